"""Hours of a day: clock times with zones, parts of day, full time stamps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from toolkit.dates.calendar import Period, saves_daylight
from toolkit.dates.readings import Context, Reading, moved
from toolkit.dates.slots import clock_time
from toolkit.dates.words import Token

PARTS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 22), "NI": (18, 30), "DAWN": (4, 8), "DUSK": (17, 21), "DT": (6, 18)}
"""Begin and end hour of the parts of day; the night runs into the next morning."""
_STAMP = re.compile(r"(.{16})(?::(\d\d)(?:\.\d+)?)?(?:z|([+-])(\d\d):?(\d\d))?")


def moment_of_day(reading: Reading | None, roles: dict[str, Any]) -> Reading | None:
    """The hour of a day that may not be known."""
    return None if reading is None else at_clock(reading, roles)


def at_clock(reading: Reading, roles: dict[str, Any]) -> Reading | None:
    """The reading of a day, narrowed to a clock time; None where it is no time of day."""
    clock = clock_time(roles)
    if clock is None:
        return None
    hour, minute, second = clock
    exact = isinstance(roles["clock"], str) or len(roles["clock"]) > 1
    grain = "second" if len(roles["clock"]) == 3 else "minute" if exact else "hour"
    value = f"{reading.value[:10]}T{hour:02d}"
    value += {"hour": "", "minute": f":{minute:02d}", "second": f":{minute:02d}:{second:02d}"}[grain]
    if reading.begin is None or reading.period is None:
        return reading._replace(type="TIME", value=value, grain=grain)
    since = timedelta(hours=hour, minutes=minute, seconds=second) - east_of_utc(roles, reading.period)
    begin = moved(datetime.fromordinal(reading.period.number), since)
    finish = begin and moved(begin, timedelta(**{f"{grain}s": 1}))
    return reading._replace(type="TIME", value=value, grain=grain, begin=begin, finish=finish)


def east_of_utc(roles: dict[str, Any], day: Period) -> timedelta:
    """How far the named zone's clocks are ahead on that day; nothing without a zone."""
    minutes, saving = roles.get("zone", (0, ""))
    return timedelta(minutes=minutes + 60 * (saving == "us" and saves_daylight(day.number)))


def in_part(reading: Reading, roles: dict[str, Any]) -> Reading:
    """The reading of a day, narrowed to its morning, evening, ..."""
    part = roles["part"]
    value = {"DAWN": "MO", "DUSK": "EV"}.get(part, part)
    timed = reading._replace(type="TIME", value=f"{reading.value[:10]}T{value}", grain="part_of_day")
    if reading.begin is None or reading.period is None:
        return timed
    midnight = datetime.fromordinal(reading.period.number)
    begin, finish = (moved(midnight, timedelta(hours=hour)) for hour in PARTS[part])
    return timed._replace(begin=begin, finish=finish)


def read_stamp(tokens: Sequence[Token], context: Context) -> Reading | None:
    """A time stamp of machines: "2021-05-10T08:30:00Z"."""
    match = _STAMP.fullmatch(tokens[0].value)
    try:
        local = datetime.fromisoformat(match[1]) if match else None
    except ValueError:
        return None
    if match is None or local is None or int(match[2] or 0) > 59:
        return None
    east = timedelta(hours=int(match[4] or 0), minutes=int(match[5] or 0)) * (-1 if match[3] == "-" else 1)
    begin = moved(local, timedelta(seconds=int(match[2] or 0)) - east)
    grain = "second" if match[2] else "minute"
    finish = begin and moved(begin, timedelta(**{f"{grain}s": 1}))
    value = match[1].upper() + (f":{match[2]}" if match[2] else "")
    return Reading("TIME", value, "", begin, finish, grain, "explicit", period=Period("day", local.toordinal()))
