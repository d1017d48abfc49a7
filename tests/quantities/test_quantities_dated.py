"""Which number of a comparison a date belongs to."""

import pytest

from toolkit.quantities.dated import is_of_another

GREW = "The toll rose to 52 on Thursday from 34 on Tuesday."
FEWER = "Officials said 5,800 sailors stayed, 200 fewer than a week ago."
TAX = "It raised the tax to 21 percent from about 19 percent in May."


@pytest.mark.parametrize(
    ("text", "number", "date", "another"),
    [
        (GREW, "52", "Thursday", False),
        (GREW, "34", "Tuesday", False),
        (GREW, "52", "Tuesday", True),
        (FEWER, "5,800", "a week ago", True),
        (FEWER, "200", "a week ago", True),
        (TAX, "21 percent", "May", True),
        (TAX, "19 percent", "May", False),
        ("Sales were 40, compared with 30 in June.", "40", "June", True),
        ("Sales were 40, compared with 30 in June.", "30", "June", False),
        ("400 sailors from 12 ships left on Monday.", "400", "Monday", False),
        ("On Monday 400 sailors were down at the port.", "400", "Monday", False),
    ],
)
def test_a_date_of_a_comparison(text: str, number: str, date: str, another: bool) -> None:
    """A date behind the earlier number, or behind than, tells nothing of the number that is compared."""
    spans = [(text.index(words), text.index(words) + len(words)) for words in (number, date)]
    assert is_of_another(text, spans[0], spans[1]) is another
