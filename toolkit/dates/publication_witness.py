"""A witness: one place of a page that says when it was published, updated or captured."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import NamedTuple

from toolkit.dates.find import find_dates

_ISO = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?)?"
)
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)?")


class Witness(NamedTuple):
    """What one place says: a role, a moment and its grain, the place, and how sure such places are (1 is best)."""

    role: str
    begin: datetime
    grain: str
    evidence: str
    rule: str
    rank: int
    local: str = ""
    """The calendar day as written, where the moment carries its zone."""
    printed: bool = False
    """It stands in the visible text."""


def read_moment(written: str, *, day_first: bool = False) -> tuple[datetime, str, str] | None:
    """A written moment as naive UTC, its grain, and the local calendar day; None where nothing is sure.

    Where UTC has another day than the outlet, the outlet's day is kept without the hour: "today" means that day.

    >>> read_moment("2021-05-10T08:30:00-0500")
    (datetime.datetime(2021, 5, 10, 13, 30), 'second', '2021-05-10')
    >>> read_moment("2021-05-10T23:30:00-0500")
    (datetime.datetime(2021, 5, 10, 0, 0), 'day', '2021-05-10')
    """
    match = _ISO.match(written.strip())
    if match:
        return _iso_moment(match)
    for date in find_dates(written, day_first=day_first):
        if date.alternatives and not day_first:
            return None  # "05/06/2021" is a day of May or of June
        if date.begin is not None and date.anchor == "explicit" and date.grain in ("day", "minute", "hour", "second"):
            return date.begin, date.grain, date.value[:10]
    return None


def _iso_moment(match: re.Match[str]) -> tuple[datetime, str, str] | None:
    year, month, day, hour, minute, second = (int(part or 0) for part in match.groups()[:6])
    try:
        local = datetime(year, month, day, hour, minute, min(second, 59))
        midnight = match[4] is None or (hour, minute, second) == (0, 0, 0)
        grain = "day" if midnight else "minute" if match[6] is None else "second"
        moment = local if midnight else (local - _zone(match[7] or ""))
    except (ValueError, OverflowError):
        return None
    if moment.date() != local.date():
        moment, grain = datetime(year, month, day), "day"
    return moment, grain, local.date().isoformat()


def _zone(written: str) -> timedelta:
    match = _OFFSET.fullmatch(written)
    if match is None:
        return timedelta(0)
    sign = -1 if match[1] == "-" else 1
    return sign * timedelta(hours=int(match[2]), minutes=int(match[3] or 0))


def plausible(begin: datetime, captured: datetime | None) -> bool:
    """Whether a web page or paper can have appeared then: after 1600 and not after it was captured."""
    return begin.year > 1600 and (captured is None or begin <= captured + timedelta(days=1))
