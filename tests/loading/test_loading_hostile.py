"""Hostile input: each kind is a clear row of the report, memory stays bounded, and the rest is loaded."""

from __future__ import annotations

import gzip
import io
import os
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest

import toolkit as tk

GOOD = "The ferry to Lorn stays in port, the harbour master said.\n"


def load(folder: Path) -> tuple[list[str], dict[str, str]]:
    """The ids of the articles, and the problem of every file that has one; the good file is always among them."""
    (folder / "good.txt").write_text(GOOD)
    articles = tk.load_articles(folder, progress=False)
    report = tk.loading_report(articles)
    assert "good.txt" in set(articles["article_id"])
    assert sum(file.articles for file in report.files) == len(articles)
    return articles["article_id"].tolist(), {file.path: file.problem for file in report.files if file.problem}


def test_wrong_encoding_is_read_and_said(tmp_path: Path) -> None:
    """A page that declares the wrong encoding is read by its bytes."""
    page = "<html><head><meta charset='utf-8'></head><body><p>Böen über Köln, sagte die Wärterin.</p></body></html>"
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    articles = tk.load_articles(tmp_path, progress=False)
    assert articles["text"].tolist() == ["Böen über Köln, sagte die Wärterin."]
    assert tk.loading_report(articles).files[0].encoding == "cp1252"


def test_mixed_encodings_lose_no_character(tmp_path: Path) -> None:
    """Lines in two encodings are read line by line."""
    (tmp_path / "a.txt").write_bytes("Grüße, Ärzte".encode() + b"\n" + "Böen".encode("cp1252"))
    _, problems = load(tmp_path)
    assert problems == {"a.txt": "mixed encodings: lines that are not UTF-8 were read as cp1252"}


def test_nul_bytes_are_left_out_and_counted(tmp_path: Path) -> None:
    """NUL bytes in a text are no text, and the report counts them."""
    (tmp_path / "a.txt").write_bytes(GOOD.encode() * 9 + b"\0\0\0" + GOOD.encode())
    _, problems = load(tmp_path)
    assert problems == {"a.txt": "3 NUL characters left out"}


def test_binary_called_txt_is_refused(tmp_path: Path) -> None:
    """A program called .txt is no text."""
    (tmp_path / "a.txt").write_bytes(os.urandom(50_000))
    articles, problems = load(tmp_path)
    assert articles == ["good.txt"]
    assert problems["a.txt"].startswith("holds no text")


