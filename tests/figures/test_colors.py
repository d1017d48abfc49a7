"""The colours: the same everywhere, and told apart by any eye."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

import toolkit as tk
from toolkit.figures.colors import CUE_COLORS, INTENTION, OTHER, PALETTE, cue_colors, name_colors
from toolkit.figures.lanes import outlet_colors
from toolkit.schemas import CUE_CLASSES

SOURCE = Path(__file__).resolve().parents[2] / "frontend" / "source"
SIGHTS = {
    "full": np.eye(3),
    "protan": np.array([[0.1523, 1.0526, -0.2049], [0.1145, 0.7863, 0.0992], [-0.0039, -0.0481, 1.0520]]),
    "deutan": np.array([[0.3674, 0.8606, -0.2280], [0.2801, 0.6725, 0.0474], [-0.0118, 0.0429, 0.9689]]),
    "tritan": np.array([[1.2555, -0.0767, -0.1788], [-0.0784, 0.9309, 0.1476], [0.0047, 0.6914, 0.3039]]),
}
"""What an eye makes of linear red, green and blue (Machado, Oliveira and Fernandes, 2009, the whole deficiency)."""
TO_XYZ = np.array([[0.4125, 0.3576, 0.1804], [0.2127, 0.7152, 0.0722], [0.0193, 0.1192, 0.9503]])
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


def linear(color: str) -> np.ndarray:
    part = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def contrast(one: str, two: str) -> float:
    """How much brighter one is than the other, as WCAG reckons it."""
    brightness = sorted(linear(color) @ TO_XYZ[1] + 0.05 for color in (one, two))
    return float(brightness[1] / brightness[0])


def lab(color: str, sight: str) -> np.ndarray:
    """The colour in CIELAB as this eye sees it."""
    light = TO_XYZ @ np.clip(SIGHTS[sight] @ linear(color), 0, 1) / np.array([0.9505, 1, 1.089])
    x, y, z = np.where(light > 0.008856, np.cbrt(light), 7.787 * light + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: np.ndarray, two: np.ndarray) -> float:
    """CIEDE2000 (Sharma, Wu and Dalal, 2005)."""
    chroma = (np.hypot(*one[1:]) + np.hypot(*two[1:])) / 2
    wide = 1 + 0.5 * (1 - np.sqrt(chroma**7 / (chroma**7 + 25**7)))
    (light1, a1, b1), (light2, a2, b2) = one * [1, wide, 1], two * [1, wide, 1]
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1, h2 = np.degrees(np.arctan2([b1, b2], [a1, a2])) % 360
    turn = (h2 - h1 + 180) % 360 - 180
    hue, light, c = (h1 + turn / 2) % 360, (light1 + light2) / 2, (c1 + c2) / 2
    cosines = np.cos(np.radians([hue - 30, 2 * hue, 3 * hue + 6, 4 * hue - 63]))
    t = 1 + cosines @ [-0.17, 0.24, 0.32, -0.20]
    d_light = (light2 - light1) / (1 + 0.015 * (light - 50) ** 2 / np.sqrt(20 + (light - 50) ** 2))
    d_chroma = (c2 - c1) / (1 + 0.045 * c)
    d_hue = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn / 2)) / (1 + 0.015 * c * t)
    skew = -2 * np.sqrt(c**7 / (c**7 + 25**7)) * np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    return float(np.sqrt(d_light**2 + d_chroma**2 + d_hue**2 + skew * d_chroma * d_hue))


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
        drawn = {name: mark.line.color if mark.color == "white" else mark.color for name, mark in marks.items()}
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
    """What `colors.js` lists for light paper is what Python lists, in the same order."""
    assert listed("LIGHT") == (*PALETTE, INTENTION, OTHER)
    assert listed("CUES") == tuple(CUE_COLORS)
