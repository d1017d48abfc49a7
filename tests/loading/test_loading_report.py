"""The loading report counts, speaks in words, and travels with the table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import toolkit as tk
from toolkit.loading.publication import date_article
from toolkit.loading.report import FileReport, LoadingReport

REPORT = LoadingReport(
    (
        FileReport("a.txt", "txt", "utf-8", "read", 1),
        FileReport("wire.jsonl", "jsonl", "utf-8", "read", 3, 4, "1 broken JSON line (line 2)"),
        FileReport("<b>.txt", None, None, "failed", 0, None, "the file is empty"),
    )
)


def test_summary_counts_files_and_articles() -> None:
    """The summary says what was read, what failed and what was lost."""
    assert REPORT.summary() == "3 files: 2 read, 1 failed; 4 articles (4 listed, 3 read, 1 lost)"


def test_table_has_a_row_a_file() -> None:
    """The table holds every file with its outcome."""
    assert REPORT.table["became"].tolist() == ["read", "read", "failed"]


def test_notebook_view_escapes_names() -> None:
    """A file's name cannot put markup into a notebook."""
    assert "<b>.txt" not in REPORT._repr_html_()


def test_report_travels_through_pandas() -> None:
    """Filtering and joining tables keeps the report."""
    articles = tk.load_articles(["One.", "Two."], progress=False)
    joined = pd.concat([articles.head(1), articles.tail(1)])
    assert tk.loading_report(joined) == tk.loading_report(articles)


def test_foreign_table_has_no_report() -> None:
    """A table from elsewhere has no report, and the error says how to get one."""
    with pytest.raises(LookupError, match="load_articles"):
        tk.loading_report(pd.DataFrame())


def test_a_notebook_shows_no_empty_columns() -> None:
    """What no file has is left out, and an unknown number is blank."""
    shown = LoadingReport((FileReport("a.txt", "txt", "utf-8", "read", 1),))._repr_html_()
    assert not [words for words in ("<NA>", "&lt;NA&gt;", "expected", "problem") if words in shown]


def test_an_empty_folder_is_told_in_words(tmp_path: Path) -> None:
    """Nothing to read is no success."""
    articles = tk.load_articles(tmp_path, progress=False)
    assert tk.loading_report(articles).summary() == "0 files; 0 articles: there is nothing to read"


def test_file_of_rows_without_text_names_them(tmp_path: Path) -> None:
    """A file none of whose rows has a text has failed, and its rows are named all the same."""
    (tmp_path / "a.csv").write_text("title,text\nRain,\nSnow,\n")
    report = tk.loading_report(tk.load_articles(tmp_path, progress=False))
    assert report.files[0][1:6] == ("csv", "utf-8", "failed", 0, 2)
    assert report.missing["title"].tolist() == ["Rain", "Snow"]


def test_a_text_that_breaks_the_search_for_its_date_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It has no date, the report says why, and the others have theirs."""

    def search(draft: Any, facts: Any, *, path: str | None) -> dict[str, Any]:
        if "odd" in draft.text:
            raise ZeroDivisionError("no day of 0")
        return date_article(draft, facts, path=path)

    (tmp_path / "a.txt").write_text("The odd mill closed.")
    (tmp_path / "b.txt").write_text("PELL, May 3, 2031 (Wire) - The mill closed.")
    monkeypatch.setattr("toolkit.loading.account.date_article", search)
    articles = tk.load_articles(tmp_path, progress=False)
    assert articles["published"].notna().tolist() == [False, True]
    problems = [file.problem for file in tk.loading_report(articles).files]
    assert problems == ["a.txt: its date was not looked for: ZeroDivisionError: no day of 0", ""]


def test_a_notebook_shows_first_what_failed() -> None:
    """Then what was odd; and the outcome is told in words that need no manual."""
    files = [
        FileReport("a.txt", "txt", "utf-8", "read", 1, languages="en 1"),
        FileReport("b.csv", "csv", "utf-8", "read", 2, 3, "1 of 3 rows have no text", "de 1, en 1"),
        FileReport("c.txt", None, None, "failed", 0, problem="the file is empty"),
    ]
    shown = LoadingReport(tuple(files))._repr_html_()
    assert shown.index("c.txt") < shown.index("b.csv") < shown.index("a.txt")
    assert "German 1, English 1" in shown
    assert "nan" not in shown
    for head in ("what became of it", "articles it lists", "why, or what was odd"):
        assert head in shown


def test_a_notebook_shows_no_thousands_of_files() -> None:
    """Sixty are read, the others counted; the table has them all."""
    report = LoadingReport(tuple(FileReport(f"{n}.txt", "txt", "utf-8", "read", 1) for n in range(1000)))
    assert report._repr_html_().count("<tr") == 61
    assert "And 940 more files" in report._repr_html_()
    assert len(report.table) == 1000
