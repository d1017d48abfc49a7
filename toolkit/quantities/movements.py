"""Changes whose level stands elsewhere in their sentence: "cuts its 900 posts by a third"; "up 4%, closing at $52"."""

from __future__ import annotations

import math
import re
from functools import cache

from toolkit.language.tries import trie_source
from toolkit.quantities.applying import (
    SHARES,
    SIZES,
    applied,
    is_bare,
    is_level,
    part_of_one,
    told_as,
    with_level,
    with_level_before,
)
from toolkit.quantities.apposed import way_by
from toolkit.quantities.bases import ENDED, base_before, is_told
from toolkit.quantities.context import changes, comparatives, sides, ways
from toolkit.quantities.past import PAST, is_past, words_beside
from toolkit.quantities.records import Quantity
from toolkit.quantities.spans import is_no_level

REACH = 120
"""Characters between a change and its level."""
ROUNDED = 0.03
"""How far the ends of a change may be off what its size makes of one of them."""
_BOUND = r"(?:(?:about|some|around|nearly|almost|just|only|another|a further|a|an)\s)*"
_BY = re.compile(rf"(?:\s(?!to\b|from\b)[\w’'-]+){{0,4}}?\sby\s{_BOUND}")
_FROM = re.compile(r"[^.;!?\d]{0,60}[\s“\"]from\s" + _BOUND)
_CAME_TO = re.compile(
    r"(?:\s(?:since|in|on|from|over|within|during|this|last)(?:\s[\w’'-]+){1,5}?,)?,?\sat\s|(?:\sof\s(?:its|their|the)\s[a-z]+)?(?:,|,?\sand|\sto)?\s(?:it\s|they\s)?(?:closed|closing|close|ended|ending|finished|finishing"
    rf"|reached|reaching|reach|hit|stood|standing|stand|came|coming|settled|settling|settle|traded|trading|trade)\s(?:the\s\w+\s)?(?:at\s|to\s|on\s)?{_BOUND}"
)
_NOW_AT = re.compile(
    r"(?:[^.;!?\d]|\b(?:19|20)\d\d\b){0,60}?(?:,|\sand|\sbut)\s(?:(?:it|they)\s)?(?:is\s|are\s)?(?:now|currently)\s"
    rf"(?:(?!to\b)[a-z]+\s)?(?:at\s|to\s)?{_BOUND}"
)
_OTHER_CLAUSE = re.compile(r"\b(?:while|and|but|whereas|which(?!\s(?:is|was|makes|means)\b)|who)\b")
_AND_AT = re.compile(
    r"(?:\s(?!and\b|but\b|while\b)[a-z’'-]+){0,7}?,?\s(?:and|but)\s(?:(?:it|they)\s)?(?:is|are|was|were|stands?|stood|closed|ended|remains?)"
    rf"\s(?:(?:now|still|only|then)\s)?(?:(?:on|last|this)\s[a-z]+\s)?(?:at|down\sto|up\sto)\s{_BOUND}"
)
_VERSUS = re.compile(r"\b(?:compared\s(?:with|to)|against|up\sfrom|down\sfrom)\s(?:the\s|an?\s)?\Z")
_NP = r"(?:\s(?!(?:while|and|but|which|with|who|that)\s)[\w’'-]+)"
_OF_LEVEL = re.compile(
    rf"(?:{_NP}{{0,4}}?|(?P<aside>{_NP}{{0,2}}?,{_NP}{{0,5}}?))\s(?:is|are|was|were|stood|stands|remains?|came in)\s"
    rf"(?:(?:still|now|already|thus)\s)?(?:(?P<way>up|down)\s)?(?:by\s)?{_BOUND}"
)
_ON = r"(?=\s(?:than|on|from|in|at|compared|against|since|year|week|month)\b|\s*[.,;:!?)]|\s*\Z)"
_AT_BY = re.compile(r"\bby\s" + _BOUND + r"\Z")
_SAME = re.compile(
    r"\b(?:number|figure|total|count|rate|level|price|toll|tally|amount|sum|them|(?:it|they)(?!\s(?:said|says|say|added|told|reported))|(?:that|this)(?!\s(?:year|month|week|quarter|season|spring|summer|autumn|winter)\b)|since\sthen)\b"
)
_CLAUSE_ENDED = re.compile(r"[.!?;]\s")
_RAISING = re.compile(
    r",\s(?:thus\s)?(?:raising|lifting|pushing\sup|increasing|swelling|cutting|lowering|reducing)\s(?:[\w’'-]+\s){1,4}by\s\Z"
)
"""So many died, *raising the toll by* 19."""
_PERFECT = re.compile(r"\b(?:has|have|had)\b")
_HAS_SINCE = re.compile(r"\b(?:has|have|had)\ssince\b")
_AHEAD = re.compile(
    r"(?:\s[\w’'-]+){0,4}?,?\s(?:will|would|should|must|could|may|(?:is|are|was|were|due|set|planned|agreed|wants?|plans?|hopes?|aims?"
    r"|intends?|expects?|needs?|promised|promises|vowed|wanted|hoped)\sto)\s(?:[a-z]+\s){1,4}by\s" + _BOUND
)
_BESIDES = re.compile(
    r"\b(?:after|while|whereas|when|against|compared)\b"
    r"|\b(?:and|but)\s(?!(?:has|have|had|was|were|is|are|since|then|now|later|it|they|(?:the|that|this)\s(?:number|figure|total|count))\b)"
)
_OF_IT = re.compile(r"(?:\s[\w’'-]+){1,3}\sby\s" + _BOUND)
_AT_FIRST = re.compile(r"(?:\A|\W)(?:at|with|now|today)\s\Z")
_ASIDE_AT = re.compile(r"(?:\A|[,;.(]\s)(?:now\s)?(?:at|on|now)\s(?:(?:now|just|about|some)\s)?\Z")
"""The party, *on* 24 percent, has gained six points."""
_HAS_CHANGED = re.compile(
    rf"{_NP}{{0,4}}?(?:,{_NP}{{0,5}}?)?\s(?:(?:has|have|was|were)\s(?:(?:since|now|already|also)\s)?(?:been\s)?)?[a-z]+\s(?:by\s)?{_BOUND}"
)
_BESIDE = re.compile(rf"(?:\s[\w’'-]+){{0,8}}?,\s{_BOUND}")
_LOSS = re.compile(r",\sa\sloss\sof\s\Z")
_NOW_HAS = re.compile(
    r"(?:\s[\w’'-]+){0,5}?,?\sand\s(?:(?:it|they)\s)?(?:now\s(?:has|have|holds?|counts?|employs?|runs?|owns?|numbers?)"
    rf"|(?:has|have|holds?)\snow|(?:was|is|are|were)\s(?:now\s)?left\swith)\s{_BOUND}"
)


