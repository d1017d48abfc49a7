"""`count_over_time`: how often who uses a word when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from toolkit.corpus.concordance import concordance
from toolkit.corpus.texts import WORD, choose_articles, count_stories, read_texts, say_counted
from toolkit.study import Study, expect_study, rank_outlets
from toolkit.tables import Column, Table

_SPANS = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}

FREQUENCIES = Table(
    "frequencies",
    "one outlet in one span of time",
    (
        Column("row_id", "text", "key: outlet and span", "", True),
        Column("outlet", "text", "who published; empty where all outlets are taken together"),
        Column("begin", "time", "begin of the span; empty for articles without a date", "UTC"),
        Column("uses", "integer", "uses of the word", "uses", True),
        Column("words", "integer", "words of all articles counted", "words", True),
        Column("articles", "integer", "articles counted", "articles", True),
        Column("articles_using", "integer", "articles that use the word", "articles", True),
        Column("stories", "integer", "stories that these articles tell", "stories", True),
        Column("stories_using", "integer", "stories that use the word", "stories", True),
        Column("outlets", "integer", "outlets that published them", "outlets", True),
        Column("outlets_using", "integer", "outlets that use the word", "outlets", True),
        Column("per_thousand", "number", "uses in a thousand words", "1/1000 words"),
    ),
)


def count_over_time(
    study: Study, words: str, *, every: str = "month", by: str = "outlet", unit: str = "articles"
) -> pd.DataFrame:
    """How often each outlet uses the words in each month (or "year", "quarter", "week", "day"), per thousand words.

    Every outlet and span with at least one article has a row, also where the words are not used. `by="all"` takes the
    outlets together. Uses are counted, and the articles, stories and outlets that have one. With `unit="stories"` each
    story counts once, by its first article; `attrs["counted"]` says in words what was counted. Raises ValueError for
    another `every`, `by` or `unit`.

    >>> import toolkit as tk
    >>> rows = [{"text": "The ferry left port.", "outlet": "Post", "published": "2021-05-10"}]
    >>> study = tk.analyse(tk.load_articles(rows, progress=False), progress=False)
    >>> count_over_time(study, "ferry")[["outlet", "uses", "words", "per_thousand"]].values.tolist()
    [['Post', 1, 4, 250.0]]
    """
    expect_study(study, "count_over_time")
    if every not in _SPANS:
        raise ValueError(f"every is {every!r}; expected one of {', '.join(_SPANS)}")
    if by not in ("outlet", "all"):
        raise ValueError(f"by is {by!r}; expected outlet or all")
    articles = choose_articles(study, unit)
    uses = concordance(study, words, unit=unit)["article_id"].value_counts()
    counted = articles[["article_id", "outlet", "published", "story"]].assign(
        begin=articles["published"].dt.to_period(_SPANS[every]).dt.start_time,
        uses=[int(uses.get(name, 0)) for name in articles["article_id"]],
        words=[len(WORD.findall(text)) for text in read_texts(study, articles)],
    )
    table = FREQUENCIES.build(_rows(counted, ["outlet", "begin"] if by == "outlet" else ["begin"]))
    table.attrs |= {"every": every, "by": by, "outlets": rank_outlets(study)}
    return say_counted(table, study, unit=unit, how=f"uses of {words!r} per thousand words, every {every}, by {by}")


def _rows(counted: pd.DataFrame, keys: list[str]) -> Iterator[dict[str, Any]]:
    for number, (key, rows) in enumerate(counted.groupby(keys, dropna=False, sort=True), 1):
        yield {"row_id": f"f{number}", **dict(zip(keys, _cells(key), strict=True)), **_counts(rows)}


def _cells(key: Any) -> list[Any]:
    return [None if pd.isna(cell) else cell for cell in key]


def _counts(rows: pd.DataFrame) -> dict[str, Any]:
    using = rows[rows["uses"] > 0]
    uses, words = int(rows["uses"].sum()), int(rows["words"].sum())
    return {
        "uses": uses, "words": words, "per_thousand": rate(uses, words),
        "articles": len(rows), "articles_using": len(using),
        "stories": count_stories(rows["story"]), "stories_using": count_stories(using["story"]),
        "outlets": rows["outlet"].nunique(), "outlets_using": using["outlet"].nunique(),
    }  # fmt: skip


def rate(uses: int, words: int) -> float | None:
    """Uses in a thousand words, or None where there are no words.

    >>> rate(3, 1500)
    2.0
    """
    return 1000 * uses / words if words else None
