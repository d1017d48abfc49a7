"""Number words as date expressions use them: counts, ordinals and spoken years."""

from __future__ import annotations

import re
from functools import cache

from toolkit.dates.vocabulary import number_words


def number_source() -> str:
    """The source of a pattern for number words, the longest reading first.

    >>> re.findall(number_source(), "nineteen ninety-seven, twenty-first, a hundred, three")
    ['nineteen ninety-seven', 'twenty-first', 'a hundred', 'three']
    """
    unit, teen, ten = _words("unit"), _words("teen"), _words("ten")
    ordinal = _words("ordinal")
    below = rf"(?:(?:{ten})(?:[ -](?:{unit})\b)?|{teen}|{unit})"
    century = "(?:twenty|nineteen|eighteen|seventeen|sixteen|fifteen|fourteen)"
    hundred = rf"hundred(?:(?: and)? {below})?\b"
    year = rf"{century}[ -](?:{hundred}|oh[ -](?:{unit})|(?:{ten})(?:[ -](?:{unit})\b)?(?! years)|{teen})"
    thousand = rf"two thousand(?:(?: and)? {below})?"
    ordinals = rf"(?:{ten})[ -](?:{ordinal})|{ordinal}"
    hundreds = rf"(?:(?:a|{unit}) )?hundred(?:(?: and)? {below})?"
    return rf"(?:{thousand}|{year}|{ordinals}|{hundreds}|{below})"


def _words(kind: str) -> str:
    return "|".join(sorted((w for w, (_, k) in number_words().items() if k == kind), key=len, reverse=True))


@cache
def read_number_words(words: str) -> tuple[str, int]:
    """Kind (n count, o ordinal, y year) and value of number words.

    >>> read_number_words("nineteen ninety-seven"), read_number_words("twenty-first")
    (('y', 1997), ('o', 21))
    """
    parts = [part for part in re.split(r"[\s-]+", words) if part not in ("and", "a", "oh")]
    values = [number_words().get(part, (100 if part == "hundred" else 1000, ""))[0] for part in parts]
    last = number_words().get(parts[-1])
    if last and last[1] == "ordinal":
        return "o", sum(values)
    if "thousand" in parts:
        return "y", 2000 + sum(values[2:])
    if len(values) > 1 and 13 < values[0] <= 20 and (values[0] < 20 or values[1] >= 10):
        return "y", values[0] * 100 + sum(value for value in values[1:] if value != 100)
    if "hundred" in parts:
        at = parts.index("hundred")
        return "n", (sum(values[:at]) or 1) * 100 + sum(values[at + 1 :])
    return "n", sum(values)
