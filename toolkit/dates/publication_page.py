"""The lines of a page's visible text: where its dates stand, and where its body begins and ends."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache
from typing import NamedTuple

from toolkit.dates.calendar import bounds, day_period
from toolkit.dates.find import find_dates
from toolkit.language.folding import fold
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

_SENTENCE = re.compile(r"[a-z,;\"'\])][.!?:,;]?[\"')\]]*(?:\s|$)")
_LONG, _GAP = 110, 12
_DAY_FIRST = re.compile(r"(?<![\d/.-])(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/(?:20)?\d\d(?!\d)")
_MONTH_FIRST = re.compile(r"(?<![\d/.-])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])/(?:20)?\d\d(?!\d)")
_CLOCK = re.compile(r"(?<![\d.,:])(\d{1,2})[:.](\d\d)(?::\d\d)?(?![\d:]|\.\d)\s*([ap]\.?m\b\.?)?")
_HOUR = re.compile(r"(?<![\d.,:])(\d{1,2})\s*([ap]\.?m)\b")


class Line(NamedTuple):
    """One line that is not blank: its place among such lines, its span, its text and folded text."""

    number: int
    start: int
    end: int
    words: str
    folded: str


class Dated(NamedTuple):
    """A full date on the page: where, which day, the clock time beside it, and the line around it."""

    start: int
    end: int
    day: datetime
    begin: datetime
    grain: str
    line: Line
    ambiguous: bool


class Page(NamedTuple):
    """The page's lines, its body from the first to the last paragraph (line numbers), and its dates."""

    lines: tuple[Line, ...]
    body: tuple[int, int] | None
    dates: tuple[Dated, ...]


def read_page(text: str, *, day_first: bool = False) -> Page:
    r"""The page as lines, body and full dates; days and months alone do not count.

    >>> [d.day.date().isoformat() for d in read_page("Talks begin\n9 May 2021\nBy A. Novak").dates]
    ['2021-05-09']
    """
    lines = tuple(_lines(text))
    order = "day" if day_first else _written_order(text)
    return Page(lines, _body(lines), tuple(_dates(text, lines, order)))


def _written_order(text: str) -> str:
    """What the numeric dates of a page begin with, by those with one reading; empty where none tells."""
    days, months = len(_DAY_FIRST.findall(text)), len(_MONTH_FIRST.findall(text))
    return "day" if days > months else "month" if months > days else ""


def _lines(text: str) -> list[Line]:
    lines: list[Line] = []
    start = 0
    for words in text.split("\n"):
        if words.strip():
            lines.append(Line(len(lines), start, start + len(words), words, fold(words)))
        start += len(words) + 1
    return lines


def _body(lines: tuple[Line, ...]) -> tuple[int, int] | None:
    """First and last line of the first run of paragraphs that holds a good part of the text."""
    runs: list[list[Line]] = []
    for line in lines:
        if len(line.words) >= _LONG and len(_SENTENCE.findall(line.folded)) > 8 and "©" not in line.words:
            if runs and line.number - runs[-1][-1].number <= _GAP:
                runs[-1].append(line)
            else:
                runs.append([line])
    if not runs:
        return None
    weights = [sum(len(line.words) for line in run) for run in runs]
    first = next(run for run, weight in zip(runs, weights, strict=True) if weight >= 0.4 * max(weights))
    return first[0].number, first[-1].number


def _dates(text: str, lines: tuple[Line, ...], order: str) -> list[Dated]:
    found: list[Dated] = []
    spans = _days(text, order)
    place = 0
    for start, end, day, ambiguous in sorted(spans):
        while place < len(lines) - 1 and lines[place].end < start:
            place += 1
        if found and start < found[-1].end:
            continue
        line = lines[place]
        begin, grain = _with_clock(day, line, start - line.start, end - line.start)
        found.append(Dated(start, end, day, begin, grain, line, ambiguous))
    return found


def _days(text: str, order: str) -> list[tuple[int, int, datetime, bool]]:
    """Each full date, and whether its numbers can be read in two ways; with full stops the day stands first."""
    days = []
    for date in find_dates(text, day_first=order == "day"):
        moment = date.type in ("DATE", "TIME") and date.grain in ("day", "hour", "minute", "second")
        if moment and date.anchor == "explicit" and date.begin:
            day = day_period(*(int(part) for part in date.value[:10].split("-")))
            begin = bounds(day)[0] if day else None
            if begin:
                ambiguous = bool(date.alternatives) and not order and "." not in date.surface
                days.append((date.start, date.end, begin, ambiguous))
    return days


@cache
def _zones() -> tuple[re.Pattern[str], dict[str, int]]:
    minutes = {row["word"]: int(row["minutes"]) for row in read_lexicon("timezones")}
    return re.compile(rf"\W{{0,3}}\b({trie_source(minutes)})(?![a-z])([+-]\d\d?)?"), minutes


def _with_clock(day: datetime, line: Line, start: int, end: int) -> tuple[datetime, str]:
    """The day with the clock time that stands within a few characters of it on its line.

    Where UTC has another day, the day as printed is kept without the hour: "today" in the text means that day.
    """
    low, high = max(0, start - 24), end + 32
    rest = line.folded[low:start] + " " * (end - start) + line.folded[end:high]
    match = _CLOCK.search(rest) or _CLOCK.search(line.folded[start:end]) or _HOUR.search(rest)
    if match is None:
        return day, "day"
    hour, minute = int(match[1]), int(match[2]) if match.re is _CLOCK else 0
    half = (match[match.lastindex or 0] or "")[:1] if (match.lastindex or 0) > (2 if match.re is _CLOCK else 1) else ""
    if hour > 23 or minute > 59:
        return day, "day"
    if half in ("a", "p") and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone, minutes = _zones()
    named = zone.match(match.string, match.end())
    offset = minutes[named[1]] + int(named[2] or 0) * 60 if named else 0
    try:
        begin = day + timedelta(hours=hour, minutes=minute) - timedelta(minutes=offset)
    except OverflowError:
        return day, "day"
    return (begin, "minute") if begin.date() == day.date() else (day, "day")
