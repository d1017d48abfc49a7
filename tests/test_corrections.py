"""A person's correction gives a new study, findings that follow, and a line in the log."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk
from toolkit.corrections import CorrectionError, corrections_log, replay, set_published, set_segment

TEXT = (
    "Listen Live\n\n"
    "HARBOUR TOWN — “We will not leave the pier,” Mayor Ilse Brandt said on Monday.\n\n"
    "Two other towns have closed their piers.\n"
)


@pytest.fixture(scope="module")
def study() -> tk.Study:
    return tk.analyse(tk.load_articles([TEXT], progress=False), progress=False, engine="rules")


@pytest.fixture(scope="module")
def article_id(study: tk.Study) -> str:
    return str(study.articles["article_id"].iloc[0])


def monday(study: tk.Study) -> pd.Series:  # type: ignore[type-arg]
    return study.dates[study.dates["surface"] == "Monday"].iloc[0]


def test_a_relative_date_waits_for_a_publication_date(study: tk.Study) -> None:
    """Without a date of publication, "Monday" is kept and left open."""
    assert pd.isna(monday(study)["begin"])
    assert study.statements["said_basis"].tolist() == ["unknown"]
    assert study.statements["said_begin"].isna().all()


def test_a_supplied_publication_date_resolves_the_article_again(study: tk.Study, article_id: str) -> None:
    """12 December 2017 was a Tuesday, so "on Monday" was the 11th."""
    corrected = set_published(study, article_id, "2017-12-12", by="Kim")
    assert monday(corrected)["begin"] == pd.Timestamp("2017-12-11")
    assert corrected.statements["said_begin"].iloc[0] == pd.Timestamp("2017-12-11")
    assert corrected.articles["published_evidence"].tolist() == ["person: Kim"]


def test_the_study_before_is_unchanged(study: tk.Study, article_id: str) -> None:
    """A correction makes a new study."""
    set_published(study, article_id, "2017-12-12")
    assert study.articles["published"].isna().all()
    assert study.corrections == ()


def test_the_log_says_who_changed_what(study: tk.Study, article_id: str) -> None:
    """One line a correction."""
    corrected = set_published(study, article_id, "2017-12", by="Kim", reason="print edition")
    assert corrections_log(corrected).to_dict("records") == [
        {
            "action": "set_published",
            "article_id": article_id,
            "published": "2017-12",
            "by": "Kim",
            "reason": "print edition",
        }
    ]
    assert corrected.articles["published_grain"].tolist() == ["month"]


def test_a_flipped_segment_takes_its_findings_along(study: tk.Study) -> None:
    """What a person calls furniture says nothing any more."""
    body = study.segments[study.segments["surface"].str.contains("pier,”")].iloc[0]
    corrected = set_segment(study, body["segment_id"], "furniture")
    assert len(study.statements) == 1
    assert len(corrected.statements) == 0


def test_a_log_is_replayed_after_opening(study: tk.Study, article_id: str, tmp_path: Path) -> None:
    """The saved log gives the same study again."""
    corrected = set_published(study, article_id, "2017-12-12")
    opened = tk.open_study(corrected.save(tmp_path / "study"))
    again = replay(study, opened.corrections)
    pd.testing.assert_frame_equal(again.dates, corrected.dates)
    assert opened.corrections == corrected.corrections


def test_an_unknown_article_is_named(study: tk.Study) -> None:
    """The message shows what names look like."""
    with pytest.raises(CorrectionError, match=r"no article 'nowhere\.txt' in this study"):
        set_published(study, "nowhere.txt", "2017-12-12")


def test_where_nobody_speaks_no_speaker_is_suggested() -> None:
    """The message says that there is none, and not a list without a name in it."""
    silent = tk.analyse(tk.load_articles(["It rained in Brant."], progress=False), progress=False)
    with pytest.raises(CorrectionError, match=r"no speaker 'Ana Dorn' in this study; it has none$"):
        tk.merge_speakers(silent, ["Ana Dorn"], into="Anna Dorn")


def test_the_log_says_who_relabelled_a_segment(study: tk.Study) -> None:
    """And why."""
    changed = set_segment(study, study.segments["segment_id"][0], "furniture", by="Kim", reason="a menu")
    assert corrections_log(changed)[["by", "reason"]].values.tolist() == [["Kim", "a menu"]]


def test_a_date_that_is_none_is_refused(study: tk.Study, article_id: str) -> None:
    """The message says how to write one."""
    with pytest.raises(CorrectionError, match="'soon' is no date; write 2017-12-12"):
        set_published(study, article_id, "soon")


def test_an_unknown_kind_lists_the_known_ones(study: tk.Study) -> None:
    """The labels are the schema's."""
    with pytest.raises(CorrectionError, match="unknown kind of segment 'menu'; known are title, dateline"):
        set_segment(study, study.segments["segment_id"].iloc[0], "menu")


