"""The vectors of common words, which the comparison and the network of lines share."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.language import vectors
from toolkit.language.vectors import read_vectors


def test_words_have_rows_the_commonest_first() -> None:
    """Row 0 is no word's and empty; every word has a row of its own."""
    words, rows = read_vectors() or ({}, np.zeros((1, 64)))
    assert words["the"] < words["ferry"] < words["anchorage"]
    assert sorted(words.values()) == list(range(1, len(rows)))
    assert not rows[0].any()


def test_a_row_has_a_length_of_one() -> None:
    """So that the product of two rows says how near they are."""
    _, rows = read_vectors() or ({}, np.zeros((1, 64)))
    assert np.allclose(np.linalg.norm(rows[1:], axis=1), 1, atol=1e-3)


def test_without_the_model_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nothing is raised; who asks goes on without them."""
    monkeypatch.setattr(vectors, "MODEL_FILE", "nowhere.npz")
    assert read_vectors.__wrapped__() is None
