"""What multiples and changes refer to and what follows: "1,720, three times as many as before" implies 573 before."""

from __future__ import annotations

import re

from toolkit.quantities.apposed import read_apposed
from toolkit.quantities.levels import NO_BASES, PAST, base_before, point_of, read_change
from toolkit.quantities.multiples import Multiple, compared_with, multiple_words, multiplies_nothing, side_of
from toolkit.quantities.records import Quantity
from toolkit.quantities.shares import read_share

_BOUND = re.compile(
    r"\b(?:more than|over|at least|less than|under|fewer than|up to|not|well over|nearly|almost)\s(?:a\s)?\Z"
)
_LATER = re.compile(
    r"\b(?:will|would|could|should|plans?|planned|wants?|to|since|then|soon|expects?|by)\s(?:[a-z]+\s){0,2}\Z"
)
_THE_NUMBER = re.compile(
    r"\s(?:the|its|their|his|her|our|those|these)\s(?:(?:existing|current|present|some|about)\s)?\Z"
)
_WISHED = re.compile(r"\b(?:will|would|could|should|to|must|may|might)\s(?:(?:at least|then|soon|again)\s)?\Z")
_WHEN = re.compile(
    r"[^.;!?]{0,60},?\swhen\s(?:it|they|there|the\s\w+)\s(?:was|were|stood\sat|totalled|numbered|came\sto)\s"
    r"(?:(?:about|some|around|nearly|just)\s)?"
)
_THAT_NUMBER = re.compile(r"\s(?:that|this)(?:\s(?:number|figure|amount|sum|total|many|much))?(?!\s(?:of|in|for)\b)\b")
_AGAIN = re.compile(r"\sas\s(?:many|much|large|big|high|long)\s(?:[a-z]+\s)?again\b")
_OR = re.compile(r"[^.;!?\d]{0,80}(?:,\sor\s|\sor\s|\s[–—-]\s|:\s)(?:(?:about|some|around|nearly)\s)?")
_NEW_SUBJECT = re.compile(
    r"(?:[.!?]\s|,?\s(?:and|but|while|whereas)\s)(?P<subject>(?:[\w’'-]+\s){1,6}?)"
    r"(?:(?P<verb>were|was|are|is|will\sbe|would\sbe|have\sbeen|had\sbeen)\s|(?:went\s(?:up|down)|rose|fell|grew|jumped|climbed|increased|soared)\s)\Z"
)
_BACK = re.compile(
    r"\b(?:that|this|it|they|these|those|which|number|figure|total|toll|count|sum|rate|price|size|level|crowd|amount)\b"
)
_APPOSED = re.compile(r"[,—–]\s(?:or\s|a\s|an\s|which is\s|and\s)?\Z")
_AS_MANY_NOW = re.compile(r"(?:\sas\s(?:many|much|large|big|high|long)|\sthat)?(?=[.,;:!?)\n]|\Z)")
_TELLS = re.compile(
    r"\b(?:(?:speaks?|spoke|talks?|talked)\sof|claim(?:s|ed)?|says?|said|counts?|counted|puts?\sit\sat|estimates?|estimated"
    r"|reckon(?:s|ed)?|believes?|believed|reports?|reported|thinks?|thought|suggests?|suggested|needs?|needed)"
    r"\s(?:[a-z’'-]+\s){0,3}\Z"
)
_NOW = re.compile(r"\b(?:now|today|currently|this\s(?:time|year|week|month|season|autumn|spring|summer|winter))\b")
_OFTEN = re.compile(r"(?:twice|thrice|(?:three|four|five|six) times)\s(?!as\b|the\b|that\b|its\b|what\b|their\b)")
_SHARE = re.compile(r"\s(?:the|that|its)\s(?:share|proportion|percentage|rate)\b")
_READERS = (read_share, read_change, read_apposed)
"""Surest first: a part of a whole told, a change between two levels, then what stands beside a level."""


def relate(quantities: list[Quantity], text: str, folded: str) -> list[Quantity]:
    """The quantities with their relations, and the multiples that are words by themselves put among them."""
    words = [_from_word(found, text, folded) for found in multiple_words(folded)]
    merged = sorted([*quantities, *words], key=lambda q: (q.start, q.end))
    for i, quantity in enumerate(merged):
        if quantity.kind == "multiple":
            merged[i] = _related(quantity, i, merged, text, folded)
        else:
            merged[i] = next((found for read in _READERS if (found := read(quantity, i, merged, folded))), quantity)
    return merged


def _from_word(found: Multiple, text: str, folded: str) -> Quantity:
    surface = text[found.start : found.end]
    return Quantity(
        found.start, found.end, surface, found.factor, None, None, "exact", "", "multiple", "", None, None, "", "",
        None, "multiple word",
    )  # fmt: skip


