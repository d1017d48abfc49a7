"""Days by name and days counted from them: holidays, "9/11", "two weeks before 9 May", "now"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.dates.calendar import Period, bounds, first_day, holiday, midnight, stepped, weekday_after, weekday_before
from toolkit.dates.counts import CALENDAR, STEPS, count_of
from toolkit.dates.days import numeric_day, read_day, year_of
from toolkit.dates.heads import year_of_sentence
from toolkit.dates.readings import Context, Reading, dated, duration, reference, regrained, unresolved
from toolkit.dates.slots import slots
from toolkit.dates.words import Token

_WHOLE = frozenset(("week", "weekend", "month", "year"))
_LASTING = re.compile(r"\b(?:for|over|during|period of|of|lasting|lasted|took)\s$")
_NEW = 2
"""Months in which a new year is the running one."""
_THIS = 30
"""Days in which a holiday is this year's."""
_IN_IT = ("in ", "into ", "of ", "by ")
_ENDS_THERE = re.compile(r"\s*(?:[.,;:!?)]|$)|\s+(?:in|when|and|of)\b")
_PARTICIPLE = re.compile(r"\s[a-z]+(?:ed|en|wn)\b")


def read_holiday(tokens: Sequence[Token], context: Context) -> Reading | None:
    """A named day of its year, or of the nearest one."""
    roles = slots(tokens)
    rule = roles["holiday"]
    year, anchor = year_of(roles, context)
    if year is None and "which" not in roles and (told := year_of_sentence(context, tokens[0].start)) is not None:
        year, anchor = told, "previous mention"
    if year is not None:
        return dated(holiday(rule, year), anchor) if 1 <= year <= 9999 else None
    base = context.there("day") if context.narrative else context.here("day")
    if base is None:
        return unresolved("XXXX-" + (rule if rule[2] == "-" else "XX-XX"), "day")
    at = bounds(base)[0]
    here = at.year if at else 1
    days = [holiday(rule, y) for y in (here - 1, here, here + 1) if 1 <= y <= 9999]
    days = [d for d in days if d.number % 7 == roles.get("weekday", d.number) % 7] or days
    which = {"previous": "last", "following": "next"}.get(w := roles.get("which", ""), w)
    if which in ("last", "next"):
        days = [d for d in days if (d.number < base.number) == (which == "last")] or days
    if which == "next":  # nobody calls that of this month "next Christmas"
        days = [d for d in days if d.number > base.number + _THIS] or days
    best = min(days, key=lambda d: abs(d.number - base.number))
    return dated(best, context.anchor(back=context.narrative), alternatives=[d for d in days if d != best])


def read_event(tokens: Sequence[Token], context: Context) -> Reading | None:
    """A date that became the name of an event: "9/11" is no day of its year."""
    return numeric_day("2001-09-11", context) if tokens[0].value == "9/11" else None


