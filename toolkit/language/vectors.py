"""The vectors of common words (`models/words.npz`): words that are used alike lie near each other."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from toolkit.models import read_arrays

Array = NDArray[np.float32]
MODEL_FILE = "words.npz"


@cache
def read_vectors() -> tuple[dict[str, int], Array] | None:
    """The row of each word, the commonest first, and the rows, of length 1; row 0 is empty and no word's.

    None where the package was installed without its models.
    """
    try:
        stored = read_arrays(MODEL_FILE)
    except FileNotFoundError:
        return None
    words, vectors = stored["vocabulary"].tobytes().decode().split("\n"), stored["vectors"].astype(np.float32)
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return {word: number for number, word in enumerate(words, start=1)}, np.vstack([vectors[:1] * 0, vectors / lengths])
