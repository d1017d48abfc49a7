"""The time that a plain figure shows at first: where nearly all was said, without the strays of other years."""

from __future__ import annotations

from math import ceil
from typing import NamedTuple

import pandas as pd

SHARE = 0.98
"""What the shown time must hold of all statements with a date ..."""
LENGTH = 0.5
"""... and how much shorter than all the time it must be, to be worth leaving something outside."""
_AIR = 0.03


class Shown(NamedTuple):
    """The time to show, and how many statements lie outside it."""

    begin: pd.Timestamp
    finish: pd.Timestamp
    outside: int


def leave_strays_out(begins: pd.Series[pd.Timestamp], finishes: pd.Series[pd.Timestamp]) -> Shown | None:
    """The shortest time that holds nearly all of these intervals; None where it is hardly shorter than all the time.

    >>> days = pd.Series(pd.to_datetime(["1998-01-01", *[f"2021-05-{day:02}" for day in range(1, 31)] * 2]))
    >>> shown = leave_strays_out(days, days + pd.Timedelta(days=1))
    >>> shown.begin.year, shown.finish.year, shown.outside
    (2021, 2021, 1)
    """
    middles = begins + (finishes - begins) / 2
    ordered = middles.sort_values(ignore_index=True)
    many = ceil(SHARE * len(ordered))
    if many == len(ordered):
        return None
    first = int((ordered.shift(1 - many) - ordered).argmin())
    inside = middles.between(ordered[first], ordered[first + many - 1])
    low, high = begins[inside].min(), finishes[inside].max()
    inside = begins.ge(low) & finishes.le(high)
    if high - low > LENGTH * (finishes.max() - begins.min()):
        return None
    air = (high - low) * _AIR
    return Shown(low - air, high + air, int((~inside).sum()))
