"""Ranges and open ends: "from 3 to 7 May", "between March and June", "since 2014", "before Friday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from toolkit.dates.expression import DateExpression
from toolkit.language.folding import fold
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

_JOINT = re.compile(r"\s*(?:-|--|to|until|till|through|thru|and)\s*(?:the\s+)?")
_CLOCKS = frozenset(("hour", "minute", "second"))
_AT = r"\s*,?\s*(?:(?:at|around|about|@)\s+)?"
_FROM = re.compile(r"\b(from|between)\s+(?:the\s+)?$")


def widen_dates(
    text: str, dates: Sequence[DateExpression], *, published: datetime | None = None
) -> list[DateExpression]:
    """The same expressions with ranges joined into one and open ends told: "since 2014" has no finish.

    `find_dates` keeps to TimeML, where "from March to June" is two dates and "since" stands outside; a timeline
    wants the stretch of time. A range that runs until now ends with the publication, where that is given.

    >>> from toolkit.dates.find import find_dates
    >>> wide = widen_dates("since 2014", find_dates("since 2014"))[0]
    >>> wide.surface, wide.begin.year, wide.finish
    ('since 2014', 2014, None)
    """
    folded = fold(text)
    widened: list[DateExpression] = []
    place = 0
    while place < len(dates):
        pair = dates[place : place + 2]
        joined = _joined(text, folded, pair, published=published) or _day_and_clock(text, folded, pair)
        widened.append(joined or _bounded(text, folded, dates[place]))
        place += 2 if joined else 1
    return widened


def _joined(
    text: str, folded: str, pair: Sequence[DateExpression], *, published: datetime | None
) -> DateExpression | None:
    """The range that two neighbours make, where the words between and before say so."""
    if len(pair) < 2 or "DURATION" in (pair[0].type, pair[1].type) or "SET" in (pair[0].type, pair[1].type):
        return None
    first, second = pair
    joint = _JOINT.fullmatch(folded, first.end, second.start)
    lead = _FROM.search(folded, max(0, first.start - 14), first.start)
    between = (lead is not None and lead[1] == "between") or first.rule == second.rule == "pair of clocks"
    if joint is None or ("and" in joint.group() and not between):
        return None
    start = lead.start() if lead else first.start
    begin = published if first.value == "PRESENT_REF" else first.begin
    last = _range_end(first, second, published)
    known = begin is not None and last is not None and begin < last
    return first._replace(
        start=start,
        end=second.end,
        surface=text[start : second.end],
        value=f"{first.value}/{second.value}",
        begin=begin if known else None,
        finish=last if known else None,
        alternatives=(),
        rule="range",
    )


def _range_end(first: DateExpression, second: DateExpression, published: datetime | None) -> datetime | None:
    """A day is in the range to its end, a clock time is its last moment."""
    if second.value == "PRESENT_REF":
        return published
    if second.grain not in _CLOCKS or second.begin is None:
        return second.finish
    if first.grain in _CLOCKS and first.begin is not None and second.rule == "clock":
        return second.begin + timedelta(days=_days_between(second.begin, first.begin))
    return second.begin


def _days_between(one: datetime, other: datetime) -> int:
    return other.toordinal() - one.toordinal()


def _day_and_clock(text: str, folded: str, pair: Sequence[DateExpression]) -> DateExpression | None:
    """Such as "on 1 February no later than 6:00": the hour is of the day just named."""
    if len(pair) < 2:
        return None
    day, clock = pair
    if day.grain != "day" or day.rule == "holiday" or clock.rule not in ("clock", "hour of a part"):
        return None
    joint = _clock_joint().fullmatch(folded, day.end, clock.start)
    if joint is None or day.begin is None or clock.begin is None or clock.finish is None:
        return None
    step = timedelta(days=_days_between(clock.begin, day.begin))
    moved = clock._replace(begin=clock.begin + step, finish=clock.finish + step, value=day.value + clock.value[10:])
    bounded = _bounded(text, folded, moved)
    return bounded._replace(start=day.start, surface=text[day.start : clock.end], anchor=day.anchor)


@cache
def _clock_joint() -> re.Pattern[str]:
    phrases = trie_source(row["phrase"] for row in read_lexicon("date_bounds"))
    return re.compile(rf"{_AT}|\s+(?:{phrases})\s+")


@cache
def _bounds() -> tuple[re.Pattern[str], dict[str, str]]:
    sides = {row["phrase"]: row["side"] for row in read_lexicon("date_bounds")}
    return re.compile(rf"(?<![\w-])({trie_source(sides)})\s+(?:the\s+|around\s+|about\s+)?$"), sides


def _bounded(text: str, folded: str, date: DateExpression) -> DateExpression:
    """The expression with the bound before it, its interval open on that side."""
    pattern, sides = _bounds()
    lead = pattern.search(folded, max(0, date.start - 24), date.start)
    if lead is None or date.type in ("DURATION", "SET") or date.begin is None:
        return date
    begin, finish, mod = {
        "before": (None, date.begin, "BEFORE"),
        "until": (None, date.finish, "ON_OR_BEFORE"),
        "after": (date.finish, None, "AFTER"),
        "since": (date.begin, None, "ON_OR_AFTER"),
    }[sides[" ".join(lead[1].split())]]
    start = lead.start()
    return date._replace(start=start, surface=text[start : date.end], mod=mod, begin=begin, finish=finish)
