"""When something was said: the date expression that belongs to the cue, else the article's publication."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import datetime, timedelta
from typing import NamedTuple

from toolkit.statements.statement import Statement

_STEPS = {
    "second": timedelta(seconds=1),
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
    "week": timedelta(days=7),
}

_CLOCK_GRAINS = ("second", "minute", "hour", "part_of_day")


class DateMention(NamedTuple):
    """A resolved or unresolved date expression of the article, as the dates table has it."""

    date_id: str
    start: int
    end: int
    type: str
    begin: datetime | None
    finish: datetime | None
    grain: str | None


class Said(NamedTuple):
    """The interval in which something was said, what it rests on, and the date expression if one does."""

    begin: datetime | None
    finish: datetime | None
    grain: str | None
    basis: str
    date_id: str | None = None


class Published(NamedTuple):
    """When the article appeared, and how exactly that is known."""

    begin: datetime | None
    grain: str | None


def date_of_saying(
    statement: Statement, dates: list[DateMention], *, sentence: tuple[int, int], published: Published
) -> Said:
    """The nearest date to the cue in its sentence, outside what was said and outside the speaker's mention.

    A date inside the content is when something happened, never when it was said; durations and repeated times are none.
    """
    nearest = _nearest(statement, dates, sentence)
    if nearest is not None and nearest.begin is not None:
        return Said(nearest.begin, nearest.finish, nearest.grain, "date expression", nearest.date_id)
    if published.begin is not None and nearest is None:
        begin, grain = published.begin, published.grain or "day"
        if grain in _CLOCK_GRAINS:  # the minute of publication is not the minute of saying
            begin, grain = begin.replace(hour=0, minute=0, second=0, microsecond=0), "day"
        return Said(begin, end_of(begin, grain), grain, "publication")
    return Said(None, None, None, "unknown", nearest.date_id if nearest else None)


def _nearest(statement: Statement, dates: list[DateMention], sentence: tuple[int, int]) -> DateMention | None:
    cue = statement.cue_start if statement.cue_start is not None else statement.start
    first = bisect_left(dates, sentence[0], key=lambda d: d.start)
    last = bisect_right(dates, sentence[1], key=lambda d: d.start)
    own = [d for d in dates[first:last] if d.type in ("DATE", "TIME") and _is_free(statement, d)]
    return min(own, key=lambda d: (abs(d.start - cue), d.start), default=None)


def _is_free(statement: Statement, date: DateMention) -> bool:
    held = [*statement.content_spans]
    if statement.speaker_start is not None and statement.speaker_end is not None:
        held.append((statement.speaker_start, statement.speaker_end))
    return not any(a < date.end and date.start < b for a, b in held)


def end_of(begin: datetime, grain: str) -> datetime:
    """The end of the interval of this grain that begins then.

    >>> end_of(datetime(2021, 5, 10), "day")
    datetime.datetime(2021, 5, 11, 0, 0)
    """
    if grain in _STEPS:
        return begin + _STEPS[grain]
    if grain == "month":
        return begin.replace(year=begin.year + begin.month // 12, month=begin.month % 12 + 1)
    if grain == "year":
        return begin.replace(year=begin.year + 1)
    return begin + timedelta(days=1)
