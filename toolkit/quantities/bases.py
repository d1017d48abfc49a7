"""Which numbers can be what a multiple, a share or a difference speaks of: no wholes and no sizes of changes."""

from __future__ import annotations

import re

from toolkit.quantities.records import Quantity

_OF = re.compile(r"(?:\s[a-z]+)?\s(?:out\s)?of\s(?:all\s)?(?:the|its|their|his|her|our|those|these|some|about)\s(?:[\w’'-]+\s){0,2}?\Z")
_EVERY = re.compile(r"\b(?:every|each|per)\s\Z")
_LONGEST = 60


def is_aside(k: int, told: list[Quantity], folded: str) -> bool:
    """Whether a number only says of what another is a part or by how much it differs, and is no level itself.

    That is the 700 of "420 of its 700 drivers came, 80 more than on Monday", the 5 of "12 boats, 5 fewer than its
    rival, but twice as many as in May", and the 100 of "18 of every 100".
    """
    found = told[k]
    if _EVERY.search(folded, max(0, found.start - 10), found.start):
        return True
    if k and found.kind == told[k - 1].kind and told[k - 1].value and found.start - told[k - 1].end < _LONGEST:
        if _OF.search(folded, told[k - 1].end, found.start) and "." not in folded[told[k - 1].end : found.start]:
            return (told[k - 1].value or 0.0) < (found.value or 0.0)
    return found.kind in ("count", "money") and found.implied_value is not None
