"""What the size of a change or difference makes of a level: 12 percent up from 3,000 are 3,360."""

from __future__ import annotations

from functools import cache

from toolkit.lexicons import read_lexicon
from toolkit.quantities.context import coins, small_words
from toolkit.quantities.records import Quantity

_MOST = 1000
"""How many times a level its difference can be, at most."""
_FEW, _PART = 10, 0.15
"""Of fewer things than that, no change makes a part of one as large as that."""
_RATE = 30
"""No rate of interest is higher, where it is told without its unit."""
NO_SIZES = ("multiple", "ratio", "age")
"""Kinds that are never the size of a change or difference."""
NO_BASES = (*NO_SIZES, "fraction", "duration")
"""Kinds that no share or change is of."""
SHARES = ("percent", "fraction")
"""Kinds that are a part of something."""
SHARES_OR_POINTS = (*SHARES, "percentage_points", "points")
"""Kinds that a change is told in whatever it is that changes."""
SIZES = (
    *SHARES_OR_POINTS,
    "count",
    "money",
    "distance",
    "mass",
    "volume",
    "area",
    "temperature",
    "speed",
)
"""Kinds that can be the size of a change."""
_POINTS = {"percentage point": 1.0, "point": 1.0, "basis point": 0.01}


def point_of(quantity: Quantity) -> float:
    """The number itself, else its lower bound, else its upper one."""
    return quantity.value or quantity.low or quantity.high or 0.0


def part_of_one(quantity: Quantity) -> float:
    """What a percentage or fraction is of one whole: 0.12 for 12 percent."""
    return point_of(quantity) / 100 if quantity.kind == "percent" else point_of(quantity)


def told_as(quantity: Quantity) -> str:
    """The number as the text words it, with what it counts: the `relation` of what is reckoned from it."""
    return f"{quantity.surface} {quantity.counted}".strip()


def number_after(i: int, merged: list[Quantity]) -> Quantity | None:
    """The number that follows this one in the text, None behind the last."""
    return merged[i + 1] if i + 1 < len(merged) else None


def is_money(quantity: Quantity) -> bool:
    """Whether it is a sum, also in a currency of no known country: "40 crowns"."""
    first = (quantity.counted.split() or [""])[0].casefold()
    return quantity.kind == "money" or first.removesuffix("s") in coins()


def is_level(quantity: Quantity, level: Quantity) -> bool:
    """Whether one is the size of a change or difference, the other a level that it can apply to."""
    if not level.value or level.kind in NO_BASES:
        return False
    return level.kind != "percent" if quantity.kind == "fraction" else fits(quantity, level)


def fits(size: Quantity, level: Quantity) -> bool:
    """Whether one can be the size of a change of the other."""
    if size.kind == "percent":
        return level.kind != "percent"
    if size.unit in _POINTS:
        return _holds_points(size, level)
    if _coin(size) != 1.0 and _coin(level) == 1.0:
        return level.kind in ("money", "count") and (point_of(level) < 1000)  # 60 hellers are a part of 3 crowns
    if size.kind == level.kind == "count" and size.counted and level.counted:
        one, other = size.counted.split()[-1], level.counted.split()[-1]
        if one[:4].casefold() != other[:4].casefold() and one not in ("more", "fewer"):
            return False
    return bool(_scale(size, level)) or (size.kind == level.kind and _bare(size) == _bare(level))


