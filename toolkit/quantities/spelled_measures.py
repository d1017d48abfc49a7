"""Measures spelled in their own way: "a 6-foot-4 guard", "5ft 10in", "a 9mm pistol", "a month and a half"."""

from __future__ import annotations

import re

from toolkit.quantities.records import Measure, Numeral
from toolkit.quantities.unit_forms import units

FEET = re.compile(r"'\s?(1[01]|\d)(?:\"|''|(?=\s(?:tall|and\s\d)|,\s\d))")
"""The inches of "6'1" tall"."""
INCHES = re.compile(
    r"-(1[01]|\d)(?:-inch\b)?(?![\d.,]\d|[-\d])|\s(1[01]|\d)(?:in\b|\s?inch(?:es)?\b|\sin\.|(?=\stall\b))"
)
"""The inches of "6-foot-4", "5ft 10in" and "6 feet 2 inches"."""
_A_WHOLE = re.compile(r"\b(?:an?|one)\s([a-z]{3,10})\sand\s\Z")


def feet_and_inches(numeral: Numeral, end: int, inches: str) -> Measure:
    """The measure that feet and inches make together, in feet."""
    feet = numeral.low + int(inches) / 12
    return Measure(numeral.start, end, feet, feet, "foot", "distance", numeral, numeral)


def glued_unit(numeral: Numeral, text: str) -> tuple[str, str, float] | None:
    """The unit that looks like a scale: metres ("6 m long"), millimetres ("a 9mm pistol"), kelvins ("6500K").

    A lone small "m" after a blank is metres, a glued or a large one millions ("6m", "6 M"); no thousands are counted
    in thousands.
    """
    tail = text[numeral.end - 2 : numeral.end]
    if tail == " m":
        return "metre", "distance", 1e-6
    if tail == "mm":
        return "millimetre", "distance", 1e-6
    return ("kelvin", "temperature", 1e-3) if tail[1:] == "K" and 1000 <= numeral.mantissa < 20_000 else None


def whole_before(numeral: Numeral, folded: str) -> Measure | None:
    """The measure that "a month and a half" is, at the half."""
    if numeral.low != 0.5 or numeral.end - numeral.start != len("a half"):
        return None
    whole = _A_WHOLE.search(folded, max(0, numeral.start - 20), numeral.start)
    unit = units()[whole[1]][0] if whole and whole[1] in units() else None
    if whole is None or unit is None or unit.kind not in ("duration", "distance"):
        return None
    return Measure(whole.start(), numeral.end, 1.5, 1.5, unit.unit, unit.kind, numeral, numeral)
