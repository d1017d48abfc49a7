"""What follows from the number behind a multiple: "doubled to 3,400"; "twice the official 400"."""

from __future__ import annotations

import re

from toolkit.quantities.applying import point_of
from toolkit.quantities.multiples import side_of
from toolkit.quantities.records import Quantity

_WHEN = re.compile(
    r"[^.;!?]{0,60},?\swhen\s(?:it|they|there|the\s\w+)\s(?:was|were|stood\sat|totalled|numbered|came\sto)\s"
    r"(?:(?:about|some|around|nearly|just)\s)?"
    r"|\s(?:that|those)\s(?:of|at|in)\s[^.,;!?]{2,40},\swhen\s(?:(?:about|some|around|just|only)\s)?"
)
_IS_NOW = re.compile(
    r"[^.;!?\d]{0,50}(?:,|\sand)\s(?:it\s|they\s)?(?:now\s)?(?:is|are|stands?|costs?|reach(?:ed|ing)|totalling|has\sreached|comes?|came|totals?|numbers?|amounts?)"
    r"\s(?:now\s)?(?:at\s|to\s)?(?:(?:about|some|nearly)\s)?"
)
_LEAVING = re.compile(
    r"(?:\s[\w’'-]+){0,9}?,?\s(?:leaving|making\sit|bringing|taking)(?:\s(?!which\b|that\b)[\w’'-]+){0,6}?"
    r"\s(?:with|at|to|pay|on|owing|about|some|just|only|around)\s(?:(?:a|an|about|some|just|only|around)\s)?"
)
""""Halved the fine, leaving the paper to pay 60,000"."""
THAT_SUM = re.compile(
    r"\s(?:(?:that|this)\s(?:sum|amount|money|price|fee|fine|budget)\b|the\s(?:sum|amount|money|price)(?=\s*(?:[.,;:!?)]|\Z)))"
)
_COMMA = re.compile(r"(?:\s[a-z]+){1,2},\s(?:or\s)?")
_OR = re.compile(r"[^.;!?\d]{0,80}(?:,\sor\s|\sor\s|\s[–—-]\s|:\s)(?:(?:about|some|around|nearly)\s)?")
_LISTED = re.compile(r"(?:[^.;!?\d]|\b(?:19|20)\d\d\b){0,80}[,:]\s(?:at\s)?(?:(?:about|some|around|nearly)\s)?")
_IN_ALL = re.compile(r"\s(?:in all|in total|altogether|of (?:them|these))\b|,|\.\Z")
_OTHERWISE = re.compile(r"\b(?:was|were|is|at|in|had|when|to|for|who|with)\s")
_THE_NUMBER = re.compile(
    r"\s(?:the|its|their|his|her|our|those|these)\s(?:(?:existing|current|present|some|about)\s)?\Z"
)
THAT_NUMBER = re.compile(
    r"\s(?:that|this)(?:\s(?:number|figure|amount|sum|total|many|much))?(?!\s(?:of|in(?!\s(?:\d{4}|january|february|march|april|may|june|july|august|september|october|november|december|spring|summer|autumn|winter|the\s(?:past|first|same|previous))\b)|for)\b)\b"
)


def from_number_after(multiple: Quantity, after: Quantity, factor: float, folded: str) -> Quantity | None:
    """The multiple with what follows from the number behind it; None where it does not speak of that number."""
    relation, point, reach = multiple.relation, point_of(after), (multiple.end, after.start)
    if _WHEN.fullmatch(folded, *reach):
        return multiple._replace(relation=relation or after.surface, implied_value=point * factor)
    if (THAT_SUM if relation else THAT_NUMBER).match(folded, multiple.end) and _COMMA.fullmatch(folded, *reach):
        return multiple._replace(implied_value=point)  # "double that sum, $400, was paid"
    if _is_divided(multiple, after, folded):
        return multiple._replace(relation=relation or "the level before", implied_value=point / factor)
    side = side_of(folded, *reach)
    if side:
        implied = point / factor if side == "to" else point * factor
        return multiple._replace(relation=relation or f"{side} {after.surface}", implied_value=implied)
    named = relation and after.surface in relation and not _OTHERWISE.search(folded, *reach)
    return multiple._replace(implied_value=point * factor) if named or _THE_NUMBER.fullmatch(folded, *reach) else None


def _is_divided(multiple: Quantity, after: Quantity, folded: str) -> bool:
    """Whether the number behind is what the multiple came to: "half as many as before, or 60,000"."""
    relation, reach = multiple.relation, (multiple.end, after.start)
    if relation and folded[multiple.end : after.start].strip() == f"{relation.casefold()},":
        return True  # "double her salary, $100,000"
    if is_verb_form(multiple) and _LEAVING.fullmatch(folded, *reach):
        return True
    if is_verb_form(multiple) and not relation and _IS_NOW.fullmatch(folded, *reach):
        return True
    listed = folded[multiple.start : multiple.end + 3].endswith(" as") and _LISTED.fullmatch(folded, *reach)
    return bool(_OR.fullmatch(folded, *reach) or (listed and _IN_ALL.match(folded, after.end)))


def is_verb_form(multiple: Quantity) -> bool:
    """Whether a multiple can be a verb: "doubled", "tripling", "double"."""
    word = multiple.surface.lower()
    return multiple.rule == "multiple word" and word.endswith(("d", "e", "ing")) and word not in ("twice", "thrice")
