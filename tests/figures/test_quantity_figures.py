"""Figures in dispute, over time and side by side."""

from __future__ import annotations

import pytest

import toolkit as tk

TEXTS = [
    "Officials counted 1,720 soldiers in Brant on 3 May 2022.",
    "The union said there were 900 soldiers in Brant on 3 May 2022.",
    "There were more than 2,000 soldiers in Brant on 9 June 2022.",
    "<b>Nobody</b> counted 40 boats.",
]


@pytest.fixture(scope="module")
def study() -> tk.Study:
    return tk.analyse(tk.load_articles(TEXTS, progress=False), progress=False, engine="rules")


def test_every_dated_figure_is_a_point(study: tk.Study) -> None:
    """1,720 and 900 on one day, more than 2,000 a month later."""
    figure = tk.quantity_timeline(study, counted="soldiers", color="source")
    points = [
        (str(x)[:10], y)
        for trace in figure.data
        if trace.name != "contradicted"
        for x, y in zip(trace.x, trace.y, strict=True)
    ]
    assert sorted(points) == [("2022-05-03", 900.0), ("2022-05-03", 1720.0), ("2022-06-09", 2000.0)]


def test_a_lower_bound_is_an_arrow_up(study: tk.Study) -> None:
    """ "More than 2,000" is no point like the others."""
    figure = tk.quantity_timeline(study, counted="soldiers")
    symbols = {
        y: s
        for trace in figure.data
        if trace.name != "contradicted"
        for y, s in zip(trace.y, trace.marker.symbol, strict=True)
    }
    assert symbols == {900.0: "circle", 1720.0: "circle", 2000.0: "triangle-up"}


def test_figures_that_contradict_are_ringed(study: tk.Study) -> None:
    """Two sources, one day, two counts."""
    (ring,) = [t for t in tk.quantity_timeline(study, counted="soldiers").data if t.name == "contradicted"]
    assert sorted(ring.y) == [900.0, 1720.0]


def test_an_unknown_color_is_refused(study: tk.Study) -> None:
    """The message names the choices."""
    with pytest.raises(ValueError, match="'outlet' or 'source', not 'size'"):
        tk.quantity_timeline(study, color="size")  # type: ignore[arg-type]


def test_the_table_runs_from_lowest_to_highest(study: tk.Study) -> None:
    """The bound word stands before its number."""
    (table,) = tk.comparison_table(study, counted="soldiers").data
    assert list(table.cells.values[0]) == ["900", "1,720", "more than 2,000"]


def test_the_table_says_what_contradicts_what(study: tk.Study) -> None:
    """900 is against 1,720."""
    (table,) = tk.comparison_table(study, counted="soldiers").data
    assert table.cells.values[4][0].startswith("1,720 (")


def test_words_of_articles_are_escaped(study: tk.Study) -> None:
    """Hover text shows markup as text."""
    figure = tk.quantity_timeline(study, counted="boats")
    assert "<b>Nobody" not in "".join(text for trace in figure.data for text in trace.text or ())
