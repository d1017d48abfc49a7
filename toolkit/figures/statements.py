"""The statement timeline as a plain plotly figure: who said what, when, in which outlet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from toolkit.figures.colors import NO_CUE, OTHER, cue_colors
from toolkit.figures.counted import say_below, words_of_study
from toolkit.figures.hover import escape_words, fill_lines, keep_together, shorten
from toolkit.figures.lanes import (
    COARSE_GRAINS,
    UNKNOWN_SPEAKER,
    outlet_colors,
    place_rows,
    share_lanes,
    stack_lanes,
    with_outlets,
)
from toolkit.figures.legends import LONGEST_NAME, make_entry, make_room, share_grey
from toolkit.figures.moments import say_when_said
from toolkit.figures.negation import STRUCK, mark_denied, say_denial
from toolkit.figures.papers import INK, PAPER, STRIP, lay_paper, suit_paper
from toolkit.figures.strays import leave_strays_out
from toolkit.figures.summaries import summarise
from toolkit.study import Study, expect_study

Color = Literal["outlet", "cue_class"]
FORM_MARKERS = {"direct": "circle", "indirect": "circle-open", "mixed": "diamond"}
"""As the legend shows them; a hollow circle of the timeline is filled with paper, so that no bar shows through."""
_STROKE = "line-ne-open"
MANY = 2000
"""From so many statements on, points are drawn with WebGL."""
LANE_HEIGHT = 36
LANES = 60
"""So many speakers at most have a lane of their own; a browser draws no figure of thousands."""
_TITLE_WIDTH = 80
"""Characters of a line of the title."""
_TITLE, _BUTTONS, _TITLE_LINE = 66, 34, 20
"""Pixels above the timeline: of a title with plotly's buttons beside it, of the buttons alone, of a further line."""
_AIR = 0.1
"""Beyond the first and the last lane, as a share of a lane."""
_COLUMNS, _EDGE = 8, 0.06
"""Statements without a date beside each other in their strip, and the air beside the first and the last."""


def statement_timeline(study: Study, *, color: Color = "outlet", title: str | None = None) -> go.Figure:
    """A figure with a lane for each speaker, time of saying across, and undated statements in a strip at the right.

    Markers: filled for direct, hollow for indirect, diamond for mixed, struck through where denied or negated. A bar
    is as wide as the grain of its date, paler where that is a week or more. Hover shows the words. No statement is left
    out: from LANES speakers on those with the fewest statements share a lane, from the thirteenth outlet on all share a
    grey, and what was said far from all other times lies outside the axis until a double-click shows it, which the
    words beneath say. `layout.meta["summary"]` tells in a line what is in the figure. `color` is "outlet" or
    "cue_class"; raises ValueError for another.

    >>> from toolkit import analyse, load_articles
    >>> articles = load_articles(["“We will stay,” Minister Ana Dorn said."], progress=False)
    >>> figure = statement_timeline(analyse(articles, progress=False))
    >>> list(figure.layout.yaxis.ticktext)
    ['Ana Dorn  1']
    """
    if color not in ("outlet", "cue_class"):
        raise ValueError(f"statement_timeline: color is 'outlet' or 'cue_class', not {color!r}")
    statements, lanes = share_lanes(with_outlets(expect_study(study, "statement_timeline")), most=LANES)
    colors = outlet_colors(study) if color == "outlet" else cue_colors(statements["cue_class"].fillna(NO_CUE))
    rows, middles = stack_lanes(_prepare(statements, lanes, (color, colors)), many=len(lanes))
    figure = go.Figure(layout=_layout(rows, (lanes, middles), title))
    if not len(rows):
        figure.add_annotation(text="No statements were found.", showarrow=False, font_size=16)
        return suit_paper(figure.update_layout(meta={"summary": "No statements were found."}))
    _draw(figure, rows, colors)
    make_room(figure, _TITLE + _TITLE_LINE * figure.layout.title.text.count("<br>") if title else _BUTTONS)
    counted = words_of_study(study) + _leave_strays_out(figure, rows)
    return suit_paper(say_below(figure, f"{summarise(study)}.", counted))


def _draw(figure: go.Figure, rows: pd.DataFrame, colors: dict[str, str]) -> None:
    """Bars beneath points beneath strokes; then the forms, and the stroke where there is one, for the legend."""
    kind = go.Scattergl if len(rows) > MANY else go.Scatter
    for key, group in rows.groupby("key", sort=False):
        color = colors.get(str(key), OTHER)
        figure.add_traces(_bars(group[group["middle"].notna()], str(key), color))
        figure.add_trace(make_entry(str(key), color, "circle", group=str(key)))
    for pair, group in rows.groupby(["key", "form"], sort=False):
        name, form = map(str, pair)
        figure.add_traces(_points(group, name=name, form=form, color=colors.get(name, OTHER), kind=kind))
    struck = rows[mark_denied(rows)]
    for key, group in struck.groupby("key", sort=False):
        figure.add_traces(_strokes(group, name=str(key), kind=kind))
    forms = {form: symbol for form, symbol in FORM_MARKERS.items() if (rows["form"] == form).any()}
    marks = forms | ({STRUCK: _STROKE} if len(struck) else {})
    figure.add_traces([make_entry(name, INK, symbol, group=None) for name, symbol in marks.items()])


