"""Particulars: the numbers and names that tell two reports of one form from two versions of one report."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from toolkit.lexicons import read_lexicon

_TOKEN = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d[\w/-]*(?:\.\d[\w/-]*)?|[^\W\d_]+")
_READ = 200_000
_CERTAIN = 2
"""Digits from which on a rounded number is taken for the exact one: 2.2 million for 2,191,000, but not 2 for 1.9."""
_ENDS = (".", "!", "?", ":", "\n")


class Particulars(NamedTuple):
    """The numbers of a text with their counts, and the words that it writes with a capital within a sentence."""

    numbers: Counter[str]
    names: frozenset[str]


def find_particulars(text: str) -> Particulars:
    """Numbers in digits and words, months and weekdays; names in lower case, but not the first words of sentences.

    >>> found = find_particulars("It lost 1.2 mln in May, Ana Dorn of Brant said.")
    >>> sorted(found.numbers), sorted(found.names)
    (['1200000', 'may'], ['ana', 'brant', 'dorn'])
    """
    numbers: Counter[str] = Counter()
    names: set[str] = set()
    tokens = [(match.group(), match.start()) for match in _TOKEN.finditer(text[:_READ])]
    for i, (token, start) in enumerate(tokens):
        word = token.lower()
        following = tokens[i + 1][0].lower() if i + 1 < len(tokens) else ""
        if token[0].isdigit() or word in _number_words():
            numbers[_value(word, following)] += 1
        elif word in _calendar() and token[0].isupper():
            numbers[word] += 1
        elif token[0].isupper() and _within(text, start):
            names.add(word)
    return Particulars(numbers, frozenset(names))


def count_missing(told: Counter[str], other: Counter[str]) -> int:
    """Numbers of the first text that the second does not tell, not even rounded.

    >>> count_missing(Counter(["2191000", "14"]), Counter(["2200000", "40"]))
    1
    """
    left, there = list((told - other).elements()), list((other - told).elements())
    missing = 0
    for number in left[:200]:
        near = next((rival for rival in there[:200] if _rounded(number, rival)), None)
        if near is None:
            missing += 1
        else:
            there.remove(near)
    return missing + max(len(left) - 200, 0)


def _within(text: str, start: int) -> bool:
    before = text[max(start - 3, 0) : start].rstrip(" \"'“‘(<")
    return bool(before) and not before.endswith(_ENDS)


def _value(word: str, following: str) -> str:
    word = _number_words().get(word, word).replace(",", "")
    try:
        return f"{float(word) * float(_scales().get(following, 1)):.12g}"
    except ValueError:
        return word


def _rounded(one: str, other: str) -> bool:
    """Whether one number is the other with fewer digits."""
    try:
        a, b = float(one), float(other)
    except ValueError:
        return False
    digits = min(len(one.strip("0.").replace(".", "")), len(other.strip("0.").replace(".", "")))
    return digits >= _CERTAIN and f"{a:.{digits - 1}e}" == f"{b:.{digits - 1}e}"


@cache
def _number_words() -> dict[str, str]:
    rows = read_lexicon("number_words")
    return {row["word"]: row["value"] for row in rows if row["role"] in ("unit", "teen", "ten")}


@cache
def _scales() -> dict[str, str]:
    words = {row["word"]: row["value"] for row in read_lexicon("number_words") if row["role"] == "scale"}
    return words | {row["word"]: row["value"] for row in read_lexicon("scale_abbreviations")}


@cache
def _calendar() -> frozenset[str]:
    return frozenset(row["word"].rstrip(".") for name in ("months", "weekdays") for row in read_lexicon(name))
