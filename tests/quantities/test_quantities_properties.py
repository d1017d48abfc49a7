"""What holds for any text: spans are true, order is reading order, nothing is both a quantity and none."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.quantities import find_non_quantities, find_quantities

PIECES = st.sampled_from(
    [
        "1,720", "US troops", "$", "€", "90 percent", "more than", "between", "and", "to", "-", "½", "three", "hundred",
        "million", "a third of", "one", "of", "in Syria", "F-22", "2014", "-15", "5", "May", ".", ", ", " ", "\n", "(",
        ")", "%", "km", "per day", "twice", "times as many", "’", "“", "İ", "ß", "\u00a0", "１２", "٣", "0", "/", ":",
        "10", "rose", "fell", "by", "from", "1.", "e5", "^", "x10", "dollars", "cents", "-year-old",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=24).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda glue: glue.join(parts))
)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_spans_hold_their_surface(text: str) -> None:
    """Every row points to exactly its characters, in reading order."""
    found = find_quantities(text)
    assert all(text[q.start : q.end] == q.surface and q.start < q.end for q in found)
    assert [q.start for q in found] == sorted(q.start for q in found)
    assert all(text[n.start : n.end] == n.surface for n in find_non_quantities(text))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_bounds_are_never_points(text: str) -> None:
    """A point has no bounds beside it, a bound no point, and every quantity says something."""
    for q in find_quantities(text):
        assert (q.value is None) != (q.low is None and q.high is None)
        if q.low is not None and q.high is not None:
            assert q.low <= q.high


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    """No text whatever stops the finder."""
    find_quantities(text)
    find_non_quantities(text, decimal=",")


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_a_number_is_one_of_the_two(text: str) -> None:
    """Nothing is both a quantity and refused."""
    refused = {(n.start, n.end) for n in find_non_quantities(text)}
    assert not refused & {(q.start, q.end) for q in find_quantities(text) if q.kind != "multiple"}
