"""A web page is rendered to text once, as a reader sees it, furniture included."""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk
from toolkit.loading.markup import parse_page, render_page

PAGE = """<!DOCTYPE html><html lang="en"><head><title>Ferry stays | Lorn Post</title>
<meta property="og:site_name" content="Lorn Post"><meta property="og:title" content="Ferry stays">
<meta name="author" content="A. Lind"><link rel="canonical" href="https://lorn.example/ferry">
<script>var hidden = 1;</script></head><body><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul>
</nav><article><h1>Ferry stays</h1><p>The ferry <b>stays</b> in port, the harbour master said on Tuesday morning.</p>
<p>It will sail when the storm has passed, perhaps within two days.</p></article>
<div style="display:none">secret</div><footer>All rights reserved</footer></body></html>"""


def rendered(page: str) -> str:
    return render_page(parse_page(page)).text


def test_page_shows_furniture_and_body_and_no_script(tmp_path: Path) -> None:
    """The text holds what a reader sees, paragraphs set apart."""
    (tmp_path / "ferry.html").write_text(PAGE)
    text = tk.load_articles(tmp_path, progress=False)["text"].iloc[0]
    assert text == (
        "Home\nSport\n\nFerry stays\n\nThe ferry stays in port, the harbour master said on Tuesday morning.\n\n"
        "It will sail when the storm has passed, perhaps within two days.\n\nAll rights reserved"
    )


def test_head_gives_outlet_title_byline_address_and_language(tmp_path: Path) -> None:
    """The page's head says who published it and where."""
    (tmp_path / "ferry.html").write_text(PAGE)
    row = tk.load_articles(tmp_path, progress=False).iloc[0]
    assert row[["outlet", "title", "byline", "url", "language"]].tolist() == [
        "Lorn Post", "Ferry stays", "A. Lind", "https://lorn.example/ferry", "en",
    ]  # fmt: skip


def test_page_is_known_by_its_content(tmp_path: Path) -> None:
    """A page named .txt is a page."""
    (tmp_path / "ferry.txt").write_text(PAGE)
    assert tk.load_articles(tmp_path, progress=False)["kind"].tolist() == ["html"]


@pytest.mark.parametrize(
    "page,text",
    [
        ("<p>a<br>b</p>", "a\nb"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a\tb\nc"),
        ("<p>one &amp; two</p>", "one & two"),
        ("<div>" * 1500 + "deep" + "</div>" * 1500, "deep"),
    ],
)
def test_rendering(page: str, text: str) -> None:
    """Line breaks, tables, entities and deep nesting give plain lines."""
    assert rendered(page) == text


def test_without_the_extra_the_error_names_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where trafilatura is missing the report says what to install; the other files load."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (tmp_path / "ferry.html").write_text(PAGE)
    (tmp_path / "a.txt").write_text("Rain.")
    articles = tk.load_articles(tmp_path, progress=False)
    assert articles["article_id"].tolist() == ["a.txt"]
    assert "pip install 'media-statement-toolkit[html]'" in tk.loading_report(articles).problems()[0]


def test_page_without_text_fails(tmp_path: Path) -> None:
    """A page that a script would fill says so."""
    (tmp_path / "a.html").write_text("<html><body><script>x</script></body></html>")
    articles = tk.load_articles(tmp_path, progress=False)
    assert tk.loading_report(articles).files[0].problem.startswith("the page shows no text")
    assert isinstance(articles, pd.DataFrame)


@pytest.mark.parametrize("declared", ["iso-8859-1", "latin1", "undefined", "charset", "windows-1252"])
def test_curly_quotes_whatever_is_declared(tmp_path: Path, declared: str) -> None:
    """Pages that declare Latin-1, or nothing that exists, mean the encoding with curly quotes."""
    page = f"<html><head><meta charset='{declared}'></head><body><p>“We stay,” she said.</p></body></html>"
    (tmp_path / "a.html").write_bytes(page.encode("cp1252"))
    assert tk.load_articles(tmp_path, progress=False)["text"].tolist() == ["“We stay,” she said."]


def test_page_with_a_broken_address_is_read(tmp_path: Path) -> None:
    """A placeholder that a template left in the page's address costs the outlet, not the article."""
    (tmp_path / "a.html").write_text(
        "<html><head><link rel='canonical' href='http://[domain]/a'></head><body><p>It rained.</p></body></html>"
    )
    articles = tk.load_articles(tmp_path, progress=False)
    assert articles["text"].tolist() == ["It rained."]
    assert articles["outlet"].isna().tolist() == [True]
