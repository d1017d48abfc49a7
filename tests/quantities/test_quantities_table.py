"""The finder applied to tables: keys, segments, statements and dates."""

from __future__ import annotations

import pandas as pd
import pytest

from toolkit import analyse, schemas
from toolkit.quantities import extract_quantities

TEXT = "READ MORE: 12 tips\n\nOn Monday 1,720 troops left, the minister said: “We kept 40.” In May 90 percent had left."


def articles(text: str = TEXT) -> pd.DataFrame:
    return schemas.ARTICLES.build([{"article_id": "a1", "kind": "txt", "text": text}])


def segment(kind: str, start: int, end: int) -> dict[str, object]:
    return {
        "segment_id": f"a1:g{start}", "article_id": "a1", "start": start, "end": end, "surface": TEXT[start:end],
        "kind": kind, "reason": "test", "rule": "test",
    }  # fmt: skip


def test_every_row_has_its_own_key_and_true_spans() -> None:
    """Keys count up within the article, and each span holds its surface."""
    table = extract_quantities(articles())
    assert table["quantity_id"].tolist() == ["a1:q0", "a1:q1", "a1:q2", "a1:q3"]
    schemas.check_spans(schemas.QUANTITIES, table, articles())


def test_furniture_is_not_read() -> None:
    """Numbers in furniture are no findings of the article."""
    cut = TEXT.index("On Monday")
    segments = schemas.SEGMENTS.build([segment("furniture", 0, cut), segment("body", cut, len(TEXT))])
    assert extract_quantities(articles(), segments)["surface"].tolist() == ["1,720", "40", "90 percent"]


def test_a_number_belongs_to_the_statement_around_it() -> None:
    """A number inside a statement's content carries the statement's key."""
    start = TEXT.index("“We kept")
    row = {
        "statement_id": "a1:s0", "article_id": "a1", "start": start, "end": start + 12,
        "surface": TEXT[start : start + 12],
        "content": "We kept 40.", "content_spans": [(start, start + 13)], "negated": False, "form": "direct",
        "said_basis": "unknown", "confidence": 1.0, "rule": "test",
    }  # fmt: skip
    table = extract_quantities(articles(), statements=schemas.STATEMENTS.build([row]))
    assert dict(zip(table["surface"], table["statement_id"].fillna(""), strict=True))["40"] == "a1:s0"


def test_a_number_holds_for_the_date_of_its_sentence() -> None:
    """The as-of interval is the date expression of the same sentence; another sentence's date is not used."""
    at = TEXT.index("Monday")
    row = {
        "date_id": "a1:d0", "article_id": "a1", "start": at, "end": at + 6, "surface": "Monday", "type": "DATE",
        "value": "2017-12-11", "begin": "2017-12-11", "finish": "2017-12-12", "anchor": "publication",
        "approximate": False, "rule": "test",
    }  # fmt: skip
    table = extract_quantities(articles(), dates=schemas.DATES.build([row])).set_index("surface")
    assert table.loc["1,720", "as_of_begin"] == pd.Timestamp("2017-12-11")
    assert pd.isna(table.loc["90 percent", "as_of_begin"])


def test_what_the_finder_knows_of_a_number_stands_in_the_table() -> None:
    """Status, holder, period and change are columns, empty where the sentence does not say them."""
    text = "The army has 400 tanks. Exports rose 12 percent. A total of 30 people were killed."
    table = extract_quantities(articles(text)).set_index("surface")
    told = table[["status", "population", "period", "change"]].fillna("")
    assert told.loc["400"].tolist() == ["", "army", "", ""]
    assert told.loc["12 percent"].tolist() == ["", "", "", "up"]
    assert told.loc["30"].tolist() == ["killed", "", "total", ""]


@pytest.mark.parametrize(("decimals", "value"), [({"Heute": ","}, 1720.0), ({}, 1.72)])
def test_the_decimal_comma_is_a_setting_of_the_outlet(decimals: dict[str, str], value: float) -> None:
    """ "1.720" is 1,720 for an outlet that is named with a comma, and 1.72 for all others."""
    row = {"article_id": "a1", "kind": "txt", "text": "They sold 1.720 tonnes.", "outlet": "Heute"}
    assert extract_quantities(schemas.ARTICLES.build([row]), decimals=decimals)["value"].tolist() == [value]


def test_an_outlet_that_is_not_there_is_refused() -> None:
    """A misspelt outlet is an error that names the outlets."""
    row = {"article_id": "a1", "kind": "txt", "text": "They sold 1.720 tonnes.", "outlet": "Heute"}
    with pytest.raises(ValueError, match="decimals names 'Gestern'; the outlets are Heute"):
        analyse(schemas.ARTICLES.build([row]), decimals={"Gestern": ","}, progress=False)


def test_an_analysis_keeps_the_decimal_commas_among_its_settings() -> None:
    """What was asked for stands in the provenance, and governs the numbers."""
    row = {"article_id": "a1", "kind": "txt", "text": "They sold 1.720 tonnes.", "outlet": "Heute"}
    study = analyse(schemas.ARTICLES.build([row]), decimals={"Heute": ","}, progress=False)
    assert study.provenance["settings"]["decimals"] == {"Heute": ","}
    assert study.quantities["value"].tolist() == [1720.0]


def test_no_number_gives_an_empty_table() -> None:
    """An article without numbers gives a table with every column and no row."""
    table = extract_quantities(articles("Nobody spoke."))
    assert table.empty
    assert list(table.columns) == [column.name for column in schemas.QUANTITIES.columns]
