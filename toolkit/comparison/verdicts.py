"""Two claims side by side: equal, compatible, refines, update, contradiction; each verdict with its reason in words."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.comparison.claims import INFINITY, Claim

VERDICTS = ("equal", "compatible", "refines", "update", "contradiction", "undecided", "incomparable")
"""undecided: the figures exclude each other, but nothing says whether time or source explains it."""


class Verdict(NamedTuple):
    """How two claims stand to each other, and why."""

    verdict: str
    reason: str


def compare_claims(first: Claim, second: Claim) -> Verdict:
    """How two claims stand to each other.

    An update needs times that do not overlap; a contradiction needs figures that exclude each other, the
    same time and different sources. Without a known time the verdict stays "undecided".

    >>> from toolkit.comparison.claims import read_claim
    >>> from toolkit.quantities import find_quantities
    >>> one, other = (
    ...     read_claim(find_quantities(text)[0], source=source)
    ...     for text, source in (("1,720 troops in Kestria", "A"), ("More than 1,500 soldiers in Kestria", "B"))
    ... )
    >>> compare_claims(one, other).verdict
    'refines'
    """
    obstacle = difference(first, second)
    if obstacle:
        return Verdict("incomparable", obstacle)
    return _overlap(first, second) or _apart(first, second)


def difference(first: Claim, second: Claim) -> str:
    """Why two claims are not about the same thing, "" where they are."""
    if first.measure != second.measure:
        return f"one is {first.measure}, the other {second.measure}"
    for what, one, other in (
        ("what is counted", first.thing, second.thing),
        ("the place", first.place.casefold(), second.place.casefold()),
        ("whose number it is", first.holder, second.holder),
    ):
        if one and other and one != other:
            return f"{what} differs: {one} and {other}"
    if first.status != second.status:
        return f"the status differs: {first.status or 'none'} and {second.status or 'none'}"
    if first.qualifiers and second.qualifiers and first.qualifiers.isdisjoint(second.qualifiers):
        return f"the kind differs: {' '.join(sorted(first.qualifiers))} and {' '.join(sorted(second.qualifiers))}"
    if {first.period, second.period} == {"new", "total"}:
        return "one counts what is new, the other a total"
    if not ((first.thing and first.thing == second.thing) or (first.holder and first.holder == second.holder)):
        return "nothing says that both count the same"
    return ""


def _overlap(first: Claim, second: Claim) -> Verdict | None:
    """The verdict on claims whose figures can both be true, None where they exclude each other."""
    if (first.low, first.high, first.modifier) == (second.low, second.high, second.modifier):
        return Verdict("equal", f"both say {_words(first)}")
    if first.exact and second.exact:
        return _rounded(first, second)
    if not _meet(first, second):
        return None
    if _inside(first, second):
        return Verdict("refines", f"{_words(first)} is within {_words(second)} and says it more exactly")
    if _inside(second, first):
        return Verdict("refines", f"{_words(second)} is within {_words(first)} and says it more exactly")
    return Verdict("compatible", f"{_words(first)} and {_words(second)} can both be true")


def _rounded(first: Claim, second: Claim) -> Verdict | None:
    """A round number may stand for a more exact one: 1,700 for 1,720, half a million for 480,000."""
    if first.low == second.low:
        return Verdict("equal", f"both say {_words(first)}")
    for rough, fine in ((first, second), (second, first)):
        if abs(rough.low - fine.low) <= slack_of(rough.low) and slack_of(rough.low) > slack_of(fine.low):
            return Verdict("refines", f"{_words(rough)} is {_words(fine)} rounded")
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


def _apart(first: Claim, second: Claim) -> Verdict:
    """The verdict on claims whose figures exclude each other."""
    figures = f"{_words(first)} and {_words(second)} exclude each other"
    if first.as_of is None or second.as_of is None:
        return Verdict("undecided", f"{figures}, but nothing says for when they hold")
    if first.as_of[1] <= second.as_of[0] or second.as_of[1] <= first.as_of[0]:
        later = first if first.as_of[0] > second.as_of[0] else second
        return Verdict("update", f"{figures}; {_words(later)} holds for a later time")
    if first.source and first.source == second.source:
        return Verdict("undecided", f"{figures}, but both come from {first.source} for the same time")
    return Verdict("contradiction", f"{figures}, for the same time, from {first.source} and {second.source}")


def _words(claim: Claim) -> str:
    if claim.low == claim.high:
        return f"{claim.low:,.10g}"
    if claim.high == INFINITY:
        return f"{'more than' if claim.open_low else 'at least'} {claim.low:,.10g}"
    if claim.low == 0 and claim.modifier in ("at_most", "less_than"):
        return f"{'less than' if claim.open_high else 'at most'} {claim.high:,.10g}"
    return f"{claim.low:,.10g} to {claim.high:,.10g}"
