"""What multiples and changes refer to and what follows: "1,720, three times as many as before" implies 573 before."""

from __future__ import annotations

import re

from toolkit.quantities.apposed import read_apposed
from toolkit.quantities.levels import NO_BASES, PAST, base_before, point_of, read_change
from toolkit.quantities.multiples import Multiple, compared_with, multiple_words, multiplies_nothing, side_of
from toolkit.quantities.records import Quantity

_OF_WHOLE = re.compile(r"\sof\s(?:the|its|his|her|their|those|these|our)\s")
_BOUND = re.compile(
    r"\b(?:more than|over|at least|less than|under|fewer than|up to|not|well over|nearly|almost)\s(?:a\s)?\Z"
)
_LATER = re.compile(
    r"\b(?:will|would|could|should|plans?|planned|wants?|to|since|then|soon|expects?|by)\s(?:[a-z]+\s){0,2}\Z"
)
_MAKES = re.compile(r"\s(?:the|that|its|their|what|as|of\s(?:the|that|its|their|what|last|previous|earlier|this))\b")
_THE_NUMBER = re.compile(
    r"\s(?:the|its|their|his|her|our|those|these)\s(?:(?:existing|current|present|some|about)\s)?\Z"
)
_WISHED = re.compile(r"\b(?:will|would|could|should|to|must|may|might)\s(?:(?:at least|then|soon|again)\s)?\Z")


def relate(quantities: list[Quantity], text: str, folded: str) -> list[Quantity]:
    """The quantities with their relations, and the multiples that are words by themselves put among them."""
    words = [_from_word(found, text, folded) for found in multiple_words(folded)]
    merged = sorted([*quantities, *words], key=lambda q: (q.start, q.end))
    for i, quantity in enumerate(merged):
        if quantity.kind == "multiple":
            merged[i] = _related(quantity, i, merged, text, folded)
        else:
            readers = () if _OF_A_UNIT.match(folded, quantity.end) and quantity.kind == "fraction" else _READERS
            merged[i] = next((found for read in readers if (found := read(quantity, i, merged, folded))), quantity)
    return merged


def _from_word(found: Multiple, text: str, folded: str) -> Quantity:
    surface = text[found.start : found.end]
    return Quantity(
        found.start, found.end, surface, found.factor, None, None, "exact", "", "multiple", "", None, None, "", "",
        None, "multiple word",
    )  # fmt: skip


