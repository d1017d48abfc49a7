"""The line model: networks that see the lines around a line and the page as a whole, averaged."""

from __future__ import annotations

import numpy as np
import pytest

from toolkit.segmenting.model import apply_model, full_arrays, read_model, small_arrays

WIDTH, HIDDEN = 2, 2


def build_model(around: float, *, nets: int = 1) -> dict[str, np.ndarray]:
    """A model that passes the first number on, and adds `around` times that of the lines one, three and nine below."""
    arrays = {
        "mean": np.zeros(WIDTH), "deviation": np.ones(WIDTH),
        "first": np.eye(WIDTH), "first_bias": np.zeros(HIDDEN),
        "around": np.zeros((3, 3, HIDDEN, HIDDEN)), "around_bias": np.zeros((3, HIDDEN)),
        "page": np.zeros((HIDDEN, HIDDEN)), "page_bias": np.zeros(HIDDEN),
        "out": np.array([1.0, 0.0]), "out_bias": np.zeros(()),
    }  # fmt: skip
    arrays["around"][:, 2] = around * np.eye(HIDDEN)
    return {key: np.stack([value] * nets).astype(np.float32) for key, value in arrays.items()}


def logits(model: dict[str, np.ndarray], column: list[float]) -> list[float]:
    found = apply_model(model, np.column_stack([column, np.zeros(len(column))]))
    return np.log(found / (1 - found)).round(3).tolist()  # type: ignore[no-any-return]  # numpy's stub


def test_a_line_is_seen_by_its_own_numbers() -> None:
    """Numbers far from the mean count as five deviations."""
    assert logits(build_model(0), [1.0, 2.0, 50.0]) == pytest.approx([1, 2, 5], abs=0.01)


def test_a_line_is_seen_by_those_around_it() -> None:
    """One line below, three below, nine below; nothing beyond the end."""
    assert logits(build_model(1), [0, 1.0, 0, 0]) == pytest.approx([1, 1, 0, 0], abs=0.01)
    assert logits(build_model(1), [0, 0, 0, 1.0]) == pytest.approx([1, 0, 1, 1], abs=0.01)


def test_networks_are_averaged() -> None:
    """Two networks that say one and three say two."""
    model = build_model(0, nets=2)
    model["out"][1, 0] = 3
    assert logits(model, [1.0]) == pytest.approx([2], abs=0.01)


@pytest.mark.parametrize("name, networks", [("segments_text", 15), ("segments_markup", 10)])
def test_the_shipped_models_have_several_networks(name: str, networks: int) -> None:
    """Each of them of the same form."""
    model = read_model(name)
    assert {len(values) for values in model.values()} == {networks}


def test_weights_in_bytes_are_those_that_were_fitted() -> None:
    """Each within half a step of its unit's scale; what has no scale is stored as half-precision numbers."""
    fitted = {"first": np.array([[[0.5, -2.0], [0.25, 1.0]]]), "first_bias": np.array([[0.125, 3.0]])}
    stored = small_arrays(fitted)
    assert stored["first"].dtype == np.int8
    assert full_arrays(stored)["first"] == pytest.approx(fitted["first"], abs=2.0 / 127)
    assert full_arrays(stored)["first_bias"].tolist() == [[0.125, 3.0]]
