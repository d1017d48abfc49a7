"""Whether the words around an expression speak of what is still to come, or of what is over."""

from __future__ import annotations

import re
from functools import cache

from toolkit.dates.readings import Context
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

_REACH = 60
_SENTENCE = 100
_STOP = re.compile(r"[.;!?](?=\s)|\n\s*\n")
_OVER = re.compile(r"\b(?:had|was|were)\b")
_IS_OVER = re.compile(r"\S{1,20} (?:had|was|were)\b")
_HAD_BEEN = re.compile(r"\bhad been [a-z]+ (?:to|for)\b|\bhad been [a-z]+ ?$")
_WILL_BE = re.compile(
    r"\b(?:will|shall|won't|'ll|would|(?<!was )(?<!were )(?<!been )(?:expected|scheduled|set|due|likely) to)"
    r" (?:[a-z]+ly )?be [a-z]+( [^,;:]*)(?<! after )(?<! since )$"
)
_JOINS = (" in ", " on ")
_ONCE_DONE = re.compile(r"\b(?:when|if|once|until|before|unless)\b[^,;:]* (?:is|are) [a-z]+ (?:in|on) $")
_TO_DO = re.compile(r"\bto [a-z]+(?: [a-z]+){0,2} by $")


def looks_ahead(context: Context, start: int, *, scheduled: bool = True) -> bool:
    """Whether the nearest verb before the expression speaks of the future.

    `scheduled`: a verb in the present right before the date counts too ("the chamber votes on Thursday").
    """
    left = _clause(context, start)
    if _HAD_BEEN.search(left):
        return False  # "had been due to end on Friday"
    if scheduled and (_scheduled().search(left) or _TO_DO.search(left)):
        return True
    if left.endswith(_JOINS) and _ONCE_DONE.search(left):
        return True
    if _will_be(context, start):
        return True
    ahead, behind = _latest("ahead", left), _latest("behind", left)
    if ahead == behind == -1 and len(left) < 12:
        return _opens(context, start, "ahead")
    if left.endswith(("by ", "until ", "till ")) and _OVER.search(left) is None:
        return True
    if ahead == behind and _IS_OVER.match(context.folded, start):
        return False
    return ahead >= max(behind, 0)  # "planned" looks like a past tense, and the list of words knows better


def _will_be(context: Context, start: int) -> bool:
    """Such as "will be named chief for a flight in": no past tense is told, and none follows that participle."""
    if " be " not in context.folded[max(0, start - _SENTENCE) : start]:
        return False
    passive = _WILL_BE.search(_clause(context, start, reach=_SENTENCE))
    return passive is not None and _verbs("behind").search(passive[1]) is None


def _opens(context: Context, start: int, direction: str) -> bool:
    """Whether the first verb after an expression has this direction, where none stands before it."""
    right = context.folded[start : start + 2 * _REACH]
    stop = _STOP.search(right)
    right = right[: stop.start()] if stop else right
    ahead, behind = (_verbs(side).search(right) for side in ("ahead", "behind"))
    first, other = (ahead, behind) if direction == "ahead" else (behind, ahead)
    return first is not None and (other is None or first.start() < other.start())


def looks_back(context: Context, start: int) -> bool:
    """Whether the nearest verb before the expression speaks of the past."""
    left = _clause(context, start)
    ahead, behind = _latest("ahead", left), _latest("behind", left)
    if ahead == behind == -1 and len(left) < 12:
        return _opens(context, start, "behind")
    return behind > ahead


def _clause(context: Context, start: int, *, reach: int = _REACH) -> str:
    left = context.folded[max(0, start - reach) : start]
    stops = [stop.end() for stop in _STOP.finditer(left)]
    return left[stops[-1] :] if stops else left


def _latest(direction: str, left: str) -> int:
    return max((match.end() for match in _verbs(direction).finditer(left)), default=-1)


@cache
def _verbs(direction: str) -> re.Pattern[str]:
    words = trie_source(row["phrase"] for row in read_lexicon("date_verbs") if row["direction"] == direction)
    regular = "|[a-z]{3,}ed" if direction == "behind" else ""
    contracted = "|'ll" if direction == "ahead" else ""
    return re.compile(rf"(?:(?<![a-z])(?:{words}{regular}){contracted})(?![a-z])")


@cache
def _scheduled() -> re.Pattern[str]:
    words = trie_source(row["phrase"] for row in read_lexicon("date_verbs") if row["direction"] == "schedule")
    return re.compile(rf"(?<![a-z'])(?:{words})(?: [a-z]+ly| again)? (?:on |at )?$")
