"""Quotations: what opens, what closes, and what does neither."""

import csv
import time
from pathlib import Path

import pytest

from toolkit.language.quotations import find_quotations

CASES = list(csv.DictReader((Path(__file__).parents[1] / "cases" / "quotations.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES, ids=[case["fact"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    """Every row of the case table is found as written."""
    found = [f"{q.surface}|{q.kind}" for q in find_quotations(case["text"])]
    assert found == (case["found"].split("#") if case["found"] else [])


def test_nested() -> None:
    """A quotation inside another has depth 2, of the same marks too."""
    text = '"They told us "never again" and left," she said.'
    assert [(q.surface, q.depth) for q in find_quotations(text)] == [
        ('"They told us "never again" and left,"', 1),
        ('"never again"', 2),
    ]


def test_repeated_opening_marks() -> None:
    """A quotation of three paragraphs, each with an opening mark and only the last with a closing one, is one."""
    text = "“One goes.\n\n“Two goes.\n\n“Three goes,” she said."
    (found,) = find_quotations(text)
    assert [text[a:b] for a, b in found.spans] == ["“One goes.", "“Two goes.", "“Three goes,”"]
    assert found.closed


def test_unpaired_mark_holds_no_more_than_its_paragraph() -> None:
    """One forgotten closing mark does not swallow the next paragraphs."""
    text = 'He said "we go home now.\n\nThe town was quiet.\n\n"It is over," she said.'
    assert [(q.surface, q.closed) for q in find_quotations(text)] == [
        ('"we go home now.', False),
        ('"It is over,"', True),
    ]


def test_slip_is_dropped() -> None:
    """A mark never closed, with a whole quotation after it, holds nothing."""
    assert [q.surface for q in find_quotations('The "end of it. "We stay here," she said.')] == ['"We stay here,"']


@pytest.mark.parametrize("unit", ['"', '"a ', "“a ", "' a", "“a\n\n", "«a", "„a ", "''a ", "‘a "])
def test_unbalanced_marks_cost_linear_time(unit: str) -> None:
    """20,000 unbalanced marks take well under two seconds."""
    begun = time.process_time()
    find_quotations(unit * 20_000)
    assert time.process_time() - begun < 2


def test_spans_hold_their_surface() -> None:
    """`text[start:end]` is the surface."""
    text = 'One "two," three ‘four five’ and “six.”'
    assert all(text[q.start : q.end] == q.surface for q in find_quotations(text))
