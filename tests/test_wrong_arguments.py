"""Who gives a function the wrong thing is told what it takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import toolkit as tk

ARTICLES = tk.load_articles(["It rained in Brant, the mayor said."], progress=False)


@pytest.mark.parametrize(
    "name, more",
    [
        ("comparison_table", ()),
        ("compare_story", ("a",)),
        ("concordance", ("rain",)),
        ("corrections_log", ()),
        ("count_articles", ()),
        ("count_over_time", ("rain",)),
        ("explore", ()),
        ("export_tables", ("tables",)),
        ("find_keywords", (pd.Series([True]),)),
        ("keep_first_of_stories", ()),
        ("quantity_timeline", ()),
        ("share", ("story.html",)),
        ("statement_timeline", ()),
    ],
)
def test_who_forgets_to_analyse_is_told_so(name: str, more: tuple[Any, ...]) -> None:
    """A table of articles is not a study yet; the error names the function and the step that is missing."""
    with pytest.raises(TypeError, match=f"{name} takes a study, not a table: first study"):
        getattr(tk, name)(ARTICLES, *more)


@pytest.mark.parametrize(
    "call, words",
    [
        (lambda: tk.load_articles(3), "load_articles takes a folder, file, glob, list of texts or table, not 3"),
        (lambda: tk.load_articles(b"It rained."), "list of texts or table, not b'It rained.'"),
        (lambda: tk.loading_report("corpus"), "loading_report takes the table of load_articles, not a str"),
        (lambda: tk.frequency_timeline("rain"), "takes the table of count_over_time.study, words., not a str"),
    ],
)
def test_what_is_no_table_is_named(call: Callable[[], Any], words: str) -> None:
    """The error says what was given and what is expected."""
    with pytest.raises(TypeError, match=words):
        call()


def test_a_table_of_ones_own_goes_through_loading() -> None:
    """The error names the column that is missing, and the function that makes it."""
    with pytest.raises(tk.SchemaError, match=r"'article_id' is missing.*analyse takes the table of load_articles"):
        tk.analyse(pd.DataFrame({"text": ["It rained."]}))


def test_a_group_of_articles_is_a_column() -> None:
    """A list has no index to find the articles by."""
    study = tk.analyse(ARTICLES, progress=False)
    with pytest.raises(TypeError, match="group is a list; give a column of true and false"):
        tk.find_keywords(study, [True])
