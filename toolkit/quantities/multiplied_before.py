"""What follows from the number before a multiple: "900, three times as many as in May"; "it had 80 and doubled it"."""

from __future__ import annotations

import math
import re
from functools import cache

from toolkit.language.tries import trie_source
from toolkit.quantities.applying import NO_BASES, is_money, point_of, told_as
from toolkit.quantities.bases import ENDED, antecedent, base_before
from toolkit.quantities.comparatives import is_of_another_time
from toolkit.quantities.context import small_words
from toolkit.quantities.multiplied_after import THAT_NUMBER, THAT_SUM, is_verb_form
from toolkit.quantities.multiplied_alone import (
    AS_MANY_NOW,
    AS_MANY_THERE,
    AS_MUCH,
    from_share,
    is_alone,
    is_predicate,
)
from toolkit.quantities.multiplied_things import BACK, MASS, begins_anew, is_of_owner, is_set_against, is_thing_of_size
from toolkit.quantities.past import is_past
from toolkit.quantities.records import Quantity

_LATER = re.compile(
    r"\b(?:will|would|could|should|plans?|planned|wants?|to|since|then|soon|expects?|by)\s(?:[a-z]+\s){0,2}\Z"
)
_WISHED = re.compile(r"\b(?:will|would|could|should|to|must|may|might)\s(?:(?:at least|then|soon|again)\s)?\Z")
_TO_BE = re.compile(r"\b(?:will|would|could|should|to|must|may)\sbe\s\Z")
_WHEN_ALONE = re.compile(r"\s(?:last|this|next|previous)\s[a-z]+\b(?!['’])(?=[.,;:!?)]|\Z)")
_DOES = re.compile(r"[a-z]+(?:ed|ing|bles|ples)")
_ASIDE = re.compile(r"\b(?:(?:for|in|on|with|by)\s(?:(?:the|its|their|all)\s)?|at\s(?:the|its|all)\s)\Z")
_ADDS = re.compile(r"(?:\band|\bwith|[.;])\s(?:[a-z’'-]+\s){0,3}\Z")
_CONTRASTS = re.compile(
    r"(?:,?\s(?:and|but|while|whereas|though|although)|[.;])\s(?:[\w’'-]+\s){0,8}\Z"
    r"|[,;]\s(?:the|its|their|his|her|our|other|others|some|on)\s(?:[\w’'-]+\s){0,3}\Z|\A[^,;.]*[,;]\s(?:[a-z]+|(?:in|at|on)\s[\w’'-]+(?:\s[\w’'-]+)?)\s\Z"
)
"""Between a number and another clause, whose multiple speaks of it: "66 seats, the Liberals half as many"."""
_HAS = re.compile(r"(?:\s[\w’'-]+){0,3}\s(?:has|have)\s(?:since\s|now\s)?")
_NOW_N = re.compile(r"\b(?:now|today)\s(?:at\s)?\Z")
_NEW_SUBJECT = re.compile(
    r"(?:[.!?;]\s|,?\s(?:and|but|while|whereas)\s)(?P<subject>(?:[\w’'-]+\s){1,6}?)"
    r"(?:(?P<verb>were|was|are|is|will\sbe|would\sbe|have\sbeen|had\sbeen)\s(?:[a-z]+\sto\sbe\s|now\s|about\s)?|(?:went\s(?:up|down)|rose|fell|grew|jumped|climbed|increased|soared)\s)\Z"
)
_APPOSED = re.compile(r"[,—–]\s(?:having\s|or\s|a\s|an\s|which is\s|and\s|up\s|down\s)?\Z")
_AS_MANY = re.compile(r"\sas\s(?:many|much|high|large|big|long|often)\b|\s(?:fewer|less|more)(?=\s*(?:[.,;:!?)]|\Z))")
_FOR_DOUBLE = re.compile(r"\b(?:for|at|to|of|with|as|pay|pays)\s(?:(?:about|almost|nearly|at least)\s)?\Z")
_ENDS = re.compile(r"\s*(?:[.,;:!?)\"”]|\Z)")
_IN_CLAUSE = re.compile(
    r"(?:[.!?;:]\s|\sand\s|\sbut\s|\swhile\s|\salthough\s)(?:[\w’'-]+,?\s){0,14}\Z"
    r"|,\s(?!(?:or|up|down|which\sis|that\sis|some|about|nearly|almost|an?)\s\Z)(?:[\w’'-]+,?\s){1,14}\Z"
)
"""A clause of its own between a number and "twice as many", which is then so much of that number."""
_NOW = re.compile(r"\b(?:now|today|currently|this\s(?:time|year|week|month|season|autumn|spring|summer|winter))\b")
_THE_NOUN = re.compile(r"(?:the|that)\s(?P<noun>[a-z]{3,})")
_AS = re.compile(r"\sas\s(?P<how>[a-z]+)")
_HOW = ("many", "much", "large", "big", "great", "high", "long", "again", "strong", "numerous")
_MEASURED = {
    "distance": ("far", "tall", "deep", "wide", "thick", "broad"), "mass": ("heavy",), "speed": ("fast", "quick"),
    "money": ("expensive", "dear", "costly"), "count": ("expensive", "dear", "costly"), "multiple": ("often",),
    "temperature": ("warm", "hot"), "area": ("wide",), "rate": ("fast", "often"), "percent": ("fast", "quick"),
}  # fmt: skip
"""What can be told of each kind of number, beside what can be told of all."""
_EACH = re.compile(
    r"\bwhose\s(?:[\w’'-]+\s){1,5}\Z|\beach\s(?:of\s(?:them|which|whom|these)\s|one\s)?(?:[a-z]+\s){0,2}\Z"
)
_THINGS = re.compile(
    r"\b(?:number|figure|total|toll|count|value|size|price|rate|amount|share)\sof\s(?:the\s|those\s)?(?P<what>\w{3})"
)
"""A number of what: another than the one before it, where it names another thing."""


