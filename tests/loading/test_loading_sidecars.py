"""A corpus says outlet, date and address of its files in sidecars."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

import toolkit as tk


def corpus(folder: Path, metadata: str, **files: str) -> pd.DataFrame:
    (folder / "metadata.csv").write_text(metadata, encoding="utf-8")
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text, encoding="utf-8")
    return tk.load_articles(folder, progress=False)


def test_sidecar_names_outlet_date_address_and_title(tmp_path: Path) -> None:
    """A row of metadata.csv fills the article's cells and is named as the date's evidence."""
    articles = corpus(
        tmp_path,
        "file,outlet,published,url,title\na.txt,Lorn Post,2021-05-10,https://lorn.example/a,Ferry\n",
        a__txt="Rain.",
    )
    row = articles.iloc[0]
    assert (row["outlet"], row["url"], row["title"]) == ("Lorn Post", "https://lorn.example/a", "Ferry")
    assert (row["published"], row["published_grain"]) == (pd.Timestamp("2021-05-10"), "day")
    assert row["published_evidence"] == "metadata.csv: 2021-05-10"


def test_pattern_gives_a_folder_its_default(tmp_path: Path) -> None:
    """A row for * fills what the file's own row leaves empty."""
    articles = corpus(tmp_path, "file,outlet\n*,Lorn Post\nb.txt,Brant Echo\n", a__txt="Rain.", b__txt="Sun.")
    assert articles["outlet"].tolist() == ["Lorn Post", "Brant Echo"]


def test_row_can_name_an_article_of_many(tmp_path: Path) -> None:
    """A row for wire.csv#2 is about the second article of the file."""
    articles = corpus(tmp_path, "file,outlet\nwire.csv#2,Brant Echo\n", wire__csv="text\nRain.\nSun.\n")
    assert articles["outlet"].fillna("").tolist() == ["", "Brant Echo"]


def test_file_that_is_listed_and_missing_is_a_failure(tmp_path: Path) -> None:
    """The report names a file that the sidecar lists and that is not there."""
    articles = corpus(tmp_path, "file,outlet\na.txt,Lorn Post\nb.txt,Lorn Post\n", a__txt="Rain.")
    assert "b.txt: failed: listed in a sidecar, but the file is not there" in tk.loading_report(articles).problems()


def test_meta_json_beside_the_file(tmp_path: Path) -> None:
    """NAME.meta.json speaks for NAME."""
    (tmp_path / "a.txt").write_text("Rain.")
    (tmp_path / "a.txt.meta.json").write_text('{"outlet": "Lorn Post"}')
    assert tk.load_articles(tmp_path, progress=False)["outlet"].tolist() == ["Lorn Post"]


def test_articles_csv_with_texts_is_a_table_of_articles(tmp_path: Path) -> None:
    """A file called articles.csv that holds texts is no sidecar."""
    (tmp_path / "articles.csv").write_text("text,outlet\nRain.,Lorn Post\n")
    assert tk.load_articles(tmp_path, progress=False)["outlet"].tolist() == ["Lorn Post"]


def test_outlet_argument_fills_in(tmp_path: Path) -> None:
    """The argument names the outlet where nothing else does."""
    (tmp_path / "a.txt").write_text("Rain.")
    assert tk.load_articles(tmp_path, outlet="Lorn Post", progress=False)["outlet"].tolist() == ["Lorn Post"]


def test_sidecar_with_semicolons(tmp_path: Path) -> None:
    """A sidecar saved with semicolons is read like any table."""
    articles = corpus(tmp_path, "file;outlet\na.txt;Lorn Post\n", a__txt="Rain.")
    assert articles["outlet"].tolist() == ["Lorn Post"]


def test_row_with_too_many_cells_gives_no_wrong_facts(tmp_path: Path) -> None:
    """A row that a comma without quotation marks has shifted is not used, and the report says so."""
    metadata = "file,title,outlet\na.txt,Rain, again,Lorn Post\nb.txt,Sun,Brant Echo\n"
    articles = corpus(tmp_path, metadata, a__txt="Rain.", b__txt="Sun.")
    assert articles["outlet"].fillna("").tolist() == ["", "Brant Echo"]
    assert tk.loading_report(articles).problems() == [
        "metadata.csv: failed: 1 of 2 rows of this sidecar have more cells than its head and are not used; "
        "put a value that holds a comma into quotation marks"
    ]


def test_separator_of_lines_in_a_cell_ends_no_row(tmp_path: Path) -> None:
    """A line separator within a title stays in its row."""
    articles = corpus(tmp_path, "file,title,outlet\na.txt,Rain\u2028again,Lorn Post\n", a__txt="Rain.")
    assert articles["outlet"].tolist() == ["Lorn Post"]


def test_long_texts_in_a_table_with_the_name_of_a_sidecar(tmp_path: Path) -> None:
    """A text longer than the csv module takes by itself is read from articles.csv too."""
    (tmp_path / "articles.csv").write_text(f"title,text\nRain,{'It rained. ' * 15_000}\n")
    assert tk.load_articles(tmp_path, progress=False)["title"].tolist() == ["Rain"]


def test_sidecar_nested_too_deep_is_named(tmp_path: Path) -> None:
    """Notes that nest without end are a row of the report; the article loads."""
    (tmp_path / "a.txt").write_text("Rain.")
    (tmp_path / "a.txt.meta.json").write_text("[" * 100_000)
    articles = tk.load_articles(tmp_path, progress=False)
    assert articles["text"].tolist() == ["Rain."]
    assert "this sidecar cannot be read" in tk.loading_report(articles).problems()[0]
