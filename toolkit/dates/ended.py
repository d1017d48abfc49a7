"""Stretches that are told by their last day: "the week ended Friday", "the year to March", "the year then ended"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.dates.calendar import midnight, stepped
from toolkit.dates.expression import DateExpression
from toolkit.dates.readings import duration

_JOINT = re.compile(r"\s+(?:(?:that|which)\s+)?(end(?:ed|ing)|to|through)\s+(?:(?:on|in)\s+)?(?:the\s+)?")
_THEN = re.compile(r"\s+then\s+end(?:ed|ing)\b")
_FROM = re.compile(r"\bfrom\s$")
_LENGTH = re.compile(r"P(\d{1,4})([DWMQY])")
_UNITS = {"D": "day", "W": "week", "M": "month", "Q": "quarter", "Y": "year"}
_COUNTED = ("week", "month", "year")
"""Units that name no stretch of the calendar where another last day is told: "the week ended Thursday"."""
_NAMED = frozenset(("the unit", "unit", "numbered part", "fiscal part", "fiscal year"))
_WIDEST, _BACK = 24, 6
"""Characters between a stretch and its last day; expressions back to the day on which a year "then ended"."""


def end_stretches(folded: str, found: Sequence[DateExpression]) -> list[DateExpression]:
    """The same expressions; those whose last day follows begin so much before it, whatever the calendar says.

    >>> from toolkit.dates.find import find_dates
    >>> date = find_dates("in the week ended 25 February 1987")[0]
    >>> date.value, date.begin.isoformat()[:10], date.finish.isoformat()[:10]
    ('P1W', '1987-02-19', '1987-02-26')
    """
    ended = list(found)
    for place, date in enumerate(found):
        last = _last_day(folded, found, place)
        if last is not None:
            ended[place] = _ended(date, last)
    return ended


def _last_day(folded: str, found: Sequence[DateExpression], place: int) -> DateExpression | None:
    date = found[place]
    if place + 1 < len(found) and found[place + 1].start - date.end < _WIDEST:
        after = found[place + 1]
        joint = _JOINT.fullmatch(folded, date.end, after.start)
        if joint and after.grain in ("day", "month") and after.type == "DATE":
            return after if joint[1].startswith("end") or _runs_to(folded, date) else None
    if date.rule == "the unit" and _THEN.match(folded, date.end):
        near = reversed(found[max(0, place - _BACK) : place])
        return next((before for before in near if before.grain == "day"), None)
    return None


def _runs_to(folded: str, date: DateExpression) -> bool:
    """Such as "the six months to June", but not "from the month to the day"."""
    return (date.type == "DURATION" or date.rule == "the unit") and not _FROM.search(
        folded, max(0, date.start - 6), date.start
    )


def _ended(date: DateExpression, last: DateExpression) -> DateExpression:
    length = _LENGTH.fullmatch(date.value) if date.type == "DURATION" else None
    if length is None and date.rule not in _NAMED:
        return date
    unit, count = (_UNITS[length[2]], int(length[1])) if length else (date.grain, 1)
    if date.rule == "the unit" and unit in _COUNTED:
        date = date._replace(type="DURATION", value=duration(1, unit).value)
    if last.finish is None or not unit:
        return date
    begin = stepped(last.finish.toordinal(), unit, -count)
    return date._replace(begin=midnight(begin), finish=last.finish, anchor=last.anchor, approximate=last.approximate)