def test_a_hundred_megabytes_in_one_line_within_memory(tmp_path: Path) -> None:
    """One endless line is read with a few times its size of memory."""
    (tmp_path / "a.txt").write_bytes(b"word " * 20_000_000)
    tracemalloc.start()
    articles, problems = load(tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert articles == ["a.txt", "good.txt"]
    assert problems == {}
    assert peak < 600_000_000


@pytest.mark.parametrize("name", ["bomb.zip", "bomb.txt.gz"])
def test_bombs_are_refused_within_memory(tmp_path: Path, name: str) -> None:
    """Half a gigabyte of blanks in a small file is a row, and is never unpacked whole."""
    blanks = b" " * 1_000_000
    if name.endswith(".zip"):
        with (
            zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open("a.txt", "w") as member,
        ):
            for _ in range(500):
                member.write(blanks)
    else:
        with gzip.open(tmp_path / name, "wb", compresslevel=1) as stream:
            for _ in range(500):
                stream.write(blanks)
    articles, problems = load(tmp_path)
    assert articles == ["good.txt"]
    assert "unpacks to" in "".join(problems.values())


def test_zip_in_zip_in_zip_ends(tmp_path: Path) -> None:
    """Archives nested without end are refused from the fifth on; what lies above is read."""
    inner = GOOD.encode()
    name = "a.txt"
    for depth in range(8):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr(name, inner)
            archive.writestr(f"beside{depth}.txt", GOOD)
        inner, name = buffer.getvalue(), f"z{depth}.zip"
    (tmp_path / "all.zip").write_bytes(inner)
    articles, problems = load(tmp_path)
    assert len(articles) == 6
    assert list(problems.values()) == ["archives are nested more than 5 deep; unpack the outer ones first"]


def test_path_that_climbs_out_is_refused(tmp_path: Path) -> None:
    """A member with a path out of the archive is a row; its siblings load, and nothing is written."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("../../evil.txt", "/etc/evil.txt", "C:/evil.txt", "fine.txt"):
            archive.writestr(name, GOOD)
    articles, problems = load(tmp_path)
    assert articles == ["a.zip/fine.txt", "good.txt"]
    assert set(problems.values()) == {"its path climbs out of the archive"}
    assert not list(tmp_path.parent.rglob("evil.txt"))


def test_links_in_a_loop_end(tmp_path: Path) -> None:
    """Links to folders are named and not followed; links that lead to each other or nowhere are rows."""
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    articles, problems = load(tmp_path)
    assert articles == ["good.txt"]
    assert problems == {
        "loop": "a link to a folder, not followed",
        "one": "a link that leads nowhere",
        "two": "a link that leads nowhere",
    }


ENTITIES = "".join(f"<!ENTITY e{i} '{f'&e{i - 1};' * 10 if i else 'x' * 1000}'>" for i in range(10))


@pytest.mark.parametrize("name", ["feed.xml", "page.html", "document.docx", "document.odt"])
def test_entity_bombs_do_not_burst(tmp_path: Path, name: str) -> None:
    """Entities that multiply are refused, or stay unexpanded, in every kind that is made of XML."""
    bomb = f"<?xml version='1.0'?><!DOCTYPE {{0}} [{ENTITIES}]>"
    parts = {
        "feed.xml": bomb.format("rss") + "<rss><item><title>&e9;</title></item></rss>",
        "page.html": bomb.format("html") + "<html><body><p>&e9;</p></body></html>",
        "document.docx": bomb.format("d") + "<d>&e9;</d>",
        "document.odt": bomb.format("d") + "<d>&e9;</d>",
    }
    if name.startswith("document"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            if name.endswith(".odt"):
                archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            archive.writestr("word/document.xml" if name.endswith(".docx") else "content.xml", parts[name])
    else:
        (tmp_path / name).write_text(parts[name])
    tracemalloc.start()
    articles, problems = load(tmp_path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 200_000_000
    assert name in problems or name in articles


def test_external_entities_are_not_fetched(tmp_path: Path) -> None:
    """A feed that names a file of this machine does not get it into an article."""
    secret = tmp_path / "secret.gold"
    secret.write_text("SECRET")
    feed = f"<!DOCTYPE rss [<!ENTITY s SYSTEM 'file://{secret}'>]><rss><item><title>a</title><description>&s;</description></item></rss>"
    (tmp_path / "feed.xml").write_text(feed)
    (tmp_path / "good.txt").write_text(GOOD)
    articles = tk.load_articles([tmp_path / "feed.xml", tmp_path / "good.txt"], progress=False)
    assert "SECRET" not in "".join(articles["text"])


def test_truncated_web_archive_gives_what_it_still_holds(tmp_path: Path) -> None:
    """A web archive that breaks off is read up to the break, and the break is said."""
    writer_of = pytest.importorskip("warcio.warcwriter").WARCWriter
    from warcio.statusandheaders import StatusAndHeaders

    buffer = io.BytesIO()
    writer = writer_of(buffer, gzip=True)
    for number in range(3):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        page = f"<html><body><p>{GOOD} {number} {os.urandom(3000).hex()}</p></body></html>".encode()
        url = f"https://lorn.example/{number}"
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(page), http_headers=headers))
    (tmp_path / "a.warc.gz").write_bytes(buffer.getvalue()[:-2000])
    articles, problems = load(tmp_path)
    assert articles[:2] == ["a.warc.gz#1", "a.warc.gz#2"]
    assert "breaks off" in problems["a.warc.gz"]


def test_truncated_json_lines_cost_one_line(tmp_path: Path) -> None:
    """A file that breaks off in its last line loses that line, by number."""
    (tmp_path / "a.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n{"text": "Thr')
    articles, problems = load(tmp_path)
    assert articles[:2] == ["a.jsonl#1", "a.jsonl#2"]
    assert problems == {"a.jsonl": "1 broken JSON line (line 3)"}


def test_ragged_rows_are_read_and_counted(tmp_path: Path) -> None:
    """Rows with too many and too few cells are read as far as the head goes."""
    (tmp_path / "a.csv").write_text("text,title\nOne.,A,odd\nTwo.\nThree.,C\n")
    articles, problems = load(tmp_path)
    assert articles[:3] == ["a.csv#1", "a.csv#2", "a.csv#3"]
    assert problems["a.csv"].startswith("2 of 3 rows have more or fewer cells than the head (row 1, 2)")


def test_strict_raises_at_the_first_problem(tmp_path: Path) -> None:
    """Strict loading stops at the first of several problems and names it."""
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.json").write_text("{")
    with pytest.raises(ValueError, match=r"^a\.txt: the file is empty"):
        tk.load_articles(tmp_path, strict=True, progress=False)


@pytest.mark.parametrize(
    "text",
    [
        "Document " + "A" * 300_000,
        "Full text: " + "a:" * 150_000 + "\nProQuest document ID: 1",
        "\n".join(["Body"] * 100_000),
    ],
    ids=["accession", "labels", "bodies"],
)
def test_texts_made_to_look_like_exports_take_no_endless_time(tmp_path: Path, text: str) -> None:
    """What resembles an export of a database is read in linear time, as text and as a page."""
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "b.html").write_text(f"<html><body><p>{text}</p></body></html>")
    begun = time.process_time()
    articles, _ = load(tmp_path)
    assert len(articles) >= 2
    assert time.process_time() - begun < 30


def test_gzip_in_gzip_ends(tmp_path: Path) -> None:
    """Compressed files nested without end are refused, whatever they are called."""
    inner = GOOD.encode()
    for _ in range(30):
        inner = gzip.compress(inner, 1)
    (tmp_path / "a.gz").write_bytes(inner)
    articles, problems = load(tmp_path)
    assert articles == ["good.txt"]
    assert list(problems.values()) == ["archives are nested more than 5 deep; unpack the outer ones first"]


def test_two_members_of_one_name_are_both_read(tmp_path: Path) -> None:
    """An archive that holds two files of one name gives both."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.txt", "It rained in Brant.")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "It snowed in Lorn.")
    assert tk.load_articles(tmp_path, progress=False)["text"].tolist() == ["It rained in Brant.", "It snowed in Lorn."]


