"""What lies a counted length away: "two weeks ago", "a year earlier", "three days later", "in five years"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, time, timedelta

from toolkit.dates.calendar import Period, first_day, month_period, period_of, season_period, stepped
from toolkit.dates.counts import BLANK, count_of, counted_in
from toolkit.dates.evidence import clause_before, is_of_another_time, looks_ahead, sentence_before
from toolkit.dates.readings import CLOCK_UNITS, Context, Reading, dated, duration, moved, reference, unresolved
from toolkit.dates.slots import slots
from toolkit.dates.words import Token

_MONTHS_TOLD = re.compile(r"\b(?:six|nine|6|9)[ -]months?\b")
_QUARTERS = {"century": ("year", 25), "hour": ("minute", 15)}
_THAN = re.compile(r"(?:\s(?:this|last|that) [a-z]+)?\s+than\b")
_DENIED = re.compile(r"(?:n't|\b(?:not|never))\b[^,;:]*$")
"""Such as "has not worn it in six months" and "will not collapse in a week": a length, and no day to come."""
_CAN = re.compile(r"\b(?:can|could|able to)\b[^,;:]*$")
"""Such as "as many as the port can take in a year": how much fits into such a time."""
_HIGHEST = re.compile(
    r"\b(?:first|most|least|worst|best|only|(?:high|low|bigg|larg|small|long|short|strong|weak|deep|steep|hott|cold|fast|slow"
    r"|few|great)est) (?:[a-z-]+ ){0,3}$"
)
"""Such as "the highest price in ten years": the years before."""
_TIME = re.compile(r"(?:'s?)? time\b")
_COARSE = frozenset(("year", "quarter"))
_PARTS = frozenset(("week", "weekend", "month", "quarter", "year"))


def read_ago(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "Two weeks ago", "three days earlier", "a year later", "two months from now"."""
    roles = slots(tokens)
    unit, turn = roles["unit"], "before" if tokens[-1].kind == "k" else roles.get("turn", "ago")
    back = turn in ("before", "previously", "after")
    sign = 1 if turn in ("after", "now") else -1
    count = 1 if tokens[0].kind == "D" and tokens[1].kind == "U" else count_of(tokens)
    if count is None:
        if turn == "after":
            return duration(None, unit)  # "a few days later" is mostly told of what is over
        return reference("FUTURE_REF" if sign > 0 else "PAST_REF")
    if back and _THAN.match(context.folded, tokens[-1].end):
        return duration(count, unit)  # "Easter is three weeks later this year than last"
    mod = {"EQUAL_OR_MORE": "MORE_THAN", "EQUAL_OR_LESS": "LESS_THAN"}.get(m := roles.get("about", ""), m)
    if unit in CLOCK_UNITS:
        # "two hours later" hangs on a moment of the story: where no hour is known, it is only a length
        known = context.published is not None and context.published.time() != time.min
        return None if back and not known else _moments_away(sign * count, unit, context)
    grain, factor = counted_in(unit, count)
    if (unit, count) == ("year", 1) and _in_a_quarter(tokens[0].start, context) and context.previous:
        return dated(context.previous.shifted(sign * 4), "previous mention")
    if (grain, count, turn) == ("year", 1, "before") and not context.narrative:
        back = _in_a_year(tokens[0].start, context)
    base = context.told(grain) if back else context.here(grain)
    anchor = context.anchor(back=back)
    chosen = None if base is None else base.shifted(sign * round(count * factor))
    if turn == "ago" and is_of_another_time(context, tokens[0].start):
        return unresolved(BLANK[grain], grain, mod=mod)
    if chosen is None or (turn == "after" and _runs_ahead(base, chosen, context)):
        return unresolved(BLANK[grain], grain, mod=mod)
    return dated(chosen, anchor, mod=mod)


