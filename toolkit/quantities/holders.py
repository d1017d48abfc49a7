"""Whose number it is: the subject of the clause in which it stands, read backwards from the number."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from toolkit.lexicons import read_lexicon
from toolkit.quantities.context import bound_words, changes
from toolkit.quantities.counted import roles

REACH = 190
_BREAKS = ";:!?\n"
_PUNCTUATION = ",()[]\"“”'’—–"


class _Lists(NamedTuple):
    """The small words that tell where a subject begins and ends."""

    verb: frozenset[str]
    noun: frozenset[str]
    either: frozenset[str]
    modal: frozenset[str]
    reporting: frozenset[str]
    article: frozenset[str]
    determiner: frozenset[str]
    adverb: frozenset[str]
    relative: frozenset[str]
    pronoun: frozenset[str]
    boundary: frozenset[str]
    opener: frozenset[str]


@cache
def _lists() -> _Lists:
    listed = {
        role: frozenset(row["word"] for row in read_lexicon("clause_words") if row["role"] == role)
        for role in _Lists._fields
    }
    verbs = {word for word, role in roles().items() if role == "verb"} | set(changes()) | listed["verb"]
    return _Lists(**(listed | {"verb": frozenset(verbs - listed["noun"])}))


def holder(text: str, start: int) -> str:
    """The subject before the verb that governs a number: "The army" in "The army has 400 tanks"; "" where none.

    >>> holder("Officials said the army had 400 tanks", 28)
    'army'
    """
    lists = _lists()
    opened = text.rfind("(", max(0, start - REACH), start)
    if opened > text.rfind(")", max(0, start - REACH), start):
        start = opened
    words = _Words(_sentence_before(text, start))
    if not words and text[start - 2 : start] == ": ":  # "Total cost: $72"
        words = _Words(_sentence_before(text, start - 2)[-4:])
        return _noun_phrase_before(words, len(words))
    if text[start : start + 1] == "(" and words and not any(_has_digit(word) for word in words[-3:]):
        return _noun_phrase_before(words, len(words))
    position, borrowed = len(words), False
    for _ in range(5):
        position = _verb_before(words, position)
        if position <= 0:
            return ""
        if _reports(words, position) and not borrowed:
            return ""  # who reports a number is its speaker, not its holder
        subject = "" if _has_no_subject(words, position) else _noun_phrase_before(words, position)
        if subject:
            return subject
        borrowed = _has_no_subject(words, position) or words.plain[position - 1] in lists.pronoun
    return ""


def _reports(words: _Words, position: int) -> bool:
    """The verb tells somebody's words: "said", "had counted"; a passive ("was recorded at") does not."""
    reporting = _lists().reporting
    following = words.plain[position + 1] if position + 1 < len(words) else ""
    if words.plain[position] in ("was", "were", "is", "are", "been", "be"):
        return False
    return words.plain[position] in reporting or following in reporting


def _has_digit(word: str) -> bool:
    return any(character.isdigit() for character in word[:4])


def _has_no_subject(words: _Words, i: int) -> bool:
    """Infinitives and participles after a comma borrow the subject of an earlier verb."""
    lists = _lists()
    if words.plain[i] in ("to", "having"):
        return True
    before = words.plain[i - 1]
    return words.plain[i].endswith("ing") and (words[i - 1][-1] in ",—–" or before in lists.opener)


class _Words(list[str]):
    """The words of a clause, each also folded and without the marks around it."""

    __slots__ = ("plain",)

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self.plain = [word.strip(_PUNCTUATION).lower().replace("’", "'") for word in words]


def _sentence_before(text: str, start: int) -> list[str]:
    """The words of the sentence so far; where it breaks inside, from the last break."""
    window = text[max(0, start - REACH) : start]
    for mark in (". ", "! ", "? ", "; ", "\n", ": "):
        cut = window.rfind(mark)
        while mark == ". " and cut > 0 and _is_abbreviation(window, cut):
            cut = window.rfind(mark, 0, cut)
        if cut >= 0:
            window = window[cut + len(mark) :]
    return window.split()


