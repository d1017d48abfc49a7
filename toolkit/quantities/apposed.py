"""Further ways in which a change names its level: "360 sheep, a 20 percent rise"; "$3, 25 percent cheaper"."""

from __future__ import annotations

import re
from functools import cache

from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon
from toolkit.quantities.levels import NO_BASES, applied, fits
from toolkit.quantities.records import Quantity

REACH = 150
"""Characters between a change and the level it is told of."""
_ENDED = re.compile(r"[.!?]\s")
_OF_THE_SUM = re.compile(
    r"\sof\s(?:it\b|(?:the|that|this)\s(?:sum|amount|total|money|figure|whole|number)|(?:them|these|those)(?!\s\w+s)|whom|which)\b"
)
_THAT_IS = re.compile(r"\sof\s(?:it|them|this|that)(?:\ssum|\samount)?,?\s(?:or|that is|namely)\s")
_WITHIN = re.compile(r"\b(?:in|on|at|by|from|with)\s(?:(?:the|its|their|all|these|those)\s)?\Z")
_TAKING = re.compile(
    r"(?:\s[\w’'-]+){0,6}?,?\s(?:(?P<down>leaving)|(?:taking|bringing|pushing|lifting|raising)(?:\s[\w’'-]+){1,5}?\sto)"
    r"\s(?:(?:a|an|about|some|just|only|nearly)\s)?"
)
_CUT_FROM = re.compile(r"\s(?:[\w’'-]+\s){0,3}?by\s(?:(?:about|some|nearly|almost|a|an)\s)?")
_LEVEL_NOW = re.compile(
    r"[^.;!?]{0,90}[.!?]\s(?:they|it|that figure|the figure|the total)\s(?:now\s|currently\s)?"
    r"(?:stands?|is|are|comes?|amounts?|runs?)\s(?:now\s)?(?:at|to)\s\Z"
)
_COMMA = re.compile(r",\s(?:(?:or|a|an|about|some|just|only|nearly|almost)\s){0,2}\Z")
_TO_LEVEL = re.compile(
    r"[,:]?\s(?:[a-z]+\s){0,3}?(?:[a-z]+,\s)?(?P<side>to|from)\s(?:(?:a|an|about|around|some|nearly|just)\s){0,2}\Z"
)


_SIZES = ("percent", "fraction", "percentage_points", "points", "count", "money")


