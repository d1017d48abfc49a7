"""What the line model for pages sees of the markup: the way to a line, its links, its witnesses, its blocks."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from functools import cache, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.lexicons import read_lexicon
from toolkit.segmenting.declared import describe_declared, sum_blocks
from toolkit.segmenting.lines import TextLine

Matrix = NDArray[np.float64]
_TAGS = ("p", "li", "a", "span", "div", "td", "h1", "h2", "h3", "h4", "blockquote", "figcaption", "time", "button")
_PLACES = ("article", "main", "nav", "aside", "footer", "header", "figure", "form", "section", "ul", "table")
_INLINE = ("a", "b", "i", "em", "strong", "span", "u")
_OUTWARD = 5
"""Blocks around a line that are looked at, each one step further out."""
_WITNESSES = 2
_SHARES = 5
"""Shares that a layout gives for each line: of two witnesses, of the body, the description and the title that the
page's head declares. A layout written before they were gathered gives fewer or none."""


def describe_markup(lines: Sequence[TextLine], layout: str, words: Matrix, running: Matrix) -> Matrix:
    """One row of numbers a line; a line that the page's layout does not know gets zeros.

    `words` counts the words of each line, `running` those of lines that read as running text.
    """
    known = {row[0]: row[2:] for row in json.loads(layout)}
    facts = [known.get(line.start + line.indent) or known.get(line.start) for line in lines]
    stated = np.array([[fact is not None] for fact in facts], dtype=float)
    full: list[list[Any]] = [((fact or ["", 0.0, 0]) + [0.0] * _SHARES)[: 3 + _SHARES] for fact in facts]
    columns = [np.array([_row(fact) for fact in full])]
    ways = [_way(fact[0]) for fact in full]
    linked, taken = (np.array([fact[i] for fact in full], dtype=float) for i in (1, 2))
    blocks = [_number([way[: max(len(way) - out, 1)] for way in ways]) for out in range(1, _OUTWARD + 1)]
    columns += [_block_rows(own, words, running, linked, taken) for own in blocks]
    columns.append(describe_declared(np.array([fact[-3:] for fact in full], dtype=float), words, running, blocks[:3]))
    rows: Matrix = np.column_stack(columns) * stated
    return rows


def _row(fact: Sequence[Any]) -> list[float]:
    """Numbers of the line's own element, and what its witnesses took of it."""
    path, linked, taken, *shares = fact[: 3 + _WITNESSES]
    steps = path.split(" ")
    tags = [step.partition(".")[0] for step in steps]
    names = " ".join(step.partition(".")[2] for step in steps).lower()
    signs = Counter(sign for word, sign in _words() if word in names)
    return [
        linked,
        linked > 0.8,
        taken,
        *shares,
        min(signs["body"], 4) / 2,
        min(signs["furniture"], 4) / 2,
        min(signs["caption"], 3) / 2,
        *(tags[-1] == tag for tag in _TAGS),
        *(tag in tags for tag in _PLACES),
    ]


def _block_rows(blocks: Matrix, words: Matrix, running: Matrix, linked: Matrix, taken: Matrix) -> Matrix:
    """For each line, of its block: its share of the page's running text, and of that which was taken; of its words the
    taken and the linked; how many lines it has, and how much running text a line.
    """
    within = partial(sum_blocks, blocks)
    count, here, text = within(np.ones(len(words))), np.maximum(within(words), 1), within(running)
    columns = [
        text / max(running.sum(), 1),
        text / max(within(running).max(), 1),
        within(running * taken) / max((running * taken).sum(), 1),
        within(words * taken) / here,
        within(words * linked) / here,
        np.log1p(count) / 4,
        np.log1p(text / count) / 4,
    ]
    rows: Matrix = np.column_stack(columns)
    return rows


def _number(ways: Sequence[tuple[str, ...]]) -> Matrix:
    """For each line, the number of its block; lines that one way leads to stand in one block."""
    numbers: dict[tuple[str, ...], int] = {}
    found: Matrix = np.array([numbers.setdefault(way, len(numbers)) for way in ways])
    return found


def _way(path: str) -> tuple[str, ...]:
    """The steps to the line's paragraph, without the inline ones.

    >>> _way("article.story p span.note")
    ('article.story', 'p')
    """
    steps = path.split(" ")
    while len(steps) > 1 and steps[-1].partition(".")[0] in _INLINE:
        steps.pop()
    return tuple(steps)


@cache
def _words() -> tuple[tuple[str, str], ...]:
    return tuple((row["word"], row["sign"]) for row in read_lexicon("markup_words"))
