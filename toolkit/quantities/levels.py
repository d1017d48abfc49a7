"""Changes and the levels between which they lie: "rose 12% to 3,360", "412,000, 18,000 fewer than in March"."""

from __future__ import annotations

import re
from functools import cache

from toolkit.language.tries import trie_source
from toolkit.quantities.applying import (
    NO_BASES,
    NO_SIZES,
    SHARES,
    applied,
    fits,
    is_bare,
    is_level,
    number_after,
    with_level,
    with_level_after,
    with_level_before,
)
from toolkit.quantities.apposed import TO, way_by
from toolkit.quantities.bases import ENDED, NEXT_TO, REACH, is_aside, is_joined, is_led_to, is_set_off, is_told
from toolkit.quantities.context import comparatives, sides, small_words, ways
from toolkit.quantities.records import Quantity
from toolkit.quantities.spans import is_span, way_beside

_NO_CLAUSE = r"(?!(?:and|but|while|which|who|to)\b)"
_ADJUNCT = (
    rf"(?:\s(?:in|over|within|during|since|on|this|last|against)(?:\s{_NO_CLAUSE}[\w’'-]+){{1,4}}?"
    r"|\sfrom\s(?:(?:the|a|last)\s)?(?:(?:previous|preceding|prior|same|year-ago|year-earlier)\s)?(?:year|month|week|quarter|season|half)"
    r"(?:\s(?:earlier|before|ago))?)?"
)
_TO_LEVEL = re.compile(
    r"(?:\s(?!(?:while|and|but|which|who|to)\b)[a-z]+(?=,))?"
    + _ADJUNCT
    + r",?\s(?:(?!while\b|and\b|but\b|which\b|who\b)[a-z]+\s){0,3}?"
    + TO
    + r"\s"
    r"(?:(?:a|an|about|around|some|nearly|almost|just|roughly)\s){0,2}\Z"
)
_FROM_LEVEL = re.compile(
    r"(?:,?\s(?:[a-z]+\s){0,3}?|(?:\s[a-z]+){1,3},\s)from\s(?:(?:a|an|about|around|some|nearly|almost|roughly)\s){0,2}\Z"
)
_RESULT = re.compile(
    r"\b(?:lost|loses?|losing|won|wins?|winning|beaten|defeated|passed|rejected|approved|carried|adopted|beat)\s(?:[\w’'-]+\s){0,3}?"
    r"by\s(?:(?:a|an|about|some|just|only)\s)*\Z"
)
"""A vote or a match: "lost by five votes to four" is no change from one level to another."""
_ON = re.compile(
    r",?\s(?:on|from|over|against|compared\swith|compared\sto)\s(?:(?:the|a|its|their|his|her|our|last|that|those)\s)?"
    r"(?:(?!to\b)[\w’'-]+\s){0,3}?(?:(?:of|about|some|around|nearly)\s)?\Z"
)
_THAN_ITSELF = ("above", "below", "over", "under", "off")
_THE_CHANGE = re.compile(
    r"(?:^|[.!?;]\s+)(?:that|this|it|which)\s(?:is|was|were|makes|means|(?:would|will)\s(?:be|mean)|represents|marks)\s"
    r"(?:(?:about|some|a|an|nearly|almost)\s){0,2}\Z"
)
_LONGER = ("longer", "shorter", "faster", "quicker", "slower")
_FAST = ("faster", "quicker", "slower", "better", "worse")
_OTHER_SUBJECT = re.compile(
    r",\s(?!(?:it|they|this|that|which|these|who|up|down|or)\b)(?:[a-z’'-]+\s){1,5}?(?:is|are|was|were|(?:would|will|could|should|may|has|have|had)\s(?:be|been))\s(?:[a-z]+\s){0,3}\Z"
)
"""In the town of 9,000, *rents are* a third higher than elsewhere."""
_OTHER_SIDE = re.compile(r"(?:he|she|it|they|we|you|i|the\s(?:other|others|rest))\b")
_NEW_CLAUSE = re.compile(
    r",\s(?:and|but|while|whereas)\s(?:the|its|their|his|her|our|an?)\s"
    r"(?!(?:number|figure|total|toll|count|rate|price|others?|rest|year|month)\b)[a-z’'-]+\s(?:[a-z]+\s){1,3}\Z"
)
"""It had 44,000 guests, *and the shop took in* 30,000 less than in May."""
_CHANGED = re.compile(r"\b(?:rose|fell|grew|gained|lost|climbed|dropped|increased|decreased|jumped)\s(?:by\s)?\Z")
_CONTRAST = re.compile(
    r"(?:,|;|\sand|\sbut|\swhile|\swhereas)\s(?!up\b|down\b|or\b|which\b|that\b)(?:[a-z’'-]+\s){1,6}\Z"
)
"""She got 60 votes *and he got* 40 more than she did."""
_WITH = re.compile(r"(?:\A|\W)(?:at|with)\s(?:[a-z]+\s){0,2}\Z")
_APPOSED = re.compile(
    r"(?:[,(—–]\s?(?!with\s(?!an?\s)|(?:including|excluding|counting|adding)\b)(?:(?!(?:is|are|was|were|will|to)\s)[a-z]+\s){0,4}|\bafter\s(?!tax\b)(?:[a-z]+\s){0,2})\Z"
)
_WOULD_BE = re.compile(r"\b(?:that|this|which)\swould\s(?:be|mean|make)\s(?:an?\s)?\Z")
_AFTER = re.compile(r"\b(?:after|following)\s")
_AND = frozenset(("and", "but", "or", "while"))
"""Words behind which another difference is told: "2 percent less than on Thursday *and* $9 less than in May"."""
_EITHER = re.compile(r"\b(?:above|below|over|under|ahead|behind|up|down)\s(?:and|or)\s\Z")
"""Three above *and three below*: no difference from what was told before."""


