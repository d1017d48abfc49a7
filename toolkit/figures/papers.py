"""The paper a figure is drawn on, light or dark, and the colours that go with it."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any, Literal

import plotly.graph_objects as go
import plotly.io

from toolkit.figures.colors import INTENTION, OTHER, PALETTE
from toolkit.figures.offline import MODEBAR

Paper = Literal["light", "dark"]
PAPER, INK, MUTED, GRID, AXIS = "#ffffff", "#24292f", "#57606a", "#e4e8ec", "#c5ccd3"
RING, STRIP, HEAD, DISPUTED = "#000000", "#f0f1f3", "#eef1f5", "#fdf1e3"
DARK_PALETTE = (
    "#0171C9", "#E7A002", "#0A9E73", "#C8739D", "#5EB7EC", "#DC6201",
    "#B92D98", "#C13A23", "#A6B7C8", "#187952", "#8183FF", "#8ED081", "#CFABAA", "#6E7277",
)  # fmt: skip
"""What the twelve colours, the brown and the grey become on dark paper, as in the panel."""
_LIGHT = (*PALETTE, INTENTION, OTHER, PAPER, INK, MUTED, GRID, AXIS, RING, STRIP, HEAD, DISPUTED)
_DARK = (
    *DARK_PALETTE, "#16191e", "#e8ecf0", "#a2adb8", "#2b3138", "#4b5560", "#fcfcfc", "#20242a", "#262c34", "#3d3016",
)  # fmt: skip
_CHANGES = {
    "dark": dict(zip(map(str.lower, _LIGHT), _DARK, strict=True)),
    "light": dict(zip(map(str.lower, _DARK), _LIGHT, strict=True)),
}
"""Each colour of one paper has one of the other, so that a figure can go back and forth."""
_SETTINGS = Path("@jupyterlab") / "apputils-extension" / "themes.jupyterlab-settings"


def lay_paper(**layout: Any) -> go.Layout:
    """A layout on light paper, with inks that can be read on it; hover boxes are of paper too."""
    axis = {"gridcolor": GRID, "zerolinecolor": GRID, "linecolor": AXIS}
    base = go.Layout(
        template="plotly_white",
        paper_bgcolor=PAPER,
        plot_bgcolor=PAPER,
        font_color=INK,
        xaxis=axis,
        yaxis=axis,
        hoverlabel={"align": "left", "namelength": -1, "bgcolor": PAPER, "font": {"color": INK}},
        modebar=MODEBAR,
    )
    return base.update(layout)


def set_paper(figure: go.Figure, paper: Paper) -> go.Figure:
    """The figure on "light" or on "dark" paper; the one given is not changed. Raises ValueError for other paper.

    A figure is drawn for the theme that JupyterLab has at that time (`find_paper`); this changes it afterwards, such as
    for a picture that will be printed.

    >>> from toolkit import analyse, load_articles, statement_timeline
    >>> articles = load_articles(["“We will stay,” Minister Ana Dorn said."], progress=False)
    >>> set_paper(statement_timeline(analyse(articles, progress=False)), "dark").layout.paper_bgcolor
    '#16191e'
    """
    if paper not in _CHANGES:
        raise ValueError(f"set_paper: paper is 'light' or 'dark', not {paper!r}")
    changes = _CHANGES[paper]
    data = [_repaint(trace.to_plotly_json(), changes) for trace in figure.data]
    layout = figure.layout.to_plotly_json()
    return go.Figure(
        data, {key: part if key == "template" else _repaint(part, changes, key=key) for key, part in layout.items()}
    )


def suit_paper(figure: go.Figure) -> go.Figure:
    """The figure on the paper that its reader has."""
    return set_paper(figure, "dark") if find_paper() == "dark" else figure


def find_paper() -> Paper:
    """Dark where a dark template is plotly's default, or where this notebook's JupyterLab has a dark theme.

    A theme that follows the operating system's cannot be known here, and neither can that of another program than
    JupyterLab: they get light paper, and `plotly.io.templates.default = "plotly_dark"` makes it dark.
    """
    template = plotly.io.templates.default
    if template != "plotly":
        return "dark" if "dark" in str(template) else "light"
    return "dark" if "JPY_SESSION_NAME" in os.environ and _is_lab_dark(_read_theme()) else "light"


def _is_lab_dark(settings: str) -> bool:
    """Whether JupyterLab's settings name a dark theme; they are JSON with comments.

    >>> _is_lab_dark('{// "theme": "JupyterLab Light"' + chr(10) + '"theme": "JupyterLab Dark"}')
    True
    >>> _is_lab_dark('{"adaptive-theme": true, "theme": "JupyterLab Dark"}')
    False
    """
    said = re.sub(r"(?m)^\s*\{?\s*//.*$", "", settings)
    theme = re.search(r'"theme"\s*:\s*"([^"]*)"', said)
    follows = re.search(r'"adaptive-theme"\s*:\s*true', said)
    return bool(theme and "dark" in theme[1].lower() and not follows)


def _read_theme() -> str:
    """What JupyterLab wrote down when its reader chose a theme; nothing where none was chosen."""
    folder = os.environ.get("JUPYTERLAB_SETTINGS_DIR")
    if folder is None:
        from jupyter_core.paths import jupyter_config_dir  # a kernel has it; who uses figures alone need not

        folder = str(Path(jupyter_config_dir()) / "lab" / "user-settings")
    try:
        return (Path(folder) / _SETTINGS).read_text(encoding="utf-8")
    except OSError:
        return ""


def _repaint(part: Any, changes: dict[str, str], *, key: str = "") -> Any:
    """The part with other colours wherever a colour stands."""
    if isinstance(part, dict):
        return {name: _repaint(each, changes, key=name) for name, each in part.items()}
    if isinstance(part, (list, tuple)):
        return [_repaint(each, changes, key=key) for each in part]
    return changes.get(part.lower(), part) if isinstance(part, str) and key.endswith("color") else part
