"""Whether two figures are of the same thing: what speaks for it, what against, and what alone keeps them apart."""

from __future__ import annotations

import pandas as pd
import pytest

import toolkit as tk
from toolkit.comparison.stories import Stories, telling_numbers
from toolkit.comparison.wordvectors import closeness, likeness, rarity


def verdicts(first: str, second: str, *, days: tuple[str, str] = ("2031-03-01", "2031-03-01")) -> list[str]:
    """The verdicts on all pairs that are laid side by side between two articles."""
    rows = [
        {
            "article_id": f"a{n}", "outlet": outlet, "published": pd.Timestamp(day, tz="UTC"), "published_grain": "day",
            "kind": "txt", "text": text,
        }
        for n, (outlet, day, text) in enumerate(zip(("Herald", "Courier"), days, (first, second), strict=True))
    ]  # fmt: skip
    table = tk.compare_quantities(tk.analyse(tk.TABLES["articles"].build(rows), progress=False))
    return table.loc[table["first_article_id"] != table["second_article_id"], "verdict"].tolist()


def test_words_near_in_use_are_near() -> None:
    """Marchers are near demonstrators, and neither is near a hectare."""
    assert closeness("marcher", "demonstrator") > 0.6
    assert closeness("marcher", "hectare") < 0.3


def test_a_word_nobody_knows_tells_most_and_is_near_none() -> None:
    """A name is rarer than any listed word, and near only itself."""
    assert rarity("brantholm") == 1.0 > rarity("people")
    assert closeness("brantholm", "people") == 0.0
    assert closeness("brantholm", "brantholm") == 1.0


def test_no_words_are_like_nothing() -> None:
    """Where one side says nothing, nothing can be said of their likeness."""
    assert likeness([], ["march"]) is None


@pytest.mark.parametrize(
    "first, second, verdict",
    [
        ("Police counted 4,000 marchers in Pell.", "Unions saw 9,000 demonstrators in Pell.", "contradiction"),
        ("The fire has burned 900 hectares near Pell.", "The blaze near Pell has eaten 900 hectares of wood.", "equal"),
        ("The talks over Pell cost $4m.", "The talks over Pell cost between $3m and $5m.", "refines"),
    ],
)  # fmt: skip
def test_the_same_thing_in_other_words_is_compared(first: str, second: str, verdict: str) -> None:
    """Another wording for one thing does not hide that two figures are of it."""
    assert verdicts(first, second) == [verdict]


@pytest.mark.parametrize(
    "first, second",
    [
        ("The flood killed 40 people in Pell.", "Firemen rescued 40 people in Pell."),
        ("The flood flooded 40 homes in Pell.", "The aid for Pell comes to $40m."),
        ("The minister counts 40 shelters in Pell.", "Neighbouring Brant lost 900 cows."),
    ],
)
def test_different_things_are_not_laid_side_by_side(first: str, second: str) -> None:
    """Another fate, another measure and another matter keep two figures apart."""
    assert verdicts(first, second) == []


def test_the_crowds_of_two_days_are_two_things() -> None:
    """Two marches a week apart are no update of one another."""
    first = "On 1 March 4,000 people marched through Pell."
    second = "On 8 March 9,000 people marched through Pell."
    assert verdicts(first, second, days=("2031-03-02", "2031-03-09")) == []


def test_a_bare_number_takes_the_unit_before_it() -> None:
    """The league's 1,400 are hectares too."""
    texts = (
        "The fire burned 900 hectares, the chief said; the league claims 1,400.",
        "The fire burned 1,400 hectares.",
    )
    assert "equal" in verdicts(*texts)


def test_articles_that_share_only_a_country_are_of_one_story_when_they_are_near_in_time() -> None:
    """Half a year apart, the same few shared words no longer make two articles one story."""
    words = {
        "a": frozenset(("norrand", "flood", "bridge", "mayor")),
        "b": frozenset(("norrand", "flood", "budget", "school")),
        **{f"other {n}": frozenset((f"word {n}", f"thing {n}")) for n in range(6)},
    }
    assert Stories(words, {"a": 0.0, "b": 3.0}).links() == [("a", "b")]
    assert Stories(words, {"a": 0.0, "b": 600.0}).links() == []


def test_a_number_that_few_texts_have_links_two_articles() -> None:
    """A telling number counts as a rare word; a year and a round number do not."""
    assert telling_numbers("In 2031, 412 of 6,000 ships and 17 boats left.") == {"412", "17"}


def test_counts_of_two_days_update_each_other() -> None:
    """A toll that has grown by the time of a later report is an update."""
    first = "The storm killed 12 people in Dorn on Monday, police said."
    second = "The storm in Dorn has now killed 19 people, police said."
    assert verdicts(first, second, days=("2031-03-01", "2031-03-09")) == ["update"]
