"""A word in its contexts, its frequency, and what sets two groups apart."""

from __future__ import annotations

import pandas as pd
import pytest

import toolkit as tk
from toolkit.corpus import (
    CONCORDANCE,
    compare_story,
    concordance,
    count_articles,
    count_over_time,
    find_keywords,
    keep_first_of_stories,
)
from toolkit.schemas import check_spans


@pytest.fixture(scope="module")
def study() -> tk.Study:
    rows = pd.DataFrame(
        {
            "text": [
                "“The troops will leave in May,” Minister Ana Dorn said. Troops were seen on the quay on Monday.",
                "No soldier was seen in Brant on Monday, the mayor of the town said. The ferry sails again.",
            ],
            "outlet": ["Lorn Post", "Brant Echo"],
            "published": ["2021-05-10", "2021-06-10"],
        }
    )
    return tk.analyse(tk.load_articles(rows, progress=False), progress=False)


def test_a_study_without_articles_has_no_uses() -> None:
    """Empty tables with their columns, no error."""
    empty = tk.analyse(tk.load_articles([], progress=False), progress=False)
    assert concordance(empty, "troops").empty
    assert list(count_over_time(empty, "troops").columns)[:3] == ["row_id", "outlet", "begin"]


def test_every_use_has_its_context_and_speaker(study: tk.Study) -> None:
    """Capitals do not count; a use inside a statement names the speaker."""
    uses = concordance(study, "troops", width=4)
    assert uses[["left", "surface", "right"]].values.tolist() == [
        ["The ", "troops", " wil"],
        ["id. ", "Troops", " wer"],
    ]
    assert uses["speaker"].fillna("the outlet").tolist() == ["Ana Dorn", "the outlet"]
    check_spans(CONCORDANCE, uses, study.articles)


def test_part_of_a_word_is_no_use(study: tk.Study) -> None:
    """Whole words are looked for, parts only on demand."""
    assert len(concordance(study, "troop")) == 0
    assert len(concordance(study, "troop", whole_words=False)) == 2


def test_empty_word_is_refused(study: tk.Study) -> None:
    """An empty word stands everywhere, so it is refused."""
    with pytest.raises(ValueError, match="name a word"):
        concordance(study, " ")


def test_outlet_without_the_word_has_a_row(study: tk.Study) -> None:
    """Silence is a finding: an outlet that never uses the word stands there with nought."""
    counted = count_over_time(study, "troops")
    assert counted[["outlet", "uses", "articles"]].values.tolist() == [["Brant Echo", 0, 1], ["Lorn Post", 2, 1]]


def test_keywords_of_an_outlet(study: tk.Study) -> None:
    """The word that one outlet uses and the other does not leads, with its effect size."""
    found = find_keywords(study, study.articles["outlet"] == "Lorn Post", fewest=2).set_index("word")
    assert found.loc["troops", ["uses", "other_uses"]].tolist() == [2, 0]
    assert found.loc["troops", "log_ratio"] > 2


REPORT = (
    "The ferry to Lorn stays in port for a week, Harbour Master Ana Dorn said on Monday. Waves of nine metres came."
)


@pytest.fixture(scope="module")
def reprinted() -> tk.Study:
    rows = pd.DataFrame(
        {
            "text": [
                f"BRANT (AP) - {REPORT}",
                REPORT.replace("nine", "ten"),
                "No ferry at all lay in Brant this morning.",
            ],
            "outlet": ["Lorn Post", "Brant Echo", "Brant Echo"],
            "published": ["2021-05-10", "2021-05-11", "2021-05-12"],
        }
    )
    return tk.analyse(tk.load_articles(rows, progress=False), progress=False)


def test_reprint_counts_as_an_article_and_not_as_a_story(reprinted: tk.Study) -> None:
    """Articles, stories and outlets are counted side by side, and the unit is said in words."""
    counted = count_over_time(reprinted, "ferry", by="all")
    columns = ["uses", "articles", "articles_using", "stories", "stories_using", "outlets", "outlets_using"]
    assert counted[columns].values.tolist() == [[3, 3, 3, 2, 2, 2, 2]]
    once = count_over_time(reprinted, "ferry", by="all", unit="stories")
    assert once[columns].values.tolist() == [[2, 2, 2, 2, 2, 2, 2]]
    assert counted.attrs["counted"].startswith("all 3 articles; headlines")
    assert once.attrs["counted"].startswith("2 of 3 articles (the first of each story); headlines")
    assert "per thousand words" in once.attrs["counted"]


