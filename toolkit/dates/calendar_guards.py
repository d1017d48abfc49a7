"""What only looks like a day, month, season or year in figures: names, verbs, counts, numbers of things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from toolkit.dates.clock_guards import HOLDS_NOUN, NOUN, no_named_day, no_named_night
from toolkit.dates.readings import Context
from toolkit.dates.words import Token
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

LEAD_WORDS = (
    "in|on|since|until|till|of|by|from|to|through|early|late|mid|last|next|this|before|after|during|around|between|and"
    "|every|each"
)
_MONTH_LEADS = re.compile(rf"\b(?:{LEAD_WORDS})[ -]\s*(?:the )?$")
_YEAR_RANGE = re.compile(r"(?<!\d)(?:1\d|20)\d\d[-/]$")
_WHOLE = re.compile(r"\d-$")
"""Before a fraction: "rose to 31-3/8"."""
_DAY_WORDS = r"\b(?:on|by|until|till|since|from|before|after|between|to)\s+"
_DAY_LEAD = re.compile(rf"{_DAY_WORDS}$")
_DAY_LIST = re.compile(rf"{_DAY_WORDS}(?:\d\d?/\d\d?(?:,|,? or|,? and)\s)+$")
_SURNAME = re.compile(r"\s+[A-Z][a-z]+")
_COUNTS = re.compile(r"-(?:year|month|week|day|hour|minute)\b")
_BROADCAST = re.compile(r"[\"']?\s(?:show|programme?|newspaper)\b")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\s+$")
_MONTH_LIST = re.compile(r"(?:[a-z]+|[A-Z][a-z]{2}\.),\s+$")
_PHONE = re.compile(r"-\d+-\d")
_MORE = re.compile(r"-\d")
_ISO = re.compile(r"\d{4}-")
_FALLS_IN = re.compile(r" in (?!\d|early |late |mid)")
_GIVEN = re.compile(
    r"\b(?!(?:Last|This|Next|In|The|By|Since|Until|Early|Late|Mid|During|Of|For|Every|Each|And|To|From|Through)\b)"
    r"[A-Z][a-z]+\s$"
)
_SOLSTICE = re.compile(r"(?: (?:and|or) [a-z]+)? (?:solstice|equinox)")
_CROPS = re.compile(r"\s(?:wheat|barley|rye|oats|canola|rapeseed|crops?)\b")
_SHARE_BEFORE = re.compile(r"\b(?:percent|per cent|pct|points?)\s$")
_OF_NO_YEAR = re.compile(r"\sof\s(?!\d{4})")
_OR_NOTE = re.compile(rf"(?:{NOUN.pattern})|\s\([a-z]+\)\s[a-z]")
"""A noun, or its short form in brackets before it: "winter (SRW) wheat"."""
_IN_THE = re.compile(r"(?:\b(?:in|during|since|until|by|before|after) the|this|last|next) $")
_SHARES = re.compile(
    r"(?:(?:\s(?:to|and|or)\s|-)\d{1,2}/\d{1,2})?"
    r"\s+(?:points?|percent|per cent|pct|percentage|inch|inches|of|cts?|cents?|pence|dlrs?|dollars?|stg|miles?"
    r"|cups?|lower|higher)\b"
)
_CAPITALS = re.compile(r" (?!Day|Eve|Week|Mass|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)[A-Z][a-z]")
_HONOURED = ("merry ", "happy ", "king of ", "queen of ", "spirit of ", "magic of ", "meaning of ", "war on ")
_GIVEN_NAMES = frozenset((4, 5, 6))
_PEOPLE = re.compile(r" [A-Z][a-z]+ [a-z]")
_FAR = 20
"""Years after publication from which on a year behind a capital is part of a title."""
_TITLE = re.compile(
    r"\b(?!(?:In|By|Until|Since|To|For|The|And|From|Year|Late|Early|Mid|Around|Before|After)\b)[A-Z][a-z]+\s$"
)
_MODERN = (1900, 2030)
_AND_FIRM = re.compile(r"\b(?!April|May)[A-Z][a-z]+ & $")
_MARCH = 3
_MARCHES = re.compile(r" (?:for|on|of|against) (?!\d)")
_IN_MONTH = re.compile(
    r"(?:\b(?:in|since|until|till|by|during|early|late|this|last|next|through|from|between)|mid-?)\s?$"
)
_A_OR_OWNED = re.compile(
    r"\b(?:a|an|the|his|her|their|my|our|its|s|of|black|white|blue|red|green|gr[ae]y|silver|gold) $"
)
_OWNED = re.compile(r"\b(?:a|the|its|his|her|their|our|s)\s$")
_MAY = re.compile(r"\b(?:mrs|ms|theresa|minister)\.? may\b")
_TO_SOMEBODY = re.compile(r"\b(?:to|by|from|with|and|for|of)\s$")


def no_numeric_day(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "won 3/4 of it", "to 7/8 points": two numbers are a day behind "on", "by" or another such day."""
    start = tokens[0].start
    if _SHARES.match(context.folded, tokens[-1].end) or _WHOLE.search(context.folded, max(0, start - 2), start):
        return True
    return (
        tokens[0].kind == "2"
        and tokens[-1].kind == "2"
        and not _DAY_LEAD.search(context.folded, max(0, start - 9), start)
        and not _DAY_LIST.search(context.folded, max(0, start - 40), start)
    )


