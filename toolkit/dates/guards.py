"""What only looks like a date: everyday words, counts, prices, names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from toolkit.dates.clock_guards import (
    CLAUSE_END,
    HOLDS_NOUN,
    PRONOUNS,
    SMALL,
    no_clock,
    no_hour,
    no_minutes,
    no_part,
    no_spoken,
)
from toolkit.dates.readings import CLOCK_UNITS, Context
from toolkit.dates.words import Token
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

_LEAD_WORDS = (
    "in|on|since|until|till|of|by|from|to|through|early|late|mid|last|next|this|before|after|during|around|between|and"
    "|every|each"
)
_LEADS = re.compile(rf"(?:\b(?:{_LEAD_WORDS})[ -]|,\s|\(|^|\n)\s*(?:the )?$")
_NOUN = re.compile(rf"\s+(?!(?:{SMALL}|{PRONOUNS}|is|was|were|are|has|had|have|will|the|a)\b)[a-z]")
_MONTH_LEADS = re.compile(rf"\b(?:{_LEAD_WORDS})[ -]\s*(?:the )?$")
_YEAR_RANGE = re.compile(r"(?<!\d)(?:1\d|20)\d\d[-/]$")
_DAY_WORDS = r"\b(?:on|by|until|till|since|from|before|after|between|to)\s+"
_DAY_LEAD = re.compile(rf"{_DAY_WORDS}$")
_DAY_LIST = re.compile(rf"{_DAY_WORDS}(?:\d\d?/\d\d?(?:,|,? or|,? and)\s)+$")
_COMPARES = re.compile(r"(?:percent|points?|higher|lower|%|\d)\s+$")
_MARKS_BEFORE, _MARKS_AFTER = frozenset("$€£#@_"), frozenset("%_@")
_TITLE = re.compile(r"\s+[A-Z]")
_NAME = re.compile(r"\s+[A-Z][a-z]+\b(?!')")
_SURNAME = re.compile(r"\s+[A-Z][a-z]+")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\s+$")
_MONTH_LIST = re.compile(r"(?:[a-z]+|[A-Z][a-z]{2}\.),\s+$")
_PHONE = re.compile(r"-\d+-\d")
_MORE = re.compile(r"-\d")
_LENGTH_WORDS = "for|in|within|after|over|of|by|with|despite|spent|just|the|only|final|intervening"
_LENGTH_LEAD = re.compile(rf"(?:^|[.,;:!?\"'\n(-]|\b(?:{_LENGTH_WORDS})) *$")
_LENGTH_NEXT = re.compile(r"\s+(?:of|before|after|since|later|ahead|earlier|that followed)\b")
_NO_LENGTH_LEAD = re.compile(r"-$|\b(?:such|on|some|these|those|no|tens|hundreds|thousands|millions)(?: of)? $")
_WEEKDAY_BEFORE = re.compile(r"(?:day|mon|tue|tues|wed|thu|thurs|fri|sat|sun)\.?,? ?(?:or|and|/|-) ?$")
_ISO = re.compile(r"\d{4}-")
_GIVEN_NAMES = frozenset((4, 5, 6))
_TO_SOMEBODY = re.compile(r"\b(?:to|by|from|with|and|for|of)\s$")
_WARM = ("temperatures in ", "degrees in ", "highs in ", "lows in ")
_TITLE_END = re.compile(r"[.,]?[\"']")
_PREPOSITIONS = frozenset(("about", "around", "over", "under", "some", "circa", "up to"))
_AGE = re.compile(r"[- ]olds?\b|\s+of\s+age\b")


def refused(rule: str, tokens: Sequence[Token], context: Context) -> bool:
    """Whether what the rule matched is no date after all."""
    if _glued(tokens, context):
        return True
    if not rule.startswith("day") and any(t.kind == "y" and not 1000 <= t.value <= 2199 for t in tokens):
        return True
    if tokens[-1].kind in "<>":
        return not CLAUSE_END.match(context.folded, tokens[-1].end)
    guard = _GUARDS.get(rule)
    if guard is not None and guard(tokens, context):
        return True
    alone = len([token for token in tokens if token.kind != "D"]) == 1
    if tokens[-1].kind == "E" and tokens[0].kind == "D":
        return context.folded[max(0, tokens[0].start - 16) : tokens[0].start].endswith(_WARM)
    return alone and rule != "year" and any(token.guarded for token in tokens) and _everyday(tokens[-1], context)


def _glued(tokens: Sequence[Token], context: Context) -> bool:
    """A sum of money, an address, a share, a name with an underscore."""
    start, end = tokens[0].start, tokens[-1].end
    return context.folded[max(0, start - 1) : start] in _MARKS_BEFORE or context.folded[end : end + 1] in _MARKS_AFTER


def _no_numeric_day(tokens: Sequence[Token], context: Context) -> bool:
    start = tokens[0].start
    return (
        tokens[0].kind == "2"
        and tokens[-1].kind == "2"
        and not _DAY_LEAD.search(context.folded, max(0, start - 9), start)
        and not _DAY_LIST.search(context.folded, max(0, start - 40), start)
    )


def _no_length(tokens: Sequence[Token], context: Context) -> bool:
    """An age, or a quarter of something."""
    if _AGE.match(context.folded, tokens[-1].end):
        return True
    start = tokens[0].start
    titled = context.text[start].isdigit() and context.text[tokens[-1].start].isupper()
    if titled and _TITLE_END.match(context.folded, tokens[-1].end):
        return True  # "60 Minutes"
    return tokens[-1].kind in "Uu" and tokens[-1].value == "quarter" and any(t.kind in "aq-" for t in tokens)


def _no_date(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "one may ask", and numbers inside longer ones ("133-03-03-2020")."""
    start = tokens[0].start
    if tokens[0].kind == "1" and tokens[0].value.isdigit():
        numbered = _numbered().search(context.folded, max(0, start - 12), start)
        return numbered is not None or context.folded[max(0, start - 2) : start - 1].isdigit()
    if tokens[0].kind == "1":
        return not _ISO.match(tokens[0].value) and context.folded[max(0, start - 1) : start] in ("-", "/", ".")
    if len(tokens) != 2 or tokens[1].kind != "M" or not tokens[1].guarded:
        return False
    return context.text[tokens[1].start].islower() and not context.folded[start].isdigit()


