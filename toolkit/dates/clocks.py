"""Clock times in company: pairs ("from 3 to 5 pm on Friday"), sets ("every Monday at 4 pm"), "half past seven"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from toolkit.dates.days import read_day
from toolkit.dates.hours import east_of_utc, in_part, moment_of_day
from toolkit.dates.named import read_holiday
from toolkit.dates.readings import Context, Reading, moved
from toolkit.dates.sets import read_set
from toolkit.dates.slots import clock_time, slots
from toolkit.dates.words import Token

_JOINTS = "-~&"
_HALF_DAY = timedelta(hours=12)
_SMALL_HOURS = timedelta(hours=6)


def read_clock_pair(tokens: Sequence[Token], context: Context) -> list[tuple[list[Token], Reading]]:
    """Both times of a pair, each on the day that stands beside; the first takes am or pm from the second."""
    joint = next(n for n, t in enumerate(tokens) if t.kind in _JOINTS and _hour_before(tokens, n))
    first = joint - (2 if tokens[joint - 1].kind == "A" else 1)
    last = joint + (2 if joint + 2 < len(tokens) and tokens[joint + 2].kind == "A" else 1)
    day, around = list(tokens[:first]) + list(tokens[last + 1 :]), (tokens[first:joint], tokens[joint + 1 : last + 1])
    halves = [next((t for t in part if t.kind == "A"), None) for part in around]
    clear = halves != [None, None] or any(part[0].kind == "K" for part in around) or any(t.kind in "PJ" for t in day)
    if tokens[joint].kind == "-" and halves[1] is None and context.folded[tokens[joint + 1].start].isalpha():
        return []  # "6:45 pm - One of them left"
    if not clear and not (any(t.kind == "r" for t in day) and any(t.kind not in "r@P" for t in day)):
        return []  # "won 3-2 on Friday" is a score, "from 3 to 5 on Friday" is not
    readings = [_at(part, half or halves[1], day, context) for part, half in zip(around, halves, strict=True)]
    if readings[0] is None or readings[1] is None:
        return []
    if halves[0] is None and halves[1] is not None and _late(readings):  # "between 9:30 and 3 pm"
        readings[0] = _at(around[0], halves[1]._replace(value="am"), day, context) or readings[0]
    early = readings[0].begin and readings[1].begin and readings[1].begin < readings[0].begin
    if early and halves[1] is None:  # "from 9:30 to 3", "from 6:45 pm to nine"
        afternoon = Token("A", tokens[last].end, tokens[last].end, "pm")
        readings[1] = _at(around[1], afternoon, day, context) or readings[1]
    begun = 1 if tokens[0].kind == "r" else 0
    return [(list(tokens[begun:joint]), readings[0]), (list(tokens[joint + 1 :]), readings[1])]


def _late(readings: Sequence[Reading | None]) -> bool:
    begins = [reading.begin for reading in readings if reading is not None and reading.begin is not None]
    return len(begins) == 2 and begins[0] > begins[1]


def read_hours_of(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "the early hours of Monday" and "the early morning hours of 3 May"."""
    place = next((n for n, token in enumerate(tokens) if token.kind == "O"), len(tokens))
    roles, hours = slots(tokens[:place]), tokens[place - 1]
    if hours.value != "hour" or (place == len(tokens) and "part" not in roles):
        return None
    named = tokens[place + 1 :] or [hours._replace(kind="D")]
    # what stands before the whole tells whether it lies ahead
    day = read_day([named[0]._replace(start=tokens[0].start), *named[1:]], context)
    if day is None or day.type != "DATE" or day.grain != "day":
        return None
    mod = roles.get("mod", "")
    timed = in_part(day, {"part": roles.get("part", "NI" if mod == "END" else "MO")})
    if "part" not in roles and mod == "START" and day.begin is not None:
        timed = timed._replace(begin=day.begin, finish=moved(day.begin, _SMALL_HOURS))
    return timed._replace(mod=mod, approximate=True)


def read_holiday_clock(tokens: Sequence[Token], context: Context) -> list[tuple[list[Token], Reading]]:
    """Such as "midnight on New Year's Day": the holiday, and the hour on it."""
    place = next(n for n, token in enumerate(tokens) if token.kind == "H")
    clock_first = place > 0
    joint = place if clock_first else next(n for n, token in enumerate(tokens) if token.kind in "nK")
    parts = [list(tokens[:joint]), list(tokens[joint:])]
    parts[0] = [token for token in parts[0] if token.kind not in ",@O"]
    named, hour = reversed(parts) if clock_first else parts
    day = read_holiday(named, context)
    time = moment_of_day(day, slots(hour))
    found = [(hour, time), (named, day)] if clock_first else [(named, day), (hour, time)]
    return [(piece, reading) for piece, reading in found if reading is not None]


def read_zoned_clock(tokens: Sequence[Token], context: Context) -> list[tuple[list[Token], Reading]]:
    """Such as "10:35 a.m. (0735 GMT) Friday": the hour and its day; what stands between says the hour again.

    The hour is one moment, placed by whichever of its two wordings names a zone.
    """
    opened = next(n for n, token in enumerate(tokens) if token.kind == "(")
    closed = next(n for n, token in enumerate(tokens) if token.kind == ")")
    hour, again = [token for token in tokens[:opened] if token.kind != "t"], tokens[opened + 1 : closed]
    named = [token for token in tokens[closed + 1 :] if token.kind not in ",@"]
    if any(token.kind not in "KnAZ" for token in hour):  # "on Friday at 10:35 a.m. (0735 GMT)"
        time = None if named else read_day(hour, context)
        return [] if time is None else [(hour, _placed(time, slots(again)))]
    day = read_day(named or [hour[0]._replace(kind="D")], context)
    time = moment_of_day(day, slots(hour))
    if day is None or time is None:
        return []
    found = [(hour, _placed(time, slots(again)))]
    return [*found, (named, day)] if named else found


