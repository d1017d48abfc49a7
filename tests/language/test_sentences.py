"""Sentences: what ends one and what does not."""

import csv
from pathlib import Path

import pytest

from toolkit.language.sentences import sentences
from toolkit.language.tokens import tokens, words
from toolkit.language.wrapping import is_wrapped

CASES = list(csv.DictReader((Path(__file__).parents[1] / "cases" / "sentences.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES, ids=[case["fact"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    """Every row of the case table is cut as written."""
    assert [case["text"][a:b] for a, b in sentences(case["text"])] == case["found"].split("|")


def test_line_break_ends() -> None:
    """In a capture a line break ends a sentence."""
    text = "Listen Live\n    The minister spoke"
    assert [text[a:b] for a, b in sentences(text)] == ["Listen Live", "The minister spoke"]


def test_wrapped_text() -> None:
    """In text wrapped at a fixed width only a blank line ends a sentence."""
    line = "the ministry went on and on about the harbour and the ships in\n"
    text = line * 6 + "it.\n\nNext"
    assert is_wrapped(text)
    assert len(sentences(text)) == 2


def test_empty() -> None:
    """Nothing has no sentences and no tokens."""
    assert sentences(" \n ") == []
    assert tokens(" ") == []
    assert words("—") == []
