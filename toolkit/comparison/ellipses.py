"""Numbers whose unit is left out because the one before has it: "3,600 hectares, while the league claims 4,500"."""

from __future__ import annotations

import math
import re

from toolkit.quantities import Quantity

REACH = 160
"""Characters between a number and the one whose unit it shares."""
NEAR = math.log(5)
"""How far apart the two may be, as a natural logarithm: five times."""
_ENDED = re.compile(r"[.!?][\"”’)]*\s")
_CLOSES = re.compile(r"\s*(?:[.,;:!?)\"”’–—]|\Z|\s(?:and|but|while|or|by|on|in|at|a|per|is|was|last|instead|so|for)\b)")
_UNITS = ("money", "percent", "area", "mass", "length", "distance", "volume", "energy", "power", "speed", "temperature")


def complete(quantities: list[Quantity], text: str) -> list[Quantity]:
    """The quantities, a bare number with the unit of the one before it where both are of one size.

    A number that counts a noun, or stands in another sentence, is left as it is.

    >>> from toolkit.quantities import find_quantities
    >>> text = "The fire took 3,600 hectares, he said; the league claims 4,500."
    >>> [q.unit for q in complete(find_quantities(text), text)]
    ['hectare', 'hectare']
    """
    done: list[Quantity] = []
    for quantity in quantities:
        before = done[-1] if done else None
        shares = before is not None and _is_bare(quantity, text) and _may_share(quantity, before, text)
        done.append(quantity._replace(kind=before.kind, unit=before.unit) if before and shares else quantity)
    return done


def _is_bare(quantity: Quantity, text: str) -> bool:
    counts = quantity.kind == "count" and not quantity.unit and not quantity.counted
    return counts and bool(_CLOSES.match(text, quantity.end))


def _may_share(quantity: Quantity, before: Quantity, text: str) -> bool:
    between = text[before.end : quantity.start]
    if before.kind not in _UNITS or len(between) > REACH or _ENDED.search(between):
        return False
    one, other = _size(quantity), _size(before)
    return one > 0 and other > 0 and abs(math.log(one / other)) < NEAR


def _size(quantity: Quantity) -> float:
    return abs(quantity.value or quantity.high or quantity.low or 0.0)
