"""How likely each line is a line of the article's body."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from toolkit.segmenting.features import describe_lines
from toolkit.segmenting.lines import TextLine
from toolkit.segmenting.model import apply_model, read_model
from toolkit.segmenting.signs import furniture_phrase

THRESHOLD = 0.7
"""The probability from which a line is body: with it whole pages fit best, on outlets that a model has not seen."""
_ENDS = (".", "!", "?", '"', "”", "'", "’", "»", ")", ":", "…")


def score_lines(
    lines: Sequence[TextLine], *, recurring: frozenset[str] = frozenset(), layout: str | None = None
) -> list[float]:
    """The probability of body for each line, from its shape, the lines around it and the page's markup."""
    model = read_model("segments_text" if layout is None else "segments_markup")
    scores = apply_model(model, describe_lines(lines, recurring=recurring, layout=layout))
    return scores.tolist() if np.max(scores) >= THRESHOLD else _fall_back(lines, scores.tolist())


def _fall_back(lines: Sequence[TextLine], scores: list[float]) -> list[float]:
    """A text in which nothing reads as body is a short one: its sentences are the body, or else its longest line."""
    ends = [line.words.endswith(_ENDS) and not furniture_phrase(line.words) for line in lines]
    if not any(ends):
        longest = max(range(len(lines)), key=lambda i: len(lines[i].words))
        ends = [i == longest for i in range(len(lines))]
    return [max(score, THRESHOLD) if end else score for score, end in zip(scores, ends, strict=True)]
