"""Which cues a content may belong to, which speakers a cue may have, and what is known of every such pair."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Integers = NDArray[np.int64]
Span = tuple[int, int]

REACH = 300
"""Tokens between a span and one it may belong to."""
NEAREST = 6
"""Candidates looked at on either side of a span."""
DOUBTFUL = 0.12
"""Untagged tokens of at least this probability are candidates for cue and speaker too."""
MEASURES = 24
CONTENT, SPEAKER, CUE = (1, 2), (3, 4), (5, 6)


class Tagged(NamedTuple):
    """A tag a token, the tags' probabilities, two vectors whose product scores a link, and features of each token."""

    tags: NDArray[np.int8]
    probabilities: Array
    dependents: Array
    heads: Array
    quotes: NDArray[np.int32]
    breaks: NDArray[np.int32]
    rules: NDArray[np.int32]
    rule_heads: NDArray[np.int32]


class Choices(NamedTuple):
    """For every row the numbers of its candidates (last column: none of them), which of them exist, their measures."""

    candidates: Integers
    real: NDArray[np.bool_]
    measures: Array


class Sums(NamedTuple):
    """Running sums over the tokens, so that any stretch is summed at once."""

    sentences: Array
    paragraphs: Array
    content: Array
    speaker: Array
    cue: Array
    dependents: Array


def candidates(tagged: Tagged) -> tuple[list[Span], list[Span], list[Span]]:
    """Contents as tagged; cues and speakers as tagged, and what may be one."""
    contents = _spans(tagged.tags, CONTENT)
    cues = sorted(_spans(tagged.tags, CUE) + _doubtful(tagged, CUE))
    return contents, cues, sorted(_spans(tagged.tags, SPEAKER) + _doubtful(tagged, SPEAKER))


def running_sums(tagged: Tagged) -> Sums:
    """The sums that the measures are taken from."""
    chances = tagged.probabilities
    content, speaker, cue = (
        _running(np.asarray(chances[:, list(kind)].sum(axis=1))) for kind in (CONTENT, SPEAKER, CUE)
    )
    sentences, paragraphs = (_running(np.asarray(c, np.float32)) for c in (tagged.breaks > 0, tagged.breaks == 2))
    return Sums(sentences, paragraphs, content, speaker, cue, _running(tagged.dependents))


def content_choices(tagged: Tagged, sums: Sums, contents: list[Span], cues: list[Span]) -> Choices:
    """The cues that each content may belong to."""
    rows, targets = _edges_of(contents), _edges_of(cues)
    picked, real = _nearest(rows, targets)
    mean = _mean(sums.dependents, rows)
    heads = tagged.heads[targets[:, 0]] if len(targets) else np.zeros((1, tagged.heads.shape[1]), np.float32)
    dots = np.einsum("nd,nkd->nk", mean, heads[picked]) / np.sqrt(mean.shape[1])
    return Choices(picked, real, _measure(tagged, sums, (rows, targets, sums.content, sums.cue), (picked, real, dots)))


def speaker_choices(tagged: Tagged, sums: Sums, cues: list[Span], speakers: list[Span]) -> Choices:
    """The speakers that each cue may have."""
    rows, targets = _edges_of(cues), _edges_of(speakers)
    picked, real = _nearest(rows, targets)
    mean = _mean(sums.dependents, targets) if len(targets) else np.zeros((1, tagged.heads.shape[1]), np.float32)
    dots = np.einsum("nd,nkd->nk", tagged.heads[rows[:, 0]], mean[picked]) / np.sqrt(mean.shape[1])
    return Choices(picked, real, _measure(tagged, sums, (rows, targets, sums.cue, sums.speaker), (picked, real, dots)))


def _mean(total: Array, spans: Integers) -> Array:
    """The mean of each column over each span."""
    return np.asarray((total[spans[:, 1]] - total[spans[:, 0]]) / (spans[:, 1] - spans[:, 0])[:, None])


def _nearest(rows: Integers, targets: Integers) -> tuple[Integers, NDArray[np.bool_]]:
    """The targets nearest to each row, NEAREST before and after it; the last column stands for none."""
    place = np.searchsorted(targets[:, 0], rows[:, 0])
    picked = place[:, None] + np.arange(-NEAREST, NEAREST + 1)[None, :]
    real = (picked >= 0) & (picked < len(targets))
    picked = np.clip(picked, 0, max(0, len(targets) - 1))
    if len(targets):
        start, end = targets[picked, 0], targets[picked, 1]
        apart = (start >= rows[:, 1:]) | (end <= rows[:, :1])
        real &= apart & (start - rows[:, 1:] < REACH) & (rows[:, :1] - end < REACH)
    real[:, -1] = True
    return picked, real


