"""`segment_articles`: the segments of a table of articles, each page judged beside its siblings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from toolkit.schemas import SEGMENTS
from toolkit.segmenting.segment import segment_text
from toolkit.segmenting.siblings import find_recurring


def segment_articles(articles: pd.DataFrame) -> pd.DataFrame:
    r"""The table of segments; articles of one outlet are compared, so that lines which recur are known as furniture.

    >>> page = {"article_id": "a", "outlet": "Lorn Post", "title": None, "text": "Menu\nIt rained all day, she said."}
    >>> segment_articles(pd.DataFrame([page]))[["segment_id", "start", "end", "kind"]].values.tolist()
    [['a:g1', 0, 5, 'furniture'], ['a:g2', 5, 33, 'body']]
    """
    return SEGMENTS.build(_rows(articles))


def fill_titles(articles: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    r"""The articles, those without a title with the first headline that their segments show; others stay without.

    >>> page = {"article_id": "a", "title": None}
    >>> segment = {"article_id": "a", "kind": "title", "surface": "Ferry runs  again\n\n"}
    >>> fill_titles(pd.DataFrame([page]), pd.DataFrame([segment]))["title"].tolist()
    ['Ferry runs again']
    """
    headlines = segments[segments["kind"] == "title"].drop_duplicates("article_id").set_index("article_id")["surface"]
    shown = articles["article_id"].map(headlines.str.split().str.join(" ")).astype(articles["title"].dtype)
    return articles.assign(title=articles["title"].fillna(shown))


def _rows(articles: pd.DataFrame) -> Iterator[dict[str, Any]]:
    recurring = _recurring(articles)
    layouts = articles["layout"] if "layout" in articles else pd.Series(None, index=articles.index, dtype="object")
    for name, title, text, layout in zip(
        articles["article_id"], articles["title"], articles["text"], layouts, strict=True
    ):
        known = title if isinstance(title, str) else None
        markup = layout if isinstance(layout, str) else None
        segments = segment_text(text, title=known, recurring=recurring[name], layout=markup)
        for number, segment in enumerate(segments, 1):
            yield {"segment_id": f"{name}:g{number}", "article_id": name, **segment._asdict()}


def _recurring(articles: pd.DataFrame) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = dict.fromkeys(articles["article_id"], frozenset())
    for _, own in articles[articles["outlet"].notna()].groupby("outlet"):
        if len(own) > 1:
            found.update(zip(own["article_id"], find_recurring(own["text"].tolist()), strict=True))
    return found
