"""Longer units: weeks, quarters, seasons, years, decades, centuries, and what is counted back or on from a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from toolkit.dates.calendar import MONTHS_IN, Period, bounds, day_period, first_day, holiday, midnight, season_period
from toolkit.dates.days import read_day, which_period, year_of
from toolkit.dates.evidence import looks_ahead
from toolkit.dates.readings import CLOCK_UNITS, Context, Reading, dated, duration, reference, regrained, unresolved
from toolkit.dates.slots import slots
from toolkit.dates.tokens import Token

_ENDED = re.compile(r"\s+end(?:ed|ing)\b")
_STEPS = {"fortnight": ("week", 2), "weekend": ("week", 1), "millennium": ("century", 10), "decade": ("year", 10)}
_BLANK = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half": "XXXX-HX", "season": "XXXX", "year": "XXXX", "decade": "XXX", "century": "XX", "fortnight": "XXXX-WXX",
}  # fmt: skip
_CALENDAR = frozenset(("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"))


def read_unit(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "Last week", "this year", "the following month": one unit that the words point at."""
    roles = slots(tokens)
    unit, which, mod = roles.get("unit", "year"), roles.get("which", "this"), roles.get("mod", "")
    if unit not in _CALENDAR:
        return None
    if unit == "year" and _ENDED.match(context.folded, tokens[-1].end):
        return duration(1, "year")
    if unit == "quarter" and "which" not in roles:
        period, anchor = _told_quarter(context)
    else:
        period, anchor = which_period(which, unit, context)
    if period is None:
        return unresolved(_BLANK[unit], unit, mod=mod)
    return _turned(dated(period, anchor, mod=mod), roles, context)


def _told_quarter(context: Context) -> tuple[Period | None, str]:
    """The quarter of a report: the one just told of, else the last one while the present one is young."""
    if context.previous is not None and context.previous.grain == "quarter":
        return context.previous, "previous mention"
    here = context.here("quarter")
    if here is None or context.today is None:
        return None, "none"
    young = context.today - (first_day(here) or 0) < 60
    return here.shifted(-1 if young else 0), "publication"


def _turned(reading: Reading, roles: dict[str, Any], context: Context) -> Reading:
    """Such as "Earlier this year" ends, and "later this year" begins, with the publication."""
    turn = roles.get("turn")
    today = midnight(context.today)
    if turn is None or reading.begin is None or reading.finish is None:
        return reading
    inside = today is not None and reading.begin <= today < reading.finish
    if turn == "before":
        return reading._replace(mod="START", approximate=True, finish=today if inside else reading.finish)
    return reading._replace(mod="END", approximate=True, begin=today if inside else reading.begin)


