"""Word lists as CSV files beside this module, and the functions that read them."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files


@cache
def read_lexicon(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `lexicons/NAME.csv`, a dict each, in file order; lines that begin with # are left out.

    Raises FileNotFoundError, which names the missing list.
    """
    source = files(__package__) / f"{name}.csv"
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return tuple(csv.DictReader(lines))


@cache
def read_words(name: str) -> frozenset[str]:
    """The words of `lexicons/NAME.csv`, those of its column `word`.

    Raises FileNotFoundError, which names the missing list.
    """
    return frozenset(row["word"] for row in read_lexicon(name))
