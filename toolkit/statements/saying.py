"""When something was said: the date expression that belongs to the cue, else the article's publication."""

from __future__ import annotations

import re
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

_JOINED = re.compile(r"(?:,|;| -| –| —) (?:and|but|while|so|yet) |; ")
_RELATIVE = re.compile(r", (?:who|which) [^,\n]*")
"""A relative clause behind a mention: Dorn, who was elected on Monday, said."""
_BEFORE = re.compile(
    r"(?:After|Before|Since|Until|Following|Although|Because|When) (?:[^,;]* )?(?:on|in|of|at|this|last) $"
    r"|Since |Until "
)
_FARTHEST = 400
"""Characters within which a date before the cue is looked at."""
_MOST = 12
"""Contents before a date that are looked at."""
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
    told: tuple[tuple[int, int], ...] = ()
    """The contents of statements in which it stands."""


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
    statement: Statement, dates: list[DateMention], *, sentence: tuple[int, int], published: Published, text: str = ""
) -> Said:
    """The nearest date to the cue in its sentence, outside what was said and outside the speaker's mention.

    A date inside the content is when something happened, never when it was said; durations and repeated times are none.
    So are days after the publication. With the `text`, dates of other clauses are left out too: the ship sank on
    Monday, and Dorn said; after the fire on Sunday, Dorn said.
    """
    own = [d for d in _beside(statement, dates, sentence) if not _is_elsewhere(statement, d, (sentence, text))]
    own = [d for d in own if not _is_to_come(d, published)]
    nearest = _nearest(statement, own)
    if nearest is not None and nearest.begin is not None:
        return Said(nearest.begin, nearest.finish, nearest.grain, "date expression", nearest.date_id)
    if published.begin is not None and nearest is None:
        begin, grain = published.begin, published.grain or "day"
        if grain in _CLOCK_GRAINS:  # the minute of publication is not the minute of saying
            begin, grain = begin.replace(hour=0, minute=0, second=0, microsecond=0), "day"
        return Said(begin, end_of(begin, grain), grain, "publication")
    return Said(None, None, None, "unknown", nearest.date_id if nearest else None)


def _is_to_come(date: DateMention, published: Published) -> bool:
    """Whether a date begins after the day of publication, so that nobody has said anything then."""
    if date.begin is None or published.begin is None:
        return False
    return date.begin >= end_of(published.begin, published.grain or "day") + _STEPS["day"]


def told_dates(dates: list[DateMention], statements: list[Statement]) -> list[DateMention]:
    """The dates, each with the contents that hold it; of an article's contents only the nearest before it are read."""
    contents = sorted(span for statement in statements for span in statement.content_spans)
    told = []
    for date in dates:
        at = bisect_right(contents, (date.start, date.end + _FARTHEST))
        told.append(date._replace(told=tuple(s for s in contents[max(0, at - _MOST) : at] if s[1] >= date.end)))
    return told


def _beside(statement: Statement, dates: list[DateMention], sentence: tuple[int, int]) -> list[DateMention]:
    """The dates of the sentence outside what was said and the speaker's mention."""
    first = bisect_left(dates, sentence[0], key=lambda d: d.start)
    last = bisect_right(dates, sentence[1], key=lambda d: d.start)
    return [d for d in dates[first:last] if d.type in ("DATE", "TIME") and _is_free(statement, d)]


def _nearest(statement: Statement, dates: list[DateMention]) -> DateMention | None:
    cue = statement.cue_start if statement.cue_start is not None else statement.start
    return min(dates, key=lambda d: (abs(d.start - cue), d.start), default=None)


def _is_elsewhere(statement: Statement, date: DateMention, place: tuple[tuple[int, int], str]) -> bool:
    """Whether a date before the cue belongs to another clause: an event before, or a clause joined to this one."""
    sentence, text = place
    cue = statement.cue_start if statement.cue_start is not None else statement.start
    if any(not first <= cue < last for first, last in date.told):
        return True  # it sank on Monday, Dorn said, in what sailors called a shock: Monday is told by Dorn
    if text[max(0, date.start - 8) : date.start].lower().endswith((" since ", " until ")):
        return True  # the mayor since 2018 said
    relative = _RELATIVE.match(text, statement.speaker_end) if statement.speaker_end is not None else None
    if relative is not None and relative.start() <= date.start < relative.end():
        return True
    if date.end > cue:
        return False
    if cue - date.start > _FARTHEST or date.start - sentence[0] > _FARTHEST:
        return True
    return bool(_JOINED.search(text, date.end, cue)) or bool(_BEFORE.match(text[sentence[0] : date.start].lstrip()))


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