def _measure(
    tagged: Tagged,
    sums: Sums,
    spans: tuple[Integers, Integers, Array, Array],
    pairs: tuple[Integers, NDArray[np.bool_], Array],
) -> Array:
    """What is known of every pair of row and candidate: place, distance, what lies between, how sure both are."""
    rows, targets, row_sum, target_sum = spans
    picked, real, dots = pairs
    targets = targets if len(targets) else np.zeros((1, 2), np.int64)
    start, end = targets[picked, 0], targets[picked, 1]
    after = start >= rows[:, 1:]
    low = np.where(after, rows[:, 1:], end)
    high = np.maximum(low, np.where(after, start, rows[:, :1]))
    last = len(tagged.tags)

    def between(total: Array, extra: int = 0) -> Array:
        return np.asarray(total[np.minimum(high + extra, last)] - total[low])

    share, gap = softmax(np.where(real, dots, -60)), high - low
    beside = [total[np.minimum(end + 2, last)] - total[end] for total in (sums.content, sums.speaker)]
    beside += [total[start] - total[np.maximum(start - 2, 0)] for total in (sums.content, sums.speaker)]
    columns = [
        after,
        np.log1p(gap) / 2,
        gap <= 1,
        gap <= 3,
        np.minimum(between(sums.sentences, 1), 4) / 2,
        np.minimum(between(sums.paragraphs, 1), 3),
        np.minimum(between(sums.cue), 3),
        np.minimum(between(sums.content), 20) / 10,
        np.minimum(between(sums.speaker), 6) / 3,
        np.clip(dots, -10, 10) / 5,
        np.log(share + 1e-3) / 3,
        odds((target_sum[end] - target_sum[start]) / np.maximum(1, end - start)),
        np.minimum(end - start, 10) / 5,
        tagged.quotes[np.minimum(start, last - 1)] > 0,
        *beside,
        *_ruled(tagged, rows, (start, end)),
        *(np.broadcast_to(column[:, None], gap.shape) for column in _alone(tagged, rows, row_sum)),
    ]
    measures = np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=2)
    measures[:, -1, : MEASURES - 3] = 0
    measures[:, -1, 1] = -2  # none: a distance that no candidate has
    return measures


def _alone(tagged: Tagged, rows: Integers, row_sum: Array) -> tuple[Array, Array, Array]:
    """What is known of a row whatever the candidate: how sure it is, whether it is quoted, how long it is."""
    size = rows[:, 1] - rows[:, 0]
    sure = odds((row_sum[rows[:, 1]] - row_sum[rows[:, 0]]) / size)
    quoted, long = tagged.quotes[rows[:, 0]] > 0, np.minimum(size, 40) / 20
    return sure, quoted.astype(np.float32), long.astype(np.float32)


def _ruled(tagged: Tagged, rows: Integers, target: tuple[Integers, Integers]) -> tuple[Array, Array, Array]:
    """Whether the rules give the row to the candidate, the candidate to the row, or the row to another."""
    start, end = target
    heads = tagged.rule_heads
    own = heads[(rows[:, 0] + rows[:, 1]) // 2][:, None]
    theirs = heads[np.minimum((start + end) // 2, len(heads) - 1)]
    given = (own >= start) & (own < end)
    taken = (theirs >= rows[:, :1]) & (theirs < rows[:, 1:])
    return given.astype(np.float32), taken.astype(np.float32), ((own >= 0) & ~given).astype(np.float32)


def softmax(scores: Array) -> Array:
    """The scores of each row as parts of one."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def odds(chances: Array) -> Array:
    """Probabilities as logarithms of their odds, those near 0 and 1 cut off so that none is without bound."""
    clipped = np.clip(np.asarray(chances, dtype=np.float32), 0.02, 0.995)
    return np.asarray(np.log(clipped / (1 - clipped)), dtype=np.float32)


def _running(values: Array) -> Array:
    return np.concatenate([np.zeros((1, *values.shape[1:])), np.cumsum(values, axis=0, dtype=np.float64)])


def _edges_of(spans: list[Span]) -> Integers:
    return np.array(spans, dtype=np.int64).reshape(-1, 2)


def _spans(tags: NDArray[np.int8], kind: tuple[int, int]) -> list[Span]:
    begin, inside = kind
    stops = np.append(np.flatnonzero(tags != inside), len(tags))
    firsts = np.flatnonzero(tags == begin)
    return [(int(a), int(b)) for a, b in zip(firsts, stops[np.searchsorted(stops, firsts + 1)], strict=True)]


def _doubtful(tagged: Tagged, kind: tuple[int, int]) -> list[Span]:
    """Runs of tokens that were tagged otherwise, but may be of this kind."""
    may = tagged.probabilities[:, list(kind)].sum(axis=1) > DOUBTFUL
    may &= ~np.isin(tagged.tags, kind)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], may, [False]]).astype(np.int8)))
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]
