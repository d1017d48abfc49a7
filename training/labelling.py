"""What the teacher says of texts: the labels that the student learns from."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import torch

from training.corpus import TAGS, Document
from training.encoder import Pieces, Teacher, Windows, encode
from training.network import STATES
from training.teacher import LENGTH, cut, half_precision, stack

KEPT = 4
"""Likeliest heads that are kept of every token."""
ROWS = 16
Job = tuple[int, int, int]
"""Number of a document, first piece and end of a window of it."""


class Soft(NamedTuple):
    """What the teacher says of one document: of every token tag probabilities, its best heads with their
    probabilities, and its two states (middle layer, last layer) side by side, on the axes that differ most."""

    tags: np.ndarray
    heads: np.ndarray
    weights: np.ndarray
    states: np.ndarray


class Axes(NamedTuple):
    """The mean of a state, and the directions in which states differ most, scaled to a spread of 1 in all."""

    mean: torch.Tensor
    directions: torch.Tensor

    def place(self, states: torch.Tensor) -> torch.Tensor:
        return (states.float() - self.mean) @ self.directions


@torch.no_grad()
def find_axes(model: Teacher, documents: list[Document], pieces: Pieces) -> tuple[Axes, Axes]:
    """Principal components of the states of some documents' tokens: of the middle layer, of the last."""
    model.eval()
    coded = [encode(d, pieces) for d in documents]
    found: tuple[list[torch.Tensor], list[torch.Tensor]] = ([], [])
    for group in groups_of(jobs_of(coded, 0)):
        _, _, states, batch = read(model, documents, coded, group)
        for kept, state in zip(found, states, strict=True):
            kept.append(state[batch > 0].float())
    middle, last = (_axes(torch.cat(kept)) for kept in found)
    return middle, last


def _axes(states: torch.Tensor) -> Axes:
    mean = states.mean(0)
    _, _, directions = torch.linalg.svd(states - mean, full_matrices=False)
    kept = directions[: STATES // 2].T
    return Axes(mean, kept / ((states - mean) @ kept).pow(2).mean().sqrt())


def jobs_of(coded: list[Windows], margin: int) -> list[Job]:
    """Windows that overlap by twice the margin, those of like length together."""
    jobs, step = [], LENGTH - 2 - 2 * margin
    for number, code in enumerate(coded):
        size, start = len(code.pieces), 0
        while True:
            jobs.append((number, start, min(size, start + LENGTH - 2)))
            if start + LENGTH - 2 >= size:
                break
            start += step
    return sorted(jobs, key=lambda job: job[2] - job[1])


def groups_of(jobs: list[Job]) -> list[list[Job]]:
    return [jobs[i : i + ROWS] for i in range(0, len(jobs), ROWS)]


def read(
    model: Teacher, documents: list[Document], coded: list[Windows], group: list[Job]
) -> tuple[np.ndarray, np.ndarray, tuple[torch.Tensor, torch.Tensor], torch.Tensor]:
    """Tag probabilities, probabilities of heads, states, and the pieces that were read, of some windows."""
    batch = stack([cut(documents[number], coded[number], [start])[0] for number, start, _ in group])
    with half_precision():
        tags, arcs, states = model(batch.ids, batch.marks)
    return tags.softmax(-1).numpy(), arcs.softmax(-1).numpy(), states, batch.ids


@torch.no_grad()
def predict(
    model: Teacher, documents: list[Document], pieces: Pieces, axes: tuple[Axes, Axes], *, margin: int = 24
) -> list[Soft]:
    """What the model says of every token, from overlapping windows; of each it keeps what it sees in the middle."""
    model.eval()
    coded = [encode(d, pieces) for d in documents]
    out = [_unsaid(len(d.spans)) for d in documents]
    for group in groups_of(jobs_of(coded, margin)):
        tags, arcs, states, _ = read(model, documents, coded, group)
        placed = torch.cat([axis.place(state) for axis, state in zip(axes, states, strict=True)], dim=-1).numpy()
        for row, (number, start, end) in enumerate(group):
            first = coded[number].first
            low = np.searchsorted(first, start if start == 0 else start + margin)
            high = np.searchsorted(first, end if end == len(coded[number].pieces) else end - margin)
            inside = np.arange(np.searchsorted(first, start), np.searchsorted(first, end))
            here = np.arange(low, high)
            own = first[here] - start + 1
            soft = out[number]
            soft.tags[here], soft.states[here] = tags[row, own], placed[row, own]
            scores = arcs[row][np.ix_(own, first[inside] - start + 1)]
            best = np.argsort(-scores, axis=1)[:, :KEPT]
            soft.heads[here, : best.shape[1]] = inside[best]
            soft.weights[here, : best.shape[1]] = np.take_along_axis(scores, best, 1)
    return out


def _unsaid(size: int) -> Soft:
    heads = np.full((size, KEPT), -1, np.int32)
    tags, weights = np.zeros((size, len(TAGS)), np.float32), np.zeros((size, KEPT), np.float32)
    return Soft(tags, heads, weights, np.zeros((size, STATES), np.float32))
