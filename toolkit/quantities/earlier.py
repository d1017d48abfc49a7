"""Changes since a time whose level a clause tells: "risen by half since 2022, when it came to 18 million"."""

from __future__ import annotations

import re
from functools import cache

from toolkit.quantities.applying import NO_SIZES, is_level, number_after, with_level_after
from toolkit.quantities.apposed import way_by
from toolkit.quantities.comparatives import comparative_source
from toolkit.quantities.context import comparatives
from toolkit.quantities.records import Quantity

REACH = 120
"""Characters between a change and the level from which it led."""
_WHEN = (
    r"[^.;!?]{1,60}?,?\swhen\s(?:(?:(?:it|they|there)|(?:the|its|their)\s[\w’'-]+(?:\s[\w’'-]+)?)\s"
    r"(?:(?:had\s)?(?:was|were|been|stood\sat|totalled|numbered|came\sto|amounted\sto|reached|averaged|cost|(?:was\s)?(?:sold|traded)\s(?:for|at)|was\sput\sat))\s)?"
    r"(?:(?:only|about|some|around|nearly|almost|just)\s)?"
)
_SINCE = re.compile(rf"\s(?:since|from|on|over|against|compared\s(?:with|to))\s{_WHEN}")


@cache
def _than() -> re.Pattern[str]:
    """A comparative with the time that it compares to: "a tenth more patients than in May, when 600 came"."""
    return re.compile(rf"\s(?P<way>{comparative_source()})(?:\s[a-z’'-]+){{0,3}}?\sthan\s{_WHEN}")


def read_earlier(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """The level to which a change led from that of an earlier time; None where no clause tells the earlier one.

    Left out is what happened within that time: "it grew 40 percent in 2020, when there were 2,000 members".
    """
    level = number_after(i, merged)
    if level is None or not quantity.value or quantity.kind in NO_SIZES or not is_level(quantity, level):
        return None
    reach = quantity.end, level.start
    if reach[1] - reach[0] > REACH or " when " not in folded[reach[0] : reach[1]]:
        return None
    than = _than().fullmatch(folded, *reach)
    if than:
        way = comparatives()[than["way"]]
    elif _SINCE.fullmatch(folded, *reach):
        way = quantity.change or way_by(folded[max(0, quantity.start - 80) : quantity.start])
    else:
        return None
    return with_level_after(quantity, level, way) if way else None
