"""What is counted: "for six weeks", "two to three years", "one hour and 30 minutes", "recent years"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from toolkit.dates.calendar import Period, first_day, midnight, stepped
from toolkit.dates.evidence import looks_ahead
from toolkit.dates.readings import CLOCK_UNITS, LETTERS, Context, Reading, dated, duration, moved, reference, unresolved
from toolkit.dates.slots import slots
from toolkit.dates.words import Token

_TIMES = re.compile(
    r"\b(?:once|twice|times)\s$|[$£€][\d.,]+\s$|[a-z]illion\s$|(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|few|several|multiple|many|dozen"
    r"|hundred|thousand|[mbtr]+illion))\s(?:[a-z-]+\s){0,2}(?!(?:is|was|has|this|takes|lasts|needs|costs)\s)[a-z-]+s\s$"
)
"""Before "a year", where it tells how often: "once", "$40 million", "three days"."""
_WILL = re.compile(r"\b(?:will|would|may|might|could|can|shall)\s$")
_ONE_DAY = re.compile(r",? (?!in )(?:[a-z]+'ll|(?:[a-z.'-]+ ){1,4}?(?:will|would|could|might|may|can))\b")
_TO_DO = re.compile(
    r" (?!(?:in|of|a|per|from|after|before|and|or|for|by|each|only|later|at|on|as|than|with)\b)[a-z]+ [a-z]"
)
_MEASURED = re.compile(r"\b(?:for|in|within|than|only|just|of|at least|least|after|every|and|or) $")
_HANGS = re.compile(r"\s+(?:of|after|before|from|following)\b")
_WITHIN = re.compile(r"\bwithin\s$")
STEPS = {"fortnight": ("week", 2), "weekend": ("week", 1), "millennium": ("century", 10), "decade": ("year", 10)}
"""Grain and number of it that a unit is counted in."""
_HALVED = {"year": ("month", 12), "century": ("year", 100), "week": ("day", 7)}
"""Units whose halves are counted in a finer one."""
BLANK = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX", "quarter": "XXXX-QX",
    "half": "XXXX-HX", "season": "XXXX", "year": "XXXX", "decade": "XXX", "century": "XX", "fortnight": "XXXX-WXX",
}  # fmt: skip
"""TIMEX3 values of units that wait for their anchor."""
_ORDER = ("century", "decade", "year", "quarter", "month", "week", "day", "hour", "minute", "second")
CALENDAR = frozenset(("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"))


def count_of(tokens: Sequence[Token]) -> float | int | None:
    """The number before the unit: "two", "a", "a year and a half"; None for "several"."""
    total: float | int = 0
    seen = joined = False
    if tokens[0].kind == "a" and len(tokens) > 1 and tokens[1].kind == "n":
        tokens = tokens[1:]  # "a three-year period"
    if [token.kind for token in tokens[-4:]] == ["U", "&", "a", "h"] and tokens[0].kind not in "an":
        return 1.5  # "the past year and a half"
    for token in tokens:
        if token.kind == "v":
            return None
        if token.kind in "ny" and token.value is not None:
            total, seen = total + token.value, True
        elif token.kind == "a" and not seen:
            total, seen = 1, True
        elif token.kind == "&":
            joined = True
        elif token.kind == "h":  # "a year and a half", but "a half hour" and "half an hour"
            total, seen = (total + 0.5 if joined else 0.5), True
        elif token.kind == "q" and token.value == "APPROX" and not seen:
            continue
    return total if seen else None


def read_duration(tokens: Sequence[Token], context: Context) -> Reading | None:
    """A length of time; with "the last" or "the next" also the stretch before or after the publication."""
    roles = slots(tokens)
    unit, about = roles["unit"], roles.get("about", "")
    if (places := _between(tokens)) and tokens[places[0]].value < tokens[places[1]].value:
        low, high = (duration(tokens[place].value, unit) for place in places)
        return low._replace(approximate=True, alternatives=(high.value,))
    count = count_of(tokens)
    if count is None and "few" not in roles:
        return None
    if (unit, count) == ("day", 1) and _is_some_day(tokens, context):
        return reference("FUTURE_REF")
    reading = duration(count, unit, mod=about)
    begun = tokens[0].start
    rate = tokens[0].kind == "a" and len(tokens) == 2
    if rate and _TIMES.search(context.folded[max(0, begun - 48) : begun]):
        return reading._replace(type="SET")
    which = roles.get("which")
    if which is None and _is_deadline(tokens, context):
        which = "next"
    if which is None or count is None or context.published is None:
        return reading
    if which in ("last", "first") and context.folded.startswith(" of ", tokens[-1].end) and unit in CLOCK_UNITS:
        return reading  # "the last two minutes of the match"
    if unit in CLOCK_UNITS:
        return clock_stretch(reading, (unit, count), forward=which in ("next", "following"), context=context)
    grain, factor = counted_in(unit, count)
    if which == "previous" and (told := context.told(grain)) is not None:
        return _before_told(reading, (grain, round(count * factor)), told)
    return stretch(reading, (grain, round(count * factor)), forward=which in ("next", "following"), context=context)


def _is_some_day(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "it will one day be a port" and "maybe one day they will be back"."""
    start, end = tokens[0].start, tokens[-1].end
    if _WILL.search(context.folded, max(0, start - 8), start):
        return True
    if context.folded.endswith("to ", 0, start) and _TO_DO.match(context.folded, end):
        return True  # "they hope to one day build a port", but not "cut to one day"
    alone = len(tokens) == 2 and not _MEASURED.search(context.folded, max(0, start - 10), start)
    return alone and context.folded.startswith("one", start) and _ONE_DAY.match(context.folded, end) is not None


