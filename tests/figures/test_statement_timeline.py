"""The plain figure: lanes, forms, grains, and nothing dropped."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from made_studies import large_study, small_study, study_of

import toolkit as tk
from toolkit.figures.lanes import name_colors, order_lanes, place_rows


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


def test_a_marker_tells_the_form() -> None:
    """Filled is direct, hollow is indirect."""
    symbols = {
        key: trace.marker.symbol for trace in points(tk.statement_timeline(small_study())) for key in trace.customdata
    }
    assert symbols == {"s1": "circle", "s2": "circle-open", "s3": "circle-open"}


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
    y = place_rows(rows, lanes=["A"])["y"]
    assert y.nunique() == 9
    assert y.abs().max() < 0.5


def test_more_than_six_names_share_a_grey() -> None:
    """Six colours can be told apart with any colour vision; a seventh cannot."""
    colors = name_colors(pd.Series([f"outlet {at}" for at in range(8)]))
    assert len({*colors.values()}) == 7


def test_straight_quotation_marks_are_shown_as_written() -> None:
    """Plotly knows no entity for them; markup stays escaped."""
    study = small_study()
    told = [words for trace in points(tk.statement_timeline(study, title='"Harbour"')) for words in trace.text]
    assert any("the gate &lt;b&gt;stays&lt;/b&gt; shut" in words for words in told)
    assert tk.statement_timeline(study, title='"Harbour"').layout.title.text == '"Harbour"'
