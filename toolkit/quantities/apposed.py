"""Further ways in which a change names its level: "360 sheep, a 20 percent rise"; "$3, 25 percent cheaper"."""

from __future__ import annotations

import re
from functools import cache

from toolkit.language.tries import trie_source
from toolkit.quantities.applying import (
    SHARES,
    SHARES_OR_POINTS,
    SIZES,
    is_level,
    number_after,
    with_level_after,
    with_level_before,
)
from toolkit.quantities.bases import ENDED, INSTEAD
from toolkit.quantities.context import ways
from toolkit.quantities.records import Quantity

REACH = 150
"""Characters between a change and the level it is told of."""
_FROM = re.compile(r"\bfrom\s(?:[\w-]+(?:'s|’s)\s)?\Z")
TO = r"(?<!equivalent\s)(?<!equal\s)(?<!compared\s)(?<!according\s)(?<!due\s)(?<!owing\s)(?<!thanks\s)to"
"""What leads to a level: "rose 4 percent, to $52", but not "rose 4 percent, equivalent to $2"."""
_TAKING = re.compile(
    r"(?:\s[\w’'-]+){0,7}?,?\s(?:(?P<down>leaving(?:\s[a-z]+\swith)?|which\s(?:leaves|left)\s(?:[a-z]+\s)?with)|(?:(?:taking|bringing|pushing|lifting|raising|putting)"
    r"|(?:which|that|this)\s(?:(?:would|will|could|should)\s)?(?:take|bring|push|lift|raise|took|brought|pushed|lifted)s?)(?:\s[\w’'-]+){1,6}?\s(?:to|at)"
    r"|(?:which|that)\smakes|making|for\sa\stotal\sof|so\sthat\s(?:it|the\s[a-z]+)\sis\snow)"
    r"\s(?:(?:a|an|about|some|just|only|nearly)\s)?"
)
_WITH = re.compile(r",\swith\s(?!an?\s)[a-z]+")
"""Sales rose to $90m, *with costs* up 5 percent."""
_HAVING = re.compile(
    r"(?:\s[\w’'-]+){0,7}?,?\s(?:after\shaving|having|after)\s(?:[a-z]+\s){1,2}(?:by\s)?(?:(?:about|some|nearly|almost|just)\s)?"
)
""""Copper fetched $9,600, having gained a fifth"."""
_CAME_TO = re.compile(r"\bto\s(?:[a-z-]+\s){0,3}?\Z")
"""Before a level to which a change led: "fell to a seasonally adjusted 660, after rising 17 percent" is another."""
_CUT_FROM = re.compile(r"\s(?:[\w’'-]+\s){0,3}?by\s(?:(?:about|some|nearly|almost|a|an)\s)?")
_LEVEL_NOW = re.compile(
    r"[^.;!?]{0,90}[.!?]\s(?:they|it|that figure|the figure|the total)\s(?:now\s|currently\s)?"
    r"(?:stands?|is|are|comes?|amounts?|runs?)\s(?:now\s)?(?:at|to)\s\Z"
    r"|[^.;!?]{0,60}[.!?]\s(?:they|it|he|she)\s(?:now|currently)\s(?:[a-z]+\s){1,3}?(?:(?:of|at|to|with)\s)?(?:(?:about|some|around|just|only)\s)?\Z"
)
_COMMA = re.compile(r",\s(?:(?:or|a|an|about|some|just|only|nearly|almost)\s){0,2}\Z")
_BESIDE_LEVEL = re.compile(
    r"(?:\s(?:since|in|from)\s(?:[a-z]+\s)?\d{4})?[,:]?\s(?:[a-z]+\s){0,3}?(?:[a-z]+,\s)?"
    rf"(?P<side>{TO}|from)\s(?:(?:a|an|about|around|some|nearly|just)\s){{0,2}}\Z"
)


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """A comparative or noun of change after a size; a word of direction before it; a verb with "by" before it."""
    words = trie_source(set(ways()))
    return (
        re.compile(rf"\s(?P<way>{words})(?=[\s.,;:!?)]|\Z)"),
        re.compile(
            r"(?:[,:;—–(]\s|\()(?:or\s)?(?:(?P<way>up|down|plus|minus)\s(?:by\s)?(?:(?:about|some|nearly|a|an)\s)?|\+)\Z"
        ),
        re.compile(
            rf"(?<!\w)(?P<way>{words})(?:,?\s(?!and\b|but\b|who\b|which\b|while\b)[\w’'-]+){{0,8}}?,?\sby\s(?:(?:about|some|around|nearly|almost|roughly|just|a|an)\s)*\Z"
        ),
    )