@cache
def _changed_thing() -> re.Pattern[str]:
    """What a verb of change raises or cuts: "raised the sum by"."""
    return re.compile(rf"(?<!\w){trie_source(set(changes()))}\s(?P<thing>(?:[\w’'-]+\s){{1,7}}?)by\s{_BOUND}\Z")


@cache
def _after_it() -> re.Pattern[str]:
    """What tells a size beside a level from another: "short of", "fewer"."""
    return re.compile(
        rf"(?:\s[a-z-]+)?\s(?P<side>{trie_source(set(sides()))})\b"
        r"|\s(?:[a-z-]+\s)?(?:(?P<less>fewer|less|short)|(?P<more>more))(?=\s*(?:[.;:!?)]|\Z|,\s))"
    )


@cache
def _shapes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A verb of change with its object, at the end of what stands before a level; a comparative after a size."""
    verbs, words = trie_source(set(changes())), trie_source({"up", "down", *comparatives()})
    objects = r"(?:(?!to\b|from\b|by\b|at\b|in\b|and\b)[\w’'-]+\s){0,4}?"
    return (
        re.compile(rf"(?<!\w)(?P<way>{verbs})\s{objects}{_BOUND}\Z"),
        re.compile(rf"\s(?P<way>{words}){_ON}"),
    )


def read_movement(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """The quantity with the level before or after a change, from a number of its sentence; None where none is told."""
    if not quantity.value or quantity.kind not in SIZES or "/" in quantity.surface:
        return None
    before = merged[i - 1] if i else None
    ends = [q for q in merged[max(0, i - 4) : i] if q.kind not in ("duration", "age")][-2:]
    if len(ends) == 2 and (spanned := _spanned(quantity, ends[0], ends[1], folded)):
        return spanned
    if before is not None and (is_level(quantity, before) or (is_bare(quantity) and before.kind == "points")):
        gap = folded[before.end : quantity.start]
        if len(gap) < REACH and not ENDED.search(gap) and not is_no_level(i - 1, merged, gap, folded):
            found = _from_level_before(quantity, before, gap, folded)
            if found:
                return found
    return _from_level_after(quantity, merged[i + 1 : i + 3], folded) or _changed_since(
        quantity, merged[max(0, i - 6) : i], folded
    )


def _spanned(quantity: Quantity, first: Quantity, last: Quantity, folded: str) -> Quantity | None:
    """Where a change led, of which both ends stand before its size: "from 12 minutes to eight, a third less"."""
    if _VERSUS.search(folded, max(0, last.start - 24), last.start) and first.kind == last.kind:
        first, last = last, first  # "21 percent, against 28 a year ago, a quarter lower"
    elif (first.rule, last.rule) != ("change from", "change to"):
        return None
    if not first.value or not last.value:
        return None
    gap = folded[max(first.end, last.end) : quantity.start]
    if quantity.kind not in SHARES or ENDED.search(gap) or _OTHER_CLAUSE.search(gap):
        return None
    made = first.value * (1 + part_of_one(quantity) * (1 if last.value > first.value else -1))
    return with_level(quantity, f"from {first.surface}", last.value) if _is_near(made, last.value) else None


def _is_near(one: float, other: float) -> bool:
    return math.isclose(one, other, rel_tol=ROUNDED)


def _changed_since(quantity: Quantity, told: list[Quantity], folded: str) -> Quantity | None:
    """The level after a change of the number told before: "There were 200. The number rose by 10 percent"."""
    if not _AT_BY.search(folded, max(0, quantity.start - 24), quantity.start):
        return None
    clause = folded[max(0, quantity.start - 80) : quantity.start]
    way, thing = quantity.change or way_by(clause), _changed_thing().search(clause)
    if not way or (thing and not _SAME.search(thing["thing"])):
        return None  # "the ruling will reduce earnings by 20 million"
    base = base_before(quantity, told, folded)
    if base is None or not is_level(quantity, base):
        return None
    if quantity.kind == "count" and quantity.counted and not base.counted:
        return None  # "boosted by two polls"
    between = folded[base.end : quantity.start]
    first, later = (*_CLAUSE_ENDED.split(between, maxsplit=1), "")[:2]
    if _RAISING.search(first) and not later:
        return with_level_before(quantity, base, way)
    if later and not (_PERFECT.search(later) or PAST.search(words_beside(base, between, folded))):
        return None  # "Failures totalled 90. Their number fell by 4 percent in building"
    since = (is_past(base, between, folded) or _HAS_SINCE.search(between)) and (
        _SAME.search(later) if later else not _BESIDES.search(first)
    )
    if not (since or (not later and (_AHEAD.fullmatch(first) or _OF_IT.fullmatch(first)))):
        return None
    return with_level(quantity, told_as(base), applied(quantity, base, way, undo=False))


def _from_level_before(quantity: Quantity, level: Quantity, gap: str, folded: str) -> Quantity | None:
    if _BY.fullmatch(gap):  # "cuts its 900 posts by a third"
        told = _shapes()[0].search(folded[max(0, level.start - 60) : level.start])
        way = changes()[told["way"]] if told else ""
        return with_level(quantity, told_as(level), applied(quantity, level, way, undo=False)) if way else None
    subject = None if level.change else _OF_LEVEL.fullmatch(gap)
    if subject and subject["aside"] and not _AT_FIRST.search(folded, max(0, level.start - 8), level.start):
        return None
    if subject:  # "sales of $66m were 10 percent up", "at $52, the share was down 4 percent"
        after = _shapes()[1].match(folded, quantity.end)
        side = None if after or subject["way"] else _after_it().match(folded, quantity.end)
        way = subject["way"] or (ways()[after["way"]] if after else _side_way(side))
        return with_level_before(quantity, level, way) if way else None
    if (
        quantity.change
        and _HAS_CHANGED.fullmatch(gap)
        and _ASIDE_AT.search(folded, max(0, level.start - 16), level.start)
    ):
        return with_level_before(quantity, level, quantity.change)
    beside = _after_it().match(folded, quantity.end) if _BESIDE.fullmatch(gap) else None
    if beside is None and quantity.unit in ("point", "percentage point") and _LOSS.search(gap):
        return with_level_before(quantity, level, "down")
    if beside is None or ((beside["less"] or beside["more"]) and quantity.kind not in ("count", "money")):
        return None
    return with_level(quantity, "the other", applied(quantity, level, _side_way(beside), undo=True))


def _side_way(side: re.Match[str] | None) -> str:
    if side is None:
        return ""
    return sides()[" ".join(side["side"].split())] if side["side"] else "down" if side["less"] else "up"


def _from_level_after(quantity: Quantity, after: list[Quantity], folded: str) -> Quantity | None:
    if not after or after[0].start - quantity.end > REACH:
        return None
    gap, level = folded[quantity.end : after[0].start], after[0]
    told = _shapes()[1].match(folded, quantity.end)
    by = "" if told else way_by(folded[max(0, quantity.start - 80) : quantity.start])
    way = quantity.change or (ways()[told["way"]] if told else by)
    if not way:
        return None
    gap = folded[told.end() : level.start] if told and not quantity.change else gap
    if _FROM.fullmatch(gap):
        return _confirmed(quantity, after, way)
    lasts = level.kind == "duration" and quantity.kind in SHARES and is_told(level, folded)
    if not (lasts or is_level(quantity, level)) or ENDED.search(gap):
        return None
    sized = folded[max(0, quantity.start - 4) : quantity.start].endswith(" by ")
    if quantity.kind == "count" and not _NOW_HAS.fullmatch(gap) and not (sized and _came_to(gap)):
        return None  # "lost 12 seats and now holds 90"
    if quantity.kind == "count" or _came_to(gap):
        return with_level_before(quantity, level, way)
    return None


def _came_to(gap: str) -> bool:
    return bool(_CAME_TO.fullmatch(gap) or _NOW_AT.fullmatch(gap) or _AND_AT.fullmatch(gap))


def _confirmed(quantity: Quantity, after: list[Quantity], way: str) -> Quantity | None:
    """Where a change led, where both its ends are told and its size fits them: "dearer by 15%, from $600 to $690"."""
    first = after[0]
    ends = (first.high, first.low) if first.rule.endswith("falling") else (first.low, first.high)
    begin, end = ends if first.value is None else (first.value, after[1].value if len(after) > 1 else None)
    if not begin or not end or (first.kind in SHARES and quantity.kind in SHARES):
        return None
    implied = applied(quantity, first._replace(value=begin), way, undo=False)
    if implied is None or not _is_near(implied, end):
        return None
    return with_level(quantity, f"from {first.surface}", implied)
