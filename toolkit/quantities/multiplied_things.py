"""What a multiple is not of: a thing so many times as large, or what begins a sentence of its own."""

from __future__ import annotations

import re

from toolkit.quantities.bases import ENDED
from toolkit.quantities.groups import is_made_of
from toolkit.quantities.multiplied_after import is_verb_form
from toolkit.quantities.records import Quantity

BACK = re.compile(
    r"\b(?:that|this|it|they|them|these|those|which|number|figure|total|toll|count|sum|rate|price|size|level|crowd|amount)\b"
)
"""Words that point back to a number told before."""
_AGAINST = re.compile(r"(?:\A|[.;!?\n]\s?)(?:compared\s(?:with|to)|against)\s[^.,;:()]{2,40}\s\(\Z")
_CLOSED = re.compile(
    r"(?:\s[a-z’'-]+)?\),?\s(?:the|that)\s(?:number|figure|total|toll|count|rate|level|sum|amount|price)\b[^.,;:()]{0,60}"
)
MASS = re.compile(r"(?:litre|liter|metre|meter|gram|tonne|ton|watt|barrel|bushel|acre|hectare|byte)s?\Z")
_OF_SIZE = re.compile(r"\ban?\s(?:[a-z-]+\s)?(?P<noun>(?!ago|before|later|earlier)[a-z-]+)\s\Z")
"""Before "three times as big": what is so big is the thing named, "an economy" and no number."""
_OWNED = re.compile(r"(?:its|their|his|her)\s(?P<thing>[a-z-]+)\s(?:in|of|at|on|against|since|over|from)\s")
_NUMBERS = (
    "number",
    "figure",
    "sum",
    "amount",
    "total",
    "crowd",
    "toll",
    "loss",
    "profit",
    "price",
    "fine",
    "majority",
)


def is_set_against(base: Quantity, multiple: Quantity, folded: str) -> bool:
    """Whether a number in brackets is what a sentence compares with: "against May (200), the count has doubled"."""
    opened = _AGAINST.search(folded, max(0, base.start - 60), base.start)
    return opened is not None and _CLOSED.fullmatch(folded, base.end, multiple.start) is not None


def begins_anew(multiple: Quantity, base: Quantity, folded: str) -> bool:
    """Whether the verb is of a sentence of its own: "bread costs 9 lira, up from 3. Sales have trebled"."""
    ended = ENDED.search(folded, base.end, multiple.start)
    return ended is not None and is_verb_form(multiple) and not BACK.search(folded, ended.end(), multiple.start)


def is_thing_of_size(multiple: Quantity, base: Quantity, folded: str) -> bool:
    """Whether a multiple tells how large a thing is: "a deficit of 41, but of an economy three times as big"."""
    thing = _OF_SIZE.search(folded, max(0, multiple.start - 40), multiple.start)
    if thing is None or thing["noun"] in _NUMBERS:
        return False
    return not (base.counted and is_made_of(thing["noun"], base.counted.split()[-1].casefold()))


def is_of_owner(relation: str, base: Quantity) -> bool:
    """Whether a multiple is of what somebody has and no number tells: "it has one voice and will double its stake"."""
    owned = _OWNED.match(relation.casefold())
    if owned is None or BACK.search(relation.casefold()):
        return False
    return not (base.counted and is_made_of(owned["thing"], base.counted.split()[-1].casefold()))
