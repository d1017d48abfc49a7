"""Figures of a study side by side: pairs with verdicts, and the chain from the first source on."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from toolkit import schemas
from toolkit.comparison import compare_quantities, trace_figures
from toolkit.comparison.moments import is_compared
from toolkit.quantities import extract_quantities
from toolkit.study import Study

ARTICLES = [
    ("a1", "Herald", "2031-03-01", "There were 503 US troops in Kestria, officials said."),
    ("a2", "Courier", "2031-03-09", "There were 1,720 US troops in Kestria."),
    ("a3", "Wire", "2031-03-09", "About 500 US soldiers were in Kestria."),
    ("a4", "Radio", "2031-03-09", "There were 1,720 American tanks in Velm."),
    ("a5", "Daily", "2031-03-11", "There were 1,720 US troops in Kestria."),
]


def study(rows: list[tuple[str, str, str, str]] = ARTICLES) -> Study:
    articles = schemas.ARTICLES.build(
        {"article_id": key, "outlet": outlet, "published": day, "kind": "txt", "text": text}
        for key, outlet, day, text in rows
    )
    empty: dict[str, Any] = {
        name: schemas.TABLES[name].build([]) for name in ("segments", "statements", "dates", "speakers")
    }
    return Study(articles=articles, quantities=extract_quantities(articles), **empty)


def verdicts(table: pd.DataFrame) -> dict[tuple[str, str], str]:
    return {(row["first_article_id"], row["second_article_id"]): row["verdict"] for row in table.to_dict("records")}


def test_figures_for_the_same_time_from_two_outlets_contradict() -> None:
    """1,720 and about 500 on the same day, from two outlets, are a contradiction; nothing is said of the tanks."""
    found = verdicts(compare_quantities(study()))
    assert found[("a2", "a3")] == "contradiction"
    assert found[("a1", "a2")] == "update"
    assert found[("a2", "a5")] == "equal"
    assert not [pair for pair in found if "a4" in pair]


def test_only_the_wanted_thing_is_compared() -> None:
    """A class of things, or a place, can be asked for."""
    assert len(compare_quantities(study(), counted="US troops")) == 6
    assert compare_quantities(study(), counted="tanks").empty
    assert compare_quantities(study(), place="Velm").empty


def test_every_pair_names_both_sides_and_a_reason() -> None:
    """A verdict shows both figures, their sources and why."""
    row = compare_quantities(study()).iloc[0]
    assert row["first_source"] == "Herald"
    assert "exclude each other" in row["reason"] or "within" in row["reason"]


def test_a_chain_shows_first_repeated_and_changed() -> None:
    """The first source of a figure, who changed it and who repeated it stand in order of time."""
    chain = trace_figures(study(), counted="US troops")
    assert chain["role"].tolist() == ["first", "changes", "changes", "repeats"]
    assert chain["outlet"].tolist() == ["Herald", "Courier", "Wire", "Daily"]


@pytest.mark.parametrize("compare", [compare_quantities, trace_figures])
def test_a_study_without_numbers_gives_an_empty_table(compare: Any) -> None:
    """Nothing to compare is an empty table with its columns."""
    table = compare(study([("a1", "Herald", "2031-03-01", "Nobody spoke.")]))
    assert table.empty
    assert "quantity_id" in " ".join(table.columns)


def test_a_bound_with_than_is_dated_by_its_sentence() -> None:
    """ "More than 2,000 ... on 9 June" compares the number with no date: it holds for that day."""
    rows = [
        ("a1", "Herald", "2031-06-12", "There were more than 2,000 US troops in Kestria on 9 June 2031."),
        ("a2", "Courier", "2031-06-12", "There were 1,720 US troops in Kestria on 9 June 2031."),
    ]
    assert verdicts(compare_quantities(study(rows))) == {("a1", "a2"): "contradiction"}


def test_than_and_a_week_before_still_compares() -> None:
    """A number is bounded by "than" and a number word alone: "fewer than a week before" names another time."""
    text = "The mission counted 900 US troops in Kestria, more than a week before."
    start = text.index("a week before")
    assert is_compared(text, start, len(text) - 1)
    assert not is_compared("More than a dozen came on 9 June.", 26, 32)


def test_a_figure_without_a_unit_is_read_in_that_of_the_other() -> None:
    """220 million dollars from the ministry, "300 million" from the union: dollars too, and the reason says so."""
    rows = [
        ("d1", "Herald", "2031-03-09", "The new dam in Velm will cost $220 million, the ministry says."),
        ("d2", "Courier", "2031-03-09", "The new dam in Velm will come to 300 million, the union says."),
    ]
    table = compare_quantities(study(rows))
    assert table["unit"].tolist() == ["USD"]
    assert table["reason"].iloc[0].startswith("220,000,000 and 300,000,000 exclude each other")
    assert table["reason"].iloc[0].endswith("; the unit of 300 million is that of $220 million")


def test_a_figure_of_another_size_is_in_no_unit_but_its_own() -> None:
    """A bare 200 far from any sum of money is no 200 million dollars."""
    rows = [
        ("d1", "Herald", "2031-03-09", "The new dam in Velm will cost $220 million, the ministry says."),
        ("d2", "Courier", "2031-03-09", "At the new dam in Velm, the union counted 200."),
    ]
    assert compare_quantities(study(rows)).empty
