"""What multiples refer to and what follows from them: "1,720, three times as many as before" implies 573 before."""

from __future__ import annotations

from collections.abc import Iterable

from toolkit.quantities.multiples import Multiple, compared_with, multiple_words, side_of
from toolkit.quantities.records import Quantity

REACH = 160
"""Characters between a multiple and the number it multiplies."""
_BASES = ("count", "money", "percent")


def relate(quantities: list[Quantity], text: str, folded: str) -> list[Quantity]:
    """The quantities with their relations, and the multiples that are words by themselves put among them."""
    words = [_from_word(found, text, folded) for found in multiple_words(folded)]
    merged = sorted([*quantities, *words], key=lambda q: (q.start, q.end))
    return [_related(q, i, merged, text, folded) if q.kind == "multiple" else q for i, q in enumerate(merged)]


def _from_word(found: Multiple, text: str, folded: str) -> Quantity:
    surface = text[found.start : found.end]
    return Quantity(
        found.start, found.end, surface, found.factor, None, None, "exact", "", "multiple", "", None, None, "", "", None,
        "multiple word",
    )  # fmt: skip


def _related(multiple: Quantity, i: int, merged: list[Quantity], text: str, folded: str) -> Quantity:
    """The multiple with what it compares with and the value that follows."""
    factor = multiple.value or multiple.low or multiple.high
    relation = compared_with(text, folded, multiple.end)
    after = merged[i + 1] if i + 1 < len(merged) else None
    if factor and after is not None and after.kind in _BASES and _point(after):
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
        if quantity.kind in _BASES and _point(quantity):
            return quantity
    return None


def _backwards(quantities: list[Quantity]) -> Iterable[Quantity]:
    return (quantities[k] for k in range(len(quantities) - 1, -1, -1))


def _point(quantity: Quantity) -> float:
    return quantity.value or quantity.low or quantity.high or 0.0
