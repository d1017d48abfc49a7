"""A study is frozen, checked, saved and opened without loss."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk
from toolkit.extraction import Run
from toolkit.schemas import SEGMENTS, TABLES, check_spans


def test_every_row_points_to_its_exact_characters(sample_study: tk.Study) -> None:
    """`text[start:end] == surface` holds for every row of every table over all sample articles."""
    for name, table in TABLES.items():
        check_spans(table, getattr(sample_study, name), sample_study.articles)
    assert len(sample_study.statements) > 100
    assert len(sample_study.dates) > 50
    assert len(sample_study.quantities) > 50


def test_segments_tile_every_sample_text(sample_study: tk.Study) -> None:
    """Every character of every text is in exactly one segment."""
    texts = sample_study.articles.set_index("article_id")["text"]
    joined = sample_study.segments.sort_values(["article_id", "start"]).groupby("article_id")["surface"].agg("".join)
    assert joined.to_dict() == texts.to_dict()


def test_no_statement_stands_in_furniture(sample_study: tk.Study) -> None:
    """Menus and related headlines say nothing."""
    furniture = sample_study.segments[sample_study.segments["kind"].isin(["furniture", "metadata"])]
    inside = sample_study.statements.merge(furniture, on="article_id", suffixes=("", "_segment"))
    wrong = inside[(inside["cue_start"] >= inside["start_segment"]) & (inside["cue_start"] < inside["end_segment"])]
    assert wrong["surface"].tolist() == []


def test_statement_contents_are_the_words_of_their_spans(sample_study: tk.Study) -> None:
    """`content` is what stands at `content_spans`, joined by an ellipsis."""
    texts = sample_study.articles.set_index("article_id")["text"]
    for row in sample_study.statements.itertuples():
        words = [texts[row.article_id][start:end] for start, end in row.content_spans]
        assert row.content == " … ".join(words)


def test_a_saved_study_opens_the_same(sample_study: tk.Study, tmp_path: Path) -> None:
    """Opening needs no new run and loses nothing."""
    opened = tk.open_study(sample_study.save(tmp_path / "study"))
    for name in TABLES:
        pd.testing.assert_frame_equal(getattr(opened, name), getattr(sample_study, name), check_dtype=True)
    assert opened.provenance == json.loads(json.dumps(sample_study.provenance))


LATER = [
    ("articles", ["section", "length", "wire"]),
    ("quantities", ["status", "population", "period", "change"]),
]


@pytest.mark.parametrize("name, later", LATER, ids=[name for name, _ in LATER])
def test_a_study_saved_before_a_column_was_added_still_opens(
    sample_study: tk.Study, tmp_path: Path, name: str, later: list[str]
) -> None:
    """What the file lacks is empty, and stands where it is declared."""
    folder = sample_study.save(tmp_path / "study")
    older = pd.read_parquet(folder / f"{name}.parquet").drop(columns=later)
    older.to_parquet(folder / f"{name}.parquet", index=False)
    opened = getattr(tk.open_study(folder), name)
    assert opened.columns.tolist() == getattr(sample_study, name).columns.tolist()
    assert opened[later].isna().all(axis=None)


def test_a_study_that_lacks_a_column_of_its_time_is_refused(sample_study: tk.Study, tmp_path: Path) -> None:
    """Only columns that came later may be missing."""
    folder = sample_study.save(tmp_path / "study")
    sample_study.quantities.drop(columns="counted").to_parquet(folder / "quantities.parquet", index=False)
    with pytest.raises(tk.SchemaError, match="column 'counted' is missing"):
        tk.open_study(folder)


def test_a_study_folder_is_parquet_provenance_and_corrections(sample_study: tk.Study, tmp_path: Path) -> None:
    """One file a table, as the design says."""
    folder = sample_study.save(tmp_path / "study")
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [*(f"{name}.parquet" for name in TABLES), "corrections.jsonl", "provenance.json"]
    )


def test_saving_over_other_files_is_refused(sample_study: tk.Study, tmp_path: Path) -> None:
    """A user's own folder is never overwritten."""
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(FileExistsError, match="holds other files and no study"):
        sample_study.save(tmp_path)


def test_opening_what_is_no_study_names_what_is_missing(tmp_path: Path) -> None:
    """The message says which file was looked for."""
    with pytest.raises(FileNotFoundError, match=r"articles\.parquet"):
        tk.open_study(tmp_path)


@pytest.mark.parametrize("name", ["provenance.json", "corrections.jsonl", "dates.parquet"])
def test_a_study_with_a_broken_file_names_it(sample_study: tk.Study, tmp_path: Path, name: str) -> None:
    """As after a disk that was full, or a hand that slipped in an editor."""
    folder = sample_study.save(tmp_path / "study")
    (folder / name).write_text("{")
    with pytest.raises(ValueError, match=f"{name} cannot be read: it was cut off or changed by hand"):
        tk.open_study(folder)


