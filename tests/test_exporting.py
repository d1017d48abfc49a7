"""CSV files that a spreadsheet opens without running anything."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk
from toolkit.exporting import make_safe


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_that_would_be_a_formula_gets_an_apostrophe(start: str) -> None:
    """OWASP's list of characters that begin a formula."""
    cell = f"{start}cmd|'/c calc'!A0"
    assert make_safe(pd.DataFrame({"surface": [cell]}))["surface"].tolist() == ["'" + cell]


def test_a_column_of_ones_own_is_no_formula_either() -> None:
    """Its name comes from somebody's file, as its cells do."""
    assert make_safe(pd.DataFrame({"=1+1": ["a"]})).columns.tolist() == ["'=1+1"]


def test_numbers_stay_numbers() -> None:
    """A negative value is no formula."""
    assert make_safe(pd.DataFrame({"value": [-5.0]}))["value"].tolist() == [-5.0]


def test_spans_are_written_in_words() -> None:
    """A reader of the CSV sees start-end."""
    table = pd.DataFrame({"content_spans": pd.Series([((3, 9), (12, 20))], dtype="object")})
    assert make_safe(table)["content_spans"].tolist() == ["3-9; 12-20"]


def test_one_file_a_table_is_written(sample_study: tk.Study, tmp_path: Path) -> None:
    """Six tables, six files, each with every row."""
    written = tk.export_tables(sample_study, tmp_path)
    assert [path.name for path in written] == [
        "articles.csv",
        "segments.csv",
        "statements.csv",
        "dates.csv",
        "quantities.csv",
        "speakers.csv",
    ]
    assert len(pd.read_csv(tmp_path / "statements.csv")) == len(sample_study.statements)
