"""The plain figure: lanes, forms, grains, and nothing dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest
from made_studies import large_study, row, small_study, study_of

import toolkit as tk
from toolkit.figures.colors import PALETTE
from toolkit.figures.lanes import order_lanes, place_rows
from toolkit.figures.moments import say_interval
from toolkit.figures.papers import PAPER

NEGATED = pd.array([True, False, False], dtype="boolean")


def points(figure: Any) -> list[Any]:
    """The traces that hold statements, not bars or legend lines."""
    return [trace for trace in figure.data if trace.customdata is not None]


def test_every_statement_is_a_point() -> None:
    """What has no date stands in the strip beside the axis; nothing is dropped."""
    figure = tk.statement_timeline(small_study())
    axis = {key: trace.xaxis for trace in points(figure) for key in trace.customdata}
    assert axis == {"s1": "x", "s2": "x", "s3": "x2"}


def test_lanes_are_ordered_by_count_and_show_it() -> None:
    """The most quoted speaker is on top; who is unknown comes last."""
    figure = tk.statement_timeline(small_study())
    assert list(figure.layout.yaxis.ticktext) == ["Mira Halden  1", "Oto Brandt  1", "speaker unknown  1"]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]


def test_the_legend_leaves_room_for_the_buttons() -> None:
    """Two outlets and two forms make one line of legend, under plotly's buttons."""
    assert tk.statement_timeline(small_study()).layout.margin.t == 54
    assert tk.statement_timeline(small_study(), title="Kell").layout.margin.t == 86


def test_a_marker_tells_the_form() -> None:
    """Filled is direct, hollow is indirect."""
    drawn = points(tk.statement_timeline(small_study()))
    looks = {key: (trace.marker.symbol, trace.marker.color) for trace in drawn for key in trace.customdata}
    assert looks == {"s1": ("circle", PALETTE[0]), "s2": ("circle", PAPER), "s3": ("circle", PAPER)}
    assert {trace.marker.line.color for trace in drawn if trace.marker.color == PAPER} == {PALETTE[0]}


def test_no_undated_point_is_cut_off_at_the_edge_of_its_strip() -> None:
    """In a strip of 80 pixels the first and the last have room for their 6."""
    figure = tk.statement_timeline(large_study(200, undated=0.5))
    low, high = figure.layout.xaxis2.range
    places = [x for trace in points(figure) if trace.xaxis == "x2" for x in trace.x]
    pixels = [80 * (x - low) / (high - low) for x in (min(places), max(places))]
    assert pixels[0] > 6
    assert pixels[1] < 74


def test_a_long_title_and_long_names_have_their_own_lines() -> None:
    """The title wraps, an outlet's name is shortened, and the legend has a line for each that does not fit."""
    study = small_study()
    outlets = study.articles.assign(outlet="The Very Long Named Daily Chronicle of the Northern Harbours")
    figure = tk.statement_timeline(replace(study, articles=outlets), title="Harbour talks " * 12)
    assert figure.layout.title.text.count("<br>") == 2
    legend = [trace.name for trace in figure.data if trace.showlegend is not False]
    assert legend == ["The Very Long Named Daily Chronic…", "direct", "indirect", "denied or negated"]
    plain = tk.statement_timeline(study)
    assert figure.layout.margin.t == 66 + 2 * 20 + 2 * 20
    assert figure.layout.height - plain.layout.height == figure.layout.margin.t - plain.layout.margin.t


def test_a_count_stays_behind_a_name_from_right_to_left() -> None:
    """Isolated, so that the digits are not drawn on its other side."""
    study = small_study()
    named = replace(study, statements=study.statements.assign(speaker="דוד"))
    assert tk.statement_timeline(named).layout.yaxis.ticktext == ("\u2068דוד\u2069  3",)


def test_a_bar_is_as_wide_as_the_grain() -> None:
    """The statement of May 2021 spans that month, paler than the one of a day."""
    bars = [trace for trace in tk.statement_timeline(small_study()).data if trace.mode == "lines"]
    ends = {(pd.Timestamp(bar.x[0]), pd.Timestamp(bar.x[1])): bar.opacity for bar in bars}
    day = (pd.Timestamp("2021-05-03"), pd.Timestamp("2021-05-04"))
    month = (pd.Timestamp("2021-05-01"), pd.Timestamp("2021-06-01"))
    assert ends.keys() == {day, month}
    assert ends[month] < ends[day]


def test_hover_text_is_escaped() -> None:
    """Markup in an article is shown, not obeyed."""
    texts = [text for trace in points(tk.statement_timeline(small_study())) for text in trace.text]
    assert any("the gate &lt;b&gt;stays&lt;/b&gt; shut" in text for text in texts)


