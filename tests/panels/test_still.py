"""The still picture that stands for the panel where no kernel runs."""

from __future__ import annotations

import re
from dataclasses import replace

import pandas as pd
from made_studies import large_study, small_study, study_of

import toolkit as tk
from toolkit.panels.still import LANES, POINTS, ROWS, build_still

NEGATED = pd.array([True, False, False], dtype="boolean")


def test_a_rendered_notebook_holds_the_still_beside_the_panel() -> None:
    """Jupyter takes the panel, a web page that renders the notebook takes the still."""
    bundle = tk.explore(small_study())._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/html"] == build_still(small_study())


def test_the_still_tells_who_said_what_and_when() -> None:
    """One row a statement, in order of time, those without a date last."""
    cells = re.findall(r"<td[^>]*>(.*?)</td>", build_still(small_study()), flags=re.DOTALL)
    assert cells[0::4] == ["May 2021", "3 May 2021", "on an unknown date"]
    assert cells[1::4] == ["Oto Brandt", "Mira Halden", "speaker unknown"]


def test_what_was_denied_does_not_read_like_what_was_said() -> None:
    """The words begin with it, the point is struck through, and the legend says what the stroke means."""
    study = small_study()
    still = build_still(replace(study, statements=study.statements.assign(negated=NEGATED)))
    cells = re.findall(r"<td[^>]*>(.*?)</td>", still, flags=re.DOTALL)
    assert cells[2::4] == [
        "(denied) 1,720 dockers had been told",
        "(negated) the gate &lt;b&gt;stays&lt;/b&gt; shut",
        "the plan was ready",
    ]
    assert still.count("l12 -12") == 2
    assert "╱ denied or negated" in still
    plain = build_still(replace(study, statements=study.statements.iloc[2:]))
    assert "denied" not in plain


def test_the_picture_has_a_name_for_those_who_do_not_see_it() -> None:
    """And it says where the same stands in words."""
    assert 'role="img" aria-label="Timeline, a lane for each speaker; the table beneath' in build_still(small_study())


def test_the_words_have_half_the_width_of_the_table() -> None:
    """A notebook would give the date as much room as the statement."""
    heads = re.findall(r"width:(\d+)%\">(\w+)</th>", build_still(small_study()))
    assert heads == [("15", "Said"), ("20", "Who"), ("50", "Words"), ("15", "Outlet")]


def test_markup_of_an_article_is_shown_as_written() -> None:
    """Nothing from an article becomes a tag."""
    assert "the gate &lt;b&gt;stays&lt;/b&gt; shut" in build_still(small_study())
    assert "<b>stays" not in build_still(small_study())


def test_a_study_without_statements_says_so() -> None:
    """No empty axes."""
    still = build_still(study_of([]))
    assert "No statements were found." in still
    assert "<svg" not in still


def test_a_large_study_is_cut_and_says_so() -> None:
    """A notebook stays small: what is left out is counted."""
    study = large_study(3000, speakers=[f"Speaker {number}" for number in range(LANES + 8)])
    still = build_still(study)
    assert still.count("<tr>") == ROWS + 1
    assert still.count("<title>") <= POINTS
    assert "8 more speakers have no lane" in still
    assert "2,950 more statements are not in the table" in still


def test_a_lane_counts_its_statements_also_those_without_a_point() -> None:
    """One speaker of 1,200 statements has 1,000 points and says both numbers."""
    still = build_still(large_study(1200, undated=0, speakers=["Mira Halden"]))
    assert still.count("<title>") == POINTS
    assert "Mira Halden  1,200<" in still
    assert "200 more statements of these speakers have no point" in still.lower()


def test_outlets_without_a_colour_of_their_own_are_counted_in_the_legend() -> None:
    """Twelve outlets have a colour; a thirteenth that stands alone in grey is named, more are counted."""
    study = large_study(300)
    for many, words in ((13, "outlet 12"), (15, "3 other outlets, all in grey")):
        outlets = [f"outlet {at % many:02}" for at in range(len(study.articles))]
        shown = replace(study, articles=study.articles.assign(outlet=outlets))
        legend = build_still(shown).split("<svg")[0]
        assert legend.count('<span style="color:') == 13
        assert "● direct" in legend
        assert f"</span> {words}</span>" in legend


def test_no_point_hides_the_stroke_through_another() -> None:
    """All strokes are drawn behind the last point."""
    study = small_study()
    still = build_still(replace(study, statements=study.statements.assign(negated=NEGATED)))
    assert still.index("l12 -12") > max(still.rindex("<circle"), still.rfind("6z"))
