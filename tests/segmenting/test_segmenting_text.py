"""Every character of a text stands in exactly one segment, and body is told from furniture by general signs."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import toolkit as tk
from toolkit.segmenting import find_recurring, line_key, segment_articles, segment_text
from toolkit.segmenting.lines import split_lines

PAGE = """08:31 GMT04 March 2019
Watch TV
    Northern Region
    Copy address

    After days of storm the ferry company has cancelled every crossing, and nobody knows when the ships will sail again.

    BRANT (Lorn Wire) — The harbour office has warned that waves of nine metres are expected off the coast tonight.

    "We have seen storms before, but we have never had to close the port for a whole week," the harbour master said.

    READ ALSO: Why the Old Lighthouse Was Sold

    The mayor said on Tuesday that 140 passengers were waiting in the town, most of them in the school's sports hall.

    On Wednesday the council will decide whether the island is to be supplied with bread and medicine from the air.


    Storm Warnings Doubled in Ten Years
    Ferry Company Names New Chief - Paper
    Who Pays for the Breakwater?
    storm, ferry, Brant, harbour
    House rulesLeave a comment
"""
TOP, END = ["metadata", *["furniture"] * 3], ["furniture"] * 5
KINDS = [*TOP, "body", "dateline", "body", "body", "furniture", "body", "body", *END]


def kinds(text: str) -> list[str]:
    return [segment.kind for segment in segment_text(text)]


def test_page_is_told_apart_line_by_line() -> None:
    """Clock, menu, teasers, tag line and footer are no body; the dateline stands alone."""
    assert kinds(PAGE) == KINDS


def test_a_menu_above_hides_no_headline() -> None:
    """On a short page a line of the menu may read as body; the headline is looked for beneath it."""
    page = "Menu\nFerry stays in port\nBRANT (Lorn Wire) — The ferry stays in port, the mayor said on Monday."
    assert kinds(page) == ["furniture", "title", "dateline", "body"]


def test_the_capture_it_began_with(capture_path: Path) -> None:
    """On that page twelve lines are body, one of them with a dateline, and fourteen are furniture or metadata."""
    segments = segment_articles(tk.load_articles(capture_path, progress=False))
    counts = segments["kind"].value_counts()
    assert counts["body"] == 12
    assert counts["furniture"] + counts["metadata"] == 14
    dateline = segments.loc[segments["kind"] == "dateline", "surface"].item()
    assert dateline.replace("\u00a0", " ").strip() == "MOSCOW (Sputnik) —"


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=400), st.booleans())
def test_segments_tile_any_text(text: str, with_title: bool) -> None:
    """Whatever the text, its segments follow each other without gap or overlap and hold all of it."""
    segments = segment_text(text, title=text[:40] if with_title else None)
    assert "".join(segment.surface for segment in segments) == text
    assert [segment.start for segment in segments] == [0, *(segment.end for segment in segments)][: len(segments)]
    assert all(text[segment.start : segment.end] == segment.surface != "" for segment in segments)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*PAGE.split("\n"), "A" * 300, "((((", "\t", "BRANT — The", "x\x0by"]), max_size=40))
def test_segments_tile_shuffled_pages(lines: list[str]) -> None:
    """The same holds for pages put together from any lines."""
    text = "\n".join(lines)
    assert "".join(segment.surface for segment in segment_text(text)) == text


@pytest.mark.parametrize("text", ["a" * 300_000, "A. " * 80_000, "(" * 100_000, "\n" * 200_000, "By " * 60_000])
def test_hostile_text_is_segmented_in_time(text: str) -> None:
    """One endless line, or nothing but marks, takes seconds at most."""
    assert "".join(segment.surface for segment in segment_text(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "“We will stay,” Minister Ana Dorn said.",
        "It rained.",
        "The ferry sails again, the mayor said on Monday.\n\n“At last,” said the baker of the harbour.",
    ],
)
def test_a_text_of_sentences_is_all_body(text: str) -> None:
    """Short texts without any furniture lose nothing."""
    assert set(kinds(text)) == {"body"}


def test_known_title_is_the_title() -> None:
    """The headline that is known is found in the text."""
    found = segment_text(PAGE.replace("Watch TV", "Storm closes port"), title="Storm closes port")
    assert [s.surface.strip() for s in found if s.kind == "title"] == ["Storm closes port"]


def test_empty_text_has_no_segment() -> None:
    """Nothing gives nothing; blanks give one segment of furniture."""
    assert segment_text("") == []
    assert kinds(" \n ") == ["furniture"]


def test_lines_that_recur_on_sibling_pages_are_furniture() -> None:
    """A line that two different pages of an outlet show belongs to the site."""
    pages = [f"The Merrow way of seeing things\nStory {i} is told here at length, and nowhere else.\n" for i in (1, 2)]
    articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": "Lorn Post", "title": None, "text": pages})
    segments = segment_articles(articles)
    first = segments[segments["start"] == 0]
    assert first["rule"].tolist() == ["recurring line"] * 2


def test_a_reprint_is_no_furniture() -> None:
    """Two copies of one story share its lines, and these are no furniture for that."""
    assert [set(keys) for keys in find_recurring([PAGE, PAGE])] == [set(), set()]


def test_wrapped_lines_are_one_paragraph() -> None:
    """A text broken at a fixed width is segmented by paragraphs."""
    sentence = "The harbour office has warned that waves of nine metres are expected off the coast tonight, " * 6
    lines = [sentence[i : i + 72] for i in range(0, len(sentence), 72)]
    assert len(segment_text("\n".join(lines))) == 1


def test_line_key_keeps_letters_and_digits() -> None:
    """Lines are compared by letters and digits."""
    assert line_key(" » Get it: 24/7 ") == "getit247"


def test_a_mark_of_a_list_begins_a_line() -> None:
    """In wrapped text a full line is not followed by the next point of a list."""
    point = "* " + "The harbour office has warned that waves are expected off the coast." + " Tonight"
    assert len(split_lines("\n".join([point] * 8))) == 8


def test_one_long_address_does_not_hide_that_a_text_is_wrapped() -> None:
    """A few lines longer than the width are no reason to take every line for a paragraph."""
    sentence = "The harbour office has warned that waves of nine metres are expected off the coast tonight, " * 99
    lines = [sentence[i : i + 72] for i in range(0, len(sentence), 72)]
    assert len(split_lines("\n".join([*lines, "", "http://lorn.example/" + "a" * 90]))) == 2


def test_a_word_that_would_have_fitted_begins_a_line() -> None:
    """A headline that nearly fills the width is not one paragraph with the sentence below it."""
    sentence = "The harbour office has warned that waves of nine metres are expected off the coast tonight, " * 6
    headline = "Ferries from Lorn to the islands stay in port until the storm"
    below = "The last of them came in at noon, and the mayor said they would stay where they were."
    lines = split_lines("\n".join([*textwrap.wrap(sentence, 72), "", headline, *textwrap.wrap(below, 72)]))
    assert [line.words for line in lines][1:] == [headline, below]
