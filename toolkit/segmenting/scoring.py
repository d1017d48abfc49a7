"""How likely each line is a line of the article's body."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from toolkit.segmenting.lines import TextLine, line_key
from toolkit.segmenting.signs import furniture_phrase

THRESHOLD = 0.5
_WORD = re.compile(r"\w+")
_ENDS = (".", "!", "?", '"', "”", "'", "’", "»", ")", ":", "…")


def score_lines(lines: Sequence[TextLine], *, recurring: frozenset[str] = frozenset()) -> list[float]:
    """The probability of body for each line, from its shape and from the lines around it."""
    own = [_shape(line) - 6 * (line_key(line.words) in recurring) for line in lines]
    scores = [_logistic(own[i] + 0.5 * _around(own, i)) for i in range(len(own))]
    return scores if max(scores, default=1.0) >= THRESHOLD else _fall_back(lines, scores)


def _fall_back(lines: Sequence[TextLine], scores: list[float]) -> list[float]:
    """A text in which nothing reads as body is a short one: its sentences are the body, or else its longest line."""
    ends = [line.words.endswith(_ENDS) and not furniture_phrase(line.words) for line in lines]
    if not any(ends):
        longest = max(range(len(lines)), key=lambda i: len(lines[i].words))
        ends = [i == longest for i in range(len(lines))]
    return [max(score, THRESHOLD) if end else score for score, end in zip(scores, ends, strict=True)]


def _shape(line: TextLine) -> float:
    words = _WORD.findall(line.words)
    capitals = sum(word[0].isupper() for word in words) / max(len(words), 1)
    score: float = min(len(words), 40) / 8 - 2.5
    score += 1.0 if line.words.endswith(_ENDS) else -1.0
    score -= 2.0 * max(capitals - 0.3, 0)
    return float(score - (5.0 if furniture_phrase(line.words) else 0.0))


def _around(own: list[float], position: int) -> float:
    near = own[max(position - 2, 0) : position] + own[position + 1 : position + 3]
    return max(-2.0, min(2.0, sum(near) / max(len(near), 1)))


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
