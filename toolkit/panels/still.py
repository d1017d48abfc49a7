"""The explorer as a still picture with a table: what a notebook shows where no kernel runs, such as on a web page."""

from __future__ import annotations

from html import escape
from typing import Any

import pandas as pd

from toolkit.figures.colors import OTHER
from toolkit.figures.hover import keep_together, shorten
from toolkit.figures.lanes import UNKNOWN_SPEAKER, order_lanes, outlet_colors, place_rows, with_outlets
from toolkit.figures.legends import share_grey
from toolkit.figures.moments import say_day, say_when_said
from toolkit.figures.negation import STRUCK, mark_denied, say_denial
from toolkit.figures.summaries import summarise
from toolkit.study import Study

LANES = 12
POINTS = 1000
ROWS = 50
"""What a still holds at most; what is left out is counted in words."""
_LEFT, _RIGHT, _TOP, _LANE, _UNDATED = 230, 880, 14, 30, 96
_BESIDE = 8
"""Statements without a date beside each other in their strip."""
_COLUMNS = {"Said": 15, "Who": 20, "Words": 50, "Outlet": 15}
"""Per cent of the table's width; a notebook gives all columns the same where none is named."""
_STYLE = "font-family:system-ui,sans-serif;font-size:13px;color:#1f2328;background:#fff;padding:12px;max-width:920px"
_CELL = (
    "text-align:left;vertical-align:top;padding:4px 10px 4px 0;border-top:1px solid #d8dee4;overflow-wrap:anywhere;"
    "font-size:13px;background:#fff;color:#1f2328"
)


def build_still(study: Study, *, title: str | None = None) -> str:
    """HTML without scripts: the speakers with most statements as lanes, and the first statements in order of time.

    Every word of it is escaped. At most LANES speakers, POINTS points and ROWS rows; a line says what is left out.
    """
    rows = with_outlets(study)
    head = f"<b>{escape(title or 'Statement timeline')}</b><br>{escape(summarise(study))}"
    if not len(rows):
        return f'<div style="{_STYLE}">{head}<br>No statements were found.</div>'
    present = set(rows["outlet"])
    colors = {name: color for name, color in outlet_colors(study).items() if name in present}
    picture = draw_lanes(rows, colors)
    legend = _legend(colors, denied=bool(mark_denied(rows).any()))
    return f'<div style="{_STYLE}">{head}{legend}{picture}{_table(rows)}{_left_out(rows)}</div>'


def draw_lanes(rows: pd.DataFrame, colors: dict[str, str]) -> str:
    """The points as an SVG picture; a point tells its words where the pointer rests on it."""
    lanes = order_lanes(rows)[:LANES]
    own = _of_lanes(rows, lanes)
    placed = place_rows(own.head(POINTS), lanes=lanes, columns=_BESIDE)
    counts = own["speaker"].fillna(UNKNOWN_SPEAKER).value_counts()
    height = _TOP + _LANE * len(lanes) + 30
    first, last = placed["middle"].min(), placed["middle"].max()
    undated = placed["middle"].isna().any()
    right = _RIGHT - _UNDATED if undated else _RIGHT
    parts = [_lane(name, at, int(counts[name])) for at, name in enumerate(lanes)]
    parts += _ticks(first, last, right, height)
    if undated:
        parts.append(_text(_RIGHT - _UNDATED / 2, height - 8, "no date", "middle"))
    points = [(row, _place(row, first, last, right)) for row in placed.itertuples()]
    parts += [_point(row, x, colors) for row, x in points]
    parts += [_stroke(row, x) for row, x in points if say_denial(row)]  # above all points, or one would hide it
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 {height}" width="100%" role="img" '
        f'aria-label="Timeline, a lane for each speaker; the table beneath holds the same statements" '
        f'style="font-family:system-ui,sans-serif;font-size:12px">{"".join(parts)}</svg>'
    )


def _of_lanes(rows: pd.DataFrame, lanes: list[str]) -> pd.DataFrame:
    """The statements of the speakers that have a lane."""
    return rows[rows["speaker"].fillna(UNKNOWN_SPEAKER).isin(lanes)]


def _place(row: Any, first: Any, last: Any, right: float) -> float:
    """The distance from the left edge."""
    if pd.isna(row.middle):
        return right + 12 + int(row.column) * (_UNDATED - 24) / _BESIDE
    span = float((last - first).total_seconds())
    return _LEFT + 12 + (right - _LEFT - 24) * (float((row.middle - first).total_seconds()) / span if span else 0.5)


