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
