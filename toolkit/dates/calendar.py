"""Periods of the calendar as integers: any grain, any year from 1 to 9999, shifted by plain addition."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple

SEASONS = ("SP", "SU", "FA", "WI")
MONTHS_IN = {"month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS_IN = {"day": 1, "week": 7, "weekend": 7}
_STEPS = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_LAST_DAY = date.max.toordinal()
_LAST_MONTH = 9999 * 12 + 11


class Period(NamedTuple):
    """One unit of the calendar: the n-th day, week, month, ... since the year 0.

    >>> Period("year", 2014).shifted(-1)
    Period(grain='year', number=2013)
    """

    grain: str
    number: int

    def shifted(self, count: int) -> Period:
        """The period so many units later (earlier where negative)."""
        return Period(self.grain, self.number + count)


def day_period(year: int, month: int, day: int) -> Period | None:
    """The day, or None where the calendar has no such day.

    >>> day_period(2021, 2, 29) is None
    True
    """
    try:
        return Period("day", date(year, month, day).toordinal())
    except (ValueError, OverflowError):
        return None


def weekday_of(day: int) -> int:
    """The weekday of a proleptic ordinal, 1 for Monday.

    >>> weekday_of(date(2021, 5, 10).toordinal())
    1
    """
    return (day - 1) % 7 + 1


def weekday_before(day: int, weekday: int) -> Period:
    """The last day of that name before a proleptic ordinal, 1 for Monday."""
    return Period("day", day - ((day - weekday) % 7 or 7))


def weekday_after(day: int, weekday: int) -> Period:
    """The first day of that name after a proleptic ordinal, 1 for Monday."""
    return Period("day", day + ((weekday - day) % 7 or 7))


def month_period(year: int, month: int) -> Period:
    """The month; months are numbered from 1."""
    return Period("month", year * 12 + month - 1)


def season_period(year: int, season: str) -> Period:
    """The season of a year; winter begins in its December."""
    return Period("season", year * 4 + SEASONS.index(season))


def period_of(day: int, grain: str) -> Period:
    """The period of this grain in which the day (a proleptic ordinal) lies.

    >>> period_of(date(2021, 5, 10).toordinal(), "quarter") == Period("quarter", 2021 * 4 + 1)
    True
    """
    if grain in _DAYS_IN:
        return Period(grain, day if grain == "day" else (day - 1) // 7)
    at = date.fromordinal(day)
    months = at.year * 12 + at.month - 1
    return Period(grain, (months - 2 if grain == "season" else months) // MONTHS_IN[grain])


def first_day(period: Period) -> int | None:
    """The ordinal of the period's first day, or None outside the years 1 to 9999."""
    grain, number = period
    if grain in _DAYS_IN:
        day = number if grain == "day" else number * 7 + (1 if grain == "week" else 6)
        return day if 1 <= day <= _LAST_DAY else None
    month = number * MONTHS_IN[grain] + (2 if grain == "season" else 0)
    if not 12 <= month <= _LAST_MONTH:
        return None
    return date(month // 12, month % 12 + 1, 1).toordinal()


def bounds(period: Period) -> tuple[datetime | None, datetime | None]:
    """Begin and finish of the period, half open; None where it leaves the years 1 to 9999.

    >>> bounds(month_period(2021, 2))
    (datetime.datetime(2021, 2, 1, 0, 0), datetime.datetime(2021, 3, 1, 0, 0))
    """
    return midnight(first_day(period)), midnight(_day_after(period))


def _day_after(period: Period) -> int | None:
    if period.grain == "weekend":
        saturday = first_day(period)
        return saturday + 2 if saturday and saturday + 2 <= _LAST_DAY else None
    return first_day(period.shifted(1))


def midnight(day: int | None) -> datetime | None:
    """The day's first moment; None stays None, and so does a day outside the years 1 to 9999."""
    return datetime.fromordinal(day) if day is not None and 1 <= day <= _LAST_DAY else None


def timex_value(period: Period) -> str:
    """The period as a TIMEX3 value.

    >>> timex_value(period_of(date(2021, 5, 10).toordinal(), "week"))
    '2021-W19'
    """
    grain, number = period
    if grain in _DAYS_IN:
        day = first_day(period)
        return _day_value(date.fromordinal(day), grain) if day else ""
    if grain == "month":
        return f"{number // 12:04d}-{number % 12 + 1:02d}"
    if grain == "season":
        return f"{number // 4:04d}-{SEASONS[number % 4]}"
    if grain == "quarter":
        return f"{number // 4:04d}-Q{number % 4 + 1}"
    if grain == "half":
        return f"{number // 2:04d}-H{number % 2 + 1}"
    return f"{number:0{ {'year': 4, 'decade': 3, 'century': 2}[grain] }d}"


def _day_value(day: date, grain: str) -> str:
    if grain == "day":
        return day.isoformat()
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}" + ("-WE" if grain == "weekend" else "")


