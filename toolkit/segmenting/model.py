"""The line models: small networks over the lines of a page, averaged, read from `toolkit/models`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from toolkit.models import read_arrays

Matrix = NDArray[Any]
DILATIONS = (1, 3, 9)
"""How many lines apart the three lines are that each convolution sees."""
FAR = 5.0
"""Deviations from the mean beyond which a number says nothing more."""
_IN_BYTES, _SCALE = ("first", "around", "page"), "_scale"
AT_ONCE = 20_000
"""Lines, times networks, computed at once: memory stays bounded on long texts."""


def apply_model(model: Mapping[str, Matrix], features: Matrix) -> Matrix:
    """The probability of body for each row of numbers, the rows being the lines of one page in order."""
    count = len(model["out"])
    some = max(1, AT_ONCE // max(1, len(features)))
    parts = [{key: model[key][i : i + some] for key in model} for i in range(0, count, some)]
    scores = np.concatenate([_scores(nets, features) for nets in parts]).mean(axis=0)
    result: Matrix = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return result


def _scores(nets: Mapping[str, Matrix], features: Matrix) -> Matrix:
    """A row of scores for each of these networks; side by side they take half the time on short pages."""
    scaled = np.clip((features - nets["mean"][:, None]) / nets["deviation"][:, None], -FAR, FAR).astype(np.float32)
    seen = np.maximum(scaled @ nets["first"] + nets["first_bias"][:, None], 0)
    for number, apart in enumerate(DILATIONS):
        weights, bias = nets["around"][:, number], nets["around_bias"][:, number, None]
        near = shifted(seen, -apart) @ weights[:, 0] + seen @ weights[:, 1] + shifted(seen, apart) @ weights[:, 2]
        seen = seen + np.maximum(near + bias, 0)
    page = seen.max(axis=1, keepdims=True) @ nets["page"] + nets["page_bias"][:, None]
    seen = np.maximum(seen + page, 0)
    result: Matrix = (seen @ nets["out"][:, :, None])[..., 0] + nets["out_bias"][:, None]
    return result


def shifted(rows: Matrix, step: int) -> Matrix:
    """The row `step` lines further on in the place of each row; nothing beyond the ends."""
    moved = np.zeros_like(rows)
    if step < 0:
        moved[..., -step:, :] = rows[..., :step, :]
    else:
        moved[..., :-step, :] = rows[..., step:, :]
    return moved


@cache
def read_model(name: str) -> dict[str, Matrix]:
    """The arrays of `models/NAME.npz`."""
    return full_arrays(read_arrays(f"{name}.npz"))


def small_arrays(arrays: Mapping[str, Matrix]) -> dict[str, Matrix]:
    """Arrays as they are stored: large ones in bytes, with a scale for each unit that they lead to."""
    found: dict[str, Matrix] = {}
    for key, values in arrays.items():
        if key not in _IN_BYTES:
            found[key] = values.astype(np.float16)
            continue
        scale = (np.abs(values).max(axis=-2, keepdims=True) / 127 + 1e-8).astype(np.float16)
        found[key] = np.round(values / scale.astype(np.float32)).clip(-127, 127).astype(np.int8)
        found[key + _SCALE] = scale
    return found


def full_arrays(stored: Mapping[str, Matrix]) -> dict[str, Matrix]:
    """Stored arrays as the networks compute with them."""
    found = {key: values.astype(np.float32) for key, values in stored.items() if not key.endswith(_SCALE)}
    for key in _IN_BYTES:
        if key + _SCALE in stored:
            found[key] *= stored[key + _SCALE].astype(np.float32)
    return found
