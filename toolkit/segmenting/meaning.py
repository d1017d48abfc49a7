"""What a line says, as numbers: an appeal for money, a reader's comment, a caption, an author's note, running text.

A small network, fitted by `training/lines.py` to agree with a large encoder: vectors of a line's words, one convolution
over them, their mean and their maxima, one more layer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.language.vectors import read_vectors
from toolkit.lexicons import read_lexicon
from toolkit.models import read_arrays
from toolkit.segmenting.lines import TextLine
from toolkit.segmenting.model import shifted

Array = NDArray[np.float32]
MOST = 48
"""Words and marks of a line that are read, from its head."""
_LONGEST = 600
"""Characters in which they are looked for."""
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
SHAPES = 6
"""Rows for words that are not known, by their shape: a digit, a number, capitals, a name, a small word, a mark."""
SCALE = 4.0
"""By how much the vectors of words, of length 1, are drawn out."""
LEAST = -8.0
"""Logarithms of probabilities are cut here."""
CLEAR = -0.5
"""Logarithm of the probability (0.6) from which a line is said to be of a kind."""
AT_ONCE = 20_000
"""Words computed at once: memory stays bounded on long texts."""


class Network(NamedTuple):
    """The rows of the words it knows, and its matrices."""

    rows: Mapping[str, int]
    words: Array
    cases: Array
    around: Array
    around_bias: Array
    middle: Array
    middle_bias: Array
    out: Array
    out_bias: Array
    kinds: tuple[str, ...]
    """What the last numbers of a line are the logarithms of the probabilities of; the first are places on axes."""


def describe_meaning(lines: Sequence[TextLine]) -> Array:
    """One row of numbers a line: places on axes of meaning, then how likely the line is of each kind, as logarithms."""
    network = read_network()
    none = np.zeros((0, len(network.out_bias)), np.float32)
    return np.vstack([none, *(_describe(network, part) for part in _batches(lines))])


def name_kinds(lines: Sequence[TextLine]) -> list[str | None]:
    """What kind of furniture each line is by its words, told as a reason; None where it is not clear or is none."""
    if not lines:
        return []
    kinds = read_network().kinds
    numbers = describe_meaning(lines)[:, -len(kinds) :]
    likeliest = zip(numbers.argmax(axis=1).tolist(), numbers.max(axis=1).tolist(), strict=True)
    return [_reasons().get(kinds[kind]) if log > CLEAR else None for kind, log in likeliest]


@cache
def _reasons() -> dict[str, str]:
    return {row["kind"]: row["reason"] for row in read_lexicon("line_kinds")}


def number_words(words: str, rows: Mapping[str, int]) -> tuple[list[int], list[int]]:
    """The rows of a line's first words and marks, and their cases: 1 small, 2 with a capital, 3 capitals.

    >>> number_words("Sign up NOW", {"sign": 7, "up": 8})
    ([7, 8, 3], [2, 1, 3])
    """
    found = _TOKEN.findall(words[:_LONGEST])[:MOST] or ["_"]
    return [rows.get(word.lower()) or _shape(word) for word in found], [
        1 + word[0].isupper() + (len(word) > 1 and word.isupper()) for word in found
    ]


def _shape(word: str) -> int:
    if word.isdigit():
        return 1 if len(word) == 1 else 2
    if word[0].isupper():
        return 3 if len(word) > 1 and word.isupper() else 4
    return 5 if word[0].isalpha() else 6


def _batches(lines: Sequence[TextLine]) -> Iterator[list[str]]:
    """The lines in parts of which none holds more words than are computed at once."""
    size = AT_ONCE // (MOST + 1)
    for start in range(0, len(lines), size):
        yield [line.words for line in lines[start : start + size]]


def _describe(network: Network, lines: Sequence[str]) -> Array:
    """All lines of a part one behind the other, with an empty row between any two."""
    rows, cases, starts = [0], [0], []
    for words in lines:
        own, shapes = number_words(words, network.rows)
        starts.append(len(rows) - 1)
        rows += [*own, 0]
        cases += [*shapes, 0]
    seen = network.words[rows] + network.cases[cases]
    near = np.hstack([shifted(seen, -1), seen, shifted(seen, 1)])[1:]
    found = np.maximum(near @ network.around + network.around_bias, 0)
    found[np.array(rows[1:]) == 0] = 0
    counts = np.diff([*starts, len(rows) - 1]) - 1
    whole = np.hstack(
        [np.add.reduceat(found, starts) / counts[:, None].astype(np.float32), np.maximum.reduceat(found, starts)]
    )
    whole = whole + np.maximum(whole @ network.middle + network.middle_bias, 0)
    return _levelled(whole @ network.out + network.out_bias, len(network.out_bias) - len(network.kinds))


def _levelled(numbers: Array, axes: int) -> Array:
    """The odds of the kinds as logarithms of probabilities."""
    kinds = numbers[:, axes:]
    highest = kinds.max(axis=1, keepdims=True)
    logs = kinds - highest - np.log(np.exp(kinds - highest).sum(axis=1, keepdims=True))
    return np.hstack([numbers[:, :axes], np.maximum(logs, LEAST)])


@cache
def read_network() -> Network:
    """The network of `models/lines.npz`, with the vectors of words that it shares with the comparison."""
    arrays = read_arrays("lines.npz")
    vocabulary = arrays.pop("vocabulary").tobytes().decode().split("\n")
    own = arrays.pop("own").astype(np.float32) * arrays.pop("own_scale").astype(np.float32)
    kinds = tuple(arrays.pop("kinds").tobytes().decode().split("\n"))
    rows, words = word_table(vocabulary, own)
    return Network(rows, words, kinds=kinds, **{key: value.astype(np.float32) for key, value in arrays.items()})


def word_table(vocabulary: Sequence[str], own: Array) -> tuple[dict[str, int], Array]:
    """The row of each word, and the rows: shapes, common words, then words that only the network knows.

    `own` has a row for each shape, then one for each word of `vocabulary`: what is added to the common vector.
    """
    common = read_vectors() or ({}, np.zeros((1, own.shape[1]), np.float32))
    rows = {word: SHAPES + number for word, number in common[0].items()}
    for word in vocabulary:
        rows.setdefault(word, SHAPES + 1 + len(rows))
    table = np.zeros((SHAPES + 1 + len(rows), own.shape[1]), np.float32)
    table[SHAPES : SHAPES + len(common[1])] = common[1] * SCALE
    table[1 : SHAPES + 1] = own[:SHAPES]
    for word, vector in zip(vocabulary, own[SHAPES:], strict=True):
        table[rows[word]] += vector
    return rows, table