def test_broken_or_bursting_mimetype_is_one_row(tmp_path: Path) -> None:
    """What an archive says of its own type is read within bounds, and may be broken."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "ab" * 200)
    raw = bytearray((tmp_path / "a.zip").read_bytes())
    begin = raw.find(b"mimetype") + len(b"mimetype")
    raw[begin : begin + 4] = b"\xff" * 4
    (tmp_path / "a.zip").write_bytes(raw)
    articles, problems = load(tmp_path)
    assert articles == ["good.txt"]
    assert problems["a.zip"].startswith("the archive is broken")


def test_date_before_the_calendar_is_no_date(tmp_path: Path) -> None:
    """The date that programs write for none, year 1 with an offset, leaves the cell empty."""
    (tmp_path / "a.csv").write_text("text,published\nIt rained.,0001-01-01T00:00:00+02:00\n")
    articles = tk.load_articles(tmp_path, progress=False)
    assert articles["published"].isna().tolist() == [True]


def test_text_given_as_a_path_is_shortened_in_the_error() -> None:
    """A whole text where a path belongs is said to be no file, and is not printed in full."""
    with pytest.raises(FileNotFoundError, match=r"Brant\. \.\.\.': no such file or folder"):
        tk.load_articles("It rained in Brant. " * 500)


def test_workbook_that_bursts_is_refused(tmp_path: Path) -> None:
    """A workbook whose parts unpack to more than any has is a row of the report, and is not unpacked."""
    pytest.importorskip("openpyxl")
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/sharedStrings.xml", "w") as member:
            for _ in range(310):
                member.write(b" " * 1_000_000)
    _, problems = load(tmp_path)
    assert problems == {"a.xlsx": "unpacks to more than 300 MB, which no article does"}


@pytest.mark.parametrize("field,cell", [("url", True), ("url", 2021), ("title", "\ud83d"), ("text", "Rain. \ud83d")])
def test_odd_cells_end_no_loading(field: str, cell: object) -> None:
    """A cell of another kind than its column's, or half of a character, costs at most itself."""
    articles = tk.load_articles([{"text": GOOD} | {field: cell}], progress=False)
    assert len(articles) == 1
