"""The roles that tokens play in one expression: month, day number, year, weekday, clock, zone, ..."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from toolkit.dates.words import Token

_ONCE = {
    "M": "month", "W": "weekday", "y": "year", "B": "year", "T": "offset", "P": "part", "K": "clock", "Z": "zone",
    "H": "holiday", "%": "holiday", "S": "season", "E": "decade", "G": "ago", "U": "unit", "u": "unit",
    "1": "full", "2": "partial",
    "3": "stamp", "J": "part", "i": "which", "j": "which", "l": "which", "k": "which", "x": "which", "z": "which",
    "m": "mod", "s": "mod", "q": "about", "4": "about", "C": "era", "b": "turn", "f": "turn", "g": "turn", "<": "turn",
    ">": "turn", "v": "few", "a": "one", "e": "each", "$": "fiscal", "h": "half",
}  # fmt: skip


def slots(tokens: Sequence[Token]) -> dict[str, Any]:
    """The values of the tokens by role; a number before am or pm is a clock, any other a day or a count.

    >>> from toolkit.dates.tokens import tokens_around
    >>> slots(tokens_around("10 a.m. aug. 7, 1998", (3, 7), floor=0))
    {'clock': (10,), 'half_day': 'am', 'month': 8, 'number': 7, 'year': 1998}
    """
    found: dict[str, Any] = {}
    for place, token in enumerate(tokens):
        kind = token.kind
        role = _ONCE.get(kind)
        if role is not None:
            found.setdefault(role, token.value)
        elif kind in "no":
            after = tokens[place + 1].kind if place + 1 < len(tokens) else ""
            if after == "A":
                found.setdefault("clock", (token.value,))
            else:
                found.setdefault("number" if kind == "n" else "ordinal", token.value)
        elif kind == "A":
            found.setdefault("half_day", token.value[0] + "m" if token.value[0] in "ap" else "")
    return found


def clock_time(roles: dict[str, Any]) -> tuple[int, int, int] | None:
    """Hour (24 for a midnight that ends the day), minute, second; None where it is no time of day.

    >>> clock_time({"clock": (10, 35), "half_day": "pm"})
    (22, 35, 0)
    """
    value = roles["clock"]
    if isinstance(value, str):
        value = tuple(int(part) for part in re.split(":", value))
    hour, minute, second = (*value, 0, 0)[:3]
    half = roles.get("half_day", "")
    if not isinstance(hour, int) or minute > 59 or second > 60 or hour > 24 or (half and hour > 12):
        return None
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif roles.get("part") in ("EV", "NI", "AF") and 1 <= hour < 12 and len(value) <= 2:
        hour += 12
    return hour, minute, second