def read_ago(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "Two weeks ago", "three days earlier", "a year later", "two months from now"."""
    roles = slots(tokens)
    unit, turn = roles["unit"], roles.get("turn", "ago")
    back = turn in ("before", "previously", "after")
    sign = 1 if turn in ("after", "now") else -1
    count = 1 if tokens[0].kind == "D" and tokens[1].kind == "U" else count_of(tokens)
    if count is None:
        return reference("FUTURE_REF" if sign > 0 else "PAST_REF")
    mod = {"EQUAL_OR_MORE": "MORE_THAN", "EQUAL_OR_LESS": "LESS_THAN"}.get(m := roles.get("about", ""), m)
    if unit in CLOCK_UNITS:
        return _moments_away(sign * count, unit, context)
    grain, factor = _STEPS.get(unit, (unit, 1))
    if isinstance(count, float) and grain == "year":
        grain, factor = "month", 12
    if (unit, count) == ("year", 1) and context.previous and context.previous.grain == "quarter":
        return dated(context.previous.shifted(sign * 4), "previous mention")
    back = back and not (grain == "year" and count == 1 and turn == "before" and not context.narrative)
    base = context.there(grain) if back else context.here(grain)
    anchor = context.anchor(back=back)
    if base is None:
        return unresolved(_BLANK[grain], grain, mod=mod)
    return dated(base.shifted(sign * round(count * factor)), anchor, mod=mod)


def _moments_away(count: float, unit: str, context: Context) -> Reading | None:
    if context.published is None or abs(count) > 1e6:
        return unresolved("XXXX-XX-XXTXX", unit, kind="TIME")
    begin = context.published + timedelta(**{f"{unit}s": count})
    value = begin.strftime("%Y-%m-%dT%H:%M" if unit != "second" else "%Y-%m-%dT%H:%M:%S")
    finish = begin + timedelta(**{f"{unit}s": 1})
    return Reading("TIME", value, "", begin, finish, unit, "publication", True)


def count_of(tokens: Sequence[Token]) -> float | int | None:
    """The number before the unit: "two", "a", "a year and a half"; None for "several"."""
    total: float | int = 0
    seen = False
    for token in tokens:
        if token.kind == "v":
            return None
        if token.kind in "ny" and token.value is not None:
            total, seen = total + token.value, True
        elif token.kind == "a" and not seen:
            total, seen = 1, True
        elif token.kind == "h":
            total, seen = (total + 0.5 if (seen and total != 1) or tokens[0].kind != "h" else 0.5), True
        elif token.kind == "q" and token.value == "APPROX" and not seen:
            continue
    return total if seen else None


def read_duration(tokens: Sequence[Token], context: Context) -> Reading | None:
    """A length of time; with "the last" or "the next" also the stretch before or after the publication."""
    roles = slots(tokens)
    unit, about = roles["unit"], roles.get("about", "")
    count = count_of(tokens)
    if count is None and "few" not in roles:
        return None
    reading = duration(count, unit, mod=about)
    which = roles.get("which")
    if which is None or count is None or context.published is None or unit in CLOCK_UNITS:
        return reading
    return _stretch(reading, (unit, round(count)), forward=which in ("next", "following"), context=context)


def _stretch(reading: Reading, length: tuple[str, int], *, forward: bool, context: Context) -> Reading:
    grain, factor = _STEPS.get(length[0], (length[0], 1))
    days = {"day": 1, "week": 7, "month": 30.4375, "quarter": 91.3125, "half": 182.625, "year": 365.25}
    step = timedelta(days=round(days.get(grain, 0) * factor * min(length[1], 10**6 // factor)))
    today = midnight(context.today)
    if today is None or step.days > 700_000:
        return reading
    begin, finish = (today, _moved(today, step)) if forward else (_moved(today, -step), today)
    return reading._replace(begin=begin, finish=finish, anchor="publication")


def _moved(at: datetime, step: timedelta) -> datetime | None:
    try:
        return at + step
    except OverflowError:
        return None


def read_recent(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "recent years" and "coming weeks": somewhere behind or ahead."""
    first = next(token for token in tokens if token.kind in "Rlxz")
    if first.kind == "z":
        return duration(None, slots(tokens)["unit"])
    if first.kind == "R" and first.value != "PAST_REF":
        return None
    return reference("FUTURE_REF" if first.kind == "x" else "PAST_REF")


def read_away(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "two weeks before 9 May" and "the day after Christmas": counted from a day that is named."""
    place = next(n for n, token in enumerate(tokens) if token.kind in "<>r")
    holiday_named = any(token.kind == "H" for token in tokens[place:])
    day = (read_holiday if holiday_named else read_day)(tokens[place + 1 :], context)
    if day is None:
        return None
    unit = slots(tokens[:place])["unit"]
    counted = count_of(tokens[:place]) if place > 1 and tokens[0].kind != "D" else 1
    if (
        day.period is None
        or counted is None
        or unit in CLOCK_UNITS
        or unit not in {**_STEPS, **dict.fromkeys(_CALENDAR)}
    ):
        return reference("PAST_REF" if tokens[place].kind == "<" else "FUTURE_REF")
    sign = -1 if tokens[place].kind == "<" else 1
    return _moved_day(day, (unit, sign * round(counted)))


def _moved_day(day: Reading, step: tuple[str, int]) -> Reading | None:
    """The day so many units on; months and years keep the day of the month where they can."""
    unit, count = step
    if day.period is None:
        return None
    grain, factor = _STEPS.get(unit, (unit, 1))
    if grain in ("day", "week"):
        return dated(day.period.shifted(count * factor * (7 if grain == "week" else 1)), day.anchor)
    begin, base = bounds(day.period)[0], regrained(day.period, "month")
    if begin is None or base is None:
        return None
    months = base.number + count * factor * MONTHS_IN.get(grain, 1)
    kept = day_period(months // 12, months % 12 + 1, min(begin.day, 28)) if 12 <= months < 120_000 else None
    return dated(kept.shifted(0), day.anchor) if kept else None


def read_week_of(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "the week of March 6": the unit that holds the day."""
    day = read_day(tokens[3:], context)
    unit = tokens[1].value
    if day is None or day.period is None or unit not in ("week", "weekend"):
        return None
    held = regrained(day.period, unit)
    return dated(held, day.anchor) if held else None


def read_set(tokens: Sequence[Token], context: Context) -> Reading | None:
    """What comes back: "every Tuesday", "each year", "daily", "Mondays"."""
    roles = slots(tokens)
    first = tokens[0]
    if first.kind == "V":
        return Reading("SET", first.value or "XXXX-WXX-WD")
    weekday = roles.get("weekday") or next((t.value for t in tokens if t.kind == "w"), None)
    if weekday:
        part = next((f"T{t.value}" for t in tokens if t.kind in "Pp"), "")
        return Reading("SET", f"XXXX-WXX-{weekday}{part}", grain="day")
    if "part" in roles:
        return Reading("SET", f"XXXX-XX-XXT{roles['part']}", grain="part_of_day")
    if "month" in roles:
        return Reading("SET", f"XXXX-{roles['month']:02d}", grain="month")
    count = count_of(tokens) or (2 if roles.get("each") == "OTHER" else 1)
    if "ordinal" in roles:
        count = roles["ordinal"]
    return duration(count, roles["unit"])._replace(type="SET")


def read_numbered(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "The third quarter", "the first half of 1989", "the 20th century"."""
    roles = slots(tokens)
    unit = roles.get("unit") if roles.get("unit") != "year" or "half" not in roles else "half"
    which = next((t.value for t in tokens if t.kind == "o"), None)
    if "half" in roles:
        unit, which = "half", which or (2 if roles.get("which") in ("last", "latest") else None)
    parts = {"quarter": 4, "half": 2}.get(unit or "", 0)
    if not parts or not which or which > parts:
        return None
    return _part_of_year(Period(unit or "", which - 1), parts, roles, tokens, context)


def read_century(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "the 20th century": by the years that begin with its digits."""
    roles = slots(tokens)
    which, mod = next(t.value for t in tokens if t.kind == "o"), roles.get("mod", "")
    if roles["unit"] != "century" or which < 1:
        return None
    if roles.get("era") == "BC":
        return unresolved(f"BC{which - 1:02d}", "century", mod=mod)
    return dated(Period("century", which - 1), "explicit", mod=mod)


def _part_of_year(
    part: Period, parts: int, roles: dict[str, Any], tokens: Sequence[Token], context: Context
) -> Reading | None:
    mod = roles.get("mod", "")
    if "half" in roles:
        roles = {**roles, "which": None} if roles.get("which") in ("last", "latest") else roles
    year, anchor = year_of(roles, context)
    if year is not None:
        return dated(part.shifted(year * parts), anchor, mod=mod)
    back = context.narrative
    base = context.there(part.grain) if back else context.here(part.grain)
    if base is None:
        return unresolved(f"XXXX-{part.grain[0].upper()}{part.number + 1}", part.grain, mod=mod)
    same = part.shifted(base.number // parts * parts)
    chosen = same
    if not back and same.number > base.number + 1 and not looks_ahead(context, tokens[0].start, tokens[-1].end):
        chosen = same.shifted(-parts)
    return dated(chosen, context.anchor(back=back), mod=mod)


def read_season(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "Last summer", "spring 2014", "the winter of 1941"."""
    roles = slots(tokens)
    mod = roles.get("mod", "")
    year, anchor = year_of(roles, context) if "year" in roles or "unit" in roles else (None, "none")
    if year is not None:
        return dated(season_period(year, roles["season"]), anchor, mod=mod)
    base = context.there("season") if context.narrative else context.here("season")
    if base is None:
        return unresolved(f"XXXX-{roles['season']}", "season", mod=mod)
    this = season_period(base.number // 4, roles["season"])
    which = roles.get("which", "")
    if which == "last" and this.number >= base.number:
        this = this.shifted(-4)
    elif which == "next" and this.number <= base.number:
        this = this.shifted(4)
    elif not which and not context.narrative and this.number > base.number + 1:
        this = this if looks_ahead(context, tokens[0].start, tokens[-1].end) else this.shifted(-4)
    return dated(this, context.anchor(back=context.narrative), mod=mod)


def read_decade(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "The 1990s", "the early '80s"."""
    roles = slots(tokens)
    return dated(Period("decade", roles["decade"]), "explicit", mod=roles.get("mod", ""))


def read_holiday(tokens: Sequence[Token], context: Context) -> Reading | None:
    """A named day of its year, or of the nearest one."""
    roles = slots(tokens)
    rule = roles["holiday"]
    year, anchor = year_of(roles, context)
    if year is not None:
        return dated(holiday(rule, year), anchor) if 1 <= year <= 9999 else None
    base = context.there("day") if context.narrative else context.here("day")
    if base is None:
        return unresolved("XXXX-" + (rule if rule[2] == "-" else "XX-XX"), "day")
    at = bounds(base)[0]
    here = at.year if at else 1
    days = [holiday(rule, y) for y in (here - 1, here, here + 1) if 1 <= y <= 9999]
    which = roles.get("which")
    if which in ("last", "next"):
        days = [d for d in days if (d.number < base.number) == (which == "last")] or days
    best = min(days, key=lambda d: abs(d.number - base.number))
    return dated(best, context.anchor(back=context.narrative), alternatives=[d for d in days if d != best])


def read_event(tokens: Sequence[Token], context: Context) -> Reading | None:
    """A date that became the name of an event: "9/11" is no day of its year."""
    return Reading("DATE", "2001-09-11" if tokens[0].value == "9/11" else "", grain="day")


def read_reference(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "Now", "recently", "in the past": a reference without an interval."""
    token = tokens[-1]
    value = {"current": "PRESENT_REF", "past": "PAST_REF"}.get(str(token.value), str(token.value))
    return reference(value) if value.endswith("_REF") else None


def _quarter_ago(context: Context) -> Reading:
    """The same quarter a year before the one just told of, else before the last one that is over."""
    told = context.previous if context.previous and context.previous.grain == "quarter" else None
    here = context.here("quarter")
    quarter = told.shifted(-4) if told else here.shifted(-5) if here else None
    if quarter is None:
        return unresolved(_BLANK["quarter"], "quarter")
    return dated(quarter, context.anchor(back=told is not None))


def read_year_end(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "Year-end", "the year-ago quarter"."""
    value = tokens[-1].value if tokens[-1].kind == "Y" else next(t.value for t in tokens if t.kind == "Y")
    if value == "AGO":
        unit = next((t.value for t in tokens if t.kind in "U"), "year")
        here = context.here(unit)
        if unit == "quarter" or (context.previous and context.previous.grain == "quarter"):
            return _quarter_ago(context)
        back = {"quarter": 4, "year": 1, "month": 12, "half": 2}.get(unit)
        if here is None or back is None:
            return unresolved(_BLANK.get(unit, "XXXX"), unit)
        return dated(here.shifted(-back), "publication")
    roles = slots(tokens)
    year, anchor = year_of(roles, context)
    base = context.here("year") if year is None else Period("year", year)
    if base is None:
        return unresolved("XXXX", "year", mod="END")
    return dated(base, anchor if year is not None else "publication", mod="END")
