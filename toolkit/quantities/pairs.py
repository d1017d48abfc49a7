"""Neighbouring quantities that say one thing: two bounds, the two ends of a change, the same sum in another unit."""

from __future__ import annotations

import re

from toolkit.quantities.records import Quantity

_FROM = re.compile(r"\bfrom\s\Z")
_TO = re.compile(r"\s(?:[a-z]+\s){0,2}to\s(?:about\s|around\s|just\s|nearly\s|almost\s|some\s)?")
_AND = re.compile(r",?\s(?:and|but)\s(?:[a-z<>=]+\s){0,6}|\s?[<>]=?\s?")
_AGAIN = re.compile(r"\s?[(/]\s?|,\sor\s(?:about\s|roughly\s|nearly\s|some\s)?")
_OF = re.compile(r"\sof\s(?:the\s|its\s|their\s|a\stotal\sof\s)?")
_COMPARED = re.compile(
    r"[^.;!?]*?\b(?:compared (?:with|to)|up from|down from|against|versus)\s"
    r"(?:(?:about|around|just|only|nearly|some)\s)?"
)
_INDEX = re.compile(r",?\s\(?(?:up|down)\s")
_SUSPENDED = re.compile(r"-\s(?:or|and|to)\s")
REACH = 90
"""Characters between two neighbours that can tell about each other, at most."""
_LOWER = ("at_least", "more_than")
_UPPER = ("at_most", "less_than")


def pair_up(quantities: list[Quantity], text: str, folded: str) -> list[Quantity]:
    """The quantities, with what neighbours tell about each other."""
    paired: list[Quantity] = []
    for quantity in quantities:
        before = paired[-1] if paired else None
        if before is None or not 0 <= quantity.start - before.end <= REACH:
            paired.append(quantity)
            continue
        gap = folded[before.end : quantity.start]
        if _bounds_meet(before, quantity, gap):
            paired[-1] = _between(before, quantity, text)
        elif _is_change(before, quantity, gap, folded):
            paired[-1], changed = _changed(before, quantity)
            paired.append(changed)
        elif borrowed := _borrowed(before, quantity, gap):
            paired[-1:] = [borrowed, quantity]
        elif _COMPARED.fullmatch(gap):
            paired.append(_like(before, quantity))
        else:
            paired.append(_restated(before, quantity, gap))
    return paired


def _like(first: Quantity, second: Quantity) -> Quantity:
    """The second counts what the first does: "460 cars were stolen, compared with 63", "up from 50 per cent"."""
    if second.counted or (second.unit and second.unit != first.unit) or second.kind not in ("count", first.kind):
        return second
    if not second.unit and first.unit and not _same_size(first, second):
        return second
    return second._replace(
        unit=first.unit, kind=first.kind, counted=first.counted, counted_start=first.counted_start,
        counted_end=first.counted_end, population=first.population, subject=first.subject,
    )  # fmt: skip


def _same_size(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers lie so near that they can be told in one unit: 5.2 and 4.1, not 5,200,000 and 4.1."""
    return bool(first.value and second.value) and 0.03 < (first.value or 0) / (second.value or 1) < 30


def _borrowed(first: Quantity, second: Quantity, gap: str) -> Quantity | None:
    """The first with the unit of the second: "280 million of the 1.5 billion shekels", "a 7- or 8-inch screen"."""
    if first.unit or second.kind == "multiple":
        return None
    if _OF.fullmatch(gap) and first.kind == "count" and not first.counted:
        return first._replace(unit=second.unit, kind=second.kind, counted=second.counted)
    if second.kind == "points" and not first.counted and _INDEX.fullmatch(gap):  # "16,369 (up 58 points)"
        return first._replace(unit=second.unit, kind=second.kind)
    if _SUSPENDED.fullmatch(gap) and second.unit:
        return first._replace(unit=second.unit, kind=second.kind, counted="", counted_start=None, counted_end=None)
    return None


def _bounds_meet(first: Quantity, second: Quantity, gap: str) -> bool:
    """Whether two bounds make a range: "above 1,000 and below 1,500", but not "over 40 and under 10"."""
    if first.unit != second.unit or not _AND.fullmatch(gap):
        return False
    lower, upper = (first, second) if first.modifier in _LOWER else (second, first)
    if lower.modifier not in _LOWER or upper.modifier not in _UPPER or lower.low is None or upper.high is None:
        return False
    return lower.low < upper.high


def _between(first: Quantity, second: Quantity, text: str) -> Quantity:
    ends = [value for value in (first.low, first.high, second.low, second.high) if value is not None]
    return second._replace(
        start=first.start, surface=text[first.start : second.end], low=min(ends), high=max(ends), modifier="between",
        rule="range by bounds",
    )  # fmt: skip


def _is_change(first: Quantity, second: Quantity, gap: str, folded: str) -> bool:
    """Whether they are the two ends of a change, which are two quantities: "from 5.1 to 4.9 percent"."""
    if first.value is None or (second.value is None and second.high is None) or not _TO.fullmatch(gap):
        return False
    if second.kind == "fraction":
        return False  # "from $640 million to an eighth of that"
    if not _FROM.search(folded, max(0, first.start - 6), first.start):
        return False
    return not first.unit or not second.unit or first.unit.startswith(second.unit) or second.unit.startswith(first.unit)


def _changed(first: Quantity, second: Quantity) -> tuple[Quantity, Quantity]:
    unit, kind = (first.unit, first.kind) if first.unit else (second.unit, second.kind)
    up = "up" if (second.value or second.high or 0) > (first.value or 0) else "down"
    return (
        first._replace(unit=unit, kind=kind, change="", rule="change from"),
        second._replace(unit=unit, kind=kind, change=up, rule="change to"),
    )


def _restated(first: Quantity, second: Quantity, gap: str) -> Quantity:
    """The same size in another unit is bounded like the first: "up to 50 km (31 miles)", "190 points, or 0.6%"."""
    if second.modifier != "exact" or not first.unit or not second.unit or not _AGAIN.fullmatch(gap):
        return second
    if "(" in gap:
        second = second._replace(population=first.population, subject=first.subject)
    if first.modifier in _LOWER:
        return second._replace(value=None, low=second.value, modifier=first.modifier)
    if first.modifier in _UPPER:
        return second._replace(value=None, high=second.value, modifier=first.modifier)
    return second._replace(change=second.change or first.change)
