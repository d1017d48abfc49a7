"""What only looks like a length of time or a set: ages, comparisons, titles, quarters of something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.dates.clock_guards import NOUN
from toolkit.dates.readings import CLOCK_UNITS, Context
from toolkit.dates.words import Token

_COMPARES = re.compile(r"(?:percent|points?|higher|lower|%|\d|[mbtr]+illion|crore|dollars|euros|pounds)\s+$")
_TITLE = re.compile(r"\s+[A-Z]")
_NAME = re.compile(r"\s+[A-Z][a-z]+\b(?!')")
_NAMED = re.compile(r"\b[A-Z][\w'&-]+\s$")
_LENGTH_WORDS = "for|in|within|after|over|of|by|with|despite|spent|just|the|only|final|intervening"
_LENGTH_LEAD = re.compile(rf"(?:^|[.,;:!?\"'\n(-]|\b(?:{_LENGTH_WORDS})) *$")
_LENGTH_NEXT = re.compile(r"\s+(?:of|before|after|since|later|ahead|earlier|that followed)\b")
_OF_AN_AGE = re.compile(r"\s(?:of(?!\s(?:talks|protests|rain|fighting|violence)\b)|when|in which)\b")
_NO_LENGTH_LEAD = re.compile(r"-$|\b(?:such|on|some|these|those|no|tens|hundreds|thousands|millions)(?: of)? $")
_TITLE_END = re.compile(r"[.,]?[\"']")
_NUMBERED = re.compile(r" \d\d?\b(?![.:,])")
_PREPOSITIONS = frozenset(("about", "around", "over", "under", "some", "circa", "up to"))
_AGE = re.compile(r"[- ]olds?\b|\s+of\s+age\b")


def no_length(tokens: Sequence[Token], context: Context) -> bool:
    """An age, or a quarter of something."""
    if _AGE.match(context.folded, tokens[-1].end):
        return True
    start = tokens[0].start
    if tokens[0].kind == "v" and context.folded.startswith("as many", start - 3):
        return True  # "the third time in as many years"
    if tokens[0].kind == "a" and tokens[-1].kind == "U" and _NUMBERED.match(context.folded, tokens[-1].end):
        return True  # "a year 3 pupil"
    titled = context.text[start].isdigit() and context.text[tokens[-1].start].isupper()
    if titled and _TITLE_END.match(context.folded, tokens[-1].end):
        return True  # "60 Minutes"
    if tokens[-1].value == "quarter" and context.folded.startswith(" of ", tokens[-1].end):
        return True  # "three quarters of the voters"
    return tokens[-1].kind in "Uu" and tokens[-1].value == "quarter" and any(t.kind in "aq-" for t in tokens)


def no_units(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "years old", "living quarters", "hundreds of years", "in the early hours"."""
    if tokens[-1].value in ("quarter", "half", *CLOCK_UNITS) or _AGE.match(context.folded, tokens[-1].end):
        return True
    start = tokens[0].start
    if _NO_LENGTH_LEAD.search(context.folded, max(0, start - 14), start):
        return True
    the_days = tokens[-1].value == "day" and context.folded.endswith("the ", 0, start)
    if the_days and _OF_AN_AGE.match(context.folded, tokens[-1].end):
        return True  # "the days of steam"
    led = _LENGTH_LEAD.search(context.folded, max(0, start - 12), start)
    return led is None and not _LENGTH_NEXT.match(context.folded, tokens[-1].end)


def no_ago(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "8 percent less than a year earlier" compares: the words before the length do not belong to it."""
    kinds = [token.kind for token in tokens]
    if kinds[:2] == ["n", "n"] and isinstance(tokens[0].value, float):
        return True  # "a bid of 4.25 two weeks ago"
    if kinds == ["a", "u"] or (kinds == ["a", "U"] and context.folded.startswith("-long", tokens[-1].end)):
        return True  # "a decades-long feud"
    if tokens[-1].end - tokens[-1].start == 1 and not context.folded[tokens[-1].start - 1].isdigit():
        return True  # "2h" is a length, "the two-h club" is none
    start = tokens[0].start
    compares = tokens[0].kind == "q" and _COMPARES.search(context.folded, max(0, start - 12), start)
    return bool(compares) or no_length(tokens, context)


def no_bound(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "over the past year" and "about the last two weeks": the first word is a preposition there."""
    return context.folded[tokens[0].start : tokens[0].end] in _PREPOSITIONS


def no_long(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "29-years-old": an age."""
    start = tokens[0].start
    return context.folded[max(0, start - 1) : start] == "-"


def no_set(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "The Daily Courant", "Harbour Weekly" and "the party daily Volya" are names, "average daily" no time."""
    start, end = tokens[0].start, tokens[-1].end
    if tokens[0].kind != "V":
        return False
    if _TITLE.match(context.text, end) and (context.text[start].isupper() or _NAME.match(context.text, end)):
        return True
    if context.text[start].isupper() and _NAMED.search(context.text, max(0, start - 20), start):
        return True
    if context.folded[max(0, start - 8) : start] == "average ":
        return True
    return tokens[0].value in ("P3M", "P1M") and NOUN.match(context.folded, end) is not None
