"""The reach of each number of a text: its sentence, and the stretch of it between its neighbours."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from toolkit.comparison.nouns import role_of
from toolkit.language.tries import trie_source
from toolkit.quantities import Quantity

_AGE_GROUP = re.compile(r"\b(?:under|over|aged?|below|above)\W*\Z")
_LABEL = re.compile(r"\W*(?:[\w’'-]+\s?){1,5}")
"""What stands before a colon tells what is counted behind it: "Still missing: 40"."""


class Span(NamedTuple):
    """The reach of one number: its sentence, and the stretch of it between its neighbours."""

    sentence: int
    begin: int
    finish: int
    left: int
    right: int


@cache
def _breaks() -> re.Pattern[str]:
    return re.compile(rf"[;:]|,?\s(?:{trie_source(role_of('break'))})\s|,\sand\s")


@cache
def said_words(role: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{trie_source(role_of(role))})\b")


def part_of_day(folded: str, span: Span) -> float:
    """The hour told in the number's own part of the sentence, else before it in a running report; 0 if none is."""
    found = [hour for hour in _HOURS if said_words(f"hour {hour}").search(folded, span.left, span.right)]
    if found:
        return float(found[-1])
    clock = list(_CLOCK.finditer(folded, max(0, span.begin - CLOCK_BACK), span.right))
    return int(clock[-1][1]) + int(clock[-1][2]) / 60 if clock else 0.0


CLOCK_BACK = 200
"""Characters before a sentence in which the hour stands under which a running report tells it."""
_CLOCK = re.compile(r"(?<![\d:.])([01]?\d|2[0-3])[:.]([0-5]\d)(?![\d:.%])")
_HOURS = (5, 8, 12, 15, 19, 22)


def read_spans(
    folded: str,
    quantities: Sequence[Quantity],
    contents: Sequence[tuple[int, int] | None],
    bounds: list[tuple[int, int]],
) -> list[Span]:
    starts = [start for start, _ in bounds]
    spans = []
    ages = [bool(_AGE_GROUP.search(folded, max(0, q.start - 8), q.start)) and len(q.surface) < 4 for q in quantities]
    for i, quantity in enumerate(quantities):
        at = max(0, bisect_right(starts, quantity.start) - 1)
        begin, finish = bounds[at] if bounds else (0, len(folded))
        finish = max(finish, quantity.end)
        before = i - 1 if i < 2 or not ages[i - 1] else i - 2
        left = max(begin, quantities[before].end) if i and not ages[before] else begin
        right = min(finish, quantities[i + 1].start) if i + 1 < len(quantities) else finish
        said = contents[i]
        if said is not None and said[0] <= quantity.start and quantity.end <= said[1]:
            left, right = max(left, said[0]), min(right, said[1])
        for cut in _breaks().finditer(folded, left, quantity.start):
            left = cut.end() if cut[0] != ":" or not _LABEL.fullmatch(folded, left, cut.start()) else left
        stop = _breaks().search(folded, quantity.end, max(right, quantity.end))
        told = max(stop.start() if stop else right, quantity.counted_end or quantity.end)
        spans.append(Span(at, begin, finish, min(left, quantity.start), told))
    return spans
