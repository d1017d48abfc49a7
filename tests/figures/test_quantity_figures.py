"""Figures in dispute, over time and side by side."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go
import pytest

import toolkit as tk
from toolkit.figures.scales import asks_for_log, lay_axes, place_figures

TEXTS = [
    "Officials counted 1,720 soldiers in Brant on 3 May 2022.",
    "The union said there were 900 soldiers in Brant on 3 May 2022.",
    "There were more than 2,000 soldiers in Brant on 9 June 2022.",
    "<b>Nobody</b> counted 40 boats.",
]


@pytest.fixture(scope="module")
def study() -> tk.Study:
    return tk.analyse(tk.load_articles(TEXTS, progress=False), progress=False, engine="rules")


def points(figure: go.Figure) -> list[go.Scatter]:
    """The traces of the figures themselves, without rings and arrows."""
    return [t for t in figure.data if t.name != "contradicted" and not str(t.name).endswith(", bounds")]


def test_every_dated_figure_is_a_point(study: tk.Study) -> None:
    """1,720 and 900 on one day, more than 2,000 a month later."""
    figure = tk.quantity_timeline(study, counted="soldiers", color="source")
    drawn = [(str(x)[:10], y) for trace in points(figure) for x, y in zip(trace.x, trace.y, strict=True)]
    assert sorted(drawn) == [("2022-05-03", 900.0), ("2022-05-03", 1720.0), ("2022-06-09", 2000.0)]


def test_a_lower_bound_is_an_arrow_up(study: tk.Study) -> None:
    """ "More than 2,000" is no point like the others: a line at 2,000, from which an arrow points up."""
    figure = tk.quantity_timeline(study, counted="soldiers")
    symbols = {y: s for trace in points(figure) for y, s in zip(trace.y, trace.marker.symbol, strict=True)}
    assert symbols == {900.0: "circle", 1720.0: "circle", 2000.0: "line-ew-open"}
    (arrow,) = [trace for trace in figure.data if str(trace.name).endswith(", bounds")]
    assert arrow.marker.symbol == ("triangle-up",)
    assert arrow.y[0] - arrow.error_y.arrayminus[0] == 2000.0
    assert arrow.y[0] > 2000.0


def test_an_upper_bound_is_an_arrow_down() -> None:
    """ "At most 400" points down from 400."""
    texts = ["At most 400 soldiers were in Brant on 3 May 2022.", "There were 900 soldiers in Brant on 3 May 2022."]
    study = tk.analyse(tk.load_articles(texts, progress=False), progress=False, engine="rules")
    (arrow,) = [t for t in tk.quantity_timeline(study, counted="soldiers").data if str(t.name).endswith(", bounds")]
    assert arrow.marker.symbol == ("triangle-down",)
    assert arrow.y[0] + arrow.error_y.array[0] == 400.0


def test_a_range_is_a_bar_without_a_point() -> None:
    """ "Between 500 and 900" is drawn from 500 to 900, and nobody said 700."""
    texts = [
        "Between 500 and 900 soldiers were in Brant on 3 May 2022.",
        "There were 400 soldiers in Brant on 3 May 2022.",
    ]
    study = tk.analyse(tk.load_articles(texts, progress=False), progress=False, engine="rules")
    (trace,) = points(tk.quantity_timeline(study, counted="soldiers"))
    at = trace.marker.symbol.index("line-ns-open")
    assert (trace.y[at] - trace.error_y.array[at], trace.y[at] + trace.error_y.array[at]) == (500.0, 900.0)
    assert trace.error_y.array[1 - at] is None or trace.error_y.array[1 - at] != trace.error_y.array[1 - at]


def test_one_figure_told_by_several_shows_them_all() -> None:
    """Marks at one place lie inside each other, the larger drawn first."""
    texts = ["Officials counted 400 soldiers in Brant on 3 May 2022.", "Kemp saw 400 soldiers in Brant on 3 May 2022."]
    study = tk.analyse(tk.load_articles(texts, progress=False), progress=False, engine="rules")
    sizes = [size for t in points(tk.quantity_timeline(study, counted="soldiers")) for size in t.marker.size]
    assert sizes == [17, 11]


def test_figures_in_another_unit_are_counted_not_drawn(study: tk.Study) -> None:
    """One axis holds one unit; the title says what is left out."""
    texts = [
        "The fleet used 40 tonnes of fuel on 3 May 2022.",
        "Kemp said the fleet used 60 tonnes of fuel on 3 May 2022.",
        "The fleet used 900 litres of fuel on 3 May 2022.",
        "Kemp said the fleet used 700 litres of fuel on 3 May 2022.",
        "The fleet used 50 tonnes of fuel on 3 May 2022.",
    ]
    study = tk.analyse(tk.load_articles(texts, progress=False), progress=False, engine="rules")
    figure = tk.quantity_timeline(study, counted="fuel")
    assert sorted(y for trace in points(figure) for y in trace.y) == [40.0, 50.0, 60.0]
    assert figure.layout.title.text == "“fuel”: 5 figures, 2 in another unit (see comparison_table)"
    assert figure.layout.yaxis.title.text == "fuel, tonne"


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
    """900 is against 1,720, and the column says who gives it."""
    (table,) = tk.comparison_table(study, counted="soldiers").data
    assert table.header.values[2:6] == ("<b>Who says so</b>", "<b>Outlet</b>", "<b>For when</b>", "<b>Contradicts</b>")
    assert table.cells.values[5][0].startswith("1,720 (")


def test_the_table_says_what_is_counted(study: tk.Study) -> None:
    """The words of the article stand beside each number."""
    (table,) = tk.comparison_table(study, counted="soldiers").data
    assert set(table.cells.values[1]) == {"soldiers"}


def test_words_of_articles_are_escaped(study: tk.Study) -> None:
    """Hover text shows markup as text."""
    figure = tk.quantity_timeline(study, counted="boats")
    assert "<b>Nobody" not in "".join(text for trace in figure.data for text in trace.text or ())


def test_without_a_figure_no_axis_is_drawn(study: tk.Study) -> None:
    """The title says that there is nothing to compare, and nothing invents dates or numbers around it."""
    figure = tk.quantity_timeline(study, counted="submarines")
    assert figure.layout.title.text == "“submarines”: no figures to compare"
    assert (figure.layout.xaxis.visible, figure.layout.yaxis.visible) == (False, False)
    assert figure.layout.height < 200


def test_without_a_figure_the_reader_learns_what_is_counted() -> None:
    """The words under the title name it, with how often; an article that counts nothing says that."""
    for text, words in (
        ("Officials counted 40 boats.", "It takes two figures of one thing. Counted in these articles: boats (1)"),
        ("It rained.", "Nothing is counted in these articles."),
    ):
        made = tk.analyse(tk.load_articles([text], progress=False), progress=False, engine="rules")
        assert tk.quantity_timeline(made, counted="horses").layout.title.subtitle.text == words


def test_a_table_without_figures_says_so() -> None:
    """No bare head."""
    study = tk.analyse(tk.load_articles(["It rained."], progress=False), progress=False, engine="rules")
    figure = tk.comparison_table(study, counted="horses")
    assert (
        figure.layout.annotations[0].text == "No figures to compare for “horses”. Nothing is counted in these articles."
    )


def test_a_figure_has_the_full_colour_of_its_outlet(study: tk.Study) -> None:
    """Where sizes differ plotly lets colours shine through, unless it is told not to."""
    figure = tk.quantity_timeline(study, counted="troops")
    assert {trace.marker.opacity for trace in points(figure)} == {1}


CROWDS = [
    "Officials counted 500 people in Brant on 3 May 2022.",
    "Kemp said 1,200 people were in Brant on 5 May 2022.",
    "Kerr said at least 40,000 people were in Brant on 9 May 2022.",
    "Dorn said more than 1,500,000 people were in Brant on 20 May 2022.",
]


def crowds(*more: str) -> tk.Study:
    """From 500 to more than 1,500,000 people, and what is told beside."""
    return tk.analyse(tk.load_articles([*CROWDS, *more], progress=False), progress=False, engine="rules")


def test_a_wide_spread_asks_for_a_logarithmic_axis() -> None:
    """On an even one 500 and 40,000 would be one line; the axis says what it is, and the points keep their numbers."""
    figure = tk.quantity_timeline(crowds(), counted="people")
    assert (figure.layout.yaxis.type, figure.layout.yaxis.title.text) == ("log", "people, logarithmic scale")
    assert sorted(y for trace in points(figure) for y in trace.y) == [500.0, 1200.0, 40000.0, 1500000.0]


def test_an_even_axis_stays_where_most_figures_are_of_one_size(study: tk.Study) -> None:
    """900 to 2,000 need no logarithms, and nothing is said of any."""
    figure = tk.quantity_timeline(study, counted="soldiers")
    assert (figure.layout.yaxis.type, figure.layout.yaxis.title.text) == (None, "soldiers")


def test_the_scale_can_be_chosen() -> None:
    """Either way; another word is refused."""
    made = crowds()
    assert tk.quantity_timeline(made, counted="people", scale="linear").layout.yaxis.type is None
    assert tk.quantity_timeline(made, counted="people", scale="log").layout.yaxis.type == "log"
    with pytest.raises(ValueError, match="scale is 'auto' or 'linear' or 'log', not 'square'"):
        tk.quantity_timeline(made, counted="people", scale="square")  # type: ignore[arg-type]


def test_an_arrow_of_a_bound_lies_within_a_logarithmic_axis() -> None:
    """The one up from 1,500,000 too."""
    figure = tk.quantity_timeline(crowds(), counted="people")
    tips = [y for trace in figure.data if str(trace.name).endswith(", bounds") for y in trace.y]
    assert min(tips) > 40_000
    assert max(tips) < 10 ** figure.layout.yaxis.range[1]


def test_zero_has_a_strip_of_its_own_beneath_a_logarithmic_axis() -> None:
    """It has no logarithm, and is not left out."""
    figure = tk.quantity_timeline(crowds("There were 0 people in Brant on 21 May 2022."), counted="people")
    assert [y for trace in points(figure) if trace.yaxis == "y2" for y in trace.y] == [0.0]
    assert figure.layout.yaxis2.domain[1] < figure.layout.yaxis.domain[0]
    assert figure.layout.yaxis2.tickvals == (0.0,)


def test_a_range_from_zero_goes_from_the_strip_up_to_its_end() -> None:
    """Its bar is on both axes, so that it does not seem to begin at 100."""
    figure = tk.quantity_timeline(
        crowds("Reyl said between 0 and 800 people were in Brant on 22 May 2022."), counted="people"
    )
    bars = [
        (trace.yaxis, y - down, y + up)
        for trace in points(figure)
        for y, up, down in zip(trace.y, trace.error_y.array, trace.error_y.arrayminus, strict=True)
        if up == up and up is not None
    ]
    assert [(axis, round(low), round(high)) for axis, low, high in bars] == [("y", 100, 800), ("y2", 0, 1)]


def test_figures_below_zero_keep_the_axis_even() -> None:
    """Changes run both ways; asked for a logarithmic one, they stand in the strip."""
    placed = pd.DataFrame({"lower": [-400.0, 3.0, 5.0, 9000.0], "upper": [-400.0, 3.0, 5.0, 9000.0]})
    assert not asks_for_log(placed)
    drawn = place_figures(placed.assign(modifier="exact"), log=True)
    assert drawn[["middle", "axis"]].values.tolist() == [[3.0, "y"], [5.0, "y"], [9000.0, "y"], [-400.0, "y2"]]
    assert lay_axes(drawn, log=True)["yaxis2"]["tickvals"] == [-400.0, 0.0]


def test_the_figure_is_told_in_words(study: tk.Study) -> None:
    """How many, from which to which, for when, and how many in dispute; an unknown outlet is none."""
    sizes, days = "from 900 to more than 2,000", "dated 3 May 2022 to 9 Jun 2022"
    words = f"3 figures for “soldiers”, {sizes}, {days}, 2 of them contradicted by another"
    assert tk.quantity_timeline(study, counted="soldiers").layout.meta["summary"] == f"{words}."
    assert tk.comparison_table(study, counted="soldiers").layout.meta["summary"] == words
