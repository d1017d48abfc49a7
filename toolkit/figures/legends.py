"""What stands in a legend: each name that has a colour of its own, and one entry for all that share the grey."""

from __future__ import annotations

from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from toolkit.figures.colors import OTHER
from toolkit.figures.hover import escape_words, shorten

_SHARED = ", all in grey"
LAST, LAST_BUT_ONE = 1002, 1001
"""Places in a legend, behind the 1,000 that plotly gives: what explains forms, and before it what shares the grey."""
LONGEST_NAME = 34
"""Characters of a name."""
_LINE, _WIDTH, _MARK, _CHARACTER = 20, 620, 42, 6.2
"""Pixels of a line, of what a notebook leaves for the legend, of an entry's mark, of each character of the longest."""


def share_grey(names: pd.Series[Any], colors: dict[str, str], what: str) -> pd.Series[Any]:
    """The names as a legend lists them: those that share the grey are one entry, which says how many they are.

    What alone is grey keeps its name, and so does a neutral cue, from which all others differ.

    >>> share_grey(pd.Series(["Post", "Echo", "Dial", "Post"]), {"Post": "#0A669C"}, "outlets").tolist()
    ['Post', '2 other outlets, all in grey', '2 other outlets, all in grey', 'Post']
    """
    grey = {str(name) for name in names.unique() if name != "neutral" and colors.get(str(name), OTHER) == OTHER}
    return names.mask(names.isin(grey), f"{len(grey):,} other {what}{_SHARED}") if len(grey) > 1 else names


def place_entry(label: str) -> int | None:
    """Where in the legend this name stands; only what shares the grey has a place of its own.

    >>> place_entry("Post"), place_entry("2 other outlets, all in grey")
    (None, 1001)
    """
    return LAST_BUT_ONE if label.endswith(_SHARED) else None


def make_entry(name: str, color: str, symbol: str, *, group: str | None) -> go.Scatter:
    """A line of the legend: a colour, which hides and shows its points, or a form, which only explains."""
    marker = {"symbol": symbol, "size": 10, "color": color, "line": {"width": 2 if "open" in symbol else 0}}
    label = escape_words(shorten(name, LONGEST_NAME))
    entry = go.Scatter(x=[None], y=[None], mode="markers", marker=marker, name=label, legendgroup=group)
    return entry.update(hoverinfo="skip", legendrank=place_entry(name) if group else LAST)


def make_room(figure: go.Figure, above: int) -> go.Figure:
    """The figure with its legend between what stands `above`, in pixels, and the plot, which keeps its height."""
    names = [trace.name for trace in figure.data if trace.showlegend is not False]
    beside = max(1, int(_WIDTH / (_MARK + _CHARACTER * max(map(len, names), default=1))))
    top = above + _LINE * ceil(len(names) / beside)
    height = figure.layout.height + top - figure.layout.margin.t
    return figure.update_layout(
        margin_t=top,
        height=height,
        legend={"orientation": "h", "yanchor": "bottom", "y": 1 + 6 / height, "x": 0, "traceorder": "normal"},
    )
