"""Days by their number alone, and weekdays of a week that is pointed at."""

from __future__ import annotations

from typing import Any

from toolkit.dates.calendar import Period, day_period, first_day, weekday_of
from toolkit.dates.readings import Context, Reading, dated


def which_period(which: str, grain: str, context: Context) -> tuple[Period | None, str]:
    """The period that "last", "this", "next", "that", "the previous", "the following" point at."""
    back = which in ("that", "same", "previous", "following") or context.narrative
    pointed = which in ("that", "same")
    base = context.told(grain) if pointed else context.there(grain) if back else context.here(grain)
    step = {"last": -1, "past": -1, "latest": -1, "previous": -1, "next": 1, "following": 1}.get(which, 0)
    return (base.shifted(step) if base else None), context.anchor(back=back)


def numbered_day(roles: dict[str, Any], context: Context) -> Reading | None:
    """Such as "the 18th" and "Friday the 26th": a day of the nearest month that fits."""
    number = roles.get("ordinal", roles.get("number"))
    pointed = "which" in roles and roles.get("unit") == "month"
    if pointed:
        here, anchor = which_period(roles["which"], "month", context)
    else:
        here, anchor = (
            context.there("month") if context.narrative else context.here("month"),
            context.anchor(back=context.narrative),
        )
    if not isinstance(number, int) or not 1 <= number <= 31:
        return None
    if here is None or context.today is None:
        return Reading("DATE", f"XXXX-XX-{number:02d}", grain="day")
    reach = (0,) if context.narrative or pointed else (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5)
    days = [day_period((here.number + n) // 12, (here.number + n) % 12 + 1, number) for n in reach]
    weekday = roles.get("weekday")
    fitting = [day for day in days if day and (weekday is None or weekday_of(day.number) == weekday)]
    return dated(fitting[0], anchor) if fitting else None


def day_of_week(roles: dict[str, Any], week: Period | None, anchor: str) -> Reading | None:
    """Such as "Tuesday of last week"."""
    monday = None if week is None else first_day(week)
    if monday is None:
        return Reading("DATE", f"XXXX-WXX-{roles['weekday']}", grain="day")
    return dated(Period("day", monday + roles["weekday"] - 1), anchor)
