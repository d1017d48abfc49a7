"""The gold set of comparisons is whole: every figure stands where it is said to stand."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

GOLD = Path(__file__).parents[2] / "benchmarks" / "comparison_gold"
VERDICTS = {"equal", "compatible", "refines", "update", "contradiction", "not_comparable"}


def _rows(name: str) -> list[dict[str, str]]:
    with (GOLD / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _places(text: str, surface: str) -> int:
    return sum(text.startswith(surface, start) for start in range(len(text)))


TEXTS = {row["article_id"]: row["text"] for row in _rows("articles.csv")}
SIDES = (
    ("pairs.csv", "a_article_id", "a_"),
    ("pairs.csv", "b_article_id", "b_"),
    ("implied.csv", "article_id", ""),
    ("implied.csv", "article_id", "base_"),
    ("chains.csv", "article_id", ""),
)
FIGURES = [
    (name, row[article], row[f"{side}surface"], row[f"{side}nth"])
    for name, article, side in SIDES
    for row in _rows(name)
    if row[f"{side}surface"] or row[f"{side}nth"]
]


def test_articles_have_their_own_ids_and_are_short() -> None:
    """Every article has an id of its own and at most 90 words."""
    rows = _rows("articles.csv")
    assert len(TEXTS) == len(rows) >= 40
    assert [row["article_id"] for row in rows if not 20 <= len(row["text"].split()) <= 90] == []


def test_every_figure_stands_in_its_article() -> None:
    """The nth place of every surface exists in the article's text."""
    absent = [figure for figure in FIGURES if not 1 <= int(figure[3]) <= _places(TEXTS[figure[1]], figure[2])]
    assert absent == []


def test_every_row_has_a_reason() -> None:
    """Pairs and implied values say why in words."""
    assert all(row["reason"].strip() for name in ("pairs.csv", "implied.csv") for row in _rows(name))


def test_verdicts_are_known_and_balanced() -> None:
    """There are at least 320 pairs and 35 of each verdict, and no verdict besides the six."""
    counts = Counter(row["verdict"] for row in _rows("pairs.csv"))
    assert set(counts) == VERDICTS
    assert counts.total() >= 320
    assert min(counts.values()) >= 35


def test_no_pair_is_given_twice() -> None:
    """A pair stands once, in whatever order, and never pairs a figure with itself."""
    sides = [
        frozenset((row[f"{side}_article_id"], row[f"{side}_surface"], row[f"{side}_nth"]) for side in "ab")
        for row in _rows("pairs.csv")
    ]
    assert len(set(sides)) == len(sides)
    assert {len(pair) for pair in sides} == {2}


def test_implied_values_are_numbers_or_empty() -> None:
    """At least 65 multiples and changes are given; at least 10 have no value that follows."""
    values = [row["implied_value"] for row in _rows("implied.csv")]
    assert len(values) >= 65
    assert values.count("") >= 10
    assert all(float(value) > 0 for value in values if value)


@pytest.mark.parametrize("column", ["speaker", "outlet"])
def test_chains_begin_with_the_first(column: str) -> None:
    """Each of at least 12 chains counts its steps from 1; only the first step is the first."""
    rows = _rows("chains.csv")
    assert len({row["chain_id"] for row in rows}) >= 12
    assert all(row[column] for row in rows)
    assert all((row["step"] == "1") == (row["change"] == "first") for row in rows)
    assert {row["change"] for row in rows} == {"first", "repeated", "changed"}
