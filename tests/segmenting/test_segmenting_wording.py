"""Signs that the wording of a line gives, and lines that echo each other."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from toolkit.lexicons import read_lexicon
from toolkit.segmenting.lines import TextLine, split_lines
from toolkit.segmenting.wording import count_echoes, describe_wording

SIGNS = list(dict.fromkeys(row["sign"] for row in read_lexicon("line_words")))
with (Path(__file__).parents[1] / "cases" / "segments_wording.csv").open(encoding="utf-8", newline="") as stream:
    ROWS = [tuple(row) for row in csv.reader(stream)][1:]


def numbers(words: str) -> list[float]:
    return describe_wording(TextLine(0, len(words), words))


@pytest.mark.parametrize("line,sign", ROWS)
def test_wording(line: str, sign: str) -> None:
    """The line's words speak for this and for nothing else."""
    found = [name for name, count in zip(SIGNS, numbers(line), strict=False) if count]
    assert found == ([sign] if sign else [])


@pytest.mark.parametrize(
    "line,credited",
    [
        ("The quay of Brant at dawn. Piet Ruud/Lorn Wire", 1.0),
        ("The quay of Brant was closed. Nobody was told.", 0.0),
        ("The quay of Brant was closed. nobody was told", 0.0),
        ("Piet Ruud", 0.0),
    ],
)
def test_a_credit_follows_the_last_sentence(line: str, credited: float) -> None:
    """Names after the last full stop are a credit."""
    assert numbers(line)[len(SIGNS)] == credited


def test_a_line_that_begins_like_another_is_an_echo() -> None:
    """Near or far; short lines are none."""
    caption = "Soldiers stand on the quay of Brant at dawn"
    page = [caption, f"{caption}. Piet Ruud", "Menu", *["Rain."] * 9, f"{caption} again", "Menu"]
    rows = count_echoes(split_lines("\n".join(page)))
    assert rows[:3] == [(1.0, 1.0), (1.0, 1.0), (0.0, 0.0)]
    assert rows[-2:] == [(1.0, 0.0), (0.0, 0.0)]
