"""Who tells a number, read from the words before it."""

import pytest

from toolkit.comparison.namings import teller


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Kell monitors back on the pier after an absence of six months have counted ", ""),
        ("while the harbour mission counted nearly ", "harbour mission"),
        ("the Seven Days counted ", "Seven Days"),
    ],
)
def test_how_long_something_took_tells_no_number(words: str, who: str) -> None:
    """A unit of time before a verb of counting is no teller, unless it is a name."""
    assert teller(words.casefold(), words) == who
