"""Whether two claims are of one thing by what they say: measure, noun, status, group, names; each with its reason."""

from __future__ import annotations

from toolkit.comparison.claims import Claim
from toolkit.comparison.intervals import holds_apart
from toolkit.comparison.nouns import role_of
from toolkit.comparison.records import Setting

STEM = 4
"""Letters that a name and its adjective share: Norrand, Norrish."""
ALIKE = 2
"""Words around two figures that must be the same for their two nouns to be taken for one."""
OPEN_MONEY = "money ?"
"""A sum whose currency is not said."""
_TELLING = ("killed", "wounded", "rescued")
"""What became of people that no account leaves unsaid; other states may be."""


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
    if first.status != second.status and {first.status, second.status} <= role_of("exclusive"):
        return f"the status differs: {first.status} and {second.status}"
    if one.difference and other.difference and {one.way, other.way} == {"up", "down"}:
        return "one rose, the other fell"
    if one.turnout and other.turnout and holds_apart(first, second):
        return "they count the crowds of two days"
    if one.groups and other.groups and one.groups.isdisjoint(other.groups):
        return f"they are of different groups: {_listed(one.groups)} and {_listed(other.groups)}"
    if one.stance and other.stance and one.stance != other.stance:
        return f"one is {one.stance}, the other {other.stance}"
    if first.place and second.place and first.place.casefold()[:STEM] != second.place.casefold()[:STEM]:
        return difference_of_things(first, second)  # tanks in one place, troops in another
    return ""


def _measures(first: Claim, second: Claim) -> str:
    one, other = first.measure, second.measure
    if OPEN_MONEY in (one, other) and one[:5] == other[:5]:
        return ""
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
