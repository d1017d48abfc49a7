"""One figure as a claim: what is counted, where, when it holds, and who says so."""

from __future__ import annotations

import math
from datetime import datetime
from functools import cache
from typing import NamedTuple

from toolkit.lexicons import read_lexicon
from toolkit.quantities import Quantity

Moment = tuple[datetime, datetime] | None
INFINITY = math.inf
ROUGH = 0.1
"""How far "about" reaches on either side: a tenth."""


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


def read_claim(quantity: Quantity, *, source: str = "", as_of: Moment = None) -> Claim:
    """The claim that a quantity makes.

    >>> from toolkit.quantities import find_quantities
    >>> claim = read_claim(find_quantities("More than 1,500 soldiers were in Kestria.")[0], source="Ministry")
    >>> (claim.thing, claim.place, claim.low, claim.open_low)
    ('troops', 'Kestria', 1500.0, True)
    """
    scale = 100.0 if quantity.kind == "fraction" else 1.0
    low, high = (bound * scale if math.isfinite(bound) else bound for bound in _ends(quantity))
    thing, qualifiers = _thing(quantity.counted)
    if quantity.change == "down":
        low, high = -high, -low
    return Claim(
        _measure(quantity),
        thing,
        qualifiers,
        quantity.place,
        "" if quantity.status == "deployed" else quantity.status,
        quantity.period,
        _head(quantity.population),
        low,
        high,
        quantity.modifier == "more_than",
        quantity.modifier == "less_than" or quantity.rule.endswith("in vague"),
        quantity.modifier == "exact",
        quantity.modifier,
        source,
        as_of,
    )


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
    if quantity.kind in ("fraction", "percent"):
        return "share"
    return f"{quantity.kind} {quantity.unit}".strip()


@cache
def _classes() -> dict[str, str]:
    return {row["form"]: row["class"] for row in read_lexicon("comparison_classes")}


def _thing(counted: str) -> tuple[str, frozenset[str]]:
    """The class of the counted and the words that narrow it: "US troops" are troops that are US."""
    words = counted.casefold().split()
    for length in (2, 1):
        form = " ".join([*words[-length:-1], singular(words[-1])]) if len(words) >= length else ""
        if form in _classes():
            return _classes()[form], frozenset(words[:-length])
    return (singular(words[-1]), frozenset(words[:-1])) if words else ("", frozenset())


_IRREGULAR = {
    "people": "people",
    "men": "man",
    "women": "woman",
    "children": "child",
    "crew": "crew",
    "crises": "crisis",
}


def singular(word: str) -> str:
    """The singular of a folded noun, as far as its ending tells.

    >>> [singular(word) for word in ("troops", "refugees", "cities", "gunmen")]
    ['troop', 'refugee', 'city', 'gunman']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men"):
        return f"{word[:-3]}man"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _head(population: str) -> str:
    """The head noun of whose number it is; what follows "of", "in" or "for" narrows it and is left out."""
    words: list[str] = []
    for word in population.casefold().split():
        if word in ("of", "in", "for", "at", "on", "from", "with") and words:
            break
        words.append(word)
    return singular(words[-1]) if words else ""
