"""Links the tagger's spans: each content to its cue, each cue to its speaker, by a small trained scorer."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Integers = NDArray[np.int64]
Span = tuple[int, int]
Parts = tuple[list[Span], Span | None, Span | None, float]
Gathered = tuple[list[Span], Span | None, Span | None, Array]

REACH = 300
"""Tokens between a span and one it may belong to."""
NEAREST = 6
"""Candidates looked at on either side of a span."""
DOUBTFUL = 0.12
"""Untagged tokens of at least this probability are candidates for cue and speaker too."""
EVIDENCE = 6
"""Numbers that speak for an attribution: content, its edges, its link, cue, speaker; and 1."""
MEASURES = 24
_CONTENT, _SPEAKER, _CUE = (1, 2), (3, 4), (5, 6)


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


def link(tagged: Tagged, weights: dict[str, Array]) -> list[Parts]:
    """Contents, cue, speaker and confidence of every attribution, in order of the contents."""
    found = gather(tagged, weights)
    if not found:
        return []
    odds = np.stack([evidence for _, _, _, evidence in found]) @ weights["evidence"]
    sure = (1 / (1 + np.exp(-odds))).tolist()
    return [(*parts, chance) for (*parts, _), chance in zip(found, sure, strict=True)]


def gather(tagged: Tagged, weights: dict[str, Array]) -> list[Gathered]:
    """Contents, cue and speaker of every attribution, with the evidence for it (log-odds), in order.

    A content with no cue stands alone; a cue without content is dropped.
    """
    contents, cues, speakers = candidates(tagged)
    if not contents:
        return []
    sums = running_sums(tagged)
    chosen, sure = _choose(content_choices(tagged, sums, contents, cues), weights, "cue")
    held: dict[int, list[int]] = {}
    for number, cue in enumerate(chosen):
        held.setdefault(int(cue) if cue >= 0 else -1 - number, []).append(number)
    spoken = [cue for cue in held if cue >= 0]
    voices, certain = _choose(speaker_choices(tagged, sums, [cues[c] for c in spoken], speakers), weights, "speaker")
    voice = {cue: (int(v), float(p)) for cue, v, p in zip(spoken, voices, certain, strict=True)}
    found: list[Gathered] = []
    for cue, numbers in held.items():
        number, share = voice.get(cue, (-1, 0.5))
        speaker = speakers[number] if number >= 0 else None
        linked = min(float(sure[n]) for n in numbers)
        own = [contents[n] for n in numbers]
        evidence = _evidence(tagged, sums, (own, linked), (cues[cue] if cue >= 0 else None, speaker, share))
        found.append((own, cues[cue] if cue >= 0 else None, speaker, evidence))
    return sorted(found, key=lambda g: g[0][0])


def candidates(tagged: Tagged) -> tuple[list[Span], list[Span], list[Span]]:
    """Contents as tagged; cues and speakers as tagged, and what may be one."""
    contents = _spans(tagged.tags, _CONTENT)
    cues = sorted(_spans(tagged.tags, _CUE) + _doubtful(tagged, _CUE))
    return contents, cues, sorted(_spans(tagged.tags, _SPEAKER) + _doubtful(tagged, _SPEAKER))


def running_sums(tagged: Tagged) -> Sums:
    """The sums that the measures are taken from."""
    chances = tagged.probabilities
    content, speaker, cue = (
        _running(np.asarray(chances[:, list(kind)].sum(axis=1))) for kind in (_CONTENT, _SPEAKER, _CUE)
    )
    sentences, paragraphs = (_running(np.asarray(c, np.float32)) for c in (tagged.breaks > 0, tagged.breaks == 2))
    return Sums(sentences, paragraphs, content, speaker, cue, _running(tagged.dependents))


def content_choices(tagged: Tagged, sums: Sums, contents: list[Span], cues: list[Span]) -> Choices:
    """The cues that each content may belong to."""
    rows, targets = _edges_of(contents), _edges_of(cues)
    picked, real = _nearest(rows, targets)
    mean = (sums.dependents[rows[:, 1]] - sums.dependents[rows[:, 0]]) / (rows[:, 1] - rows[:, 0])[:, None]
    heads = tagged.heads[targets[:, 0]] if len(targets) else np.zeros((1, tagged.heads.shape[1]), np.float32)
    dots = np.einsum("nd,nkd->nk", mean, heads[picked]) / np.sqrt(mean.shape[1])
    return Choices(picked, real, _measure(tagged, sums, (rows, targets, sums.content, sums.cue), (picked, real, dots)))


def speaker_choices(tagged: Tagged, sums: Sums, cues: list[Span], speakers: list[Span]) -> Choices:
    """The speakers that each cue may have."""
    rows, targets = _edges_of(cues), _edges_of(speakers)
    picked, real = _nearest(rows, targets)
    mean = np.zeros((max(1, len(targets)), tagged.heads.shape[1]), np.float32)
    if len(targets):
        size = (targets[:, 1] - targets[:, 0])[:, None]
        mean = (sums.dependents[targets[:, 1]] - sums.dependents[targets[:, 0]]) / size
    dots = np.einsum("nd,nkd->nk", tagged.heads[rows[:, 0]], mean[picked]) / np.sqrt(mean.shape[1])
    return Choices(picked, real, _measure(tagged, sums, (rows, targets, sums.cue, sums.speaker), (picked, real, dots)))


def _choose(choices: Choices, weights: dict[str, Array], name: str) -> tuple[Integers, Array]:
    """The candidate of each row, or -1, and how sure the choice is."""
    hidden = np.maximum(choices.measures @ weights[f"{name}.in"] + weights[f"{name}.in.bias"], 0)
    scores = np.where(choices.real, hidden @ weights[f"{name}.out"], -1e9)
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances = raised / raised.sum(axis=1, keepdims=True)
    best = chances.argmax(axis=1)
    rows = np.arange(len(best))
    return np.where(best == 2 * NEAREST, -1, choices.candidates[rows, best]), chances[rows, best].astype(np.float32)


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

    weight = np.exp(np.where(real, dots, -60) - np.where(real, dots, -60).max(axis=1, keepdims=True))
    share = weight / weight.sum(axis=1, keepdims=True)
    gap = high - low
    beside = [total[np.minimum(end + 2, last)] - total[end] for total in (sums.content, sums.speaker)]
    beside += [total[start] - total[np.maximum(start - 2, 0)] for total in (sums.content, sums.speaker)]
    row_sure = (row_sum[rows[:, 1]] - row_sum[rows[:, 0]]) / (rows[:, 1] - rows[:, 0])
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
        _odds((target_sum[end] - target_sum[start]) / np.maximum(1, end - start)),
        np.minimum(end - start, 10) / 5,
        tagged.quotes[np.minimum(start, last - 1)] > 0,
        *beside,
        *_ruled(tagged, rows, (start, end)),
        np.broadcast_to(_odds(row_sure)[:, None], gap.shape),
        np.broadcast_to((tagged.quotes[rows[:, 0]] > 0)[:, None], gap.shape),
        np.broadcast_to((np.minimum(rows[:, 1] - rows[:, 0], 40) / 20)[:, None], gap.shape),
    ]
    measures = np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=2)
    measures[:, -1, : MEASURES - 3] = 0
    measures[:, -1, 1] = -2  # none: a distance that no candidate has
    return measures


def _ruled(tagged: Tagged, rows: Integers, target: tuple[Integers, Integers]) -> tuple[Array, Array, Array]:
    """Whether the rules give the row to the candidate, the candidate to the row, or the row to another."""
    start, end = target
    heads = tagged.rule_heads
    own = heads[(rows[:, 0] + rows[:, 1]) // 2][:, None]
    theirs = heads[np.minimum((start + end) // 2, len(heads) - 1)]
    given = (own >= start) & (own < end)
    taken = (theirs >= rows[:, :1]) & (theirs < rows[:, 1:])
    return given.astype(np.float32), taken.astype(np.float32), ((own >= 0) & ~given).astype(np.float32)


def _evidence(
    tagged: Tagged, sums: Sums, content: tuple[list[Span], float], others: tuple[Span | None, Span | None, float]
) -> Array:
    """Log-odds that the content, its edges, its link, the cue and the speaker are what they seem."""
    (spans, linked), (cue, speaker, share) = content, others
    chances = (
        sum(_sureness(sums.content, span) for span in spans) / len(spans),
        sum(_sure_edges(tagged, span) for span in spans) / len(spans),
        linked,
        _sureness(sums.cue, cue) if cue else 0.05,
        share * _sureness(sums.speaker, speaker) if speaker else 0.2,
    )
    return np.append(_odds(np.array(chances, dtype=np.float32)), np.float32(1))


def _sure_edges(tagged: Tagged, span: Span) -> float:
    """How sure it is that content begins and ends just there."""
    chances = tagged.probabilities
    goes_on = float(chances[span[1], _CONTENT[1]]) if span[1] < len(chances) else 0.0
    return float(chances[span[0], _CONTENT[0]]) * (1 - goes_on)


def _sureness(sums: Array, span: Span) -> float:
    return float(sums[span[1]] - sums[span[0]]) / (span[1] - span[0])


def _odds(chances: Array) -> Array:
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