def way_by(clause: str) -> str:
    """The direction that a verb gives to the size after these words: "cut the damages by", "" where none does."""
    told = _shapes()[2].search(clause) if " by " in clause[-24:] else None
    return _direction(told["way"]) if told else ""


def read_apposed(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """The quantity with the level before or after a change, where its level stands beside it; None where none does.

    Bounds and multiples are left to others.
    """
    if not quantity.value or quantity.kind not in SIZES:
        return None
    if quantity.kind not in SHARES_OR_POINTS and quantity.unit not in ("point", "percentage point"):
        return _left(quantity, number_after(i, merged), folded)
    after = number_after(i, merged)
    before = merged[i - 1] if i else None
    if before is not None and i > 1 and INSTEAD.search(folded, max(0, before.start - 16), before.start):
        return _beside(quantity, merged[i - 2], folded)  # "40 instead of 50, a fifth fewer"
    return _beside(quantity, before, folded) or _led(quantity, after, folded) or _left(quantity, after, folded)


def _left(quantity: Quantity, level: Quantity | None, folded: str) -> Quantity | None:
    """The level before from what was left: "cut 300 jobs, leaving 700", "added 200, taking the total to 1,200"."""
    if level is None or not is_level(quantity, level):
        return None
    taking = _TAKING.fullmatch(folded, quantity.end, level.start)
    if taking is None or _FROM.search(folded, max(0, quantity.start - 20), quantity.start):
        return None
    way = "down" if taking["down"] else quantity.change or ("" if quantity.kind in SHARES_OR_POINTS else "up")
    return with_level_before(quantity, level, way) if way else None  # "bills at 9 pct. This brings the help to $40m"


def _beside(quantity: Quantity, level: Quantity | None, folded: str) -> Quantity | None:
    """The level before a change from the number to which it is apposed."""
    if level is None or not (is_level(quantity, level) or (quantity.kind == "fraction" and level.kind == "percent")):
        return None
    between = folded[level.end : quantity.start]
    if len(between) > REACH or ENDED.search(between) or _WITH.search(between):
        return None
    behind, ahead, _ = _shapes()
    start = max(0, level.start - 80)
    came = folded[start : level.start].endswith(" from ")
    cut = re.sub(r"\sfrom\s\Z", " by ", folded[start : level.start])
    if _CUT_FROM.fullmatch(between) and (told := way_by(cut)):  # "cut from 500 by a fifth"
        return with_level_after(quantity, level, told)
    if came or (level.change and folded.endswith(" by ", start, level.start) and quantity.kind in SHARES):
        return None  # "narrowed to 30 from 45, a third less"; "jumped by 5 billion, a six percent rise, to 101 billion"
    if quantity.change and not level.change and quantity.kind in SHARES and _HAVING.fullmatch(between):
        reached = _CAME_TO.search(folded, start, level.start)
        return None if reached else with_level_before(quantity, level, quantity.change)
    directed = ahead.search(between)
    named = behind.match(folded, quantity.end) if _COMMA.search(between) else None
    way = _direction(directed["way"] or "plus") if directed else ways()[named["way"]] if named else ""
    return with_level_before(quantity, level, way) if way else None


def _led(quantity: Quantity, level: Quantity | None, folded: str) -> Quantity | None:
    """The level at the other end of a change: "cut its rate by a tenth to 3", "plus 40 percent, to 70"."""
    if level is None or not is_level(quantity, level):
        return None
    gap = folded[quantity.end : level.start]
    start = max(0, quantity.start - 80)
    clause = folded[start : quantity.start]
    told = _shapes()[1].search(clause)
    way = _direction(told["way"] or "plus") if told else way_by(clause) or quantity.change
    if not way:
        return None
    side = _BESIDE_LEVEL.fullmatch(gap)
    if side:
        led = with_level_before if side["side"] == "to" else with_level_after
        return led(quantity, level, way)
    return with_level_before(quantity, level, way) if _LEVEL_NOW.match(gap) else None


def _direction(word: str) -> str:
    return {"plus": "up", "minus": "down"}.get(word) or ways()[word]
