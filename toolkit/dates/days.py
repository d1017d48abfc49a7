"""Days: calendar dates, weekdays and day words, with parts of day and clock times."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from toolkit.dates.calendar import Period, day_period, first_day, weekday_of
from toolkit.dates.events import event_day
from toolkit.dates.evidence import (
    is_of_another_time,
    looks_ahead,
    looks_back,
)
from toolkit.dates.heads import year_of_sentence
from toolkit.dates.hours import at_clock, in_part
from toolkit.dates.ordinals import day_of_week, numbered_day, which_period
from toolkit.dates.planned import is_scheduled
from toolkit.dates.readings import Context, Reading, dated, regrained, unresolved
from toolkit.dates.slots import slots
from toolkit.dates.weekdays import read_weekday
from toolkit.dates.words import Token

_NEAR = 200
"""Characters within which "the morning" is that of the day told of before."""
_FAR = 600
"""Characters behind which "that day" no longer points at the day told of."""
_ENDED = ("ended ", "ended on ")
_BREAK = re.compile(r"\n\s")


def read_day(tokens: Sequence[Token], context: Context) -> Reading | None:
    """A day, in any wording, with what is said of its hour."""
    roles = slots(tokens)
    reading = _day(roles, tokens, context)
    if reading is None:
        return None
    if "clock" in roles:
        if len(tokens) == 1 and roles["clock"] == "24:00" and looks_back(context, tokens[0].start):
            roles = {**roles, "clock": "00:00"}  # the midnight that is over began the day
        return at_clock(reading, roles)
    if "part" not in roles:
        return reading
    turn = roles.get("turn")  # "later in the evening"
    timed = in_part(reading, roles)
    return timed._replace(mod="START" if turn == "before" else "END", approximate=True) if turn else timed


def _day(roles: dict[str, Any], tokens: Sequence[Token], context: Context) -> Reading | None:
    if "month" in roles:
        return _calendar_day(roles, tokens, context)
    if "full" in roles:
        return numeric_day(roles["full"], context)
    if "offset" in roles:
        return _day_word(int(roles["offset"]), roles, tokens, context)
    if "weekday" in roles and roles.get("unit") == "week":
        return day_of_week(roles, *which_period(roles.get("which", "this"), "week", context))
    if "ordinal" in roles or "number" in roles:
        return numbered_day(roles, context)
    if "weekday" in roles:
        return read_weekday(roles, tokens, context)
    return _bare_time(roles, tokens, context)


def _calendar_day(roles: dict[str, Any], tokens: Sequence[Token], context: Context) -> Reading | None:
    month, number = roles["month"], roles.get("number", roles.get("ordinal"))
    if not isinstance(number, int) or not 1 <= number <= 31:
        return None
    mod = roles.get("mod", "")
    year, anchor = year_of(roles, context)
    if year is not None:
        period = day_period(year, month, number)
        return dated(period, anchor, mod=mod) if period else unresolved(f"{year:04d}-{month:02d}-XX", "day", mod=mod)
    event = event_day(month, number, tokens[-1].end, context) if "weekday" not in roles else None
    if event is not None:
        return dated(event, "explicit", mod=mod)
    if "which" not in roles and (year := year_of_sentence(context, tokens[0].start, month)) is not None:
        told = day_period(year, month, number)
        return dated(told, "previous mention", mod=mod) if told else None
    candidates = _days_around(month, number, context)
    if roles.get("which") == "next" and "weekday" not in roles and context.today is not None:
        candidates = [p for p in candidates if p.number > context.today]
    if roles.get("which") in ("last", "past", "previous") and "weekday" not in roles and context.today is not None:
        candidates = [p for p in candidates if p.number <= context.today]
    if not candidates:
        return unresolved(f"XXXX-{month:02d}-{number:02d}", "day", mod=mod)
    fitting = [p for p in candidates if _weekday_fits(p, roles)] or candidates
    best = nearest(fitting, tokens, context)
    others = sorted((p for p in fitting if p != best), key=lambda p: abs(p.number - best.number))[:1]
    return dated(best, context.anchor(back=context.narrative), mod=mod, alternatives=others)


def _weekday_fits(period: Period, roles: dict[str, Any]) -> bool:
    return "weekday" not in roles or weekday_of(period.number) == roles["weekday"]


def year_of(roles: dict[str, Any], context: Context) -> tuple[int | None, str]:
    """The year that the words themselves give, by number or as "last year", and its anchor."""
    if "year" in roles:
        return roles["year"], "explicit"
    if roles.get("unit") == "year" and "which" in roles:
        period, anchor = which_period(roles["which"], "year", context)
        return (period.number if period else None), anchor
    if "which" in roles and roles["which"] in ("this",) and context.today is not None:
        here = context.here("year")
        return (here.number if here else None), "publication"
    return None, "none"


def _days_around(month: int, number: int, context: Context) -> list[Period]:
    base = context.there("year") if context.narrative else context.here("year")
    if base is None:
        return []
    years = [base.number] if context.narrative else [base.number - 1, base.number, base.number + 1]
    if context.narrative and begins_next_year(month, context):
        years = [base.number + 1]
    return [p for year in years if (p := day_period(year, month, number))]


def begins_next_year(month: int, context: Context) -> bool:
    """Whether a story that has come to late in a year goes on with an early month: that of the next year."""
    told = context.previous
    if told is None or told.grain not in ("day", "month"):
        return False
    at = regrained(told, "month")
    return at is not None and at.number % 12 - (month - 1) >= 7


_BEHIND, _AHEAD = 45, 90
"""Days before and after publication within which the nearest day is meant, whatever the words around it say."""
_LONG_BEHIND = 140
"""Days before publication within which what has a date in advance was the last one."""


def nearest(candidates: Sequence[Period], tokens: Sequence[Token], context: Context) -> Period:
    """The candidate nearest to the publication date; the words around may ask for a coming or a past one."""
    if context.today is None or len(candidates) == 1:
        return candidates[0]
    today = context.today
    days = {p: first_day(p) or 0 for p in candidates}
    best, start = min(candidates, key=lambda p: abs(days[p] - today)), tokens[0].start
    if days[best] > today and context.folded.endswith(_ENDED, 0, start):
        return next((p for p in reversed(candidates) if days[p] <= today), best)
    if -_BEHIND <= days[best] - today <= _AHEAD:
        return best
    planned = is_scheduled(context, start, tokens[-1].end)
    if days[best] < today - (_LONG_BEHIND if planned else _BEHIND) and (planned or looks_ahead(context, start)):
        return next((p for p in candidates if days[p] >= today), best)
    if days[best] > today + _AHEAD and not planned and looks_back(context, start):
        return next((p for p in reversed(candidates) if days[p] <= today), best)
    return best


def _day_word(offset: int, roles: dict[str, Any], tokens: Sequence[Token], context: Context) -> Reading:
    mod = roles.get("mod", "")
    if is_of_another_time(context, tokens[0].start):
        return unresolved("XXXX-XX-XX", "day", mod=mod)
    base = context.there("day") if context.narrative and context.today is None else context.here("day")
    if base is None:
        return unresolved({0: "PRESENT_REF"}.get(offset, "XXXX-XX-XX"), "day", mod=mod)
    return dated(base.shifted(offset), context.anchor(), mod=mod)


def _bare_time(roles: dict[str, Any], tokens: Sequence[Token], context: Context) -> Reading | None:
    if roles.get("unit", "day") != "day":
        return None
    start = tokens[0].start
    if "which" not in roles and (_is_part(tokens) or _is_of_the_day_told(roles, tokens, context)):
        near = context.previous_day if 0 <= context.told_at > start - _NEAR else None
        if near is not None:  # "on Friday dealers met; in the morning prices rose"
            return dated(near, context.anchor(back=True), mod=roles.get("mod", ""))
    back = roles.get("which") in ("that", "same", "following", "previous", "next") or context.narrative
    pointed = roles.get("which") in ("that", "same")
    told = context.told if pointed else context.there
    base = told("day") if back else context.here("day")
    if pointed and not context.narrative and 0 <= context.told_at < start - _FAR:
        base = None  # "the same day the fleet sailed" is that of what is told next
    if base is None or (tokens[0].kind == "J" and is_of_another_time(context, start)):
        return unresolved("XXXX-XX-XX", "day", mod=roles.get("mod", ""))
    step = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(roles.get("which", ""), 0)
    if context.folded.startswith("overnight", start) and not looks_ahead(context, start):
        step = -1  # "rain fell overnight": in the night that ended today
    return dated(base.shifted(step), context.anchor(back=back), mod=roles.get("mod", ""))


def _is_part(tokens: Sequence[Token]) -> bool:
    """Such as "the morning"."""
    return tokens[0].kind == "D" and tokens[-1].kind == "P"


def _is_of_the_day_told(roles: dict[str, Any], tokens: Sequence[Token], context: Context) -> bool:
    """Such as "on Monday they came; at 9 p.m. shots fell": an hour told of in the paragraph that tells of a day."""
    if "clock" not in roles or "zone" in roles or context.told_at < 0 or context.narrative:
        return False
    return _BREAK.search(context.folded, context.told_at, tokens[0].start) is None


def numeric_day(words: str, context: Context) -> Reading | None:
    """A day written in numbers only; the outlet's order decides where both readings are possible."""
    if words.isdigit():
        words = f"{words[:4]}-{words[4:6]}-{words[6:]}"
    parts = [int(part) for part in words.replace(".", "-").replace("/", "-").split("-")]
    if parts[0] > 31:
        period = day_period(*parts)
        return dated(period, "explicit") if period else None
    first, second, year = parts
    if year < 100:
        year += 1900 if year >= 50 else 2000
    day_first = context.day_first or "." in words
    orders = [(second, first), (first, second)] if day_first else [(first, second), (second, first)]
    readings = [p for month, day in orders if month <= 12 and (p := day_period(year, month, day))]
    if not readings:
        return None
    return dated(readings[0], "explicit", alternatives=[p for p in readings[1:] if p != readings[0]])


def read_partial(tokens: Sequence[Token], context: Context) -> Reading | None:
    """A day and a month in numbers: "11/20", "Friday 5/12"."""
    place = next(n for n, token in enumerate(tokens) if token.kind == "2")
    token, rest = tokens[place], tokens[place + 1 :]
    first, second = (int(part) for part in token.value.split("/"))
    month, day = (second, first) if (context.day_first or first > 12) and second <= 12 else (first, second)
    if not 1 <= month <= 12:
        return None
    named = [token._replace(kind="M", value=month), token._replace(kind="n", value=day)]
    return read_day([*tokens[:place], *named, *rest], context)
