"""Numbers whose unit is left out because another has it: "3,600 hectares, while the league claims 4,500"."""

from __future__ import annotations

import math
import re
from functools import cache

from toolkit.comparison.nouns import role_of, singular, small_words
from toolkit.language.tries import trie_source
from toolkit.quantities import Quantity
from toolkit.quantities.applying import point_of
from toolkit.quantities.context import coins

REACH = 420
"""Characters between a number and the one whose unit it shares."""
AHEAD = 240
"""The same where the other comes only later."""
NEAR = math.log(5)
"""How far apart the two may be, as a natural logarithm: five times."""
_ENDED = re.compile(r"[.!?][\"”’)]*\s")
_CLOSES = re.compile(
    r"\s*(?:[.,;:!?)\"”’–—]|\Z|\s(?:and|but|while|or|by|on|in|at|a|per|is|was|last|instead|so|for|here|there|nationwide|"
    r"before|after|earlier|this|when|as|from|to|had|has|not|if|once|overall|now|today|yesterday|then|until|with)\b)"
)
_UNITS = (
    "money", "percent", "area", "mass", "length", "distance", "volume", "energy", "power", "speed", "temperature",
    "duration", "rate",
)  # fmt: skip
_PRICED = re.compile(
    r"\b(?:costs?|costing|priced|prices?|sold|sells|pay|paid|pays|earns?|earned|fare|fee|bill|worth|spent|spend|charged)\b"
    r"[^.;]*\Z"
)
"""Words that make a bare number a sum of money."""
_RATED = re.compile(r"\b(?:rate|share|turnout|inflation|unemployment|proportion|percentage)\b[^.;!?]*\Z")
"""Words that make a bare number with decimals a share."""
_PURE = re.compile(
    r"\b(?:magnitude|index|score|scores|rating|ratings|Richter|strength|grade|ratio)\b[^.;!?\d]*\Z", re.IGNORECASE
)
"""Words that a number without a unit belongs to: a quake of magnitude 6.8."""
_BACK = re.compile(r"\b(?:it|that|they)\s(?:is|was|were|are|had|has|stood|came|lay|would|will)\b")
_WORD = re.compile(r"[^\W\d_]{4,}")
_LEAST_SCALED = 1000
"""A number from here on is never short for one in thousands or millions."""
_SCALE = re.compile(r"(thousand|million|billion|trillion|(?<=\d)(?:m|bn|tn))\Z", re.IGNORECASE)
"""The word or letters for millions and the like with which a number is printed."""
_SCALES = {"thousand": 1e3, "million": 1e6, "m": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12}


def complete(quantities: list[Quantity], text: str) -> list[Quantity]:
    """The quantities, a bare number with the unit of the one before it, or after it, where both are of one size.

    Sums in a coin that is no known currency ("340 crowns") are money of this coin. A number that counts a noun is left
    as it is, and so is a small whole number far from any with a unit.

    >>> from toolkit.quantities import find_quantities
    >>> text = "The fire took 3,600 hectares, he said; the league claims 4,500."
    >>> [q.unit for q in complete(find_quantities(text), text)]
    ['hectare', 'hectare']
    """
    coined = [_coined(quantity) for quantity in quantities]
    done: list[Quantity] = []
    for i, quantity in enumerate(coined):
        lender = _lender(quantity, done[-6:], coined[i + 1 : i + 3], text) if _is_bare(quantity, text) else None
        done.append(_lent(quantity, lender) if lender else quantity)
    return done


def scale_between(surface: str, size: float, lender: str, lent: float) -> float:
    """What a bare number is to be multiplied by: a million beside one in millions that is of its size then, else 1.

    >>> scale_between("300", 300.0, "$220 million", 220_000_000.0)
    1000000.0
    """
    scale = _printed_scale(lender)
    if scale == 1 or size >= _LEAST_SCALED or _printed_scale(surface) > 1 or same_size(size, lent):
        return 1.0
    return scale if same_size(size * scale, lent) else 1.0


def _printed_scale(surface: str) -> float:
    """What a number's words multiply it by, 1 where they do not."""
    found = _SCALE.search(surface)
    return _SCALES[found[1].casefold()] if found else 1.0


