"""Units that the words point at or number: "last week", "the third quarter", "the winter of 1941", "the 1990s"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from toolkit.dates.calendar import Period, first_day, midnight, period_of, season_period, weekday_of
from toolkit.dates.counts import BLANK, CALENDAR, clock_stretch, stretch
from toolkit.dates.days import read_day, year_of
from toolkit.dates.defined import is_defined, is_just_over, of_what_follows
from toolkit.dates.evidence import ended_last_year, is_told, looks_ahead, looks_back
from toolkit.dates.ordinals import which_period
from toolkit.dates.readings import CLOCK_UNITS, Context, Reading, dated, duration, regrained, unresolved
from toolkit.dates.slots import slots
from toolkit.dates.tokens import tokens_from
from toolkit.dates.words import Token

_ENDED = re.compile(r"\s+end(?:ed|ing)\s+(?:on\s+)?")
_OVER = re.compile(r"\b(?:over|during|within|throughout|in|for|spent|spend|spending)\s(?:just\s|only\s|all\s)?$")
_CLOSES = re.compile(r" (?:ended|closed|finished)\b(?! (?:on )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|\d))")
_ROLLING = frozenset(("day", "week", "month", "quarter", "year"))
_BEING = re.compile(r"\b(?:is|was|be|being|been|as)\sthe\s$")
_OWN = re.compile(r"\b(?:his|her|its|their|my|our|your)\s$")
_FINAL = re.compile(r"\s(?:of|for|to|that|when|on which|in which|(?:he|she|they|it|we|you|i) [a-z]+)\b")
_DAY_OF_MONTH = re.compile("Mn(?:,?y)?")
_MID_QUARTER = 45


def read_unit(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "Last week", "this year", "the following month": one unit that the words point at."""
    roles = slots(tokens)
    unit, which, mod = roles.get("unit", "year"), roles.get("which", "this"), roles.get("mod", "")
    if unit in CLOCK_UNITS and which in ("next", "last", "past") and tokens[-1].kind == "U":
        return clock_stretch(duration(1, unit), (unit, 1), forward=which == "next", context=context)
    if unit not in CALENDAR:
        return None
    if unit == "day" and "which" not in roles and "turn" not in roles:
        return None
    if which == "last" and _is_final(tokens, context):
        return None
    if [token.kind for token in tokens] == ["D", "U"] and is_defined(unit, tokens, context):
        return of_what_follows(unit, tokens, context)
    if unit == "quarter" and "which" not in roles:
        period, anchor = _ended_quarter(tokens[-1].end, context) or told_quarter(context)
    elif unit == "week" and "which" not in roles and is_just_over(tokens, context):
        here = context.here("week")
        period, anchor = (here.shifted(-1) if here else None), context.anchor()
    elif unit == "weekend" and ("which" not in roles or (which == "this" and is_told(context, tokens[0].start))):
        period, anchor = _the_weekend(tokens, context), context.anchor()
    elif which in ("past", "last", "next") and tokens[0].kind == "D" and _is_stretch(unit, tokens, context):
        return stretch(duration(1, unit), (unit, 1), forward=which == "next", context=context)
    else:
        which = "following" if which == "next" and unit == "day" and tokens[0].kind == "D" else which
        period, anchor = which_period(which, unit, context)
    ends = mod == "END" or _CLOSES.match(context.folded, tokens[-1].end) is not None
    if unit == "year" and ends and "which" not in roles and ended_last_year(context, tokens[0].start):
        period = period and period.shifted(-1)
    if period is None:
        return unresolved(BLANK[unit], unit, mod=mod)
    return _turned(dated(period, anchor, mod=mod), roles, context)


def _is_stretch(unit: str, tokens: Sequence[Token], context: Context) -> bool:
    """Such as "over the last year": as long as that before the publication, where "last year" is a calendar year."""
    if unit in ("decade", "century"):
        return True
    start = tokens[0].start
    led = _OVER.search(context.folded, max(0, start - 24), start)
    return led is not None and len(tokens) == 3 and unit in _ROLLING and not context.narrative


