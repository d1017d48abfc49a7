"""What a date expression means: a reading, and the context in which it is read."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

from toolkit.dates.calendar import Period, bounds, period_of, timex_value

LETTERS = {
    "minute": "M", "hour": "H", "second": "S", "day": "D", "week": "W", "month": "M", "quarter": "Q", "half": "H",
    "year": "Y", "decade": "DE", "century": "CE", "weekend": "WE", "fortnight": "W", "millennium": "ML",
}  # fmt: skip
"""The unit letters of TIMEX3 durations."""
_HALVES = {"hour": "PT30M", "minute": "PT30S", "day": "PT12H", "year": "P6M", "decade": "P5Y", "century": "P50Y"}
CLOCK_UNITS = frozenset(("second", "minute", "hour"))


_FINENESS = {
    "day": 0, "weekend": 1, "week": 2, "month": 3, "season": 4, "quarter": 4, "half": 5, "year": 6, "decade": 7,
    "century": 8,
}  # fmt: skip


class Reading(NamedTuple):
    """One reading of an expression, without its place in the text."""

    type: str
    value: str
    mod: str = ""
    begin: datetime | None = None
    finish: datetime | None = None
    grain: str = ""
    anchor: str = "none"
    approximate: bool = False
    alternatives: tuple[str, ...] = ()
    period: Period | None = None
    """The calendar unit itself, for later mentions that hang on it."""


class Context(NamedTuple):
    """What an expression is read against: the folded text, the day of publication, the mention before."""

    text: str
    folded: str
    published: datetime | None
    today: int | None
    """The day of publication as a proleptic ordinal."""
    previous: Period | None
    previous_day: Period | None
    """The last day mentioned."""
    last: Period | None
    """The last mention, be it one that does not move a story on."""
    told_at: int
    """Where that day was told last, be it by an hour on it; -1 where but an hour or a part of it was told of."""
    narrative: bool
    """The text tells of another time, so that bare months and weekdays hang on the mention before."""
    day_first: bool

    def here(self, grain: str) -> Period | None:
        """The period of this grain that holds the publication date."""
        return None if self.today is None else period_of(self.today, grain)

    def there(self, grain: str) -> Period | None:
        """The period of this grain that holds the mention before, else the publication date."""
        for before in (self.previous, self.previous_day):
            if before is not None and _FINENESS[before.grain] <= _FINENESS[grain]:
                return regrained(before, grain) or self.here(grain)
        return self.here(grain)

    def told(self, grain: str) -> Period | None:
        """The period that the mention before lies in; None without a mention as fine as that."""
        mentions = [told for told in (self.previous, self.previous_day) if told is not None]
        fine = [told for told in mentions if _FINENESS[told.grain] <= _FINENESS[grain]]
        return regrained(fine[0], grain) if fine else None

    def anchor(self, *, back: bool = False) -> str:
        """The name of what `here` (or, with `back`, `there`) hangs on."""
        if back and self.previous is not None:
            return "previous mention"
        return "none" if self.today is None else "publication"


def regrained(period: Period, grain: str) -> Period | None:
    """The period of another grain in which a period begins; None outside the calendar."""
    begin, _ = bounds(period)
    return None if begin is None else period_of(begin.toordinal(), grain)


def dated(period: Period, anchor: str, *, mod: str = "", alternatives: Iterable[Period] = ()) -> Reading:
    """The reading that names one calendar period."""
    begin, finish = bounds(period)
    approximate = bool(mod)
    if mod in ("START", "MID", "END") and begin and finish:
        begin, finish = _third(begin, finish, mod)
    if begin is None:
        return Reading("DATE", "", mod, grain=period.grain, approximate=approximate)
    others = tuple(timex_value(other) for other in alternatives)
    value = timex_value(period)
    return Reading("DATE", value, mod, begin, finish, period.grain, anchor, approximate, others, period)


def _third(begin: datetime, finish: datetime, mod: str) -> tuple[datetime, datetime]:
    step = (finish - begin) / 3
    first, second = begin + step, finish - step
    if step.days >= 1:
        first = first.replace(hour=0, minute=0, second=0, microsecond=0)
        second = second.replace(hour=0, minute=0, second=0, microsecond=0)
    return {"START": (begin, first), "MID": (first, second), "END": (second, finish)}[mod]


def moved(at: datetime, step: timedelta) -> datetime | None:
    """The moment so much later; None outside the years 1 to 9999."""
    try:
        return at + step
    except OverflowError:
        return None


def unresolved(value: str, grain: str, *, kind: str = "DATE", mod: str = "") -> Reading:
    """A reading that waits for its anchor: value with X for what is not known, no interval."""
    return Reading(kind, value, mod, grain=grain, approximate=bool(mod))


def reference(value: str) -> Reading:
    """PAST_REF, PRESENT_REF or FUTURE_REF: kept without an interval."""
    return Reading("DATE", value)


def duration(count: float | int | None, unit: str, *, mod: str = "") -> Reading:
    """A length of time as TIMEX3 writes it.

    >>> duration(2, "year").value, duration(None, "hour").value, duration(1.5, "month").value
    ('P2Y', 'PTXH', 'P1.5M')
    """
    prefix = "PT" if unit in CLOCK_UNITS else "P"
    if unit == "fortnight" and count is not None:
        count *= 2
    if count == 0.5 and unit in _HALVES:
        return Reading("DURATION", _HALVES[unit], mod, grain=unit, approximate=bool(mod))
    half = {"year": "Y6M", "hour": "H30M", "minute": "M30S", "day": "DT12H"}.get(unit)
    if half and isinstance(count, float) and count % 1 == 0.5 and count > 1:
        return Reading("DURATION", f"{prefix}{int(count)}{half}", mod, grain=unit, approximate=bool(mod))
    number = "X" if count is None else f"{count:g}" if isinstance(count, float) else str(count)
    approximate = count is None or bool(mod)
    grain = {"fortnight": "week", "millennium": ""}.get(unit, unit)
    return Reading("DURATION", f"{prefix}{number}{LETTERS[unit]}", mod, grain=grain, approximate=approximate)
