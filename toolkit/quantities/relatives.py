"""Changes told in a clause on their level: "a wage of $400, which would rise by half"."""

from __future__ import annotations

import re

from toolkit.quantities.applying import applied, is_level, told_as, with_level, with_level_before
from toolkit.quantities.records import Quantity

REACH = 110
"""Characters between a level and the change that a clause tells of it."""
_WORDS = r"(?:\s[\w’'-]+){0,6}?"
_SIZE = r"\s(?:[a-z]+\s){1,3}(?:by\s)?(?:(?:about|some|around|nearly|almost|just|another|a|an)\s)*"
_AHEAD = re.compile(
    rf"{_WORDS},?\s(?:which|that)\s(?:would|will|could|should|may|might|must|(?:is|are|was|were)\s(?:due\s|set\s)?to){_SIZE}"
)
_SINCE = re.compile(
    rf"{_WORDS},\s(?:(?:a|an)\s(?:sum|figure|number|amount|total|rate|level|price|share|toll|bill)\s(?:that|which)|which)"
    rf"\s(?:has|have|had){_SIZE}"
)


def read_relative(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """The level that a change leads to, or from which it led, where a clause on that level tells of it.

    Left out: what "has since" become of a level told of an earlier time, which `read_movement` reads.
    """
    level = merged[i - 1] if i else None
    if level is None or not quantity.value or not quantity.change or not is_level(quantity, level):
        return None
    between = folded[level.end : quantity.start]
    if len(between) > REACH:
        return None
    if _AHEAD.fullmatch(between):
        return with_level(quantity, told_as(level), applied(quantity, level, quantity.change, undo=False))
    if _SINCE.fullmatch(between) and " since " not in between:
        return with_level_before(quantity, level, quantity.change)
    return None
