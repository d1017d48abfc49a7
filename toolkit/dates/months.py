"""Months and years: "early May", "2015-03", "1914-18", "44 BC"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.dates.calendar import Period, month_period
from toolkit.dates.days import begins_next_year, year_of
from toolkit.dates.elections import is_vote_to_come
from toolkit.dates.evidence import goes_on_ahead, looks_ahead, looks_back
from toolkit.dates.heads import year_of_sentence
from toolkit.dates.planned import is_due, is_scheduled
from toolkit.dates.readings import Context, Reading, dated, regrained, unresolved
from toolkit.dates.slots import slots
from toolkit.dates.vocabulary import vocabulary
from toolkit.dates.words import Token

_NEARLY, _NEARER, _AS_NEAR = 9, 7, 5
"""Months behind: the coming one is nearly here, nearer than the latest one, or not much farther."""
_HALF = 6
_AND = re.compile(r"\b([a-z]{3,9}\.?),? (?:and|or) (?:early |late |mid-?)?$")
_LED = re.compile(r"\b(?:in|since|during|until|till|from|between [a-z]+ and)(?: early| mid| late)?[ -]$")


def read_month(tokens: Sequence[Token], context: Context) -> Reading | None:
    """A month, with its year or the nearest one to the publication date."""
    roles = slots(tokens)
    month, mod, which = roles["month"], roles.get("mod", ""), roles.get("which", "")
    year, anchor = year_of(roles, context)
    if year is not None:
        return dated(month_period(year, month), anchor, mod=mod)
    base = context.here("month")
    story = context.narrative and which not in ("last", "past", "next")
    if story and (told := context.there("year")) is not None:
        base = month_period(told.number, month)
    if base is None:
        return unresolved(f"XXXX-{month:02d}", "month", mod=mod)
    if not which and (year := year_of_sentence(context, tokens[0].start, month)) is not None:
        return dated(month_period(year, month), "previous mention", mod=mod)
    if not which and (beside := _beside(month, tokens[0].start, context)) is not None:
        return dated(beside, context.anchor(), mod=mod)
    latest = base.shifted(-((base.number - (month - 1)) % 12))
    anchor = context.anchor(back=story)
    if story:
        same = month_period(base.number // 12 + begins_next_year(month, context), month)
        return dated(same, anchor, mod=mod, alternatives=[same.shifted(12)])
    if which in ("last", "past", "previous"):
        # in March "last February" is that of the year before: the other is "last month"
        chosen = latest if base.number - latest.number > 1 else latest.shifted(-12)
        return dated(chosen, anchor, mod=mod, alternatives=[p for p in (latest,) if p not in (chosen, base)])
    if which == "next":
        return dated(latest.shifted(12), anchor, mod=mod)
    told_year = context.told("year") if which in ("that", "same") else None
    if told_year is not None and told_year.number < base.number // 12:  # "they knew that December would be warm"
        return dated(month_period(told_year.number, month), context.anchor(back=True), mod=mod)
    behind = base.number - latest.number
    chosen, other = latest, latest.shifted(12)
    if which == "following" and context.previous is not None:
        told = regrained(context.previous, "month") or base
        return dated(told.shifted((month - 1 - told.number) % 12 or 12), context.anchor(back=True), mod=mod)
    if _is_to_come(behind, tokens, context):
        chosen, other = other, chosen
    return dated(chosen, anchor, mod=mod, alternatives=[other])


def _beside(month: int, start: int, context: Context) -> Period | None:
    """Such as "in February and October": of two that are told together the second is the one nearest to the first."""
    told = context.last
    if told is None or told.grain != "month" or told.number % 12 == month - 1:
        return None
    named = _AND.search(context.folded, max(0, start - 24), start)
    word = vocabulary().get(named[1]) if named else None
    if word is None or word.kind != "M" or word.value != told.number % 12 + 1:
        return None
    after = (month - 1 - told.number) % 12
    return told.shifted(after if after <= _HALF else after - 12)


def _is_to_come(behind: int, tokens: Sequence[Token], context: Context) -> bool:
    """Whether a bare month, the latest of which is so many months behind, means the coming one."""
    start, end = tokens[0].start, tokens[-1].end
    led = _LED.search(context.folded, max(0, start - 24), start) is not None
    if behind and tokens[0].kind == "M" and is_vote_to_come(context, tokens[0].value, (start, end)):
        return True
    if behind < 3:
        return behind > 0 and led and looks_ahead(context, start, surely=True)
    if is_due(context, start, end) or looks_ahead(context, start):
        return True  # "June contracts rose"
    planned = is_scheduled(context, start, end)
    if planned and goes_on_ahead(context, end):
        return True  # "the November election will end it"
    if behind >= _NEARLY and (planned or not led):
        return True  # "gasoline for April fell"
    near = behind >= _NEARER or (planned and behind >= _AS_NEAR)
    return near and not looks_back(context, start, surely=planned or behind >= _NEARLY)


def read_month_in_numbers(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "2015-03"; what may be two years ("2008-09", "1998-9") is left alone."""
    year, number = tokens[0], tokens[-1]
    digits = context.folded[number.start : number.end]
    glued = tokens[0].end == tokens[1].start and tokens[1].end == number.start and digits.isdigit()
    if not glued or not 1 <= int(digits) <= 12 or int(digits) > year.value % 10 ** len(digits):
        return None
    return dated(month_period(year.value, int(digits)), "explicit")


def read_short_year(tokens: Sequence[Token], context: Context) -> Reading | None:
    """The second year of "2014-16", in the century of the year that stands before the dash."""
    start, short = tokens[0].start, tokens[0].value
    written = context.folded[max(0, start - 5) : start - 1]
    if not written.isdecimal() or not isinstance(short, int) or not int(written) % 100 < short < 100:
        return None
    return dated(Period("year", int(written) // 100 * 100 + short), "explicit")


def read_year(tokens: Sequence[Token], context: Context) -> Reading | None:
    """A year by its number, before or after our era."""
    roles = slots(tokens)
    year, mod = roles.get("year", roles.get("number")), roles.get("mod", "")
    if not isinstance(year, int) or year < 1:
        return None
    if roles.get("era") == "BC":
        return unresolved(f"BC{year:04d}", "year", mod=mod)
    return dated(Period("year", year), "explicit", mod=mod)
