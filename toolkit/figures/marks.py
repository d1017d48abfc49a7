"""How a figure is drawn: a point, a range as a bar without a point, a bound as a line with an arrow."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from toolkit.figures.hover import escape_words

_BELOW, _ABOVE = ("at_most", "less_than"), ("at_least", "more_than")


def draw_figures(rows: pd.DataFrame, name: str, *, color: str, stem: float) -> list[go.Scatter]:
    """The traces of one outlet or speaker, under one entry of the legend: points and ranges, and arrows for bounds.

    `stem` is the length of an arrow, in units of the axis.
    """
    bounded = rows["modifier"].isin((*_ABOVE, *_BELOW))
    traces = [_points(pd.concat([rows[~bounded], rows[bounded]]), name, color)]  # the legend shows the first symbol
    return [*traces, _arrows(rows[bounded], name, color, stem)] if bounded.any() else traces


def draw_rings(rows: pd.DataFrame) -> go.Scatter:
    """Black rings around the figures of these rows, one ring a place, around the largest mark."""
    rows = rows.drop_duplicates(["as_of", "lower", "upper"])
    marker = {"symbol": "circle-open", "size": rows["size"] + 8, "color": "#000000", "opacity": 1, "line": {"width": 2}}
    return go.Scatter(
        x=rows["as_of"], y=_middle(rows), mode="markers", name="contradicted", marker=marker, hoverinfo="skip",
        cliponaxis=False,
    )  # fmt: skip


def _middle(rows: pd.DataFrame) -> pd.Series[Any]:
    return (rows["lower"] + rows["upper"]) / 2


def _points(rows: pd.DataFrame, name: str, color: str) -> go.Scatter:
    spread = (rows["upper"] - rows["lower"]) / 2
    kinds = [_symbol(modifier, ranges) for modifier, ranges in zip(rows["modifier"], spread > 0, strict=True)]
    marker = {
        "symbol": kinds,
        "size": rows["size"],
        "color": color,
        "opacity": 1,
        "line": {"width": [1 if kind == "circle" else 3 for kind in kinds], "color": "white"},
    }
    return go.Scatter(
        x=rows["as_of"],
        y=_middle(rows),
        mode="markers",
        name=escape_words(name),
        legendgroup=name,
        marker=marker,
        error_y={
            "type": "data",
            "array": spread.where(spread > 0),
            "visible": bool((spread > 0).any()),
            "color": color,
            "thickness": 3,
        },
        text=rows["hover"],
        customdata=rows["quantity_id"],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )


def _symbol(modifier: str, ranges: bool) -> str:
    """A range has no point of its own, so only its bar is seen; a bound is a line."""
    if ranges:
        return "line-ns-open"
    return "line-ew-open" if modifier in (*_ABOVE, *_BELOW) else "circle"


def _arrows(rows: pd.DataFrame, name: str, color: str, stem: float) -> go.Scatter:
    ways = [1 if modifier in _ABOVE else -1 for modifier in rows["modifier"]]
    return go.Scatter(
        x=rows["as_of"],
        y=[at + way * stem for at, way in zip(_middle(rows), ways, strict=True)],
        mode="markers",
        name=f"{escape_words(name)}, bounds",
        legendgroup=name,
        showlegend=False,
        marker={"symbol": ["triangle-up" if way > 0 else "triangle-down" for way in ways], "size": 10, "color": color},
        error_y={
            "type": "data", "symmetric": False, "width": 0, "thickness": 2, "color": color,
            "array": [0 if way > 0 else stem for way in ways], "arrayminus": [stem if way > 0 else 0 for way in ways],
        },
        text=rows["hover"],
        customdata=rows["quantity_id"],
        hovertemplate="%{text}<extra></extra>",
        cliponaxis=False,
    )  # fmt: skip
