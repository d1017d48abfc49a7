"""Two days that share a month, two parts that share a unit: "3 to 7 May", "the second and third quarters"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from toolkit.dates.calendar import SEASONS, Period, day_period
from toolkit.dates.days import read_day, read_partial
from toolkit.dates.evidence import is_told
from toolkit.dates.months import read_month
from toolkit.dates.readings import Context, Reading, dated, unresolved
from toolkit.dates.units import read_century, read_numbered, read_season
from toolkit.dates.words import Token

_SOON = 3
_NEXT = 2
"""Days from one weekday of a list to the next."""
_IS_A_WEEK = re.compile(r"\b(?:day|work|working|school|trading|business)[ -]?week,? (?:[a-z]+ )?from $")
"""A five-day week *from Sunday to Thursday*: any such days."""
_FROM = re.compile(r"\b(?:from|between)\s$")


def read_pair(tokens: Sequence[Token], context: Context) -> list[tuple[list[Token], Reading]]:
    """Both days, each with its own tokens; empty where one of them is no day."""
    numbers = [place for place, token in enumerate(tokens) if token.kind in "no"]
    month = next(token for token in tokens if token.kind == "M")
    years = [token for token in tokens if token.kind in "yB"]
    first, second = (tokens[place] for place in numbers[:2])
    if not _is_day(first) or not _is_day(second) or first.value == second.value:
        return []
    readings = [read_day([*_ordered(day, month), *years], context) for day in (first, second)]
    if first.value > second.value:  # "from the 27th to the 3rd of April" begins in March
        readings[0] = _month_before(readings[1], first.value) if month.start > first.start else None
    if readings[0] is None or readings[1] is None:
        return []
    split, joint = numbers[0] + 1, next(n for n, token in enumerate(tokens) if token.kind in "-~&" and n > numbers[0])
    return [(list(tokens[:split]), readings[0]), (list(tokens[joint + 1 :]), readings[1])]


def read_date_pair(tokens: Sequence[Token], context: Context) -> list[tuple[list[Token], Reading]]:
    """Both days of "May 30 to June 4, 2020": the first is the latest such day before the second."""
    joint = next(n for n, token in enumerate(tokens) if token.kind in "-~&" and n > 1)
    second = read_day(tokens[joint + 1 :], context)
    shared = any(token.kind in "yB" for token in tokens) or tokens[joint].kind != "&"
    month = next(token.value for token in tokens[:joint] if token.kind == "M")
    number = next(token.value for token in tokens[:joint] if token.kind in "no")
    if second is None or second.begin is None or not shared or not isinstance(number, int):
        return []
    earlier = _such_days_before(second, month, number)
    first = dated(earlier[0], second.anchor) if earlier else None
    return [(list(tokens[:joint]), first), (list(tokens[joint + 1 :]), second)] if first else []


def _such_days_before(reading: Reading, month: int, number: int) -> list[Period]:
    if reading.begin is None:
        return []
    end = reading.begin
    days = [day_period(year, month, number) for year in (end.year, end.year - 1)]
    return [day for day in days if day is not None and day.number < end.toordinal()]


def _month_before(second: Reading | None, number: int) -> Reading | None:
    if second is None or second.begin is None:
        return None
    month = second.begin.year * 12 + second.begin.month - 2
    day = day_period(month // 12, month % 12 + 1, number)
    return None if day is None else dated(day, second.anchor)


def read_numeric_pair(tokens: Sequence[Token], context: Context) -> list[tuple[list[Token], Reading]]:
    """Both days of "from 5/1-5/7/2020": the first is the latest such day before the second; "3/4-5/6" alone is none."""
    start = tokens[0].start
    if not _FROM.search(context.folded, max(0, start - 12), start):
        return []
    read = read_day if tokens[-1].kind == "1" else read_partial
    first, second = read_partial(tokens[:1], context), read(tokens[2:], context)
    if first is None or second is None or first.begin is None or second.begin is None:
        return []
    earlier = _such_days_before(second, first.begin.month, first.begin.day)
    return [([tokens[0]], dated(earlier[0], second.anchor)), (list(tokens[2:]), second)] if earlier else []


def read_month_pair(tokens: Sequence[Token], context: Context) -> list[tuple[list[Token], Reading]]:
    """Both months of "March to June 2020": the first is the latest such month before the second."""
    second = _running(tokens, context) or read_month(tokens[2:], context)
    between = context.folded.endswith("between ", 0, tokens[0].start)
    if second is None or second.period is None or (tokens[1].kind == "&" and len(tokens) == 3 and not between):
        return []
    back = (second.period.number % 12 - (tokens[0].value - 1)) % 12
    first = dated(second.period.shifted(-back), second.anchor)
    return [([tokens[0]], first), (list(tokens[2:]), second)] if back else []


def _running(tokens: Sequence[Token], context: Context) -> Reading | None:
    """The second month of a pair whose first is the present one: such a time is not over, so no past one is meant.

    Of two months that trade together ("May/August") the first is the one to come.
    """
    here = context.here("month")
    if len(tokens) > 3 or here is None or context.narrative:
        return None
    wait, ahead = ((month.value - 1 - here.number) % 12 for month in (tokens[0], tokens[2]))
    if wait > (_SOON if tokens[1].kind == "/" else 0):
        return None
    return dated(here.shifted(ahead if ahead >= wait else ahead + 12), context.anchor())


def read_season_pair(tokens: Sequence[Token], context: Context) -> list[tuple[list[Token], Reading]]:
    """Both seasons of "the spring and summer of 1979": of that year, the first one before the second."""
    joint = next(n for n, token in enumerate(tokens) if token.kind in "&~-")
    second = read_season(tokens[joint + 1 :], context)
    before = next(token.value for token in tokens[:joint] if token.kind == "S")
    if second is None or second.period is None:
        return []
    back = (second.period.number - SEASONS.index(before)) % 4
    first = dated(second.period.shifted(-back), second.anchor)
    return [(list(tokens[:joint]), first), (list(tokens[joint + 1 :]), second)] if back else []


def read_weekdays(tokens: Sequence[Token], context: Context) -> list[tuple[list[Token], Reading]]:
    """Each of "from Monday through Thursday" and "on Tuesday and Wednesday": the next such day after the one before.

    "The Monday-to-Friday week" is any; of "on Tuesday and Saturday" each is told by itself.
    """
    named = [token for token in tokens if token.kind == "W"]
    joined = {token.kind for token in tokens} - {"W", "l", "x"}
    first = list(tokens[: tokens.index(named[0]) + 1])  # "next Monday and Tuesday"
    if joined == {"-", "~"} or _IS_A_WEEK.search(context.folded, max(0, tokens[0].start - 24), tokens[0].start):
        return [([token], unresolved(f"XXXX-WXX-{token.value}", "day")) for token in named]
    if tokens[-1].kind == "U":
        return _days_of_week(named, tokens, context)
    begun = read_day(first, context)
    steps = [(after.value - before.value) % 7 for before, after in pairwise(named)]
    if begun is None or begun.period is None or 0 in steps or (joined <= {"&", ","} and max(steps) > _NEXT):
        return []
    days = [begun.period.shifted(sum(steps[:place])) for place in range(len(named))]
    today = context.today or days[-1].number
    if days[0].number < today < days[-1].number and is_told(context, tokens[0].start):
        days = [day.shifted(-7) for day in days]
    pieces = [first, *([token] for token in named[1:])]
    return [(piece, dated(day, begun.anchor)) for piece, day in zip(pieces, days, strict=True)]


def _days_of_week(
    named: Sequence[Token], tokens: Sequence[Token], context: Context
) -> list[tuple[list[Token], Reading]]:
    """Both of "on Monday or Tuesday last week"."""
    place = tokens.index(named[-1])
    last = read_day(tokens[place:], context)
    back = named[-1].value - named[0].value
    if last is None or last.period is None or back <= 0:
        return []
    return [([named[0]], dated(last.period.shifted(-back), last.anchor)), (list(tokens[place:]), last)]


def read_part_pair(tokens: Sequence[Token], context: Context) -> list[tuple[list[Token], Reading]]:
    """Both of "the second and fourth quarters" and "the 18th and 19th centuries": the unit stands behind the second."""
    joint = next(n for n, token in enumerate(tokens) if token.kind in "&~-" and n)
    last = next(n for n, token in enumerate(tokens) if token.kind in "Uu")
    year = [token for token in (*tokens[:joint], *tokens[last + 1 :]) if token.kind not in "DoO"]
    unit, parts = tokens[last]._replace(kind="U"), (tokens[:joint], tokens[joint + 1 : last])
    numbers = ([token for token in part if token.kind in "Do"] for part in parts)
    # the year leads: "last year's first quarter"
    read = read_century if unit.value == "century" else read_numbered
    first, second = (read([*year, *number, unit], context) for number in numbers)
    if first is None or second is None or first.begin == second.begin:
        return []
    return [(list(tokens[:joint]), first), (list(tokens[joint + 1 :]), second)]


def _is_day(token: Token) -> bool:
    return isinstance(token.value, int) and 1 <= token.value <= 31


def _ordered(day: Token, month: Token) -> list[Token]:
    return [day, month] if day.start < month.start else [month, day]
