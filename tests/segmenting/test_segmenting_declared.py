"""What the line model sees of the body, the description and the title that a page declares."""

from __future__ import annotations

import numpy as np

from toolkit.segmenting.declared import describe_declared

WORDS = np.array([3.0, 30.0, 12.0, 20.0, 10.0])
RUNNING = np.array([0.0, 30.0, 12.0, 20.0, 0.0])
BLOCKS = [np.array([0, 1, 1, 1, 2])]


def describe(body: list[float], description: list[float] | None = None, title: list[float] | None = None) -> np.ndarray:
    nothing = [0.0] * 5
    shares = np.column_stack([body, description or nothing, title or nothing])
    return describe_declared(shares, WORDS, RUNNING, BLOCKS)


def test_a_declared_line_has_its_share_and_running_text_beside_it_what_is_missing() -> None:
    """A line of three words says too little; one that is no running text is not missed."""
    assert describe([1, 1, 0, 0.5, 0])[:, :2].tolist() == [[0, 0], [1, 0], [0, 1], [0.5, 0.5], [0, 0]]


def test_a_line_stands_before_among_or_after_the_declared_ones() -> None:
    """The undeclared line between two declared ones stands among them."""
    assert describe([0, 1, 0, 1, 0])[:, 2:5].tolist() == [[1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1]]


def test_a_block_says_how_many_of_its_words_are_declared() -> None:
    """Fifty of sixty-two."""
    assert describe([0, 1, 0, 1, 0])[:, 5].round(2).tolist() == [0, 0.81, 0.81, 0.81, 0]


def test_a_declared_body_that_stands_elsewhere_says_nothing() -> None:
    """Twelve words of it on the page are chance."""
    assert not describe([0, 0, 1, 0, 0]).any()


def test_description_and_title_count_without_a_declared_body() -> None:
    """They are the last two numbers."""
    found = describe([0] * 5, description=[0, 0, 1, 0, 0], title=[1, 0, 0, 0, 0.5])
    assert found[:, -2:].tolist() == [[0, 0], [0, 0], [1, 0], [0, 0], [0, 0.5]]
    assert not found[:, :-2].any()
