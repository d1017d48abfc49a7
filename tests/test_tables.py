"""A table's declaration builds, checks and describes it."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pandas as pd
import pytest

from toolkit.schemas import ARTICLES, SEGMENTS, STATEMENTS, TABLES
from toolkit.tables import Column, SchemaError, Table, check_spans

NOTES = Table(
    "notes",
    "one note",
    (
        Column("note_id", "text", "key", required=True),
        Column("tone", "text", "how it sounds", choices=("kind", "sharp")),
        Column("length", "integer", "words", "words"),
        Column("heard", "time", "when", "UTC"),
        Column("places", "spans", "where", "character offsets"),
        Column("tags", "texts", "labels"),
    ),
)


def test_a_cell_left_out_is_empty() -> None:
    """Unknown is empty, never guessed."""
    row = NOTES.build([{"note_id": "n1"}]).iloc[0]
    assert pd.isna(row["tone"])
    assert pd.isna(row["length"])
    assert pd.isna(row["heard"])
    assert row["places"] == ()


def test_an_empty_text_counts_as_unknown() -> None:
    """There is one way to say 'not known'."""
    assert NOTES.build([{"note_id": "n1", "tone": ""}])["tone"].isna().all()


def test_an_empty_table_has_every_column() -> None:
    """An article without findings still gives the right columns."""
    for table in TABLES.values():
        assert table.build([]).columns.tolist() == [column.name for column in table.columns]


def test_an_unknown_key_is_refused() -> None:
    """A misspelt column is an error, not a silent loss."""
    with pytest.raises(SchemaError, match="table notes has no column 'tonne'"):
        NOTES.build([{"note_id": "n1", "tonne": "kind"}])


def test_a_value_outside_the_choices_names_row_and_value() -> None:
    """The message says what stands where and what is allowed."""
    with pytest.raises(SchemaError, match=r"table notes, column 'tone': row 1 holds 'loud'; allowed are kind, sharp"):
        NOTES.build([{"note_id": "n1", "tone": "kind"}, {"note_id": "n2", "tone": "loud"}])


def test_a_required_cell_may_not_be_empty() -> None:
    """Every row needs its key."""
    with pytest.raises(SchemaError, match="column 'note_id': row 0 is empty"):
        NOTES.build([{"tone": "kind"}])


def test_a_key_stands_once() -> None:
    """Two rows with one key would be confused later."""
    with pytest.raises(SchemaError, match="'n1' more than once"):
        NOTES.build([{"note_id": "n1"}, {"note_id": "n1"}])


def test_a_missing_column_is_named_with_its_meaning() -> None:
    """A user who brings a table learns what is missing."""
    with pytest.raises(SchemaError, match="column 'tone' is missing; it holds: how it sounds"):
        NOTES.check(NOTES.build([]).drop(columns="tone"))


def test_a_column_of_the_wrong_kind_is_refused() -> None:
    """Text in a number column is an error."""
    table = NOTES.build([{"note_id": "n1"}]).assign(length=["many"])
    with pytest.raises(SchemaError, match="column 'length': expected integer"):
        NOTES.check(table)


def test_columns_of_the_user_may_stand_beside() -> None:
    """Coding columns that a researcher adds are left alone."""
    table = NOTES.build([{"note_id": "n1"}]).assign(my_code=["frame A"])
    assert NOTES.check(table)["my_code"].tolist() == ["frame A"]


def test_years_from_1_to_9999_survive() -> None:
    """History and far futures keep their dates."""
    rows = [{"note_id": "old", "heard": datetime(1, 1, 1)}, {"note_id": "far", "heard": datetime(9999, 12, 31)}]
    assert [moment.year for moment in NOTES.build(rows)["heard"]] == [1, 9999]


def test_a_time_with_a_zone_is_kept_as_utc() -> None:
    """13:00 at +02:00 is 11:00 UTC."""
    table = NOTES.build([{"note_id": "n1", "heard": pd.Timestamp("2021-05-10T13:00:00+02:00")}])
    assert table["heard"].iloc[0] == pd.Timestamp("2021-05-10 11:00:00")


def test_spans_come_back_from_arrays() -> None:
    """Files give arrays; a restored table holds tuples again."""
    table = NOTES.build([{"note_id": "n1"}])
    table["places"] = pd.Series([[np.array([3, 5])]], dtype="object")
    assert NOTES.restore(table)["places"].iloc[0] == ((3, 5),)


def test_a_span_that_does_not_hold_its_words_is_refused() -> None:
    """Every row points to the exact characters it came from."""
    articles = ARTICLES.build([{"article_id": "a", "kind": "txt", "text": "Good morning"}])
    segment = {"segment_id": "a:g0", "article_id": "a", "start": 0, "end": 4, "surface": "Bad "}
    segments = SEGMENTS.build([segment | {"kind": "body", "reason": "prose", "rule": "test"}])
    with pytest.raises(SchemaError, match="row 'a:g0': surface is 'Bad ', but the text of 'a' holds 'Good'"):
        check_spans(SEGMENTS, segments, articles)


def test_the_declaration_describes_the_table() -> None:
    """What a column means is printed from the same place that checks it."""
    forms = STATEMENTS.describe().set_index("column").loc["form"]
    assert forms["values"] == "direct, indirect, mixed"
    assert forms["filled"] == "always"