def applied(quantity: Quantity, level: Quantity, way: str, *, undo: bool) -> float | None:
    """The level at the other end of a change, None where the size of the change does not fit the level.

    `undo` goes back to the level from which the change led to this one: "rose 12% to 3,360" began at 3,000.
    """
    sign = -1.0 if (way == "up") == undo else 1.0
    size, base = abs(point_of(quantity)), point_of(level)
    if not base:
        return None
    if quantity.kind in SHARES and (level.kind not in SHARES or quantity.kind == "fraction"):
        factor = 1 + (1 if way == "up" else -1) * abs(part_of_one(quantity))
        made = (base / factor if undo else base * factor) if factor > 0 else None
        return None if made is None or _is_split(level, made) else made
    if quantity.unit in _POINTS:
        after = base + sign * size * _POINTS[quantity.unit]
        return after if after >= 0 and _holds_points(quantity, level) else None
    if _coin(quantity) != _coin(level):
        size *= _coin(quantity)
    elif scale := _scale(quantity, level):
        size *= scale
    if quantity.kind == level.kind == "percent" and base + sign * size > 100:
        return None
    if size >= _MOST * base or size * _MOST**2 <= base:
        return None  # "a deal at 44 dollars makes it richer by 262 million"; "cut by five to six billion"
    alike = quantity.unit == level.unit or (not level.unit and quantity.kind == level.kind) or fits(quantity, level)
    return (
        base + sign * size
        if (alike or is_bare(quantity) or (quantity.unit and quantity.kind not in SHARES and is_bare(level)))
        and base + sign * size >= 0
        else None
    )


def _is_split(level: Quantity, made: float) -> bool:
    """Whether a few whole things would come to a part of one: three towns, up 24 percent, are no 3.72."""
    whole = level.kind == "count" and bool(level.counted) and point_of(level) % 1 == 0 and not is_money(level)
    return whole and point_of(level) < _FEW and abs(made - round(made)) > _PART


def with_level_before(quantity: Quantity, level: Quantity, way: str) -> Quantity | None:
    """The change with the level from which it led to this one: "rose 12% to 3,360" began at 3,000."""
    return with_level(quantity, "the level before", applied(quantity, level, way, undo=True))


def with_level_after(quantity: Quantity, level: Quantity, way: str) -> Quantity | None:
    """The change with the level to which it led from this one: "rose 12% from 3,000" ended at 3,360."""
    return with_level(quantity, f"from {level.surface}", applied(quantity, level, way, undo=False))


def is_bare(size: Quantity) -> bool:
    """Whether a size leaves out its unit, which is then that of its level: "18 days, three more than last year"."""
    return size.kind == "count" and not size.counted and size.value != 1


def _holds_points(size: Quantity, level: Quantity) -> bool:
    """Whether a level can change by these points: a share by percentage points, never a count of people above 100."""
    if size.unit == "basis point" and level.kind == "count" and point_of(level) > _RATE:
        return False  # "priced at 99.9 to yield 85 basis points more than the old bond"
    if size.unit != "point" and level.kind == "count":
        return not level.counted and point_of(level) <= 100
    if level.kind == "count" and level.counted and point_of(level) < 100:
        return False  # "rates for all three periods by 0.1 points"
    return level.kind in ("percent", "points", "count")


def _bare(quantity: Quantity) -> str:
    """The unit without what it is told per: "metre" of "metre per second"."""
    return quantity.unit.partition(" per ")[0]


def _coin(quantity: Quantity) -> float:
    """What a coin is worth in the one that prices are told in: a hundredth for cents and pence."""
    word = _bare(quantity) if quantity.kind == "money" else (quantity.counted.split() or [""])[0]
    return 0.01 if word.casefold() in small_words("hundredth") else 1.0


@cache
def unit_bases() -> dict[str, tuple[str, float]]:
    """The unit in which each unit is compared, and how many of it make one."""
    return {row["unit"]: (row["base"], float(row["factor"])) for row in read_lexicon("comparison_units")}


def _scale(size: Quantity, level: Quantity) -> float:
    """What one unit of the size is in units of the level, 0 where they measure different things."""
    one, other = _bare(size), _bare(level)
    if not one or not other:
        return 0.0
    (base, factor), (same, divisor) = unit_bases().get(one, (one, 1.0)), unit_bases().get(other, (other, 1.0))
    return factor / divisor if base == same else 0.0


def with_level(quantity: Quantity, relation: str, implied: float | None) -> Quantity | None:
    """The quantity with what follows from it, None where nothing does."""
    return None if implied is None else quantity._replace(relation=quantity.relation or relation, implied_value=implied)
