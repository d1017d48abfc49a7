"""Multiples that compare with nothing ("in the south the rate was double"), and those of a share told before."""

from __future__ import annotations

import re

from toolkit.quantities.bases import ENDED
from toolkit.quantities.records import Quantity

REACH = 160
"""Characters between a share and a rate that is so many times as high."""
AS_MANY_THERE = re.compile(
    r"\s(?:fewer|less|more)(?=\s*(?:[.,;:!?)]|\Z))"
    r"|\sas\s(?:many|much|high|large|big|long|often)(?:\sagain)?\s(?:in|at|on|for|to|from|during|over|under|by|with|last|this|next|now|then|every|each|before"
    r"|after|elsewhere|abroad|today|outside|inside|when|if|because|and|but|while|who)\b"
    r"|\s(?:next|last|this)\s(?:year|month|week|season|time|spring|summer|autumn|winter)\b(?!['’])"
)
AS_MANY_NOW = re.compile(
    r"(?:\s(?:again\s)?as\s(?:many|much|large|big|high|long|strong)(?:\sagain)?|\sthat)?(?=[.,;:!?)]|\s*\Z|\n\s*\n|\sthis\s(?:time|year|week|month)\b"
    r"|\s(?:were|was|had|have|are|would|should|could|died|hurt|wounded|injured|missing)\b)"
)
AS_MUCH = ("double", "triple", "treble", "half")
"""Multiples that need no "as many" after them."""
_PREDICATE = re.compile(
    r"\b(?:rate|figure|number|share|proportion|percentage|price|cost|fee|fare|rent|total|sum|level|amount|toll|count|bill|average)s?\s"
    r"(?:is|was|were|are|(?:would|will|may|could)\sbe|has\sbeen|had\sbeen)\s(?:(?:about|almost|nearly|already|closer\sto|roughly)\s)?\Z"
)
"""In the south *the rate was* double."""
_APPOSED_TO = re.compile(r"[^.,;!?]{0,90},\s(?:or\s|which\sis\s|about\s|nearly\s|some\s)?")
_SHARE = re.compile(r"\s(?:the|that|its)\s(?:share|proportion|percentage|rate)\b")


def is_predicate(multiple: Quantity, folded: str) -> bool:
    """Whether it is said of a rate or sum: "in the south the rate was double"."""
    before = max(0, multiple.start - 60), multiple.start
    return bool(_PREDICATE.search(folded, *before)) and is_alone(multiple, folded)


def from_share(multiple: Quantity, share: Quantity, factor: float, folded: str) -> Quantity | None:
    """The multiple of a share told right before it, in percent: "one in five has moved, twice as many as in May"."""
    if share.kind not in ("fraction", "percent") or not share.value:
        return None
    size, among = share.value * (100 if share.kind == "fraction" else 1), share.rule.endswith("by in")
    if share.implied_value is None and (share.kind == "percent" or among) and is_predicate(multiple, folded):
        return multiple._replace(implied_value=size * factor) if multiple.start - share.end < REACH else None
    if among and is_alone(multiple, folded) and not ENDED.search(folded, share.end, multiple.start):
        return multiple._replace(implied_value=size * factor)  # "one in five got better, and twice as many on the drug"
    beside = among and multiple.relation and _APPOSED_TO.fullmatch(folded, share.end, multiple.start)
    if beside or _SHARE.match(folded, multiple.end):
        return multiple._replace(implied_value=size / factor)
    return None


def is_alone(multiple: Quantity, folded: str) -> bool:
    """Whether nothing is compared with: "the rate was double", "there it was three times as high"."""
    as_many = AS_MANY_NOW.match(folded, multiple.end)
    if as_many is None:
        return not multiple.relation and bool(AS_MANY_THERE.match(folded, multiple.end))
    return bool(as_many[0] or multiple.surface.casefold() in AS_MUCH)
