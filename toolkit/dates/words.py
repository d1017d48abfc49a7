"""The words of the vocabulary in the text: a word, a phrase that begins with it, or a number in words."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from toolkit.dates.numbers import number_source, read_number_words
from toolkit.dates.vocabulary import Word, number_words, vocabulary
from toolkit.language.tries import trie_source

_WORD = re.compile(r"[a-z0-9]+")


class Token(NamedTuple):
    """One word, number or mark of a possible date expression."""

    kind: str
    start: int
    end: int
    value: Any
    guarded: bool = False


def word_at(folded: str, start: int) -> Token | None:
    """The word, number or longest phrase that begins here; None for a word that dates do not know.

    >>> word_at("end of may", 0).end, word_at("twenty-one days", 0).value, word_at("rain", 0)
    (6, 21, None)
    """
    match = _WORD.match(folded, start)
    first = match.group() if match else ""
    if first in _number_openers() and (number := _number_pattern().match(folded, start)):
        kind, value = read_number_words(number.group())
        return Token(kind, start, number.end(), value)
    meanings = _openers().get(first)
    if meanings is None or match is None:
        return None
    if type(meanings) is Word:
        return Token(meanings.kind, start, match.end(), meanings.value, meanings.guarded)
    phrase = _phrase_pattern(first).match(folded, start)
    if phrase is None:
        return None
    kind, value, guarded = vocabulary()[" ".join(phrase.group().split())]
    return Token(kind, start, phrase.end(), value, guarded)


@cache
def _openers() -> dict[str, Word | list[str]]:
    """For each first word its meaning or, where longer readings begin with it, all of them."""
    openers: dict[str, list[str]] = {}
    for phrase in vocabulary():
        if match := _WORD.match(phrase):
            openers.setdefault(match.group(), []).append(phrase)
    return {first: vocabulary()[first] if phrases == [first] else phrases for first, phrases in openers.items()}


@cache
def _phrase_pattern(first: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{trie_source(_openers()[first])})(?![a-z0-9])")


@cache
def _number_openers() -> frozenset[str]:
    return frozenset(number_words()) | {"a", "hundred"}


@cache
def _number_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{number_source()})(?![a-z])")
