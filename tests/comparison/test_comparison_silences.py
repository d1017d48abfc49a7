"""Where two figures must not be called a contradiction, as real news has them: parts, periods, goods, targets."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk
from toolkit.comparison.figures import Figure, read_figures
from toolkit.comparison.stories import stories_of
from toolkit.comparison.surroundings import Surroundings
from toolkit.study import Study

CASES = Path(__file__).parents[1] / "cases" / "comparison_silences.csv"


def study(*texts: str) -> Study:
    rows = [
        {
            "article_id": f"a{n}", "outlet": outlet, "published": pd.Timestamp("2031-03-01", tz="UTC"),
            "published_grain": "day", "kind": "txt", "text": text,
        }
        for n, (outlet, text) in enumerate(zip(("Herald", "Courier"), texts, strict=False))
    ]  # fmt: skip
    return tk.analyse(tk.TABLES["articles"].build(rows), progress=False)


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["what"])
def test_figures_of_several_things_are_no_contradiction(case: dict[str, str]) -> None:
    """Numbers that stand beside each other in news are mostly of different things."""
    texts = [text for text in (case["first"], case["second"]) if text]
    found = set(tk.compare_quantities(study(*texts))["verdict"])
    assert "contradiction" not in found
    assert case["claimed"] == "no contradiction" or not found


def figures_of(table: Study) -> tuple[Surroundings, list[Figure]]:
    figures = read_figures(table)
    return Surroundings(figures, stories_of(table)), figures


TWICE = ("Sales were 134 tonnes, exports 412 tonnes.", "Exports were 412 tonnes and sales 134 tonnes.")


def test_two_articles_that_tell_both_numbers_are_a_sign() -> None:
    """Each of 134 and 412 stands in either article: they are likely to be two things."""
    around, (sales, _, exports, _) = figures_of(study(*TWICE))
    [signs] = around.signs([(sales, exports)])
    assert (signs["twin both"], signs["twin telling"]) == (1.0, 2.0)


def test_the_same_number_in_two_articles_is_no_such_sign() -> None:
    """134 in one article and 134 in the other speak for one thing."""
    around, (sales, _, _, again) = figures_of(study(*TWICE))
    assert "twin both" not in around.signs([(sales, again)])[0]


@pytest.mark.parametrize("number, told", [("1,720", True), ("500", False)])
def test_a_long_number_told_twice_is_a_sign(number: str, told: bool) -> None:
    """1,720 in two articles is one thing more often than 500 is."""
    texts = (f"The port says {number} ships left.", f"In all, {number} ships left Pell.")
    around, (first, second) = figures_of(study(*texts))
    assert ("same telling" in around.signs([(first, second)])[0]) is told


def test_no_pairs_have_no_signs() -> None:
    """Two articles without a pair of one measure tell nothing."""
    around, _ = figures_of(study("Some say 500 ships left."))
    assert around.signs([]) == []
