"""The statement timeline as a plain plotly figure: who said what, when, in which outlet."""

from __future__ import annotations

from math import ceil
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from toolkit.figures.colors import NO_CUE, cue_colors
from toolkit.figures.counted import say_below, words_of_study
from toolkit.figures.hover import escape_words, fill_lines, keep_together, shorten
from toolkit.figures.lanes import COARSE_GRAINS, UNKNOWN_SPEAKER, outlet_colors, place_rows, share_lanes, with_outlets
from toolkit.figures.moments import say_when_said
from toolkit.figures.offline import MODEBAR
from toolkit.figures.strays import leave_strays_out
from toolkit.study import Study, expect_study

Color = Literal["outlet", "cue_class"]
FORM_MARKERS = {"direct": "circle", "indirect": "circle-open", "mixed": "diamond"}
"""As the legend shows them; a hollow circle of the timeline is filled with paper, so that no bar shows through."""
MANY = 2000
"""From so many statements on, points are drawn with WebGL."""
LANE_HEIGHT = 36
LANES = 60
"""So many speakers at most have a lane of their own; a browser draws no figure of thousands."""
_LONGEST_NAME, _TITLE_WIDTH = 34, 80
"""Characters of a name, and of a line of the title."""
_INK = "#24292F"
"""The forms explain themselves in black, which stands for no outlet."""
_TITLE, _BUTTONS, _LEGEND_LINE = 66, 34, 20
"""Pixels above the timeline: of a title with plotly's buttons beside it, of the buttons alone, of a legend's line."""
_LEGEND_WIDTH, _MARK, _CHARACTER = 620, 42, 6.2
"""Pixels that a notebook leaves for the legend; of an entry's mark, and of each character of the longest entry."""
_COLUMNS, _EDGE = 8, 0.06
"""Statements without a date beside each other in their strip, and the air beside the first and the last."""


def statement_timeline(study: Study, *, color: Color = "outlet", title: str | None = None) -> go.Figure:
    """A figure with a lane for each speaker, time of saying across, and undated statements in a strip at the right.

    Markers: filled for direct, hollow for indirect, diamond for mixed. A bar is as wide as the grain of its date,
    paler where that is a week or more. Hover shows the words. No statement is left out: from LANES speakers on those
    with the fewest statements share a lane, and what was said far from all other times lies outside the axis until a
    double-click shows it, which the words beneath say. `color` is "outlet" or "cue_class"; raises ValueError for
    another.

    >>> from toolkit import analyse, load_articles
    >>> articles = load_articles(["“We will stay,” Minister Ana Dorn said."], progress=False)
    >>> figure = statement_timeline(analyse(articles, progress=False))
    >>> list(figure.layout.yaxis.ticktext)
    ['Ana Dorn  1']
    """
    if color not in ("outlet", "cue_class"):
        raise ValueError(f"statement_timeline: color is 'outlet' or 'cue_class', not {color!r}")
    statements, lanes = share_lanes(with_outlets(expect_study(study, "statement_timeline")), most=LANES)
    rows = _prepare(statements, lanes, color)
    figure = go.Figure(layout=_layout(rows, lanes, title))
    if not len(rows):
        return figure.add_annotation(text="No statements were found.", showarrow=False, font_size=16)
    colors = outlet_colors(study) if color == "outlet" else cue_colors(rows["key"])
    kind = go.Scattergl if len(rows) > MANY else go.Scatter
    for key, group in rows.groupby("key", sort=False):
        figure.add_traces(_bars(group[group["middle"].notna()], str(key), colors[str(key)]))
        figure.add_trace(_legend_entry(str(key), colors[str(key)], "circle", group=str(key)))
    for pair, group in rows.groupby(["key", "form"], sort=False):
        name, form = map(str, pair)
        figure.add_traces(_points(group, name=name, form=form, color=colors[name], kind=kind))
    present = [form for form in FORM_MARKERS if (rows["form"] == form).any()]
    figure.add_traces([_legend_entry(form, _INK, FORM_MARKERS[form], group=None) for form in present])
    _make_room(figure)
    return say_below(figure, words_of_study(study) + _leave_strays_out(figure, rows))


def _make_room(figure: go.Figure) -> None:
    """A margin that holds the legend, and above it, or beside a title, plotly's buttons."""
    names = [trace.name for trace in figure.data if trace.showlegend is not False]
    beside = max(1, int(_LEGEND_WIDTH / (_MARK + _CHARACTER * max(map(len, names)))))
    title = figure.layout.title.text
    above = _TITLE + _LEGEND_LINE * title.count("<br>") if title else _BUTTONS
    top = above + _LEGEND_LINE * ceil(len(names) / beside)
    figure.update_layout(margin_t=top, height=figure.layout.height + max(0, top - _TITLE - _LEGEND_LINE))


def _leave_strays_out(figure: go.Figure, rows: pd.DataFrame) -> str:
    """The words for what lies outside the axis at first."""
    dated = rows[rows["middle"].notna()]
    shown = leave_strays_out(dated["said_begin"], dated["said_finish"].fillna(dated["said_begin"]))
    if shown is None:
        return ""
    figure.update_layout(xaxis_range=[shown.begin, shown.finish])
    lie = "lies" if shown.outside == 1 else "lie"
    return f"; {shown.outside:,} of other times {lie} outside: a double-click shows all"


def _prepare(statements: pd.DataFrame, lanes: list[str], color: Color) -> pd.DataFrame:
    rows = place_rows(statements, lanes=lanes, columns=_COLUMNS)
    key = rows[color].fillna(NO_CUE)
    rows = rows.assign(key=key, hover=[_hover(row) for row in rows.itertuples(index=False)])
    order = key.map(key.value_counts()).rename("frequency")
    return rows.assign(frequency=order).sort_values(["frequency", "key"], ascending=[False, True], kind="stable")