def _shared(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """The number that a share comes to: "half of the 60 ships"; or the whole of which it is one."""
    if quantity.kind not in ("percent", "fraction") or quantity.value is None or quantity.value <= 0:
        return None
    size = quantity.value / 100 if quantity.kind == "percent" else quantity.value
    after = merged[i + 1] if i + 1 < len(merged) else None
    whole = after is not None and after.kind not in NO_BASES and after.value is not None
    if whole and after is not None and _OF_WHOLE.fullmatch(folded[quantity.end : after.start]):
        named = f"{after.surface} {after.counted}".strip()
        counted = quantity.counted or after.counted
        return quantity._replace(relation=named, implied_value=point_of(after) * size, counted=counted)
    if quantity.kind == "fraction" and _is_apposed(quantity, i, merged, folded):
        return quantity._replace(relation="the whole", implied_value=point_of(merged[i - 1]) / size)
    return None


_READERS = (_shared, read_change, read_apposed)
"""Surest first: a part of a whole told, a change between two levels, then what stands beside a level."""


def _is_apposed(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> bool:
    """Whether the share says what the number before it is: "30,000 came, half the crowd of a year ago"."""
    if not i or merged[i - 1].kind in NO_BASES or not merged[i - 1].value:
        return False
    between = folded[merged[i - 1].end : quantity.start]
    tail = between.rsplit(",", 1)[-1].strip()
    apposed = (
        "," in between and tail in ("", "or", "just", "only", "about", "a", "some")
    ) or between.rstrip().endswith((" is", " was", " were", " are"))
    same = not re.search(r"[.;!?]\s", between) and len(between) < 90
    return apposed and same and bool(_MAKES.match(folded, quantity.end))


def _related(multiple: Quantity, i: int, merged: list[Quantity], text: str, folded: str) -> Quantity:
    """The multiple with what it compares with and the value that follows."""
    factor = multiple.value
    relation = compared_with(text, folded, multiple.end)
    before = folded[max(0, multiple.start - 24) : multiple.start]
    if _AGAIN.match(folded, multiple.end) and factor and factor < 1:  # "half as many again" is one and a half
        factor = 1 + factor
    if multiplies_nothing(folded, multiple.end) or not factor or _BOUND.search(before):
        return multiple._replace(relation=relation)
    for after in merged[i + 1 : i + 4]:
        if after.kind in NO_BASES or not point_of(after):
            continue
        if _WHEN.fullmatch(folded, multiple.end, after.start):
            return multiple._replace(relation=relation or after.surface, implied_value=point_of(after) * factor)
        if _OR.fullmatch(folded, multiple.end, after.start) and point_of(after):  # "half as many as before, or 60,000"
            return multiple._replace(relation=relation, implied_value=point_of(after) / factor)
        side = side_of(folded, multiple.end, after.start)
        if side:
            implied = point_of(after) / factor if side == "to" else point_of(after) * factor
            return multiple._replace(relation=relation or f"{side} {after.surface}", implied_value=implied)
        if (relation and after.surface in relation) or _THE_NUMBER.fullmatch(folded, multiple.end, after.start):
            return multiple._replace(relation=relation, implied_value=point_of(after) * factor)
        break
    base = base_before(multiple, merged[max(0, i - 6) : i], folded)
    if base is None:
        return multiple._replace(relation=relation)
    between = folded[base.end : multiple.start]
    if _is_of_another(multiple, between, folded):
        return multiple._replace(relation=relation)
    if _THAT_NUMBER.match(folded, multiple.end):
        return multiple._replace(relation=relation, implied_value=point_of(base) * factor, counted=base.counted)
    if _WISHED.search(before) or (relation and _is_verb(multiple) and _LATER.search(before)):
        relation = f"{base.surface} {base.counted}".strip()
        return multiple._replace(relation=relation, implied_value=point_of(base) * factor, counted=base.counted)
    if relation or re.search(r"[,—–]\s(?:or\s|a\s|an\s|which is\s|and\s)?\Z", between):
        return multiple._replace(relation=relation, implied_value=point_of(base) / factor, counted=base.counted)
    clause = folded[max(0, base.start - 60) : base.start].rsplit(". ", 1)[-1] + between.split(". ", 1)[0]
    if _is_verb(multiple) and (_LATER.search(before) or PAST.search(clause)):
        relation = f"{base.surface} {base.counted}".strip()
        return multiple._replace(relation=relation, implied_value=point_of(base) * factor, counted=base.counted)
    return multiple


def _is_of_another(multiple: Quantity, between: str, folded: str) -> bool:
    """Whether the multiple is of another subject than the number before it, which it does not speak of."""
    clause = _NEW_SUBJECT.search(between)
    if clause is None or _BACK.search(clause[0]):
        return False
    return bool(clause["verb"]) or not re.match(r"\s(?:as|the|that)\b", folded[multiple.end : multiple.end + 6])


_OF_A_UNIT = re.compile(r"\san?\s\w")
"""Half a metre is no share."""
_WHEN = re.compile(
    r"[^.;!?]{0,60},?\swhen\s(?:it|they|there|the\s\w+)\s(?:was|were|stood\sat|totalled|numbered|came\sto)\s"
    r"(?:(?:about|some|around|nearly|just)\s)?"
)
_THAT_NUMBER = re.compile(r"\s(?:that|this)(?:\s(?:number|figure|amount|sum|total|many|much))?(?!\s(?:of|in|for)\b)\b")
_AGAIN = re.compile(r"\sas\s(?:many|much|large|big|high|long)\s(?:[a-z]+\s)?again\b")
_OR = re.compile(r"[^.;!?\d]{0,80}(?:,\sor\s|\sor\s|\s[–—-]\s|:\s)(?:(?:about|some|around|nearly)\s)?")
_NEW_SUBJECT = re.compile(
    r"(?:[.!?]\s|,?\s(?:and|but|while|whereas)\s)(?P<subject>(?:[\w’'-]+\s){1,6}?)"
    r"(?:(?P<verb>were|was|are|is)\s|(?:went\s(?:up|down)|rose|fell|grew|jumped|climbed|increased|soared)\s)\Z"
)
_BACK = re.compile(
    r"\b(?:that|this|it|they|these|those|which|number|figure|total|toll|count|sum|rate|price|size|level|crowd|amount)\b"
)


def _is_verb(multiple: Quantity) -> bool:
    return multiple.rule == "multiple word" and multiple.surface.lower().endswith(("d", "e", "ing"))