def read_ago_named(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "ten years ago today", "a year ago this week", "two years ago in March": a part of that year."""
    place = next(n for n, token in enumerate(tokens) if token.kind == "G")
    unit, count, named = slots(tokens[:place])["unit"], count_of(tokens[:place]), tokens[-1]
    if not isinstance(count, int) or count > 10_000 or unit in CLOCK_UNITS:
        return None
    if named.kind not in "TU" and unit != "year":
        return None
    day = None if context.today is None else stepped(context.today, unit, -count)
    if day is None:
        return unresolved(BLANK[unit], unit) if unit in BLANK else None
    if named.kind == "T":
        return dated(Period("day", day + int(named.value)), context.anchor())
    if named.kind == "W":
        return _that_weekday(named.value, count, context)
    year = date.fromordinal(day).year
    if named.kind == "U":
        return dated(period_of(day, named.value), context.anchor()) if named.value in _PARTS else None
    part = month_period(year, named.value) if named.kind == "M" else season_period(year, named.value)
    return dated(part, context.anchor())


def _that_weekday(weekday: int, years: int, context: Context) -> Reading | None:
    """Such as "20 years ago on Friday": the day of the year that the nearest Friday has."""
    today = context.today or 1
    nearest = today + (weekday - today + 3) % 7 - 3
    near, far = (stepped(day, "year", -years) for day in (nearest, nearest + (7 if nearest < today else -7)))
    if near is None or far is None:
        return None
    return dated(Period("day", near), context.anchor(), alternatives=[Period("day", far)])


def read_quarter_of(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "a quarter-century ago" and "three quarters of an hour"."""
    part, whole = [token for token in tokens if token.kind in "Uu"]
    count = next((token.value for token in tokens if token.kind == "n"), 1)
    if part.value != "quarter" or whole.value not in _QUARTERS or count not in (1, 3):
        return None
    unit, size = _QUARTERS[whole.value]
    turn = tokens[-1].kind
    if turn not in "Gbfg":
        return duration(count * size, unit)
    sign = 1 if turn in "fg" else -1
    if unit in CLOCK_UNITS:
        return _moments_away(sign * count * size, unit, context) if turn in "Gg" else None
    base = context.here(unit) if turn in "Gg" else context.told(unit)
    away = base.shifted(sign * count * size) if base else None
    if away is None or (sign > 0 and turn == "f" and _runs_ahead(base, away, context)):
        return unresolved(BLANK[unit], unit)
    return dated(away, context.anchor(back=turn in "bf"))


def _in_a_quarter(start: int, context: Context) -> bool:
    """Whether a report's quarter was told of before, and not nine months of it beside."""
    told = context.previous
    return told is not None and told.grain == "quarter" and not _MONTHS_TOLD.search(sentence_before(context, start))


def _in_a_year(start: int, context: Context) -> bool:
    """Such as "in 1986, up from 5 million a year earlier": it hangs on the year that its sentence tells of."""
    told = context.previous
    return told is not None and told.grain == "year" and str(told.number) in clause_before(context, start)


def _runs_ahead(told: Period | None, chosen: Period, context: Context) -> bool:
    """Such as "two years later", counted beyond the publication from what was over: it hangs on something else."""
    if told is None or context.today is None:
        return False
    return (first_day(told) or 0) <= context.today < (first_day(chosen) or 0)


def _moments_away(count: float, unit: str, context: Context) -> Reading | None:
    if context.published is None or abs(count) > 1e6:
        return unresolved("XXXX-XX-XXTXX", unit, kind="TIME")
    begin = moved(context.published, timedelta(**{f"{unit}s": count}))
    if begin is None:
        return unresolved("XXXX-XX-XXTXX", unit, kind="TIME")
    value = begin.strftime("%Y-%m-%dT%H:%M" if unit != "second" else "%Y-%m-%dT%H:%M:%S")
    finish = moved(begin, timedelta(**{f"{unit}s": 1}))
    return Reading("TIME", value, "", begin, finish, unit, "publication", True)


def read_ahead(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "in two weeks", where the clause speaks of what is to come."""
    unit, count, start = slots(tokens)["unit"], count_of(tokens), tokens[0].start - len("in ")
    led = context.folded.startswith("in ", max(0, start)) and all(token.kind != "-" for token in tokens)
    timed = led and _TIME.match(context.folded, tokens[-1].end) is not None
    if not timed and (not led or not looks_ahead(context, start, scheduled=unit in CLOCK_UNITS)):
        return None
    left = clause_before(context, start)
    if _DENIED.search(left) or _HIGHEST.search(left) or (tokens[0].kind == "a" and _CAN.search(left)):
        return None
    if count is None or context.today is None or count > 1_000_000:
        return None
    if unit in CLOCK_UNITS:
        return _moments_away(count, unit, context)
    if unit in _COARSE and isinstance(count, int) and (base := context.here(unit)) is not None:
        return dated(base.shifted(count), "publication")  # as "five years ago" is a year
    day = stepped(context.today, unit, round(count))
    return None if day is None else dated(Period("day", day), "publication")