@cache
def _ways() -> dict[str, str]:
    """The direction of each word of change or comparison."""
    changes = {row["word"]: row["direction"] for row in read_lexicon("quantity_changes")}
    return changes | {row["word"]: row["direction"] for row in read_lexicon("quantity_comparatives")}


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A comparative or noun of change after a size; a word of direction before it; a verb with "by" before it."""
    words = trie_source(set(_ways()))
    return (
        re.compile(rf"\s(?P<way>{words})(?=[\s.,;:!?)]|\Z)"),
        re.compile(r"[,:;—–(]\s(?:or\s)?(?P<way>up|down|plus|minus)\s(?:by\s)?(?:(?:about|some|nearly|a|an)\s)?\Z"),
        re.compile(rf"(?<!\w)(?P<way>{words})(?:\s[\w’'-]+){{0,6}}?\sby\s(?:(?:about|some|nearly|a|an)\s)?\Z"),
    )


def read_apposed(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """The quantity with the level before or after a change, where its level stands beside it; None where none does.

    A share "of the sum" is one of the amount before it. Bounds and multiples are left to others.
    """
    if not quantity.value or quantity.kind not in _SIZES:
        return None
    if quantity.kind in ("count", "money") and quantity.unit not in ("point", "percentage point"):
        return _left(quantity, merged[i + 1] if i + 1 < len(merged) else None, folded)
    before = merged[i - 1] if i else None
    if quantity.kind != "percentage_points" and before is not None and _OF_THE_SUM.match(folded, quantity.end):
        return _part_of(quantity, i, merged, folded)
    after = merged[i + 1] if i + 1 < len(merged) else None
    return _beside(quantity, before, folded) or _led(quantity, after, folded)


def _left(quantity: Quantity, level: Quantity | None, folded: str) -> Quantity | None:
    """The level before from what was left: "cut 300 jobs, leaving 700", "added 200, taking the total to 1,200"."""
    if level is None or not _is_level(quantity, level):
        return None
    taking = _TAKING.fullmatch(folded, quantity.end, level.start)
    if taking is None:
        return None
    way = "down" if taking["down"] else quantity.change or "up"
    return _with(quantity, "the level before", applied(quantity, level, way, undo=True))


def _part_of(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """A share of the amount told last: "asked for $90m; a third of the sum has come"."""
    after = merged[i + 1] if i + 1 < len(merged) else None
    if after is not None and after.value and _THAT_IS.fullmatch(folded, quantity.end, after.start):
        share = (quantity.value or 0.0) / (100 if quantity.kind == "percent" else 1)
        return _with(quantity, "the whole", after.value / share)  # "two thirds of it, or $400,000"
    for base in reversed(merged[max(0, i - 4) : i]):
        if _WITHIN.search(folded, max(0, base.start - 12), base.start):
            continue  # "184 passengers in the nine coaches, half of them"
        between = folded[base.end : quantity.start]
        if len(between) > REACH or len(_ENDED.findall(between)) > 1:
            return None
        if base.kind not in NO_BASES and base.kind != "percent" and base.value:
            share = (quantity.value or 0.0) / (100 if quantity.kind == "percent" else 1)
            return _with(quantity, f"{base.surface} {base.counted}".strip(), base.value * share)
    return None


def _beside(quantity: Quantity, level: Quantity | None, folded: str) -> Quantity | None:
    """The level before a change from the number to which it is apposed."""
    if level is None or not _is_level(quantity, level):
        return None
    between = folded[level.end : quantity.start]
    if len(between) > REACH or _ENDED.search(between):
        return None
    behind, ahead, by = _shapes()
    start = max(0, level.start - 80)
    cut = re.sub(r"\sfrom\s\Z", " by ", folded[start : level.start])
    if _CUT_FROM.fullmatch(between) and cut.endswith(" by ") and (told := by.search(cut)):  # "cut from 500 by a fifth"
        return _with(quantity, f"from {level.surface}", applied(quantity, level, _direction(told["way"]), undo=False))
    directed = ahead.search(between)
    named = behind.match(folded, quantity.end) if _COMMA.search(between) else None
    way = _direction(directed["way"]) if directed else _ways()[named["way"]] if named else ""
    return _with(quantity, "the level before", applied(quantity, level, way, undo=True)) if way else None


def _led(quantity: Quantity, level: Quantity | None, folded: str) -> Quantity | None:
    """The level at the other end of a change: "cut its rate by a tenth to 3", "plus 40 percent, to 70"."""
    if level is None or not _is_level(quantity, level):
        return None
    gap = folded[quantity.end : level.start]
    start = max(0, quantity.start - 80)
    _, ahead, by = _shapes()
    clause = folded[start : quantity.start]
    told = ahead.search(clause) or by.search(clause)
    way = _direction(told["way"]) if told else quantity.change
    if not way:
        return None
    side = _TO_LEVEL.fullmatch(gap)
    if side:
        undo = side["side"] == "to"
        relation = "the level before" if undo else f"from {level.surface}"
        return _with(quantity, relation, applied(quantity, level, way, undo=undo))
    return (
        _with(quantity, "the level before", applied(quantity, level, way, undo=True)) if _LEVEL_NOW.match(gap) else None
    )


def _direction(word: str) -> str:
    return {"plus": "up", "minus": "down"}.get(word) or _ways()[word]


def _is_level(quantity: Quantity, level: Quantity) -> bool:
    if not level.value or level.kind in ("multiple", "ratio", "age", "fraction"):
        return False
    return level.kind != "percent" if quantity.kind == "fraction" else fits(quantity, level)


def _with(quantity: Quantity, relation: str, implied: float | None) -> Quantity | None:
    return None if implied is None else quantity._replace(relation=quantity.relation or relation, implied_value=implied)
