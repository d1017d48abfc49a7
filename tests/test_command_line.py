"""The command line does the main job and says what went wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.__main__ import main

ARTICLE = "HARBOUR TOWN — “We will not leave the pier,” Mayor Ilse Brandt said on Monday.\n"


def test_report_writes_one_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page holds the article, and the user reads what was loaded."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "pier.txt").write_text(ARTICLE, encoding="utf-8")
    page = tmp_path / "story.html"
    assert main(["report", str(tmp_path / "in"), "-o", str(page)]) == 0
    assert page.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    assert "1 statement" in capsys.readouterr().out


def test_a_missing_folder_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback: one line that says which folder."""
    assert main(["report", str(tmp_path / "nowhere")]) == 1
    assert "nowhere" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["report", "export"])
def test_a_folder_without_articles_writes_nothing(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An empty page or table would look like a result."""
    (tmp_path / "empty").mkdir()
    written = tmp_path / "written"
    assert main([command, str(tmp_path / "empty"), "-o", str(written)]) == 1
    assert not written.exists()
    assert capsys.readouterr().err.startswith("python -m toolkit: no article could be read from ")


def test_export_writes_tables(tmp_path: Path) -> None:
    """A CSV file a table."""
    (tmp_path / "pier.txt").write_text(ARTICLE, encoding="utf-8")
    assert main(["export", str(tmp_path / "pier.txt"), "-o", str(tmp_path / "tables"), "--engine", "rules"]) == 0
    assert "Ilse Brandt" in (tmp_path / "tables" / "statements.csv").read_text(encoding="utf-8-sig")


def test_the_page_of_tables_is_current(capsys: pytest.CaptureFixture[str]) -> None:
    """docs/tables.md is what `python -m toolkit describe` prints."""
    assert main(["describe"]) == 0
    page = Path(__file__).parents[1] / "docs" / "tables.md"
    assert capsys.readouterr().out == page.read_text(encoding="utf-8")
