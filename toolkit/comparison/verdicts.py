"""Two claims side by side: equal, compatible, refines, update, contradiction; each verdict with its reason in words."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.comparison.claims import INFINITY, Claim
from toolkit.comparison.nouns import role_of
from toolkit.comparison.settings import Setting

VERDICTS = ("equal", "compatible", "refines", "update", "contradiction", "undecided", "incomparable")
"""undecided: the figures exclude each other, but nothing says whether time or source explains it."""

STEM = 4
"""Letters that a name and its adjective share: Norrand, Norrish."""

ALIKE = 2
"""Words around two figures that must be the same for their two nouns to be taken for one."""


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
    verdict = verdict_on(first, second)
    if verdict.verdict == "contradiction" and _loose(first, second):
        return Verdict("undecided", f"{verdict.reason}; but little says that both are of one thing")
    return verdict


def verdict_on(first: Claim, second: Claim) -> Verdict:
    """How the numbers of two claims about one thing stand to each other."""
    return _overlap(first, second) or _apart(first, second)


def _loose(first: Claim, second: Claim) -> bool:
    """Whether only a word or two around the figures says that both are of one thing: too little to contradict."""
    if Setting() in (first.setting, second.setting) or (first.thing and first.thing == second.thing):
        return False
    return len(first.setting.words & second.setting.words) < ALIKE


def difference(first: Claim, second: Claim) -> str:
    """Why two claims are not about the same thing, "" where they are."""
    for differs in (_measures, difference_of_things, _settings, difference_of_names, _kinds):
        reason = differs(first, second)
        if reason:
            return reason
    return ""


def obstacle(first: Claim, second: Claim) -> str:
    """What alone keeps two claims apart, however alike they are otherwise; "" where nothing does."""
    one, other = first.setting, second.setting
    reason = _measures(first, second)
    if reason or one.denied or other.denied:
        return reason or "one of the numbers is denied, not claimed"
    if first.status and second.status and first.status != second.status:
        return f"the status differs: {first.status} and {second.status}"
    if one.difference != other.difference and first.measure != "share":
        return "one is the size of a change, the other a level"
    if one.part != other.part:
        return "one counts a part of what the other counts"
    if one.turnout and other.turnout and holds_apart(first, second):
        return "they count the crowds of two days"
    if one.groups and other.groups and one.groups != other.groups:
        return f"they are of different groups: {_listed(one.groups)} and {_listed(other.groups)}"
    if one.stance and other.stance and one.stance != other.stance:
        return f"one is {one.stance}, the other {other.stance}"
    return ""


def excluded(first: Claim, second: Claim) -> bool:
    """Whether the figures of two claims exclude each other."""
    return _overlap(first, second) is None


def holds_apart(first: Claim, second: Claim) -> bool:
    """Whether two claims hold for times that do not overlap."""
    if first.as_of is None or second.as_of is None:
        return False
    return bool(first.as_of[1] <= second.as_of[0] or second.as_of[1] <= first.as_of[0])


def _measures(first: Claim, second: Claim) -> str:
    one, other = first.measure, second.measure
    if one == other or one == other.partition(" per ")[0] or other == one.partition(" per ")[0]:
        return ""
    return f"one is {one}, the other {other}"


def difference_of_things(first: Claim, second: Claim) -> str:
    """Whether both count the same: one class, or a word of people and one of their kind, or one matter."""
    one, other = first.setting, second.setting
    nothing = role_of("generic") - {"people"} | {""}
    ones, others = {*one.things, first.thing} - nothing, {*other.things, second.thing} - nothing
    common = one.words & other.words
    if ones and others:
        if not ones.isdisjoint(others):
            return ""
        if _reworded(first, second, common):
            return ""
        people = "people" in ones | others and (common or ones & other.words or others & one.words)
        return "" if people else f"what is counted differs: {first.thing} and {second.thing}"
    alike = (one.groups == other.groups and one.groups) or (one.stance == other.stance and one.stance)
    if common or alike or (first.holder and first.holder == second.holder):
        return ""
    return "" if ones & other.words or others & one.words else "nothing says that both count the same"


def _reworded(first: Claim, second: Claim, common: frozenset[str]) -> bool:
    """Whether two articles may use two words for one thing: much around them is the same, and neither counts both."""
    one, other = first.setting, second.setting
    if not (first.thing and second.thing) or first.thing in other.rivals or second.thing in one.rivals:
        return False
    return len(common - {first.thing, second.thing}) >= ALIKE and one.names == other.names


def _settings(first: Claim, second: Claim) -> str:
    one, other = first.setting, second.setting
    if one.denied or other.denied:
        return "one of the numbers is denied, not claimed"
    if first.status != second.status and (_telling(first, second)):
        return f"the status differs: {first.status or 'none'} and {second.status or 'none'}"
    if one.difference != other.difference:
        return "one is the size of a change, the other a level"
    if one.part != other.part:
        return "one counts a part of what the other counts"
    if one.groups != other.groups:
        return f"they are of different groups: {_listed(one.groups)} and {_listed(other.groups)}"
    if {one.mode, other.mode} == {"planned", "done"}:
        return "one is planned, the other is so"
    if one.stance != other.stance and (one.stance and other.stance):
        return f"one is {one.stance}, the other {other.stance}"
    return ""


_TELLING = ("killed", "wounded", "rescued")
"""What became of people that no account leaves unsaid; other states may be."""


def _telling(first: Claim, second: Claim) -> bool:
    """Whether it matters that the status differs: a cut that one side leaves unsaid does not."""
    if first.status and second.status:
        return True
    status, people = first.status or second.status, "people" in (first.thing, second.thing)
    return status in _TELLING or (status == "missing" and people)


def _listed(words: frozenset[str]) -> str:
    return ", ".join(sorted(words)) or "all"


def difference_of_names(first: Claim, second: Claim) -> str:
    one, other = first.setting.names, second.setting.names
    if not one or not other or not {name[:STEM] for name in one}.isdisjoint(name[:STEM] for name in other):
        return ""
    for claim, named, place in ((first, one, second.place), (second, other, first.place)):
        if named <= claim.qualifiers and place and not claim.place:  # "Norrish soldiers", "soldiers in Veyra"
            return ""
    return f"they name others: {_listed(one)} and {_listed(other)}"


def _kinds(first: Claim, second: Claim) -> str:
    bare = first.setting == Setting() or second.setting == Setting()
    for what, one, other in (
        ("the place", first.place.casefold(), second.place.casefold()),
        ("whose number it is", first.holder, second.holder),
    ):
        if bare and one and other and one != other:
            return f"{what} differs: {one} and {other}"
    if bare and first.qualifiers and second.qualifiers and first.qualifiers.isdisjoint(second.qualifiers):
        return f"the kind differs: {_listed(first.qualifiers)} and {_listed(second.qualifiers)}"
    if {first.period, second.period} == {"new", "total"}:
        return "one counts what is new, the other a total"
    return ""


def _overlap(first: Claim, second: Claim) -> Verdict | None:
    """The verdict on claims whose figures can both be true, None where they exclude each other."""
    if _ends(first) == _ends(second):
        return Verdict("equal", f"both say {_words(first)}")
    if first.exact and second.exact:
        return None if holds_apart(first, second) and first.low != second.low else _rounded(first, second)
    if not _meet(first, second):
        return None
    if _inside(first, second):
        return Verdict("refines", f"{_words(first)} is within {_words(second)} and says it more exactly")
    if _inside(second, first):
        return Verdict("refines", f"{_words(second)} is within {_words(first)} and says it more exactly")
    return Verdict("compatible", f"{_words(first)} and {_words(second)} can both be true")


def _ends(claim: Claim) -> tuple[float, float, bool, bool]:
    return claim.low, claim.high, claim.open_low, claim.open_high


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
    if holds_apart(first, second) and not _one_debate(first, second):
        later = first if first.as_of[0] > second.as_of[0] else second
        return Verdict("update", f"{figures}; {_words(later)} holds for a later time")
    if first.source and first.source == second.source:
        return Verdict("undecided", f"{figures}, but both come from {first.source} for the same time")
    return Verdict("contradiction", f"{figures}, for the same time, from {first.source} and {second.source}")


def _one_debate(first: Claim, second: Claim) -> bool:
    """Whether two plans or forecasts are only printed on neighbouring days, by different sources."""
    one, other = first.setting, second.setting
    if "planned" not in (one.mode, other.mode) or one.dated or other.dated or first.source == second.source:
        return False
    if first.as_of is None or second.as_of is None:
        return False
    return first.as_of[1] == second.as_of[0] or second.as_of[1] == first.as_of[0]


def _words(claim: Claim) -> str:
    if claim.low == claim.high:
        return f"{claim.low:,.10g}"
    if claim.high == INFINITY:
        return f"{'more than' if claim.open_low else 'at least'} {claim.low:,.10g}"
    if claim.low == 0 and claim.modifier in ("at_most", "less_than"):
        return f"{'less than' if claim.open_high else 'at most'} {claim.high:,.10g}"
    return f"{claim.low:,.10g} to {claim.high:,.10g}"
