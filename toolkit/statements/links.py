"""Links the tagger's spans: each content to its cue, each cue to its speaker, by a small trained scorer."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from toolkit.statements.choices import (
    CONTENT,
    NEAREST,
    Array,
    Choices,
    Integers,
    Span,
    Sums,
    Tagged,
    candidates,
    content_choices,
    odds,
    running_sums,
    softmax,
    speaker_choices,
)

EVIDENCE = 6
"""Numbers that speak for an attribution: content, its edges, its link, cue, speaker; and 1."""


class Gathered(NamedTuple):
    """One attribution in tokens, and the evidence for it (log-odds)."""

    contents: list[Span]
    cue: Span | None
    speaker: Span | None
    evidence: Array


class Linked(NamedTuple):
    """One attribution in tokens, and how sure it is: content and speaker together, and the content alone."""

    contents: list[Span]
    cue: Span | None
    speaker: Span | None
    confidence: float
    content_confidence: float


def link(tagged: Tagged, weights: dict[str, Array]) -> list[Linked]:
    """Every attribution, in order of the contents, with its probabilities of being right."""
    found = gather(tagged, weights)
    if not found:
        return []
    evidence = np.stack([each.evidence for each in found])
    both, content = (_chances(evidence, weights[name]) for name in ("evidence", "content_evidence"))
    return [
        Linked(each.contents, each.cue, each.speaker, p, q) for each, p, q in zip(found, both, content, strict=True)
    ]


def _chances(evidence: Array, weights: Array) -> list[float]:
    chances: list[float] = (1 / (1 + np.exp(-(evidence @ weights)))).tolist()
    return chances


def gather(tagged: Tagged, weights: dict[str, Array]) -> list[Gathered]:
    """Every attribution, in order of the contents, with the evidence for it.

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
    found: list[tuple[list[Span], Span | None, Span | None]] = []
    chances: list[tuple[float, ...]] = []
    for cue, numbers in held.items():
        number, share = voice.get(cue, (-1, 0.5))
        speaker = speakers[number] if number >= 0 else None
        linked = min(float(sure[n]) for n in numbers)
        own = [contents[n] for n in numbers]
        chances.append(_sure(tagged, sums, (own, linked), (cues[cue] if cue >= 0 else None, speaker, share)))
        found.append((own, cues[cue] if cue >= 0 else None, speaker))
    evidence = np.ones((len(chances), EVIDENCE), np.float32)
    evidence[:, :-1] = odds(np.array(chances, dtype=np.float32))
    gathered = [Gathered(*group, own) for group, own in zip(found, evidence, strict=True)]
    return sorted(gathered, key=lambda each: each.contents[0])


def _choose(choices: Choices, weights: dict[str, Array], name: str) -> tuple[Integers, Array]:
    """The candidate of each row, or -1, and how sure the choice is."""
    hidden = np.maximum(choices.measures @ weights[f"{name}.in"] + weights[f"{name}.in.bias"], 0)
    chances = softmax(np.where(choices.real, hidden @ weights[f"{name}.out"], -1e9))
    best = chances.argmax(axis=1)
    rows = np.arange(len(best))
    return np.where(best == 2 * NEAREST, -1, choices.candidates[rows, best]), chances[rows, best].astype(np.float32)


def _sure(
    tagged: Tagged, sums: Sums, content: tuple[list[Span], float], others: tuple[Span | None, Span | None, float]
) -> tuple[float, ...]:
    """How sure it is that the content, its edges, its link, the cue and the speaker are what they seem."""
    (spans, linked), (cue, speaker, share) = content, others
    return (
        sum(_sureness(sums.content, span) for span in spans) / len(spans),
        sum(_sure_edges(tagged, span) for span in spans) / len(spans),
        linked,
        _sureness(sums.cue, cue) if cue else 0.05,
        share * _sureness(sums.speaker, speaker) if speaker else 0.2,
    )


def _sure_edges(tagged: Tagged, span: Span) -> float:
    """How sure it is that content begins and ends just there."""
    chances = tagged.probabilities
    goes_on = float(chances[span[1], CONTENT[1]]) if span[1] < len(chances) else 0.0
    return float(chances[span[0], CONTENT[0]]) * (1 - goes_on)


def _sureness(sums: Array, span: Span) -> float:
    return float(sums[span[1]] - sums[span[0]]) / (span[1] - span[0])
