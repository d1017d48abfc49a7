"""The hand-made gold of the sample articles keeps its word: every span stands where it says."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from toolkit import schemas

SAMPLES = Path(__file__).resolve().parents[2] / "sample_articles"
FOLDERS = ("syria_pullout", "kestrel_strait")


def read_gold(folder: str, table: str) -> list[dict[str, str]]:
    with (SAMPLES / folder / "gold" / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def texts(sample_articles: pd.DataFrame) -> dict[str, str]:
    return dict(zip(sample_articles["article_id"], sample_articles["text"], strict=True))


@pytest.mark.parametrize("folder", FOLDERS)
def test_gold_of_publication_names_every_article(folder: str, texts: dict[str, str]) -> None:
    """Every loaded article has one row of publication gold, and no row is left over."""
    named = [row["article_id"] for row in read_gold(folder, "published")]
    assert sorted(named) == sorted(name for name in texts if name.startswith(f"{folder}/"))


def test_the_invented_story_is_told_in_thirty_articles_or_more() -> None:
    """Kestrel Strait has at least thirty articles."""
    assert len(read_gold("kestrel_strait", "published")) >= 30


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("table", ["dates", "quantities"])
def test_marked_words_stand_where_the_gold_says(folder: str, table: str, texts: dict[str, str]) -> None:
    """The nth occurrence of the surface has the context before it, and the offsets where they are given."""
    for row in read_gold(folder, table):
        text = texts[row["article_id"]]
        start = -1
        for _ in range(int(row["nth"])):
            start = text.find(row["surface"], start + 1)
            assert start >= 0, row
        assert " ".join(text[max(0, start - 30) : start].split()) == row["context"].strip(), row
        if row["start"]:
            assert (int(row["start"]), int(row["end"])) == (start, start + len(row["surface"])), row


@pytest.mark.parametrize("folder", FOLDERS)
def test_contents_speakers_and_cues_are_words_of_the_article(folder: str, texts: dict[str, str]) -> None:
    """Every stretch of content, the speaker's mention and the cue occur in the text."""
    for row in read_gold(folder, "statements"):
        text = " ".join(texts[row["article_id"]].split())
        for part in [*row["content"].split(" … "), *row["speaker_mention"].split(" … "), *row["cue"].split(" … ")]:
            assert part in text, (row["article_id"], part)


@pytest.mark.parametrize("folder", FOLDERS)
def test_offsets_of_statements_point_at_their_content(folder: str, texts: dict[str, str]) -> None:
    """Where a statement has offsets, they are those of its first content span."""
    for row in read_gold(folder, "statements"):
        if row["start"]:
            span = texts[row["article_id"]][int(row["start"]) : int(row["end"])]
            assert row["content"].startswith(" ".join(span.split())), row


@pytest.mark.parametrize("folder", FOLDERS)
def test_gold_uses_the_words_of_the_schema(folder: str) -> None:
    """Forms, cue classes, TIMEX3 types, grains and modifiers are those that the tables allow."""
    for row in read_gold(folder, "statements"):
        assert row["form"] in schemas.FORMS, row
        assert row["cue_class"] in schemas.CUE_CLASSES, row
        assert row["said_basis"] in schemas.SAID_BASES, row
    for row in read_gold(folder, "dates"):
        assert row["type"] in schemas.TIMEX_TYPES, row
        assert row["grain"] in (*schemas.GRAINS, ""), row
    for row in read_gold(folder, "quantities"):
        assert row["modifier"] in schemas.MODIFIERS, row


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_speaker_of_a_statement_is_listed(folder: str) -> None:
    """The speakers' gold holds every canonical name that the statements' gold uses."""
    listed = {row["canonical"] for row in read_gold(folder, "speakers")}
    assert {row["speaker"] for row in read_gold(folder, "statements")} <= listed | {""}
