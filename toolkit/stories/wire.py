"""Wire credits: which news agency an article names as the source of its copy."""

from __future__ import annotations

import re
from functools import cache

from toolkit.lexicons import read_lexicon

_EDGE = 220
"""Characters at a text's head and tail in which a wire credit stands."""
_HEADS = (
    r"\((?:[^()\n]{0,30}[/ ])?WIRE(?:[/ ][^()\n]{0,30})?\)\s{0,3}[-—–:]",  # BRANT, May 3 (AP/Lorn Post) -
    r"^[^\W\d_][^()\n]{1,60}[,/] WIRE ?[—–-]\s",  # PARIS, May 3, AFP —
)
_TAILS = (
    r"(?:\([^()\n]{0,40}|©[^()\n]{0,40}|[Ss]ources?: ?[^()\n]{0,40}|\n(?:With|By|From|Via) [^()\n]{0,40}|\n\W{0,4})"
    r"WIRE[^()\n]{0,12}\)?\.?\s*$",  # (With inputs from AFP)
    r"\s(?:[-—–]{1,2} ?)?WIRE\.?\s*$",  # ... in port. REUTER
)
_SIGN_OFF = re.compile(r"[.!?\"”')]\s+(?:[-—–]{1,2} ?)?\S+\.?\s*$")


def find_wire(text: str, *, byline: str | None = None, outlet: str | None = None) -> str | None:
    """The agency that the text credits in its first or last lines, else its byline, else the outlet that is one.

    >>> find_wire("BRANT (Reuters) - The ferry stays in port."), find_wire("The ferry stays in port.")
    ('Reuters', None)
    >>> find_wire("The ferry stays in port.", byline="By Ana Dorn, Associated Press")
    'AP'
    """
    head, tail = text[:_EDGE].lstrip(), text[-_EDGE:].rstrip()
    found = next((match for shape in _HEADS if (match := _credit(shape).search(head))), None)
    found = found or _credit(_TAILS[0]).search("\n" + tail)
    if not found and _SIGN_OFF.search(tail):
        found = _credit(_TAILS[1]).search(tail)
    found = found or (_credit(r"WIRE").search(byline) if byline else None)
    if found:
        return _agencies()[found.group(1)]
    return _agencies().get(outlet.strip()) if outlet else None


@cache
def _agencies() -> dict[str, str]:
    return {row["wording"]: row["agency"] for row in read_lexicon("wire_agencies")}


@cache
def _credit(shape: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _agencies()), key=len, reverse=True))
    return re.compile(shape.replace("WIRE", rf"(?<!\w)({names})(?!\w)"))
