"""`extract_quantities` applies the finder to a table of articles and ties each number to its statement and date."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

import pandas as pd

from toolkit.analysed import analysed_spans
from toolkit.language.folding import mask
from toolkit.language.sentences import sentences
from toolkit.quantities.dated import is_of_another
from toolkit.quantities.finder import find_quantities
from toolkit.quantities.records import Quantity
from toolkit.schemas import ARTICLES, QUANTITIES
from toolkit.tables import rows_by_article

_FIELDS = tuple(column.name for column in QUANTITIES.columns if column.name in Quantity._fields)
_OF_STATEMENTS = ["article_id", "statement_id", "content_spans"]
_OF_DATES = ["article_id", "start", "end", "type", "begin", "finish"]


def extract_quantities(
    articles: pd.DataFrame,
    segments: pd.DataFrame | None = None,
    *,
    statements: pd.DataFrame | None = None,
    dates: pd.DataFrame | None = None,
    decimals: Mapping[str, str] | None = None,
) -> pd.DataFrame:
    """The quantities of these articles, checked; with `segments` only those of title, dateline, body and captions.

    `decimals` gives outlets that write decimals with a comma: {"Kestria Heute": ","}; all others use the point.
    `statement_id` is the innermost statement whose content holds the number; `as_of_begin` and
    `as_of_finish` come from the nearest date expression of the same sentence that is not another number's, and stay
    empty where there is none.

    >>> from toolkit import load_articles
    >>> extract_quantities(load_articles(["1,720 US troops were in Syria."]))[["value", "counted"]].values.tolist()
    [[1720.0, 'US troops']]
    """
    ARTICLES.check(articles)
    kept = {} if segments is None else analysed_spans(segments)
    spoken = {} if statements is None else rows_by_article(statements[_OF_STATEMENTS])
    dated = {} if dates is None else rows_by_article(dates[_OF_DATES])
    rows: list[dict[str, Any]] = []
    named = zip(articles["article_id"], articles["text"], articles["outlet"], strict=True)
    for article_id, text, outlet in named:
        seen = text if segments is None else mask(text, kept.get(article_id, []))
        contents = _contents(spoken.get(article_id, []))
        moments = _Moments(dated.get(article_id, []), seen)
        for n, found in enumerate(find_quantities(seen, decimal=(decimals or {}).get(outlet, "."))):
            rows.append(_row(article_id, n, found, contents, moments))
    return QUANTITIES.build(rows)


def _row(
    article_id: str, n: int, found: Quantity, contents: list[tuple[int, int, str]], moments: _Moments
) -> dict[str, Any]:
    row: dict[str, Any] = {name: getattr(found, name) for name in _FIELDS}
    row["quantity_id"], row["article_id"] = f"{article_id}:q{n}", article_id
    row["statement_id"] = _innermost(contents, found)
    row["as_of_begin"], row["as_of_finish"] = moments.nearest(found.start, found.end)
    return row


def _contents(statements: list[dict[str, Any]]) -> list[tuple[int, int, str]]:
    return [(start, end, row["statement_id"]) for row in statements for start, end in row["content_spans"]]


def _innermost(contents: list[tuple[int, int, str]], found: Quantity) -> str | None:
    holding = [(end - start, key) for start, end, key in contents if start <= found.start and found.end <= end]
    return min(holding)[1] if holding else None


class _Moments:
    """The resolved date expressions of one article, asked by position."""

    def __init__(self, dates: list[dict[str, Any]], text: str) -> None:
        self._dates = [
            row
            for row in dates
            if pd.notna(row["begin"]) and pd.notna(row["finish"]) and row["type"] in ("DATE", "TIME")
        ]
        self._sentences = [start for start, _ in sentences(text)] if self._dates else []
        self._text = text

    def nearest(self, start: int, end: int) -> tuple[Any, Any]:
        """The interval of the date expression nearest to the span in its sentence; empty where there is none."""
        own = bisect_right(self._sentences, start)
        near = [row for row in self._dates if bisect_right(self._sentences, row["start"]) == own]
        near = [row for row in near if not is_of_another(self._text, (start, end), (row["start"], row["end"]))]
        if not near:
            return None, None
        best = min(near, key=lambda row: max(row["start"] - end, start - row["end"]))
        return best["begin"], best["finish"]
