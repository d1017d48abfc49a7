"""Figures that different sides give for the same thing, over time and side by side."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from toolkit.comparison import compare_quantities, trace_figures
from toolkit.figures.colors import OTHER, UNKNOWN_OUTLET, name_colors
from toolkit.figures.counted import say_below, words_of_study
from toolkit.figures.hover import escape_words, fill_lines
from toolkit.figures.lanes import outlet_colors
from toolkit.figures.marks import draw_figures, draw_rings
from toolkit.figures.offline import MODEBAR
from toolkit.study import Study, expect_study, say_count

Color = Literal["outlet", "source"]
AROUND = 90
"""Characters of the article shown on each side of a number."""

_NAMED = 6
"""Things named where there is nothing to draw."""

STEM = 0.07
"""Length of a bound's arrow, as a share of the highest figure."""


def quantity_timeline(
    study: Study, *, counted: str | None = None, place: str | None = None, color: Color = "outlet"
) -> go.Figure:
    """Every figure given for `counted` (and `place`) against the date for which it holds.

    A range is a bar without a point, a bound a line with an arrow: "more than 90" points up from 90. The same figure
    told by several for one day is drawn as rings inside each other. Hover shows the passage. Figures that contradict
    each other are ringed in black. Left out, and counted in the title: figures without any date, and those in another
    unit than most. Where nothing is left, the title says so and names what is counted instead.

    >>> from toolkit import analyse, load_articles
    >>> study = analyse(load_articles(["Officials counted 40 boats."]), progress=False)
    >>> quantity_timeline(study, counted="boats").layout.title.text
    '“boats”: no figures to compare'
    """
    if color not in ("outlet", "source"):
        raise ValueError(f"quantity_timeline: color is 'outlet' or 'source', not {color!r}")
    rows = _figures(expect_study(study, "quantity_timeline"), counted, place)
    unit = str(rows["unit"].mode().iloc[0]) if len(rows) else ""
    alike = rows[rows["unit"] == unit]
    dated = _nested(alike[alike["as_of"].notna()], color)
    figure = go.Figure(layout=_layout(rows, alike, dated, (counted or place or "everything counted", unit)))
    stem = dated["upper"].abs().max() * STEM
    colors = outlet_colors(study) if color == "outlet" else name_colors(dated[color])
    for name, group in dated.groupby(color, sort=False):
        figure.add_traces(draw_figures(group, str(name), color=colors.get(str(name), OTHER), stem=stem))
    disputed = dated[dated["disputed"]]
    if len(disputed):
        figure.add_trace(draw_rings(disputed))
    if dated.empty:
        figure.update_layout(title_subtitle_text=_counted_here(study))
    return say_below(figure, words_of_study(study))


def comparison_table(study: Study, *, counted: str | None = None, place: str | None = None) -> go.Figure:
    """The same figures from lowest to highest: the words, what is counted, who says so, for when, what contradicts it.

    >>> from toolkit import analyse, load_articles
    >>> texts = ["Officials counted 40 boats in Pell.", "Officials counted 30 boats in Pell."]
    >>> study = analyse(load_articles(texts, progress=False), progress=False)
    >>> comparison_table(study, counted="boats").data[0].cells.values[0]
    ['30', '40']
    """
    study = expect_study(study, "comparison_table")
    rows = _figures(study, counted, place).sort_values(["lower", "upper"], kind="stable")
    columns = ("wording", "counted", "source", "outlet", "day", "against")
    heads = ("Figure", "Of what", "Who says so", "Outlet", "For when", "Contradicts")
    rows["day"] = [f"{day.day} {day:%b %Y}" if pd.notna(day) else "no date" for day in rows["as_of"]]
    shades = ["#fdf1e3" if disputed else "#ffffff" for disputed in rows["disputed"]]
    table = go.Table(
        header={"values": [f"<b>{head}</b>" for head in heads], "align": "left", "fill_color": "#eef1f5"},
        cells={
            "values": [[escape_words(str(cell)) for cell in rows[column]] for column in columns],
            "align": "left",
            "fill_color": [shades],
            "height": 26,
        },
        columnwidth=[2, 2.4, 3, 2.6, 1.8, 4],
    )
    layout = {"margin": {"l": 0, "r": 0, "t": 8, "b": 8}, "height": _table_height(rows), "modebar": MODEBAR}
    figure = go.Figure(table, layout=layout)
    if rows.empty:
        words = f"No figures to compare for “{escape_words(counted or place or 'anything counted')}”."
        figure.add_annotation(text=words, showarrow=False, x=0, y=0, xref="paper", yref="paper", xanchor="left")
    return figure


