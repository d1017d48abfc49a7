"""How near two words are in use: "marchers" to "demonstrators"; from word vectors of news and reference text."""

from __future__ import annotations

import math
from collections.abc import Collection
from functools import cache

from toolkit.language.vectors import read_vectors

MOST = 14
"""Words of one side that are compared, the rarest first."""


@cache
def _row(word: str) -> int:
    """The row of a word or of one of its plurals, whichever is commoner; 0 where none is known.

    Rows stand in order of frequency: "demonstrators" march, a "demonstrator" may be a car.
    """
    table = read_vectors()
    if table is None:
        return 0
    forms = (word, f"{word}s", f"{word}es", f"{word[:-1]}ies")
    return min((table[0][form] for form in forms if form in table[0]), default=0)


@cache
def rarity(word: str) -> float:
    """How much a word tells, from 0 for the commonest to 1 for one that the vectors do not know."""
    table, row = read_vectors(), _row(word)
    return math.log(row) / math.log(len(table[1])) if table and row else 1.0


@cache
def closeness(one: str, other: str) -> float:
    """How near two words are in use: 1 for the same word, about 0 for strangers and for words not known.

    >>> closeness("marcher", "demonstrator") > 0.6 > closeness("marcher", "hectare")
    True
    """
    if one == other:
        return 1.0
    table, a, b = read_vectors(), _row(one), _row(other)
    return float(table[1][a] @ table[1][b]) if table and a and b else 0.0


def likeness(ones: Collection[str], others: Collection[str]) -> float | None:
    """How much of what two sets of words say is the same, rare words first; None where one says nothing."""
    if not ones or not others:
        return None
    one, other = _telling(ones), _telling(others)
    covered = (_covered(one, other), _covered(other, one))
    return sum(covered) / 2


def _telling(words: Collection[str]) -> list[str]:
    return sorted(words, key=lambda word: (-rarity(word), word))[:MOST]


def _covered(ones: list[str], others: list[str]) -> float:
    weights = [rarity(word) ** 3 for word in ones]
    best = [max(0.0, *(closeness(word, other) for other in others)) for word in ones]
    return sum(w * b for w, b in zip(weights, best, strict=True)) / max(sum(weights), 1e-9)