def _placed(time: Reading, again: dict[str, Any]) -> Reading:
    """The local time at the moment that its other wording, with a zone, names: at most half a day away."""
    clock = clock_time(again)
    if clock is None or "zone" not in again:
        return time
    if time.period is None or time.begin is None or time.finish is None:
        return time
    universal = timedelta(hours=clock[0], minutes=clock[1]) - east_of_utc(again, time.period)
    local = timedelta(hours=time.begin.hour, minutes=time.begin.minute)
    ahead = (universal - local + _HALF_DAY) % (2 * _HALF_DAY) - _HALF_DAY
    begin, finish = moved(time.begin, ahead), moved(time.finish, ahead)
    return time._replace(begin=begin, finish=finish) if begin and finish else time


def _hour_before(tokens: Sequence[Token], joint: int) -> bool:
    return joint > 0 and tokens[joint - 1].kind in "nKA" and tokens[joint + 1].kind in "nK"


def _at(part: Sequence[Token], half: Token | None, day: Sequence[Token], context: Context) -> Reading | None:
    named = [t for t in day if t.kind not in "P@rDJ"]
    base = read_day(named, context) if named else None
    roles = slots([part[0]._replace(kind="K", value=_clock_value(part[0])), *([half] if half else [])])
    roles["part"] = next((t.value for t in day if t.kind in "PJ"), "")
    if named and base is None:
        return None
    return moment_of_day(base or read_day([part[0]._replace(kind="D")], context), roles)


def _clock_value(token: Token) -> tuple[int, ...]:
    return token.value if isinstance(token.value, tuple) else (token.value,)


def read_part_hour(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "seven in the evening" and "the morning at 7"."""
    hour = next(token for token in tokens if token.kind in "nK")
    half = next((token for token in tokens if token.kind == "A"), None)
    return _at([hour], half, [token for token in tokens if token not in (hour, half)], context)


def read_hour_of_day(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "Friday the 26th around 4": the hour of the day that is named."""
    return _at([tokens[-1]], None, [token for token in tokens[:-1] if token.kind not in ",q"], context)


def read_hour_first(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "at 8 on Sunday night"; "they arrested 8 on Sunday night" counts."""
    return _at([tokens[0]], None, [token for token in tokens[1:] if token.kind not in "@O"], context)


def read_spoken(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "five-thirty tomorrow evening": hour and minutes in words."""
    place = next(n for n, token in enumerate(tokens) if token.kind == "n")
    second = place + (2 if tokens[place + 1].kind == "-" else 1)
    clock = tokens[place]._replace(kind="K", value=(tokens[place].value, tokens[second].value))
    day = [token for token in (*tokens[:place], *tokens[second + 1 :]) if token.kind not in ",A"]
    return _at([clock], next((token for token in tokens if token.kind == "A"), None), day, context)


def read_set_at(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "every Monday at 4 pm": the set with its hour."""
    place = next(n for n, token in enumerate(tokens) if token.kind in "nK" and n)
    base = read_set([t for t in tokens[:place] if t.kind != "@"], context)
    roles = slots(tokens[place:])
    clock = clock_time(roles) if "clock" in roles else None
    if base is None or clock is None:
        return None
    hour = f"T{clock[0]:02d}" + (f":{clock[1]:02d}" if clock[1] else "")
    return base._replace(value=hour if base.value == "P1D" else base.value + hour)


def read_past_hour(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "half past seven" and "tomorrow at 20 minutes to five"."""
    place = max(n for n, token in enumerate(tokens[:-1]) if token.kind in "l~" and tokens[n + 1].kind == "n")
    begun = max(0, place - (2 if tokens[place - 1].kind in "Uu" else 1))
    day, lead, hour = tokens[:begun], tokens[begun:place], tokens[place + 1].value
    minutes = 30 if lead[0].kind == "h" else 15 if any(t.value == "quarter" for t in lead) else lead[0].value
    if any(token.value not in ("minute", "quarter", "half") for token in lead if token.kind in "Uu"):
        return None  # "in 10 days to two weeks"
    if tokens[place].value not in ("past", "") or not isinstance(minutes, int) or not isinstance(hour, int):
        return None
    if not 1 <= hour <= 12 or not 1 <= minutes <= 59 or tokens[place].value == "last":
        return None
    total = hour * 60 + (minutes if tokens[place].kind == "l" else -minutes)
    roles = slots(tokens[place + 2 :]) | {"clock": (total // 60, total % 60)}
    named = [token for token in day if token.kind not in ",@"] or [tokens[place + 1]._replace(kind="D")]
    return moment_of_day(read_day(named, context), roles)


def read_bounded_clock(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "Friday before 5 pm": the day up to the hour, or from it."""
    turn = next(token for token in tokens if token.kind in "<>")
    reading = read_day([token for token in tokens if token is not turn], context)
    if reading is None or reading.type != "TIME" or reading.begin is None:
        return None
    if turn.kind == "<":
        return reading._replace(mod="BEFORE", begin=None, finish=reading.begin)
    return reading._replace(mod="AFTER", finish=None)
