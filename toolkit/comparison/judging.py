"""The verdict on two figures of a study: first whether they are of one thing, then how their numbers stand."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.comparison.alignment import weighed_pairs
from toolkit.comparison.figures import Figure, when
from toolkit.comparison.intervals import Verdict, excluded, holds_apart
from toolkit.comparison.namings import one_teller
from toolkit.comparison.stories import Stories
from toolkit.comparison.verdicts import verdict_on

ALIKE = -0.2
"""Logarithm of the odds from which on two figures are laid side by side."""
SURE = 0.3
"""The same for a contradiction, which must not be claimed lightly."""


def judged_pairs(figures: list[Figure], stories: Stories) -> Iterator[tuple[Figure, Figure, Verdict]]:
    """Every two figures of a study that are laid side by side, with the verdict on them, the earlier first.

    "undecided" where their numbers exclude each other, but too little says that they are of one thing or time. Left out
    are those of which too little says that they are of one thing at all.
    """
    place = {figure.quantity["quantity_id"]: i for i, figure in enumerate(sorted(figures, key=when))}
    judged = ((one, other, weigh(one, other, odds)) for one, other, odds in weighed_pairs(figures, stories))
    kept = [row for row in judged if row[2].verdict != "incomparable"]
    yield from sorted(kept, key=lambda row: tuple(place[figure.quantity["quantity_id"]] for figure in row[:2]))


def weigh(first: Figure, second: Figure, odds: float) -> Verdict:
    """The verdict on two figures that nothing alone keeps apart, from the odds that they are of one thing."""
    one, other = first.claim, second.claim
    if odds < ALIKE:
        return Verdict("incomparable", "too little says that both are of one thing")
    if one_teller(one.source, other.source) and excluded(one, other) and one.as_of and not holds_apart(one, other):
        return Verdict("undecided", f"the figures exclude each other, but both come from {one.source} for one time")
    verdict = verdict_on(one, other)
    if verdict.verdict == "contradiction" and odds < SURE:
        return Verdict("undecided", f"{verdict.reason}; but little says that both are of one thing")
    return verdict
