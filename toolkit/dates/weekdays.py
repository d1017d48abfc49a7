"""Bare weekdays: the latest one, unless the words around speak of the coming one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from toolkit.dates.calendar import weekday_of
from toolkit.dates.evidence import clause_before, goes_on_behind, looks_ahead, looks_back
from toolkit.dates.planned import is_announced, is_scheduled
from toolkit.dates.readings import Context, Reading, dated, unresolved
from toolkit.dates.words import Token

_PUT_DOWN = re.compile(r"\b(?:slated|scheduled|booked|set) for $")
_PUT_OFF = re.compile(r"\b(?:postponed|rescheduled|delayed|adjourned|deferred|put off) (?:for|until|till|to) $")
_SOON = 4
"""Days since a weekday that comes again in three."""
_AWAY = 3
_FOLLOWED = re.compile(r"\bfollowed by [^;:]* (?:on )?$")
_SHOWN = re.compile(
    r"'s (?:[a-z-]+ ){0,2}(?:broadcast|show|programme|program|edition|episode|issue|paper|newspaper)s?\b"
)
_EXPECTED = re.compile(
    r"\b(?:expectations?|forecasts?|preparations?|prepar(?:e|es|ing)|plans?|tickets?|hopes?|bracing|ready) for $"
)
_SIX = 6
"""Days since a weekday that is also tomorrow's."""


def read_weekday(roles: dict[str, Any], tokens: Sequence[Token], context: Context) -> Reading | None:
    """The latest such day or the coming one, as the words around ask for it."""
    weekday, which = roles["weekday"], roles.get("which", "")
    mod = roles.get("mod", "")
    back = context.narrative or which in ("previous", "following", "that", "same")
    base = context.there("day") if back else context.here("day")
    if base is None:
        return unresolved(f"XXXX-WXX-{weekday}", "day", mod=mod)
    behind = (base.number - weekday) % 7
    latest = base.shifted(-behind)
    coming = latest if behind == 0 else latest.shifted(7)
    chosen, other = latest, coming
    this = base.shifted(weekday - weekday_of(base.number))
    if which == "last":
        chosen, other = (
            (latest if behind > 1 else latest.shifted(-7)),
            latest,
        )  # nobody calls yesterday "last Wednesday"
    elif which in ("next", "following"):
        chosen, other = (coming if 0 < behind < 6 else coming.shifted(7)), coming  # nor tomorrow "next Friday"
    elif which in ("past", "previous"):
        chosen, other = (latest if behind else latest.shifted(-7)), latest.shifted(-7)
    elif which == "this":
        chosen, other = this, coming
    elif _is_coming(behind, tokens, context):
        chosen, other = coming, latest
    return dated(chosen, context.anchor(back=back), mod=mod, alternatives=[p for p in (other,) if p != chosen])


def _is_coming(behind: int, tokens: Sequence[Token], context: Context) -> bool:
    """Whether a bare weekday, the latest of which is so many days behind, means the coming one.

    Yesterday's weekday is seldom that of next week, and tomorrow's seldom that of last week.
    """
    start, end = tokens[0].start, tokens[-1].end
    if behind and not context.narrative and goes_on_behind(context, end):
        return False
    if not behind or looks_ahead(context, start, surely=behind == 1):
        return behind > 0
    if context.narrative:
        return False
    if _is_put_off(behind, start, context) or _follows(behind, start, context):
        return True
    if behind >= _AWAY and (is_announced(context, start, end) or _for_what_comes(start, end, context)):
        return True
    return behind >= _SIX and (is_scheduled(context, start, end) or not looks_back(context, start))


def _is_put_off(behind: int, start: int, context: Context) -> bool:
    """Such as "a rally slated for Thursday was called off" and "the hearing was postponed until Thursday"."""
    left = context.folded[max(0, start - 24) : start]
    return bool((behind >= _SOON and _PUT_DOWN.search(left)) or (behind > 1 and _PUT_OFF.search(left)))


def _for_what_comes(start: int, end: int, context: Context) -> bool:
    """Such as "taped for Sunday's broadcast" and "plans for Sunday's game", but not "blamed for Sunday's attack"."""
    left = context.folded[max(0, start - 20) : start]
    if not left.endswith("for ") or not context.folded.startswith("'s", end):
        return False
    return _SHOWN.match(context.folded, end) is not None or _EXPECTED.search(left) is not None


def _follows(behind: int, start: int, context: Context) -> bool:
    """Such as "a talk on Monday, followed by one on Tuesday": the latest Tuesday is before the day just told of."""
    told, today = context.previous_day, context.today
    if told is None or today is None or not _FOLLOWED.search(clause_before(context, start)):
        return False
    return today - behind < told.number < today - behind + 7
