"""What only looks like a date: the guard of each rule whose words have other uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from toolkit.dates.calendar_guards import (
    LEAD_WORDS,
    holds_thing,
    no_date,
    no_day,
    no_holiday,
    no_month,
    no_numeric_day,
    no_season,
    no_short_year,
    no_year,
)
from toolkit.dates.clock_guards import (
    CLAUSE_END,
    NOUN,
    no_clock,
    no_first_hour,
    no_hour,
    no_minutes,
    no_named_night,
    no_part,
    no_spoken,
)
from toolkit.dates.length_guards import no_ago, no_bound, no_length, no_long, no_set, no_units
from toolkit.dates.readings import Context
from toolkit.dates.unit_guards import no_century, no_half, no_named_year, no_quoted_unit, no_week
from toolkit.dates.words import Token

_LEADS = re.compile(rf"(?:\b(?:{LEAD_WORDS})[ -]|,\s|\(|^|\n)\s*(?:the )?$")
_WRAPPED = re.compile(r"[a-z'-] ?\n\s*$")
_MARKS_BEFORE, _MARKS_AFTER = frozenset("$€£#@_"), frozenset("%_@")
_WEEKDAY_BEFORE = re.compile(r"(?:day|mon|tue|tues|wed|thu|thurs|fri|sat|sun)\.?,? ?(?:or|and|/|-) ?$")
_LASTS = re.compile(r"\bthe (?:summer|winter|autumn)$")
_FALLS = re.compile(r"(?<!spring)(?<!summer)(?<!winter)(?<!rom fall) (?:and|to) fall$")
_OWNERS = re.compile(
    r"\b(?:his|her|their|my|our|your)\s(?:very )?(?:(?:early|mid|late)[ -](?:to[ -](?:mid|late)[ -])?)?$"
)
_MID = re.compile(r"\bmid[ -]$")
_PRICES = re.compile(
    r"\b(?:prices?|shares?|stocks?|bonds?|dollars?|dlrs|cents|cts|barrels?|bushels?|traded|trading|index)\b"
)
_WEATHER = re.compile(
    r"\b(?:temperatures?|degrees|highs?|lows?|readings?|thermometers?|forecasts?|forecasters?|sunny|cloudy|chilly|showers)\b"
)


def refused(rule: str, tokens: Sequence[Token], context: Context) -> bool:
    """Whether what the rule matched is no date after all."""
    if _glued(tokens, context):
        return True
    if not rule.startswith("day"):
        for token in tokens:
            if token.kind == "y" and not 1000 <= token.value <= 2199:
                return True
    if tokens[-1].kind in "<>":
        return not CLAUSE_END.match(context.folded, tokens[-1].end)
    guard = _GUARDS.get(rule)
    if guard is not None and guard(tokens, context):
        return True
    if tokens[-1].kind == "E":
        if any(told(tokens, context) for told in (_is_age, _is_price, _tells_weather)):
            return True
        if tokens[0].kind == "D":
            return False
    alone = len(tokens) == 1 or (len(tokens) == 2 and tokens[0].kind == "D")
    return alone and tokens[-1].guarded and rule != "year" and _everyday(tokens[-1], context)


def _is_age(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "in her early 30s": years of somebody's life."""
    return _OWNERS.search(context.folded, max(0, tokens[-1].start - 24), tokens[-1].start) is not None


def _is_price(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "oil fell to the mid 30s" and "the share is in the mid 80s": no decade.

    The twenties, thirties and forties are written out where they are years: "the mid 1930s", "the mid '30s".
    """
    written = context.folded[tokens[-1].start : tokens[-1].end]
    if len(written) != len("30s") or not _MID.search(context.folded, max(0, tokens[-1].start - 5), tokens[-1].start):
        return False
    around = context.folded[max(0, tokens[0].start - 90) : tokens[-1].end + 60]
    return written[0] in "234" or _PRICES.search(around) is not None


def _tells_weather(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "highs in the 60s": degrees."""
    around = context.folded[max(0, tokens[0].start - 90) : tokens[-1].end + 60]
    short = context.folded[tokens[-1].start].isdigit() and tokens[-1].end - tokens[-1].start == len("60s")
    return short and _WEATHER.search(around) is not None


def _glued(tokens: Sequence[Token], context: Context) -> bool:
    """A sum of money, an address, a share, a name with an underscore."""
    start, end = tokens[0].start, tokens[-1].end
    return context.folded[max(0, start - 1) : start] in _MARKS_BEFORE or context.folded[end : end + 1] in _MARKS_AFTER


def _no_past(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "The past tense", "the future of the court" and "as recently as 2019"."""
    if context.folded.startswith("as recently as ", max(0, tokens[0].start - 3)):
        return True
    led = context.folded.endswith("in ", 0, tokens[0].start)
    if tokens[-1].value == "FUTURE_REF" and not led and context.folded.startswith(" of ", tokens[-1].end):
        return True  # "the future of the court"
    return tokens[-1].value == "past" and NOUN.match(context.folded, tokens[-1].end) is not None


def _everyday(token: Token, context: Context) -> bool:
    if token.kind in "UuE" and token.guarded:
        return True
    if token.kind == "W":
        return _WEEKDAY_BEFORE.search(context.folded, max(0, token.start - 8), token.start) is None
    if token.kind == "M" and token.end - token.start == 3 and token.value != 5:
        return True
    written = context.text[token.start]
    lasts = token.kind == "S" and _LASTS.search(context.folded, max(0, token.start - 5), token.end)
    if lasts and not written.isupper() and not NOUN.match(context.folded, token.end):
        return False  # "they spent the summer there"
    if token.kind == "S" and _FALLS.search(context.folded, max(0, token.start - 14), token.end):
        return True  # "prices rise and fall"
    if not written.isupper():
        before = context.folded[max(0, token.start - 14) : token.start]
        return token.kind != "S" or not _LEADS.search(before) or _WRAPPED.search(before) is not None
    if token.kind == "S" and token.start < 80 and not context.folded[: token.start].strip():
        return True  # "Fall prices rose": the capital is that of the sentence
    before = context.folded[max(0, token.start - 14) : token.start]
    return not _LEADS.search(before) and not (token.kind == "M" and holds_thing(token, context))


_GUARDS: dict[str, Callable[[Sequence[Token], Context], bool]] = {
    "ago": no_ago,
    "bounded stretch": no_bound,
    "century": no_century,
    "clock": no_clock,
    "clock and day": no_clock,
    "day": no_date,
    "day and part": no_named_night,
    "day at an hour": no_hour,
    "day in numbers": no_numeric_day,
    "day number": no_day,
    "duration": no_ago,
    "holiday": no_holiday,
    "hour before a day": no_first_hour,
    "month": no_month,
    "numbered part": no_half,
    "part of day": no_part,
    "past the hour": no_minutes,
    "reference": _no_past,
    "season": no_season,
    "set": no_set,
    "some units": no_units,
    "short year": no_short_year,
    "spoken clock": no_spoken,
    "stretch": no_length,
    "the unit": no_named_year,
    "unit": no_quoted_unit,
    "units long": no_long,
    "week number": no_week,
    "year": no_year,
}
"""The guard of each rule whose words have other uses."""
