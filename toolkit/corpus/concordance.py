"""`concordance`: a word in its contexts, with outlet, date and speaker."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pandas as pd

from toolkit.corpus.texts import choose_articles, read_spans, say_counted
from toolkit.study import Study, expect_study
from toolkit.tables import Column, Table

CONCORDANCE = Table(
    "concordance",
    "one use of a word",
    (
        Column("use_id", "text", "key", "", True),
        Column("article_id", "text", "the article", "", True),
        Column("outlet", "text", "who published it"),
        Column("published", "time", "when it was published", "UTC"),
        Column("story", "text", "the near-duplicate group of the article"),
        Column("speaker", "text", "whose statement the word stands in; empty where the outlet speaks"),
        Column("start", "integer", "first character", "character offset", True),
        Column("end", "integer", "one past the last character", "character offset", True),
        Column("left", "text", "the words before"),
        Column("surface", "text", "the word as printed", "", True),
        Column("right", "text", "the words after"),
    ),
    (("start", "end", "surface"),),
)


def concordance(
    study: Study, words: str, *, width: int = 60, whole_words: bool = True, unit: str = "articles"
) -> pd.DataFrame:
    """Every use of the words outside furniture, with context, outlet, date and speaker; capitals do not count.

    With `unit="stories"` only the first article of each story is searched, so that a reprint is not a second use.
    `attrs["counted"]` says in words what was searched. `width` is the context on each side, in characters; with
    `whole_words=False` the words are found within longer ones too. Raises ValueError where there is no word to look
    for, and for another `unit`.

    >>> import toolkit as tk
    >>> study = tk.analyse(tk.load_articles(["The troops left, the mayor said."], progress=False), progress=False)
    >>> concordance(study, "troops")[["left", "surface", "right"]].values.tolist()
    [['The ', 'troops', ' left, the mayor said.']]
    """
    expect_study(study, "concordance")
    if not words.strip():
        raise ValueError(f"words is {words!r}; name a word or phrase to look for")
    articles = choose_articles(study, unit)
    found = CONCORDANCE.build(_uses(study, articles, _pattern(words, whole_words), width, words.split()[0].lower()))
    parts = "whole words" if whole_words else "parts of words too"
    how = f"{len(found):,} uses of {words!r}, capitals not counted, {parts}"
    return say_counted(found, study, unit=unit, how=how)


def _pattern(words: str, whole: bool) -> re.Pattern[str]:
    source = r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){source}(?!\w)" if whole else source, re.IGNORECASE)


def _uses(
    study: Study, articles: pd.DataFrame, pattern: re.Pattern[str], width: int, first: str
) -> Iterator[dict[str, Any]]:
    articles = articles.loc[[first in text.lower() for text in articles["text"]]]
    spans, statements = read_spans(study, articles["article_id"]), _statements(study)
    columns = (articles[name] for name in ("article_id", "outlet", "published", "story", "text"))
    number = 0
    for name, outlet, published, story, text in zip(*columns, strict=True):
        for match in pattern.finditer(text):
            start, end = match.span()
            if not _inside(spans.get(name, ()), start):
                continue
            number += 1
            yield {
                "use_id": f"u{number}",
                "article_id": name,
                "outlet": outlet if isinstance(outlet, str) else None,
                "published": published,
                "story": story if isinstance(story, str) else None,
                "speaker": _speaker(statements.get(name, ()), start),
                "start": start,
                "end": end,
                "left": text[max(start - width, 0) : start],
                "surface": match.group(),
                "right": text[end : end + width],
            }


def _inside(spans: Any, place: int) -> bool:
    found = bisect_right(spans, (place, math.inf)) - 1
    return found >= 0 and bool(place < spans[found][1])


def _statements(study: Study) -> dict[str, list[tuple[int, int, str]]]:
    said: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    rows = study.statements[study.statements["speaker"].notna()]
    for name, spans, speaker in zip(rows["article_id"], rows["content_spans"], rows["speaker"], strict=True):
        said[name] += [(start, end, speaker) for start, end in spans]
    return said


def _speaker(statements: Any, place: int) -> str | None:
    around = [(end - start, speaker) for start, end, speaker in statements if start <= place < end]
    return str(min(around)[1]) if around else None
