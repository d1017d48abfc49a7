"""What multiples refer to and what follows from them: "1,720, three times as many as before" implies 573 before."""

from __future__ import annotations

import re
from collections.abc import Iterable

from toolkit.quantities.multiples import Multiple, compared_with, multiple_words, side_of
from toolkit.quantities.records import Quantity

REACH = 160
"""Characters between a multiple and the number it multiplies."""
_NO_BASES = ("multiple", "ratio", "age", "fraction", "duration")


def relate(quantities: list[Quantity], text: str, folded: str) -> list[Quantity]:
    """The quantities with their relations, and the multiples that are words by themselves put among them."""
    words = [_from_word(found, text, folded) for found in multiple_words(folded)]
    merged = sorted([*quantities, *words], key=lambda q: (q.start, q.end))
    for i, quantity in enumerate(merged):
        if quantity.kind == "multiple":
            merged[i] = _related(quantity, i, merged, text, folded)
        elif i + 1 < len(merged) and merged[i + 1].start - quantity.end < 40:
            merged[i] = _followed(quantity, merged[i + 1], folded)
    return merged


_TO_LEVEL = re.compile(r"\s(?:[a-z]+\s){0,2}?to\s(?:about\s|around\s|some\s|nearly\s|almost\s)?")
_OF_WHOLE = re.compile(r"\sof\s(?:the|its|his|her|their|those|these|our)\s")
_POINTS = {"percentage point": 1.0, "point": 1.0, "basis point": 0.01}


def _followed(quantity: Quantity, after: Quantity, folded: str) -> Quantity:
    """What the next number tells: the level before a change, or the number that a share comes to."""
    size, level = quantity.value, after.value
    if size is None or level is None:
        return quantity
    gap = folded[quantity.end : after.start]
    if quantity.change and quantity.rule[:7] != "change " and _TO_LEVEL.fullmatch(gap):
        before = _level_before(quantity, after, size, level)
        return quantity if before is None else quantity._replace(relation="the level before", implied_value=before)
    if quantity.kind in ("percent", "fraction") and after.kind not in _NO_BASES and _OF_WHOLE.fullmatch(gap):
        part = level * (size / 100 if quantity.kind == "percent" else size)
        whole = f"{after.surface} {after.counted}".strip()
        return quantity._replace(relation=whole, implied_value=part, counted=quantity.counted or after.counted)
    return quantity


def _level_before(quantity: Quantity, after: Quantity, size: float, level: float) -> float | None:
    """The level from which a change led to the next number: "rose 12% to 3,360" began at 3,000."""
    sign = 1.0 if quantity.change == "up" else -1.0
    if quantity.kind == "percent" and after.kind != "percent":
        factor = 1 + sign * size / 100
        return level / factor if factor > 0 else None
    if quantity.unit in _POINTS and after.kind in ("percent", "count", "points"):
        return level - sign * size * _POINTS[quantity.unit]
    if quantity.unit == after.unit or (not after.unit and quantity.kind == after.kind):
        return level - sign * size
    return None


def _from_word(found: Multiple, text: str, folded: str) -> Quantity:
    surface = text[found.start : found.end]
    return Quantity(
        found.start, found.end, surface, found.factor, None, None, "exact", "", "multiple", "", None, None, "", "",
        None, "multiple word",
    )  # fmt: skip


def _related(multiple: Quantity, i: int, merged: list[Quantity], text: str, folded: str) -> Quantity:
    """The multiple with what it compares with and the value that follows."""
    factor = multiple.value or multiple.low or multiple.high
    relation = compared_with(text, folded, multiple.end)
    after = merged[i + 1] if i + 1 < len(merged) else None
    if factor and after is not None and after.kind not in _NO_BASES and _point(after):
        side = side_of(folded, multiple.end, after.start)
        if side:
            implied = _point(after) / factor if side == "to" else _point(after) * factor
            return multiple._replace(relation=relation or f"{side} {after.surface}", implied_value=implied)
        if relation and after.surface in relation:
            return multiple._replace(relation=relation, implied_value=_point(after) * factor)
    base = _base(multiple, merged[:i], text) if relation else None
    if base is None or not factor:
        return multiple._replace(relation=relation)
    return multiple._replace(relation=relation, implied_value=_point(base) / factor, counted=base.counted)


def _base(multiple: Quantity, before: list[Quantity], text: str) -> Quantity | None:
    """The number that is so many times another: the nearest before it in the same sentence."""
    for quantity in _backwards(before):
        between = text[quantity.end : multiple.start]
        if len(between) > REACH or ". " in between or "\n\n" in between:
            return None
        if quantity.kind not in _NO_BASES and _point(quantity):
            return quantity
    return None


def _backwards(quantities: list[Quantity]) -> Iterable[Quantity]:
    return (quantities[k] for k in range(len(quantities) - 1, -1, -1))


def _point(quantity: Quantity) -> float:
    return quantity.value or quantity.low or quantity.high or 0.0
