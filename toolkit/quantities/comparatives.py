"""A size beside a comparative: "a fifth more than the 70"; "600 came last year; this year a third fewer"."""

from __future__ import annotations

import math
import re
from functools import cache

from toolkit.language.tries import trie_source
from toolkit.quantities.applying import (
    NO_BASES,
    NO_SIZES,
    SHARES,
    SHARES_OR_POINTS,
    SIZES,
    applied,
    is_bare,
    is_level,
    number_after,
    point_of,
    told_as,
    with_level,
)
from toolkit.quantities.bases import ENDED
from toolkit.quantities.context import comparatives, sides
from toolkit.quantities.records import Quantity

REACH = 180
"""Characters between a size and the level that it is told of, in its sentence or the one before."""
MOST = 0.7
"""What part of a level its difference can be, at most, where only "below" tells that it is one."""
_NO_NOUNS_IN = (
    r"(?:in|as|and|or|for|on|at|to|by|who|which|that|but|with|when|during|before|after|ever|it|he|she|they|we|i|had)"
)
_WORDS = rf"(?:(?!{_NO_NOUNS_IN}\s)[\w’'-]+\s)"
_LEVEL = re.compile(rf"{_WORDS}{{0,5}}?(?:(?:about|some|around|nearly|almost|just)\s)?\Z")
_THE_LEVEL = re.compile(rf"(?:(?:the|its|their|his|her|our|last|that)|[\w-]+(?:'s|’s|s'|s’))\s{_WORDS}{{0,4}}?\Z")
"""The same after "over" and "below", which also begin a time or a place."""
_OVER_THE = re.compile(
    r"(?:\s[a-z’'-]+)??\s(?:above|below|over|under|short\sof|shy\sof)\s(?:the|its|their|his|her|our|last|that)\s(?:[a-z-]+\s){0,3}"
)
_BOUNDS = ("more_than", "less_than", "at_least", "at_most")
_NO_NOUNS = ("short", "shy", "ahead", "behind", "clear", "adrift", "off", "beyond", "less")
_CLOSES = (
    r"(?=\s*(?:[.,;:!?)\"”]|\Z)|\s(?:from|in|this|next|on|by|at|after|before|than)\b"
    r"|\s(?:the|an?)\s(?:year|month|week|day|night|season)\s(?:after|before|later|earlier)\b)"
)
_CLAUSES = re.compile(r"[.,;:]\s|\sand\s|\sbut\s")
_OTHER_SIDE = re.compile(
    r"[,;]\s(?:and\s|but\s|while\s)?(?:the|its|his|her|their)\s(?:[a-z]+\s){1,2}(?:(?:is|was)\s)?\Z"
)
_THE_NUMBER = re.compile(
    r"\b(?:there|(?:the|that)\s(?:number|figure|total|toll|count|sum|price|fee|rate|level|amount))\s(?:was|is|were|had\sbeen|would\sbe|will\sbe)"
    r"\s(?:(?:about|some|only|just|still|nearly|almost)\s)?\Z"
)
_ANOTHER = re.compile(
    r"\b(?:now|today|this\s[a-z]+|next|last|(?:expect|hope|plan|want|aim|intend|need)s?|promise[sd]?|will|would|should"
    r"|(?:is|are|was|were)\s(?:to|it)|(?:the|a|one)\s(?:year|month|week|day|night|season)\s(?:after|before|later)|ago|earlier|before|(?:the|a)\s(?:new|other|second|rival)|rivals?|neighbou?rs?|its?\ssuccessor"
    r"|elsewhere|among|abroad|privately|online|neighbouring|(?:across|over)\sthe\sborder|rest\sof"
    r"|(?:in|at|for|on|under|with)\s(?:the\s)?[\w’'-]+(?:\s[\w’'-]+){0,3},?\s(?:they|it|she|he|you|people)"
    r"|(?:in|of|from|by|for|on|since)\s(?:january|february|march|april|may|june|july|august|september|october|november"
    r"|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|spring|summer|autumn|winter|\d{4}))\b"
)
"""Words that tell of another time or thing than that of the level told before."""


