"""How the figures of two claims stand to each other as intervals: equal, one within the other, overlapping, apart."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from toolkit.comparison.claims import INFINITY, Claim


class Verdict(NamedTuple):
    """How two claims stand to each other, and why.

    undecided: the figures exclude each other, but nothing says whether time or source explains it.
    """

    verdict: Literal["equal", "compatible", "refines", "update", "contradiction", "undecided", "incomparable"]
    reason: str


def holds_apart(first: Claim, second: Claim) -> bool:
    """Whether two claims hold for times that do not overlap."""
    if first.as_of is None or second.as_of is None:
        return False
    return bool(first.as_of[1] <= second.as_of[0] or second.as_of[1] <= first.as_of[0])


def excluded(first: Claim, second: Claim) -> bool:
    """Whether the figures of two claims exclude each other."""
    return overlap(first, second) is None


def overlap(first: Claim, second: Claim) -> Verdict | None:
    """The verdict on claims whose figures can both be true, None where they exclude each other."""
    if _same(_ends(first), _ends(second)):
        return Verdict("equal", f"both say {in_words(first)}")
    if first.exact and second.exact:
        return None if holds_apart(first, second) and first.low != second.low else _rounded(first, second)
    if not _meet(first, second):
        return None
    for fine, rough in ((first, second), (second, first)):
        if _inside(fine, rough):
            return Verdict("refines", f"{in_words(fine)} is within {in_words(rough)} and says it more exactly")
    return Verdict("compatible", f"{in_words(first)} and {in_words(second)} can both be true")


def _ends(claim: Claim) -> tuple[float, float, bool, bool]:
    return claim.low, claim.high, claim.open_low, claim.open_high


def _same(one: tuple[float, float, bool, bool], other: tuple[float, float, bool, bool]) -> bool:
    """Whether two intervals are the same, but for what is lost in reckoning."""
    ends = all(math.isclose(a, b, rel_tol=1e-9) for a, b in zip(one[:2], other[:2], strict=True))
    return ends and one[2:] == other[2:]


def _rounded(first: Claim, second: Claim) -> Verdict | None:
    """A round number may stand for a more exact one: 1,700 for 1,720, half a million for 480,000."""
    if first.low == second.low:
        return Verdict("equal", f"both say {in_words(first)}")
    for rough, fine in ((first, second), (second, first)):
        if abs(rough.low - fine.low) <= slack_of(rough.low) and slack_of(rough.low) > slack_of(fine.low):
            return Verdict("refines", f"{in_words(rough)} is {in_words(fine)} rounded")
    return None


def slack_of(value: float) -> float:
    """How far a number may be rounded by its zeros: 500,000 by 5 per cent, 1,700 by 50, 1,720 not at all.

    >>> [slack_of(value) for value in (500_000, 1_700, 1_720, 40)]
    [25000.0, 50.0, 0.0, 0.0]
    """
    if value % 100 or abs(value) < 100 or abs(value) == INFINITY:
        return 0.0
    digits = f"{abs(int(value))}"
    zeros = len(digits) - len(digits.rstrip("0"))
    significant = len(digits) - zeros
    return abs(value) * 0.05 if significant == 1 else 10**zeros / 2


def _meet(first: Claim, second: Claim) -> bool:
    low, high = (first, second) if first.high <= second.high else (second, first)
    if low.high > high.low:
        return not (low.low == low.high == high.high and high.open_high)
    return low.high == high.low and not low.open_high and not high.open_low


def _inside(inner: Claim, outer: Claim) -> bool:
    above = inner.low > outer.low or (inner.low == outer.low and (inner.open_low or not outer.open_low))
    below = inner.high < outer.high or (inner.high == outer.high and (inner.open_high or not outer.open_high))
    return above and below


def in_words(claim: Claim) -> str:
    if claim.low == claim.high:
        return f"{claim.low:,.10g}"
    if claim.high == INFINITY:
        return f"{'more than' if claim.open_low else 'at least'} {claim.low:,.10g}"
    if claim.low == 0 and claim.modifier in ("at_most", "less_than"):
        return f"{'less than' if claim.open_high else 'at most'} {claim.high:,.10g}"
    return f"{claim.low:,.10g} to {claim.high:,.10g}"
