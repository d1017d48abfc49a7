"""Near-duplicates are one story; wire credits and changes between versions are found."""

from __future__ import annotations

import pandas as pd
import pytest

import toolkit as tk
from toolkit.stories import compare_versions, find_stories, find_wire, group_stories

WIRE = (
    "BRANT (AFP) - The ferry to Lorn stays in port for the whole week, the harbour master said on Monday. "
    "Waves of nine metres are expected off the coast, and no ship may leave. The mayor has asked for bread by air."
)
OTHER = "Parliament voted on Tuesday to sell the old lighthouse, which has stood empty for eleven years and leaks."


def test_reprint_with_small_changes_is_the_same_story() -> None:
    """A reprint nearly word for word, and a shortened one, belong to the first text's story."""
    reprint = WIRE.replace("nine metres", "ten metres") + " The company did not answer."
    short = WIRE[: WIRE.index(" The mayor")]
    assert find_stories([WIRE, OTHER, reprint, short]) == [0, 1, 0, 0]


def test_same_topic_in_other_words_is_another_story() -> None:
    """Two texts about one event that share no wording are two stories."""
    assert find_stories([WIRE, "No ship leaves Brant before Sunday, because the storm will not abate."]) == [0, 1]


def test_empty_texts_are_stories_of_their_own() -> None:
    """Texts without words never group."""
    assert find_stories(["", "", "Rain."]) == [0, 1, 2]


def test_story_is_named_by_its_first_publication() -> None:
    """The earliest article of a group gives the story its name."""
    articles = tk.load_articles(
        pd.DataFrame({"text": [WIRE, OTHER, WIRE], "published": ["2021-05-02", "2021-05-03", "2021-05-01"]}),
        progress=False,
    )
    grouped = group_stories(articles)
    assert grouped["story"].tolist() == ["DataFrame#3", "DataFrame#2", "DataFrame#3"]
    assert articles["story"].isna().all()


@pytest.mark.parametrize(
    "text,wire",
    [
        ("BRANT (AFP) - The ferry stays.", "AFP"),
        ("BRANT, May 3 (Reuters) — The ferry stays.", "Reuters"),
        ("The ferry stays. (AP)", "AP"),
        ("The ferry stays.\nSource: Xinhua", "Xinhua"),
        ("He told Reuters that the ferry stays.", None),
        ("The map shows the ferry.", None),
    ],
)
def test_wire_credit(text: str, wire: str | None) -> None:
    """A credit in dateline or last line names the agency; a mention does not."""
    assert find_wire(text) == wire


def test_changes_carry_their_places() -> None:
    """Each change holds the words of both versions and where they stand."""
    (change,) = compare_versions("About 40 men came.", "About 14 men came.")
    assert change == ("replaced", "40", "14", 6, 6)
