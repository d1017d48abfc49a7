"""Dates in a text: found by trigger words, read by the grammar, resolved against the publication date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from toolkit.dates.agreed import agree_months
from toolkit.dates.clocks import read_clock_pair, read_holiday_clock, read_zoned_clock
from toolkit.dates.ended import end_stretches
from toolkit.dates.expression import DateExpression
from toolkit.dates.foreign import foreign_dates
from toolkit.dates.guards import refused
from toolkit.dates.matching import Found, candidates
from toolkit.dates.pairs import (
    read_date_pair,
    read_month_pair,
    read_numeric_pair,
    read_pair,
    read_part_pair,
    read_season_pair,
    read_weekdays,
)
from toolkit.dates.readings import Context, Reading, regrained
from toolkit.dates.tokens import tokens_around
from toolkit.dates.triggers import triggers
from toolkit.dates.words import Token
from toolkit.language.folding import fold

_YEARS = re.compile(r"[12](?<![\d.,$/-].)(?:(?<=1)[5-9]\d|(?<=2)0[0-4])\d(?!\d|,\d|/|-)")
_ENDS = ("ended ", "ending ", "ended on ", "ending on ")
_STORY_LEADS = ("In ", "During ", "arly ", "ate ", "mid-", "\n", "of ")
_COMPARED = ("since ", "than in ")
_NAMES_IT = re.compile(r"[A-Z][a-z]+\.? \d{4} [a-z]")
_NEWS = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight"
    r"|(?:last|this|next) (?:week|month|year)|ago)\b"
)
_QUOTES = re.compile(r"\b(?:said|says|told|tells)\b")
_PRESENT = re.compile(r"\b(?:i|we|you|is|are|has|have|will)\b")
_PAST = re.compile(r"\b(?:was|were|had)\b")


_PAIRS = {
    "pair of days": read_pair,
    "pair of numeric days": read_numeric_pair,
    "pair of dates": read_date_pair,
    "pair of months": read_month_pair,
    "pair of parts": read_part_pair,
    "pair of seasons": read_season_pair,
    "weekdays": read_weekdays,
    "pair of clocks": read_clock_pair,
    "hour told twice": read_zoned_clock,
    "holiday and clock": read_holiday_clock,
}
"""Rules whose match is two expressions."""
_ASIDE = frozenset(("year ago", "unit ago", "year's quarter", "ago"))
"""Rules of comparisons in the news ("from a year earlier"): what follows does not hang on them."""


def find_dates(text: str, *, published: datetime | None = None, day_first: bool = False) -> list[DateExpression]:
    """The temporal expressions of a text in reading order, resolved as far as the text and its date allow.

    Relative expressions without a publication date are kept, their interval empty. Prepositions are left out of
    the span ("since 2014" is 2014), modifiers are inside ("early 1990").

    >>> [(d.surface, d.value, d.grain) for d in find_dates("On Monday", published=datetime(2021, 5, 12))]
    [('Monday', '2021-05-10', 'day')]
    """
    folded = text.lower() if text.isascii() else fold(text)
    context = _context(text, folded, published=published, day_first=day_first)
    found: list[DateExpression] = []
    done = 0
    for trigger in triggers(folded):
        if trigger[0] < done:
            continue
        tokens = tokens_around(folded, trigger, floor=done)
        for taken, match, reading, after in _readings(tokens, context):
            found.append(_expression(text, taken, match, reading))
            done, context = taken[-1].end, after
        done = max(done, tokens[-1].end if tokens else 0)
    return _with_foreign(text, folded, end_stretches(folded, agree_months(context, found)))


def _with_foreign(text: str, folded: str, found: list[DateExpression]) -> list[DateExpression]:
    """The expressions and, where none of them stands, the full dates of other languages."""
    more = [
        DateExpression(start, end, text[start:end], *reading[:9], "foreign")
        for start, end, reading in foreign_dates(folded)
    ]
    if not more:
        return found
    inside = [d for d in found if not any(m.start < d.end and d.start < m.end for m in more if _wider(m, d))]
    added = [m for m in more if not any(m.start < d.end and d.start < m.end for d in inside)]
    return sorted([*inside, *added], key=lambda date: date.start)


def _wider(one: DateExpression, other: DateExpression) -> bool:
    return one.end - one.start > other.end - other.start


def _context(text: str, folded: str, *, published: datetime | None, day_first: bool) -> Context:
    today = None if published is None else published.toordinal()
    narrative = _is_narrative(folded, published)
    return Context(text, folded, published, today, None, None, None, -1, narrative, day_first)


def _is_narrative(folded: str, published: datetime | None) -> bool:
    """Whether a text tells of other years: it names many, most are not its own, and little is said of today.

    A report that looks back quotes people and speaks in the present; a history does neither.
    """
    years = [int(year) for year in _YEARS.findall(folded)]
    if len(years) < 6:
        return False
    far = sum(published is None or year != published.year for year in years)
    if far < 0.8 * len(years) or len(_NEWS.findall(folded)) * 12 > len(years):
        return False
    return len(_PAST.findall(folded)) >= len(_PRESENT.findall(folded)) + 2 * len(_QUOTES.findall(folded))


def _after(context: Context, match: Found, reading: Reading, start: int) -> Context:
    """The context after a mention: what comes may hang on it."""
    if match.rule.name in _ASIDE and not context.narrative:
        return context
    if reading.period is None or reading.begin is None:
        return context
    if context.narrative and not _moves_the_story(reading, start, context):
        return context._replace(last=reading.period)
    if reading.period.grain == "day":
        told = context.previous if _ends_a_quarter(context, start) else reading.period
        whole = reading.type == "DATE" or (context.told_at >= 0 and reading.period == context.previous_day)
        at = start if whole else -1
        return context._replace(last=reading.period, previous=told, previous_day=reading.period, told_at=at)
    return context._replace(last=reading.period, previous=reading.period)


def _ends_a_quarter(context: Context, start: int) -> bool:
    """Such as "the third quarter ended Sept. 30": what follows compares with the quarter, not with that day."""
    told = context.previous
    return told is not None and told.grain == "quarter" and context.folded.endswith(_ENDS, 0, start)


def _moves_the_story(reading: Reading, start: int, context: Context) -> bool:
    """Whether a story goes on from here: not from a year named in passing, nor from one far away."""
    told, now = context.previous, reading.period
    if told is None or now is None:
        return True
    if context.folded.startswith("next ", start) or context.folded.endswith(_COMPARED, 0, start):
        return False  # "he would leave next summer", "the fewest since May 2007"
    if context.text.endswith("the ", 0, start) and _NAMES_IT.match(context.text, start):
        return False  # "more than the May 2007 high"
    here, there = regrained(told, "year"), regrained(now, "year")
    if here is None or there is None or now.grain in ("decade", "century"):
        return False
    if now.grain == "year" and not context.text[max(0, start - 12) : start].endswith(_STORY_LEADS):
        return False
    return -6 <= there.number - here.number <= 12


def _readings(tokens: list[Token], context: Context) -> Iterator[tuple[list[Token], Found, Reading, Context]]:
    """What the tokens hold, each with its rule, its reading and the context behind it."""
    fitting = candidates("".join(token.kind for token in tokens))
    place = 0
    while place < len(tokens):
        step = 1
        for match in fitting[place]:
            taken = tokens[place : match.last]
            if match.rule.name in _PAIRS:
                pair = _PAIRS[match.rule.name](taken, context)
                for piece, told in pair:
                    context = _after(context, match, told, piece[0].start)
                    yield piece, match, told, context
                if not pair:
                    continue
                step = match.last - place
                break
            if refused(match.rule.name, taken, context):
                continue
            reading = match.rule.read(taken, context)
            if reading is not None:
                if match.last < len(tokens) and tokens[match.last].kind == "L":
                    taken, reading = _left_open(taken, tokens[match.last], reading)
                context = _after(context, match, reading, taken[0].start)
                yield taken, match, reading, context
                step = len(taken)
                break
        place += step


def _left_open(taken: list[Token], tail: Token, reading: Reading) -> tuple[list[Token], Reading]:
    """The expression with "or later" or "or earlier" behind it, which opens one side of its interval."""
    if reading.begin is None or reading.type not in ("DATE", "TIME"):
        return taken, reading
    if tail.value == "after":
        return [*taken, tail], reading._replace(mod="ON_OR_AFTER", finish=None)
    return [*taken, tail], reading._replace(mod="ON_OR_BEFORE", begin=None)


def _expression(text: str, taken: list[Token], match: Found, reading: Reading) -> DateExpression:
    start, end = taken[0].start, taken[-1].end
    return DateExpression(start, end, text[start:end], *reading[:9], match.rule.name)