def from_number_before(multiple: Quantity, told: list[Quantity], factor: float, folded: str) -> Quantity | None:
    """The multiple with what follows from the number that it speaks of; None where it speaks of none."""
    shared = from_share(multiple, told[-1], factor, folded) if told else None
    if shared is not None:
        return shared
    money = bool(THAT_SUM.match(folded, multiple.end))
    base = antecedent(multiple, told, folded, money=True) if money else base_before(multiple, told, folded)
    again = _named_before(multiple, told, folded)
    if again is not None:
        return multiple._replace(implied_value=point_of(again) * factor)
    if base is None:
        return None
    if is_verb_form(multiple) and is_set_against(base, multiple, folded):
        return multiple._replace(relation=told_as(base), implied_value=point_of(base) * factor)
    if money and _IN_CLAUSE.search(folded[base.end : multiple.start]):
        return multiple._replace(implied_value=point_of(base) * factor)  # "it costs 90; privately, twice the price"
    if is_predicate(multiple, folded):
        named = told_as(base)
        return multiple._replace(relation=named, implied_value=point_of(base) * factor)
    pair = _told_twice(base, told, factor)
    if pair is not None and not multiple.relation and not begins_anew(multiple, base, folded):
        return multiple._replace(implied_value=point_of(pair) * factor)  # "2,600 tents, the army 1,300, half as many"
    if pair is not None and THAT_NUMBER.match(folded, multiple.end):
        return multiple._replace(implied_value=point_of(base))  # "40 were mended, though 120, three times that number"
    if not _can_multiply(multiple, base, folded):
        return None
    way = _way(multiple, base, folded)
    if way == "on":
        return multiple._replace(relation=told_as(base), implied_value=point_of(base) * factor, counted=base.counted)
    return multiple._replace(implied_value=point_of(base) / factor, counted=base.counted) if way == "back" else None


def _told_twice(base: Quantity, told: list[Quantity], factor: float) -> Quantity | None:
    """The number that was multiplied, where it and what came of it are both told, and the base is one of them."""
    pairs = ((q, other) for q in reversed(told) for other in told if q.kind not in NO_BASES and base in (q, other))
    return next((q for q, other in pairs if _makes(q, factor, other)), None)


def _named_before(multiple: Quantity, told: list[Quantity], folded: str) -> Quantity | None:
    """The number of what is named again: "turnout was 30 percent; she expects twice the turnout"."""
    noun = _THE_NOUN.fullmatch(multiple.relation.casefold())
    if noun is None:
        return None
    for base in reversed(told):
        if len(ENDED.findall(folded[base.end : multiple.start])) > 1:
            return None
        is_level = base.value and base.kind not in NO_BASES
        if is_level and re.search(
            rf"\b{noun['noun']}\s(?:was|is|of|at|stood|came|reached|had)\b",
            folded[max(0, base.start - 40) : base.start],
        ):
            return base
    return None


def _can_multiply(multiple: Quantity, base: Quantity, folded: str) -> bool:
    """Whether the words of a multiple suit the number: "as long" no count of trains, "as hard" none at all."""
    how = _AS.match(folded, multiple.end)
    if how and not multiple.relation and is_thing_of_size(multiple, base, folded):
        return False
    if how and how["how"] not in (*_HOW, *_MEASURED.get(base.kind, ())):
        return False
    if how and base.kind == "count" and how["how"] in _MEASURED["count"] and not is_money(base):
        return False
    if how and base.kind == "count" and base.counted and not is_money(base) and how["how"] in ("much", "long"):
        return how["how"] == "much" and bool(MASS.search(base.counted.split()[-1].casefold()))
    counts = base.kind in ("count", "rate", "multiple")
    if how and how["how"] == "many" and not counts and not folded.startswith(" as many as ", multiple.end):
        return False  # "a lead of ten percent; he had twice as many supporters as she"
    if is_verb_form(multiple) or how or multiple.relation or _AS_MANY.match(folded, multiple.end):
        return True
    return bool(THAT_NUMBER.match(folded, multiple.end)) or multiple.surface.casefold() in AS_MUCH


