"""Every kind of file gives its articles, and the report says what became of every file."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk
from toolkit.schemas import ARTICLES

TEXT = "The ferry to Lorn stays in port, the harbour master said.\n"


def load(source: object, **settings: object) -> pd.DataFrame:
    return tk.load_articles(source, progress=False, **settings)  # type: ignore[arg-type]


def test_text_file_is_one_article_named_by_its_file(tmp_path: Path) -> None:
    """A text file is one article, its text whole, its id the file's name."""
    (tmp_path / "ferry.txt").write_text(TEXT, encoding="utf-8")
    articles = load(tmp_path / "ferry.txt")
    assert articles[["article_id", "kind", "text"]].values.tolist() == [["ferry.txt", "txt", TEXT]]


def test_folder_names_articles_from_the_folder_on(tmp_path: Path) -> None:
    """In a folder the id is the path from that folder on, in the order of names."""
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    assert load(tmp_path)["article_id"].tolist() == ["one.txt", "b/two.txt"]


def test_glob_takes_only_what_it_names(tmp_path: Path) -> None:
    """A glob loads the files it matches, named from its fixed part on."""
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "two.log").write_text(TEXT, encoding="utf-8")
    assert load(str(tmp_path / "*.txt"))["article_id"].tolist() == ["one.txt"]


def test_list_of_texts_numbers_them() -> None:
    """Strings of a list that name no file are texts."""
    assert load([TEXT, "Another."])["article_id"].tolist() == ["text-1", "text-2"]


def test_list_of_paths_is_read(tmp_path: Path) -> None:
    """Paths of a list are read as files, named from the folder they share."""
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert load([tmp_path / "one.txt", str(tmp_path / "two.txt")])["article_id"].tolist() == ["one.txt", "two.txt"]


@pytest.mark.parametrize("kind", ["csv", "tsv", "json", "jsonl", "parquet", "frame"])
def test_table_of_articles_in_every_form(tmp_path: Path, kind: str) -> None:
    """A table gives the same articles whatever file it comes in."""
    table = pd.DataFrame(
        {
            "headline": ["Ferry stays", "Ferry sails"],
            "body": [TEXT, "It sailed."],
            "publisher": ["Lorn Post", "Lorn Post"],
            "publish_date": ["2021-05-10", "2021-05"],
        }
    )
    writers = {
        "csv": lambda path: table.to_csv(path, index=False),
        "tsv": lambda path: table.to_csv(path, index=False, sep="\t"),
        "json": lambda path: path.write_text(table.to_json(orient="records")),
        "jsonl": lambda path: table.to_json(path, orient="records", lines=True),
        "parquet": table.to_parquet,
    }
    source: object = table
    if kind in writers:
        source = tmp_path / f"wire.{kind}"
        writers[kind](source)
    articles = load(source)
    assert articles["title"].tolist() == ["Ferry stays", "Ferry sails"]
    assert articles["text"].tolist() == [TEXT, "It sailed."]
    assert articles["outlet"].tolist() == ["Lorn Post", "Lorn Post"]
    assert articles["published"].dt.strftime("%Y-%m-%d").tolist() == ["2021-05-10", "2021-05-01"]
    assert articles["published_grain"].tolist() == ["day", "month"]
    assert [name.rpartition("#")[2] for name in articles["article_id"]] == ["1", "2"]


def test_newsapi_export(tmp_path: Path) -> None:
    """An export that keeps its list under a key, with nested names, is read."""
    article = {"source": {"id": None, "name": "Lorn Post"}, "author": "A. Lind", "title": "Ferry", "content": TEXT}
    (tmp_path / "news.json").write_text(
        json.dumps({"status": "ok", "totalResults": 1, "articles": [article | {"publishedAt": "2021-05-10T06:00:00Z"}]})
    )
    row = load(tmp_path).iloc[0]
    assert (row["outlet"], row["byline"], row["published"]) == (
        "Lorn Post",
        "A. Lind",
        pd.Timestamp("2021-05-10 06:00"),
    )


def test_broken_json_line_is_named_and_the_others_load(tmp_path: Path) -> None:
    """One broken line costs one line."""
    (tmp_path / "wire.jsonl").write_text('{"text": "One."}\n{"text": \n{"text": "Two."}\n')
    articles = load(tmp_path)
    (file,) = tk.loading_report(articles).files
    assert articles["text"].tolist() == ["One.", "Two."]
    assert (file.became, file.articles, file.expected, file.problem) == ("read", 2, 3, "1 broken JSON line (line 2)")


def test_rows_without_text_are_counted(tmp_path: Path) -> None:
    """A row without text is no article, and is missed in the report."""
    (tmp_path / "wire.csv").write_text("text,title\nOne.,A\n,B\n")
    articles = load(tmp_path)
    assert len(articles) == 1
    assert tk.loading_report(articles).problems() == ["wire.csv: read: 1 of 2 rows have no text"]


def test_ragged_csv_rows_are_read_and_counted(tmp_path: Path) -> None:
    """A row with too many cells is read as far as the head goes."""
    (tmp_path / "wire.csv").write_text("text,title\nOne.,A,odd\nTwo.\n")
    articles = load(tmp_path)
    assert articles["text"].tolist() == ["One.", "Two."]
    assert "2 of 2 rows have more or fewer cells than the head" in tk.loading_report(articles).problems()[0]


