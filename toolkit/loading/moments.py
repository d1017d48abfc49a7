"""Dates that a file states outside its text (a column, a sidecar, a tag) as an instant with its grain."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import cache, lru_cache
from typing import Any, NamedTuple

from toolkit.lexicons import read_lexicon

_ISO = re.compile(
    r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2})"
    r"(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?)?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})(Z?))?")
_NAMED = re.compile(
    r"(?:(?P<day>\d{1,2})[ -](?P<month>[A-Za-z]{3,9})\.?,?[ -]|(?P<first>[A-Za-z]{3,9})\.? (?P<second>\d{1,2}),? )"
    r"(?P<year>\d{4})(?:,? (?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<secs>\d{2})(?:\.\d+)?)?)?"
)
_GARBLED = re.compile(r"[\d:. ]{1,20}")
"""What may stand where a time of day should, and is none: the day is read, the time left."""
_SECONDS = (100_000_000, 10_000_000_000)
_GRAINS = ("year", "month", "day", "hour", "minute", "second")


class Moment(NamedTuple):
    """An instant in UTC without a zone (the begin of its interval), and its grain."""

    begin: datetime
    grain: str


def parse_moment(value: Any) -> Moment | None:
    """The moment that a cell or tag states, or None where it states none that is sure.

    Read are datetimes, ISO 8601, dates of mails and feeds, compact digits, and seconds since 1970; "05/06/2021" may be
    May or June, and is left.

    >>> parse_moment("2021-05-10T22:48:00+02:00")
    Moment(begin=datetime.datetime(2021, 5, 10, 20, 48), grain='second')
    >>> parse_moment("May 2021").grain
    'month'
    """
    if isinstance(value, date):
        return _from_date(value)
    if isinstance(value, int | float):
        return _from_seconds(float(value))
    if not isinstance(value, str):
        return None
    words = " ".join(value.split())
    for reading in (_from_iso, _from_compact, _from_named, _from_mail, _from_words):
        moment = reading(words)
        if moment:
            return moment
    return None


def _from_date(value: date) -> Moment | None:
    """A midnight is the whole day where it was written, not the hours in UTC that begin on the day before."""
    if isinstance(value, datetime) and any((value.hour, value.minute, value.second, value.microsecond)):
        return _instant(value)
    return Moment(datetime(value.year, value.month, value.day), "day")


def _instant(value: datetime) -> Moment | None:
    try:
        moment = value.astimezone(UTC) if value.tzinfo else value
        plain = datetime(moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
    except (ValueError, OverflowError):  # an offset that leaves the calendar
        return None
    return Moment(plain, "second")


def _from_seconds(value: float) -> Moment | None:
    seconds = value / 1000 if value > _SECONDS[1] else value
    if not _SECONDS[0] <= seconds <= _SECONDS[1]:
        return _from_compact(str(int(value))) if value == value and abs(value) < 1e15 else None
    return Moment(datetime(1970, 1, 1) + timedelta(seconds=int(seconds)), "second")


def _from_iso(words: str) -> Moment | None:
    match = _ISO.fullmatch(words)
    return _build(match.groups()[:6], match.group(7)) if match else None


def _from_compact(words: str) -> Moment | None:
    match = _COMPACT.fullmatch(words)
    return _build(match.groups()[:6], match.group(7)) if match else None


def _build(parts: tuple[str | None, ...], zone: str | None) -> Moment | None:
    given = [int(part) for part in parts if part is not None]
    try:
        begin = datetime(*(given + [1, 1][len(given) - 1 :] if len(given) < 3 else given))  # type: ignore[arg-type]  # mypy cannot count a list
        return Moment(begin - _offset(zone), _GRAINS[len(given) - 1])
    except (ValueError, OverflowError):  # no such day; 0001-01-01T00:00:00+02:00, which programs write for none
        return None


def _offset(zone: str | None) -> timedelta:
    if not zone or zone[0] not in "+-":
        return timedelta()
    return timedelta(hours=int(zone[1:3]), minutes=int(zone[-2:])) * (1 if zone[0] == "+" else -1)


def _from_named(words: str) -> Moment | None:
    """As in "26-FEB-1987 15:01:01.79", "May 10, 2021": day, month by name and year, with or without a time of day.

    Where the time is garbled ("31-MAR-1987 605:12:1"), the day is read.
    """
    match = _NAMED.match(words)
    month = _months().get((match["month"] or match["first"]).lower()) if match else None
    if not match or not month:
        return None
    day, rest = match["day"] or match["second"], words[match.end() :]
    if rest and not _GARBLED.fullmatch(rest):
        return None
    time = (None, None, None) if rest else (match["hour"], match["minute"], match["secs"])
    return _build((match["year"], str(month), day, *time), None)


@cache
def _months() -> dict[str, int]:
    return {row["word"].rstrip("."): int(row["month"]) for row in read_lexicon("months")}


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(settings={"REQUIRE_PARTS": ["year", "month"], "PREFER_DAY_OF_MONTH": "first"})


def _from_mail(words: str) -> Moment | None:
    try:
        return _instant(parsedate_to_datetime(words))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


@lru_cache(maxsize=1 << 12)
def _from_words(words: str) -> Moment | None:
    """Dates in words, where day, month and year are all named beyond doubt."""
    if not re.search(r"[^\W\d_]{3}", words) or not re.search(r"\d{4}", words) or len(words) > 60:
        return None
    found = _parser().get_date_data(words)
    if not found.date_obj:
        return None
    grain = {"day": "day", "month": "month", "time": "minute"}.get(found.period)
    moment = _from_date(found.date_obj)
    return moment._replace(grain=grain) if moment and grain and (grain != "day" or moment.grain == "day") else moment
