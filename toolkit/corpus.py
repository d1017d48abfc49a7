"""A word in its contexts, how often who uses it when, and which words set two groups of articles apart."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

import pandas as pd

from toolkit.analysed import analysed_spans
from toolkit.study import Study
from toolkit.tables import Column, Table

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

CONCORDANCE = Table(
    "concordance",
    "one use of a word",
    (
        Column("use_id", "text", "key", "", True),
        Column("article_id", "text", "the article", "", True),
        Column("outlet", "text", "who published it"),
        Column("published", "time", "when it was published", "UTC"),
        Column("speaker", "text", "whose statement the word stands in; empty where the outlet speaks"),
        Column("start", "integer", "first character", "character offset", True),
        Column("end", "integer", "one past the last character", "character offset", True),
        Column("left", "text", "the words before"),
        Column("surface", "text", "the word as printed", "", True),
        Column("right", "text", "the words after"),
    ),
    (("start", "end", "surface"),),
)
FREQUENCIES = Table(
    "frequencies",
    "one outlet in one span of time",
    (
        Column("row_id", "text", "key: outlet and span", "", True),
        Column("outlet", "text", "who published"),
        Column("begin", "time", "begin of the span; empty for articles without a date", "UTC"),
        Column("uses", "integer", "uses of the word", "uses", True),
        Column("words", "integer", "words of all articles counted", "words", True),
        Column("articles", "integer", "articles counted", "articles", True),
        Column("per_thousand", "number", "uses in a thousand words", "1/1000 words"),
    ),
)
KEYNESS = Table(
    "keyness",
    "one word",
    (
        Column("word", "text", "the word in lower case", "", True),
        Column("uses", "integer", "uses in the group", "uses", True),
        Column("other_uses", "integer", "uses in the articles compared with", "uses", True),
        Column("per_thousand", "number", "uses in a thousand words of the group", "1/1000 words"),
        Column("other_per_thousand", "number", "the same in the other articles", "1/1000 words"),
        Column("log_ratio", "number", "effect size: binary logarithm of the ratio of both rates (half a use added)"),
        Column("log_likelihood", "number", "evidence against equal rates (G2; 15.1 is p < 0.0001)"),
    ),
)


def concordance(study: Study, words: str, *, width: int = 60, whole_words: bool = True) -> pd.DataFrame:
    """Every use of the words in headlines and bodies, with context, outlet, date and speaker; capitals do not count.

    >>> import toolkit as tk
    >>> study = tk.analyse(tk.load_articles(["The troops left, the mayor said."], progress=False), progress=False)
    >>> concordance(study, "troops")[["left", "surface", "right"]].values.tolist()
    [['The ', 'troops', ' left, the mayor said.']]
    """
    if not words.strip():
        raise ValueError("name a word or phrase to look for; an empty one stands everywhere")
    return CONCORDANCE.build(_uses(study, _pattern(words, whole_words), width, words.split()[0].lower()))


def count_over_time(study: Study, words: str, *, every: str = "month") -> pd.DataFrame:
    """How often each outlet uses the words in each month (or "year", "quarter", "week", "day"), per thousand words.

    Every outlet and span with at least one article has a row, also where the words are not used.
    """
    spans = {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y"}
    if every not in spans:
        raise ValueError(f"every is {every!r}; expected one of {', '.join(spans)}")
    uses = concordance(study, words)["article_id"].value_counts()
    counted = study.articles[["article_id", "outlet", "published"]].assign(
        begin=study.articles["published"].dt.to_period(spans[every]).dt.start_time,
        uses=[int(uses.get(name, 0)) for name in study.articles["article_id"]],
        words=[len(_WORD.findall(text)) for text in _read_texts(study)],
    )
    grouped = counted.groupby(["outlet", "begin"], dropna=False, sort=True)
    return FREQUENCIES.build(_frequency_row(number, key, rows) for number, (key, rows) in enumerate(grouped, 1))


def _frequency_row(number: int, key: Any, rows: pd.DataFrame) -> dict[str, Any]:
    outlet, begin = key
    uses, words = int(rows["uses"].sum()), int(rows["words"].sum())
    return {
        "row_id": f"f{number}",
        "outlet": outlet if isinstance(outlet, str) else None,
        "begin": None if pd.isna(begin) else begin,
        "uses": uses,
        "words": words,
        "articles": len(rows),
        "per_thousand": _rate(uses, words),
    }


def find_keywords(study: Study, group: pd.Series[bool], *, fewest: int = 3) -> pd.DataFrame:
    """The words that set the articles of the group apart from the others, the strongest evidence first.

    `group` is true for the group's articles: `study.articles["outlet"] == "Lorn Post"`. Words used fewer than
    `fewest` times in both together are left out.
    """
    counts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    for inside, text in zip(group.fillna(False), _read_texts(study), strict=True):
        counts[0 if inside else 1].update(word.lower() for word in _WORD.findall(text))
    totals = counts[0].total(), counts[1].total()
    rows = [
        _keyness_row(word, counts[0][word], counts[1][word], totals)
        for word in counts[0].keys() | counts[1].keys()
        if counts[0][word] + counts[1][word] >= fewest
    ]
    return KEYNESS.build(sorted(rows, key=lambda row: (-row["log_likelihood"], row["word"])))


def _keyness_row(word: str, uses: int, others: int, totals: tuple[int, int]) -> dict[str, Any]:
    both = uses + others
    expected = [both * total / max(sum(totals), 1) for total in totals]
    likelihood = 2 * sum(n * math.log(n / e) for n, e in zip((uses, others), expected, strict=True) if n and e)
    rates = [(n + 0.5) / max(total, 1) for n, total in zip((uses, others), totals, strict=True)]
    return {
        "word": word, "uses": uses, "other_uses": others,
        "per_thousand": _rate(uses, totals[0]), "other_per_thousand": _rate(others, totals[1]),
        "log_ratio": math.log2(rates[0] / rates[1]), "log_likelihood": likelihood,
    }  # fmt: skip


def _rate(uses: int, words: int) -> float | None:
    return 1000 * uses / words if words else None


def _pattern(words: str, whole: bool) -> re.Pattern[str]:
    source = r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){source}(?!\w)" if whole else source, re.IGNORECASE)


def _uses(study: Study, pattern: re.Pattern[str], width: int, first: str) -> Iterator[dict[str, Any]]:
    holds = [first in text.lower() for text in study.articles["text"]]
    articles = study.articles[holds]
    spans, statements = _analysed(study, set(articles["article_id"])), _statements(study)
    columns = (articles[name] for name in ("article_id", "outlet", "published", "text"))
    number = 0
    for name, outlet, published, text in zip(*columns, strict=True):
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
                "speaker": _speaker(statements.get(name, ()), start),
                "start": start,
                "end": end,
                "left": text[max(start - width, 0) : start],
                "surface": match.group(),
                "right": text[end : end + width],
            }


def _analysed(study: Study, names: set[str] | None = None) -> dict[str, list[tuple[int, int]]]:
    """The stretches of each article that are headline or body, in order; furniture is not searched."""
    own = study.segments if names is None else study.segments[study.segments["article_id"].isin(names)]
    return {name: sorted(found) for name, found in analysed_spans(own).items()}


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


def _read_texts(study: Study) -> list[str]:
    spans = _analysed(study)
    columns = zip(study.articles["article_id"], study.articles["text"], strict=True)
    return [" ".join(text[start:end] for start, end in spans.get(name, ())) for name, text in columns]