def test_colour_can_stand_for_the_cue_class() -> None:
    """The legend then names cue classes."""
    figure = tk.statement_timeline(small_study(), color="cue_class")
    names = {trace.name for trace in figure.data if trace.showlegend is not False and trace.legendgroup}
    assert {"neutral", "denial"} <= names


def test_an_unknown_colouring_is_refused() -> None:
    """The error says what there is."""
    with pytest.raises(ValueError, match="'outlet' or 'cue_class', not 'mood'"):
        tk.statement_timeline(small_study(), color="mood")  # type: ignore[arg-type]


def test_an_empty_study_says_so() -> None:
    """No blank axes without a word."""
    figure = tk.statement_timeline(study_of([]))
    assert figure.layout.annotations[0].text == "No statements were found."


def test_the_study_is_unchanged() -> None:
    """A figure reads its tables and leaves them alone."""
    study = small_study()
    before = study.statements.copy()
    tk.statement_timeline(study)
    pd.testing.assert_frame_equal(study.statements, before)


def test_many_points_are_drawn_with_webgl() -> None:
    """From some thousands on SVG would be slow."""
    kinds = {trace.type for trace in points(tk.statement_timeline(large_study(12_000, undated=0)))}
    assert "scattergl" in kinds


def test_lanes_break_ties_by_name() -> None:
    """The order does not hang on the order of reading."""
    assert order_lanes(pd.DataFrame({"speaker": ["B", "A", None, None]})) == ["A", "B", "speaker unknown"]


def test_statements_of_one_moment_fan_out() -> None:
    """None hides behind another, and none leaves its lane."""
    day = pd.Timestamp("2021-05-03")
    rows = pd.DataFrame(
        {"speaker": ["A"] * 9, "said_begin": [day] * 9, "said_finish": [day + pd.Timedelta(days=1)] * 9}
    )
    y = place_rows(rows, lanes=["A"], columns=12)["y"]
    assert y.nunique() == 9
    assert y.abs().max() < 0.5


def test_statements_without_a_date_fill_their_strip_row_by_row() -> None:
    """Three beside each other stand on the line of their lane; the fourth begins a row of its own."""
    rows = pd.DataFrame({"speaker": ["A"] * 4, "said_begin": [pd.NaT] * 4, "said_finish": [pd.NaT] * 4})
    placed = place_rows(
        rows.astype({"said_begin": "datetime64[us]", "said_finish": "datetime64[us]"}), lanes=["A"], columns=3
    )
    assert placed["column"].tolist() == [0, 1, 2, 0]
    assert placed["y"].nunique() == 2
    assert placed["y"].head(3).tolist() == [0, 0, 0]


def test_straight_quotation_marks_are_shown_as_written() -> None:
    """Plotly knows no entity for them; markup stays escaped."""
    study = small_study()
    told = [words for trace in points(tk.statement_timeline(study, title='"Harbour"')) for words in trace.text]
    assert any("the gate &lt;b&gt;stays&lt;/b&gt; shut" in words for words in told)
    assert tk.statement_timeline(study, title='"Harbour"').layout.title.text == '"Harbour"'


def test_the_least_quoted_of_very_many_speakers_share_a_lane() -> None:
    """A browser draws no figure of thousands of lanes; every statement stays, and hover tells who speaks."""
    figure = tk.statement_timeline(large_study(900, speakers=[f"Speaker {number:03}" for number in range(300)]))
    lanes = list(figure.layout.yaxis.ticktext)
    assert len(lanes) == 60
    assert " other speakers" in lanes[-1]
    assert sum(len(trace.customdata) for trace in points(figure)) == 900
    assert not any(" other speakers" in words for trace in points(figure) for words in trace.text)


def stray(count: int) -> tk.Study:
    """Statements of May 2021, and so many of 1998."""
    study = large_study(200, undated=0)
    statements = study.statements.assign(said_begin=pd.Timestamp("2021-05-03"), said_finish=pd.Timestamp("2021-05-04"))
    statements.loc[: count - 1, "said_begin"] = pd.Timestamp("1998-01-01")
    statements.loc[: count - 1, "said_finish"] = pd.Timestamp("1999-01-01")
    return tk.Study(
        study.articles, study.segments, statements, study.dates, study.quantities, study.speakers, study.provenance
    )


def test_a_stray_of_another_year_does_not_press_the_story_into_a_line() -> None:
    """The axis begins with the story; the words beneath say what lies outside, and how to see it."""
    figure = tk.statement_timeline(stray(1))
    assert [pd.Timestamp(end).year for end in figure.layout.xaxis.range] == [2021, 2021]
    assert "1 of other times lies outside: a double-click shows all" in figure.layout.annotations[-1].text.replace(
        "<br>", " "
    )