def _before_told(reading: Reading, length: tuple[str, int], told: Period) -> Reading:
    """Such as "in January, after falling in the two previous months": those before the mention."""
    near = first_day(told)
    if near is None or not 0 < length[1] <= 10_000:
        return reading
    begin = stepped(near, length[0], -length[1])
    return reading._replace(begin=midnight(begin), finish=midnight(near), anchor="previous mention")


def counted_in(unit: str, count: float) -> tuple[str, int]:
    """The grain that keeps the halves of a count whole, and how many of it a unit is."""
    grain, factor = STEPS.get(unit, (unit, 1))
    if count * factor % 1 == 0 or grain not in _HALVED:
        return grain, factor
    return _HALVED[grain]


def clock_stretch(reading: Reading, length: tuple[str, float], *, forward: bool, context: Context) -> Reading:
    """The hours or minutes before or after the moment of publication."""
    now = context.published
    if now is None or not abs(length[1]) <= 1e6:
        return reading
    far = moved(now, timedelta(**{f"{length[0]}s": length[1] if forward else -length[1]}))
    begin, finish = (now, far) if forward else (far, now)
    return reading._replace(begin=begin, finish=finish, anchor="publication")


def _between(tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The places of both counts of "two to three weeks"."""
    at = next((n for n, token in enumerate(tokens[:-1]) if token.kind in "~-" and tokens[n - 1].kind == "n"), 0)
    known = at and tokens[at + 1].kind == "n" and None not in (tokens[at - 1].value, tokens[at + 1].value)
    return (at - 1, at + 1) if known else None


def read_nights(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "two nights": a length; "two night trains" is none."""
    count = count_of(tokens)
    if tokens[-1].value != "NI" or not isinstance(count, int) or (tokens[-1].kind == "p") == (count == 1):
        return None
    if tokens[0].kind == "a" or count > 1_000:
        return None
    return duration(count, "day")


def read_some(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "for years" and "the weeks ahead": a length that nobody counted."""
    return duration(None, slots(tokens)["unit"])


def read_one_long(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "a year-long trial"; "year-old" tells an age."""
    return duration(1, tokens[0].value) if context.folded.endswith("long", 0, tokens[-1].end) else None


def read_all_through(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "a weeklong trip" and "the yearslong fight"."""
    unit, several = tokens[0].value.removesuffix("s"), tokens[0].value.endswith("s")
    return duration(None if several else 1, unit)


def _is_deadline(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "they will leave within six weeks", but not "within six weeks of the vote"."""
    start, end = tokens[0].start, tokens[-1].end
    within = _WITHIN.search(context.folded, max(0, start - 8), start)
    return within is not None and not _HANGS.match(context.folded, end) and looks_ahead(context, within.start())


def stretch(reading: Reading, length: tuple[str, int], *, forward: bool, context: Context) -> Reading:
    """The stretch before the publication, or the one that begins on the day after it."""
    if context.today is None or not 0 < length[1] <= 1_000_000:
        return reading
    near = context.today + forward
    here = context.here(length[0]) if length[0] == "quarter" else None
    if here is not None:
        near = first_day(here.shifted(1 if forward else 0)) or near
    far = stepped(near, length[0], length[1] if forward else -length[1])
    begin, finish = (near, far) if forward else (far, near)
    return reading._replace(begin=midnight(begin), finish=midnight(finish), anchor="publication")


def read_compound(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "one hour and 30 minutes": lengths added up, the longest unit first."""
    if any(token.kind == "&" and context.folded.startswith("or", token.start) for token in tokens):
        return None  # "a month or six weeks"
    lengths: list[tuple[str, float | int]] = []
    begun = 0
    for place, token in enumerate(tokens):
        if token.kind in "Uu":
            count = count_of(tokens[begun : place + 1])
            if count is None or token.value not in _ORDER:
                return None
            lengths.append((token.value, count))
            begun = place + 1
    places = [_ORDER.index(unit) for unit, _ in lengths]
    if places != sorted(set(places)):
        return None
    days = "".join(f"{count:g}{LETTERS[unit]}" for unit, count in lengths if unit not in CLOCK_UNITS)
    hours = "".join(f"{count:g}{LETTERS[unit]}" for unit, count in lengths if unit in CLOCK_UNITS)
    reading = Reading("DURATION", f"P{days}" + (f"T{hours}" if hours else ""), grain=lengths[-1][0])
    return _compound_away(reading, lengths, tokens[-1].kind, context)


def _compound_away(
    reading: Reading, lengths: list[tuple[str, float | int]], turn: str, context: Context
) -> Reading | None:
    """The same before or after the publication, where "ago" or "later" follows."""
    if turn not in "Gbfg":
        return reading
    day = context.today if turn in "Gg" else (there.number if (there := context.there("day")) else None)
    for unit, count in lengths:
        if day is None or unit in CLOCK_UNITS or count > 1_000_000:
            return unresolved("XXXX-XX-XX", "day")
        day = stepped(day, unit, round(count) * (1 if turn in "fg" else -1))
    return None if day is None else dated(Period("day", day), context.anchor(back=turn in "bf"))


def read_recent(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "recent years" and "coming weeks": somewhere behind or ahead."""
    first = next(token for token in tokens if token.kind in "Rlxz")
    if first.kind == "z":
        return duration(None, slots(tokens)["unit"])
    if first.kind == "R" and first.value != "PAST_REF":
        return None
    return reference("FUTURE_REF" if first.kind == "x" else "PAST_REF")
