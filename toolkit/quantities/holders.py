"""Whose number it is: the subject of the clause in which it stands, read backwards from the number."""

from __future__ import annotations

from functools import cache

from toolkit.lexicons import read_lexicon
from toolkit.quantities.context import changes
from toolkit.quantities.counted import roles

REACH = 190
_BREAKS = ";:!?\n"
_PUNCTUATION = ",()[]\"“”'’—–"


@cache
def _verbs() -> frozenset[str]:
    listed = {word for word, role in roles().items() if role == "verb"} | set(changes())
    more = {row["word"] for row in read_lexicon("clause_words") if row["role"] == "verb"}
    return frozenset((listed | more) - {row["word"] for row in read_lexicon("clause_words") if row["role"] == "noun"})


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("clause_words") if row["role"] == role)


def holder(text: str, start: int) -> str:
    """The subject before the verb that governs a number: "The army" in "The army has 400 tanks"; "" where none.

    >>> holder("Officials said the army had 400 tanks", 28)
    'army'
    """
    words = _sentence_before(text, start)
    position = len(words)
    for _ in range(5):
        position = _verb_before(words, position)
        if position < 0:
            return ""
        subject = _noun_phrase_before(words, position)
        if subject is None:
            return ""
        if subject:
            return subject
    return ""


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


def _plain(word: str) -> str:
    return word.strip(_PUNCTUATION).lower()


def _is_verb(words: list[str], i: int) -> bool:
    word = _plain(words[i])
    if word in _verbs():
        return not (i and _plain(words[i - 1]) in _words("determiner"))
    if len(word) > 4 and word.endswith(("ed", "ing")) and words[i][0].islower():
        return bool(i) and _plain(words[i - 1]) not in _words("determiner") and word not in _words("noun")
    return False


def _verb_before(words: list[str], position: int) -> int:
    """The first word of the verb group nearest before a position, -1 where there is none."""
    i = position - 1
    while i >= 0 and not _is_verb(words, i):
        i -= 1
    while i > 0 and (_is_verb(words, i - 1) or _plain(words[i - 1]) in _words("adverb")):
        i -= 1
    return i


def _noun_phrase_before(words: list[str], position: int) -> str | None:
    """The noun phrase that ends before a verb group; "" where it has none of its own, None for a pronoun."""
    kept: list[str] = []
    i = position - 1
    while i >= 0:
        raw, word = words[i], _plain(words[i])
        if kept and raw[-1] in ",—–":
            break
        if not kept and word in _words("relative"):
            i -= 1
            position = i
            continue
        if word in _words("pronoun"):
            return None if not kept else " ".join(reversed(kept))
        if word in _words("boundary") or _is_verb(words, i) or (word[:1].isdigit() and not _named(words, i)):
            break
        kept.append(raw.strip(_PUNCTUATION))
        if raw[0] in "(":
            break
        i -= 1
    return _without_opening(list(reversed(kept)))


def _named(words: list[str], i: int) -> bool:
    """A number after a name belongs to it: "iPhone 14", "S&P 500"."""
    return i > 0 and any(character.isupper() for character in words[i - 1])


def _without_opening(kept: list[str]) -> str:
    """The phrase without what only opens the sentence: "Since last season Chris Wood" is about Chris Wood."""
    if kept and kept[0].lower() in _words("opener"):
        after = [i for i in range(1, len(kept)) if kept[i].lower() in _words("determiner")]
        capitals = [i for i in range(1, len(kept)) if kept[i][:1].isupper() and not kept[i - 1][:1].isupper()]
        cut = (after or capitals or [1 if len(kept) < 4 else len(kept) - 2])[-1]
        kept = kept[cut:]
    while kept and kept[0].lower() in _words("determiner") | _words("adverb") | _words("boundary"):
        kept = kept[1:]
    return " ".join(word for word in kept if word)