def test_one_name_alone_is_a_list_of_one() -> None:
    """A text is no list of letters."""
    articles = tk.load_articles(["“We stay,” Ana Dorn said."], progress=False)
    study = tk.analyse(articles, progress=False, engine="rules")
    corrected = tk.merge_speakers(study, "Ana Dorn", into="Ana Maria Dorn")
    assert corrected.statements["speaker"].tolist() == ["Ana Maria Dorn"]


@pytest.mark.parametrize(
    "published, moment, grain",
    [
        ("2017", "2017-01-01", "year"),
        ("2017-12", "2017-12-01", "month"),
        ("2017-1-5", "2017-01-05", "day"),
        ("2017-12-12 16:40", "2017-12-12 16:40", "minute"),
        ("2017-12-12T16:40+01:00", "2017-12-12 15:40", "minute"),
    ],
)
def test_a_date_of_publication_is_as_exact_as_it_was_written(
    study: tk.Study, article_id: str, published: str, moment: str, grain: str
) -> None:
    """A day has no minute; an offset is taken off."""
    article = set_published(study, article_id, published).articles.iloc[0]
    assert (article["published"], article["published_grain"]) == (pd.Timestamp(moment), grain)


@pytest.mark.parametrize(
    "published", ["now", "12 December 2017", "20171212", "17", "2017-13", pd.Timestamp("2017-12-12")]
)
def test_a_date_in_other_words_is_refused(study: tk.Study, article_id: str, published: str) -> None:
    """It would get the clock of this moment, or a minute that nobody gave."""
    with pytest.raises(CorrectionError, match="write 2017-12-12, 2017-12, 2017 or"):
        set_published(study, article_id, published)


def test_a_correction_of_nothing_is_refused(study: tk.Study) -> None:
    """Nobody is renamed to no name, and no empty line goes into the log; the error names what is missing."""
    speaker = study.statements["speaker"].iloc[0]
    with pytest.raises(CorrectionError, match="merge_speakers needs 'into', which is ''"):
        tk.merge_speakers(study, [speaker], into="")
    with pytest.raises(CorrectionError, match="split_speaker needs 'statement_ids'"):
        tk.split_speaker(study, [], into="Ilse Brandt")
    with pytest.raises(CorrectionError, match="set_segment needs 'kind'"):
        replay(study, [{"action": "set_segment", "segment_id": study.segments["segment_id"].iloc[0]}])


def test_a_table_cannot_be_corrected(study: tk.Study) -> None:
    """The error says how to make a study of it."""
    with pytest.raises(TypeError, match="takes a study, not a table: first study"):
        set_published(study.articles, "text-1", "2017")  # type: ignore[arg-type]


@pytest.fixture
def untitled() -> tk.Study:
    """Two lines that nobody names, and a text."""
    page = "Ferry stays\nLorn Post\n“We will stay at the pier,” Minister Ana Dorn said on Monday, as the storm went on."
    return tk.analyse(tk.load_articles([page], progress=False), progress=False)


def titles(study: tk.Study) -> list[str]:
    return study.articles["title"].fillna("none").tolist()


def test_a_line_that_is_made_the_title_names_the_article(untitled: tk.Study) -> None:
    """The list of articles shows what a person says the headline is, and no longer once they take it back."""
    line = untitled.segments["segment_id"].iloc[0]
    named = set_segment(untitled, line, "title")
    assert (titles(untitled), titles(named)) == (["none"], ["Ferry stays"])
    assert titles(set_segment(named, line, "furniture")) == ["none"]


def test_the_title_that_is_set_last_names_the_article(untitled: tk.Study) -> None:
    """Where it is taken back, the other one does again."""
    first, second = untitled.segments["segment_id"].iloc[:2]
    both = set_segment(set_segment(untitled, first, "title"), second, "title")
    assert titles(both) == ["Lorn Post"]
    assert titles(set_segment(both, second, "furniture")) == ["Ferry stays"]


def test_a_title_that_the_file_names_stays_when_its_line_is_none() -> None:
    """The text is one witness of a title, the file another."""
    table = pd.DataFrame({"title": ["Ferry stays"], "text": ["Ferry stays\nIt rained in Brant, and the ferry stayed."]})
    study = tk.analyse(tk.load_articles(table, progress=False), progress=False)
    line = study.segments.loc[study.segments["kind"] == "title", "segment_id"].item()
    assert titles(set_segment(study, line, "furniture")) == ["Ferry stays"]
