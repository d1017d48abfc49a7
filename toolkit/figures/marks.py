"""How a figure is drawn: a point, a range as a bar without a point, a bound as a line with an arrow."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from toolkit.figures.hover import escape_words
from toolkit.figures.legends import LAST, place_entry
from toolkit.figures.papers import PAPER, RING

ABOVE = ("at_least", "more_than")
_BOUNDS = (*ABOVE, "at_most", "less_than")


def draw_figures(rows: pd.DataFrame, name: str, *, color: str) -> list[go.Scatter]:
    """The traces of one entry of the legend: points and ranges, and arrows for bounds; `rows` are placed already."""
    traces = []
    for _, part in rows.groupby("axis", sort=True):
        bounded = part["modifier"].isin(_BOUNDS)
        traces.append(_points(pd.concat([part[~bounded], part[bounded]]), name, color))  # the legend shows the first
        traces += [_arrows(part[bounded], name, color)] if bounded.any() else []
    return [trace.update(showlegend=at == 0, legendrank=place_entry(name)) for at, trace in enumerate(traces)]


def draw_rings(rows: pd.DataFrame) -> list[go.Scatter]:
    """Heavy rings around the figures of these rows, one ring a place, around the largest mark."""
    rows = rows.drop_duplicates(["as_of", "lower", "upper"])
    traces = []
    for axis, part in rows.groupby("axis", sort=True):
        marker = {"symbol": "circle-open", "size": part["size"] + 8, "color": RING, "opacity": 1, "line": {"width": 2}}
        ring = go.Scatter(x=part["as_of"], y=part["middle"], mode="markers", name="contradicted", marker=marker)
        traces.append(ring.update(yaxis=str(axis), hoverinfo="skip", cliponaxis=False, legendgroup="contradicted"))
    return [trace.update(showlegend=at == 0, legendrank=LAST) for at, trace in enumerate(traces)]


def _points(rows: pd.DataFrame, name: str, color: str) -> go.Scatter:
    spread = rows["high"] - rows["low"]
    kinds = [_symbol(modifier, ranges) for modifier, ranges in zip(rows["modifier"], spread > 0, strict=True)]
    marker = {
        "symbol": kinds,
        "size": rows["size"],
        "color": color,
        "opacity": 1,
        "line": {"width": [1 if kind == "circle" else 3 for kind in kinds], "color": PAPER},
    }
    return _marks(
        rows,
        name,
        color,
        y=rows["middle"],
        name=escape_words(name),
        marker=marker,
        error_y={
            "type": "data",
            "symmetric": False,
            "array": (rows["high"] - rows["middle"]).where(spread > 0),
            "arrayminus": (rows["middle"] - rows["low"]).where(spread > 0),
            "visible": bool((spread > 0).any()),
            "color": color,
            "thickness": 3,
        },
    )


def _symbol(modifier: str, ranges: bool) -> str:
    """A range has no point of its own, so only its bar is seen; a bound is a line."""
    if ranges:
        return "line-ns-open"
    return "line-ew-open" if modifier in _BOUNDS else "circle"


def _arrows(rows: pd.DataFrame, name: str, color: str) -> go.Scatter:
    ways = [1 if modifier in ABOVE else -1 for modifier in rows["modifier"]]
    stems = (rows["tip"] - rows["middle"]).abs()
    return _marks(
        rows,
        name,
        color,
        y=rows["tip"],
        name=f"{escape_words(name)}, bounds",
        marker={"symbol": ["triangle-up" if way > 0 else "triangle-down" for way in ways], "size": 10, "color": color},
        error_y={
            "type": "data", "symmetric": False, "width": 0, "thickness": 2, "color": color,
            "array": [0 if way > 0 else stem for way, stem in zip(ways, stems, strict=True)],
            "arrayminus": [stem if way > 0 else 0 for way, stem in zip(ways, stems, strict=True)],
        },
    )  # fmt: skip


def _marks(rows: pd.DataFrame, group: str, color: str, **own: Any) -> go.Scatter:
    """A trace of these rows whose marks tell the passage, each with the figure it stands for."""
    return go.Scatter(
        x=rows["as_of"],
        yaxis=rows["axis"].iloc[0],
        mode="markers",
        legendgroup=group,
        text=rows["hover"],
        customdata=rows["quantity_id"],
        hovertemplate="%{text}<extra></extra>",
        hoverlabel={"bordercolor": color},
        cliponaxis=False,
        **own,
    )