def test_a_part_of_the_story_is_no_stray() -> None:
    """One statement in twenty is shown, however long ago."""
    assert tk.statement_timeline(stray(10)).layout.xaxis.range is None


@pytest.mark.parametrize(
    "begin, finish, grain, words",
    [
        ("2021-05-03", "2021-05-10", "week", "3 May 2021 – 9 May 2021"),
        ("2021-05-03 06:00", "2021-05-03 12:00", "part_of_day", "3 May 2021, morning"),
        ("2021-05-03 07:00", "2021-05-03 08:00", "hour", "3 May 2021, 07:00 UTC"),
        ("2021-07-01", "2021-10-01", "quarter", "Q3 2021"),
        ("1960-01-01", "1970-01-01", "decade", "1960s"),
        ("2000-01-01", "2100-01-01", "century", "21st century"),
    ],
)
def test_a_date_is_told_no_more_exactly_than_it_is_known(begin: str, finish: str, grain: str, words: str) -> None:
    """A week has two ends, a morning no hour."""
    assert say_interval(pd.Timestamp(begin), pd.Timestamp(finish), grain) == words


def test_the_figure_is_told_in_words() -> None:
    """How many, by whom, from when to when: beneath it, and as its summary."""
    words = "3 statements by 2 named speakers in 1 article of 1 outlet, dated May 2021; 1 without a date."
    figure = tk.statement_timeline(small_study())
    assert figure.layout.meta["summary"] == words
    assert figure.layout.annotations[-1].text.startswith(words)


def test_what_was_denied_is_struck_through() -> None:
    """As in the panel; the stroke goes with the points of its outlet."""
    figure = tk.statement_timeline(small_study())
    (stroke,) = [trace for trace in figure.data if trace.marker.symbol == "line-ne-open" and not trace.name]
    (denied,) = [trace for trace in points(figure) if "s2" in trace.customdata]
    at = list(denied.customdata).index("s2")
    assert (stroke.x[0], stroke.y[0], stroke.legendgroup) == (denied.x[at], denied.y[at], denied.legendgroup)


def test_a_figure_without_denials_explains_no_stroke() -> None:
    """The legend lists what is there."""
    study = small_study()
    said = replace(study, statements=study.statements.assign(cue_class="neutral"))
    names = [trace.name for trace in tk.statement_timeline(said).data if trace.showlegend is not False]
    assert "denied or negated" not in names


def test_outlets_that_share_the_grey_share_a_line_of_the_legend() -> None:
    """It says how many they are; hover tells which."""
    outlets = [f"Outlet {number:02}" for number in range(15)]
    day = {"said_begin": "2021-05-03", "said_finish": "2021-05-04", "said_grain": "day"}
    text = "Ana Dorn said that it rained."
    articles = [{"article_id": name, "outlet": name, "text": text, "kind": "txt"} for name in outlets]
    said = [
        row(text, text, "it rained", statement_id=name, article_id=name, form="indirect", **day) for name in outlets
    ]
    figure = tk.statement_timeline(study_of(articles, said))
    entries = [trace for trace in figure.data if trace.showlegend is not False]
    legend = [trace.name for trace in sorted(entries, key=lambda trace: trace.legendrank or 1000)]
    assert legend[11:14] == ["Outlet 11", "3 other outlets, all in grey", "indirect"]
    hovers = [text for trace in points(figure) if trace.legendgroup == legend[12] for text in trace.text]
    assert ["Outlet 14" in text for text in hovers].count(True) == 1


def test_lanes_without_a_fan_are_lower() -> None:
    """Two thirds of a lane for one point, all of it for nine at one moment."""
    study = large_study(9, undated=0, speakers=["Ana Dorn"])
    statements = study.statements.assign(said_begin=pd.Timestamp("2021-05-03"), said_finish=pd.Timestamp("2021-05-04"))
    crowd = statements.assign(speaker=["Ana Dorn"] * 8 + ["Otto Reyl"])
    middles = tk.statement_timeline(replace(study, statements=crowd)).layout.yaxis.tickvals
    assert middles == (0.5, 1.33)


def test_hover_says_that_something_was_not_said() -> None:
    """ "Mira Halden did not say" has her name, and would read like her words."""
    study = small_study()
    figure = tk.statement_timeline(replace(study, statements=study.statements.assign(negated=NEGATED)))
    hovers = {key: text for each in points(figure) for key, text in zip(each.customdata, each.text, strict=True)}
    ends = {key: text.endswith(" · negated") for key, text in hovers.items()}
    assert ends == {"s1": True, "s2": False, "s3": False}
