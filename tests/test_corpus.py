"""A word in its contexts, its frequency, and what sets two groups apart."""

from __future__ import annotations

import pandas as pd
import pytest

import toolkit as tk
from toolkit.corpus import CONCORDANCE, concordance, count_over_time, find_keywords
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


def test_every_use_has_its_context_and_speaker(study: tk.Study) -> None:
    """Capitals do not count; a use inside a statement names the speaker."""
    uses = concordance(study, "troops", width=4)
    assert uses[["left", "surface", "right"]].values.tolist() == [
        ["The ", "troops", " wil"],
        ["id. ", "Troops", " wer"],
    ] or (uses["surface"].tolist() == ["troops", "Troops"])
    assert uses["speaker"].iloc[0] == "Ana Dorn"
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
