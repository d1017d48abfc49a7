"""The lines of a page that may be its headline, by their length and by where the running text stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.segmenting.lines import WORD, TextLine, line_key
from toolkit.segmenting.scoring import THRESHOLD
from toolkit.segmenting.signs import dateline_end, is_stamp

Matrix = NDArray[np.float64]
FEWEST, MOST = 3, 30
"""Words of a line that may be a headline."""
LONGEST = 300
"""Characters of one."""
RUNNING = 8
"""Words from which a line that reads as body counts as running text."""
_LATEST = 0.4
"""The share of the page's running text that may stand above a headline: some is a notice on cookies."""
_NEAREST = 600
"""So many lines, the last above the body, are looked at on a page that has more."""


class Page(NamedTuple):
    """The lines of a page, and what of them is running text."""

    lines: Sequence[TextLine]
    keys: list[str]
    words: list[list[str]]
    running: Matrix
    """The words of each line that is running text."""
    above: Matrix
    """The share of the page's running text above each line."""
    total: float
    """The words of all running text, and of what of it is indented."""
    indented: float
    joined: str
    """The keys of all lines, one behind the other, and where each begins."""
    starts: list[int]


def read_page(lines: Sequence[TextLine], scores: Sequence[float]) -> Page:
    """The page as the line model scores its lines."""
    words = [WORD.findall(line.words[:LONGEST]) for line in lines]
    counts = np.array([len(own) for own in words], dtype=float)
    running = np.where((np.array(scores) >= THRESHOLD) & (counts >= RUNNING), counts, 0.0)
    total = max(float(running.sum()), 1.0)
    above = (np.cumsum(running) - running) / total
    indented = float(running[[line.indent > 1 for line in lines]].sum())
    keys = [line_key(line.words[:LONGEST]) for line in lines]
    starts = list(accumulate((len(key) + 1 for key in keys[:-1]), initial=0))
    return Page(lines, keys, words, running, above, total, indented, "\n".join(keys), starts)


def find_candidates(page: Page) -> list[int]:
    """The positions of the lines that may be the headline.

    >>> lines = [TextLine(0, 0, "Home"), TextLine(0, 0, "Ferry stays in port"), TextLine(0, 0, "Word " * 20)]
    >>> find_candidates(read_page(lines, [0.0, 0.0, 1.0]))
    [1]
    """
    return [i for i in range(len(page.lines)) if _may_be(page, i)][-_NEAREST:]


def _may_be(page: Page, i: int) -> bool:
    """Whether the line has the length of a headline, and running text below it and little above."""
    words = page.lines[i].words
    return (
        FEWEST <= len(page.words[i]) <= MOST
        and len(words) <= LONGEST
        and bool(page.above[i] <= _LATEST and page.above[i] + page.running[i] / page.total < 1)
        and not _goes_on(page, i)
        and not is_stamp(words)
        and not dateline_end(words)
    )


def _goes_on(page: Page, i: int) -> bool:
    """Whether the line breaks off within a sentence.

    So it does where the next one begins in small letters and is no byline or date, or where it alone of the paragraphs
    has no indent: in the wire's copy the first line of a paragraph is indented.
    """
    if i + 1 == len(page.lines):
        return False
    line, words = page.lines[i + 1], page.words[i + 1]
    small = len(words) > 1 and words[0].islower() and words[0] != "by" and not is_stamp(line.words)
    flush = page.running[i + 1] > 0 and page.lines[i].gap == line.indent == 0
    return small or bool(flush and page.indented > (page.total - page.running[i + 1]) / 2)
