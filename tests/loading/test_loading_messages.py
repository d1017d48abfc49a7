"""What the loading report says of an odd file tells a reader what is wrong with it and what to do."""

from __future__ import annotations

import csv
import io
import tarfile
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk
from toolkit.loading.report import FileReport

CASES = Path(__file__).parents[1] / "cases" / "loading_messages.csv"
"""The content is written with Python's escapes; \\xf6 is the byte of that number."""
with CASES.open(encoding="utf-8", newline="") as stream:
    ROWS = list(csv.DictReader(stream))


def report_on(path: Path, content: bytes) -> FileReport:
    """What the report says of this file, which lies in a folder by itself."""
    path.write_bytes(content)
    return next(iter(tk.loading_report(tk.load_articles(path.parent, progress=False)).files))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["file"])
def test_an_odd_file_is_told_of_in_words(row: dict[str, str], tmp_path: Path) -> None:
    """The row of the report says what became of the file, why, and what to do."""
    content = row["content"].encode("latin-1").decode("unicode_escape").encode("latin-1")
    report = report_on(tmp_path / row["file"], content)
    assert (report.became, report.problem) == (row["became"], row["problem"]), row["fact"]


@pytest.mark.parametrize(
    "member, content, problem",
    [
        ("mimetype", "application/epub+zip",
         "an e-book (EPUB), which is not read here: unpack it and keep its chapters"),
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet",
         "an OpenDocument spreadsheet, which is not read here: save it as XLSX or CSV first"),
        ("ppt/presentation.xml", "<x/>", "a presentation, which is not read here: save it as PDF first"),
        ("xl/workbook.xml", "<x/>", "cannot be read (KeyError: \"There is no item named '[Content_Types].xml' in the "
         "archive\"); it may be damaged: get it again"),
    ],
)  # fmt: skip
def test_a_packed_document_of_another_kind_is_no_archive(
    tmp_path: Path, member: str, content: str, problem: str
) -> None:
    """Its parts are no articles, and the report says how to get at its words."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(member, content)
    report = report_on(tmp_path / "a.zip", packed.getvalue())
    assert (report.became, report.problem) == ("failed", problem)


def test_a_tar_archive_is_named(tmp_path: Path) -> None:
    """Its bytes are no text, and it can be unpacked."""
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("a.txt"))
    assert report_on(tmp_path / "a.tar", packed.getvalue()).problem == (
        "a tar archive, which is not read here: unpack it first"
    )


def test_brackets_without_end_are_no_error_of_the_parser(tmp_path: Path) -> None:
    """The report speaks of the file."""
    report = report_on(tmp_path / "a.json", b"[" * 100_000)
    assert report.problem == "no JSON of articles: its brackets are nested too deep"


def test_a_date_that_is_not_used_is_said_with_its_sidecar(tmp_path: Path) -> None:
    """The article is loaded without it."""
    (tmp_path / "metadata.csv").write_text("file,published\na.txt,99/99/2021\n")
    report = report_on(tmp_path / "a.txt", b"It rained in Brant.")
    assert report.problem == (
        "its date '99/99/2021' in metadata.csv is not used, for such a form may mean several days or none; "
        "write dates as 2021-05-31"
    )


def test_a_sidecar_that_names_no_files_says_which_column_it_lacks(tmp_path: Path) -> None:
    """It is not taken for a table of articles."""
    report = report_on(tmp_path / "metadata.csv", b"name,outlet\na.txt,Lorn Post\n")
    assert report.problem == (
        "this sidecar cannot be read: it has no column `file` that names the articles; found name, outlet"
    )


def test_a_file_that_may_not_be_opened_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system says stands behind it."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = tk.loading_report(tk.load_articles([CASES], progress=False)).problems()
    assert problem == "loading_messages.csv: failed: cannot be opened: Permission denied"


@pytest.mark.parametrize(
    "name, problem",
    [
        ("", "'': an empty name; give a folder, a file, or '.' for all that lies in this folder"),
        ("https://lorn.example/ferry", "an address on the web, from which nothing is fetched; save the page"),
    ],
)
def test_what_is_no_place_on_this_machine_is_said_at_once(name: str, problem: str) -> None:
    """An empty name would else be the folder that one happens to stand in."""
    with pytest.raises(FileNotFoundError, match=problem):
        tk.load_articles(name)


def test_an_address_among_paths_is_a_row() -> None:
    """The others are read."""
    report = tk.loading_report(tk.load_articles(["https://lorn.example/ferry.html", "It rained."], progress=False))
    assert report.problems() == [
        "https://lorn.example/ferry.html: failed: an address on the web, from which nothing is fetched; "
        "save the page and name the file"
    ]


@pytest.mark.parametrize("empty", [None, float("nan"), pd.NA])
def test_an_empty_value_among_texts_is_said(empty: object) -> None:
    """As a column of a table gives it."""
    report = tk.loading_report(tk.load_articles(["It rained.", empty], progress=False))
    assert report.problems() == ["text-2: failed: there is no text: the value is empty"]


def test_columns_of_one_name_are_told_of(tmp_path: Path) -> None:
    """One of them is read, in a file as in a table."""
    table = pd.DataFrame([["It rained.", "It snowed."]], columns=["text", "text"])
    read = tk.load_articles(table, progress=False)
    assert read["text"].tolist() == ["It snowed."]
    assert tk.loading_report(read).problems() == [
        "DataFrame: read: more than one column is called text: the last is read"
    ]
    report = report_on(tmp_path / "a.csv", b"text,text\nIt rained.,It snowed.\n")
    assert report.problem == "more than one column is called text: the last is read"
