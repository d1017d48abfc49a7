"""Whether the words around an expression speak of what is still to come."""

from __future__ import annotations

import re

from toolkit.dates.readings import Context

_AHEAD = re.compile(
    r"\b(?:will|won't|shall|going to|scheduled|set (?:to|for)|plans? to|planned|planning|due|expected|expects?"
    r"|is to|are to|upcoming|intends?|to be|ahead of|deadline)\b|'ll\b"
)
_BEHIND = re.compile(r"\b(?:said|was|were|had|did|told|reported|announced|since|last|[a-z]{3,}ed)\b")
_STOP = re.compile(r"[.;!?](?=\s)|\n\s*\n")


def looks_ahead(context: Context, start: int, end: int) -> bool:
    """Whether the nearest verb of the clause speaks of the future."""
    left = context.folded[max(0, start - 60) : start]
    for stop in _STOP.finditer(left):
        left = left[stop.end() :] if stop.end() <= len(left) else left
    ahead = max((m.end() for m in _AHEAD.finditer(left)), default=-1)
    behind = max((m.end() for m in _BEHIND.finditer(left)), default=-1)
    return ahead > behind
