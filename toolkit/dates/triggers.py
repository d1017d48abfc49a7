"""Where a date expression can be: one pass of a pattern shaped as a trie over the folded text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from toolkit.dates.vocabulary import trigger_words
from toolkit.language.tries import trie_source

_NUMBERS = (
    r"\d+(?:\.\d+)?(?:years?|months?|weeks?|days?|hours?|hrs?|h|minutes?|mins?)\b"
    r"|\d{1,2}:\d\d|(?:1\d|2[01])\d\d(?!\d|,\d|\.\d)|(?:19|20)\d{6}\b|\d{1,4}([/.-])\d{1,2}\1\d|[2-9]0s\b|(?<!')'\d(?:\d|0s)\b"
    r"|\d{1,2} past \d{1,2}\b|\d{1,3}(?:st|nd|rd|th)\b|\d{1,4}\s?[ap]m\b"
    r"|[1-4]q(?:\s?fy\s?|\s(?=20)|')?\d\d|0\d{3} (?:gmt|utc|local time)\b|\d{1,2}/\d{1,2}\b"
)
_CENTURIES = "nineteen|eighteen|seventeen|sixteen|twenty"
_SPOKEN = rf"(?:{_CENTURIES})[ -](?:hundred|[a-z]+ty|ten|[a-z]+teen|oh)\b|two thousand\b"
_FISCAL = r"fy\s?'?(?:20)?\d\d\b"
_HALF = "m"
"""The letter at which the trie is cut in two: a word then passes half of its branches by."""


def triggers(folded: str) -> Iterator[tuple[int, int]]:
    """Start and end of each trigger, in folded text.

    The text is searched with a blank before it, since every trigger stands behind a character that is no letter: a
    pattern that begins with a set of characters is the fast kind.

    >>> list(triggers("monday or the last week"))
    [(0, 6), (19, 23)]
    """
    for match in _pattern().finditer(" " + folded):
        yield match.start(), match.end() - 1


@cache
def _pattern() -> re.Pattern[str]:
    words = trigger_words()
    early = _trie(word for word in words if word[0].isalpha() and word < _HALF)
    late = _trie(word for word in words if word >= _HALF)
    numbers = "|".join([_NUMBERS, *(re.escape(word) for word in words if not word[0].isalpha())])
    spoken = f"(?=[efnst])(?:{_SPOKEN}|{_FISCAL})"
    return re.compile(rf"[^a-z0-9_à-öø-ÿ](?:(?=[a-l]){early}|(?=[m-z]){late}|{spoken}|(?=[0-9'])(?:{numbers}))")


def _trie(words: Iterable[str]) -> str:
    return rf"(?:{trie_source(words)})(?![a-z0-9])"
