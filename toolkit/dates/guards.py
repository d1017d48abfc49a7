"""What only looks like a date: everyday words, counts, prices, names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.dates.readings import Context
from toolkit.dates.tokens import Token

_NOUN = re.compile(r"\s+(?:[a-z]+ )?[a-z]{3,}s\b")
_LEAD_WORDS = (
    "in|on|since|until|till|of|by|from|to|through|early|late|mid|last|next|this|before|after|during|around|between|and"
    "|every|each"
)
_LEADS = re.compile(rf"(?:\b(?:{_LEAD_WORDS})[ -]|,\s|\(|^|\n)\s*(?:the )?$")


def refused(rule: str, tokens: Sequence[Token], context: Context) -> bool:
    """Whether what the rule matched is no date after all."""
    start, end = tokens[0].start, tokens[-1].end
    if start and context.folded[start - 1] in "$€£#@_":
        return True
    if end < len(context.folded) and context.folded[end] in "%_@":
        return True
    if rule == "year":
        return _no_year(tokens, context)
    if any(token.guarded for token in tokens) and len([t for t in tokens if t.kind not in "D"]) == 1:
        return _everyday(tokens[-1], context)
    return False


def _no_year(tokens: Sequence[Token], context: Context) -> bool:
    if len(tokens) > 1:
        return False
    start, end = tokens[0].start, tokens[0].end
    year = tokens[0].value
    before = context.folded[max(0, start - 14) : start]
    if tokens[0].kind == "y" and not 1400 <= year <= 2100 and not before.endswith(("in ", "year ")):
        return True
    if before.endswith(("-", "/", "+", ".", "no. ", "page ", "flight ")) and not before.endswith("--"):
        return not before[:-1].endswith(tuple("0123456789"))
    led = _LEADS.search(before)
    return bool(_NOUN.match(context.folded, end)) and not led


def _everyday(token: Token, context: Context) -> bool:
    if token.kind in "UuE" and token.guarded:
        return True
    written = context.text[token.start]
    if not written.isupper():
        return token.kind != "S" or not _LEADS.search(context.folded[max(0, token.start - 14) : token.start])
    before = context.folded[max(0, token.start - 14) : token.start]
    return not _LEADS.search(before)
