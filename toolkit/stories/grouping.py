"""`group_stories`: the columns `story` and `wire` of a table of articles."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

import pandas as pd

from toolkit.stories.finding import find_stories
from toolkit.stories.wire import find_wire

_TOLD = ("body", "dateline")
"""Kinds of segments that are compared; datelines too, for there the wire is named."""
_STATED = ("csv", "tsv", "json", "jsonl", "parquet", "xlsx", "DataFrame", "list", "feed")
"""Kinds whose rows state the text of an article as such: there is no page around it."""


def group_stories(articles: pd.DataFrame, segments: pd.DataFrame | None = None) -> pd.DataFrame:
    """The articles with `story` filled, and `wire`: the agency they credit, where they credit one.

    A story is named by the article in it that was published first (the first in the table where no date is known);
    an article that shares its text with no other is a story of its own. With `segments`, bodies are compared, so that
    furniture makes no stories; of a row of a table, which states its text, the whole text is compared.

    >>> import toolkit as tk
    >>> text = "BRANT (AP) - The ferry stays in port for a week, the harbour master of Brant said on Monday."
    >>> group_stories(tk.load_articles([text, text + " No more was said."], progress=False))[["story", "wire"]].values.tolist()
    [['text-1', 'AP'], ['text-1', 'AP']]
    """  # noqa: E501 - one call of the example
    bodies = articles["text"].tolist() if segments is None else _bodies(articles, segments)
    titles = [title if isinstance(title, str) else None for title in articles["title"]]
    if segments is not None:
        titles = [known or found for known, found in zip(titles, _join(articles, segments, ("title",)), strict=True)]
    dates = [None if pd.isna(date) else date.to_pydatetime() for date in articles["published"]]
    names = articles["article_id"].tolist()
    groups: dict[int, list[int]] = defaultdict(list)
    for position, leader in enumerate(find_stories(bodies, headlines=titles, published=dates)):
        groups[leader].append(position)
    story = {i: names[_first(members, dates)] for members in groups.values() for i in members}
    columns = zip(bodies, articles["byline"], articles["outlet"], strict=True)
    wires = [find_wire(body, byline=_known(byline), outlet=_known(outlet)) for body, byline, outlet in columns]
    return articles.assign(
        story=pd.Series([story[i] for i in range(len(articles))], index=articles.index, dtype="str"),
        wire=pd.Series(wires, index=articles.index, dtype="str"),
    )


def _bodies(articles: pd.DataFrame, segments: pd.DataFrame) -> list[str]:
    columns = zip(_join(articles, segments, _TOLD), articles["text"], articles["kind"], strict=True)
    return [text if kind in _STATED else body for body, text, kind in columns]


def _join(articles: pd.DataFrame, segments: pd.DataFrame, kinds: tuple[str, ...]) -> list[str]:
    """The segments of these kinds of each article as one text."""
    told = segments[segments["kind"].isin(kinds)]
    joined = told.groupby("article_id", sort=False)["surface"].agg("".join).to_dict()
    return [str(joined.get(name, "")) for name in articles["article_id"]]


def _first(members: list[int], dates: list[datetime | None]) -> int:
    dated = [(date, i) for i in members if (date := dates[i]) is not None]
    return min(dated)[1] if dated else members[0]


def _known(value: object) -> str | None:
    return value if isinstance(value, str) else None
