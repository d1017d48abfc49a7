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
    meaning = _alone().get(first)
    if meaning is not None and match is not None:
        return Token(meaning.kind, start, match.end(), meaning.value, meaning.guarded)
    if first not in _phrases():
        return None
    phrase = _phrase_pattern(first).match(folded, start)
    if phrase is None:
        return None
    kind, value, guarded = vocabulary()[" ".join(phrase.group().split())]
    return Token(kind, start, phrase.end(), value, guarded)


@cache
def _phrases() -> dict[str, list[str]]:
    """The words and phrases of the vocabulary by their first word."""
    phrases: dict[str, list[str]] = {}
    for phrase in vocabulary():
        if match := _WORD.match(phrase):
            phrases.setdefault(match.group(), []).append(phrase)
    return phrases


@cache
def _alone() -> dict[str, Word]:
    """The words with which no longer phrase begins."""
    return {first: vocabulary()[first] for first, phrases in _phrases().items() if phrases == [first]}


@cache
def _phrase_pattern(first: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{trie_source(_phrases()[first])})(?:(?![a-z0-9])|(?<=\.)(?=\d))")


@cache
def _number_openers() -> frozenset[str]:
    return frozenset(number_words()) | {"a", "hundred"}


@cache
def _number_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{number_source()})(?![a-z])")
