"""Changes and the levels between which they lie: "rose 12% to 3,360", "412,000, 18,000 fewer than in March"."""

from __future__ import annotations

import re

from toolkit.quantities.context import small_words
from toolkit.quantities.records import Quantity

REACH = 220
"""Characters between a multiple and the number it multiplies, at most in the sentence before."""
NO_BASES = ("multiple", "ratio", "age", "fraction", "duration")
_POINTS = {"percentage point": 1.0, "point": 1.0, "basis point": 0.01}
_TO_LEVEL = re.compile(r",?\s(?:[a-z]+\s){0,3}?to\s(?:(?:a|an|about|around|some|nearly|almost|just|roughly)\s){0,2}\Z")
_FROM_LEVEL = re.compile(r",?\s(?:[a-z]+\s){0,3}?from\s(?:(?:a|an|about|around|some|nearly|almost|roughly)\s){0,2}\Z")
_RESULT = re.compile(
    r"\b(?:lost|loses?|losing|won|wins?|winning|beaten|defeated|passed|rejected|approved|carried|adopted|beat)\s(?:[\w’'-]+\s){0,3}?"
    r"by\s(?:(?:a|an|about|some|just|only)\s)*\Z"
)
"""A vote or a match: "lost by five votes to four" is no change from one level to another."""
LED_TO = re.compile(r"\bto\s(?:(?:a|an|about|around|some|nearly|almost|just|only|over)\s){0,2}\Z")
_ON = re.compile(
    r"\s(?:on|from|over|against|compared\swith|compared\sto)\s(?:(?:the|a|its|their|his|her|our|last|that|those)\s)?"
    r"(?:[\w’'-]+\s){0,3}?(?:(?:of|about|some|around|nearly)\s)?\Z"
)
_MORE = re.compile(
    r"(?:\s+[a-z’'-]+){0,2}\s+(?P<way>more|higher|above|fewer|less|lower|below)\s+(?:than\s+)?(?P<what>[^.,;:!?\n]{2,60})"
)
_THAN_ITSELF = ("above", "below")
_UP = ("up", "rise", "increase", "gain", "jump", "growth", "surge", "more", "higher", "above")
_WAYS = frozenset(
    (
        "up",
        "down",
        "rise",
        "increase",
        "gain",
        "jump",
        "growth",
        "fall",
        "drop",
        "cut",
        "decline",
        "decrease",
        "reduction",
        "slump",
        "plunge",
        "surge",
    )
)
_CHANGE_BEFORE = re.compile(rf"\b(?P<way>{'|'.join(sorted(_WAYS))})\s(?:of\s|by\s)?(?:(?:about|some|around|a|an)\s)?\Z")
ENDED = re.compile(r"[.!?]\s")
_THE_CHANGE = re.compile(r"(?:^|[.!?]\s+)(?:that|this|it|which)\s(?:is|was|were|makes)\s(?:(?:about|some|a|an)\s)?\Z")
INSTEAD = re.compile(r"\b(?:instead of|rather than|and not)\s(?:the\s)?\Z")
_APPOSED = re.compile(r"(?:[,(—–]\s?(?:[a-z]+\s){0,4}|\bafter\s(?:[a-z]+\s){0,2})\Z")
PAST = re.compile(
    r"\b(?:was|were|had|last|previous(?:ly)?|earlier|ago|before|once|used|stood|began|started|initially|originally|first|formerly|in\s\d{4})\b"
)