def _lane(name: str, at: int, count: int) -> str:
    y = _TOP + _LANE * (at + 0.5)
    label = _text(_LEFT - 8, y + 4, f"{keep_together(shorten(name, 28))}  {count:,}", "end")
    return f'<line x1="{_LEFT}" x2="{_RIGHT}" y1="{y}" y2="{y}" stroke="#e3e7ec"/>{label}'


def _ticks(first: Any, last: Any, right: float, height: float) -> list[str]:
    """Four dates below the lanes, or the one there is."""
    if pd.isna(first):
        return []
    if first == last:
        return [_text((_LEFT + right) / 2, height - 8, say_day(first), "middle")]
    steps = [(at, first + (last - first) * at / 3) for at in range(4)]
    anchors = ("start", "middle", "middle", "end")
    width = right - _LEFT - 24
    return [_text(_LEFT + 12 + width * at / 3, height - 8, say_day(moment), anchors[at]) for at, moment in steps]


def _point(row: Any, x: float, colors: dict[str, str]) -> str:
    """Filled for direct, hollow for indirect, a diamond for mixed, as in the explorer."""
    y = _TOP + _LANE * (row.y + 0.5)
    color = colors.get(row.outlet, OTHER)
    facts = " · ".join([_who(row), say_when_said(row), row.outlet])
    told = f"<title>{escape(facts)}\n{escape(shorten(_words(row), 240))}</title>"
    fill = f'fill="#fff" stroke="{color}" stroke-width="2"' if row.form == "indirect" else f'fill="{color}"'
    if row.form == "mixed":
        return f'<path d="M{x:.1f} {y - 6:.1f}l6 6l-6 6l-6 -6z" {fill}>{told}</path>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" {fill}>{told}</circle>'


def _stroke(row: Any, x: float) -> str:
    """Through the point of what was denied or is negated; the pointer reaches the point's words through it."""
    line = f"M{x - 6:.1f} {_TOP + _LANE * (row.y + 0.5) + 6:.1f}l12 -12"
    return f'<path d="{line}" stroke="#1f2328" stroke-width="1.6" pointer-events="none"/>'


def _legend(colors: dict[str, str], *, denied: bool) -> str:
    """The outlets that have a colour of their own, and what the marks mean."""
    labels = share_grey(pd.Series(list(colors), dtype="str"), colors, "outlets")
    shown = {label: colors.get(label, OTHER) for label in labels}
    named = [f'<span style="color:{color}">●</span> {escape(shorten(name, 40))}' for name, color in shown.items()]
    marks = [*named, "● direct", "○ indirect", "◆ mixed", *([f"╱ {STRUCK}"] if denied else [])]
    parts = "".join(f'<span style="white-space:nowrap;margin-right:12px">{mark}</span> ' for mark in marks)
    return f'<div style="margin:6px 0">{parts}</div>'


def _table(rows: pd.DataFrame) -> str:
    first = rows.sort_values("said_begin", kind="stable", na_position="last").head(ROWS)
    lines = [[f'<td style="{_CELL}">{escape(cell)}</td>' for cell in _cells(row)] for row in first.itertuples()]
    names = [f'<th style="{_CELL};width:{width}%">{name}</th>' for name, width in _COLUMNS.items()]
    body = "".join(f"<tr>{''.join(line)}</tr>" for line in [names, *lines])
    return f'<table style="border-collapse:collapse;width:100%">{body}</table>'


def _cells(row: Any) -> tuple[str, str, str, str]:
    return say_when_said(row), _who(row), shorten(_words(row), 400), row.outlet


def _left_out(rows: pd.DataFrame) -> str:
    lanes = order_lanes(rows)
    speakers, points = len(lanes) - LANES, len(_of_lanes(rows, lanes[:LANES])) - POINTS
    parts = [
        *([f"{speakers:,} more speakers have no lane"] if speakers > 0 else []),
        *([f"{points:,} more statements of these speakers have no point"] if points > 0 else []),
        *([f"{len(rows) - ROWS:,} more statements are not in the table"] if len(rows) > ROWS else []),
    ]
    words = "; ".join([*parts, "run the notebook for the whole explorer"])
    return f'<div style="margin-top:6px;color:#57606a">{words[0].upper()}{words[1:]}.</div>'


def _words(row: Any) -> str:
    """What was said; what was denied or is negated begins with that."""
    denial = say_denial(row)
    return f"({denial}) {row.content}" if denial else str(row.content)


def _who(row: Any) -> str:
    return UNKNOWN_SPEAKER if pd.isna(row.speaker) else str(row.speaker)


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="#1f2328">{escape(words)}</text>'