def no_date(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "one may ask", "the Today show", "in October -- one of two", "133-03-03-2020"."""
    start = tokens[0].start
    if tokens[-1].kind == "n" and _COUNTS.match(context.folded, tokens[-1].end):
        return True  # "June 10-year bond futures"
    if [token.kind for token in tokens[:3]] == ["M", "-", "n"] and context.folded[tokens[1].start - 1] == " ":
        return True
    if tokens[0].kind == "1" and tokens[0].value.isdigit():
        numbered = _numbered().search(context.folded, max(0, start - 12), start)
        return numbered is not None or context.folded[max(0, start - 2) : start - 1].isdigit()
    if _is_after_it(tokens, context):
        return True
    named = tokens[0].kind == "W" and len(tokens) == 1
    if named and (no_named_night(tokens, context) or no_named_day(tokens, context)):
        return True
    if tokens[0].kind == "T" and context.text[start].isupper():
        titled = context.folded.endswith("usa ", 0, start) or _BROADCAST.match(context.folded, tokens[-1].end)
        return bool(titled)
    if tokens[0].kind == "1":
        return not _ISO.match(tokens[0].value) and context.folded[max(0, start - 1) : start] in ("-", "/", ".")
    if len(tokens) != 2 or tokens[1].kind != "M" or not tokens[1].guarded:
        return False
    return context.text[tokens[1].start].islower() and not context.folded[start].isdigit()


def no_short_year(tokens: Sequence[Token], context: Context) -> bool:
    """The second half of "2014-16" stands right behind its dash, and nothing is joined to it."""
    start, end = tokens[0].start, tokens[0].end
    glued = context.folded[start - 1 : start] == "-" and context.folded[max(0, start - 2) : start - 1].isdigit()
    return not glued or context.folded[end : end + 1] == "-" or context.folded[max(0, start - 6) : start - 5] == "-"


def no_month(tokens: Sequence[Token], context: Context) -> bool:
    """The verbs may and march, people called May or June, "following April's rise" and "looks past November"."""
    past = tokens[0].value == "past" and not context.folded.endswith(("this ", "the "), 0, tokens[0].start)
    if past or _is_after_it(tokens, context):
        return True
    if any(t.kind == "M" and t.guarded and context.text[t.start].islower() for t in tokens):
        return not any(t.kind in "yB" for t in tokens)
    return len(tokens) == 1 and _is_name(tokens[0], context)


def _is_after_it(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "following Monday's ruling": after it."""
    return tokens[0].kind == "z" and context.folded.startswith("'s", tokens[-1].end)


def _is_name(token: Token, context: Context) -> bool:
    """Whether a month is somebody's name: "Councillor June May", "May, whose party lost"."""
    before = context.text[max(0, token.start - 20) : token.start]
    led = _MONTH_LEADS.search(before.lower()) is not None
    if token.value in _GIVEN_NAMES and _SURNAME.match(context.text, token.end) and _TO_SOMEBODY.search(before):
        return True
    if token.value in _GIVEN_NAMES and _AND_FIRM.search(before):
        return True  # "Olive & June"
    if token.value == _MARCH and _MARCHES.match(context.folded, token.end) and not _IN_MONTH.search(before):
        return True  # "a permit for March for Life"
    if token.guarded and not led and not _MONTH_LIST.search(before):
        return not holds_thing(token, context)
    return not led and bool(_SURNAME.match(context.text, token.end)) and bool(_CAPITAL.search(before))


def holds_thing(token: Token, context: Context) -> bool:
    """Such as "a March operation" and "the May vote", where no Mrs May is told of."""
    if _OWNED.search(context.folded, max(0, token.start - 7), token.start) is None:
        return False
    return NOUN.match(context.text, token.end) is not None and not _tells_of_may(context.folded)


@lru_cache(maxsize=1)
def _tells_of_may(folded: str) -> bool:
    return _MAY.search(folded) is not None


def no_season(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "The fall of the city", "the fall in prices", "the autumn storms", "20 summer interns"."""
    start, end = tokens[0].start, tokens[-1].end
    if (
        _SOLSTICE.match(context.folded, end)
        or _CROPS.match(context.folded, end)
        or _SHARE_BEFORE.search(context.folded, max(0, start - 14), start)
    ):
        return True  # "spring wheat", "an 8 percent fall the previous year"
    if len(tokens) == 1 and context.text[start].isupper() and _GIVEN.search(context.text, max(0, start - 16), start):
        return True  # "William Winter"
    if tokens[-1].guarded and _FALLS_IN.match(context.folded, end):
        return not _IN_THE.search(context.folded, max(0, tokens[-1].start - 16), tokens[-1].start)
    if len(tokens) == 1 and context.text[tokens[0].start].islower() and _OR_NOTE.match(context.folded, end):
        return not _MONTH_LEADS.search(context.folded[max(0, tokens[0].start - 20) : tokens[0].start])
    if _OF_NO_YEAR.match(context.folded, end):
        return True
    return tokens[0].kind == "D" and len(tokens) == 2 and NOUN.match(context.folded, end) is not None


def no_holiday(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "Merry Christmas", "White Christmas", "a Christmas card", "Easter Seals": a wish, a thing, a name."""
    start, end = tokens[0].start, tokens[-1].end
    if len(tokens) > 1:
        return False
    wished = context.folded.endswith(_HONOURED, 0, start) or context.text.endswith("White ", 0, start)
    return wished or bool(_CAPITALS.match(context.text, end) or _things().match(context.folded, end))


def no_day(tokens: Sequence[Token], context: Context) -> bool:
    """An ordinal is a day only where it leads nowhere else: "on the 18th.", not "on the 18th floor"."""
    token = tokens[-1]
    spelled = not context.folded[token.start].isdigit() and tokens[0].kind != "W"
    if spelled or HOLDS_NOUN.match(context.folded, token.end):
        return True
    if tokens[0].kind == "W":
        return False
    return _DAY_LEAD.search(context.folded, max(0, tokens[0].start - 9), tokens[0].start) is None


def no_year(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "room 1914", "1914 people", "555-1914": four figures that count or number something."""
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
    far = context.published is not None and year > context.published.year + _FAR
    if far and _TITLE.search(context.text, max(0, start - 16), start):
        return True  # "Blade Runner 2049"
    owned = _A_OR_OWNED.search(before) is not None
    if owned and _cars().match(context.folded, end):
        return True  # "a 2014 Ford"
    if _PEOPLE.match(context.text, end) and before.endswith("in ") and _MODERN[0] <= year <= _MODERN[1]:
        return False  # "in 1970 American troops left"
    return bool(_counted().match(context.folded, end) or _PHONE.match(context.folded, end))


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{trie_source(row['word'] for row in read_lexicon('date_numbered'))})\s$")


@cache
def _things() -> re.Pattern[str]:
    return re.compile(rf" (?:{trie_source(row['word'] for row in read_lexicon('holiday_things'))})\b")


@cache
def _cars() -> re.Pattern[str]:
    return re.compile(rf" (?:{trie_source(row['make'] for row in read_lexicon('car_makes'))})\b")


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:[a-z]+ )?(?:{trie_source(row['word'] for row in read_lexicon('date_counted'))})\b")
