"""Whose number it is: the subject of the clause in which it stands, read backwards from the number."""

from __future__ import annotations

from functools import cache

from toolkit.lexicons import read_lexicon
from toolkit.quantities.clauses import REACH, Word, clause_before, is_verb


def holder(text: str, start: int) -> str:
    """The subject before the verb that governs a number: "The army" in "The army has 400 tanks"; "" where none.

    >>> holder("Officials said the army had 400 tanks", 28)
    'army'
    """
    opened = text.rfind("(", max(0, start - REACH), start)
    if opened > text.rfind(")", max(0, start - REACH), start):
        start = opened
    words = clause_before(text, start)
    if not words and text[start - 2 : start] == ": ":  # "Total cost: $72"
        words = clause_before(text, start - 2)[-4:]
        return _noun_phrase_before(words, len(words))
    if text[start : start + 1] == "(" and words and not any(word.digit for word in words[-3:]):
        return _noun_phrase_before(words, len(words))
    return _subject_before(words)


def _subject_before(words: list[Word]) -> str:
    """The nearest subject, going back from verb to verb as long as these borrow theirs."""
    position, borrowed = len(words), False
    for _ in range(5):
        position = _verb_before(words, position)
        if position <= 0:
            return ""
        if (_reports(words, position) and not borrowed) or words[position - 1].plain == "there":
            return ""  # who reports a number is its speaker, not its holder, also of what there is
        borrows = _has_no_subject(words, position)
        subject = "" if borrows else _noun_phrase_before(words, position)
        if subject:
            return subject
        borrowed = borrows or words[position - 1].pronoun
    return ""


def _reports(words: list[Word], position: int) -> bool:
    """The verb tells somebody's words: "said", "had counted"; a passive ("was recorded at") does not."""
    if words[position].plain in ("was", "were", "is", "are", "been", "be"):
        return False
    return words[position].reporting or (position + 1 < len(words) and words[position + 1].reporting)


def _has_no_subject(words: list[Word], i: int) -> bool:
    """Infinitives and participles after a comma borrow the subject of an earlier verb."""
    if words[i].plain in ("to", "having"):
        return True
    before = words[i - 1]
    return words[i].plain.endswith("ing") and (before.raw[-1] in ",—–" or before.opener)


def _verb_before(words: list[Word], position: int) -> int:
    """The first word of the verb group nearest before a position, -1 where there is none."""
    i = position - 1
    while i >= 0 and words[i].bound:
        i -= 1
    if i < 0 or not words[i].either:
        while i >= 0 and not is_verb(words, i):
            i -= 1
    while i > 0 and (words[i - 1].adverb or is_verb(words, i - 1)):
        i -= 1
    return i


def _noun_phrase_before(words: list[Word], position: int) -> str:
    """The noun phrase that ends before a position; "" where there is none, or only a pronoun."""
    kept: list[Word] = []
    i = _before_apposition(words, position - 1)
    while i >= 0:
        word = words[i]
        if kept and word.raw[-1] in ",—–":
            break
        if not kept and word.relative:
            i = _before_apposition(words, i - 1)
            continue
        if word.pronoun or (word.digit and not _named(words, i)) or is_verb(words, i):
            break
        if word.boundary and not (word.plain == "and" and _joins_names(words, i, kept)):
            break
        if not word.bracketed:
            kept.append(word)
        i -= 1
    return _without_opening(kept[::-1])


def _before_apposition(words: list[Word], i: int) -> int:
    """Where the subject ends: "Frankel, an investor in ships, bought" is about Frankel."""
    if i < 0 or words[i].raw[-1] != ",":
        return i
    comma = next((k for k in range(i - 1, -1, -1) if words[k].raw[-1] == ","), None)
    return i if comma is None or is_verb(words, comma) else comma


def _joins_names(words: list[Word], i: int, kept: list[Word]) -> bool:
    before = words[i - 1].raw if i else ""
    return bool(kept) and kept[-1].capital and before[:1].isupper() and before[-1] != ","


def _named(words: list[Word], i: int) -> bool:
    """A number after a name belongs to it: "iPhone 14", "S&P 500"."""
    return i > 0 and any(character.isupper() for character in words[i - 1].raw[:2])


def _without_opening(kept: list[Word]) -> str:
    """The phrase without what only opens the sentence: "Since last season Chris Wood" is about Chris Wood."""
    if kept and kept[0].opener:
        after = [i for i in range(1, len(kept)) if kept[i].determiner]
        capitals = [i for i in range(1, len(kept)) if kept[i].capital and not kept[i - 1].capital]
        kept = kept[(after or capitals or [1 if len(kept) < 4 else len(kept) - 2])[-1] :]
    first, last = 0, len(kept)
    if last > 1 and kept[-1].plain in _weekdays():  # Tolland | on Monday | revised
        last -= 1 + (last > 2 and kept[-2].plain in ("on", "last", "this"))
    while first < last and _only_leads(kept[first]):
        first += 1
    while first < last and kept[last - 1].bare.endswith("ly") and kept[last - 1].bare.islower():
        last -= 1
    return " ".join(word.bare for word in kept[first:last] if word.bare)


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("weekdays"))


def _only_leads(word: Word) -> bool:
    return word.determiner or word.adverb or word.boundary or word.relative or word.bare.endswith("ly")
