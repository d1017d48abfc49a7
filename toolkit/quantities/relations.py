"""What multiples and changes refer to and what follows: "1,720, three times as many as before" implies 573 before."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from toolkit.quantities.anaphors import read_that
from toolkit.quantities.applying import NO_BASES, SHARES, number_after, point_of
from toolkit.quantities.apposed import read_apposed
from toolkit.quantities.bases import is_led_to
from toolkit.quantities.comparatives import read_comparative, unbound
from toolkit.quantities.earlier import read_earlier
from toolkit.quantities.levels import read_change
from toolkit.quantities.movements import read_movement
from toolkit.quantities.multiples import Multiple, compared_with, multiple_words, multiplies_nothing
from toolkit.quantities.multiplied_after import from_number_after
from toolkit.quantities.multiplied_before import from_number_before
from toolkit.quantities.parts import read_part
from toolkit.quantities.records import Quantity
from toolkit.quantities.relatives import read_relative
from toolkit.quantities.shares import read_share
from toolkit.quantities.spans import in_points

_Reader = Callable[[Quantity, int, list[Quantity], str], Quantity | None]
_BOUND = re.compile(
    r"\b(?:more than|over|at least|easily|less than|under|fewer than|up to|not|well over|nearly|almost)\s(?:a\s)?\Z"
)
_AGAIN = re.compile(
    r"\s(?:as\s(?:many|much|large|big|high|long|strong|heavy|tall|wide|far)\s(?:[a-z]+\s)?again|again\sas\s(?:many|much|large|big|high|long))\b"
)
_SMALLER = re.compile(r"\s(?:smaller|less|fewer|lower|shorter|cheaper|lighter|narrower|slower|weaker)\b")
_OFTEN = re.compile(r"(?:twice|thrice|(?:three|four|five|six) times)\s(?!as\b|the\b|that\b|its\b|what\b|their\b)")
_SPACE = re.compile(r"\sthe\s(?!price|sum|amount|money)[a-z]+(?=\s*[.,;:!?)\"”])")
_READERS = (
    read_that,
    read_relative,
    read_earlier,
    read_comparative,
    read_share,
    read_part,
    read_change,
    read_movement,
    read_apposed,
)
"""Surest first: a comparative names its level, a share its whole; what stands beside a level may belong to another."""
_OF_LEVELS = (read_that, read_relative, read_share, read_part)
"""Those for a number to which a change led ("rose to 58, up from 46"): it is a level, and the size of nothing."""
_OF_SHARES = (read_share, read_part)


def relate(quantities: list[Quantity], text: str, folded: str) -> list[Quantity]:
    """The quantities with their relations, and the multiples that are words by themselves put among them."""
    words = [_from_word(found, text) for found in multiple_words(folded)]
    merged = unbound(sorted([*quantities, *words], key=lambda q: (q.start, q.end)), folded)
    for i, quantity in enumerate(merged):
        if quantity.kind == "multiple":
            merged[i] = _related(quantity, i, merged, text, folded)
        else:
            merged[i] = _with_level(quantity, i, merged, folded)
    return merged


def _with_level(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity:
    """The quantity with the level that the first reader finds for it, itself where none does."""
    if quantity.kind in SHARES and folded.endswith("fraction of ", 0, quantity.start):
        return quantity  # "a tiny fraction of one percent of its budget of 50 million"
    sized = in_points(quantity, i, merged, folded)
    readers = _OF_LEVELS if sized is None else _readers(sized, folded)
    sized = sized or quantity
    found = next((found for read in readers if (found := read(sized, i, merged, folded))), quantity)
    return found if found.kind == quantity.kind else found._replace(kind=quantity.kind)


def _readers(quantity: Quantity, folded: str) -> Sequence[_Reader]:
    """The readers that may find a level for this quantity: what has no point has none."""
    if not quantity.value:
        return ()
    level = is_led_to(quantity, folded) or folded.endswith(("vs ", "vs. ", "versus "), 0, quantity.start)
    return _choice()[level, quantity.kind in SHARES]


@cache
def _choice() -> dict[tuple[bool, bool], Sequence[_Reader]]:
    """The readers for levels and for others, each for shares and for what is no share."""
    alike = [read for read in _READERS if read not in _OF_SHARES]
    levels = [read for read in _OF_LEVELS if read not in _OF_SHARES]
    return {(False, True): _READERS, (False, False): alike, (True, True): _OF_LEVELS, (True, False): levels}


def _from_word(found: Multiple, text: str) -> Quantity:
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
    if factor and factor > 1 and _SMALLER.match(folded, multiple.end):  # "three times smaller than" is a third of it
        factor = 1 / factor
    before = folded[max(0, multiple.start - 24) : multiple.start]
    multiple = multiple._replace(relation=named)
    if multiplies_nothing(folded, multiple.start, multiple.end) or not factor or _BOUND.search(before):
        return multiple
    if before.endswith(" for ") and _SPACE.match(folded, multiple.end):
        return multiple  # "he paid $60 for three times the space"
    if _OFTEN.match(folded, multiple.start) and (not before.strip() or before.rstrip()[-1] in '.!?\n"“'):
        return multiple  # "Twice this winter, drivers had warned"
    after = next((q for q in merged[i + 1 : i + 4] if q.kind not in NO_BASES and point_of(q)), None)
    follows = number_after(i, merged)
    if follows is not None and follows.kind == "duration" and named.endswith(f" of {follows.surface}"):
        after = follows  # "halved his sentence of eight years"
    return (
        (from_number_after(multiple, after, factor, folded) if after else None)
        or from_number_before(multiple, merged[max(0, i - 6) : i], factor, folded)
        or multiple
    )
