"""Published, captured and updated: what a sidecar states goes first, and a page clock never dates the article."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk

CLOCK = "07:15 GMT03 March 2019\nWatch Live\nThe ferry to Lorn stays in port.\n"


def only(path: Path) -> pd.Series:
    return tk.load_articles(path, progress=False).iloc[0]


def test_page_clock_is_the_capture(tmp_path: Path) -> None:
    """The clock in the page's furniture says when it was copied; publication stays empty."""
    (tmp_path / "ferry.txt").write_text(CLOCK)
    row = only(tmp_path)
    assert row["captured"] == pd.Timestamp("2019-03-03 07:15")
    assert pd.isna(row["published"])


@pytest.mark.parametrize("name", ["ferry_2019-03-03.txt", "capture_2018-11-02.txt"])
def test_date_of_saving_in_the_name_is_no_publication(tmp_path: Path, name: str) -> None:
    """A date in the file's name that is the page clock's, or is said to be of saving, does not date the article."""
    (tmp_path / name).write_text(CLOCK)
    assert pd.isna(only(tmp_path)["published"])


def test_sidecar_goes_before_the_text(tmp_path: Path) -> None:
    """The sidecar's date stands, whatever the text says; the clock is still the capture."""
    (tmp_path / "ferry.txt").write_text(CLOCK)
    (tmp_path / "metadata.csv").write_text("file,published\nferry.txt,2017-12-14\n")
    row = only(tmp_path)
    assert (row["published"], row["published_grain"]) == (pd.Timestamp("2017-12-14"), "day")
    assert row["captured"] == pd.Timestamp("2019-03-03 07:15")


def test_metadata_of_a_page_dates_it(tmp_path: Path) -> None:
    """A page's head says when it was published, and is named as the evidence."""
    head = '<meta property="article:published_time" content="2021-05-10T08:00:00Z">'
    (tmp_path / "a.html").write_text(f"<!doctype html><html><head>{head}</head><body><p>Rain fell.</p></body></html>")
    row = only(tmp_path)
    assert row["published"] == pd.Timestamp("2021-05-10 08:00")
    assert "article:published_time" in row["published_evidence"]


def test_the_capture_it_began_with(capture_path: Path) -> None:
    """That page was captured on 10 May 2021 at 22:48 UTC; nothing in it says when it was published."""
    row = only(capture_path)
    assert row["captured"] == pd.Timestamp("2021-05-10 22:48")
    assert pd.isna(row["published"])
