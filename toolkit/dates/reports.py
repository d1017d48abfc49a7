"""The calendar of company reports: "year-end", "the year-ago quarter", "the 1988 quarter", "the comparable period"."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.dates.calendar import Period, bounds, timex_value
from toolkit.dates.counts import BLANK, count_of
from toolkit.dates.days import year_of
from toolkit.dates.evidence import ended_last_year
from toolkit.dates.months import read_year
from toolkit.dates.readings import Context, Reading, dated, unresolved
from toolkit.dates.slots import slots
from toolkit.dates.units import told_quarter
from toolkit.dates.words import Token

_YEARS_BACK = {"quarter": 4, "year": 1, "month": 12, "half": 2}


def read_year_end(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "Year-end" and "month-end": the end of the running one; after "since" the one that is over.

    Early in a year, what was at its end was at that of the year before.
    """
    roles = slots(tokens)
    monthly = any(token.value == "MONTHEND" for token in tokens)
    year, anchor = year_of(roles, context)
    grain = "month" if monthly else "year"
    base = context.here(grain) if year is None else Period("year", year)
    if base is None:
        return unresolved("XXXX-XX" if monthly else "XXXX", grain, mod="END")
    start = tokens[0].start
    over = year is None and (
        context.folded[max(0, start - 6) : start] == "since " or (not monthly and ended_last_year(context, start))
    )
    return dated(base.shifted(-1 if over else 0), anchor if year is not None else "publication", mod="END")


def read_fiscal_year(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "fiscal 1988" and "fiscal 1986/87": only its company knows when it begins and ends."""
    split = tokens[-1].kind == "n"
    reading = read_year(tokens[:-2] if split else tokens, context)
    if reading is None or reading.period is None:
        return None
    if not split:
        return reading._replace(approximate=True)
    following = reading.period.shifted(1)
    if following.number % 100 != tokens[-1].value:
        return None
    finish = bounds(following)[1]
    return reading._replace(finish=finish, approximate=True, alternatives=(timex_value(following),))


def read_reported(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "Q3 FY22", "FY2022" and "3Q21": what a company calls so; when its year begins only it knows."""
    quarter, year, fiscal = tokens[-1].value
    period = Period("quarter", year * 4 + quarter - 1) if quarter else Period("year", year)
    reading = dated(period, "explicit", mod=slots(tokens).get("mod", ""))
    return reading._replace(approximate=fiscal or reading.approximate)


def read_year_ago(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "The year-ago quarter" and "the comparable period": a year before the one told of."""
    unit = next((token.value for token in tokens if token.kind in "Ud"), "year")
    told = context.previous
    if unit == "quarter" or (told is not None and told.grain == "quarter"):
        return _quarter_ago(context)
    here, back = context.here(unit) if unit in _YEARS_BACK else None, _YEARS_BACK.get(unit)
    if here is None or back is None:
        return unresolved(BLANK.get(unit, "XXXX"), unit if unit in BLANK else "year")
    return dated(here.shifted(-back), "publication")


def read_years_quarter(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "last year's quarter" and "the latest period": the quarter of the report, in that year."""
    place = {"=": 2, "j": 1}.get(tokens[0].kind if tokens[0].kind == "j" else tokens[1].kind, len(tokens) - 1)
    unit, beside = tokens[place].value, [*tokens[int(tokens[0].kind == "j") : place], *tokens[place + 1 :]]
    if unit not in ("quarter", "period"):
        return None
    quarter, told = told_quarter(context)
    latest = any(token.value == "latest" for token in beside)
    year, anchor = year_of(slots(beside), context)
    if quarter is None or (unit == "period" and not _tells_quarters(context)):
        return None
    if latest:
        return dated(quarter, told)
    if year is None:
        return None
    return dated(quarter.shifted((year - quarter.number // 4) * 4), anchor)


def read_unit_ago(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "the quarter a year ago" and "the same period two years earlier"."""
    place = next(n for n, token in enumerate(tokens) if token.kind in "Ud")
    unit, count = tokens[place].value, count_of(tokens[place + 1 :])
    counted = next((token.value for token in tokens[place + 1 :] if token.kind in "Uu"), "")
    if count is None or count > 10_000 or counted != "year" or not isinstance(count, int):
        return None
    if unit == "quarter" or (unit == "period" and _tells_quarters(context)):
        base, anchor = told_quarter(context)
        return dated(base.shifted(-4 * count), anchor) if base else unresolved(BLANK["quarter"], "quarter")
    base = context.here("year" if unit == "period" else unit) if unit == "period" or unit in _YEARS_BACK else None
    return dated(base.shifted(-count * _YEARS_BACK.get(unit, 1)), "publication") if base else None


def _tells_quarters(context: Context) -> bool:
    return context.previous is not None and context.previous.grain == "quarter"


def _quarter_ago(context: Context) -> Reading:
    """The same quarter a year before the one just told of, else before the last one that is over."""
    told = context.previous if _tells_quarters(context) else None
    here = context.here("quarter")
    quarter = told.shifted(-4) if told else here.shifted(-5) if here else None
    if quarter is None:
        return unresolved(BLANK["quarter"], "quarter")
    return dated(quarter, context.anchor(back=told is not None))
