"""Blocks of page furniture and of lists in bodies, in our own words, and how they are put into other pages.

`furniture.csv` and `body_lists.csv` were written for this, without a look at the pages that the line models are fitted
and scored on: few of those hold an appeal for money, a reader's comment or a list of results, readers' pages many.
"""

from __future__ import annotations

import csv
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from toolkit.segmenting.lines import TextLine

FOLDER = Path(__file__).parent
BLOCKS = (1, 2, 3, 5, 8)
"""So many blocks of furniture a page gets, each as likely."""
LISTS = (1, 1, 2)
_BEYOND = 25
"""Lines after the body among which a block that stands below it is put."""


class Block(NamedTuple):
    """Lines that stand together; where a page has them, "" for those of a body."""

    kind: str
    place: str
    lines: tuple[str, ...]


@cache
def read_blocks() -> tuple[Block, ...]:
    """The blocks of both files, furniture first."""
    found = []
    for name in ("furniture", "body_lists"):
        rows = (line for line in (FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines() if line[:1] != "#")
        for _, group in groupby(csv.DictReader(rows), key=lambda row: row["block"]):
            own = list(group)
            found.append(Block(own[0]["kind"], own[0].get("place", ""), tuple(row["line"] for row in own)))
    return tuple(found)


def furnish(lines: list[Any], labels: np.ndarray, chance: Any) -> tuple[list[Any], np.ndarray]:
    """The page with blocks of furniture in it and, for every second page, lists in its body."""
    body = np.flatnonzero(labels)
    if not len(body):
        return lines, labels
    furniture = [block for block in read_blocks() if block.place]
    lists = [block for block in read_blocks() if not block.place]
    chosen = [furniture[i] for i in chance.choice(len(furniture), int(chance.choice(BLOCKS)), replace=False)]
    placed = [(_place(block.place, body, len(lines), chance), block) for block in chosen]
    if chance.random() < 0.5 and len(body) > 2:
        own = [lists[int(chance.integers(len(lists)))] for _ in range(int(chance.choice(LISTS)))]
        placed += [(int(chance.choice(body[1:])), block) for block in own]
    lines, marks = list(lines), labels.tolist()
    for place, block in sorted(placed, key=lambda item: -item[0]):
        near = lines[min(place, len(lines) - 1)]
        gap = int(chance.choice([near.gap, 0, 1]))
        lines[place:place] = [TextLine(0, 0, words, gap, near.indent) for words in block.lines]
        marks[place:place] = [float(not block.place)] * len(block.lines)
    return lines, np.array(marks)


def _place(where: str, body: np.ndarray, size: int, chance: Any) -> int:
    """The line before which a block is put."""
    if where == "any":
        where = str(chance.choice(["inside", "end", "after", "before"]))
    if where == "before":
        return max(0, int(body[0]) - int(chance.integers(0, 3)))
    if where == "inside" and len(body) > 1:
        return int(chance.choice(body[:-1])) + 1
    last = int(body[-1]) + 1
    return last if where in ("end", "inside") else int(chance.integers(last, min(last + _BEYOND, size) + 1))
