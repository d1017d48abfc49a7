"""`find_keywords`: the words that set two groups of articles apart."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

import pandas as pd

from toolkit.corpus.frequencies import rate
from toolkit.corpus.texts import WORD, choose_articles, read_texts, say_counted
from toolkit.study import Study, expect_study, say_count
from toolkit.tables import Column, Table

KEYNESS = Table(
    "keyness",
    "one word",
    (
        Column("word", "text", "the word in lower case", "", True),
        Column("uses", "integer", "uses in the group", "uses", True),
        Column("other_uses", "integer", "uses in the articles compared with", "uses", True),
        Column("articles_using", "integer", "articles of the group that use it", "articles", True),
        Column("other_articles_using", "integer", "the same among the other articles", "articles", True),
        Column("per_thousand", "number", "uses in a thousand words of the group", "1/1000 words"),
        Column("other_per_thousand", "number", "the same in the other articles", "1/1000 words"),
        Column("log_ratio", "number", "effect size: binary logarithm of the ratio of both rates (half a use added)"),
        Column("log_likelihood", "number", "evidence against equal rates (G2; 15.1 is p < 0.0001)"),
    ),
)


class _Side(NamedTuple):
    """One of the two groups: its words, in how many of its articles each stands, and how many words it has."""

    uses: Counter[str]
    using: Counter[str]
    words: int
    articles: int


def find_keywords(study: Study, group: pd.Series[bool], *, fewest: int = 3, unit: str = "articles") -> pd.DataFrame:
    """The words that set the articles of the group apart from the others, the strongest evidence first.

    `group` is true for the group's articles: `study.articles["outlet"] == "Lorn Post"`. Left out are words used fewer
    than `fewest` times in both together, and articles in another language than most of the group's. A word of one
    article alone (`articles_using` is 1) says little of the group. With `unit="stories"` each story counts once, by its
    first article. `attrs["counted"]` says what the rates rest on. The measures are the log likelihood of Rayson and
    Garside (2000) and the log ratio of Hardie (2014). Raises ValueError where the group holds no article or all of
    them and for another `unit`, TypeError where it is no column of true and false.

    >>> import toolkit as tk
    >>> told = {"Post": "The ferry left. The ferry came.", "Echo": "The train left. The train came."}
    >>> rows = [{"text": text, "outlet": outlet} for outlet, text in told.items()]
    >>> study = tk.analyse(tk.load_articles(rows, progress=False), progress=False)
    >>> find_keywords(study, study.articles["outlet"] == "Post", fewest=2)["word"].tolist()
    ['ferry', 'train', 'came', 'left', 'the']
    """
    expect_study(study, "find_keywords")
    if not isinstance(group, pd.Series):
        example = 'study.articles["outlet"] == "Lorn Post"'
        raise TypeError(f"find_keywords: group is a {type(group).__name__}; give a column of true and false: {example}")
    inside = group.fillna(False).astype(bool)
    if inside.all() or not inside.any():
        held = "all" if len(inside) and inside.all() else "none"
        raise ValueError(f"find_keywords: the group holds {held} of the articles, so there is nothing to compare")
    articles = choose_articles(study, unit)
    alike = _of_one_language(articles, inside)
    foreign, articles = len(articles) - len(alike), alike
    chosen = inside.reindex(articles.index).tolist()
    texts = read_texts(study, articles)
    sides = tuple(
        _side(text for text, here in zip(texts, chosen, strict=True) if here is side) for side in (True, False)
    )
    rows = [
        _keyness_row(word, (sides[0], sides[1]))
        for word in sides[0].uses.keys() | sides[1].uses.keys()
        if sides[0].uses[word] + sides[1].uses[word] >= fewest
    ]
    table = KEYNESS.build(sorted(rows, key=lambda row: (-row["log_likelihood"], row["word"])))
    sizes = " with ".join(map(_size, sides))
    left_out = f"; {foreign:,} in another language left out" if foreign else ""
    return say_counted(
        table, study, unit=unit, how=f"{sizes} compared{left_out}; rates per thousand words of each side"
    )


def _of_one_language(articles: pd.DataFrame, inside: pd.Series[bool]) -> pd.DataFrame:
    """The articles in the language of most of the group's, and those of unknown language."""
    languages = articles["language"]
    main = languages[inside.reindex(articles.index)].mode()
    return articles[languages.isna() | languages.isin(main.head(1))] if len(main) else articles


def _size(side: _Side) -> str:
    return f"{say_count(side.articles, 'articles')} of {side.words:,} words"


def _side(texts: Iterable[str]) -> _Side:
    uses: Counter[str] = Counter()
    using: Counter[str] = Counter()
    articles = 0
    for text in texts:
        words = Counter(word.lower() for word in WORD.findall(text))
        uses.update(words)
        using.update(words.keys())
        articles += 1
    return _Side(uses, using, uses.total(), articles)


def _keyness_row(word: str, sides: tuple[_Side, _Side]) -> dict[str, Any]:
    uses, others = (side.uses[word] for side in sides)
    totals = [side.words for side in sides]
    both = uses + others
    expected = [both * total / max(sum(totals), 1) for total in totals]
    likelihood = 2 * sum(n * math.log(n / e) for n, e in zip((uses, others), expected, strict=True) if n and e)
    rates = [(n + 0.5) / max(total, 1) for n, total in zip((uses, others), totals, strict=True)]
    return {
        "word": word, "uses": uses, "other_uses": others,
        "articles_using": sides[0].using[word], "other_articles_using": sides[1].using[word],
        "per_thousand": rate(uses, totals[0]), "other_per_thousand": rate(others, totals[1]),
        "log_ratio": math.log2(rates[0] / rates[1]), "log_likelihood": likelihood,
    }  # fmt: skip
