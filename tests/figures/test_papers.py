"""Figures on light and on dark paper."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import plotly.io
import pytest
from made_studies import small_study
from seeing import contrast

import toolkit as tk
from toolkit.figures.papers import find_paper

COUNTED = [f"{who} counted {many} soldiers in Brant on 3 May 2022." for who, many in (("Kerr", 900), ("Dorn", 1720))]
SETTINGS = Path("@jupyterlab") / "apputils-extension" / "themes.jupyterlab-settings"


def draw_dispute() -> go.Figure:
    """Two figures that contradict each other, with a ring around each."""
    study = tk.analyse(tk.load_articles(COUNTED, progress=False), progress=False, engine="rules")
    figure = tk.quantity_timeline(study, counted="soldiers")
    assert "contradicted" in [trace.name for trace in figure.data]
    return figure


FIGURES = {
    "quantities": draw_dispute,
    "statements": lambda: tk.statement_timeline(small_study()),
    "cues": lambda: tk.statement_timeline(small_study(), color="cue_class"),
    "table": lambda: tk.comparison_table(small_study()),
    "words": lambda: tk.frequency_timeline(tk.count_over_time(small_study(), "harbour")),
}


def written(figure: go.Figure) -> Any:
    """All that a figure holds, as it is saved."""
    return json.loads(figure.to_json())


def colors_of(part: Any, key: str = "") -> set[str]:
    """Every colour in a figure's own words."""
    if isinstance(part, dict):
        return {each for name, below in part.items() if name != "template" for each in colors_of(below, name)}
    if isinstance(part, (list, tuple)):
        return {each for below in part for each in colors_of(below, key)}
    return {part} if isinstance(part, str) and key.endswith("color") else set()


@pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)
def test_a_figure_goes_to_dark_paper_and_back(draw: Any) -> None:
    """Nothing of it is lost on the way, and the one given stays as it is."""
    light = draw()
    before = written(light)
    dark = tk.set_paper(light, "dark")
    assert dark.layout.paper_bgcolor == "#16191e"
    assert written(tk.set_paper(dark, "light")) == before == written(light)


@pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)
def test_no_colour_of_light_paper_stays_on_dark(draw: Any) -> None:
    """A white frame or black words would be overlooked."""
    light = draw()
    assert colors_of(light.to_plotly_json()) & colors_of(tk.set_paper(light, "dark").to_plotly_json()) == set()


@pytest.mark.parametrize("paper", ["light", "dark"])
def test_all_words_can_be_read(paper: Any) -> None:
    """4.5 to 1 for the names, the words beneath, those of the hover boxes and of the table's shaded rows."""
    figure = tk.set_paper(tk.statement_timeline(small_study()), paper)
    ground = figure.layout.paper_bgcolor
    inks = (figure.layout.font.color, figure.layout.annotations[-1].font.color, figure.layout.hoverlabel.font.color)
    assert figure.layout.hoverlabel.bgcolor == ground
    assert [ink for ink in inks if contrast(ink, ground) < 4.5] == []
    shades = {"light": ("#fdf1e3", "#eef1f5"), "dark": ("#3d3016", "#262c34")}[paper]
    assert [shade for shade in shades if contrast(figure.layout.font.color, shade) < 4.5] == []


def test_another_paper_is_refused() -> None:
    """The error says what there is."""
    with pytest.raises(ValueError, match="'light' or 'dark', not 'blue'"):
        tk.set_paper(tk.statement_timeline(small_study()), "blue")  # type: ignore[arg-type]


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What a kernel of JupyterLab sees, and the file in which the lab keeps its theme."""
    monkeypatch.setenv("JPY_SESSION_NAME", "story.ipynb")
    monkeypatch.setenv("JUPYTERLAB_SETTINGS_DIR", str(tmp_path))
    (tmp_path / SETTINGS).parent.mkdir(parents=True)
    return tmp_path / SETTINGS


@pytest.mark.parametrize(
    "settings, paper",
    [
        ('{\n  // Selected Theme\n  "theme": "JupyterLab Dark"\n}', "dark"),
        ('{"theme": "JupyterLab Light"}', "light"),
        ('{"theme": "JupyterLab Dark High Contrast"}', "dark"),
        ('{\n  // "theme": "JupyterLab Dark"\n}', "light"),
        ('{"theme": "JupyterLab Dark", "adaptive-theme": true}', "light"),
    ],
)
def test_a_figure_has_the_paper_of_the_notebook_around_it(lab: Path, settings: str, paper: str) -> None:
    """A comment chooses nothing, and a theme that follows the system is not known."""
    lab.write_text(settings, encoding="utf-8")
    assert find_paper() == paper
    assert (tk.statement_timeline(small_study()).layout.paper_bgcolor == "#16191e") == (paper == "dark")


def test_a_lab_in_which_no_theme_was_chosen_is_light(lab: Path) -> None:
    """It has no such file."""
    assert find_paper() == "light"


def test_outside_of_a_lab_its_theme_does_not_matter(lab: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script draws for paper."""
    lab.write_text('{"theme": "JupyterLab Dark"}', encoding="utf-8")
    monkeypatch.delenv("JPY_SESSION_NAME")
    assert find_paper() == "light"


@pytest.mark.parametrize("template, paper", [("plotly_dark", "dark"), ("plotly_white", "light")])
def test_the_default_template_of_plotly_goes_first(
    lab: Path, monkeypatch: pytest.MonkeyPatch, template: str, paper: str
) -> None:
    """Who sets one wants it everywhere."""
    lab.write_text('{"theme": "JupyterLab Dark"}', encoding="utf-8")
    monkeypatch.setattr(plotly.io.templates, "_default", template)
    assert find_paper() == paper
