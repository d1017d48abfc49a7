"""Whether an expression dates what has a date in advance: votes, deliveries, what somebody is about to do."""

from __future__ import annotations

import re
from functools import cache

from toolkit.dates.evidence import clause_before, is_over, phrases, unwrapped
from toolkit.dates.readings import Context

_FACING = re.compile(r"\b(?:is|are) (?:[a-z]+ly )?[a-z]+ing (?:in|for|ahead of) $")
_HAS = re.compile(r"\b(?:has|have|since|last|every|each)\b")


def is_scheduled(context: Context, start: int, end: int) -> bool:
    """Whether the expression dates what has a date in advance: "the November election", "the convention in July"."""
    left, right = (
        unwrapped(words) for words in (context.folded[max(0, start - 24) : start], context.folded[end : end + 32])
    )
    return _event_before().search(left) is not None or _event_after().match(right) is not None


def is_due(context: Context, start: int, end: int) -> bool:
    """Whether it dates what was sold in advance: "wheat for July shipment", "for shipment in July", whenever bought."""
    if _due().match(unwrapped(context.folded[end : end + 16])) is not None:
        return True
    return _due_before().search(unwrapped(context.folded[max(0, start - 60) : start])) is not None


@cache
def _due() -> re.Pattern[str]:
    return re.compile(rf" (?:{phrases('due')})\b")


@cache
def _due_before() -> re.Pattern[str]:
    """What leads to the month of a delivery: "for shipment in two equal parts in"."""
    words = r"(?:(?!(?:by|on)\b)[a-z]+ ){0,4}"
    return re.compile(rf"\bfor (?:{phrases('due')}) {words}(?:in|from|between|during) (?:early |mid-?|late )?$")


@cache
def _event_before() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{phrases('event')}) (?:in|on|come) (?:early |mid-?|late )?$")


@cache
def _event_after() -> re.Pattern[str]:
    return re.compile(rf"(?:'s)? (?:[a-z.-]+ ){{0,2}}(?:{phrases('event')})\b")


def is_announced(context: Context, start: int, end: int) -> bool:
    """Such as "the state holds its caucuses on", "is facing in": the present before a day that has no past near by."""
    left = clause_before(context, start)
    if is_over(left) or '"' in left or _HAS.search(left):
        return False
    if is_scheduled(context, start, end) and _FACING.search(left):
        return True
    return _holds().search(left) is not None


@cache
def _holds() -> re.Pattern[str]:
    """A verb of the timetable in the present, with what it is about up to the day."""
    return re.compile(rf"\b(?:{phrases('schedule')}) (?:[a-z'-]+ ){{1,6}}(?:on )?$")