def _is_abbreviation(window: str, dot: int) -> bool:
    word = window[max(0, dot - 4) : dot].split()[-1:] or [""]
    return len(word[0]) <= 1 or "." in word[0] or word[0] in ("Mr", "Mrs", "Ms", "Dr", "Inc", "Corp", "Co", "Ltd", "St")


def _is_verb(words: _Words, i: int) -> bool:
    lists = _lists()
    word = words.plain[i]
    after_article = bool(i) and words.plain[i - 1] in lists.article
    if word in lists.verb:
        return not after_article
    if i and words.plain[i - 1] in lists.modal and (word in lists.noun or words.plain[i - 1] == "to"):
        return word.isalpha() and word not in lists.article
    if len(word) > 4 and word.endswith(("ed", "ing")) and words[i][0].islower():
        return bool(i) and not after_article and word not in lists.noun
    return False


def _verb_before(words: _Words, position: int) -> int:
    """The first word of the verb group nearest before a position, -1 where there is none."""
    lists = _lists()
    i = position - 1
    while i >= 0 and (words.plain[i] in bound_words() or words.plain[i] in ("me", "him", "them", "us")):
        i -= 1
    if i < 0 or words.plain[i] not in lists.either:
        while i >= 0 and not _is_verb(words, i):
            i -= 1
    while i > 0 and (_is_verb(words, i - 1) or words.plain[i - 1] in lists.adverb):
        i -= 1
    return i


def _noun_phrase_before(words: _Words, position: int) -> str:
    """The noun phrase that ends before a position; "" where there is none, or only a pronoun."""
    lists = _lists()
    kept: list[str] = []
    i = _before_apposition(words, position - 1)
    while i >= 0:
        raw, word = words[i], words.plain[i]
        if kept and raw[-1] in ",—–":
            break
        if not kept and word in lists.relative:
            i = _before_apposition(words, i - 1)
            continue
        if word in lists.pronoun or _is_verb(words, i) or (_has_digit(word) and not _named(words, i)):
            break
        if word in lists.boundary and not (word == "and" and _joins_names(words, i, kept)):
            break
        if not (raw[0] == "(" and raw.rstrip(",")[-1] == ")"):
            kept.append(raw.strip(_PUNCTUATION))
        i -= 1
    return _without_opening(list(reversed(kept)))


def _before_apposition(words: _Words, i: int) -> int:
    """Where the subject ends: "Frankel, an investor in ships, bought" is about Frankel."""
    if i < 0 or words[i][-1] != ",":
        return i
    commas = [k for k in range(i - 1, -1, -1) if words[k][-1] == ","]
    return commas[0] if commas and not _is_verb(words, commas[0]) else i


def _joins_names(words: _Words, i: int, kept: list[str]) -> bool:
    return bool(kept) and i > 0 and kept[-1][:1].isupper() and words[i - 1][:1].isupper() and words[i - 1][-1] != ","


def _named(words: list[str], i: int) -> bool:
    """A number after a name belongs to it: "iPhone 14", "S&P 500"."""
    return i > 0 and any(character.isupper() for character in words[i - 1][:2])


def _without_opening(kept: list[str]) -> str:
    """The phrase without what only opens the sentence: "Since last season Chris Wood" is about Chris Wood."""
    lists = _lists()
    if kept and kept[0].lower() in lists.opener:
        after = [i for i in range(1, len(kept)) if kept[i].lower() in lists.determiner]
        capitals = [i for i in range(1, len(kept)) if kept[i][:1].isupper() and not kept[i - 1][:1].isupper()]
        cut = (after or capitals or [1 if len(kept) < 4 else len(kept) - 2])[-1]
        kept = kept[cut:]
    while kept and (kept[0].lower() in lists.determiner | lists.adverb | lists.boundary or kept[0].endswith("ly")):
        kept = kept[1:]
    while kept and kept[-1].endswith("ly") and kept[-1].islower():
        kept = kept[:-1]
    return " ".join(word for word in kept if word)
