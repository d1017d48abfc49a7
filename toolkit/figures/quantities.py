"""Figures that different sides give for the same thing, over time."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from toolkit.figures.colors import OTHER, name_colors
from toolkit.figures.counted import say_below, words_of_study
from toolkit.figures.disputes import name_subject, read_disputes, say_figures, say_instead
from toolkit.figures.hover import escape_words
from toolkit.figures.lanes import outlet_colors
from toolkit.figures.legends import make_room, share_grey
from toolkit.figures.marks import draw_figures, draw_rings
from toolkit.figures.papers import lay_paper, suit_paper
from toolkit.figures.scales import SCALES, Scale, asks_for_log, lay_axes, place_figures
from toolkit.study import Study, expect_study, say_count

Color = Literal["outlet", "source"]
_TITLE, _PLOT = 70, 360
"""Pixels of the title with what the marks mean, and of the plot."""
_READING = "bar: a range · line with arrow: a bound (more than, at most) · heavy ring: contradicted by another"


def quantity_timeline(
    study: Study,
    *,
    counted: str | None = None,
    place: str | None = None,
    color: Color = "outlet",
    scale: Scale = "auto",
) -> go.Figure:
    """Every figure given for `counted` (and `place`) against the date for which it holds.

    A range is a bar without a point, a bound a line with an arrow: "more than 90" points up from 90. The same figure
    told by several for one day is drawn as rings inside each other. Hover shows the passage. Figures that contradict
    each other have a heavy ring. Left out, and counted in the title: figures without any date, and those in another
    unit than most. Where nothing is left, the title says so and names what is counted instead. `scale` is "linear",
    "log" or "auto", which is logarithmic where half of the figures would be pressed into the lowest twentieth; the axis
    says so, and figures of zero and less then have a strip of their own. `layout.meta["summary"]` tells in a line what
    is in the figure. Raises ValueError for another color or scale.

    >>> from toolkit import analyse, load_articles
    >>> study = analyse(load_articles(["Officials counted 40 boats."]), progress=False)
    >>> quantity_timeline(study, counted="boats").layout.title.text
    '“boats”: no figures to compare'
    """
    for name, value, known in (("color", color, ("outlet", "source")), ("scale", scale, SCALES)):
        if value not in known:
            raise ValueError(f"quantity_timeline: {name} is {' or '.join(map(repr, known))}, not {value!r}")
    rows = read_disputes(expect_study(study, "quantity_timeline"), counted, place)
    unit = str(rows["unit"].mode().iloc[0]) if len(rows) else ""
    alike = rows[rows["unit"] == unit]
    dated = alike[alike["as_of"].notna()]
    subject = name_subject(counted, place)
    figure = go.Figure(layout=lay_paper(title=_head(_title(rows, alike, dated, subject)), hovermode="closest"))
    figure.update_layout(height=_PLOT + _TITLE + 40, margin={"l": 70, "r": 20, "t": _TITLE, "b": 40})
    if dated.empty:
        figure.update_layout(height=_TITLE + 80, xaxis_visible=False, yaxis_visible=False)  # axes of invented numbers
        figure.update_layout(title_subtitle_text=say_instead(study))
    else:
        log = scale == "log" or (scale == "auto" and asks_for_log(dated))
        placed = place_figures(dated, log=log).assign(hue=dated[color])
        colors = outlet_colors(study) if color == "outlet" else name_colors(dated[color])
        _draw(figure, placed.assign(hue=share_grey(placed["hue"], colors, f"{color}s")), colors)
        things = [counted or place or subject, *([unit] if unit else []), *(["logarithmic scale"] if log else [])]
        _lay_axes(figure, placed, log=log, title=", ".join(things))
    return suit_paper(say_below(figure, f"{say_figures(rows, subject)}.", words_of_study(study)))


def _draw(figure: go.Figure, rows: pd.DataFrame, colors: dict[str, str]) -> None:
    """The marks, and the rings around those in dispute."""
    nested = _nested(rows)
    for name, group in nested.groupby("hue", sort=False):
        figure.add_traces(draw_figures(group, str(name), color=colors.get(str(name), OTHER)))
    if nested["disputed"].any():
        figure.add_traces(draw_rings(nested[nested["disputed"]]))
    make_room(figure, _TITLE)


def _nested(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a `size` each: of those at one place, the ones that are drawn first are larger."""
    ordered = rows.iloc[pd.factorize(rows["hue"])[0].argsort(kind="stable")]
    place = ordered.groupby(["as_of", "lower", "upper"])
    later = place.cumcount(ascending=False)
    return ordered.assign(size=(11 + 6 * later).clip(upper=29))


def _lay_axes(figure: go.Figure, placed: pd.DataFrame, *, log: bool, title: str) -> None:
    """The axes, and what they stand for."""
    figure.update_layout(lay_axes(placed, log=log))
    figure.update_layout(
        yaxis_title_text=escape_words(title),
        xaxis_title_text="the date for which the figure holds",
        legend_itemsizing="constant",
    )


def _head(title: str) -> dict[str, Any]:
    place = {"x": 0.01, "y": 1, "yanchor": "top", "pad": {"t": 14}}
    return place | {"text": title, "subtitle": {"text": _READING}}


def _title(rows: pd.DataFrame, alike: pd.DataFrame, dated: pd.DataFrame, subject: str) -> str:
    title = f"{escape_words(subject)}: " + (say_count(len(rows), "figures") if len(rows) else "no figures to compare")
    title = title[0].upper() + title[1:]
    left_out = []
    if undated := len(alike) - len(dated):
        left_out.append(f"{undated} of them without a date")
    if others := len(rows) - len(alike):
        left_out.append(f"{others} in another unit")
    return f"{title}, {' and '.join(left_out)} (see comparison_table)" if left_out else title
