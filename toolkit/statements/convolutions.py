"""The layers of the tagger's network, run with numpy alone and with few multiplications."""

from __future__ import annotations

from collections.abc import Mapping
from math import lcm
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]


class Layer(NamedTuple):
    """One layer: what it does with a token and with those `dilation` before and after, and how it evens out the sum.

    `own` is the matrix for the token itself, `products` the four that stand for all three; see `_add_convolved`.
    """

    own: Array
    products: Array
    bias: Array
    scale: Array
    shift: Array
    dilation: int


def read_layers(weights: Mapping[str, Array], dilations: tuple[int, ...]) -> tuple[Layer, ...]:
    """The layers by their parameters, as `training` names them."""
    layers = []
    for number, dilation in enumerate(dilations):
        weight = weights[f"layers.{number}.weight"]
        before, own, after = weight.reshape(3, len(weight) // 3, -1)
        products = np.stack([before, (before + own + after) / 2, (before - own + after) / 2, after])
        names = (f"layers.{number}.bias", f"norms.{number}.weight", f"norms.{number}.bias")
        bias, scale, shift = (weights[name] for name in names)
        layers.append(Layer(own, products, bias, scale, shift, dilation))
    return tuple(layers)


def run_layers(layers: tuple[Layer, ...], tokens: Array) -> Array:
    """What the layers make of every token, a row each; every layer adds to what came before."""
    size, channels = tokens.shape
    near = lcm(*(2 * layer.dilation for layer in layers if layer.dilation < size))
    x = np.zeros((-(-size // near) * near, channels), np.float32)
    x[:size] = tokens
    room = np.empty((2, 4, len(x) // 2, channels), np.float32)
    for layer in layers:
        if layer.dilation < size:
            _add_convolved(x, layer, room)
        else:
            x += relu(x @ layer.own + layer.bias)
        _even_out(x, layer)
        x[size:] = 0
    return x[:size]


def _add_convolved(x: Array, layer: Layer, room: Array) -> None:
    """Add to every token what the layer makes of it and of those `dilation` before and after it.

    Tokens are taken in pairs `dilation` apart. The two look at four tokens in all, so that four products do for their
    six: a minimal filter (Winograd 1980, "Arithmetic Complexity of Computations"; F(2, 3) in his terms).
    """
    pairs = x.reshape(-1, 2, layer.dilation, x.shape[1])
    first, second = pairs[:, 0], pairs[:, 1]
    seen, found = room.reshape(2, 4, *first.shape)
    np.negative(second[0], out=seen[0, 0])
    np.subtract(second[:-1], second[1:], out=seen[0, 1:])
    np.add(first, second, out=seen[1])
    np.subtract(second, first, out=seen[2])
    np.subtract(first[:-1], first[1:], out=seen[3, :-1])
    seen[3, -1] = first[-1]
    np.matmul(room[0], layer.products, out=room[1])
    found[1] += layer.bias
    found[0] += found[1]
    found[0] += found[2]
    found[1] -= found[2]
    found[1] -= found[3]
    relu(found[:2])
    first += found[0]
    second += found[1]


def _even_out(x: Array, layer: Layer) -> None:
    """Every row with mean 0 and spread 1, then scaled and shifted, in place."""
    size = x.shape[1]
    x -= (x @ np.full(size, 1 / size, np.float32))[:, None]
    x *= (1 / np.sqrt(np.vecdot(x, x) / np.float32(size) + np.float32(1e-5)))[:, None]
    x *= layer.scale
    x += layer.shift


def relu(x: Array) -> Array:
    """The same array, what is negative in it made 0; a row of zeros is three times as fast as the number 0."""
    return np.maximum(x, np.zeros(x.shape[-1], np.float32), out=x)
