"""Links the tagger's spans: each content and each speaker to the cue it belongs to."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Span = tuple[int, int]
Parts = tuple[list[Span], Span | None, Span | None, float]
Gathered = tuple[list[Span], Span | None, Span | None, Array]

REACH = 300
"""Tokens between a span and the cue it may belong to."""
EVIDENCE = 6
"""Numbers that speak for an attribution: content, its edges, its link, cue, speaker; and 1."""
SAMPLE = 24
"""Tokens of a span that are asked for their cue; more would cost time on long quotations and change nothing."""
_CONTENT, _SPEAKER, _CUE = (1, 2), (3, 4), (5, 6)


class Tagged(NamedTuple):
    """A tag a token, the tags' probabilities, and the two vectors whose product scores a link."""

    tags: NDArray[np.int8]
    probabilities: Array
    dependents: Array
    heads: Array


def link(tagged: Tagged, evidence_weights: Array) -> list[Parts]:
    """Contents, cue, speaker and confidence of every attribution, in order of the contents.

    A content with no cue in reach stands alone; a cue without content is dropped.
    """
    return [
        (contents, cue, speaker, float(1 / (1 + np.exp(-(evidence @ evidence_weights)))))
        for contents, cue, speaker, evidence in gather(tagged)
    ]


def gather(tagged: Tagged) -> list[Gathered]:
    """Contents, cue and speaker of every attribution, with the evidence for it (log-odds), in order."""
    contents, speakers, cues = (_spans(tagged.tags, kind) for kind in (_CONTENT, _SPEAKER, _CUE))
    firsts = np.array([a for a, _ in cues], dtype=np.int64)
    held: dict[int, list[tuple[Span, float]]] = {}
    found: list[Gathered] = []
    for content in contents:
        cue, weight = _best_cue(tagged, content, firsts)
        if cue is None:
            found.append(([content], None, None, _evidence(tagged, [(content, 0.01)], None, None)))
        else:
            held.setdefault(cue, []).append((content, weight))
    voices = _voices(tagged, speakers, firsts)
    for cue, parts in held.items():
        voice = voices.get(cue)
        evidence = _evidence(tagged, parts, cues[cue], voice)
        found.append(([span for span, _ in parts], cues[cue], voice[1] if voice else None, evidence))
    return sorted(found, key=lambda g: g[0][0])


def _evidence(
    tagged: Tagged, parts: list[tuple[Span, float]], cue: Span | None, voice: tuple[float, Span] | None
) -> Array:
    """Log-odds that the content, its edges, its link, the cue and the speaker are what they seem."""
    chances = (
        np.mean([_sureness(tagged, span, _CONTENT) for span, _ in parts]),
        np.mean([_edges(tagged, span) for span, _ in parts]),
        min(weight for _, weight in parts),
        _sureness(tagged, cue, _CUE) if cue else 0.05,
        voice[0] * _sureness(tagged, voice[1], _SPEAKER) if voice else 0.2,
    )
    clipped = np.clip(np.array(chances, dtype=np.float32), 0.02, 0.995)
    return np.append(np.log(clipped / (1 - clipped)), np.float32(1))


def _edges(tagged: Tagged, span: Span) -> float:
    """How sure it is that content begins and ends just there."""
    chances = tagged.probabilities
    begins = float(chances[span[0], _CONTENT[0]])
    goes_on = float(chances[span[1], _CONTENT[1]]) if span[1] < len(chances) else 0.0
    return begins * (1 - goes_on)


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


def _voices(tagged: Tagged, speakers: list[Span], firsts: NDArray[np.int64]) -> dict[int, tuple[float, Span]]:
    """The speaker of each cue: of those that point to it, the one that does so with most weight."""
    best: dict[int, tuple[float, Span]] = {}
    for speaker in speakers:
        cue, weight = _best_cue(tagged, speaker, firsts)
        if cue is not None and weight > best.get(cue, (0.0, speaker))[0]:
            best[cue] = (weight, speaker)
    return best


def _sureness(tagged: Tagged, span: Span, kind: tuple[int, int]) -> float:
    return float(tagged.probabilities[span[0] : span[1]][:, list(kind)].sum(axis=1).mean())


def _sample(span: Span) -> NDArray[np.int64]:
    if span[1] - span[0] <= SAMPLE:
        return np.arange(span[0], span[1])
    return np.linspace(span[0], span[1] - 1, SAMPLE).astype(np.int64)
