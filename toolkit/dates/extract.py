"""Dates of a table of articles: `find_dates` applied to the stretches that are worth analysing."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from datetime import datetime
from typing import Any

import pandas as pd

from toolkit import schemas
from toolkit.analysed import analysed_spans
from toolkit.dates.expression import DateExpression
from toolkit.dates.find import find_dates
from toolkit.language.folding import mask

_WIDE = frozenset(("season", "quarter", "half", "year", "decade", "century"))


def extract_dates(articles: pd.DataFrame, segments: pd.DataFrame | None = None) -> pd.DataFrame:
    """The `dates` table: every temporal expression, resolved against its article's publication date.

    With segments, only titles, datelines, body and captions are read. A publication date that is known no better
    than to the season or year anchors nothing. Nothing is kept between calls: after a publication date was supplied
    or corrected, the rows of that article alone are made anew by calling this with its row.

    >>> articles = pd.DataFrame({"article_id": ["a"], "text": ["He left on Monday."], "published": ["2021-05-12"]})
    >>> extract_dates(articles)[["surface", "value", "anchor"]].values.tolist()
    [['Monday', '2021-05-10', 'publication']]
    """
    kept = {} if segments is None else analysed_spans(segments)
    rows: list[dict[str, Any]] = []
    for article in articles.to_dict("records"):
        name, text = str(article["article_id"]), str(article["text"])
        looked_at = text if segments is None else mask(text, kept.get(name, []))
        rows += _rows(name, text, find_dates(looked_at, published=_anchor(article)))
    return schemas.DATES.build(rows)


def _anchor(article: Mapping[Hashable, Any]) -> datetime | None:
    published = article.get("published")
    if published is None or pd.isna(published) or article.get("published_grain") in _WIDE:
        return None
    return pd.Timestamp(published).to_pydatetime()


def _rows(article: str, text: str, found: Iterable[DateExpression]) -> list[dict[str, Any]]:
    return [
        {**date._asdict(), "date_id": f"{article}:d{n}", "article_id": article, "surface": text[date.start : date.end]}
        for n, date in enumerate(found)
    ]
