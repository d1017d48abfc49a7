"""The colours: the same everywhere, and told apart by any eye."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from seeing import SIGHTS, contrast, distance, lab

import toolkit as tk
from toolkit.figures.colors import CUE_COLORS, INTENTION, OTHER, PALETTE, cue_colors, name_colors
from toolkit.figures.lanes import outlet_colors
from toolkit.figures.papers import DARK_PALETTE, PAPER
from toolkit.schemas import CUE_CLASSES

SOURCE = Path(__file__).resolve().parents[2] / "frontend" / "source"
NEAREST = 10.9
"""How far apart the nearest two of Okabe and Ito's six are, in CIEDE2000: orange and pink for tritanopes."""


def listed(name: str) -> tuple[str, ...]:
    """A list of colours or words of the panel."""
    found = re.search(rf"const {name} = \[(.*?)\]", (SOURCE / "colors.js").read_text(encoding="utf-8"), re.DOTALL)
    assert found, name
    return tuple(re.findall(r'"(.*?)"', found[1]))


PAPERS = {
    "light": ((*PALETTE, INTENTION, OTHER), ("#ffffff", "#f6f8fa")),
    "dark": (listed("DARK"), ("#16191e", "#1c2026")),
}
"""The colours on each paper, and the paper between the lanes and behind the legend."""


def test_the_distance_is_that_of_the_literature() -> None:
    """The first pair of the test data of Sharma, Wu and Dalal."""
    one, two = np.array([50, 2.6772, -79.7751]), np.array([50, 0, -82.7485])
    assert distance(one, two) == pytest.approx(2.0425, abs=1e-4)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("paper", PAPERS)
def test_all_colours_and_the_grey_are_told_apart_by_any_eye(paper: str, sight: str) -> None:
    """None is nearer to another than the nearest two of Okabe and Ito's six."""
    seen = {color: lab(color, sight) for color in PAPERS[paper][0]}
    assert len(seen) == 14
    nearest = min(combinations(seen, 2), key=lambda pair: distance(seen[pair[0]], seen[pair[1]]))
    assert distance(seen[nearest[0]], seen[nearest[1]]) > NEAREST, nearest


@pytest.mark.parametrize("paper", PAPERS)
def test_every_colour_stands_out_from_the_paper(paper: str) -> None:
    """By the 3 to 1 that WCAG asks of graphics, also where the paper is a lane's or the legend's."""
    colors, backgrounds = PAPERS[paper]
    pairs = [(color, background) for color in colors for background in backgrounds]
    assert [pair for pair in pairs if contrast(*pair) < 3] == []


def test_names_take_the_colours_in_order_of_count() -> None:
    """Ties go by name; from the thirteenth on names share the grey, and so does what has no name."""
    names = ["outlet unknown"] * 5 + ["b", "b", "b"] + [f"outlet {at:02}" for at in range(12)]
    colors = name_colors(pd.Series(names))
    assert (colors["b"], colors["outlet 00"], colors["outlet 10"]) == (PALETTE[0], PALETTE[1], PALETTE[11])
    assert (colors["outlet 11"], colors["outlet unknown"]) == (OTHER, OTHER)


def test_an_outlet_has_one_colour_in_every_figure() -> None:
    """The outlet with most statements is blue also in a figure of the numbers that another gives more of."""
    told = {
        "Post": "“We will stay,” Ana Dorn said. “We will win,” Dorn said. She counted 40 boats in Pell.",
        "Echo": "Officials counted 30 boats in Pell on Monday, and 25 boats in Brant, Otto Reyl said.",
        "Silent": "It rained.",
    }
    rows = [{"text": text, "outlet": outlet, "published": "2021-05-12"} for outlet, text in told.items()]
    study = tk.analyse(tk.load_articles(rows, progress=False), progress=False)
    colors = outlet_colors(study)
    assert colors == {"Post": PALETTE[0], "Echo": PALETTE[1], "Silent": PALETTE[2]}
    for figure in (tk.statement_timeline(study), tk.quantity_timeline(study, counted="boats")):
        marks = {trace.name.split(",")[0]: trace.marker for trace in figure.data if trace.customdata is not None}
        drawn = {name: mark.line.color if mark.color == PAPER else mark.color for name, mark in marks.items()}
        assert drawn == {"Post": PALETTE[0], "Echo": PALETTE[1]}
    words = tk.frequency_timeline(tk.count_over_time(study, "boats"))
    assert {trace.name: trace.line.color for trace in words.data} == colors


def test_a_cue_class_has_its_colour_in_every_study() -> None:
    """Denials are vermilion, be there many or few of them."""
    assert cue_colors(pd.Series(["denial"]))["denial"] == "#B7550F"
    assert cue_colors(pd.Series(["neutral", "neutral", "denial"])) == {"neutral": OTHER, "denial": "#B7550F"}


def test_only_what_is_neutral_has_no_colour_of_its_own() -> None:
    """Twelve colours serve twelve cue classes, each once, and a brown intentions."""
    assert sorted(set(CUE_CLASSES) - set(CUE_COLORS)) == ["neutral"]
    assert sorted(CUE_COLORS.values()) == sorted((*PALETTE, INTENTION))


def test_panel_and_figures_have_the_same_colours() -> None:
    """What `colors.js` lists for light and for dark paper is what Python lists, in the same order."""
    assert listed("LIGHT") == (*PALETTE, INTENTION, OTHER)
    assert listed("DARK") == DARK_PALETTE
    assert listed("CUES") == tuple(CUE_COLORS)