def same_size(one: float, two: float) -> bool:
    """Whether of two numbers neither is five times the other or more."""
    return one > 0 and two > 0 and abs(math.log(one / two)) < NEAR


def _lent(quantity: Quantity, lender: Quantity) -> Quantity:
    """The bare number with the unit of the other, and in its millions where it is printed without them."""
    scale = _scale(quantity, lender)
    value, low, high = (
        None if bound is None else bound * scale for bound in (quantity.value, quantity.low, quantity.high)
    )
    counted = lender.counted if lender.kind == "rate" else quantity.counted
    return quantity._replace(kind=lender.kind, unit=lender.unit, counted=counted, value=value, low=low, high=high)


def _scale(quantity: Quantity, lender: Quantity) -> float:
    return scale_between(quantity.surface, _size(quantity), lender.surface, _size(lender))


def _coined(quantity: Quantity) -> Quantity:
    """Crowns, marks and thalers are money, whichever country's."""
    words = quantity.counted.casefold().split()
    coin = singular(words[0]) if words else ""
    if quantity.kind != "count" or coin not in coins():
        return quantity
    return quantity._replace(kind="money", unit=coin, counted="", counted_start=None, counted_end=None)


def _is_bare(quantity: Quantity, text: str) -> bool:
    counts = quantity.kind == "count" and not quantity.unit and not quantity.counted
    if not counts or not _CLOSES.match(text, quantity.end):
        return False
    return not _PURE.search(text, max(0, quantity.start - 60), quantity.start)


def _lender(quantity: Quantity, before: list[Quantity], after: list[Quantity], text: str) -> Quantity | None:
    """The nearest number with a unit that a bare one may share, None where there is none."""
    priced = bool(_PRICED.search(text, max(0, quantity.start - 60), quantity.start))
    lending = ("money",) if priced else _UNITS
    for other in reversed(before):
        between = text[other.end : quantity.start]
        if other.kind in lending and _may_share(quantity, other, between, REACH) and _goes_on(quantity, other, text):
            return other
        if other.kind == "count" and other.counted and not _tells_unit(quantity):
            return None  # what was counted last is nearer
    if not _tells_unit(quantity):
        return None
    for other in after:
        if other.kind in lending and _may_share(quantity, other, text[quantity.end : other.start], AHEAD):
            return other
    if _RATED.search(text, max(0, quantity.start - 80), quantity.start) and _size(quantity) < 100:
        return quantity._replace(kind="percent", unit="%")
    return quantity._replace(kind="money", unit="?") if priced else None


def _goes_on(quantity: Quantity, other: Quantity, text: str) -> bool:
    """Whether a number of another sentence speaks of the same: it has decimals or millions, or names it again."""
    between = text[other.end : quantity.start]
    if _tells_unit(quantity) or not _ENDED.search(between):
        return True
    own = _ENDED.split(between)[-1]
    begin = max((m.end() for m in _ENDED.finditer(text, max(0, other.start - 200), other.start)), default=0)
    shared = set(_WORD.findall(own.casefold())) & set(_WORD.findall(text[begin : other.start].casefold()))
    return bool(_BACK.search(own) or _tells().search(own)) or bool(shared - small_words())


@cache
def _tells() -> re.Pattern[str]:
    return re.compile(rf"\b{trie_source(role_of('source'))}\b", re.IGNORECASE)


def _tells_unit(quantity: Quantity) -> bool:
    return needs_unit(quantity.surface, point_of(quantity))


def needs_unit(surface: str, point: float) -> bool:
    """Whether a number is likely to have a unit: it has decimals, or counts millions."""
    return point % 1 > 0 or _printed_scale(surface) >= 1e6


def _may_share(quantity: Quantity, other: Quantity, between: str, reach: int) -> bool:
    if len(between) > reach or len(_ENDED.findall(between)) > 3:
        return False
    return same_size(_size(quantity) * _scale(quantity, other), _size(other))


def _size(quantity: Quantity) -> float:
    return abs(quantity.value or quantity.high or quantity.low or 0.0)
