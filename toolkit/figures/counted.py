"""What a figure shows and what it counts, said in words beneath it, also for those who do not see it."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from toolkit.figures.hover import escape_words, fill_lines
from toolkit.figures.moments import say_interval
from toolkit.figures.papers import MUTED
from toolkit.study import Study

_BELOW = 42
"""Pixels between the axis, whose dates can take two lines, and the words; a title of the axis takes `_TITLE` more."""
_TITLE = 22
_WIDTH = 120
"""Characters of a line before it wraps."""


def say_below(figure: go.Figure, summary: str, counted: str) -> go.Figure:
    """The figure with small grey words beneath it; its bottom margin grows as much.

    `summary` tells those who do not see the figure what is in it. A screen reader finds it with the figure's other
    words, and `figure.layout.meta["summary"]` holds it for the text alternative of a picture.
    """
    below = _BELOW + (_TITLE if figure.layout.xaxis.title.text and figure.layout.xaxis.visible is not False else 0)
    lines = [line for words in (summary, counted) if words for line in fill_lines(words, width=_WIDTH)]
    bottom = below + 10 + 14 * len(lines)
    grown = max(0, bottom - (figure.layout.margin.b or 40))
    return figure.update_layout(
        margin_b=bottom, meta={"summary": summary}, height=figure.layout.height + grown
    ).add_annotation(
        text="<br>".join(map(escape_words, lines)), x=0, y=0, xref="paper", yref="paper", xanchor="left", yanchor="top",
        yshift=-below, align="left", showarrow=False, font={"size": 11, "color": MUTED},
    )  # fmt: skip


def words_of_study(study: Study) -> str:
    """What the study's figures count.

    >>> from toolkit import analyse, load_articles
    >>> words_of_study(analyse(load_articles(["Officials counted 40 boats."], progress=False), progress=False))
    'Counted: every article (1)'
    """
    return f"Counted: {study.provenance.get('counted') or f'every article ({len(study.articles):,})'}"


def say_span(begins: pd.Series[pd.Timestamp], finishes: pd.Series[pd.Timestamp], grains: pd.Series[str]) -> str:
    """From the earliest to the latest of these times, each as exact as it is known; nothing where there is none.

    >>> days = pd.Series(pd.to_datetime(["2021-05-03", "2019-01-01", None]))
    >>> say_span(days, pd.Series(pd.to_datetime(["2021-05-04", "2020-01-01", None])), pd.Series(["day", "year", None]))
    '2019 to 3 May 2021'
    """
    if begins.isna().all():
        return ""
    finishes = finishes.fillna(begins)
    edges = (int(begins.argmin()), int(finishes.argmax()))
    words = [
        say_interval(begins.iloc[at], finishes.iloc[at], None if pd.isna(grains.iloc[at]) else grains.iloc[at])
        for at in edges
    ]
    return " to ".join(dict.fromkeys(words))