def _no_short_year(tokens: Sequence[Token], context: Context) -> bool:
    """The second half of "2014-16" stands right behind its dash, and nothing is joined to it."""
    start, end = tokens[0].start, tokens[0].end
    glued = context.folded[start - 1 : start] == "-" and context.folded[max(0, start - 2) : start - 1].isdigit()
    return not glued or context.folded[end : end + 1] == "-" or context.folded[max(0, start - 6) : start - 5] == "-"


def _no_units(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "years old", "living quarters", "hundreds of years", "in the early hours"."""
    if tokens[-1].value in ("quarter", "half", *CLOCK_UNITS) or _AGE.match(context.folded, tokens[-1].end):
        return True
    start = tokens[0].start
    if _NO_LENGTH_LEAD.search(context.folded, max(0, start - 14), start):
        return True
    led = _LENGTH_LEAD.search(context.folded, max(0, start - 12), start)
    return led is None and not _LENGTH_NEXT.match(context.folded, tokens[-1].end)


def _no_ago(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "8 percent less than a year earlier" compares: the words before the length do not belong to it."""
    if [token.kind for token in tokens] == ["a", "u"]:
        return True  # "a decades-long feud"
    start = tokens[0].start
    compares = tokens[0].kind == "q" and _COMPARES.search(context.folded, max(0, start - 12), start)
    return bool(compares) or _no_length(tokens, context)


def _no_bound(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "over the past year" and "about the last two weeks": the first word is a preposition there."""
    return context.folded[tokens[0].start : tokens[0].end] in _PREPOSITIONS


def _no_set(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "The Daily Courant" and "the party daily Volya" are names; "average daily" speaks of no time."""
    start, end = tokens[0].start, tokens[-1].end
    if tokens[0].kind != "V":
        return False
    if _TITLE.match(context.text, end) and (context.text[start].isupper() or _NAME.match(context.text, end)):
        return True
    if context.folded[max(0, start - 8) : start] == "average ":
        return True
    return tokens[0].value in ("P3M", "P1M") and _NOUN.match(context.folded, end) is not None


def _no_month(tokens: Sequence[Token], context: Context) -> bool:
    """The verbs may and march, and people called May or June."""
    if any(t.kind == "M" and t.guarded and context.text[t.start].islower() for t in tokens):
        return not any(t.kind in "yB" for t in tokens)
    return len(tokens) == 1 and _is_name(tokens[0], context)


def _no_season(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "The fall of the city", "the autumn storms"."""
    end = tokens[-1].end
    if context.folded.startswith(" of ", end) and not context.folded[end + 4 : end + 8].isdigit():
        return True
    return tokens[0].kind == "D" and len(tokens) == 2 and _NOUN.match(context.folded, end) is not None


def _no_past(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "The past tense" and "as recently as 2019"."""
    if context.folded.startswith("as recently as ", max(0, tokens[0].start - 3)):
        return True
    return tokens[-1].value == "past" and _NOUN.match(context.folded, tokens[-1].end) is not None


def _is_name(token: Token, context: Context) -> bool:
    """Whether a month is somebody's name: "Councillor June May", "May, whose party lost"."""
    before = context.text[max(0, token.start - 20) : token.start]
    led = _MONTH_LEADS.search(before.lower()) is not None
    if token.value in _GIVEN_NAMES and _SURNAME.match(context.text, token.end) and _TO_SOMEBODY.search(before):
        return True
    if token.guarded and not led and not _MONTH_LIST.search(before):
        return True
    return not led and bool(_SURNAME.match(context.text, token.end)) and bool(_CAPITAL.search(before))


def _no_day(tokens: Sequence[Token], context: Context) -> bool:
    """An ordinal is a day only where it leads nowhere else: "on the 18th.", not "on the 18th floor"."""
    token = tokens[-1]
    spelled = not context.folded[token.start].isdigit() and tokens[0].kind != "W"
    if spelled or HOLDS_NOUN.match(context.folded, token.end):
        return True
    if tokens[0].kind == "W":
        return False
    return _DAY_LEAD.search(context.folded, max(0, tokens[0].start - 9), tokens[0].start) is None


def _no_year(tokens: Sequence[Token], context: Context) -> bool:
    if len(tokens) > 1:
        return False
    start, end = tokens[0].start, tokens[0].end
    year = tokens[0].value
    before = context.folded[max(0, start - 14) : start]
    if before.endswith(("post-", "pre-")):
        return False
    if tokens[0].kind == "y" and not 1400 <= year <= 2100 and not before.endswith(("in ", "year ")):
        return True
    if _numbered().search(context.folded, max(0, start - 12), start):
        return True
    if before.endswith(("-", "/", "+", ".")) and not before.endswith("--"):
        return _YEAR_RANGE.search(before) is None or _MORE.match(context.folded, end) is not None
    return bool(_counted().match(context.folded, end) or _PHONE.match(context.folded, end))


def _everyday(token: Token, context: Context) -> bool:
    if token.kind in "UuE" and token.guarded:
        return True
    if token.kind == "W":
        return _WEEKDAY_BEFORE.search(context.folded, max(0, token.start - 8), token.start) is None
    if token.kind == "M" and token.end - token.start == 3 and token.value != 5:
        return True
    written = context.text[token.start]
    if not written.isupper():
        return token.kind != "S" or not _LEADS.search(context.folded[max(0, token.start - 14) : token.start])
    if token.kind == "S" and token.start < 80 and not context.folded[: token.start].strip():
        return True  # "Fall prices rose": the capital is that of the sentence
    before = context.folded[max(0, token.start - 14) : token.start]
    return not _LEADS.search(before)


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{trie_source(row['word'] for row in read_lexicon('date_numbered'))})\s$")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:[a-z]+ )?(?:{trie_source(row['word'] for row in read_lexicon('date_counted'))})\b")


_GUARDS: dict[str, Callable[[Sequence[Token], Context], bool]] = {
    "ago": _no_ago,
    "bounded stretch": _no_bound,
    "clock": no_clock,
    "day": _no_date,
    "day at an hour": no_hour,
    "day in numbers": _no_numeric_day,
    "day number": _no_day,
    "duration": _no_ago,
    "month": _no_month,
    "part of day": no_part,
    "past the hour": no_minutes,
    "reference": _no_past,
    "season": _no_season,
    "set": _no_set,
    "some units": _no_units,
    "short year": _no_short_year,
    "spoken clock": no_spoken,
    "stretch": _no_length,
    "year": _no_year,
}
"""The guard of each rule whose words have other uses."""
