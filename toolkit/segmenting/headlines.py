"""Which line is the headline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from toolkit.models import read_arrays
from toolkit.segmenting.headline_lines import Matrix
from toolkit.segmenting.headline_signs import describe_candidates
from toolkit.segmenting.lines import TextLine, line_key

SURE = 0.75
"""The probability from which a line is called the headline: a wrong one is worse than none."""
KNOWN, FOUND = "headline", "headline model"
"""The rules: the title that the file names, and the line that is one by what it says and by its place."""
FAR = 4.0
"""Deviations from the mean beyond which a number says nothing more."""
_HIGHEST = 30.0


class Headline(NamedTuple):
    """The position of the line that is the headline, why, and by which rule."""

    line: int
    reason: str
    rule: str


def find_title(
    lines: Sequence[TextLine],
    scores: Sequence[float],
    *,
    title: str | None = None,
    recurring: frozenset[str] = frozenset(),
) -> Headline | None:
    """The line that is the headline: the known title, or the line above running text that is surely one.

    Where the title is known and no line holds it, and where no line is sure, there is none.

    >>> words = ["Home", "Ferry stays in port for a week", "By Ana Dorn"]
    >>> words += ["The ferry stays in port for a week, the mayor said on Monday, as the storm goes on over the isles."]
    >>> find_title([TextLine(0, 0, line) for line in words], [0.0, 0.0, 0.0, 1.0]).line
    1
    """
    if title:
        place = _find_known(lines, line_key(title))
        return None if place is None else Headline(place, "the headline", KNOWN)
    best = weigh_best(lines, scores, recurring=recurring, model=_read_model())
    if best is None or best[1] < SURE:
        return None
    return Headline(best[0], f"reads like the headline ({best[1]:.2f})", FOUND)


def weigh_best(
    lines: Sequence[TextLine], scores: Sequence[float], *, recurring: frozenset[str], model: Mapping[str, Matrix]
) -> tuple[int, float] | None:
    """The likeliest line with its probability; a line that stands twice has the probability of both."""
    found, rows = describe_candidates(lines, scores, recurring=recurring)
    if not found:
        return None
    chances = _chances(rows, model)
    keys = [line_key(lines[i].words) for i in found]
    sums: dict[str, float] = {}
    for key, chance in zip(keys, chances, strict=True):
        sums[key] = sums.get(key, 0.0) + chance
    likeliest = max(sums, key=lambda key: sums[key])
    own = [j for j, key in enumerate(keys) if key == likeliest]
    return found[max(own, key=lambda j: chances[j])], sums[likeliest]


def _chances(rows: Matrix, model: Mapping[str, Matrix]) -> list[float]:
    """The probability of each line that it is the headline; what they lack to 1 is the probability of none."""
    scaled = np.clip((rows - model["mean"][:, None]) / model["deviation"][:, None], -FAR, FAR)
    seen = np.maximum(scaled @ model["first"] + model["first_bias"][:, None], 0)
    odds = (seen @ model["out"][:, :, None] + scaled @ model["straight"][:, :, None])[..., 0] + model["bias"][:, None]
    weights = np.exp(np.clip(odds.mean(axis=0), -_HIGHEST, _HIGHEST))
    chances: list[float] = (weights / (1 + weights.sum())).tolist()
    return chances


def _find_known(lines: Sequence[TextLine], key: str) -> int | None:
    if not key:
        return None
    keys = [line_key(line.words) for line in lines]
    exact = [i for i, own in enumerate(keys) if own == key]
    near = [i for i, own in enumerate(keys) if len(own) > 20 and (key.startswith(own) or own.startswith(key))]
    return next(iter(exact or near), None)


@cache
def _read_model() -> dict[str, Matrix]:
    return {key: values.astype(np.float64) for key, values in read_arrays("headlines.npz").items()}
