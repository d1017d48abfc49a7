"""The line models: small networks over the lines of a page, averaged, read from `toolkit/models`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[Any]
DILATIONS = (1, 3, 9)
"""How many lines apart the three lines are that each convolution sees."""
FAR = 5.0
"""Deviations from the mean beyond which a number says nothing more."""


def apply_model(model: Mapping[str, Matrix], features: Matrix) -> Matrix:
    """The probability of body for each row of numbers, the rows being the lines of one page in order."""
    nets = [{key: model[key][i] for key in model} for i in range(len(model["out"]))]
    scores = np.mean([_score(net, features) for net in nets], axis=0)
    result: Matrix = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return result


def _score(net: Mapping[str, Matrix], features: Matrix) -> Matrix:
    scaled = np.clip((features - net["mean"]) / net["deviation"], -FAR, FAR).astype(np.float32)
    seen = np.maximum(scaled @ net["first"] + net["first_bias"], 0)
    for weights, bias, apart in zip(net["around"], net["around_bias"], DILATIONS, strict=True):
        before, now, after = (_shift(seen, step) @ own for step, own in zip((-apart, 0, apart), weights, strict=True))
        seen = seen + np.maximum(before + now + after + bias, 0)
    seen = np.maximum(seen + seen.max(0) @ net["page"] + net["page_bias"], 0)
    result: Matrix = seen @ net["out"] + net["out_bias"]
    return result


def _shift(rows: Matrix, step: int) -> Matrix:
    """The row `step` lines further on in the place of each row; nothing beyond the page's ends."""
    shifted = np.zeros_like(rows)
    if step < 0:
        shifted[-step:] = rows[:step]
    elif step:
        shifted[:-step] = rows[step:]
    else:
        shifted = rows
    return shifted


@cache
def read_model(name: str) -> dict[str, Matrix]:
    """The arrays of `models/NAME.npz`."""
    with (files("toolkit.models") / f"{name}.npz").open("rb") as stream, np.load(stream) as arrays:
        return {key: arrays[key].astype(np.float32) for key in arrays.files}
