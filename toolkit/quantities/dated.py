"""Whether a date beside a number belongs to another number, with which the first is only compared."""

from __future__ import annotations

import re

_THAN = re.compile(r"\bthan\s\Z")
_EARLIER = re.compile(r"\b(?:down|up|compared|against|versus)\b[^,;.\n]*\d")
_FROM = re.compile(r"\bfrom\s(?:an?\s\w+\s|just\s|about\s)?\d")
_REACH = 160


def is_of_another(text: str, number: tuple[int, int], date: tuple[int, int]) -> bool:
    """Whether the date tells when something else held: 200 fewer than | a week ago; down from 48 | in January.

    >>> text = "41 percent agree, down from 48 percent in January"
    >>> is_of_another(text, (0, 10), (42, 49)), is_of_another(text, (28, 38), (42, 49))
    (True, False)
    """
    if _THAN.search(text, max(0, date[0] - 8), date[0]):
        return True
    between = text[number[1] : date[0]] if number[1] <= date[0] <= number[1] + _REACH else ""
    reached = text[max(0, number[0] - 4) : number[0]].endswith("to ")  # to 21 from 19 in May, not 40 men from 3 ships
    return _EARLIER.search(between) is not None or (reached and _FROM.search(between) is not None)
