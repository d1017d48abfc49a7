"""Documents as the student sees them: with the teacher's labels or with gold, cut into windows, roughened."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
import torch

from toolkit.statements import features
from training.corpus import TAGS, Document
from training.labelling import KEPT
from training.network import STATES
from training.plain import is_wire

WINDOW = 384
RULES_HIDDEN = 0.15
"""Share of windows in which the rules' reading is hidden, so that the rest is learnt too."""
WORDS_HIDDEN, NAMES_HIDDEN, STRAIGHT = 0.06, 0.2, 0.3
SHAPE = features.COLUMNS.index("shapes")


class Example(NamedTuple):
    """A document as the student sees it: of each token features, tag probabilities, likely heads with probabilities.

    `states` are the teacher's, where they were kept.
    """

    ids: np.ndarray
    tags: np.ndarray
    heads: np.ndarray
    weights: np.ndarray
    states: np.ndarray | None
    wire: bool


def plain_example(document: Document, vocabulary: dict[str, int], soft: Mapping[str, np.ndarray]) -> Example:
    """Plain news as the teacher labels it; heads only where it sees a part of a statement."""
    tags = soft[document.id].astype(np.float32)
    weights = soft[document.id + ":weights"].astype(np.float32) * (1 - tags[:, :1])
    heads, states = soft[document.id + ":heads"], soft.get(document.id + ":states")
    return Example(featured(document, vocabulary), tags, heads, weights, states, is_wire(document))


def gold_example(document: Document, vocabulary: dict[str, int], soft: Mapping[str, np.ndarray]) -> Example:
    """A labelled article; with a teacher half gold, half its tags, which smooth what annotators saw differently."""
    gold = np.eye(len(TAGS), dtype=np.float32)[document.tags]
    tags = 0.5 * gold + 0.5 * soft[document.id].astype(np.float32) if document.id in soft else gold
    heads = np.full((len(gold), KEPT), -1)
    heads[:, 0] = document.heads
    weights = np.zeros(heads.shape, np.float32)
    weights[:, 0] = document.heads >= 0
    states = soft.get(document.id + ":states")
    return Example(featured(document, vocabulary), tags, heads, weights, states, wire=False)


def featured(document: Document, vocabulary: dict[str, int]) -> np.ndarray:
    return features.featurise(document.text, vocabulary).table


def windows(examples: list[Example], rng: random.Random) -> list[tuple[Example, int, int]]:
    cut = []
    for example in examples:
        size = len(example.ids)
        start = -rng.randrange(WINDOW) if size > WINDOW else 0
        while start < size:
            if min(size, start + WINDOW) - max(0, start) > 8:
                cut.append((example, max(0, start), min(size, start + WINDOW)))
            start += WINDOW
    rng.shuffle(cut)
    return cut


def stack(group: list[tuple[Example, int, int]]) -> tuple[torch.Tensor, ...]:
    """Padded features, tag probabilities, heads within the window, their probabilities (0 outside it), states."""
    length = max(b - a for _, a, b in group)
    ids = np.zeros((len(group), length, len(features.COLUMNS)), np.int64)
    tags = np.zeros((len(group), length, len(TAGS)), np.float32)
    heads = np.zeros((len(group), length, KEPT), np.int64)
    weights = np.zeros((len(group), length, KEPT), np.float32)
    states = np.zeros((len(group), length, STATES), np.float32)
    for row, (example, a, b) in enumerate(group):
        ids[row, : b - a] = example.ids[a:b]
        tags[row, : b - a] = example.tags[a:b]
        if example.states is not None:
            states[row, : b - a] = example.states[a:b]
        own = example.heads[a:b]
        inside = (own >= a) & (own < b)
        heads[row, : b - a] = np.where(inside, own - a, 0)
        weights[row, : b - a] = np.where(inside, example.weights[a:b], 0)
    return tuple(map(torch.tensor, (ids, tags, heads, weights, states)))


def roughen(ids: torch.Tensor, rng: np.random.Generator) -> None:
    """Hide words at random, names above all, and the rules' reading; write some windows with straight quotation marks.

    So that the student learns from what stands around, and no names or habits of one newsroom by heart.
    """
    words, shapes = ids[..., 0], ids[..., SHAPE]
    chance = torch.where((shapes == 3) | (shapes == 5) | (shapes == 6), NAMES_HIDDEN, WORDS_HIDDEN)
    hidden = (torch.tensor(rng.random(ids.shape[:2])) < chance) & (words > 0)
    ids[..., 0] = torch.where(hidden, features.UNKNOWN, words)
    straight = torch.tensor(rng.random(len(ids)) < STRAIGHT)[:, None] & ((shapes == 8) | (shapes == 9))
    ids[..., SHAPE] = torch.where(straight, 10, shapes)
    ids[torch.tensor(rng.random(len(ids)) < RULES_HIDDEN), :, features.COLUMNS.index("rules")] = 0
