"""The words around a number by how near they stand, and which of them tell the figures of a story apart."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable

from toolkit.comparison.nouns import classes
from toolkit.comparison.wordvectors import closeness, rarity

Near = tuple[tuple[str, float], ...]
"""Words of a context, each with its weight: 1 beside the number, less farther away."""

FADING = 0.25
"""How fast a word loses weight: the fifth from the number has half of it."""
BEYOND = 0.5
"""What is left of the weight of a word beyond a comma."""
INHERITED = 0.35
"""What is left of the weight of a word that stands only around the number before."""
MOST = 24
"""Words of one context that are compared, the weightiest first."""
RARE = 2.0
"""The power by which rare words outweigh common ones."""


def near_words(left: str, right: str, without: frozenset[str]) -> Near:
    """The words before and after a number, as classes, with their weights.

    >>> near_words("the flood damaged some", "homes, the mayor said", frozenset({"some"}))[:2]
    (('damaged', 1.0), ('houses', 1.0))
    """
    found: dict[str, float] = {}
    for side in (_sided(left, forward=False), _sided(right, forward=True)):
        for word, weight in side:
            if word not in without:
                found[word] = max(found.get(word, 0.0), weight)
    return _strongest(found)


_PARTS = re.compile(r"[,;:—–]\s")


def _sided(stretch: str, *, forward: bool) -> list[tuple[str, float]]:
    parts = _PARTS.split(stretch)
    found: list[tuple[str, float]] = []
    for depth, part in enumerate(parts if forward else reversed(parts)):
        words = classes(part)
        for word in words if forward else reversed(words):
            found.append((word, BEYOND ** min(depth, 2) / (1 + FADING * len(found))))
    return found


def joined(own: Near, earlier: Iterable[tuple[str, float]]) -> Near:
    """A context with what it inherits from an earlier one."""
    found = dict(own)
    for word, weight in earlier:
        found[word] = max(found.get(word, 0.0), weight * INHERITED)
    return _strongest(found)


def _strongest(found: dict[str, float]) -> Near:
    return tuple(sorted(found.items(), key=lambda item: -item[1])[:MOST])


class Telling:
    """How much each word tells the figures of some articles apart: one that stands with all of them tells nothing."""

    def __init__(self, contexts: Iterable[Near]) -> None:
        listed = [frozenset(word for word, _ in near) for near in contexts]
        self._count = len(listed)
        self._spread = Counter(word for found in listed for word in found)
        self._weights: dict[str, float] = {}

    def weight(self, word: str) -> float:
        """The weight of a word, from nearly 0 to 1."""
        if word not in self._weights:
            spread = self._spread[word] or 1
            apart = math.log(1 + self._count / spread) / math.log(1 + max(self._count, 1))
            self._weights[word] = apart * rarity(word) ** RARE
        return self._weights[word]

    def likeness(self, one: Near, other: Near) -> tuple[float, float, float]:
        """How much of two contexts is the same, from either side, the better first; then by same words alone."""
        there, same = self._covered(one, other)
        back, as_well = self._covered(other, one)
        return max(there, back), min(there, back), (same + as_well) / 2

    def _covered(self, ones: Near, others: Near) -> tuple[float, float]:
        total = near = same = 0.0
        for word, weight in ones:
            worth = weight * self.weight(word)
            best, equal = _nearest(word, others)
            total, near, same = total + worth, near + worth * best, same + worth * equal
        return near / max(total, 1e-9), same / max(total, 1e-9)


def _nearest(word: str, others: Near) -> tuple[float, float]:
    """How near the nearest of other words is, and the word itself; weighed by how near they stand to their number."""
    best = equal = 0.0
    for other, weight in others:
        share = min(1.0, 0.4 + weight)
        if word == other:
            return share, share
        best = max(best, share * max(0.0, closeness(word, other)))
    return best if best > 0.3 else 0.0, equal