def read_change(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """The level before a change, or after it, from the number beside it."""
    size = quantity.value
    if size is None or not size or quantity.kind in ("multiple", "ratio", "age", "duration"):
        return None
    before = folded[max(0, quantity.start - 40) : quantity.start]
    if LED_TO.search(before) or _RESULT.search(before):  # "rose to 58, up from 46": a level, and no size
        return None
    way = quantity.change or _way_before(before)
    after = _next_level(i, merged) if way else None
    if after is not None:
        gap = folded[quantity.end : after.start]
        if _TO_LEVEL.fullmatch(gap) and quantity.rule[:7] != "change ":
            return _implying(quantity, "the level before", _undone(quantity, after, way))
        if _FROM_LEVEL.fullmatch(gap) and quantity.rule[:7] != "change ":
            return _implying(quantity, f"from {after.surface}", _done(quantity, after, way))
        if quantity.kind in ("percent", "fraction") and _ON.fullmatch(gap) and not ENDED.search(gap):
            return _implying(quantity, f"from {after.surface}", _done(quantity, after, way))
    return _compared(quantity, i, merged, folded, way)


def _compared(quantity: Quantity, i: int, merged: list[Quantity], folded: str, way: str) -> Quantity | None:
    """A difference beside its level: "412,000, 18,000 fewer than in March", "12 percent more than the 300 of May"."""
    more = _MORE.match(folded, quantity.end)
    after = merged[i + 1] if i + 1 < len(merged) and merged[i + 1].kind not in NO_BASES else None
    if more and after is not None and after.start < more.end() and ("than" in more[0] or more["way"] in _THAN_ITSELF):
        gap = folded[more.start("what") : after.start].split()
        if len(gap) <= 6 and fits(quantity, after):
            return _implying(quantity, more["what"].strip(), _done(quantity, after, _direction(more["way"])))
    before = _level_before(i, merged, folded) if more or way else None
    if before is None:
        return None
    if more and (more["way"] in ("above", "below") or "than" in more[0]):
        return _implying(quantity, more["what"].strip(), _undone(quantity, before, _direction(more["way"])))
    between = folded[before.end : quantity.start]
    change = _CHANGE_BEFORE.search(between) if way else None
    if change and _APPOSED.search(between, 0, change.start()):
        return _implying(quantity, "the level before", _undone(quantity, before, way))
    return None


def _direction(word: str) -> str:
    return "up" if word in _UP else "down"


def _way_before(before: str) -> str:
    match = None if _WAYS.isdisjoint(before.split()[-4:]) else _CHANGE_BEFORE.search(before)
    return _direction(match["way"]) if match else ""


def _implying(quantity: Quantity, relation: str, implied: float | None) -> Quantity | None:
    return None if implied is None else quantity._replace(relation=quantity.relation or relation, implied_value=implied)


def _next_level(i: int, merged: list[Quantity]) -> Quantity | None:
    after = merged[i + 1] if i + 1 < len(merged) else None
    return after if after is not None and after.value is not None and after.kind not in NO_BASES else None


def _level_before(i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """The level that a difference was told of: in its sentence, or right before "that is"."""
    for k in range(i - 1, max(-1, i - 4), -1):
        if merged[i].start - merged[k].end > REACH:
            return None
        between = folded[merged[k].end : merged[i].start]
        if ENDED.search(between) and not _THE_CHANGE.search(between):
            return None
        if INSTEAD.search(folded, max(0, merged[k].start - 16), merged[k].start):
            continue
        if merged[k].value and merged[k].kind not in NO_BASES and fits(merged[i], merged[k]):
            return merged[k]
    return None


def fits(size: Quantity, level: Quantity) -> bool:
    """Whether one can be the size of a change of the other."""
    if size.kind == "percent":
        return level.kind != "percent"
    if size.unit in _POINTS:
        return _holds_points(size, level)
    if _coin(size) != 1.0 and _coin(level) == 1.0:
        return level.kind in ("money", "count") and (point_of(level) < 1000)  # 60 hellers are a part of 3 crowns
    if size.kind == level.kind == "count" and size.counted and level.counted:
        one, other = size.counted.split()[-1], level.counted.split()[-1]
        if one[:4].casefold() != other[:4].casefold() and one not in ("more", "fewer"):
            return False
    return size.kind == level.kind and size.unit.partition(" per ")[0] == level.unit.partition(" per ")[0]


def _holds_points(size: Quantity, level: Quantity) -> bool:
    """Whether a level can change by these points: a share by percentage points, never a count of people above 100."""
    if size.unit != "point" and level.kind == "count":
        return not level.counted and point_of(level) <= 100
    return level.kind in ("percent", "points", "count")


def _coin(quantity: Quantity) -> float:
    """What a coin is worth in the one that prices are told in: a hundredth for cents and pence."""
    word = quantity.unit if quantity.kind == "money" else (quantity.counted.split() or [""])[0]
    return 0.01 if word.casefold() in small_words("hundredth") else 1.0


def applied(quantity: Quantity, level: Quantity, way: str, *, undo: bool) -> float | None:
    """The level at the other end of a change, None where the size of the change does not fit the level."""
    return _undone(quantity, level, way) if undo else _done(quantity, level, way)


def _undone(quantity: Quantity, level: Quantity, way: str) -> float | None:
    """The level from which a change led to this one: "rose 12% to 3,360" began at 3,000."""
    return _apply(quantity, level, -1.0 if way == "up" else 1.0, undo=True)


def _done(quantity: Quantity, level: Quantity, way: str) -> float | None:
    """The level to which a change led from this one: "rose 12% from 3,000" came to 3,360."""
    return _apply(quantity, level, 1.0 if way == "up" else -1.0, undo=False)


def _apply(quantity: Quantity, level: Quantity, sign: float, *, undo: bool) -> float | None:
    size, base = point_of(quantity), point_of(level)
    if not base:
        return None
    share = size / 100 if quantity.kind == "percent" else size if quantity.kind == "fraction" else None
    if share is not None and level.kind not in ("percent", "fraction"):
        factor = 1 - sign * share if undo else 1 + sign * share
        if factor <= 0:
            return None
        return base / factor if undo else base * factor
    if quantity.unit in _POINTS and not _holds_points(quantity, level):
        return None
    if quantity.unit in _POINTS:
        return base + sign * size * _POINTS[quantity.unit]
    if _coin(quantity) != _coin(level):
        size *= _coin(quantity)
    if quantity.unit == level.unit or (not level.unit and quantity.kind == level.kind) or fits(quantity, level):
        return base + sign * size if base + sign * size >= 0 else None
    return None


def words_beside(base: Quantity, between: str, folded: str) -> str:
    """The words of a number's sentence: up to 60 characters before it, and what stands `between` it and another."""
    return folded[max(0, base.start - 60) : base.start].rsplit(". ", 1)[-1] + between.split(". ", 1)[0]


def base_before(multiple: Quantity, before: list[Quantity], folded: str) -> Quantity | None:
    """The number that a multiple speaks of: the nearest before it, in its sentence or the one before."""
    for quantity in reversed(before):
        if multiple.start - quantity.end > REACH:
            return None
        between = folded[quantity.end : multiple.start]
        if len(ENDED.findall(between)) > 1 or "\n\n" in between:
            return None
        if quantity.kind not in NO_BASES and quantity.value:
            return quantity
        if quantity.value and _is_counted(quantity) and _NEXT_TO.fullmatch(between):
            return quantity
        if quantity.kind not in NO_BASES and not ENDED.search(between):
            return None  # "several thousand came, three times as many as in May": nothing to divide
    return None


_NEXT_TO = re.compile(r",\s(?:(?:or|a|an|about|some|nearly|almost)\s)?")
"""Between a duration or "52 times" and what is told of it: "six hours, twice as long as in May"."""


def _is_counted(quantity: Quantity) -> bool:
    """Whether it can be a base where the multiple directly follows: a duration, or how often something was done."""
    return quantity.kind == "duration" or (
        quantity.kind == "multiple" and quantity.surface.casefold().endswith("times")
    )


def point_of(quantity: Quantity) -> float:
    """The number itself, else its lower bound, else its upper one."""
    return quantity.value or quantity.low or quantity.high or 0.0
