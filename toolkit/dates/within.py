"""A numbered unit inside a longer one: "the first week of May", "the last day of 2014", "week 31"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from toolkit.dates.calendar import Period, bounds, midnight, period_of, stepped
from toolkit.dates.days import read_month, read_year
from toolkit.dates.readings import Context, Reading, dated
from toolkit.dates.slots import slots
from toolkit.dates.units import read_unit
from toolkit.dates.words import Token


def read_within(tokens: Sequence[Token], context: Context) -> Reading | None:
    """The n-th unit of a month, a year or a pointed-at unit; weeks count from the first that lies mostly inside."""
    place = next(n for n, token in enumerate(tokens) if token.kind == "O")
    unit = next(token.value for token in tokens[:place] if token.kind in "Uu")
    nth = next((token.value for token in tokens[:place] if token.kind == "o"), -1)
    rest = tokens[place + 1 :]
    read = read_month if any(t.kind == "M" for t in rest) else read_year if rest[-1].kind in "yB" else read_unit
    whole = read(rest, context)
    if whole is None or whole.period is None:
        return None
    span = bounds(whole.period)
    if span[0] is None or span[1] is None or unit not in ("day", "week", "weekend", "month", "quarter", "year"):
        return None
    chosen = _nth(unit, nth, (span[0].toordinal(), span[1].toordinal()))
    return dated(chosen, whole.anchor) if chosen else None


def _nth(unit: str, nth: int, span: tuple[int, int]) -> Period | None:
    inside = 3 if unit == "week" else 0
    first, last = period_of(span[0] + inside, unit), period_of(span[1] - 1 - inside, unit)
    chosen = last if nth < 0 else first.shifted(nth - 1)
    return chosen if first.number <= chosen.number <= last.number else None


def read_first_of(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "the first two weeks of 2021": a stretch at the begin of a longer unit."""
    place = next(n for n, token in enumerate(tokens) if token.kind == "O")
    unit = next(token.value for token in tokens[:place] if token.kind in "Uu")
    count = next((token.value for token in tokens[:place] if token.kind == "n"), None)
    rest = tokens[place + 1 :]
    read = read_month if any(t.kind == "M" for t in rest) else read_year if rest[-1].kind in "yB" else read_unit
    whole = read(rest, context)
    begin = whole and whole.begin
    if whole is None or begin is None or not isinstance(count, int) or tokens[0].value not in (1, "") or count > 10_000:
        return None
    finish = stepped(begin.toordinal(), unit, count)
    return whole._replace(type="DURATION", value=f"P{count}{unit[0].upper()}", finish=midnight(finish), period=None)


def read_week_number(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "week 31" and "week 3 of 2027", as the ISO calendar numbers them."""
    roles = slots(tokens)
    number, year = roles.get("number"), roles.get("year")
    here = context.here("year")
    year = year or (here.number if here else None)
    if roles["unit"] != "week" or not isinstance(number, int) or year is None:
        return None
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return None
    return dated(period_of(monday.toordinal(), "week"), "explicit" if "year" in roles else context.anchor())