def test_concordance_can_take_each_story_once(reprinted: tk.Study) -> None:
    """A use in a reprint is not a second use of the story."""
    assert len(concordance(reprinted, "ferry")) == 3
    assert concordance(reprinted, "ferry", unit="stories")["outlet"].tolist() == ["Lorn Post", "Brant Echo"]


def test_unknown_unit_is_refused(reprinted: tk.Study) -> None:
    """A unit that does not exist is named with those that do."""
    with pytest.raises(ValueError, match="unit is 'pages'; expected one of articles, stories"):
        concordance(reprinted, "ferry", unit="pages")


def test_keywords_say_in_how_many_articles_a_word_stands(reprinted: tk.Study) -> None:
    """A word of one article alone is no mark of a group, and the table shows it."""
    found = find_keywords(reprinted, reprinted.articles["outlet"] == "Brant Echo", fewest=1)
    row = found.set_index("word").loc["ferry"]
    assert row[["uses", "other_uses", "articles_using", "other_articles_using"]].tolist() == [2, 1, 2, 1]
    assert "2 articles of " in found.attrs["counted"]


def test_keywords_can_take_each_story_once(reprinted: tk.Study) -> None:
    """The reprint in the group is the other outlet's story, and is left out."""
    group = reprinted.articles["outlet"] == "Brant Echo"
    found = find_keywords(reprinted, group, fewest=1, unit="stories").set_index("word")
    assert found.loc["ferry", ["uses", "other_uses"]].tolist() == [1, 1]


def test_groups_are_counted_in_articles_stories_and_outlets(reprinted: tk.Study) -> None:
    """One table says how many articles, stories, outlets and wire credits each group has."""
    assert count_articles(reprinted).drop(columns="outlets").values.tolist() == [
        ["Brant Echo", 2, 2, 0], ["Lorn Post", 1, 1, 1],
    ]  # fmt: skip
    assert count_articles(reprinted, by="wire")["group"].tolist() == ["AP", "unknown"]


def test_study_of_first_articles_counts_stories(reprinted: tk.Study) -> None:
    """Every figure made of it counts each story once; its provenance says so."""
    once = keep_first_of_stories(reprinted)
    assert once.articles["article_id"].tolist() == ["DataFrame#1", "DataFrame#3"]
    assert set(once.statements["article_id"]) == {"DataFrame#1"}
    assert set(reprinted.statements["article_id"]) == {"DataFrame#1", "DataFrame#2"}
    assert once.speakers["articles"].tolist() == [1] * len(once.speakers)
    assert once.provenance["counted"] == "stories: the first article of each, 2 of 3 articles"


def test_changes_of_a_story_point_into_both_texts(reprinted: tk.Study) -> None:
    """What a later version changed is a row, with its place in both texts."""
    changes = compare_story(reprinted, "DataFrame#1")
    assert changes[["article_id", "kind", "before", "after"]].fillna("").values.tolist() == [
        ["DataFrame#2", "removed", "BRANT (AP) -", ""],
        ["DataFrame#2", "replaced", "nine", "ten"],
    ]
    texts = reprinted.articles.set_index("article_id")["text"]
    row = changes.iloc[1]
    assert texts["DataFrame#1"][row["first_start"] :].startswith("nine metres")
    assert texts["DataFrame#2"][row["start"] :].startswith("ten metres")


def test_a_group_without_articles_is_not_compared() -> None:
    """A misspelt outlet gives an error, no table."""
    study = tk.analyse(tk.load_articles(["The ferry left.", "It rained."], progress=False), progress=False)
    with pytest.raises(ValueError, match="the group holds none of the articles"):
        tk.find_keywords(study, study.articles["outlet"] == "Lorn Pst")


def test_words_of_another_language_set_no_outlet_apart() -> None:
    """A German article among English ones is left out, which is counted in words."""
    german = (
        "Die Fähre bleibt bis Freitag im Hafen, sagte die Hafenmeisterin am Montag vor dem Rathaus. Der Sturm hat die "
        "Straße überflutet, und niemand weiß, wann der Kai wieder geöffnet werden kann."
    )
    harbour = "The ferry left the port on Monday because the storm was over and the crew had come back from the island."
    rain = "It rained all day on Monday and nobody left the house, because the streets of the town were under water."
    news = [{"text": text, "outlet": name} for text, name in ((harbour, "Post"), (rain, "Echo"), (german, "Bote"))]
    study = tk.analyse(tk.load_articles(pd.DataFrame(news), progress=False), progress=False, engine="rules")
    keywords = tk.find_keywords(study, study.articles["outlet"] == "Post", fewest=1)
    assert "die" not in keywords["word"].tolist()
    assert "1 article of 20 words compared; 1 in another language left out" in keywords.attrs["counted"]
