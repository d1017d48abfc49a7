"""The gold sets of comparisons are whole: every figure stands where it is said to stand."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
VERDICTS = {"equal", "compatible", "refines", "update", "contradiction", "not_comparable"}
SIDES = (
    ("pairs.csv", "a_article_id", "a_"),
    ("pairs.csv", "b_article_id", "b_"),
    ("implied.csv", "article_id", ""),
    ("implied.csv", "article_id", "base_"),
    ("chains.csv", "article_id", ""),  # where the gold has chains
)


class Gold(NamedTuple):
    """A folder, and the least that it holds."""

    folder: str
    words: tuple[int, int]
    articles: int
    pairs: int
    each_verdict: int
    implied: int
    silent: int
    chains: int


FIRST = Gold("comparison_gold", (20, 90), articles=40, pairs=320, each_verdict=35, implied=65, silent=10, chains=12)
BLIND = Gold(
    "comparison_gold_blind", (80, 220), articles=80, pairs=560, each_verdict=17, implied=90, silent=20, chains=40
)
DEVELOPMENT = Gold(
    "comparison_gold_development",
    (70, 160),
    articles=130,
    pairs=1000,
    each_verdict=20,
    implied=180,
    silent=20,
    chains=100,
)
TRAINING = Gold(
    "comparison_gold_training", (90, 180), articles=210, pairs=2500, each_verdict=100, implied=150, silent=15, chains=0
)
GOLDS = (FIRST, BLIND, DEVELOPMENT, TRAINING)


@pytest.fixture(params=GOLDS, ids=lambda gold: gold.folder)
def gold(request: pytest.FixtureRequest) -> Gold:
    """Each of the four gold sets in turn."""
    return request.param


@pytest.fixture(params=[gold for gold in GOLDS if gold.chains], ids=lambda gold: gold.folder)
def chained(request: pytest.FixtureRequest) -> Gold:
    """Each of the gold sets that have chains."""
    return request.param


@cache
def _rows(gold: Gold, name: str) -> list[dict[str, str]]:
    with (BENCHMARKS / gold.folder / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _texts(gold: Gold) -> dict[str, str]:
    return {row["article_id"]: row["text"] for row in _rows(gold, "articles.csv")}


def _places(text: str, surface: str) -> int:
    return sum(text.startswith(surface, start) for start in range(len(text)))


def _figures(gold: Gold) -> list[tuple[str, str, str, str]]:
    return [
        (name, row[article], row[f"{side}surface"], row[f"{side}nth"])
        for name, article, side in SIDES
        if (BENCHMARKS / gold.folder / name).exists()
        for row in _rows(gold, name)
        if row[f"{side}surface"] or row[f"{side}nth"]
    ]


def test_articles_have_their_own_ids_and_are_short(gold: Gold) -> None:
    """Every article has an id of its own and keeps to the length of its set."""
    rows = _rows(gold, "articles.csv")
    least, most = gold.words
    assert len(_texts(gold)) == len(rows) >= gold.articles
    assert [row["article_id"] for row in rows if not least <= len(row["text"].split()) <= most] == []


def test_every_figure_stands_in_its_article(gold: Gold) -> None:
    """The nth place of every surface exists in the article's text."""
    texts = _texts(gold)
    absent = [figure for figure in _figures(gold) if not 1 <= int(figure[3]) <= _places(texts[figure[1]], figure[2])]
    assert absent == []


def test_every_row_has_a_reason(gold: Gold) -> None:
    """Pairs and implied values say why in words."""
    assert all(row["reason"].strip() for name in ("pairs.csv", "implied.csv") for row in _rows(gold, name))


def test_verdicts_are_known_and_balanced(gold: Gold) -> None:
    """There are enough pairs, and of each verdict, and no verdict besides the six."""
    counts = Counter(row["verdict"] for row in _rows(gold, "pairs.csv"))
    assert set(counts) == VERDICTS
    assert counts.total() >= gold.pairs
    assert min(counts.values()) >= gold.each_verdict


def test_no_pair_is_given_twice(gold: Gold) -> None:
    """A pair stands once, in whatever order, and never pairs a figure with itself."""
    sides = [
        frozenset((row[f"{side}_article_id"], row[f"{side}_surface"], row[f"{side}_nth"]) for side in "ab")
        for row in _rows(gold, "pairs.csv")
    ]
    assert len(set(sides)) == len(sides)
    assert {len(pair) for pair in sides} == {2}


def test_implied_values_are_numbers_or_empty(gold: Gold) -> None:
    """Enough multiples and changes are given, and enough of them have no value that follows."""
    values = [row["implied_value"] for row in _rows(gold, "implied.csv")]
    assert len(values) >= gold.implied
    assert values.count("") >= gold.silent
    assert all(float(value) > 0 for value in values if value)


@pytest.mark.parametrize("column", ["speaker", "outlet"])
def test_chains_begin_with_the_first(chained: Gold, column: str) -> None:
    """Each chain counts its steps from 1; only the first step is the first."""
    rows = _rows(chained, "chains.csv")
    assert len({row["chain_id"] for row in rows}) >= chained.chains
    assert all(row[column] for row in rows)
    assert all((row["step"] == "1") == (row["change"] == "first") for row in rows)
    assert {row["change"] for row in rows} == {"first", "repeated", "changed"}


def test_chains_go_forward(chained: Gold) -> None:
    """No step of a chain was published before the step it follows."""
    published = {row["article_id"]: row["published"] for row in _rows(chained, "articles.csv")}
    steps = _rows(chained, "chains.csv")
    back = [
        (before["chain_id"], after["step"])
        for before, after in pairwise(steps)
        if before["chain_id"] == after["chain_id"] and published[before["article_id"]] > published[after["article_id"]]
    ]
    assert back == []


def test_a_chain_names_the_outlet_of_its_article(chained: Gold) -> None:
    """The outlet of a step is the one that printed the article."""
    outlets = {row["article_id"]: row["outlet"] for row in _rows(chained, "articles.csv")}
    assert [row for row in _rows(chained, "chains.csv") if row["outlet"] != outlets[row["article_id"]]] == []


@pytest.mark.parametrize(
    "gold, agreed, read",
    [(BLIND, 158, 160), (DEVELOPMENT, 119, 120), (TRAINING, 146, 150)],
    ids=["blind", "development", "training"],
)
def test_a_second_reader_agreed_as_often_as_is_told(gold: Gold, agreed: int, read: int) -> None:
    """The numbers of the READMEs: verdicts read again, and those of them that are the first reader's."""
    first = {row["pair_id"]: row["verdict"] for row in _rows(gold, "pairs.csv")}
    second = {row["pair_id"]: row["verdict"] for row in _rows(gold, "second_reading.csv")}
    assert len(second) == read
    assert sum(first[pair] == verdict for pair, verdict in second.items()) == agreed


def test_the_blind_set_shares_no_text_with_the_first() -> None:
    """No article and no outlet of the first set comes back in the blind one."""
    for column in ("text", "article_id", "outlet"):
        first, blind = ({row[column] for row in _rows(gold, "articles.csv")} for gold in (FIRST, BLIND))
        assert first & blind == set()
