"""The shared page as a file: one, self-contained, strict, escaped."""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from gzip import decompress
from hashlib import sha256
from pathlib import Path

import pytest
from made_studies import small_study, study_of

import toolkit as tk


def test_the_page_names_nothing_outside_itself(tmp_path: Path) -> None:
    """No script, style, picture or font is loaded from anywhere."""
    text = tk.share(small_study(), tmp_path / "story.html").read_text(encoding="utf-8")
    assert not re.search(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=", text)
    assert "@import" not in text
    assert "url(" not in text


def test_only_its_own_script_may_run(tmp_path: Path) -> None:
    """The policy names the inline script by its hash, allows no eval and no connection."""
    text = tk.share(small_study(), tmp_path / "story.html").read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    script = re.search(r'<script type="module">(.*?)</script>', text, re.DOTALL)
    assert policy
    assert script
    digest = b64encode(sha256(script[1].encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy[1]
    assert policy[1].startswith("default-src 'none'")
    assert "unsafe-eval" not in policy[1]


def test_titles_and_provenance_are_escaped(tmp_path: Path) -> None:
    """Markup in a title or a file's name stays words."""
    study = small_study()
    tables = (study.articles, study.segments, study.statements, study.dates, study.quantities, study.speakers)
    study = tk.Study(*tables, {"inputs": ["<img src=x>"]})
    text = tk.share(study, tmp_path / "story.html", title="<b>&").read_text(encoding="utf-8")
    assert "<title>&lt;b&gt;&amp;</title>" in text
    assert "&lt;img src=x&gt;" in text
    assert "<img" not in text


def test_a_dollar_sign_survives(tmp_path: Path) -> None:
    """What looks like a place in the template is kept as it is."""
    text = tk.share(small_study(), tmp_path / "story.html", title="$payload cost $5").read_text(encoding="utf-8")
    assert "<title>$payload cost $5</title>" in text


def test_half_a_character_in_the_title_costs_no_page(tmp_path: Path) -> None:
    """Half of a surrogate pair, as a broken copy leaves it, becomes a question mark."""
    text = tk.share(small_study(), tmp_path / "story.html", title="Kell \ud83d").read_text(encoding="utf-8")
    assert "<title>Kell ?</title>" in text


def test_the_study_inside_is_whole(tmp_path: Path) -> None:
    """The payload unpacks to the articles, character for character."""
    text = tk.share(small_study(), tmp_path / "story.html").read_text(encoding="utf-8")
    payload = re.search(r'id="payload">([^<]*)<', text)
    assert payload
    assert "Union leader Oto Brandt denied that 1,720 dockers" in decompress(b64decode(payload[1])).decode()


def test_the_page_says_what_it_holds(tmp_path: Path) -> None:
    """A reader without JavaScript still learns what this is."""
    text = tk.share(small_study(), tmp_path / "story.html").read_text(encoding="utf-8")
    assert "3 statements by 2 named speakers in 1 article of 1 outlet, dated May 2021; 1 without a date." in text
    assert "<noscript>" in text


def test_a_folder_is_no_page(tmp_path: Path) -> None:
    """The error proposes a name."""
    with pytest.raises(IsADirectoryError, match=r"story\.html"):
        tk.share(small_study(), tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The error says which folder is not there."""
    with pytest.raises(FileNotFoundError, match="nowhere"):
        tk.share(small_study(), tmp_path / "nowhere" / "story.html")


def test_an_empty_study_can_be_shared(tmp_path: Path) -> None:
    """The page opens and says that nothing was found."""
    assert tk.share(study_of([]), tmp_path / "story.html").exists()


def test_articles_that_failed_are_counted(tmp_path: Path) -> None:
    """Nobody takes half a corpus for the whole."""
    study = small_study()
    tables = (study.articles, study.segments, study.statements, study.dates, study.quantities, study.speakers)
    problems = [{"article_id": "a1", "problem": "x"}, {"article_id": "a1", "problem": "y"}]
    text = tk.share(tk.Study(*tables, {"problems": problems}), tmp_path / "story.html").read_text(encoding="utf-8")
    assert "1 without a date; 1 article could not be analysed in full." in text
