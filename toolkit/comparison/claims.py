"""One figure as a claim: what is counted, where, when it holds, and who says so."""

from __future__ import annotations

import math
from datetime import datetime
from typing import NamedTuple

from toolkit.comparison.nouns import lexicon, singular
from toolkit.comparison.records import Setting
from toolkit.quantities import Quantity
from toolkit.quantities.applying import SHARES, unit_bases

Moment = tuple[datetime, datetime] | None
INFINITY = math.inf
ROUGH = 0.1
"""How far "about" reaches on either side: a tenth."""

ROUNDED = 0.005
"""How far a number that was converted from another unit may be off."""


class Claim(NamedTuple):
    """A quantity made comparable; what the sentence does not say is empty."""

    measure: str
    """Kind and unit: two claims of different measure cannot be compared."""
    thing: str
    """The class of what is counted or of what a share or measure is: troops."""
    qualifiers: frozenset[str]
    place: str
    status: str
    period: str
    holder: str
    low: float
    high: float
    open_low: bool
    open_high: bool
    exact: bool
    modifier: str
    source: str
    as_of: Moment
    setting: Setting = Setting()


def read_claim(quantity: Quantity, *, source: str = "", as_of: Moment = None, setting: Setting | None = None) -> Claim:
    """The claim that a quantity makes; its `setting` tells what the sentence around it adds.

    >>> from toolkit.quantities import find_quantities
    >>> claim = read_claim(find_quantities("More than 1,500 soldiers were in Kestria.")[0], source="Ministry")
    >>> (claim.thing, claim.place, claim.low, claim.open_low)
    ('troops', 'Kestria', 1500.0, True)
    """
    around = setting or Setting()
    low, high, open_low, open_high = _bounds(quantity, around)
    thing, qualifiers = _thing(quantity.counted)
    return Claim(
        _measure(quantity),
        thing or next(iter(around.things), ""),
        qualifiers,
        quantity.place,
        around.fate or ("" if quantity.status == "deployed" else quantity.status),
        quantity.period or around.period,
        _head(quantity.subject or quantity.population),
        low,
        high,
        open_low,
        open_high,
        quantity.modifier == "exact" and not around.nearly and _is_exact(quantity.unit),
        quantity.modifier,
        source,
        as_of,
        around,
    )


def _bounds(quantity: Quantity, setting: Setting) -> tuple[float, float, bool, bool]:
    """Both ends of what the claim allows, and whether each end itself is left out."""
    unit = quantity.unit.partition(" per ")[0] if quantity.unit not in unit_bases() else quantity.unit
    scale = 100.0 if quantity.kind == "fraction" else unit_bases().get(unit, ("", 1.0))[1]
    if scale not in (1.0, 100.0) or unit in unit_bases():
        return _rescaled(quantity, setting, scale)
    if setting.risen and quantity.modifier == "at_most" and quantity.high is not None:  # "goes up to 40" is 40
        return quantity.high * scale, quantity.high * scale, False, False
    short = quantity.value if quantity.value is not None else quantity.high
    if setting.nearly and quantity.low is None and short is not None:
        return short * (1 - ROUGH) * scale, short * scale, False, True
    low, high = (bound * scale if math.isfinite(bound) else bound for bound in _ends(quantity))
    vague = quantity.rule.endswith("in vague")
    if vague and low > 1 and math.log10(low).is_integer():  # "hundreds" are two hundred at least
        low *= 2
    return low, high, quantity.modifier == "more_than", quantity.modifier == "less_than" or vague


def _rescaled(quantity: Quantity, setting: Setting, scale: float) -> tuple[float, float, bool, bool]:
    """The bounds in the base unit, widened by what rounding in another unit may hide."""
    low, high, open_low, open_high = _bounds(quantity._replace(unit=""), setting)
    if math.log10(scale) % 1 == 0:
        return low * scale, high * scale, open_low, open_high
    return low * scale * (1 - ROUNDED), high * scale * (1 + ROUNDED), open_low, open_high


def _is_exact(unit: str) -> bool:
    """Whether nothing is lost when a number in this unit is told in the base unit: tonnes, but not miles."""
    return unit not in unit_bases() or math.log10(unit_bases()[unit][1]) % 1 == 0


def _ends(quantity: Quantity) -> tuple[float, float]:
    if quantity.value is not None:
        slack = abs(quantity.value) * ROUGH if quantity.modifier == "about" else 0.0
        return quantity.value - slack, quantity.value + slack
    floor = -INFINITY if quantity.high is not None and quantity.high < 0 else 0.0
    return (
        floor if quantity.low is None else quantity.low,
        INFINITY if quantity.high is None else quantity.high,
    )


def _measure(quantity: Quantity) -> str:
    if quantity.kind in SHARES:
        return "share"
    if quantity.unit in unit_bases():
        return unit_bases()[quantity.unit][0]
    unit, per, time = quantity.unit.partition(" per ")
    if unit in unit_bases():
        return f"{unit_bases()[unit][0]}{per}{time}"
    if unit in {base for base, _ in unit_bases().values()}:
        return quantity.unit
    return f"{quantity.kind} {quantity.unit}".strip()


def size_of(claim: Claim) -> float:
    """The middle of the bounds that are told, without its sign; 0 without any."""
    ends = [end for end in (claim.low, claim.high) if abs(end) not in (0.0, INFINITY)]
    return abs(sum(ends) / len(ends)) if ends else 0.0


def _thing(counted: str) -> tuple[str, frozenset[str]]:
    """The class of the counted and the words that narrow it: "US troops" are troops that are US."""
    words = counted.casefold().split()
    for length in (2, 1):
        form = " ".join([*words[-length:-1], singular(words[-1])]) if len(words) >= length else ""
        if form in lexicon():
            return lexicon()[form], frozenset(words[:-length])
    return (singular(words[-1]), frozenset(words[:-1])) if words else ("", frozenset())


def _head(population: str) -> str:
    """The head noun of whose number it is; what follows "of", "in" or "for" narrows it and is left out."""
    words: list[str] = []
    for word in population.casefold().split():
        if word in ("of", "in", "for", "at", "on", "from", "with") and words:
            break
        words.append(word)
    return singular(words[-1]) if words else ""
