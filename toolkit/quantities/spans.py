"""Sizes of changes that are not what they look like: spans ("fell two to eight points"), eighths, sizes told twice."""

from __future__ import annotations

import re

from toolkit.quantities.applying import is_money, number_after, point_of
from toolkit.quantities.bases import is_joined, is_whole_of
from toolkit.quantities.records import Quantity

_CLOSE = 0.5
"""Both bare, a size of more than that part of what follows "to" is the lower end of a span."""
_CLOSER = 0.2
"""The same where only the number behind "to" has a unit, which may be that of both."""
_SCALED = 1000
_POINTS = ("8", "16", "32", "64")
"""Denominators in which prices move; nobody tells a share of something in them."""
_EITHER = ("2", "4")
_BESIDE = re.compile(r"(?:\s(?!and\b)[a-z]+)?(?:,\s(?:or\s)?|\s\(|\sor\s)(?:(?:about|some|nearly|almost|just)\s)?")
_LEADS = re.compile(r"\)?,?\s(?:on|from|over|against|to)\b")


def is_span(size: Quantity, level: Quantity, folded: str) -> bool:
    """Whether a change was of so much to so much: "rose two to eight basis points", not "rose two to 58"."""
    gap = folded[size.end : level.start]
    bare = (size.kind == "count" and not size.counted) or size.kind == "fraction"
    if gap.split() != ["to"] or not bare:
        return False
    if level.kind in ("points", "percentage_points", "percent"):
        return True
    part = abs(point_of(size)) / (abs(point_of(level)) or 1.0)
    small = point_of(size) < _SCALED  # "up by 15 million to 75 million crowns" has a scale of its own
    shares_unit = small and (is_money(level) or level.kind not in ("count", "money"))
    return part >= (_CLOSER if shares_unit and level.surface[:1] not in "$€£¥" else _CLOSE)


def in_points(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """A price's change in parts of a point, as a number: "fell 3/8 to 28-3/4"; None where it may as well be a share."""
    if quantity.kind != "fraction" or "/" not in quantity.surface or folded.startswith(" of ", quantity.end):
        return quantity
    below = quantity.surface.rpartition("/")[2]
    beside = number_after(i, merged), merged[i - 1] if i else None
    if below in _POINTS or (below in _EITHER and any(q is not None and "/" in q.surface for q in beside)):
        return quantity._replace(kind="count")
    return None if below in _EITHER else quantity


def way_beside(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> str:
    """The direction of a share told beside the size of the same change: "up $2, 4 percent on Friday's $50"."""
    last = merged[i - 1] if i and quantity.kind == "percent" else None
    if last is None or not last.change or last.kind not in ("money", "count"):
        return ""
    beside = _BESIDE.fullmatch(folded, last.end, quantity.start) and _LEADS.match(folded, quantity.end)
    return last.change if beside else ""


def is_no_level(k: int, merged: list[Quantity], gap: str, folded: str) -> bool:
    """Whether a number is told of more than one thing or only of a part: "41 points from 20 games, six behind"."""
    beside = k > 0 and is_whole_of(merged[k - 1], merged[k], folded[merged[k - 1].end : merged[k].start])
    return beside or is_joined(k, merged, gap, folded)
