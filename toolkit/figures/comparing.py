"""The figures of a dispute side by side, as a table."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from toolkit.figures.disputes import name_subject, read_disputes, say_figures, say_instead
from toolkit.figures.hover import escape_words, fill_lines
from toolkit.figures.moments import say_day
from toolkit.figures.papers import DISPUTED, GRID, HEAD, PAPER, lay_paper, suit_paper
from toolkit.study import Study, expect_study


def comparison_table(study: Study, *, counted: str | None = None, place: str | None = None) -> go.Figure:
    """The same figures from lowest to highest: the words, what is counted, who says so, for when, what contradicts it.

    Its `layout.meta["summary"]` tells in a line what is in it.

    >>> from toolkit import analyse, load_articles
    >>> texts = ["Officials counted 40 boats in Pell.", "Officials counted 30 boats in Pell."]
    >>> study = analyse(load_articles(texts, progress=False), progress=False)
    >>> comparison_table(study, counted="boats").data[0].cells.values[0]
    ['30', '40']
    """
    study = expect_study(study, "comparison_table")
    rows = read_disputes(study, counted, place).sort_values(["lower", "upper"], kind="stable")
    figure = go.Figure(_table(rows), layout=lay_paper(margin={"l": 0, "r": 0, "t": 8, "b": 8}, height=_height(rows)))
    figure.update_layout(meta={"summary": say_figures(rows, name_subject(counted, place))})
    if rows.empty:
        words = f"No figures to compare for {escape_words(name_subject(counted, place))}. {say_instead(study)}"
        figure.add_annotation(
            text="<br>".join(fill_lines(words, width=110)), showarrow=False, align="left",
            x=0, y=0, xref="paper", yref="paper", xanchor="left", yanchor="bottom",
        )  # fmt: skip
    return suit_paper(figure)


def _table(rows: pd.DataFrame) -> go.Table:
    columns = ("wording", "counted", "source", "outlet", "day", "against")
    heads = ("Figure", "Of what", "Who says so", "Outlet", "For when", "Contradicts")
    rows = rows.assign(day=[say_day(day) if pd.notna(day) else "no date" for day in rows["as_of"]])
    shades = [DISPUTED if disputed else PAPER for disputed in rows["disputed"]]
    return go.Table(
        header={
            "values": [f"<b>{head}</b>" for head in heads],
            "align": "left",
            "fill_color": HEAD,
            "line_color": GRID,
        },
        cells={
            "values": [[escape_words(str(cell)) for cell in rows[column]] for column in columns],
            "align": "left",
            "fill_color": [shades],
            "line_color": GRID,
            "height": 26,
        },
        columnwidth=[2, 2.4, 3, 2.6, 1.8, 4],
    )


def _height(rows: pd.DataFrame) -> int:
    """The head, and the lines that the longest cell of each row needs."""
    lines = [
        max(1 + len(against) // 40, 1 + len(str(source)) // 32)
        for against, source in zip(rows["against"], rows["source"], strict=True)
    ]
    return 60 + sum(26 + 15 * (many - 1) for many in lines) + (40 if rows.empty else 0)