def read_change(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """The level before a change, or after it, from the number beside it."""
    if not quantity.value or quantity.kind in NO_SIZES:
        return None
    before = folded[max(0, quantity.start - 40) : quantity.start]
    if _RESULT.search(before):
        return None
    way = quantity.change or _way_before(before) or way_beside(quantity, i, merged, folded)
    led = way or way_by(folded[max(0, quantity.start - 80) : quantity.start])  # "cut the places there by 30 to 270"
    after = _next_level(i, merged, folded) if led else None
    if after is not None and is_span(quantity, after, folded):
        return None
    if after is not None and (way or is_level(quantity, after)):
        gap = folded[quantity.end : after.start]
        if _TO_LEVEL.fullmatch(gap) and quantity.rule[:7] != "change " and not _difference().search(before):
            return with_level_before(quantity, after, led)
        if _FROM_LEVEL.fullmatch(gap) and quantity.rule[:7] != "change ":
            return with_level_after(quantity, after, led)
        if quantity.kind in SHARES and is_level(quantity, after) and _ON.fullmatch(gap) and not ENDED.search(gap):
            return with_level_after(quantity, after, led)
    return _compared(quantity, i, merged, folded, way)


def _compared(quantity: Quantity, i: int, merged: list[Quantity], folded: str, way: str) -> Quantity | None:
    """A difference beside its level: "412,000, 18,000 fewer than in March", "12 percent more than the 300 of May"."""
    if _EITHER.search(folded, max(0, quantity.start - 12), quantity.start):
        return None
    more = _more().match(folded, quantity.end)
    than = more if more and ("than" in more[0] or more["way"] in _THAN_ITSELF) else None
    after = number_after(i, merged)
    if than and after is not None and after.kind not in NO_BASES and after.start < than.end():
        gap = folded[than.start("what") : after.start].split()
        if len(gap) <= 6 and fits(quantity, after) and _AND.isdisjoint(gap):
            level = applied(quantity, after, _way_of(than["way"], after), undo=False)
            return with_level(quantity, than["what"].strip(), level)
    before = (
        _level_before(i, merged, folded, lasting=bool(more and (more["way"] in _LONGER or quantity.kind == "duration")))
        if more or way
        else None
    )
    if before is None:
        return None
    if than:
        between = folded[before.end : quantity.start]
        if _OTHER_SUBJECT.search(between) and not _WITH.search(folded, max(0, before.start - 24), before.start):
            return None
        if _NEW_CLAUSE.search(between) and not _OTHER_SIDE.match(than["what"]):
            return None
        onwards = _OTHER_SIDE.match(than["what"]) and _CONTRAST.search(between)
        level = applied(quantity, before, _way_of(than["way"], before), undo=not onwards)
        return with_level(quantity, than["what"].strip(), level)
    return _told_by_noun(quantity, before, merged[i - 1], folded, way) if way else None


def _told_by_noun(quantity: Quantity, level: Quantity, last: Quantity, folded: str, way: str) -> Quantity | None:
    """A change told by its noun behind its level: "3,000, after a fall of 200"; `last` is the number before it.

    Left out is the change of another day: "at 12, down two points, following a slide of five".
    """
    between = folded[level.end : quantity.start]
    change = _change_before().search(between)
    if change and _WOULD_BE.search(between, 0, change.start()):
        return with_level(quantity, "the level now", applied(quantity, level, way, undo=False))
    size = level.change and _AFTER.search(between) and not is_led_to(level, folded)
    if size and level.rule[:7] != "change " and _CHANGED.search(folded, max(0, level.start - 24), level.start):
        return None  # "exports rose 15 billion after a decline of 9 billion"
    another = last is not level and last.change and last.rule[:7] != "change " and _AFTER.search(between)
    if change and not another and _APPOSED.search(between, 0, change.start()):
        return with_level_before(quantity, level, way)
    return None


def _way_of(word: str, level: Quantity) -> str:
    """The direction of a comparative; what is faster takes less time."""
    way = comparatives().get(word) or sides()[word]
    return {"up": "down", "down": "up"}[way] if level.kind == "duration" and word in _FAST else way


@cache
def _more() -> re.Pattern[str]:
    """A comparative with what it compares to: "more than in spring", "above the level of 2002"."""
    others = ("more", "less", "above", "below")
    aim = "limit|target|norm|average|budget|estimate|forecast|quota|capacity|record"
    own = rf"(?:its|their)\s(?:[\w’'-]+\s){{0,2}}?(?:{aim})"
    the = rf"the\s(?:{aim}|usual|threshold|minimum|maximum|mark)"
    usual = rf"{the}|{own}|{trie_source(small_words('target'))}|what|last"
    over = rf"(?:over|under|off)(?=\s(?:{usual})\b)"
    way = trie_source({word for word in comparatives() if word.endswith("er") or word.split()[0] in others})
    what = r"(?P<what>(?!and\s|or\s)(?:[^.,;:!?\n]|(?<=\d)[.,](?=\d)){2,60})"
    return re.compile(
        rf"(?:\s+(?!(?:on|in|for|at|to)\b)[a-z][a-z’'-]*){{0,2}}\s+(?P<way>{way}|{over})\s+(?:than\s+)?{what}"
    )


@cache
def _change_before() -> re.Pattern[str]:
    """A noun of change before its size: "a rise of"."""
    way = trie_source(small_words("change_noun"))
    return re.compile(rf"\b(?P<way>{way})\s(?:of\s|by\s)?(?:(?:about|some|around|a|an)\s)?\Z")


@cache
def _difference() -> re.Pattern[str]:
    """A noun of difference before its size, which leads to no level: "a premium of 80 cents to a dollar"."""
    return re.compile(rf"\b{trie_source(small_words('difference_noun'))}\sof\s(?:(?:about|some|around|a|an)\s)?\Z")


def _way_before(before: str) -> str:
    words = small_words("change_noun")
    match = None if words.isdisjoint(before.split()[-4:]) else _change_before().search(before)
    return ways()[match["way"]] if match else ""


def _next_level(i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """The number to which or from which a change may lead; a size told twice is passed over: "by $3bn, or 20%, to"."""
    after = merged[i + 1 : i + 3]
    if len(after) == 2 and after[0].kind in SHARES and merged[i].kind not in SHARES:
        between = folded[merged[i].end : after[0].start], folded[after[0].end : after[1].start]
        if re.fullmatch(r",?\s(?:or\s)?\(?", between[0]) and re.fullmatch(r"[,)]?\sto\s", between[1]):
            return after[1]
    if len(after) == 2 and after[0].kind in ("duration", "fraction") and not is_bare(after[1]):
        led = _TO_LEVEL.fullmatch(folded, merged[i].end, after[1].start)  # "12% in two years, to 56 million"
        if led and after[1].value and after[1].kind not in NO_BASES:
            return after[1]
    if not after or after[0].value is None:
        return None
    lasting = merged[i].kind == "duration" and (after[0].kind == "duration" or is_bare(after[0]))
    if after[0].kind == "duration" and merged[i].kind in SHARES:
        lasting = bool(_TO_LEVEL.fullmatch(folded, merged[i].end, after[0].start))
    return after[0] if lasting or (after[0].kind not in NO_BASES and merged[i].kind != "duration") else None


def _level_before(i: int, merged: list[Quantity], folded: str, *, lasting: bool = False) -> Quantity | None:
    """The level that a difference was told of: in its sentence, or right before "that is"."""
    for k in range(i - 1, max(-1, i - 4), -1):
        if merged[i].start - merged[k].end > REACH:
            return None
        between = folded[merged[k].end : merged[i].start]
        if ENDED.search(between) and not _THE_CHANGE.search(between):
            return None
        if is_aside(k, merged, folded) or is_set_off(merged[k], merged[i].start, folded):
            continue
        if is_joined(k, merged, between, folded):
            return None
        if is_level(merged[i], merged[k]) or _is_level_in_short(merged[i], merged[k], folded, lasting):
            return merged[k]
    return None


def _is_level_in_short(size: Quantity, level: Quantity, folded: str, lasting: bool) -> bool:
    """Whether a duration is a level, or a bare size has the unit of its level: "six years, two fewer than"."""
    if level.kind == "multiple" and level.value and level.value % 1 == 0 and level.value > 20:
        return level.surface.casefold().endswith("times")  # "75 times, 25 more than anybody else"
    if not level.value or level.kind in ("multiple", "ratio", "age", "fraction", "percent", "count"):
        return False
    beside = NEXT_TO.fullmatch(folded, level.end, size.start)
    if level.kind == "duration" and not beside and not lasting and not is_told(level, folded):
        return False
    shared = size.kind in SHARES or fits(size, level)
    return is_bare(size) or (level.kind == "duration" and shared)
