"""What a line says: the network that tells appeals, comments and captions from running text by their words."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.segmenting import segment_text
from toolkit.segmenting.lines import TextLine
from toolkit.segmenting.meaning import LEAST, MOST, SHAPES, describe_meaning, name_kinds, number_words, word_table


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
    "words, reason",
    [
        ("Support our journalism with a gift of £5 a month.", "asks readers for money"),
        ("Ana Dorn is a senior reporter who covers health and schools for the Brant Courier.", "tells of the author"),
        ("Sign up for our newsletter and get the best stories in your inbox.", "offers letters or alerts"),
        ("We use cookies to remember your choices and to measure how the site is used.", "reads like a legal notice"),
    ],
)  # fmt: skip
def test_a_line_says_what_it_is(words: str, reason: str) -> None:
    """In the words of the reason that the reader shows."""
    assert name_kinds(lines_of(words)) == [reason]


def test_running_text_is_no_kind_of_furniture() -> None:
    """A sentence of news gets no such reason, and no line at all none."""
    assert name_kinds(lines_of("The ferry stays in port until Monday, the harbour master said on Friday.")) == [None]
    assert name_kinds([]) == []


def test_the_reason_for_furniture_says_what_the_line_reads_like() -> None:
    """Instead of saying only that it is no running text."""
    body = "The ferry stays in port until Monday, the harbour master said on Friday, because its engine broke.\n\n"
    bio = "Ana Dorn is a senior reporter who covers health and schools for the Brant Courier."
    page = (
        f"Home\nNews\nSport\nWeather\n\nFerry stays in port\n\n{body * 6}{bio}\n\nRead more\nContact us\nPrivacy policy"
    )
    cut = next(segment for segment in segment_text(page) if "Ana Dorn" in segment.surface)
    assert (cut.kind, cut.reason.partition(" (")[0]) == ("furniture", "tells of the author")