def _leave_strays_out(figure: go.Figure, rows: pd.DataFrame) -> str:
    """The words for what lies outside the axis at first."""
    dated = rows[rows["middle"].notna()]
    shown = leave_strays_out(dated["said_begin"], dated["said_finish"].fillna(dated["said_begin"]))
    if shown is None:
        return ""
    figure.update_layout(xaxis_range=[shown.begin, shown.finish])
    lie = "lies" if shown.outside == 1 else "lie"
    return f"; {shown.outside:,} of other times {lie} outside: a double-click shows all"


def _prepare(statements: pd.DataFrame, lanes: list[str], colored: tuple[Color, dict[str, str]]) -> pd.DataFrame:
    """The rows in their places: those that share the grey first, beneath, then those of the most frequent `key`."""
    color, colors = colored
    rows = place_rows(statements, lanes=lanes, columns=_COLUMNS)
    own = rows[color].fillna(NO_CUE)
    key = share_grey(own, colors, "outlets")
    rows = rows.assign(key=key, hover=[_hover(row) for row in rows.itertuples(index=False)])
    order = key.map(key.value_counts()).mask(key != own, len(rows) + 1).rename("frequency")
    return rows.assign(frequency=order).sort_values(["frequency", "key"], ascending=[False, True], kind="stable")


def _hover(row: Any) -> str:
    """Words of the article are escaped: plotly reads some markup in hover texts."""
    who = escape_words(row.who) if pd.notna(row.who) else UNKNOWN_SPEAKER
    facts = [row.outlet, say_when_said(row), row.form, *([row.cue_class] if pd.notna(row.cue_class) else [])]
    facts += [say_denial(row)] if pd.notna(row.negated) and row.negated else []
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
    edge = {"width": 2, "color": color} if hollow else {"width": 1, "color": PAPER}
    marker = {"symbol": "circle" if hollow else FORM_MARKERS[form], "size": 11 if form == "mixed" else 9, "line": edge}
    marker["color"] = PAPER if hollow else color
    traces = []
    for axis, part, x in _sides(rows):
        ids = part["statement_id"].tolist()
        trace = kind(x=x, y=part["y"], mode="markers", marker=marker, xaxis=axis, name=f"{escape_words(name)}, {form}")
        trace.update(legendgroup=name, text=part["hover"], hovertemplate="%{text}<extra></extra>", customdata=ids)
        traces.append(trace.update(showlegend=False, hoverlabel_bordercolor=color))
    return traces


def _strokes(rows: pd.DataFrame, *, name: str, kind: type[Any]) -> list[Any]:
    """A stroke through each of these points, which goes and comes with them."""
    marker = {"symbol": _STROKE, "size": 13, "color": INK, "line": {"width": 1.6, "color": INK}}
    options = {"mode": "markers", "marker": marker, "legendgroup": name, "showlegend": False, "hoverinfo": "skip"}
    return [kind(x=x, y=part["y"], xaxis=axis, **options) for axis, part, x in _sides(rows)]


def _sides(rows: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame, pd.Series[Any]]]:
    """The rows with a date on the axis of time, those without on the axis of the strip, and where on it."""
    dated = rows["middle"].notna()
    if dated.any():
        yield "x", rows[dated], rows.loc[dated, "middle"]
    if not dated.all():
        yield "x2", rows[~dated], (rows.loc[~dated, "column"] + 0.5) / _COLUMNS


def _layout(rows: pd.DataFrame, stacked: tuple[list[str], list[float]], title: str | None) -> go.Layout:
    lanes, (*middles, lower) = stacked
    dated, undated = rows["middle"].notna().any(), rows["middle"].isna().any()
    edge = 1.0 if not undated else 0.85 if dated else 0.02
    counts = rows["lane"].value_counts()
    names = [
        f"{keep_together(escape_words(shorten(name, LONGEST_NAME)))}  {counts.get(at, 0):,}"
        for at, name in enumerate(lanes)
    ]
    height = max(320, 150 + round(LANE_HEIGHT * lower))
    axis = {"showgrid": False, "zeroline": False, "tickvals": middles, "ticktext": names}
    return lay_paper(
        title=_head(title) if title else None,
        height=height,
        margin={"l": 10, "r": 20, "t": _TITLE, "b": 40},
        yaxis=axis | {"range": [lower + _AIR, -_AIR], "automargin": True},
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
    return place | {"type": "rect", "layer": "below", "line_width": 0, "fillcolor": STRIP}
