"""The word lists."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from toolkit import lexicons
from toolkit.lexicons import read_lexicon

LISTS = sorted(path.stem for path in Path(lexicons.__file__).parent.glob("*.csv"))


@pytest.mark.parametrize("name", LISTS)
def test_rows_stand_once(name: str) -> None:
    """No row of a word list stands in it twice."""
    counts = Counter(tuple(row.values()) for row in read_lexicon(name))
    assert [row for row, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", ["abbreviations", "grammar_words", "given_names", "speaking_nouns", "title_modifiers"])
def test_a_word_with_one_meaning_stands_once(name: str) -> None:
    """Lists that are read as word and meaning: of two rows for a word one would hide the other."""
    counts = Counter(next(iter(row.values())) for row in read_lexicon(name))
    assert [word for word, count in counts.items() if count > 1] == []