def read_new_year(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "early in the new year": the beginning of the coming one, in its first weeks of the running one."""
    month, start = context.here("month"), tokens[0].start
    if tokens[0].kind == "D" and not context.folded.endswith(_IN_IT, 0, start):
        return None  # "they danced at the new year feast"
    if month is None:
        return unresolved("XXXX", "year", mod="START")
    year = Period("year", month.number // 12 + (month.number % 12 >= _NEW))
    return dated(year, context.anchor(), mod="START")


def read_weekday_beside(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "the Friday before Christmas" and "the Tuesday after 5 May"; that before an event is not known."""
    weekday = next(token.value for token in tokens if token.kind == "W")
    place = next((n for n, token in enumerate(tokens) if token.kind in "<>"), 0)
    if not place:
        return unresolved(f"XXXX-WXX-{weekday}", "day")
    rest = tokens[place + 1 :]
    day = (read_holiday if any(token.kind in "H%" for token in rest) else read_day)(rest, context)
    if day is None or day.period is None or day.period.grain != "day":
        return unresolved(f"XXXX-WXX-{weekday}", "day")
    beside = weekday_after if tokens[place].kind == ">" else weekday_before
    return dated(beside(day.period.number, weekday), day.anchor)


def read_some_weekday(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "It happened on a Tuesday.", any of them; "on a Tuesday call with reporters" is that of the week."""
    if not _ENDS_THERE.match(context.folded, tokens[-1].end):
        return None
    part = next((f"T{token.value}" for token in tokens if token.kind == "P"), "")
    return unresolved(
        f"XXXX-WXX-{tokens[0].value}{part}", "part_of_day" if part else "day", kind="TIME" if part else "DATE"
    )


def read_reference(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "Now", "recently", "in the past": a reference without an interval."""
    token = tokens[-1]
    if token.kind == "b":  # "Previously, ...", but not "Previously unknown papers"
        opens = token.value == "previously" and not _PARTICIPLE.match(context.folded, token.end)
        opens = opens and context.text[token.start].isupper()
        return reference("PAST_REF") if opens else None
    value = {"current": "PRESENT_REF", "past": "PAST_REF"}.get(str(token.value), str(token.value))
    return reference(value) if value.endswith("_REF") else None


def read_away(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "two weeks before 9 May" and "the day after Christmas": counted from a day that is named."""
    place = next(n for n, token in enumerate(tokens) if token.kind in "<>r")
    holiday_named = any(token.kind in "H%" for token in tokens[place:])
    day = (read_holiday if holiday_named else read_day)(tokens[place + 1 :], context)
    if day is None:
        return None
    unit = slots(tokens[:place])["unit"]
    if tokens[place].kind == "r" and (place == 1 or not context.folded.startswith("from", tokens[place].start)):
        return None  # "a 38-hour week from July 1", "two cents a day between June 2 and 13"
    counted = count_of(tokens[:place]) if place > 1 and tokens[0].kind != "D" else 1
    if day.period is None or counted is None or unit not in CALENDAR | STEPS.keys():
        return reference("PAST_REF" if tokens[place].kind == "<" else "FUTURE_REF")
    sign = -1 if tokens[place].kind == "<" else 1
    if tokens[place].kind == "r" and _lasts(tokens, context):
        return _from_day(day, (unit, round(counted)))
    if tokens[0].kind == "D" and unit in _WHOLE and day.period.grain == "day":
        return _unit_beside(day, unit, sign)
    weekday = place + 2 == len(tokens) and tokens[-1].kind == "W"
    if tokens[place].kind == "r" and weekday and day.period.number <= (context.today or 0):
        day = day._replace(period=day.period.shifted(7))  # "two weeks from Friday": from the coming one
    return _moved_day(day, (unit, sign * round(counted)))


def _lasts(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "for 12 months from April 1", a stretch; "two weeks from Friday" is a day."""
    start = tokens[0].start
    return tokens[0].kind == "D" or _LASTING.search(context.folded, max(0, start - 12), start) is not None


def _from_day(day: Reading, length: tuple[str, int]) -> Reading | None:
    """The stretch of that length which begins with the day."""
    if day.begin is None or day.grain != "day" or not 0 < length[1] <= 10_000:
        return None
    finish = stepped(day.begin.toordinal(), *length)
    lasting = duration(length[1], length[0])
    return lasting._replace(begin=day.begin, finish=midnight(finish), anchor=day.anchor)


def _unit_beside(day: Reading, unit: str, sign: int) -> Reading | None:
    """Such as "the weekend before Christmas": the whole unit before or after the one that holds the day."""
    held = regrained(day.period, unit) if day.period else None
    if held is None or day.period is None:
        return None
    ahead = unit == "weekend" and (first_day(held) or 0) > day.period.number
    return dated(held.shifted(0 if ahead and sign > 0 else sign), day.anchor)


def _moved_day(day: Reading, step: tuple[str, int]) -> Reading | None:
    """The day so many units on; months and years keep the day of the month where they can."""
    if day.period is None or day.period.grain != "day" or abs(step[1]) > 1_000_000:
        return None
    moved = stepped(day.period.number, *step)
    return None if moved is None else dated(Period("day", moved), day.anchor)
