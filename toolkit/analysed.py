"""Which stretches of each article findings are looked for in: one answer for every extractor."""

from __future__ import annotations

import pandas as pd

from toolkit.schemas import ANALYSED_KINDS


def analysed_spans(segments: pd.DataFrame) -> dict[str, list[tuple[int, int]]]:
    """For each article the spans of its titles, datelines, bodies and captions, in the order of the table.

    >>> rows = {"article_id": ["a", "a"], "start": [0, 5], "end": [5, 9], "kind": ["furniture", "body"]}
    >>> analysed_spans(pd.DataFrame(rows))
    {'a': [(5, 9)]}
    """
    told = segments[segments["kind"].isin(ANALYSED_KINDS)]
    spans: dict[str, list[tuple[int, int]]] = {}
    for article, start, end in zip(told["article_id"], told["start"], told["end"], strict=True):
        spans.setdefault(str(article), []).append((int(start), int(end)))
    return spans
