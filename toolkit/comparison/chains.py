"""Chains: all figures of one thing, linked pair by pair; one that takes its unit from its neighbour links nothing."""

from __future__ import annotations

from collections import defaultdict

from toolkit.comparison.figures import Figure
from toolkit.comparison.judging import judged_pairs
from toolkit.comparison.stories import Stories
from toolkit.stories.finding import leader_of

_LINKING = ("equal", "compatible", "refines", "update", "contradiction")


def chains_of(figures: list[Figure], stories: Stories) -> list[list[Figure]]:
    """The figures of each thing that more than one figure tells, in the order given."""
    place = {figure.quantity["quantity_id"]: i for i, figure in enumerate(figures)}
    leaders = list(range(len(figures)))
    for one, other, verdict in judged_pairs(figures, stories):
        if verdict.verdict in _LINKING and not (one.lent or other.lent):
            a, b = (leader_of(leaders, place[figure.quantity["quantity_id"]]) for figure in (one, other))
            leaders[max(a, b)] = min(a, b)
    held: defaultdict[int, list[Figure]] = defaultdict(list)
    for i, figure in enumerate(figures):
        held[leader_of(leaders, i)].append(figure)
    return [group for group in held.values() if len(group) > 1]
