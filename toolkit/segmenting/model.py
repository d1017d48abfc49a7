"""The line models: a layer of hidden units over standardised numbers, read from `toolkit/models`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
_FAR = 6.0
"""Deviations from the mean beyond which a number says nothing more."""


def apply_model(model: Mapping[str, Matrix], features: Matrix) -> Matrix:
    """The probability of body for each row of numbers."""
    scaled = np.clip((features - model["mean"]) / model["deviation"], -_FAR, _FAR)
    hidden = np.maximum(scaled @ model["hidden"] + model["hidden_bias"], 0)
    scores = np.clip(hidden @ model["out"] + model["out_bias"], -30, 30)
    result: Matrix = 1 / (1 + np.exp(-scores))
    return result


@cache
def read_model(name: str) -> dict[str, Matrix]:
    """The arrays of `models/NAME.npz`."""
    with (files("toolkit.models") / f"{name}.npz").open("rb") as stream, np.load(stream) as arrays:
        return {key: arrays[key] for key in arrays.files}