def _table_height(rows: pd.DataFrame) -> int:
    """The head, and the lines that the longest cell of each row needs."""
    lines = [
        max(1 + len(against) // 40, 1 + len(str(source)) // 32)
        for against, source in zip(rows["against"], rows["source"], strict=True)
    ]
    return 60 + sum(26 + 15 * (many - 1) for many in lines) + (40 if rows.empty else 0)


def _figures(study: Study, counted: str | None, place: str | None) -> pd.DataFrame:
    """The traced figures with their bounds, words and contradictions."""
    traced = trace_figures(study, counted=counted, place=place).drop_duplicates("quantity_id")
    bounds = study.quantities.set_index("quantity_id")[["value", "low", "high", "modifier", "start", "end", "counted"]]
    rows = traced.join(bounds, on="quantity_id").reset_index(drop=True)
    pairs = compare_quantities(study, counted=counted, place=place)
    rows["wording"] = [_wording(row) for row in rows.itertuples(index=False)]
    wordings = dict(zip(rows["quantity_id"], rows["wording"], strict=True))
    against = _rivals(pairs[pairs["verdict"] == "contradiction"], wordings)
    texts = dict(zip(study.articles["article_id"], study.articles["text"], strict=True))
    return rows.assign(
        lower=rows["value"].fillna(rows["low"]).fillna(rows["high"]),
        upper=rows["value"].fillna(rows["high"]).fillna(rows["low"]),
        hover=[_hover(row, texts[row.article_id]) for row in rows.itertuples(index=False)],
        against=["; ".join(against.get(name, [])) for name in rows["quantity_id"]],
        counted=rows["counted"].fillna(rows["thing"]),
        unit=rows["unit"].fillna(""),
        disputed=rows["quantity_id"].isin(list(against)),
        outlet=rows["outlet"].replace("", UNKNOWN_OUTLET).fillna(UNKNOWN_OUTLET),
    )


def _rivals(pairs: pd.DataFrame, wordings: dict[str, str]) -> dict[str, list[str]]:
    """For each figure the others, each with all who give it: "860 (Harbour Wire, Radio Pell)"."""
    rivals: dict[str, dict[str, dict[str, None]]] = {}
    for one, other in (("first", "second"), ("second", "first")):
        for name, rival, source in zip(
            pairs[f"{one}_quantity_id"], pairs[f"{other}_quantity_id"], pairs[f"{other}_source"], strict=True
        ):
            rivals.setdefault(name, {}).setdefault(wordings[rival], {})[source] = None
    return {
        name: [f"{wording} ({', '.join(sources)})" for wording, sources in others.items()]
        for name, others in rivals.items()
    }


def _wording(row: Any) -> str:
    words = {
        "about": "about ", "at_least": "at least ", "more_than": "more than ", "at_most": "at most ",
        "less_than": "less than ",
    }  # fmt: skip
    between = row.modifier == "between" and " and " in str(row.surface)
    return f"{'between ' if between else words.get(row.modifier, '')}{row.surface}"


def _hover(row: Any, text: str) -> str:
    before, after = text[max(0, row.start - AROUND) : row.start], text[row.end : row.end + AROUND]
    words = [escape_words(" ".join(part.split())) for part in (before, text[row.start : row.end], after)]
    passage = f"…{words[0]} <b>{words[1]}</b> {words[2]}…"
    source, outlet = escape_words(str(row.source)), escape_words(str(row.outlet))
    return f"<b>{source}</b>, {outlet}<br>{'<br>'.join(fill_lines(passage, width=71))}"


def _nested(rows: pd.DataFrame, color: Color) -> pd.DataFrame:
    """The rows with a `size` each: of those at one place, the ones that are drawn first are larger."""
    ordered = rows.iloc[pd.factorize(rows[color])[0].argsort(kind="stable")]
    place = ordered.groupby(["as_of", "lower", "upper"])
    later = place.cumcount(ascending=False)
    return ordered.assign(size=(11 + 6 * later).clip(upper=29))


def _layout(rows: pd.DataFrame, alike: pd.DataFrame, dated: pd.DataFrame, what: tuple[str, str]) -> dict[str, Any]:
    thing, unit = (escape_words(words) for words in what)
    shown = not dated.empty  # axes without a point would run over invented dates and numbers
    return {
        "title": {"text": _title(rows, alike, dated, thing), "subtitle": {"text": _READING if len(dated) else ""}},
        "template": "plotly_white",
        "modebar": MODEBAR,
        "hovermode": "closest",
        "hoverlabel": {"align": "left", "bgcolor": "white"},
        "yaxis": {
            "visible": shown,
            "rangemode": "tozero",
            "tickformat": ",~r",
            "title": {"text": f"{thing}, {unit}" if unit else thing},
        },
        "xaxis": {"visible": shown, "title": {"text": "the date for which the figure holds"}},
        "legend": {"orientation": "h", "y": -0.25, "itemsizing": "constant"},
        "height": 520 if shown else 170,
        "margin": {"l": 70, "r": 20, "t": 90, "b": 40},
    }


_READING = "bar: a range · line with arrow: a bound (more than, at most) · black ring: contradicted by another"


def _counted_here(study: Study) -> str:
    """What could be asked for instead."""
    things = study.quantities["counted"].value_counts().head(_NAMED)
    if things.empty:
        return "nothing is counted in these articles"
    return "counted in these articles: " + ", ".join(escape_words(f"{name} ({n:,})") for name, n in things.items())


def _title(rows: pd.DataFrame, alike: pd.DataFrame, dated: pd.DataFrame, thing: str) -> str:
    title = f"“{thing}”: " + (say_count(len(rows), "figures") if len(rows) else "no figures to compare")
    left_out = []
    if undated := len(alike) - len(dated):
        left_out.append(f"{undated} of them on an unknown date")
    if others := len(rows) - len(alike):
        left_out.append(f"{others} in another unit")
    return f"{title}, {' and '.join(left_out)} (see comparison_table)" if left_out else title
