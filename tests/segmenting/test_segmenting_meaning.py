"""What a line says: the network that tells appeals, comments and captions from running text by their words."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from toolkit.lexicons import read_lexicon
from toolkit.segmenting import segment_text
from toolkit.segmenting.lines import TextLine
from toolkit.segmenting.meaning import (
    LEAST,
    MOST,
    SHAPES,
    describe_meaning,
    name_kinds,
    number_words,
    read_network,
    word_table,
)

FURNITURE = Path(__file__).parents[2] / "training" / "furniture.csv"


def lines_of(*words: str) -> list[TextLine]:
    return [TextLine(0, len(text), text) for text in words]


def test_words_that_are_not_known_go_by_their_shape() -> None:
    """A digit, a number, capitals, a name, a small word, a mark."""
    assert number_words("7 1720 NATO Brantholm zorbing !", {})[0] == [1, 2, 3, 4, 5, 6]


def test_case_is_kept_beside_the_word() -> None:
    """Small, with a capital, all capitals: one word, three cases."""
    assert number_words("ferry Ferry FERRY", {"ferry": 9}) == ([9, 9, 9], [1, 2, 3])


def test_only_the_head_of_a_line_is_read() -> None:
    """However long it is, and a line without any word is one mark."""
    assert len(number_words("ferry " * 5000, {})[0]) == MOST
    assert number_words("___", {}) == ([SHAPES], [1])


def test_words_of_its_own_stand_behind_the_common_ones() -> None:
    """Every word has one row, and a mark that no vectors know gets a new one."""
    rows, table = word_table(["the", "•"], np.ones((SHAPES + 2, 64), np.float32))
    assert rows["•"] == len(table) - 1
    assert table[rows["•"]].tolist() == [1.0] * 64
    assert len(set(rows.values())) == len(rows)


def test_a_line_is_read_alike_alone_and_among_others() -> None:
    """What stands before and after it changes nothing."""
    own = describe_meaning(lines_of("Sign up for our letter."))
    among = describe_meaning(lines_of("Menu", "Sign up for our letter.", "The ferry stays in port, he said."))
    assert np.allclose(own[0], among[1], atol=1e-4)


def test_a_page_of_many_lines_is_read_in_parts() -> None:
    """A row a line, also where there are more lines than are read at once."""
    rows = describe_meaning(lines_of(*["Rain fell on Pell."] * 1000))
    assert len(rows) == 1000
    assert np.allclose(rows, rows[0], atol=1e-4)


def test_odds_of_kinds_are_bounded() -> None:
    """They are logarithms of probabilities, cut below."""
    kinds = describe_meaning(lines_of("x" * 10_000, "• | • | •", "0 0 0"))[:, 24:]
    assert float(kinds.max()) <= 0
    assert float(kinds.min()) >= LEAST


@pytest.mark.parametrize(
    "reason, words",
    [
        ("asks readers for money", "Support our journalism with a gift of £5 a month."),
        ("tells about the author", "Ana Dorn is a senior reporter who covers health for the Brant Courier."),
        ("offers newsletters, alerts or another channel", "Sign up and get the best stories in your inbox."),
        ("reads like a legal notice", "We use cookies to remember your choices and to measure how the site is used."),
    ],
)  # fmt: skip
def test_a_line_says_what_it_is(reason: str, words: str) -> None:
    """In the words of the reason that the reader shows."""
    assert name_kinds(lines_of(words)) == [reason]


def test_running_text_is_no_kind_of_furniture() -> None:
    """A sentence of news gets no such reason, and no line at all none."""
    assert name_kinds(lines_of("The ferry stays in port until Monday, the harbour master said on Friday.")) == [None]
    assert name_kinds([]) == []


def test_every_kind_of_furniture_has_its_words() -> None:
    """The list of reasons and the blocks that the network learnt from name the same kinds; its others are of bodies."""
    told = {row["kind"] for row in read_lexicon("line_kinds")}
    lines = FURNITURE.read_text(encoding="utf-8").splitlines()
    assert told == {row["kind"] for row in csv.DictReader(line for line in lines if line[:1] != "#")}
    assert set(read_network().kinds) - told == {
        "interview", "list", "listicle", "live entries", "news", "rankings and results", "recipes and guides",
        "subheads and letters",
    }  # fmt: skip
    assert told < set(read_network().kinds)


HOSTILE = {
    "nothing": "",
    "blanks": " \u3000",
    "zeros": "\0\0",
    "halves of characters": "\ud800 \udfff",
    "from right to left": "قال الوزير إن العبارة ستبقى",
    "pictures": "\U0001f467 \U0001f600",
    "no words": "___ --- ...",
    "a megabyte": "x" * 10**6,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_any_characters_have_numbers(name: str) -> None:
    """Whatever stands in a line, it has a row, and every number of it is one."""
    numbers = describe_meaning(lines_of(HOSTILE[name]))
    assert numbers.shape == (1, 48)
    assert np.isfinite(numbers).all()


def test_no_lines_have_no_numbers() -> None:
    """A page without any line gives a table of no rows."""
    assert describe_meaning([]).shape == (0, 48)


def test_the_reason_for_furniture_says_what_the_line_reads_like() -> None:
    """First; then that it is no running text, and how likely it is any: the number is of that, not of the kind."""
    body = "The ferry stays in port until Monday, the harbour master said on Friday, because its engine broke.\n\n"
    bio = "Ana Dorn is a senior reporter who covers health and schools for the Brant Courier."
    page = (
        f"Home\nNews\nSport\nWeather\n\nFerry stays in port\n\n{body * 6}{bio}\n\nRead more\nContact us\nPrivacy policy"
    )
    cut = next(segment for segment in segment_text(page) if "Ana Dorn" in segment.surface)
    assert (cut.kind, cut.reason.partition(" (")[0]) == (
        "furniture",
        "tells about the author; does not read as running text",
    )
