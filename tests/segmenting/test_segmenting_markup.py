"""What the line model for pages sees of the markup: witnesses, and the blocks around a line."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from toolkit.segmenting.features import describe_lines
from toolkit.segmenting.lines import split_lines
from toolkit.segmenting.markup_signs import describe_markup

TEXT = "It rained all day.\nThe quay was empty.\nMore from Lorn"
STORY, ASIDE = "body div.story p", "body aside.more p"
SHARES = slice(3, 5)
"""The columns of the witnesses."""
FIRST_BLOCK = slice(33, 40)
"""The innermost block: running text (of the page, of the largest block), taken text, words taken, words linked."""


def describe(rows: list[list[Any]]) -> np.ndarray:
    lines = split_lines(TEXT)
    words = np.array([float(len(line.words.split())) for line in lines])
    return describe_markup(lines, json.dumps(rows), words, np.array([4.0, 4.0, 0.0]))


def rows_of(*facts: tuple[str, float, int, list[float]]) -> list[list[Any]]:
    starts = [line.start for line in split_lines(TEXT)]
    return [
        [start, start + 1, path, linked, taken, *shares]
        for start, (path, linked, taken, shares) in zip(starts, facts, strict=True)
    ]


PAGE = rows_of((STORY, 0.0, 1, [1.0, 0.5]), (STORY, 0.0, 0, [1.0, 0.0]), (ASIDE, 1.0, 0, [0.0, 0.0]))


def test_the_witnesses_of_a_line_are_among_its_numbers() -> None:
    """The share that each took, in the order in which they were asked."""
    assert describe(PAGE)[:, SHARES].tolist() == [[1.0, 0.5], [1.0, 0.0], [0.0, 0.0]]


def test_lines_of_one_block_share_its_numbers() -> None:
    """All running text, all that was taken, half of the words taken, none of them linked; the aside has the links."""
    found = describe(PAGE)[:, FIRST_BLOCK][:, :5].tolist()
    assert found == [[1.0, 1.0, 1.0, 0.5, 0.0], [1.0, 1.0, 1.0, 0.5, 0.0], [0.0, 0.0, 0.0, 0.0, 1.0]]


def test_inline_elements_do_not_part_a_block() -> None:
    """A paragraph that begins with a bold name stands in the block of its neighbours."""
    bold = rows_of((STORY, 0.0, 1, []), (STORY + " b", 0.0, 0, []), (ASIDE, 1.0, 0, []))
    assert describe(bold)[1, FIRST_BLOCK].tolist() == describe(PAGE)[1, FIRST_BLOCK].tolist()


def test_a_layout_without_witnesses_is_read() -> None:
    """Studies saved by earlier versions have rows of five."""
    old = [row[:5] for row in PAGE]
    assert describe(old)[:, SHARES].tolist() == [[0.0, 0.0]] * 3
    assert np.delete(describe(old), [3, 4], axis=1).tolist() == np.delete(describe(PAGE), [3, 4], axis=1).tolist()


def test_a_line_that_the_layout_does_not_know_gets_zeros() -> None:
    """And the known ones keep theirs."""
    found = describe(PAGE[:2])
    assert found[2].tolist() == [0.0] * found.shape[1]
    assert found[0, FIRST_BLOCK][0] == 1.0


def test_an_empty_layout_gives_numbers() -> None:
    """No line is known; every line has its row, and no number is missing."""
    found = describe_lines(split_lines(TEXT), layout="[]")
    assert found.shape[0] == 3
    assert np.isfinite(found).all()