def test_a_study_cannot_be_changed(sample_study: tk.Study) -> None:
    """Its tables are set once."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        sample_study.articles = pd.DataFrame()  # type: ignore[misc]


def test_provenance_holds_the_hash_of_every_input(sample_study: tk.Study) -> None:
    """Two people can prove that they analysed the same files."""
    assert {entry["article_id"] for entry in sample_study.provenance["articles"]} == set(
        sample_study.articles["article_id"]
    )
    assert all(len(entry["sha256"]) == 64 for entry in sample_study.provenance["files"])


def test_an_article_without_statements_gives_empty_tables() -> None:
    """No finding is an answer too, with the right columns."""
    study = tk.analyse(tk.load_articles(["Rain fell on the harbour."], progress=False), progress=False)
    assert len(study.statements) == 0
    assert study.statements.columns.tolist() == [column.name for column in TABLES["statements"].columns]
    assert len(study.speakers) == 0


def test_no_articles_give_an_empty_study() -> None:
    """An empty list of texts is no error."""
    study = tk.analyse(tk.load_articles([], progress=False), progress=False)
    assert study.summary() == "0 articles, 0 statements, 0 dates, 0 quantities, 0 speakers"


def test_one_bad_article_is_reported_and_the_others_go_on() -> None:
    """An extractor that fails on one article loses that article's rows alone."""

    def extract(articles: pd.DataFrame) -> pd.DataFrame:
        if articles["text"].str.contains("poison").any():
            raise ZeroDivisionError("bad luck")
        return SEGMENTS.build(
            {
                "segment_id": f"{row.article_id}:g0",
                "article_id": row.article_id,
                "start": 0,
                "end": len(row.text),
                "surface": row.text,
                "kind": "body",
                "reason": "prose",
                "rule": "test",
            }
            for row in articles.itertuples()
        )

    articles = tk.load_articles(["One.", "Some poison.", "Three."], progress=False)
    run = Run(articles, progress=False)
    assert run.extract(SEGMENTS, extract)["surface"].tolist() == ["One.", "Three."]
    assert [problem["problem"] for problem in run.problems] == ["ZeroDivisionError: bad luck"]
    assert run.problems[0]["article_id"] == articles["article_id"].iloc[1]


def test_a_row_without_evidence_is_reported_and_left_out() -> None:
    """A finder that points to the wrong characters costs its row, not the run."""

    def extract(articles: pd.DataFrame) -> pd.DataFrame:
        row = {
            "article_id": articles["article_id"].iloc[0],
            "start": 0,
            "kind": "body",
            "reason": "prose",
            "rule": "test",
        }
        return SEGMENTS.build(
            [
                row | {"segment_id": "right", "end": 3, "surface": "One"},
                row | {"segment_id": "wrong", "end": 3, "surface": "Two"},
            ]
        )

    run = Run(tk.load_articles(["One."], progress=False), progress=False)
    assert run.extract(SEGMENTS, extract)["segment_id"].tolist() == ["right"]
    assert [problem["problem"].split(",")[0] for problem in run.problems] == ["surface is 'Two'"]


def test_a_study_is_told_in_one_line() -> None:
    """Also where no notebook shows it: the tables are not poured out."""
    study = tk.analyse(tk.load_articles(["“We stay,” Ana Dorn said."], progress=False), progress=False, engine="rules")
    assert repr(study) == "Study: 1 article, 1 statement, 0 dates, 0 quantities, 1 speaker"


def test_an_article_in_another_language_did_not_fail() -> None:
    """It was not searched, which is said apart from what could not be analysed."""
    spanish = "El ministro dijo el lunes que el gobierno no va a ceder y que las obras seguirán durante todo el verano."
    study = tk.analyse(tk.load_articles([spanish], progress=False), progress=False, engine="rules")
    assert study.summary().endswith("; 1 article not in English: loaded, but not searched for findings")


@pytest.mark.parametrize("function", [tk.explore, tk.statement_timeline, lambda t: tk.export_tables(t, "x")])
def test_articles_are_not_yet_a_study(function: Callable[[pd.DataFrame], object]) -> None:
    """Who forgets to analyse is told so."""
    articles = tk.load_articles(["“We stay,” Ana Dorn said."], progress=False)
    with pytest.raises(TypeError, match=r"takes a study, not a table: first study = toolkit\.analyse\(articles\)"):
        function(articles)


def test_a_folder_is_not_yet_a_table_of_articles() -> None:
    """Who forgets to load is told so."""
    with pytest.raises(TypeError, match=r"not a str: analyse\(load_articles"):
        tk.analyse("sample_articles")  # type: ignore[arg-type]


def test_a_study_is_not_saved_over_a_file(tmp_path: Path) -> None:
    """The error names it and says what to name instead."""
    (tmp_path / "kept").write_text("mine", encoding="utf-8")
    with pytest.raises(NotADirectoryError, match="kept is a file; name a folder for the study"):
        tk.analyse(tk.load_articles([], progress=False), progress=False).save(tmp_path / "kept")
    assert (tmp_path / "kept").read_text(encoding="utf-8") == "mine"