def _related(multiple: Quantity, i: int, merged: list[Quantity], text: str, folded: str) -> Quantity:
    """The multiple with what it compares with and the value that follows."""
    factor, named = multiple.value, compared_with(text, folded, multiple.end)
    if _AGAIN.match(folded, multiple.end) and factor and factor < 1:  # "half as many again" is one and a half
        factor = 1 + factor
    before = folded[max(0, multiple.start - 24) : multiple.start]
    multiple = multiple._replace(relation=named)
    if multiplies_nothing(folded, multiple.end) or not factor or _BOUND.search(before):
        return multiple
    if _OFTEN.match(folded, multiple.start) and (not before.strip() or before.rstrip()[-1] in '.!?\n"“'):
        return multiple  # "Twice this winter, drivers had warned"
    after = next((q for q in merged[i + 1 : i + 4] if q.kind not in NO_BASES and point_of(q)), None)
    return (
        (_from_number_after(multiple, after, factor, folded) if after else None)
        or _from_number_before(multiple, merged[max(0, i - 6) : i], factor, folded)
        or multiple
    )


def _from_number_after(multiple: Quantity, after: Quantity, factor: float, folded: str) -> Quantity | None:
    """What follows from the number behind a multiple: "doubled to 3,400", "twice the official 400"."""
    relation, point, reach = multiple.relation, point_of(after), (multiple.end, after.start)
    if _WHEN.fullmatch(folded, *reach):
        return multiple._replace(relation=relation or after.surface, implied_value=point * factor)
    if _OR.fullmatch(folded, *reach):  # "half as many as before, or 60,000"
        return multiple._replace(implied_value=point / factor)
    side = side_of(folded, *reach)
    if side:
        implied = point / factor if side == "to" else point * factor
        return multiple._replace(relation=relation or f"{side} {after.surface}", implied_value=implied)
    if (relation and after.surface in relation) or _THE_NUMBER.fullmatch(folded, *reach):
        return multiple._replace(implied_value=point * factor)
    return None


def _from_number_before(multiple: Quantity, told: list[Quantity], factor: float, folded: str) -> Quantity | None:
    """What follows from the number that a multiple speaks of; None where it speaks of none."""
    last = told[-1] if told else None
    if last is not None and last.kind in ("fraction", "percent") and last.value and _SHARE.match(folded, multiple.end):
        return multiple._replace(implied_value=last.value * (100 if last.kind == "fraction" else 1) / factor)
    base = base_before(multiple, told, folded)
    if base is None:
        return None
    if _THAT_NUMBER.match(folded, multiple.end) and any(q.value and q.value * factor == base.value for q in told):
        return multiple._replace(implied_value=point_of(base))  # "40 were mended, though 120, three times that number"
    between, relation = folded[base.end : multiple.start], multiple.relation
    before = folded[max(0, multiple.start - 24) : multiple.start]
    clause = folded[max(0, base.start - 60) : base.start].rsplit(". ", 1)[-1] + between.split(". ", 1)[0]
    onward = multiple._replace(
        relation=f"{base.surface} {base.counted}".strip(), implied_value=point_of(base) * factor, counted=base.counted
    )
    if _AS_MANY_NOW.match(folded, multiple.end) and (_TELLS.search(between) or _now_and_then(between, clause)):
        return onward
    if _is_of_another(multiple, between, folded):
        return None
    if _THAT_NUMBER.match(folded, multiple.end):
        return onward._replace(relation=relation)
    if _WISHED.search(before) or (relation and _is_verb(multiple) and _LATER.search(before)):
        return onward
    if relation or _APPOSED.search(between):
        return multiple._replace(implied_value=point_of(base) / factor, counted=base.counted)
    return onward if _is_verb(multiple) and (_LATER.search(before) or PAST.search(clause)) else None


def _now_and_then(between: str, clause: str) -> bool:
    """Whether the number before is of the past and the multiple of the present: "it had 80; now twice as many"."""
    return bool(_NOW.search(between)) and bool(PAST.search(clause))


def _is_of_another(multiple: Quantity, between: str, folded: str) -> bool:
    """Whether the multiple is of another subject than the number before it, which it does not speak of."""
    clause = _NEW_SUBJECT.search(between)
    if clause is None or _BACK.search(clause[0]):
        return False
    return bool(clause["verb"]) or not re.match(r"\s(?:as|the|that)\b", folded[multiple.end : multiple.end + 6])


def _is_verb(multiple: Quantity) -> bool:
    return multiple.rule == "multiple word" and multiple.surface.lower().endswith(("d", "e", "ing"))
