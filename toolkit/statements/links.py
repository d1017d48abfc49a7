"""Links the tagger's spans: each content and each speaker to the cue it belongs to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Span = tuple[int, int]
Parts = tuple[list[Span], Span | None, Span | None, float]

REACH = 300
"""Tokens between a span and the cue it may belong to."""
SAMPLE = 24
"""Tokens of a span that are asked for their cue; more would cost time on long quotations and change nothing."""
_CONTENT, _SPEAKER, _CUE = (1, 2), (3, 4), (5, 6)


class Tagged(NamedTuple):
    """A tag a token, the tags' probabilities, and the two vectors whose product scores a link."""

    tags: NDArray[np.int8]
    probabilities: Array
    dependents: Array
    heads: Array


def link(tagged: Tagged) -> list[Parts]:
    """Contents, cue, speaker and confidence of every attribution, in order of the contents.

    A content with no cue in reach stands alone; a cue without content is dropped.
    """
    contents, speakers, cues = (_spans(tagged.tags, kind) for kind in (_CONTENT, _SPEAKER, _CUE))
    firsts = np.array([a for a, _ in cues], dtype=np.int64)
    gathered: dict[int, list[tuple[Span, float]]] = {}
    alone: list[Parts] = []
    for content in contents:
        cue, weight = _best_cue(tagged, content, firsts)
        sure = _sureness(tagged, content, _CONTENT)
        if cue is None:
            alone.append(([content], None, None, sure * 0.5))
        else:
            gathered.setdefault(cue, []).append((content, sure * weight))
    voices = _voices(tagged, speakers, firsts)
    found = [
        ([span for span, _ in held], cues[cue], voices.get(cue), float(np.mean([weight for _, weight in held])))
        for cue, held in gathered.items()
    ]
    return sorted([*found, *alone], key=lambda parts: parts[0][0])


def _spans(tags: NDArray[np.int8], kind: tuple[int, int]) -> list[Span]:
    begin, inside = kind
    found: list[Span] = []
    for first in np.flatnonzero(tags == begin):
        end = int(first) + 1
        while end < len(tags) and tags[end] == inside:
            end += 1
        found.append((int(first), end))
    return found


def _best_cue(tagged: Tagged, span: Span, firsts: NDArray[np.int64]) -> tuple[int | None, float]:
    """The number of the cue that the span's tokens point to, and the share of their weight it gets."""
    low, high = np.searchsorted(firsts, span[0] - REACH), np.searchsorted(firsts, span[1] + REACH)
    if low == high:
        return None, 0.0
    asked = tagged.dependents[_sample(span)]
    scores = (asked @ tagged.heads[firsts[low:high]].T).mean(axis=0) / np.sqrt(asked.shape[1])
    weights = np.exp(scores - scores.max())
    best = int(weights.argmax())
    return int(low) + best, float(weights[best] / weights.sum())


def _voices(tagged: Tagged, speakers: list[Span], firsts: NDArray[np.int64]) -> dict[int, Span]:
    """The speaker of each cue: of those that point to it, the one that does so with most weight."""
    best: dict[int, tuple[float, Span]] = {}
    for speaker in speakers:
        cue, weight = _best_cue(tagged, speaker, firsts)
        if cue is not None and weight > best.get(cue, (0.0, speaker))[0]:
            best[cue] = (weight, speaker)
    return {cue: speaker for cue, (_, speaker) in best.items()}


def _sureness(tagged: Tagged, span: Span, kind: tuple[int, int]) -> float:
    return float(tagged.probabilities[span[0] : span[1]][:, list(kind)].sum(axis=1).mean())


def _sample(span: Span) -> NDArray[np.int64]:
    if span[1] - span[0] <= SAMPLE:
        return np.arange(span[0], span[1])
    return np.linspace(span[0], span[1] - 1, SAMPLE).astype(np.int64)