def comparative_source() -> str:
    """The source of a pattern for comparatives of one word: "fewer", "more"."""
    return trie_source({word for word in comparatives() if word.endswith("er") or word in ("more", "less")})


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A comparative with what leads to its level; and one with which the clause ends."""
    words, beside = trie_source(set(comparatives())), trie_source(set(sides()))
    return (
        re.compile(
            rf"(?:(?:\s(?!(?:on|in|for|at|to)\b)[a-z][a-z’'-]*){{0,2}}?\s(?P<way>{words})(?:\s[a-z’'-]+){{0,3}}?\sthan"
            rf"|(?:\s[a-z’'-]+)??\s(?P<noun>{words})\s(?:on|over|from|against|compared (?:with|to))"
            rf"|(?:\s[a-z’'-]+)??\s(?P<side>{beside}))\s"
        ),
        re.compile(rf"(?:\s[a-z’'-]+)??\s(?P<way>{comparative_source()})(?:\s[a-z’'-]+)??{_CLOSES}"),
    )


def read_comparative(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """The quantity with the level that its comparative leads to; None where it has none, or its level is not told.

    Left out is a difference beside its level ("90, 30 more than in May"): `read_change` reads it.
    """
    if not quantity.value or quantity.kind in NO_SIZES or "/" in quantity.surface:
        return None
    return _than(quantity, i, merged, folded) or _contrasted(quantity, merged[max(0, i - 6) : i], folded)


def unbound(quantities: list[Quantity], folded: str) -> list[Quantity]:
    """The quantities, without the bounds that are comparatives: "a third above the $12", "a rise over the 60"."""
    done = [_without_short(quantity) for quantity in quantities[:1]]
    for found in map(_without_short, quantities[1:]):
        quantity = found
        size, gap = done[-1], folded[done[-1].end : quantity.start]
        if quantity.value is None and quantity.modifier in _BOUNDS and size.value and _OVER_THE.fullmatch(gap):
            level = quantity._replace(value=point_of(quantity), low=None, high=None, modifier="exact")
            if is_level(size, level) or (size.kind in SIZES and is_bare(level)):
                quantity = level
        done.append(quantity)
    return done


def _without_short(quantity: Quantity) -> Quantity:
    """The "short" of "20 short of its goal" is not counted."""
    bare = quantity.counted in _NO_NOUNS
    return quantity._replace(counted="", counted_start=None, counted_end=None) if bare else quantity


def _than(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """Reads "a quarter fewer than the 12,000 of May", "40 short of the 300 it needs"."""
    level = number_after(i, merged)
    lasting = level is not None and level.kind == "duration" and quantity.kind in SHARES
    if level is None or not (
        lasting or is_level(quantity, level) or (level.value and is_bare(level) and quantity.kind in SIZES)
    ):
        return None
    led = _shapes()[0].match(folded, quantity.end)
    if led is None or led.end() > level.start or (lasting and led["way"] not in ("longer", "shorter")):
        return None
    if not (_THE_LEVEL if led["side"] else _LEVEL).match(folded[led.end() : level.start]):
        return None
    if led["side"] and quantity.kind == level.kind and (quantity.value or 0.0) > (level.value or 0.0) * MOST:
        return None  # "it opened at 97.02, below the close of 97.08"
    word = led["way"] or led["noun"]
    way = comparatives()[word] if word else sides()[" ".join(led["side"].split())]
    named = folded[led.end() : level.end].strip()
    implied = applied(quantity, level, way, undo=False)
    if implied and i and level.kind == "count":
        implied *= _scale_of(merged[i - 1], implied)
    return with_level(quantity, named, implied)


def _scale_of(told: Quantity, implied: float) -> float:
    """The thousands or millions that a level leaves out: "66 million, a fifth more than the 55 offered"."""
    scales = (scale for scale in (1e3, 1e6, 1e9) if math.isclose(told.value or 0.0, implied * scale, rel_tol=0.01))
    return next(scales, 1.0)


def _contrasted(quantity: Quantity, told: list[Quantity], folded: str) -> Quantity | None:
    """The other of two levels: "last year 600 came, this year a third fewer"; "from May it costs a quarter more"."""
    closing = _shapes()[1].match(folded, quantity.end)
    if closing is None or folded.startswith(" than", closing.end()):
        return None
    level = next((q for q in reversed(told) if q.kind not in NO_BASES), None)
    if level is None or not is_level(quantity, level) or quantity.start - level.end > REACH:
        return None
    between = folded[level.end : quantity.start]
    if len(ENDED.findall(between)) > 1:
        return None
    if quantity.kind not in SHARES_OR_POINTS and (
        closing["way"] not in ("fewer", "less") or (ENDED.search(between) and not _THE_NUMBER.search(between))
    ):
        return None  # "it will get 40 more"
    other = is_of_another_time(between, folded[quantity.end : closing.end() + 24].split(",")[0])
    if not other and not _OTHER_SIDE.search(between) and not _THE_NUMBER.search(between):
        return None
    implied = applied(quantity, level, comparatives()[closing["way"]], undo=False)
    return with_level(quantity, told_as(level), implied)


def is_of_another_time(between: str, after: str) -> bool:
    """Whether the last clause before a size, with what follows it, tells of another time or thing than the level."""
    tail = _CLAUSES.split(between)[-1]
    return tail != between and bool(_ANOTHER.search(tail + after))