@pytest.mark.parametrize(
    "raw,encoding",
    [
        ("“Nein” – Grüße".encode(), "utf-8"),
        ("“Nein” – Grüße".encode("utf-16"), "utf-16"),
        ("“Nein” – Grüße".encode("utf-8-sig"), "utf-8"),
        ("“Nein” – Grüße".encode("cp1252"), "cp1252"),
    ],
)
def test_encoding_is_found(tmp_path: Path, raw: bytes, encoding: str) -> None:
    """The text is right whatever Western encoding it was saved in."""
    (tmp_path / "a.txt").write_bytes(raw)
    articles = load(tmp_path)
    assert articles["text"].tolist() == ["“Nein” – Grüße"]
    assert tk.loading_report(articles).files[0].encoding == encoding


def test_line_ends_are_made_plain_once(tmp_path: Path) -> None:
    """The text's lines end in a newline, however the file's did."""
    (tmp_path / "a.txt").write_bytes(b"one\r\ntwo\rthree")
    assert load(tmp_path)["text"].tolist() == ["one\ntwo\nthree"]


def test_mixed_encodings_are_read_line_by_line(tmp_path: Path) -> None:
    """A file of two encodings loses no character, and the report says so."""
    (tmp_path / "a.txt").write_bytes("Grüße, Ärzte".encode() + b"\n" + "Böen".encode("cp1252"))
    articles = load(tmp_path)
    assert articles["text"].tolist() == ["Grüße, Ärzte\nBöen"]
    assert "mixed encodings" in tk.loading_report(articles).problems()[0]


BAD_FILES = [
    ("empty.txt", b"", "the file is empty"),
    ("blank.txt", b" \n\n", "the file holds nothing but blanks"),
    ("binary.txt", bytes(range(256)) * 9, "holds no text"),
    ("broken.json", b'{"text": ', "no valid JSON"),
    ("numbers.csv", b"a,b\n1,2\n", "no column holds the articles' text; the columns are: a, b"),
    ("broken.parquet", b"PAR1PAR1", "no readable Parquet"),
]


@pytest.mark.parametrize("name,raw,problem", BAD_FILES, ids=[name for name, _, _ in BAD_FILES])
def test_bad_file_fails_by_name_and_the_others_load(tmp_path: Path, name: str, raw: bytes, problem: str) -> None:
    """A file that cannot be read is a row that says why; the other articles load."""
    (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.txt").write_text(TEXT)
    articles = load(tmp_path)
    failed = [file for file in tk.loading_report(articles).files if file.became == "failed"]
    assert articles["article_id"].tolist() == ["good.txt"]
    assert [file.path for file in failed] == [name]
    assert failed[0].problem.startswith(problem)


@pytest.mark.parametrize("name,raw,problem", BAD_FILES, ids=[name for name, _, _ in BAD_FILES])
def test_strict_raises_on_the_first_problem(tmp_path: Path, name: str, raw: bytes, problem: str) -> None:
    """Strict loading stops at a bad file and names it."""
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(ValueError, match=f"{name}: "):
        load(tmp_path, strict=True)


def test_missing_folder_is_named() -> None:
    """A folder that is not there is an error that names it and says what may be given."""
    with pytest.raises(FileNotFoundError, match=r"'no_such_folder'.*give a folder, a file"):
        load("no_such_folder")


def test_missing_file_of_a_list_is_a_row(tmp_path: Path) -> None:
    """In a list of paths a missing one is a row of the report."""
    (tmp_path / "one.txt").write_text(TEXT)
    articles = load([str(tmp_path / "one.txt"), str(tmp_path / "two.txt")])
    assert len(articles) == 1
    assert tk.loading_report(articles).problems() == [f"{tmp_path / 'two.txt'}: failed: no such file or folder"]


def test_pictures_are_skipped(tmp_path: Path) -> None:
    """A picture is no article, whatever it is called."""
    (tmp_path / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(40))
    articles = load(tmp_path)
    assert tk.loading_report(articles).problems() == ["photo.txt: skipped: a picture (PNG), not an article"]
    assert list(articles.columns) == [column.name for column in ARTICLES.columns]


def test_gold_and_readme_are_no_articles(tmp_path: Path) -> None:
    """Gold annotations and notes about the corpus are left out, and said."""
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "dates.csv").write_text("text\nfoo\n")
    (tmp_path / "README.md").write_text("About.")
    report = tk.loading_report(load(tmp_path))
    assert report.summary() == "2 files: 2 skipped; 0 articles"


def test_link_in_a_loop_is_not_followed(tmp_path: Path) -> None:
    """A link to a folder is a row of the report, and the walk ends."""
    (tmp_path / "one.txt").write_text(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    report = tk.loading_report(load(tmp_path))
    assert report.problems() == ["loop: skipped: a link to a folder, not followed"]


def test_same_name_twice_gets_a_second_id() -> None:
    """Ids stay unique when two rows have the same number."""
    assert load(pd.DataFrame({"text": ["a", "b"]}))["article_id"].is_unique
