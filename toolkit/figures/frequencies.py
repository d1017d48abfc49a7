"""How often words are used over time, one line for each outlet."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from toolkit.corpus.frequencies import FREQUENCIES
from toolkit.figures.colors import OTHER, UNKNOWN_OUTLET, give_colors, name_colors
from toolkit.figures.counted import say_below
from toolkit.figures.hover import escape_words, fill_lines
from toolkit.figures.legends import place_entry, share_grey
from toolkit.figures.moments import say_day, say_interval
from toolkit.figures.papers import lay_paper, suit_paper
from toolkit.study import say_count

_DASHES = ("solid", "dash", "dot", "dashdot")
"""Lines differ in form too, for eyes and printers that see no colours."""
ALL = "all outlets"
_NO_DATE = "No article has a date, so nothing can be drawn over time (tk.set_published gives one)."
_NO_WORDS = "No article holds words to count beside furniture (study.segments says why)."
_TICKS = {
    "week": (7 * 86_400_000, 7, "week of<br>%-d %b %Y"),
    "month": ("M1", 30, "%b<br>%Y"),
    "year": ("M12", 365, "%Y"),
}
"""The distance of ticks, the days between them, and what each says."""
_FEW = 10
"""Spans that have a tick each."""
_AROUND, _SHARE = pd.Timedelta(days=10), 0.02
"""Shown before the first span and after the last, and at least this share of all the time between; a single span
stands in the middle of days, not of microseconds."""


def frequency_timeline(table: pd.DataFrame, *, title: str | None = None) -> go.Figure:
    """Uses per thousand words against time, from a table of `count_over_time`; a line for each outlet.

    Hover tells the uses, and the articles and stories that have them. The lines beneath say what is in the figure
    (`layout.meta["summary"]`) and what was counted (`table.attrs["counted"]`). Left out, and counted there: articles
    without a date. Raises ValueError for a table of another kind, TypeError for what is no table.

    >>> from toolkit import analyse, count_over_time, load_articles
    >>> news = [{"text": "The ferry left port on Monday.", "outlet": "Post", "published": "2021-05-10"}]
    >>> table = count_over_time(analyse(load_articles(news, progress=False), progress=False), "ferry")
    >>> [float(y) for y in frequency_timeline(table).data[0].y]
    [166.66666666666666]
    """
    if not isinstance(table, pd.DataFrame):
        kind = type(table).__name__
        raise TypeError(f"frequency_timeline takes the table of count_over_time(study, words), not a {kind}")
    missing = [c.name for c in FREQUENCIES.columns if c.required and c.name not in table]
    if missing:
        raise ValueError(f"frequency_timeline: the table has no {missing[0]!r}; give it a table of count_over_time")
    dated = table[table["begin"].notna()]
    undated = int(table.loc[table["begin"].isna(), "articles"].sum())
    left_out = f"; {undated:,} without a date {'is' if undated == 1 else 'are'} not drawn" if undated else ""
    counted = f"Counted: {table.attrs.get('counted', 'see count_over_time')}{left_out}"
    figure = go.Figure(layout=_layout(title))
    if dated["per_thousand"].isna().all():
        words = _NO_WORDS if len(dated) else _NO_DATE
        figure.add_annotation(text="<br>".join(fill_lines(words, width=60)), showarrow=False, font_size=16)
        figure.update_layout(height=220, xaxis_visible=False, yaxis_visible=False)
        return suit_paper(say_below(figure, "", counted).update_layout(meta={"summary": words}))
    names = dated["outlet"].astype("str").fillna(_blank(table))
    every = table.attrs.get("every")
    _draw(figure, dated, (names, _colors(names, table.attrs.get("outlets"))), every)
    figure.update_xaxes(range=_around(dated["begin"]), **_tick(dated["begin"], every))
    return suit_paper(say_below(figure, _summarise(dated, names, every), counted))


def _draw(
    figure: go.Figure, dated: pd.DataFrame, colored: tuple[pd.Series[Any], dict[str, str]], every: str | None
) -> None:
    """A line for each name; those that share the grey share an entry of the legend."""
    names, colors = colored
    shared = share_grey(names, colors, "outlets")
    for number, (name, rows) in enumerate(dated.groupby(names, sort=True)):
        line = _line(str(name), rows, colors[str(name)], _DASHES[number % len(_DASHES)], every)
        label = str(shared[rows.index[0]])
        entered = {trace.legendgroup for trace in figure.data}
        line.update(name=escape_words(label), legendgroup=label, legendrank=place_entry(label))
        figure.add_trace(line.update(showlegend=label not in entered))


def _summarise(dated: pd.DataFrame, names: pd.Series[Any], every: str | None) -> str:
    """How many lines, from when to when, and where the highest point is, for those who do not see it."""
    span = " to ".join(dict.fromkeys(_when(day, every) for day in (dated["begin"].min(), dated["begin"].max())))
    top = int(dated["per_thousand"].argmax())
    most = f"{dated['per_thousand'].iloc[top]:.2f} per thousand words"
    lines = f"{say_count(names.nunique(), 'lines')} of uses, {span}"
    return f"{lines}; highest: {most} ({names.iloc[top]}, {_when(dated['begin'].iloc[top], every)})."


def _around(begins: pd.Series[pd.Timestamp]) -> list[pd.Timestamp]:
    """The axis from before the first span to behind the last."""
    first, last = begins.min(), begins.max()
    air = max(_AROUND, (last - first) * _SHARE)
    return [first - air, last + air]


def _tick(begins: pd.Series[pd.Timestamp], every: str | None) -> dict[str, Any]:
    """A tick for each span where these are few: plotly would name days where months are counted."""
    step, days, words = _TICKS.get(str(every), (None, 0, None))
    if step is None or (begins.max() - begins.min()).days > _FEW * days:
        return {}
    return {"tick0": begins.min(), "dtick": step, "tickformat": words}


def _blank(table: pd.DataFrame) -> str:
    """What a row without an outlet stands for: all outlets together, or the articles of which none is known."""
    together = table["outlet"].isna().all() and table.attrs.get("by") != "outlet"
    return ALL if together else UNKNOWN_OUTLET


def _colors(names: pd.Series[Any], outlets: list[str] | None) -> dict[str, str]:
    """The colour that an outlet has in all figures of the study, where the table says which outlets there are."""
    if outlets is None or ALL in set(names):
        return name_colors(names)
    return {UNKNOWN_OUTLET: OTHER} | give_colors(outlets)


def _line(name: str, rows: pd.DataFrame, color: str, dash: str, every: str | None) -> go.Scatter:
    """The points of one outlet, joined."""
    return go.Scatter(
        x=rows["begin"],
        y=rows["per_thousand"],
        mode="lines+markers",
        line={"color": color, "dash": dash, "width": 2},
        marker={"size": 8, "color": color},
        hoverlabel={"bordercolor": color},
        text=[_hover(row, every) for row in rows.itertuples(index=False)],
        hovertemplate=f"<b>{escape_words(name)}</b>, %{{text}}<extra></extra>",
        cliponaxis=False,
    )


def _hover(row: Any, every: str | None) -> str:
    when = _when(row.begin, every)
    uses, rate = say_count(row.uses, "uses"), f"{row.per_thousand:.2f} per thousand words"
    articles = f"{row.articles_using:,} of {say_count(row.articles, 'articles')}"
    stories = f"{row.stories_using:,} of {say_count(row.stories, 'stories')}"
    return f"{when}<br>{rate}<br>{uses} in {articles}, {stories}"


def _when(begin: Any, every: str | None) -> str:
    """The span that begins then."""
    return f"week of {say_day(begin)}" if every == "week" else say_interval(begin, None, every)


def _layout(title: str | None) -> go.Layout:
    return lay_paper(
        title={"text": escape_words(title), "x": 0.01} if title else None,
        height=420,
        margin={"l": 60, "r": 20, "t": 70 if title else 40, "b": 44},
        yaxis={"title": {"text": "uses per thousand words"}, "rangemode": "tozero"},
        xaxis={"type": "date"},
        hovermode="closest",
        legend={"tracegroupgap": 0},
    )
