"""A difference from a number to which "that" points: "it had hoped for $40 and came in 20 percent below that"."""

from __future__ import annotations

import re
from functools import cache

from toolkit.language.tries import trie_source
from toolkit.quantities.applying import NO_SIZES, applied, is_level, told_as, with_level
from toolkit.quantities.bases import antecedent
from toolkit.quantities.context import comparatives, sides
from toolkit.quantities.records import Quantity

_THAT = r"\s(?:that|this)(?:\s(?:number|figure|amount|sum|total|level|price|estimate|target|mark))?"
_ENDS = (
    r"(?=\s*(?:[.,;:!?)\"”–—-]|\Z)"
    r"|\s(?:in|by|for|on|at|when|and|but|this|last|now|after|before|since|from|again|today)\b)"
)


@cache
def _shape() -> re.Pattern[str]:
    """A comparative with "that" behind it: "fewer than that", "short of that figure"."""
    words, beside = trie_source(set(comparatives())), trie_source(set(sides()))
    return re.compile(rf"(?:\s[a-z’'-]+)??\s(?:(?P<way>{words})\s(?:than|on)|(?P<side>{beside})){_THAT}{_ENDS}")


def read_that(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """The quantity with the level that its difference from "that" leads to; None where it has no such words.

    Left out: differences from what is named ("than in May"), which other readers take.
    """
    if not quantity.value or quantity.kind in NO_SIZES:
        return None
    that = _shape().match(folded, quantity.end)
    level = antecedent(quantity, merged[max(0, i - 6) : i], folded, within=True) if that else None
    if that is None or level is None or not is_level(quantity, level):
        return None
    way = comparatives()[that["way"]] if that["way"] else sides()[that["side"]]
    return with_level(quantity, told_as(level), applied(quantity, level, way, undo=False))
