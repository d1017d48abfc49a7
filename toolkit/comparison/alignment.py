"""The figures of two articles laid against each other: of two that could be one thing, the better match is taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from toolkit.comparison.contexts import Telling
from toolkit.comparison.figures import Figure
from toolkit.comparison.likeness import Signs, context_of, signs_of, weigh_signs
from toolkit.comparison.pairing import article_pairs
from toolkit.comparison.sameness import obstacle
from toolkit.comparison.stories import Stories
from toolkit.comparison.surroundings import Surroundings

FIRST, SECOND = "alone", "matched"
"""The two rounds of weighing: each pair by itself, then beside the other pairs of the same two articles."""
UTMOST = 4.0
"""Logarithms of odds are cut here before they are compared."""


class Pair(NamedTuple):
    """Two figures that nothing alone keeps apart, with the signs for and against their being of one thing."""

    first: Figure
    second: Figure
    signs: Signs


def weighed_pairs(figures: Sequence[Figure], stories: Stories) -> Iterator[tuple[Figure, Figure, float]]:
    """Pairs of figures of one measure in articles of one story, with the logarithm of the odds that they are one thing.

    Left out are pairs that one thing alone keeps apart: another status, a part and its whole, a denial.
    """
    for pairs in signed_groups(figures, stories):
        first_odds = [weigh_signs(pair.signs, FIRST) for pair in pairs]
        for pair, signs in zip(pairs, matched_signs(pairs, first_odds), strict=True):
            yield pair.first, pair.second, weigh_signs(signs, SECOND)


def signed_groups(figures: Sequence[Figure], stories: Stories) -> Iterator[list[Pair]]:
    """The pairs of each two articles that may tell of the same, and of each article with itself."""
    tellings, surroundings = _Tellings(figures, stories), Surroundings(figures, stories)
    for articles, group in article_pairs(figures, stories):
        telling = tellings.of(*articles)
        pairs = [(one, other) for one, other in group if not obstacle(one.claim, other.claim)]
        around = surroundings.signs(pairs)
        if pairs:
            yield [
                Pair(one, other, signs_of(one, other, telling) | more)
                for (one, other), more in zip(pairs, around, strict=True)
            ]


class _Tellings:
    """Which words tell the figures of a story apart: those of two articles and of all that tell of the same."""

    def __init__(self, figures: Sequence[Figure], stories: Stories) -> None:
        self._contexts: defaultdict[str, list[tuple[tuple[str, float], ...]]] = defaultdict(list)
        for figure in figures:
            self._contexts[figure.quantity["article_id"]].append(context_of(figure.claim))
        self._near: defaultdict[str, set[str]] = defaultdict(set)
        for one, other in stories.links():
            self._near[one].add(other)
            self._near[other].add(one)

    def of(self, one: str, other: str) -> Telling:
        articles = sorted({one, other} | self._near[one] | self._near[other])
        return Telling(context for article in articles for context in self._contexts[article])


def matched_signs(pairs: Sequence[Pair], odds: Sequence[float]) -> list[Signs]:
    """The signs with what the first round tells: the odds, and how the nearest rivals in the two articles stand."""
    best: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    for pair, value in zip(pairs, odds, strict=True):
        for key in _sides(pair):
            best[key].append(_cut(value))
    for values in best.values():
        values.sort(reverse=True)
    return [_with_rivals(pair, _cut(value), best) for pair, value in zip(pairs, odds, strict=True)]


def _cut(odds: float) -> float:
    return max(-UTMOST, min(UTMOST, odds))


def _sides(pair: Pair) -> tuple[tuple[str, str], tuple[str, str]]:
    one, other = pair.first.quantity, pair.second.quantity
    return (one["quantity_id"], other["article_id"]), (other["quantity_id"], one["article_id"])


def _with_rivals(pair: Pair, odds: float, best: dict[tuple[str, str], list[float]]) -> Signs:
    signs = {**pair.signs, "odds alone": odds}
    if pair.first.quantity["article_id"] == pair.second.quantity["article_id"]:
        return signs
    margins = []
    for key in _sides(pair):
        values = best[key]
        rival = values[1] if values[0] == odds and len(values) > 1 else values[0] if values[0] != odds else -UTMOST
        margins.append(max(-UTMOST, min(UTMOST, odds - rival)))
    return {
        **signs, "margin least": min(margins), "margin most": max(margins), "best of both": float(min(margins) >= 0)
    }  # fmt: skip
