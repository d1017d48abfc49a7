"""The template that an outlet's pages share: slots between recurring lines, and how much running text each holds."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.segmenting.lines import STOPS, TextLine, line_key

_WORD = re.compile(r"\w+")
_FEWEST = 8
"""Words of a line that counts as running text."""
Slot = tuple[str, str]


class Slots(NamedTuple):
    """The running text of other pages of an outlet, as shares of a page: by slot, and by its first and last line."""

    both: Counter[Slot]
    above: Counter[str]
    below: Counter[str]
    pages: int


NO_SLOTS = Slots(Counter(), Counter(), Counter(), 0)


class Recurring(frozenset[str]):
    """Keys of the lines of a page that other pages of the outlet show too, with what stands between them there."""

    whole: Slots = NO_SLOTS
    """The slots of all pages of the outlet, added up."""
    own: Slots = NO_SLOTS
    """Those of the pages that tell the page's own story: what the others hold is the difference."""


def find_slots(lines: Sequence[TextLine], recurring: frozenset[str]) -> list[Slot]:
    """For each line, the recurring lines nearest above and below it, "" at the page's ends.

    >>> page = [TextLine(0, 5, "Share"), TextLine(5, 10, "Rain."), TextLine(10, 14, "More")]
    >>> find_slots(page, frozenset(("share", "more")))
    [('', 'more'), ('share', 'more'), ('share', '')]
    """
    keys = [line_key(line.words) for line in lines]
    return list(zip(_nearest(keys, recurring), _nearest(keys[::-1], recurring)[::-1], strict=True))


def share_slots(lines: Sequence[TextLine], recurring: frozenset[str]) -> Slots:
    """The share of the page's running text in each of its slots."""
    both, above, below = Counter[Slot](), Counter[str](), Counter[str]()
    worths = [_worth(line.words) for line in lines]
    total = max(sum(worths), 1)
    for (first, last), line, worth in zip(find_slots(lines, recurring), lines, worths, strict=True):
        if worth and line_key(line.words) not in recurring:
            both[first, last] += worth / total  # type: ignore[assignment]  # a Counter of shares
            above[first] += worth / total  # type: ignore[assignment]
            below[last] += worth / total  # type: ignore[assignment]
    return Slots(both, above, below, 1)


def describe_slots(lines: Sequence[TextLine], recurring: frozenset[str]) -> list[tuple[float, ...]]:
    """For each line, what its slot holds on this page and on the outlet's other pages; zeros where there are none."""
    pages = recurring.whole.pages - recurring.own.pages if isinstance(recurring, Recurring) else 0
    if not isinstance(recurring, Recurring) or not pages:
        return [(0.0,) * 7] * len(lines)
    here = share_slots(lines, recurring)
    slots = find_slots(lines, recurring)
    size = Counter(slots)
    return [(*_row(slot, here, recurring, pages), math.log1p(size[slot]) / 4) for slot in slots]


def _row(slot: Slot, here: Slots, recurring: Recurring, pages: int) -> tuple[float, ...]:
    whole, own = recurring.whole, recurring.own
    there = max(whole.both[slot] - own.both[slot], 0) / pages
    return (
        float(there > 0.001),
        there,
        here.both[slot],
        math.sqrt(there * here.both[slot]),
        (whole.above[slot[0]] - own.above[slot[0]]) / pages,
        (whole.below[slot[1]] - own.below[slot[1]]) / pages,
    )


def _nearest(keys: Sequence[str], recurring: frozenset[str]) -> list[str]:
    found, last = [], ""
    for key in keys:
        found.append(last)
        last = key if key in recurring else last
    return found


def _worth(words: str) -> int:
    count = len(_WORD.findall(words[:2000]))
    return count if count >= _FEWEST and words.endswith(STOPS) else 0
