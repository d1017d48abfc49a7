"""What other programs take for the body of a page, beside the lines of the page."""

from __future__ import annotations

import json

import pytest

from toolkit.loading.html_pages import draft_page
from toolkit.loading.witnesses import ask_witnesses, hear

BODY = "The ferry to Lorn stays in port until the storm is over, the mayor of Brant said on Monday morning."
PAGE = (
    "<html><body><nav><a href='/a'>Weather</a> <a href='/b'>Sports</a></nav><article><h1>Ferry stays in port</h1>"
    f"<p>{BODY}</p><p>{BODY.replace('Lorn', 'Varn').replace('Monday', 'Tuesday')}</p></article>"
    "<footer><p>All rights reserved by the Lorn Post and its owners</p></footer></body></html>"
)


@pytest.mark.parametrize(
    ("line", "share"),
    [
        ("The ferry stays in port until noon", 1.0),
        ("The ferry stays in port, we hear today", 0.4),
        ("Sports and weather of the day", 0.0),
        ("Rain", 1.0),
        ("ferry stays", 0.0),
        ("", 0.0),
        ("—", 0.0),
    ],
)
def test_the_share_of_a_line_that_a_witness_took(line: str, share: float) -> None:
    """Four words in a row count; a shorter line must be a line of its own there."""
    assert hear("The ferry stays in port until noon\nRain").share(line) == share


def test_a_witness_that_took_nothing_knows_no_line() -> None:
    """Neither a short one nor a long one."""
    assert [hear(None).share("Rain"), hear("").share("The ferry stays in port until noon")] == [0.0, 0.0]


def test_the_layout_of_a_page_has_two_witnesses_a_line() -> None:
    """Both took the article, neither the menu nor the footer."""
    draft = draft_page(PAGE)
    shares = {draft.text[row[0] : row[1]]: row[5:7] for row in json.loads(draft.layout or "")}
    assert shares[BODY] == [1.0, 1.0]
    assert shares["All rights reserved by the Lorn Post and its owners"] == [0.0, 0.0]
    assert shares["Weather Sports"] == [0.0, 0.0]


def test_nobody_is_asked_about_a_page_of_many_megabytes() -> None:
    """It is segmented without them."""
    assert ask_witnesses("<p>" + "a " * 2_600_000) == [None, None, None]


@pytest.mark.parametrize("page", ["<p>", "<html></html>", "\x00", "<div>" * 3000 + "Rain", "Rain"])
def test_a_page_that_they_cannot_read_has_none_but_raises_nothing(page: str) -> None:
    """Broken markup, deep markup, no markup."""
    assert len(ask_witnesses(page)) == 3
