"""Two figures of which one leaves its unit unsaid ("the union speaks of 300"): read in the unit of the other."""

from __future__ import annotations

from toolkit.comparison.claims import size_of
from toolkit.comparison.ellipses import needs_unit, same_size, scale_between
from toolkit.comparison.figures import Figure

UNIT, SCALE = "unit", "unit and scale"
_NEVER = frozenset(("multiple", "duration", "age", "length", "distance", "speed"))
"""Kinds whose unit is seldom left unsaid far from the number that has it."""


def lacks_unit(figure: Figure) -> bool:
    """Whether a figure leaves a unit unsaid: it names none and counts nothing, but is in millions or has decimals."""
    counted = figure.quantity.get("counted")
    alone = figure.claim.measure == "count" and figure.quantity["kind"] == "count" and not isinstance(counted, str)
    return alone and needs_unit(figure.quantity["surface"], size_of(figure.claim))


def in_one_measure(first: Figure, second: Figure) -> tuple[Figure, Figure] | None:
    """Two figures of which one lacks its unit, that in the measure of the other; None where their sizes forbid it."""
    bare, other = (first, second) if lacks_unit(first) else (second, first)
    if other.quantity["kind"] in _NEVER:
        return None
    size, measured = size_of(bare.claim), size_of(other.claim)
    scale = scale_between(bare.quantity["surface"], size, other.quantity["surface"], measured)
    if not same_size(size * scale, measured):
        return None
    claim = bare.claim
    lent = claim._replace(measure=other.claim.measure, low=claim.low * scale, high=claim.high * scale)
    settled = bare._replace(claim=lent, lent=UNIT if scale == 1 else SCALE)
    return (settled, other) if bare is first else (other, settled)
