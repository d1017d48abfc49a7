"""Units that the words around define: "the year he returned", "the week between the votes", "the week" on a Monday."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.dates.calendar import weekday_of
from toolkit.dates.counts import BLANK
from toolkit.dates.evidence import is_told
from toolkit.dates.readings import Context, Reading, dated, unresolved
from toolkit.dates.words import Token

_FOR = re.compile(r"\b(?:for|over|during|in)\s$")
_THAT_THEY = re.compile(
    r" (?:in which|when|since|between|following|leading up to|that (?!end|beg|start)[a-z]+|after (?!next\b|that\b))\b"
)
_THEY = re.compile(r" (?:he|she|it|they|we|you|i)\b")
_LEADS = re.compile(r"\b(?:for|in|during|of|over|on|by|to|through|throughout|since|until)\s$")


def is_defined(unit: str, tokens: Sequence[Token], context: Context) -> bool:
    """Such as "the year he returned" and "the week between the votes", but not "for the year it lost"."""
    start, end = tokens[0].start, tokens[-1].end
    if unit == "weekend":
        return False
    led = _LEADS.search(context.folded, max(0, start - 12), start) is not None
    return _THAT_THEY.match(context.folded, end) is not None or (
        not led and _THEY.match(context.folded, end) is not None
    )


def of_what_follows(unit: str, tokens: Sequence[Token], context: Context) -> Reading:
    """Such as "in 2008, the year he returned", that of the mention before it; "the year he returned" is not known."""
    told = context.last if context.folded.endswith(", ", 0, tokens[0].start) else None
    if told is None or told.grain != unit or not context.folded.endswith(f"{told.number}, ", 0, tokens[0].start):
        return unresolved(BLANK[unit], unit)
    return dated(told, context.anchor(back=True))


def is_just_over(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "for the week, the index dropped", told on a Monday: the week that is over."""
    monday = context.today is not None and weekday_of(context.today) == 1 and not context.narrative
    start = tokens[0].start
    led = _FOR.search(context.folded, max(0, start - 8), start)
    return monday and led is not None and is_told(context, led.start())
