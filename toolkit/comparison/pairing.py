"""Which figures are laid side by side: those of one measure in articles of one story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations

from toolkit.comparison.figures import Figure, when
from toolkit.comparison.lending import in_one_measure, lacks_unit
from toolkit.comparison.stories import Stories

LARGEST = 150
"""Figures of one matter beyond which not every pair is laid out: only neighbours in time."""
NEIGHBOURS = 20


def article_pairs(
    figures: Sequence[Figure], stories: Stories
) -> Iterator[tuple[tuple[str, str], list[tuple[Figure, Figure]]]]:
    """For each two articles of one story, and each article with itself, the pairs of one measure, the earlier first.

    A figure that leaves its unit unsaid is laid beside those of every measure, in the unit of the other.
    """
    ordered = sorted(figures, key=when)
    holding: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    unsaid: defaultdict[str, list[int]] = defaultdict(list)
    for i, figure in enumerate(ordered):
        measure, article = figure.claim.measure.partition(" per ")[0], figure.quantity["article_id"]
        holding[article]["money" if measure[:6] == "money " else measure].append(i)
        if lacks_unit(figure):
            unsaid[article].append(i)
    own = [
        ((article, article), {pair for held in found.values() for pair in _near(held)})
        for article, found in holding.items()
    ]
    between = (
        ((one, other), {p for m, held in holding[one].items() for p in _across(held, holding[other].get(m, []))})
        for one, other in stories.links()
        if one in holding and other in holding
    )
    for (one, other), pairs in chain(own, between):
        lent = _measured(unsaid[one], holding[other]) | _measured(unsaid[other], holding[one])
        laid = (in_one_measure(ordered[i], ordered[j]) for i, j in sorted(lent))
        found = [(ordered[i], ordered[j]) for i, j in sorted(pairs)] + [pair for pair in laid if pair]
        if found:
            yield (one, other), found


def _measured(unsaid: list[int], holding: Mapping[str, list[int]]) -> set[tuple[int, int]]:
    """The pairs of figures without a unit and those that have one."""
    return {pair for measure, held in holding.items() if measure != "count" for pair in _across(unsaid, held)}


def _across(ones: list[int], others: list[int]) -> set[tuple[int, int]]:
    """The pairs between two articles; of very long lists of numbers only the first."""
    return {(min(i, j), max(i, j)) for i in ones[:LARGEST] for j in others[:LARGEST]}


def _near(held: list[int]) -> Iterator[tuple[int, int]]:
    if len(held) <= LARGEST:
        return combinations(held, 2)
    return ((held[a], held[b]) for a in range(len(held)) for b in range(a + 1, min(a + NEIGHBOURS, len(held))))
