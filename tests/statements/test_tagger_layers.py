"""The layers of the tagger's network give what three plain matrices give, for texts of every length."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from toolkit.statements.convolutions import read_layers, run_layers

CHANNELS = 8
DILATIONS = (1, 2, 4, 1)


@pytest.fixture
def weights() -> dict[str, NDArray[np.float32]]:
    """Parameters drawn at random, as a file of the tagger names them."""
    draw = np.random.default_rng(5)
    sizes = {"layers.{}.weight": (3 * CHANNELS, CHANNELS), "layers.{}.bias": CHANNELS}
    sizes |= {"norms.{}.weight": CHANNELS, "norms.{}.bias": CHANNELS}
    return {
        name.format(number): draw.standard_normal(size).astype(np.float32)
        for number in range(len(DILATIONS))
        for name, size in sizes.items()
    }


def plainly(weights: dict[str, NDArray[np.float32]], x: NDArray[np.float32]) -> NDArray[np.float32]:
    """The layers by their definition: each token and its neighbours through one matrix each."""
    for number, dilation in enumerate(DILATIONS):
        around = np.pad(x, ((dilation, dilation), (0, 0)))
        parts = (around[: len(x)], x, around[2 * dilation :])
        found = np.concatenate(parts, axis=1) @ weights[f"layers.{number}.weight"] + weights[f"layers.{number}.bias"]
        x = x + np.maximum(found, 0)
        x = (x - x.mean(axis=1, keepdims=True)) / np.sqrt(x.var(axis=1, keepdims=True) + 1e-5)
        x = x * weights[f"norms.{number}.weight"] + weights[f"norms.{number}.bias"]
    return x


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7, 8, 9, 16, 31, 100])
def test_layers_give_what_their_definition_gives(weights: dict[str, NDArray[np.float32]], size: int) -> None:
    """Four products for two tokens come to the same as three matrices for each, also at the ends of a text."""
    x = np.random.default_rng(size).standard_normal((size, CHANNELS)).astype(np.float32)
    found = run_layers(read_layers(weights, DILATIONS), x)
    assert found.shape == (size, CHANNELS)
    assert np.abs(found - plainly(weights, x)).max() < 1e-4


def test_layers_leave_their_input_alone(weights: dict[str, NDArray[np.float32]]) -> None:
    """The rows that are given are not written over."""
    x = np.ones((5, CHANNELS), np.float32)
    run_layers(read_layers(weights, DILATIONS), x)
    assert (x == 1).all()
