"""A numbered unit inside a longer one: "the first week of May", "the last day of 2014", "week 31"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from toolkit.dates.calendar import (
    Period,
    bounds,
    midnight,
    nth_weekday,
    period_of,
    stepped,
    weekday_after,
    weekday_before,
    weekday_of,
)
from toolkit.dates.counts import BLANK, count_of, read_duration
from toolkit.dates.days import read_day, year_of
from toolkit.dates.months import read_month, read_year
from toolkit.dates.named import read_holiday
from toolkit.dates.ordinals import day_of_week
from toolkit.dates.readings import CLOCK_UNITS, Context, Reading, dated, duration, regrained, unresolved
from toolkit.dates.slots import slots
from toolkit.dates.units import read_century, read_unit
from toolkit.dates.words import Token

_ENDS = re.compile(r"\s*(?:[.,;:!?)]|$)")
_OFTEN = re.compile(r"\b(?:once|twice|times|days?|hours?)\s$")


def read_within(tokens: Sequence[Token], context: Context) -> Reading | None:
    """The n-th unit of a month, a year or a pointed-at unit; weeks count from the first that lies mostly inside."""
    place = next(n for n, token in enumerate(tokens) if token.kind == "O")
    unit = next(token.value for token in tokens[:place] if token.kind in "Uu")
    nth = next((token.value for token in tokens[:place] if token.kind == "o"), -1)
    whole = _longer(tokens, place, context)
    if whole is None or whole.period is None:
        return None
    span = bounds(whole.period)
    if span[0] is None or span[1] is None or unit not in ("day", "week", "weekend", "month", "quarter", "year"):
        return None
    chosen = _nth(unit, nth, (span[0].toordinal(), span[1].toordinal()))
    return dated(chosen, whole.anchor) if chosen else None


def read_nth_weekday(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "the last Friday of June" and "the first Monday in June": a weekday counted inside a month."""
    place = next(n for n, token in enumerate(tokens) if token.kind == "W")
    rest = _inner(tokens, place + 2)
    whole = (read_month if any(token.kind == "M" for token in rest) else read_unit)(rest, context)
    if whole is None or whole.begin is None or whole.period is None or whole.period.grain != "month":
        return None
    nth = next((token.value for token in tokens[:place] if token.kind == "o"), -1)
    if not -1 <= nth <= 5 or nth == 0 or (nth < 0 and whole.finish is None):
        return None
    day = nth_weekday(whole.begin.year, whole.begin.month, nth=nth, weekday=tokens[place].value)
    return dated(Period("day", day.toordinal()), whole.anchor) if day.month == whole.begin.month else None