def stepped(day: int, unit: str, count: int) -> int | None:
    """The day so many units on, both as ordinals; months keep the day where they can. None outside the calendar.

    >>> date.fromordinal(stepped(date(2021, 1, 31).toordinal(), "month", 1))
    datetime.date(2021, 2, 28)
    """
    if unit in _STEPS:
        moved = day + _STEPS[unit] * count
        return moved if 1 <= moved <= _LAST_DAY else None
    if not 1 <= day <= _LAST_DAY:
        return None
    at = date.fromordinal(day)
    month = at.year * 12 + at.month - 1 + MONTHS_IN.get(unit, 12_000) * count
    if not 12 <= month < _LAST_MONTH:
        return None
    first, following = (date((month + n) // 12, (month + n) % 12 + 1, 1).toordinal() for n in (0, 1))
    return min(first + at.day - 1, following - 1)


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    >>> easter(2021)
    datetime.date(2021, 4, 4)
    """
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def nth_weekday(year: int, month: int, *, nth: int, weekday: int) -> date:
    """The n-th weekday of a month (Monday is 1); -1 is the last.

    >>> nth_weekday(2020, 11, nth=4, weekday=4)
    datetime.date(2020, 11, 26)
    """
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))
    following = date(year + month // 12, month % 12 + 1, 1)
    last = following - timedelta(1)
    return last - timedelta((last.isoweekday() - weekday) % 7)


def saves_daylight(day: int) -> bool:
    """Whether the clocks of the United States are an hour ahead on that day, by the rules since 1967.

    >>> saves_daylight(date(2021, 5, 10).toordinal()), saves_daylight(date(2021, 12, 1).toordinal())
    (True, False)
    """
    year = date.fromordinal(day).year
    if year < 1967:
        return False
    month, nth = (3, 2) if year >= 2007 else (4, 1) if year >= 1987 else (4, -1)
    begin = nth_weekday(year, month, nth=nth, weekday=7)
    finish = nth_weekday(year, 11, nth=1, weekday=7) if year >= 2007 else nth_weekday(year, 10, nth=-1, weekday=7)
    return begin.toordinal() <= day < finish.toordinal()


def holiday(rule: str, year: int) -> Period:
    """The day of a year that a holiday's rule names: MM-DD, easter+N, or MM/N/W+K.

    >>> timex_value(holiday("easter-2", 2021))
    '2021-04-02'
    """
    if rule.startswith("easter"):
        return Period("day", easter(year).toordinal() + int(rule[6:]))
    if "/" not in rule:
        month, day = map(int, rule.split("-"))
        return Period("day", date(year, month, day).toordinal())
    month_, nth, rest = rule.split("/")
    weekday, _, extra = rest.partition("+")
    at = nth_weekday(year, int(month_), nth=int(nth), weekday=int(weekday))
    return Period("day", at.toordinal() + int(extra or 0))
