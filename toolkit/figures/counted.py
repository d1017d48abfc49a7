"""What a figure counts, said in words beneath it: every article, or the first of each story."""

from __future__ import annotations

import plotly.graph_objects as go

from toolkit.figures.hover import escape_words, fill_lines
from toolkit.study import Study

_BELOW = 30
"""Pixels between the axis and the line."""
_WIDTH = 120
"""Characters of the line before it wraps."""


def say_below(figure: go.Figure, words: str) -> go.Figure:
    """The figure with small grey words beneath it; its bottom margin grows as much."""
    bottom, lines = figure.layout.margin.b or 40, fill_lines(words, width=_WIDTH)
    return figure.update_layout(margin_b=bottom + 12 + 14 * len(lines)).add_annotation(
        text="<br>".join(map(escape_words, lines)), x=0, y=0, xref="paper", yref="paper", xanchor="left", yanchor="top",
        yshift=-_BELOW, align="left", showarrow=False, font={"size": 11, "color": "#57606a"},
    )  # fmt: skip


def words_of_study(study: Study) -> str:
    """What the study's figures count.

    >>> from toolkit import analyse, load_articles
    >>> words_of_study(analyse(load_articles(["Officials counted 40 boats."], progress=False), progress=False))
    'Counted: every article (1)'
    """
    return f"Counted: {study.provenance.get('counted') or f'every article ({len(study.articles):,})'}"
