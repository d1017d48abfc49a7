"""What is counted: the words of each article without its furniture, of all articles or one in each story; saying so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

from toolkit.analysed import analysed_spans
from toolkit.study import Study, say_count

WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
UNITS = ("articles", "stories")
"""Every article counts, or each story once: by the article in it that was published first."""


def choose_articles(study: Study, unit: str) -> pd.DataFrame:
    """The articles that count: all of them, or the first of each story.

    Raises ValueError for another unit.
    """
    if unit not in UNITS:
        raise ValueError(f"unit is {unit!r}; expected one of {', '.join(UNITS)}")
    return study.articles if unit == "articles" else study.articles[first_of_story(study.articles)]


def first_of_story(articles: pd.DataFrame) -> pd.Series[bool]:
    """Whether an article is the first of its story; one without a story stands for itself."""
    stories = articles["story"].fillna(articles["article_id"])
    named = stories == articles["article_id"]
    return named | ~stories.isin(articles.loc[named, "article_id"]) & ~stories.duplicated()


def count_stories(stories: pd.Series[Any]) -> int:
    """Stories among the articles of this column; an article without one stands for itself."""
    return int(stories.nunique() + stories.isna().sum())


def read_spans(study: Study, names: Iterable[str] | None = None) -> dict[str, list[tuple[int, int]]]:
    """The stretches of each article that are headline, dateline, body or caption, in order; furniture is left out."""
    own = study.segments if names is None else study.segments[study.segments["article_id"].isin(set(names))]
    return {name: sorted(found) for name, found in analysed_spans(own).items()}


def read_texts(study: Study, articles: pd.DataFrame) -> list[str]:
    """These stretches of each of the articles as one text."""
    spans = read_spans(study)
    columns = zip(articles["article_id"], articles["text"], strict=True)
    return [" ".join(text[start:end] for start, end in spans.get(name, ())) for name, text in columns]


def say_counted(table: pd.DataFrame, study: Study, *, unit: str, how: str) -> pd.DataFrame:
    """The table with `attrs["counted"]`: in words, which articles it counts, and how.

    The sentence travels with the table, so that a figure can be reported with what it rests on.
    """
    chosen = len(choose_articles(study, unit))
    every = f"{chosen:,} of {say_count(len(study.articles), 'articles')}"
    whole = "1 article" if chosen == 1 else f"all {chosen:,} articles"
    which = whole if unit == "articles" else f"{every} (the first of each story)"
    table.attrs["counted"] = f"{which}; headlines, datelines, bodies and captions, without furniture; {how}"
    return table