def _hover(row: Any) -> str:
    """Words of the article are escaped: plotly reads some markup in hover texts."""
    who = escape_words(row.who) if pd.notna(row.who) else UNKNOWN_SPEAKER
    facts = [row.outlet, say_when_said(row), row.form, *([row.cue_class] if pd.notna(row.cue_class) else [])]
    facts += ["negated"] if pd.notna(row.negated) and row.negated else []
    lines = [*map(escape_words, fill_lines(shorten(row.content, 240), width=64)), escape_words(" · ".join(facts))]
    return f"<b>{who}</b><br>{'<br>'.join(lines)}"


def _bars(rows: pd.DataFrame, name: str, color: str) -> list[go.Scatter]:
    """One line trace for the exact and one for the coarse dates of a colour, with gaps between the bars."""
    coarse = rows["said_grain"].isin(COARSE_GRAINS)
    traces = []
    for part, opacity in ((rows[~coarse], 0.55), (rows[coarse], 0.25)):
        if len(part):
            x = [end for row in part.itertuples() for end in (row.said_begin, row.said_finish, None)]
            y = [end for row in part.itertuples() for end in (row.y, row.y, None)]
            line = {"color": color, "width": 4}
            options = {"hoverinfo": "skip", "showlegend": False, "legendgroup": name, "opacity": opacity}
            traces.append(go.Scatter(x=x, y=y, mode="lines", line=line, **options))
    return traces


def _points(rows: pd.DataFrame, *, name: str, form: str, color: str, kind: type[Any]) -> list[Any]:
    """The points of one colour and form: those with a date, and those of the undated strip."""
    hollow = form == "indirect"
    edge = {"width": 2, "color": color} if hollow else {"width": 1, "color": "white"}
    marker = {"symbol": "circle" if hollow else FORM_MARKERS[form], "size": 11 if form == "mixed" else 9, "line": edge}
    marker["color"] = "white" if hollow else color
    traces = []
    for axis, part in (("x", rows[rows["middle"].notna()]), ("x2", rows[rows["middle"].isna()])):
        if len(part):
            x = part["middle"] if axis == "x" else (part["column"] + 0.5) / _COLUMNS
            ids = part["statement_id"].tolist()
            trace = kind(
                x=x, y=part["y"], mode="markers", marker=marker, xaxis=axis, name=f"{escape_words(name)}, {form}"
            )
            trace.update(legendgroup=name, text=part["hover"], hovertemplate="%{text}<extra></extra>", customdata=ids)
            trace.update(showlegend=False, hoverlabel_bgcolor=color)
            traces.append(trace)
    return traces


def _legend_entry(name: str, color: str, symbol: str, *, group: str | None) -> go.Scatter:
    """A line of the legend: a colour, which hides and shows its points, or a form, which only explains."""
    marker = {"symbol": symbol, "size": 10, "color": color, "line": {"width": 2 if "open" in symbol else 0}}
    label = escape_words(shorten(name, _LONGEST_NAME))
    entry = go.Scatter(x=[None], y=[None], mode="markers", marker=marker, name=label, legendgroup=group)
    return entry.update(hoverinfo="skip")


def _layout(rows: pd.DataFrame, lanes: list[str], title: str | None) -> go.Layout:
    dated, undated = rows["middle"].notna().any(), rows["middle"].isna().any()
    edge = 1.0 if not undated else 0.85 if dated else 0.02
    counts = rows["lane"].value_counts()
    names = [
        f"{keep_together(escape_words(shorten(name, _LONGEST_NAME)))}  {counts.get(at, 0):,}"
        for at, name in enumerate(lanes)
    ]
    height = max(320, 150 + LANE_HEIGHT * len(lanes))
    axis = {"showgrid": False, "zeroline": False, "tickvals": list(range(len(lanes))), "ticktext": names}
    return go.Layout(
        template="plotly_white",
        modebar=MODEBAR,
        title=_head(title) if title else None,
        height=height,
        margin={"l": 10, "r": 20, "t": _TITLE, "b": 40},
        yaxis=axis | {"range": [len(lanes) - 0.4, -0.6], "automargin": True},
        xaxis={"type": "date", "domain": [0, max(0.01, edge - 0.02)], "visible": bool(dated), "anchor": "y"},
        xaxis2={
            "domain": [min(edge, 0.99), 1],
            "range": [-_EDGE, 1 + _EDGE],
            "showticklabels": False,
            "showgrid": False,
        }
        | {
            "zeroline": False,
            "title": {"text": "no date" if undated else None, "font": {"size": 12}},
            "anchor": "y",
            "visible": bool(undated),
        },
        shapes=[_strip(edge)] if undated else [],
        legend={"orientation": "h", "yanchor": "bottom", "y": 1 + 6 / height, "x": 0, "traceorder": "normal"},
        hoverlabel={"align": "left", "namelength": -1},
        hovermode="closest",
    )


def _head(title: str) -> dict[str, Any]:
    """The title at the upper left, in as many lines as it takes."""
    lines = fill_lines(title, width=_TITLE_WIDTH)
    place = {"x": 0.01, "y": 1, "yanchor": "top", "pad": {"t": 7 + 7 * len(lines)}}
    return place | {"text": "<br>".join(map(escape_words, lines))}


def _strip(edge: float) -> dict[str, Any]:
    """The background of the undated strip."""
    place = {"x0": edge, "x1": 1, "y0": 0, "y1": 1, "xref": "paper", "yref": "paper"}
    return place | {"type": "rect", "layer": "below", "line_width": 0, "fillcolor": "rgba(110,118,129,0.10)"}