def read_weekday_away(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "Friday two weeks ago": the weekday of that week; with days, the day if it is that weekday."""
    roles, rest = slots(tokens), [token for token in tokens[1:] if token.kind != ","]
    unit, count = roles["unit"], count_of(rest)
    here = context.here(unit) if unit in ("day", "week") else None
    if unit not in ("day", "week") or not isinstance(count, int) or count > 10_000:
        return None
    away = here.shifted(count if tokens[-1].kind == "g" else -count) if here else None
    if unit == "week" or away is None:
        return day_of_week(roles, away, context.anchor())
    return dated(away, context.anchor()) if weekday_of(away.number) == roles["weekday"] else None


def read_weekday_before(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "two weeks ago Friday": so many weeks before the last Friday."""
    weekday, count, today = tokens[-1].value, count_of(tokens[:-1]), context.today
    if slots(tokens)["unit"] != "week" or not isinstance(count, int) or count > 10_000 or today is None:
        return None
    return dated(weekday_before(today, weekday).shifted(-7 * count), context.anchor())


def read_weekdays_ago(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "two Fridays ago": the last Friday is one ago."""
    count, weekday, today = tokens[0].value, tokens[1].value, context.today
    if not isinstance(count, int) or not 0 < count <= 1_000:
        return None
    if today is None:
        return unresolved(f"XXXX-WXX-{weekday}", "day")
    return dated(weekday_before(today, weekday).shifted(-7 * (count - 1)), context.anchor())


def read_weekday_week(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "on Tuesday week" and "a week on Tuesday", as the British say it: a week after the coming one."""
    weekday = next(token.value for token in tokens if token.kind == "W")
    unit, today = next(token.value for token in tokens if token.kind == "U"), context.today
    end = _ENDS.match(context.folded, tokens[-1].end)
    if unit != "week" or end is None or _OFTEN.search(context.folded, max(0, tokens[0].start - 8), tokens[0].start):
        return None
    if today is None:
        return unresolved(f"XXXX-WXX-{weekday}", "day")
    return dated(weekday_after(today, weekday).shifted(7), context.anchor())


def read_before_last(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "the week before last" and "the month after next": two units away."""
    unit = next(token.value for token in tokens if token.kind == "U")
    here = context.here(unit) if unit in BLANK and unit != "fortnight" else None
    if here is None:
        return unresolved(BLANK.get(unit, ""), unit) if unit in BLANK else None
    return dated(here.shifted(-2 if tokens[-1].kind == "l" else 2), context.anchor())


def _longer(tokens: Sequence[Token], place: int, context: Context) -> Reading | None:
    """The month, the year or the pointed-at unit behind the joint at this place."""
    rest = _inner(tokens, place + 1)
    read = read_month if any(t.kind == "M" for t in rest) else read_year if rest[-1].kind in "yB" else read_unit
    return read(rest, context)


def _inner(tokens: Sequence[Token], place: int) -> list[Token]:
    """The longer unit, placed where the whole begins: the words before the whole tell whether it lies ahead."""
    first, *others = tokens[place:]
    return [first._replace(start=tokens[0].start), *others]


def _nth(unit: str, nth: int, span: tuple[int, int]) -> Period | None:
    inside = 3 if unit == "week" else 0
    first, last = period_of(span[0] + inside, unit), period_of(span[1] - 1 - inside, unit)
    chosen = last if nth < 0 else first.shifted(nth - 1)
    return chosen if first.number <= chosen.number <= last.number else None


def read_week_of(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "the week of March 6": the unit that holds the day, or the weekend nearest to it."""
    place = next(n for n, token in enumerate(tokens) if token.kind in "OI") if tokens[0].kind != "H" else -1
    unit = (tokens[-1] if place < 0 else tokens[place - 1]).value
    rest = tokens[:-1] if place < 0 else tokens[place + 1 :]
    day = (read_holiday if any(token.kind == "H" for token in rest) else read_day)(rest, context)
    if day is not None and day.period is not None and unit == "weekend" and day.period.grain == "day":
        day = day._replace(period=day.period.shifted(-1 if weekday_of(day.period.number) < 3 else 0))
    if day is None or day.period is None or unit not in ("week", "weekend"):
        return None
    held = regrained(day.period, unit)
    return dated(held, day.anchor) if held else None


def read_first_of(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "the first two weeks of 2021", "the last four months of 2021": a stretch at one end of a longer unit."""
    place = next(n for n, token in enumerate(tokens) if token.kind == "O")
    unit = next(token.value for token in tokens[:place] if token.kind in "Uu")
    count = next((token.value for token in tokens[:place] if token.kind == "n"), None)
    whole = _longer(tokens, place, context)
    which = next((token.value for token in tokens[:place] if token.kind in "ol"), 0)
    if whole is None or whole.begin is None or not isinstance(count, int) or which not in (1, "last") or count > 10_000:
        return None
    length = whole._replace(type="DURATION", value=duration(count, unit).value, period=None)
    if which == 1:
        return length._replace(finish=midnight(stepped(whole.begin.toordinal(), unit, count)))
    begin = None if whole.finish is None else stepped(whole.finish.toordinal(), unit, -count)
    return length._replace(begin=midnight(begin))


def read_half_of(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "the first half of May" and "the second half of the year": a half year, or one end of what is named."""
    place = next(n for n, token in enumerate(tokens) if token.kind == "O")
    which = next((token.value for token in tokens[:place] if token.kind in "ol"), 0)
    rest = _inner(tokens, place + 1)
    century = any(token.kind == "o" for token in rest)
    read = read_month if any(t.kind == "M" for t in rest) else read_century if century else read_unit
    whole = read(rest, context)
    if whole is None or whole.period is None or which not in (1, 2, "last", "latest"):
        return None
    late = which != 1
    if whole.period.grain == "year":
        return dated(Period("half", whole.period.number * 2 + late), whole.anchor)
    begin, finish = bounds(whole.period)
    if begin is None or finish is None or whole.period.grain in ("day", "weekend"):
        return None
    middle = begin + (finish - begin) / 2
    begin, finish = (middle, finish) if late else (begin, middle)
    return dated(whole.period, whole.anchor, mod="END" if late else "START")._replace(begin=begin, finish=finish)


def read_length_from(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "two weeks starting May 20": a length with the day on which it begins."""
    place = next(n for n, token in enumerate(tokens) if token.kind == "I")
    day = read_day([token for token in tokens[place + 1 :] if token.kind != "r"], context)
    length = read_duration(tokens[:place], context)
    count, unit = count_of(tokens[:place]), next(token.value for token in tokens[:place] if token.kind in "Uu")
    if day is None or length is None or day.begin is None or not isinstance(count, int) or unit in CLOCK_UNITS:
        return None
    finish = stepped(day.begin.toordinal(), unit, count) if count <= 10_000 else None
    return length._replace(begin=day.begin, finish=midnight(finish), anchor=day.anchor)


def read_week_number(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "week 31" and "week 3 of last year", as the ISO calendar numbers them."""
    roles = slots(tokens)
    place = next((n for n, token in enumerate(tokens) if token.kind == "O"), len(tokens))
    number, here = roles.get("number"), context.here("year")
    year, anchor = year_of(slots(tokens[place:]), context)
    if year is None and place == len(tokens) and here is not None:
        year, anchor = here.number, context.anchor()
    if roles["unit"] != "week" or not isinstance(number, int) or year is None:
        return None
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return dated(period_of(monday.toordinal(), "week"), anchor)
