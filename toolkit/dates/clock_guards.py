"""What only looks like an hour or a part of the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from toolkit.dates.readings import Context
from toolkit.dates.words import Token
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

_PART_LEAD = re.compile(r"\b(?:in|during|by|throughout|later in|early in|late in)\s+$")
_SHOW = re.compile(r"(?:[A-Z][A-Za-z]+ |[\"'“‘])$")
_BROADCAST = re.compile(
    r" Night[\"'”’]? (?:Live|Football|Lights|Fever|Raw|Baseball|Hockey|Takeaway|Soccer|Basketball)\b"
)
_WEEKLY = re.compile(r" (?:morning )?(?:(?:talk|news|political) shows?|shows|school|best|roast|papers|newspapers)\b")
_NETWORK = re.compile(r"\b(?:CBS|ABC|NBC|BBC|ITV|CNN) $")
_CLOSED = re.compile(r"[.,]?[\"'”’]")
_MIDNIGHT_SUN = re.compile(r"midnight sun\b(?!\.|day)")
_HOUR_LEAD = re.compile(r"\b(?:at|until|till|before|after) (?:(?:about|around) )?$")
_HOUR_BEFORE = re.compile(r"(?:[ap]\.?m\.?|\d:\d\d)(?: [a-z]{2,4})? \($")
SMALL = "and|or|to|in|at|on|by|for|with|from|as|but|than|since|until|after|before|when|while|if|because"
PRONOUNS = "i|he|she|it|we|they|you|who|which|that|this|of|around"
HOLDS_NOUN = re.compile(rf"\s+(?!(?:{SMALL}|{PRONOUNS}|the|a)\b)[a-z]|-")
NOUN = re.compile(rf"\s+(?!(?:{SMALL}|{PRONOUNS}|is|was|were|are|has|had|have|will|the|a)\b)[a-z]")
CLAUSE_END = re.compile(r"[.,;:!?)\"]|\s*$|\s+(?:when|and|that)\b")


@cache
def _things() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{trie_source(row['word'] for row in read_lexicon('overnight_things'))})\b")


def _is_show(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "CBS This Morning" at the end of a quotation: the name of a broadcast."""
    start, end = tokens[0].start, tokens[-1].end
    if not context.text[start:end].istitle():
        return False
    if _NETWORK.search(context.text, max(0, start - 5), start) is not None:
        return True
    return (
        _CLOSED.match(context.text, end) is not None
        and _SHOW.search(context.text, max(0, start - 16), start) is not None
    )


def no_named_night(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "Saturday Night Live" and "Monday Night Football": names of what is broadcast."""
    return _BROADCAST.match(context.text, tokens[0].end) is not None


def no_named_day(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "a Sunday talk show" and "the Sunday papers", any such day, and "'Fox News Sunday'", a name."""
    start, end = tokens[0].start, tokens[-1].end
    shown = context.text.endswith("News ", 0, start) and _CLOSED.match(context.text, end) is not None
    any_such = context.folded.endswith(("a ", "the "), 0, start) and _WEEKLY.match(context.folded, end) is not None
    return shown or any_such


def no_part(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "an overnight success", "the night train": a part of day alone stands as a time ("in the morning")."""
    if _is_show(tokens, context):
        return True
    if context.folded.startswith("late-night", tokens[0].start) and NOUN.match(context.folded, tokens[-1].end):
        return True  # "late-night comedians"
    if tokens[0].kind == "J":
        return context.folded.startswith("overnight", tokens[0].start) and bool(
            _things().match(context.folded, tokens[-1].end)
        )
    if tokens[0].kind != "D" or tokens[-1].kind != "P" or len(tokens) > 2:
        return False
    start, end = tokens[0].start, tokens[-1].end
    return not _PART_LEAD.search(context.folded, max(0, start - 12), start) or bool(
        HOLDS_NOUN.match(context.folded, end)
    )


def no_clock(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "High Noon", a film, and an hour said again for another zone: "10:35 a.m. (0735 GMT)"."""
    start = tokens[0].start
    if _MIDNIGHT_SUN.match(context.folded, start):
        return True
    again = tokens[-1].kind == "Z" and _HOUR_BEFORE.search(context.folded, max(0, start - 16), start)
    return bool(again) or context.folded[max(0, start - 5) : start] == "high "


def no_hour(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "on Friday at 4 schools": a bare number is an hour only where nothing is counted."""
    hour = tokens[-1].value
    lead = tokens[-2].kind == "@" and context.folded.startswith("at", tokens[-2].start)
    clear = lead or context.folded.startswith(("around", "about"), tokens[-2].start)
    return not clear or not isinstance(hour, int) or hour > 12 or not CLAUSE_END.match(context.folded, tokens[-1].end)


def no_first_hour(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "they arrested 8 on Sunday night": a bare number before a day is an hour behind "at" or "until"."""
    start, hour = tokens[0].start, tokens[0].value
    led = _HOUR_LEAD.search(context.folded, max(0, start - 14), start)
    if context.folded.startswith("overnight", tokens[-1].start):
        return True
    return led is None or not isinstance(hour, int) or not 1 <= hour <= 12


def no_spoken(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "two twenty-year terms": an hour and its minutes are spelt out both."""
    hour, minute = [token for token in tokens if token.kind == "n"][:2]
    if context.folded[hour.start].isdigit() or context.folded[minute.start].isdigit():
        return True
    before = next((one.kind for one, other in pairwise(tokens) if other is hour), "@")
    if before != "@" and tokens[-1] is minute and not CLAUSE_END.match(context.folded, minute.end):
        return True  # "on Monday two twenty men came"
    return not 1 <= hour.value <= 12 or not 10 <= minute.value <= 59


def no_minutes(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "drove 10 past 9 houses", "one-quarter to one-third": a bare number of minutes stands behind "at"."""
    start, end = tokens[0].start, tokens[-1].end
    if "-" in (context.folded[max(0, start - 1) : start], context.folded[end : end + 1]):
        return True
    bare = len(tokens) == 3 and tokens[0].kind == "n" and tokens[1].kind == "l"
    return bare and context.folded[max(0, start - 3) : start] != "at "
