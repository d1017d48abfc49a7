"""The body that a page's JSON-LD declares."""

from __future__ import annotations

import json
from typing import Any

import pytest

from toolkit.loading.html_pages import draft_page
from toolkit.loading.linked_data import declared_body
from toolkit.loading.markup import parse_page

BODY = "The ferry to Lorn stays in port until the storm is over, the mayor of Brant said on Monday morning. " * 6
ASIDE = "Readers of the Lorn Post can book a crossing at half the price until the end of the month."


def write_page(*declared: Any) -> str:
    scripts = "".join(f'<script type="application/ld+json">{json.dumps(thing)}</script>' for thing in declared)
    return f"<html><head>{scripts}</head><body><article><p>{BODY}</p></article><p>{ASIDE}</p></body></html>"


@pytest.mark.parametrize(
    "declared",
    [
        {"@type": "NewsArticle", "articleBody": BODY},
        [{"@type": "WebSite"}, {"@type": "NewsArticle", "articleBody": BODY}],
        {"@graph": [{"@type": "Article", "articleBody": BODY}]},
    ],
)
def test_a_declared_body_is_found(declared: Any) -> None:
    """By itself, in a list, in a graph."""
    assert declared_body(parse_page(write_page(declared))) == BODY


def test_the_longest_of_several_counts() -> None:
    """A page may declare the head of another article too."""
    page = write_page({"articleBody": BODY}, {"articleBody": BODY + ASIDE})
    assert declared_body(parse_page(page)) == BODY + ASIDE


def test_tags_and_entities_in_it_are_read() -> None:
    """Paragraphs become lines."""
    found = declared_body(parse_page(write_page({"articleBody": f"<p>{BODY}</p>Piet &amp;amp; Ruud"})))
    assert found == f"\n{BODY}\nPiet & Ruud"


@pytest.mark.parametrize(
    "declared",
    [
        {"articleBody": "The ferry to Lorn stays in port [&hellip;]"},
        {"articleBody": ""},
        {"articleBody": None},
        {"articleBody": [BODY]},
        {"headline": "Ferry stays in port"},
        "articleBody",
        None,
    ],
)
def test_a_teaser_or_nothing_is_no_body(declared: Any) -> None:
    """Many systems put the first sentences there."""
    assert declared_body(parse_page(write_page(declared))) is None


def test_broken_linked_data_are_passed_over() -> None:
    """The next script is read."""
    broken = '<head><script type="application/ld+json">{"a": </script>'
    page = write_page({"articleBody": BODY}).replace("<head>", broken)
    assert declared_body(parse_page(page)) == BODY


def test_the_layout_says_how_much_of_a_line_is_declared() -> None:
    """Body, description and title stand behind the witnesses."""
    page = write_page({"articleBody": BODY}).replace("<head>", f'<head><meta name="description" content="{ASIDE}">')
    draft = draft_page(page)
    shares = {draft.text[row[0] : row[1]]: row[7:] for row in json.loads(draft.layout or "")}
    assert shares == {BODY.strip(): [1.0, 0.0, 0.0], ASIDE: [0.0, 1.0, 0.0]}


def test_linked_data_of_any_depth() -> None:
    """Declarations that nest without end cost nothing but themselves."""
    nested = "[" * 600 + "]" * 600
    page = f"<html><head><script type='application/ld+json'>{nested}</script></head><body><p>Rain.</p></body></html>"
    assert draft_page(page).text == "Rain."
