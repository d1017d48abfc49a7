"""Dates in words, no more exact than they are known; `frontend/source/format.js` writes them alike."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pandas as pd

HALVES = {True: "first half", False: "second half"}


def say_interval(begin: datetime, finish: datetime | None, grain: str | None) -> str:
    """The interval in words: a month as a month, a week by its first and last day, a morning without an hour.

    >>> say_interval(datetime(2021, 5, 1), datetime(2021, 6, 1), "month")
    'May 2021'
    >>> say_interval(datetime(2021, 5, 3), datetime(2021, 5, 10), "week")
    '3 May 2021 – 9 May 2021'
    """
    known = {
        "day": say_day(begin),
        "month": f"{begin:%B %Y}",
        "quarter": f"Q{(begin.month + 2) // 3} {begin.year}",
        "half": f"{HALVES[begin.month < 7]} of {begin.year}",
        "year": str(begin.year),
        "century": f"{_ordinal(begin.year // 100 + 1)} century",
        "part_of_day": f"{say_day(begin)}, {_part_of_day(begin.hour)}",
    }
    if grain in known:
        return known[grain]
    if grain == "decade" and begin.year % 10 == 0:
        return f"{begin.year}s"
    if grain in ("hour", "minute", "second"):
        return f"{say_day(begin)}, {begin:%H:%M} UTC"
    last = max(begin, (finish or begin + timedelta(days=1)) - timedelta(seconds=1))
    if grain == "decade":
        return f"{begin.year} – {last.year}"
    return say_day(begin) if say_day(last) == say_day(begin) else f"{say_day(begin)} – {say_day(last)}"


def say_when_said(row: Any) -> str:
    """When a statement was said, in words; `row` is one of the table of statements.

    >>> say_when_said(pd.Series({"said_begin": pd.NaT, "said_finish": pd.NaT, "said_grain": None}))
    'on an unknown date'
    """
    if pd.isna(row.said_begin):
        return "on an unknown date"
    finish = None if pd.isna(row.said_finish) else row.said_finish
    return say_interval(row.said_begin, finish, None if pd.isna(row.said_grain) else row.said_grain)


def say_day(moment: datetime) -> str:
    """Such as "3 May 2021".

    >>> say_day(datetime(2021, 5, 3))
    '3 May 2021'
    """
    return f"{moment.day} {moment:%b %Y}"


def _part_of_day(hour: int) -> str:
    return "morning" if hour < 12 else "afternoon" if hour < 17 else "evening or night"


def _ordinal(number: int) -> str:
    """Such as "21st"; the teens are "th".

    >>> [_ordinal(number) for number in (11, 20, 21)]
    ['11th', '20th', '21st']
    """
    ending = "th" if 10 < number % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"
