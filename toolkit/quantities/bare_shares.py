"""Shares that name no whole: "80 pupils were ill, roughly a tenth"; "1,800 a day and now 600, a third"."""

from __future__ import annotations

import math
import re

from toolkit.quantities.applying import NO_BASES
from toolkit.quantities.records import Quantity

REACH = 90
"""Characters between a share and the number it is told of."""
FARTHER = 180
"""Characters between a whole and its part, where both are told."""
PART_ENDS = re.compile(
    r"(?:\s[a-z-]+){0,2}?\s(?:in all|in total|altogether|of them)\b"
    r"|(?:\s(?!each\b|apiece\b)[a-z-]+)?(?=\s*(?:[.,;)—–]|\Z))"
)
_ROUGHLY = re.compile(
    r"[^.,;:!?\d]{2,60},\s(?:or\s)?(?:roughly|about|around|some|nearly|almost|just\sunder|just\sover|only|barely)\s"
)
_DIRECTLY = re.compile(r"(?:\s[a-z’'-]+){0,2},\s(?:(?:or|only|just|about|roughly|barely)\s){0,2}")
_OF_OR = re.compile(
    r"\sof\s(?:the|those|its|their|all)\s[^.,;:!?\d]{2,60},\sor\s(?:(?:about|around|some|nearly|almost)\s)?"
)
_BUT_ONLY = re.compile(
    r"[^.;!?]*?(?:\sbut|,\sand|\syet)\s(?:(?:only|just|barely|still|about)\s)?",
)
_MEASURE_OF = re.compile(
    r"\sof\swhat\b|\s(?:of\s)?the\s(?:figure|number|sum|amount|total|level|rate|price|size|toll|count)\s(?:for|of|in|at|recorded|reported|a|on)\b"
)
_ENDS = re.compile(r"\s*(?:[.;:!?,)]|\Z)")


def is_told_twice(share: Quantity, whole: Quantity, part: Quantity, folded: str) -> bool:
    """Whether both numbers are told: "it issues 1,800 a day and has managed 600, a third"."""
    size = share.value or 0.0
    if (
        share.kind != "fraction"
        or not whole.value
        or not part.value
        or part.start - whole.end > FARTHER
        or whole.kind in NO_BASES
    ):
        return False
    near = math.isclose(whole.value * size, part.value, rel_tol=0.02)
    return near and bool(_DIRECTLY.fullmatch(folded, part.end, share.start) and _ENDS.match(folded, share.end))


def is_bare_share(part: Quantity, share: Quantity, folded: str) -> bool:
    """Whether a share alone says what a number is of its kind: "80 pupils were ill, roughly a tenth"."""
    if part.kind != "count" or part.change or share.start - part.end > REACH:
        return False
    reach = part.end, share.start
    roughly = share.kind == "fraction" and part.counted and _ROUGHLY.fullmatch(folded, *reach)
    told = roughly or _OF_OR.fullmatch(folded, *reach)
    return bool(told and PART_ENDS.match(folded, share.end) and _ENDS.match(folded, share.end))


def part_before(share: Quantity, told: list[Quantity], folded: str) -> Quantity | None:
    """The number of which a share further on speaks: "$3m, more than in May but only half the figure for June"."""
    if not _MEASURE_OF.match(folded, share.end):
        return None
    levels = [
        q for q in told if q.value and q.implied_value is None and q.kind not in (*NO_BASES, "percent", share.kind)
    ]
    part = levels[-1] if levels else None
    return part if part is not None and _BUT_ONLY.fullmatch(folded, part.end, share.start) else None
