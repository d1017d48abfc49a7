"""Figures that different sides give for the same thing, over time and side by side."""

from __future__ import annotations

from html import escape
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from toolkit.comparison import compare_quantities, trace_figures
from toolkit.figures.hover import fill_lines
from toolkit.figures.lanes import name_colors
from toolkit.study import Study

Color = Literal["outlet", "source"]
AROUND = 90
"""Characters of the article shown on each side of a number."""
_OPEN_BELOW, _OPEN_ABOVE = ("at_most", "less_than"), ("at_least", "more_than")


def quantity_timeline(
    study: Study, *, counted: str | None = None, place: str | None = None, color: Color = "outlet"
) -> go.Figure:
    """Every figure given for `counted` (and `place`) against the date for which it holds.

    A range has an error bar, a bound an arrow: "more than 90" points up from 90. Hover shows the passage. Figures
    that contradict each other are ringed. Figures without any date are left out of the axis and counted in the title.

    >>> from toolkit import analyse, load_articles
    >>> study = analyse(load_articles(["Officials counted 40 boats."]), progress=False)
    >>> quantity_timeline(study, counted="boats").layout.title.text
    '“boats”: no figures to compare'
    """
    if color not in ("outlet", "source"):
        raise ValueError(f"quantity_timeline: color is 'outlet' or 'source', not {color!r}")
    rows = _figures(study, counted, place)
    dated = rows[rows["as_of"].notna()]
    figure = go.Figure(layout=_layout(rows, dated, counted or place or "everything counted"))
    for name, group in dated.groupby(color, sort=False):
        figure.add_trace(_points(group, str(name), name_colors(dated[color])[str(name)]))
    disputed = dated[dated["disputed"]]
    if len(disputed):
        ring = {"symbol": "circle-open", "size": 19, "color": "#000000", "line": {"width": 2}}
        figure.add_trace(_ring(disputed, ring))
    return figure


def comparison_table(study: Study, *, counted: str | None = None, place: str | None = None) -> go.Figure:
    """The same figures from lowest to highest: the words, who says so, where, for when, and what each contradicts."""
    rows = _figures(study, counted, place).sort_values(["lower", "upper"], kind="stable")
    columns = ("wording", "source", "outlet", "day", "against")
    heads = ("Figure", "Says", "Outlet", "For", "Contradicts")
    rows["day"] = [f"{day.day} {day:%B %Y}" if pd.notna(day) else "no date" for day in rows["as_of"]]
    shades = ["#fdf1e3" if disputed else "#ffffff" for disputed in rows["disputed"]]
    table = go.Table(
        header={"values": [f"<b>{head}</b>" for head in heads], "align": "left", "fill_color": "#eef1f5"},
        cells={
            "values": [[escape(str(cell)) for cell in rows[column]] for column in columns],
            "align": "left",
            "fill_color": [shades],
            "height": 26,
        },
        columnwidth=[2, 3, 3, 2, 4],
    )
    return go.Figure(table, layout={"margin": {"l": 0, "r": 0, "t": 8, "b": 8}, "height": 90 + 30 * len(rows)})


def _figures(study: Study, counted: str | None, place: str | None) -> pd.DataFrame:
    """The traced figures with their bounds, words and contradictions."""
    traced = trace_figures(study, counted=counted, place=place).drop_duplicates("quantity_id")
    bounds = study.quantities.set_index("quantity_id")[["value", "low", "high", "modifier", "start", "end"]]
    rows = traced.join(bounds, on="quantity_id").reset_index(drop=True)
    pairs = compare_quantities(study, counted=counted, place=place)
    against = _rivals(pairs[pairs["verdict"] == "contradiction"])
    texts = dict(zip(study.articles["article_id"], study.articles["text"], strict=True))
    return rows.assign(
        lower=rows["value"].fillna(rows["low"]).fillna(rows["high"]),
        upper=rows["value"].fillna(rows["high"]).fillna(rows["low"]),
        wording=[_wording(row) for row in rows.itertuples(index=False)],
        hover=[_hover(row, texts[row.article_id]) for row in rows.itertuples(index=False)],
        against=[", ".join(against.get(name, [])) for name in rows["quantity_id"]],
        disputed=rows["quantity_id"].isin(list(against)),
        outlet=rows["outlet"].replace("", "outlet unknown").fillna("outlet unknown"),
    )


def _rivals(pairs: pd.DataFrame) -> dict[str, list[str]]:
    rivals: dict[str, list[str]] = {}
    for one, other in (("first", "second"), ("second", "first")):
        for name, surface, source in zip(
            pairs[f"{one}_quantity_id"], pairs[f"{other}_surface"], pairs[f"{other}_source"], strict=True
        ):
            rivals.setdefault(name, []).append(f"{surface} ({source})")
    return rivals


def _wording(row: Any) -> str:
    words = {"about": "about ", "at_least": "at least ", "more_than": "more than ", "at_most": "at most "}
    return words.get(row.modifier, "less than " if row.modifier == "less_than" else "") + str(row.surface)


def _hover(row: Any, text: str) -> str:
    before, after = text[max(0, row.start - AROUND) : row.start], text[row.end : row.end + AROUND]
    words = [escape(" ".join(part.split())) for part in (before, text[row.start : row.end], after)]
    passage = f"…{words[0]} <b>{words[1]}</b> {words[2]}…"
    return (
        f"<b>{escape(str(row.source))}</b>, {escape(str(row.outlet))}<br>{'<br>'.join(fill_lines(passage, width=71))}"
    )


def _points(rows: pd.DataFrame, name: str, color: str) -> go.Scatter:
    middle = (rows["lower"] + rows["upper"]) / 2
    symbols = [
        "triangle-up" if m in _OPEN_ABOVE else "triangle-down" if m in _OPEN_BELOW else "circle"
        for m in rows["modifier"]
    ]
    spread = (rows["upper"] - rows["lower"]) / 2
    return go.Scatter(
        x=rows["as_of"],
        y=middle,
        mode="markers",
        name=escape(name),
        marker={"symbol": symbols, "size": 11, "color": color, "opacity": 0.85, "line": {"width": 1, "color": "white"}},
        error_y={"type": "data", "array": spread, "visible": bool((spread > 0).any()), "color": color},
        text=rows["hover"],
        customdata=rows["quantity_id"],
        hovertemplate="%{text}<extra></extra>",
    )


def _ring(rows: pd.DataFrame, marker: dict[str, Any]) -> go.Scatter:
    middle = (rows["lower"] + rows["upper"]) / 2
    return go.Scatter(x=rows["as_of"], y=middle, mode="markers", name="contradicted", marker=marker, hoverinfo="skip")


def _layout(rows: pd.DataFrame, dated: pd.DataFrame, what: str) -> dict[str, Any]:
    undated = len(rows) - len(dated)
    title = f"“{escape(what)}”: " + (f"{len(rows)} figures" if len(rows) else "no figures to compare")
    if undated:
        title += f", {undated} of them on an unknown date (see comparison_table)"
    return {
        "title": {"text": title},
        "template": "plotly_white",
        "yaxis": {"rangemode": "tozero", "tickformat": ",~r"},
        "legend": {"orientation": "h", "y": -0.15},
        "height": 460,
        "margin": {"l": 60, "r": 20, "t": 60, "b": 40},
    }