def _is_final(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "April 8 will be the last day to vote" and "his last year in office": no other follows."""
    start, end = next(token for token in tokens if token.kind == "l").start, tokens[-1].end
    if _OWN.search(context.folded, max(0, start - 6), start):
        return True
    if context.folded.endswith("'s ", 0, start) and tokens[-1].value == "day":
        return True  # "on the auction's last day"
    if not context.folded.endswith("the ", 0, start):
        return False
    return bool(_BEING.search(context.folded, max(0, start - 12), start) or _FINAL.match(context.folded, end))


def _the_weekend(tokens: Sequence[Token], context: Context) -> Period | None:
    """The weekend behind us, unless the clause looks ahead or the next one is near and nothing speaks of the past."""
    here = context.there("weekend") if context.narrative else context.here("weekend")
    if here is None or context.today is None or context.narrative:
        return here
    day = weekday_of(context.today)
    start = tokens[0].start
    behind = day < 6 and not looks_ahead(context, start) and (day < 4 or looks_back(context, start))
    return here.shifted(-1 if behind else 0)


def _ended_quarter(end: int, context: Context) -> tuple[Period | None, str] | None:
    """The calendar quarter that lies mostly inside "the quarter ended July 31": the one six weeks before."""
    ended = _ENDED.match(context.folded, end)
    if ended is None:
        return None
    tokens = tokens_from(context.folded, ended.end())
    kinds = "".join(token.kind for token in tokens)
    match = _DAY_OF_MONTH.match(kinds)
    day = read_day(tokens[: match.end()], context) if match else None
    if day is None or day.period is None or day.period.number <= _MID_QUARTER:
        return None
    return period_of(day.period.number - _MID_QUARTER, "quarter"), day.anchor


def told_quarter(context: Context) -> tuple[Period | None, str]:
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
    if turn in ("before", "previously"):
        return reading._replace(mod="START", approximate=True, finish=today if inside else reading.finish)
    return reading._replace(mod="END", approximate=True, begin=today if inside else reading.begin)


def read_numbered(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "The third quarter", "the first half of 1989", "the 20th century"."""
    roles = slots(tokens)
    which = next((t.value for t in tokens if t.kind == "o"), None)
    ordinal = next((place for place, token in enumerate(tokens) if token.kind == "o"), 0)
    unit = next((token.value for token in tokens[ordinal:] if token.kind == "U"), None)
    if "half" in roles:
        unit, which = "half", which or (2 if roles.get("which") in ("last", "latest") else None)
    parts = {"quarter": 4, "half": 2}.get(unit or "", 0)
    if not parts or not which or which > parts:
        return None
    return _part_of_year(Period(unit or "", which - 1), parts, roles, tokens, context)


def read_part_of_year(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "Q3 2019" and "2019-H2"; a half without its year is no date."""
    unit, which = next(token.value for token in tokens if token.kind == "Q").split()
    roles = slots(tokens)
    if unit == "half" and "year" not in roles and "unit" not in roles:
        return None
    return _part_of_year(Period(unit, int(which) - 1), {"quarter": 4, "half": 2}[unit], roles, tokens, context)


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
    over = _ENDED.match(context.folded, tokens[-1].end) or not looks_ahead(context, tokens[0].start)
    if not back and same.number > base.number + 1 and over:
        chosen = same.shifted(-parts)
    return dated(chosen, context.anchor(back=back), mod=mod)


def read_century(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "the 20th century": by the years that begin with its digits."""
    roles = slots(tokens)
    which, mod = next(t.value for t in tokens if t.kind == "o"), roles.get("mod", "")
    if roles["unit"] != "century" or which < 1:
        return None
    if roles.get("era") == "BC":
        return unresolved(f"BC{which - 1:02d}", "century", mod=mod)
    return dated(Period("century", which - 1), "explicit", mod=mod)


def read_season(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "Last summer", "spring 2014", "the winter of 1941"."""
    roles = slots(tokens)
    mod = roles.get("mod", {"before": "START", "after": "END"}.get(roles.get("turn", ""), ""))
    year, anchor = year_of(roles, context) if "year" in roles or "unit" in roles else (None, "none")
    if year is not None:
        return dated(season_period(year, roles["season"]), anchor, mod=mod)
    base = context.there("season") if context.narrative else context.here("season")
    if base is None:
        return unresolved(f"XXXX-{roles['season']}", "season", mod=mod)
    this = season_period(_season_year(base, roles, context), roles["season"])
    step = _season_step(roles.get("which", ""), this.number - base.number, tokens[0].start, context)
    this = this if context.narrative and not roles.get("which") else this.shifted(4 * step)
    return dated(this, context.anchor(back=context.narrative), mod=mod)


def _season_year(base: Period, roles: dict[str, Any], context: Context) -> int:
    """The year that the season is looked for in: a story's, where "that spring" points at the last mention."""
    if not context.narrative or season_period(base.number // 4, roles["season"]) == base:
        return base.number // 4
    told = context.last if roles.get("which") in ("that", "same") else None
    year = regrained(told, "year") if told is not None else context.there("year")
    return base.number // 4 if year is None else year.number


def _season_step(which: str, away: int, start: int, context: Context) -> int:
    """Years to go from this year's season, which lies so many seasons away from the present one."""
    if which == "last":
        return -1 if away >= 0 else 0
    if which == "next":
        return 1 if away <= 0 else 0
    if which == "this" and away < 0 and _year_is_young(context):
        return 1  # winter began in the year before: in January "this fall" is still to come
    if away < 0:
        return 1 if looks_ahead(context, start) else 0
    if which or away < 2 or looks_ahead(context, start):
        return 0
    return -1 if away > 2 or looks_back(context, start) else 0


def _year_is_young(context: Context) -> bool:
    month = context.here("month")
    return month is not None and month.number % 12 < 2


def read_decade(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "The 1990s", "the early '80s"."""
    roles = slots(tokens)
    mod = roles.get("mod", "")
    if "half" in roles:  # "the last half of the '80s"
        mod = "START" if roles.get("ordinal") == 1 else "END"
    return dated(Period("decade", roles["decade"]), "explicit", mod=mod)