def _way(multiple: Quantity, base: Quantity, folded: str) -> str:
    """Gives "on" where the multiple makes another number of the one before it, "back" where that was made by it."""
    between = folded[base.end : multiple.start]
    if _goes_on(multiple, base, between, folded):
        return "on"
    that = THAT_NUMBER.match(folded, multiple.end)
    if not that and _is_of_another(multiple, base, between, folded):
        return ""
    before = folded[max(0, multiple.start - 24) : multiple.start]
    relation, verb = multiple.relation, is_verb_form(multiple)
    ended = ENDED.search(between)
    if (verb or _WISHED.search(before)) and ended and not relation and not BACK.search(between, ended.end()):
        return ""  # "It will take $41m to replant. She expects deaths to double"
    if relation and verb and _WISHED.search(before) and is_of_owner(relation, base):
        return ""
    if that or _WISHED.search(before) or (relation and verb and _LATER.search(before)):
        return "on"
    does = _DOES.fullmatch(multiple.surface.lower()) and relation and not BACK.search(" ".join(relation.split()[:3]))
    if does or _WHEN_ALONE.match(folded, multiple.end):
        return ""  # "it doubled its staff", "they went on strike twice last year"
    if relation and ended and len(between[ended.end() :].split()) > 2 and not BACK.search(between, ended.end()):
        return ""  # "It approved 7.5 billion. Firms that leave will pay twice the usual fee"
    if relation and before.endswith(" at "):
        return ""  # "they had offered 3; it was settled at twice last year's rise"
    if relation or _APPOSED.search(between):
        return "back"
    if not verb or not between.strip() or _ASIDE.search(folded, max(0, base.start - 12), base.start):
        return ""
    if _NOW_N.search(folded[max(0, base.start - 12) : base.start]):
        return "on" if _TO_BE.search(before) else "back"  # "the toll, now 120, has tripled"
    return "on" if _HAS.fullmatch(between) or _LATER.search(before) or is_past(base, between, folded) else ""


def _goes_on(multiple: Quantity, base: Quantity, between: str, folded: str) -> bool:
    """Whether a multiple without comparison is one of the number before: "police say 40, others twice as many"."""
    if not is_alone(multiple, folded):
        return False
    many = _AS_MANY.match(folded, multiple.end) or (
        multiple.surface.casefold() in AS_MUCH and AS_MANY_THERE.match(folded, multiple.end)
    )
    if _FOR_DOUBLE.search(folded, max(0, multiple.start - 24), multiple.start):
        many = many or (multiple.surface.casefold() in AS_MUCH and _ENDS.match(folded, multiple.end))
    if not multiple.relation and many and _IN_CLAUSE.search(between):
        return True
    as_many = AS_MANY_NOW.match(folded, multiple.end)
    if as_many is None:
        return False
    now = _NOW.search(between) and is_past(base, between, folded)
    if now or _tells().search(between) or is_of_another_time(between, folded[multiple.end : multiple.end + 16]):
        return True
    return bool(as_many[0] and (_ADDS.search(between) or _CONTRASTS.search(between)))


@cache
def _tells() -> re.Pattern[str]:
    """Who tells or wants what follows: "others speak of", "the mayor had promised"."""
    return re.compile(rf"\b{trie_source(small_words('telling'))}\s(?:[a-z’'-]+\s){{0,3}}\Z")


def _makes(base: Quantity, factor: float, other: Quantity) -> bool:
    """Whether one number is so many times another that both are told."""
    if not base.value or not other.value or (base.kind, base.unit) != (other.kind, other.unit):
        return False
    return math.isclose(base.value * factor, other.value)


def _is_of_another(multiple: Quantity, base: Quantity, between: str, folded: str) -> bool:
    """Whether the multiple is of another subject than the number before it, which it does not speak of."""
    if _EACH.search(between):
        return True  # "14 turbines, each of them twice as high"
    named = _THINGS.search(between)
    if named and not re.search(rf"\b{named['what']}", base.counted.casefold()):
        return True
    clause = _NEW_SUBJECT.search(between)
    if clause is None or BACK.search(clause[0]):
        return False
    return bool(clause["verb"]) or not re.match(r"\s(?:as|the|that)\b", folded[multiple.end : multiple.end + 6])
