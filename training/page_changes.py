"""Pages changed as others might have made them: cut, cropped, with other blank lines and menus, a body declared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import numpy as np

from toolkit.segmenting.lines import TextLine

BESIDE = (1, 2, 4, 8, 16)
"""Lines above or below the body that a cropped page keeps."""
IMAGES = ("[image.jpg]", "[logo]", "Image", "(BUTTON)", "Enlarge this image")
_DECLARED = 7
"""The place of the declared body's share in a row of a layout."""


def declare(layout: str, lines: list[Any], labels: np.ndarray, chance: Any) -> str:
    """The page as if its head declared the body, with some lines too few and too many; without it where it does."""
    rows = json.loads(layout)
    stated = any(row[_DECLARED] > 0.5 for row in rows)
    lost, stray = chance.choice([0, 0.05, 0.15]), chance.choice([0, 0.03])
    body = {line.start + line.indent: label for line, label in zip(lines, labels, strict=True)}
    for row in rows:
        given = 1 - lost if body.get(row[0]) else stray
        row[_DECLARED] = float(not stated and chance.random() < given)
    return json.dumps(rows)


def thin(lines: list[Any], labels: np.ndarray, chance: Any) -> Iterator[tuple[str, list[Any], np.ndarray]]:
    """A stretch of the body by itself, and the body with furniture and blank lines thinned out."""
    body = np.flatnonzero(labels)
    if not len(body):
        return
    first = int(chance.integers(0, max(len(body) // 2, 1)))
    cut = body[first : first + int(chance.integers(1, len(body) + 1))]
    stray = (labels == 0) & (chance.random(len(lines)) < chance.choice([0, 0.03]))
    for name, kept in (
        ("clean", np.isin(np.arange(len(lines)), cut) | stray),
        ("thinned", (labels > 0) | (chance.random(len(lines)) < chance.choice([0.1, 0.4]))),
    ):
        gap = int(chance.choice([0, 1, 2, -1]))
        own = [lines[i] for i in np.flatnonzero(kept)]
        own = [line._replace(gap=gap if gap >= 0 else int(chance.integers(0, 3)), indent=0) for line in own]
        yield name, own, labels[kept]


def crop(lines: list[Any], labels: np.ndarray, chance: Any) -> tuple[list[Any], np.ndarray]:
    """The page as somebody copies it who wants the article: with a few lines above and below the body."""
    body = np.flatnonzero(labels)
    if not len(body):
        return lines, labels
    above, below = (int(chance.choice(BESIDE)) for _ in range(2))
    kept = slice(max(int(body[0]) - above, 0), int(body[-1]) + 1 + below)
    return lines[kept], labels[kept]


def shake(lines: list[Any], labels: np.ndarray, chance: Any) -> tuple[list[Any], np.ndarray]:
    """As another program might render it: other blank lines and indents, menus on one line, marks for images."""
    gap, indent = chance.choice(["keep", "none", "one", "few"]), int(chance.choice([-1, 0, 2, 3]))
    joining, glue = chance.choice([0, 0.5, 0.9]), str(chance.choice([" ", " | ", " * ", "   "]))
    bullets, images = chance.choice([0, 0.3]), chance.choice([0, 0.04])
    found: list[tuple[Any, float]] = []
    menu = False
    for line, label in zip(lines, labels, strict=True):
        short = len(line.words) < 30 and not label
        if short and menu and len(found[-1][0].words) < 150 and chance.random() < joining:
            last = found[-1][0]
            found[-1] = (last._replace(words=last.words + glue + line.words, gap=line.gap), 0.0)
            continue
        menu = short
        mark = "* " if short and chance.random() < bullets else ""
        if chance.random() < images:
            found.append((TextLine(0, 0, str(chance.choice(IMAGES))), 0.0))
        blank = {"keep": line.gap, "none": 0, "one": 1, "few": min(line.gap, 1)}[str(gap)]
        found.append((line._replace(words=mark + line.words, gap=blank, indent=max(indent, 0)), label))
    return [line for line, _ in found], np.array([label for _, label in found])
