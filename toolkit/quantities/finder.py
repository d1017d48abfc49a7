"""`find_quantities` and `find_non_quantities`: every number of a text, sorted into the two."""

from __future__ import annotations

import re
from bisect import bisect_right

from toolkit.language.folding import fold
from toolkit.quantities.assembly import assemble
from toolkit.quantities.guards import named_spans, reason_against
from toolkit.quantities.measures import measure
from toolkit.quantities.numerals import find_numerals
from toolkit.quantities.pairs import pair_up
from toolkit.quantities.ranges import is_score, joined, share_scale
from toolkit.quantities.records import Measure, NonQuantity, Quantity
from toolkit.quantities.relations import relate

_SEPARATOR = re.compile(r"(?<=\d)[.,](?=\d)")
_GLUED_DASH = re.compile(r"—(?:(?<=[^\s\d]—)(?=\S)|(?<=\d—)(?=[^\s\d]))")
"""A dash between clauses that touches both: "at work—fewer than 40". Without it, the words beside it are one."""
_CONVENTIONS = (".", ",")


def find_quantities(text: str, *, decimal: str = ".") -> list[Quantity]:
    """Every quantity of the text, in reading order: counts, shares, money, measures, ranges, multiples.

    A surface is the number with its unit ("90 percent", "$3.2bn"), without the words that bound it.
    Left out, because they count nothing: dates, times, scores, names; `find_non_quantities` gives these.
    `decimal` is the mark before decimals in this outlet: "," reads "1.720,5" as 1720.5.

    >>> [(q.surface, q.value, q.counted, q.place) for q in find_quantities("1,720 US troops in Syria")]
    [('1,720', 1720.0, 'US troops', 'Syria')]
    >>> [(q.low, q.modifier, q.unit, q.counted) for q in find_quantities("more than 90 percent of Syrian territory")]
    [(90.0, 'more_than', '%', 'Syrian territory')]
    """
    folded = _folded(text, decimal)
    measures, _ = _sort_numbers(text, folded)
    assembled, _ = _without_names([assemble(found, text, folded) for found in measures])
    return relate(pair_up(assembled, text, folded), text, folded)


def find_non_quantities(text: str, *, decimal: str = ".") -> list[NonQuantity]:
    """Every number of the text that is no quantity, with the reason, in reading order.

    >>> [(n.surface, n.reason) for n in find_non_quantities("Two F-22s flew on May 5, 2018.")]
    [('22', 'model name'), ('5', 'date'), ('2018', 'year')]
    """
    folded = _folded(text, decimal)
    measures, refused = _sort_numbers(text, folded)
    _, names = _without_names([assemble(found, text, folded) for found in measures])
    numbers = [NonQuantity(m.start, m.end, text[m.start : m.end], reason) for m, reason in refused]
    return sorted([*numbers, *(NonQuantity(q.start, q.end, q.surface, "model name") for q in names)])


def _without_names(assembled: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """The quantities, and the numbers inside what others count: the 737 of "two new 737 Max jets"."""
    kept: list[Quantity] = []
    names: list[Quantity] = []
    reach = 0
    for quantity in assembled:
        if quantity.start < reach and quantity.kind == "count" and quantity.surface.isdigit():
            names.append(quantity)
            continue
        kept.append(quantity)
        if quantity.counted_start is not None and quantity.counted_start >= quantity.end:
            reach = max(reach, quantity.counted_end or 0)
    return kept, names


def _folded(text: str, decimal: str) -> str:
    if decimal not in _CONVENTIONS:
        raise ValueError(f"decimal is {decimal!r}; expected one of {', '.join(map(repr, _CONVENTIONS))}")
    folded = fold(_GLUED_DASH.sub(";", text) if "—" in text else text)
    if decimal == ".":
        return folded
    return _SEPARATOR.sub(lambda mark: "," if mark[0] == "." else ".", folded)


def _sort_numbers(text: str, folded: str) -> tuple[list[Measure], list[tuple[Measure, str]]]:
    """The numbers that measure something, ranges joined, and the others with their reasons."""
    measures = _apart([measure(numeral, text, folded) for numeral in find_numerals(folded)])
    reasons = _reasons(measures, text, folded)
    kept: list[Measure] = []
    refused: list[tuple[Measure, str]] = []
    i = 0
    while i < len(measures):
        pair = joined(measures[i], measures[i + 1], folded) if i + 1 < len(measures) else None
        open_ends = ("", "pronoun one", "year") if pair is not None and pair.unit else ("", "pronoun one")
        if pair is not None and reasons[i] in open_ends and not reasons[i + 1]:
            found, i = pair, i + 2
        elif reasons[i]:
            refused.append((measures[i], reasons[i]))
            i += 1
            continue
        else:
            found, i = measures[i], i + 1
        if kept:
            kept[-1] = share_scale(kept[-1], found, folded)
        kept.append(found)
    return kept, refused


def _apart(measures: list[Measure]) -> list[Measure]:
    """Without the digits that are part of the unit before them: the 2 of "0.3 A/cm2"."""
    apart: list[Measure] = []
    for found in measures:
        if not apart or found.first.start >= apart[-1].end:
            apart.append(found)
    return apart


def _reasons(measures: list[Measure], text: str, folded: str) -> list[str]:
    """Why each number is no quantity, "" where it may be one."""
    named = named_spans(folded)
    starts = [start for start, _, _ in named]
    reasons = [""] * len(measures)
    for i, found in enumerate(measures):
        at = bisect_right(starts, found.first.start) - 1
        if at >= 0 and found.first.end <= named[at][1]:
            reasons[i] = named[at][2]
        else:
            reasons[i] = reasons[i] or reason_against(found, text, folded)
        if i and is_score(measures[i - 1], found, text, folded):
            reason = next((r for r in (reasons[i - 1], reasons[i]) if r and r != "label"), "score")
            reasons[i - 1] = reasons[i] = reason
    return reasons
