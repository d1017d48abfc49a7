"""What the line model for pages sees of the body, the description and the title that a page's own head declares."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
_FEWEST = 25
"""Words of a declared body that must stand on the page; one that declares another text says nothing."""
_SHORT = 4
"""Words below which a line says too little to be found again."""


def describe_declared(shares: Matrix, words: Matrix, running: Matrix, blocks: Sequence[Matrix]) -> Matrix:
    """One row of numbers a line; zeros for the body where the page declares none.

    `shares` says how much of each line stands in body, description and title; `words` counts its words, `running` those
    of running text; `blocks` numbers the block of each line, the innermost first.
    """
    body, description, title = (shares * (words >= _SHORT)[:, None]).T
    found = words * body
    stated = float(found.sum() >= _FEWEST)
    page = [stated, (running * body).sum() / max(running.sum(), 1), np.log1p(found.sum()) / 6]
    within = [sum_blocks(own, found) / np.maximum(sum_blocks(own, words), 1) for own in blocks]
    columns = [body, (1 - body) * (running > 0), *_places(body > 0.5), *within, *np.tile(page, (len(words), 1)).T]
    return np.column_stack([stated * np.column_stack(columns), description, title])


def sum_blocks(blocks: Matrix, worths: Matrix) -> Matrix:
    """For each line, what all lines of its block are worth together."""
    sums: Matrix = np.bincount(blocks, weights=worths)[blocks]
    return sums


def _places(declared: NDArray[np.bool_]) -> list[Matrix]:
    """For each line, whether it stands before, among and after the declared ones."""
    above = np.cumsum(declared)
    below = np.cumsum(declared[::-1])[::-1]
    return [np.asarray(sign, dtype=float) for sign in (above == 0, (above > 0) & (below > 0), below == 0)]
