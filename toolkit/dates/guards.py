"""What only looks like a date: everyday words, counts, prices, names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from toolkit.dates.readings import Context
from toolkit.dates.tokens import Token
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

_LEAD_WORDS = (
    "in|on|since|until|till|of|by|from|to|through|early|late|mid|last|next|this|before|after|during|around|between|and"
    "|every|each"
)
_LEADS = re.compile(rf"(?:\b(?:{_LEAD_WORDS})[ -]|,\s|\(|^|\n)\s*(?:the )?$")
_NOUN = re.compile(r"\s+(?!(?:and|or|to|in|at|on|by|for|with|from|as|but|than|since|until|after|before)\b)[a-z]")
_MONTH_LEADS = re.compile(rf"\b(?:{_LEAD_WORDS})[ -]\s*(?:the )?$")
_YEAR_RANGE = re.compile(r"(?<!\d)(?:1\d|20)\d\d[-/]$")
_DAY_LEAD = re.compile(r"\b(?:on|by|until|till|since|from|before|after|between|to)\s+$")
_HOLDS_NOUN = re.compile(
    r"\s+(?!(?:and|or|to|in|at|on|by|for|with|from|as|but|than|since|until|after|before|this|of|around)\b)[a-z]|-"
)
_TITLE = re.compile(r"\s+[A-Z]")
_SURNAME = re.compile(r"\s+[A-Z][a-z]+")
_CAPITAL = re.compile(r"\b[A-Z][a-z]+\s+$")
_MONTH_LIST = re.compile(r"(?:[a-z]+|[A-Z][a-z]{2}\.),\s+$")
_AGE = re.compile(r"[- ]olds?\b|\s+of\s+age\b")
_CLAUSE_END = re.compile(r"[.,;:!?)\"]|\s*$|\s+(?:when|and|that)\b")


def refused(rule: str, tokens: Sequence[Token], context: Context) -> bool:
    """Whether what the rule matched is no date after all."""
    start, end = tokens[0].start, tokens[-1].end
    if start and context.folded[start - 1] in "$€£#@_":
        return True
    if end < len(context.folded) and context.folded[end] in "%_@":
        return True
    if not rule.startswith("day") and any(t.kind == "y" and not 1000 <= t.value <= 2100 for t in tokens):
        return True
    if rule == "day in numbers":
        return tokens[0].kind == "2" and not _DAY_LEAD.search(context.folded, max(0, start - 9), start)
    if rule == "day number":
        return _no_day(tokens, context)
    if rule == "year":
        return _no_year(tokens, context)
    if rule in ("duration", "ago", "stretch") and _AGE.match(context.folded, end):
        return True
    if tokens[-1].kind == "<" or tokens[-1].kind == ">":
        return not _CLAUSE_END.match(context.folded, end)
    if rule == "set" and tokens[0].kind == "V" and context.text[start].isupper() and _TITLE.match(context.text, end):
        return True
    if rule == "set" and tokens[0].kind == "V":
        return tokens[0].value in ("P3M", "P1M") and _NOUN.match(context.folded, end) is not None
    if rule == "month" and any(t.kind == "M" and t.guarded and context.text[t.start].islower() for t in tokens):
        return not any(t.kind in "yB" for t in tokens)
    if tokens[-1].kind in "Uu" and tokens[-1].value == "quarter" and rule in ("duration", "ago"):
        return any(t.kind in "aq-" for t in tokens)
    if rule == "season" and context.folded.startswith(" of ", end) and not context.folded[end + 4 : end + 8].isdigit():
        return True
    if rule == "month" and len(tokens) == 1 and _is_name(tokens[0], context):
        return True
    if any(token.guarded for token in tokens) and len([t for t in tokens if t.kind not in "D"]) == 1:
        return _everyday(tokens[-1], context)
    return False


def _is_name(token: Token, context: Context) -> bool:
    """Whether a month is somebody's name: "Councillor June May", "May, whose party lost"."""
    before = context.text[max(0, token.start - 20) : token.start]
    led = _MONTH_LEADS.search(before.lower()) is not None
    if token.guarded and not led and not _MONTH_LIST.search(before):
        return True
    return not led and bool(_SURNAME.match(context.text, token.end)) and bool(_CAPITAL.search(before))


def _no_day(tokens: Sequence[Token], context: Context) -> bool:
    """An ordinal is a day only where it leads nowhere else: "on the 18th.", not "on the 18th floor"."""
    token = tokens[-1]
    spelled = not context.folded[token.start].isdigit() and tokens[0].kind != "W"
    if spelled or _HOLDS_NOUN.match(context.folded, token.end):
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
    if tokens[0].kind == "y" and not 1400 <= year <= 2100 and not before.endswith(("in ", "year ")):
        return True
    if before.endswith(("-", "/", "+", ".", "no. ", "page ", "flight ")) and not before.endswith("--"):
        return _YEAR_RANGE.search(before) is None
    return bool(_counted().match(context.folded, end))


def _everyday(token: Token, context: Context) -> bool:
    if token.kind in "UuE" and token.guarded:
        return True
    if token.kind == "W":
        return True
    if token.kind == "M" and token.end - token.start == 3 and token.value != 5:
        return True
    written = context.text[token.start]
    if not written.isupper():
        return token.kind != "S" or not _LEADS.search(context.folded[max(0, token.start - 14) : token.start])
    before = context.folded[max(0, token.start - 14) : token.start]
    return not _LEADS.search(before)


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:[a-z]+ )?(?:{trie_source(row['word'] for row in read_lexicon('date_counted'))})\b")
