"""Tokens: words, numbers, abbreviations and single marks, as spans."""

from __future__ import annotations

import re
from sys import maxsize

_TOKEN = re.compile(
    r"""[^\W\d_](?:\.(?:[^\W\d_]\.)+    # U.S.
    |         \w*(?:['’\-‑]\w+)*)      # won't  two-year  Rankine-Galloway
    | \d+(?:[.,:]\d+)*%?               # 1,720  22:48  90%
    | _\w*(?:['’\-‑]\w+)*              # _them_
    | ''|``|\.\.\.                     # marks made of several characters
    | [^\w\s]""",
    re.VERBOSE,
)
_WORD = re.compile(r"\w+(?:[’'\-]\w+)*")


def tokens(text: str, *, start: int = 0, end: int = maxsize) -> list[tuple[int, int]]:
    """Every token in reading order: contractions, hyphenated words and numbers stay whole; blanks are left out.

    Only the characters [start, end) are looked at.

    >>> [("U.S. troops: 1,720")[a:b] for a, b in tokens("U.S. troops: 1,720")]
    ['U.S.', 'troops', ':', '1,720']
    """
    return [match.span() for match in _TOKEN.finditer(text, start, end)]


def words(text: str) -> list[str]:
    """The words alone, without marks.

    >>> words("He didn't go (yet).")
    ['He', "didn't", 'go', 'yet']
    """
    return _WORD.findall(text)
