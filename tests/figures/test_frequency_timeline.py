"""Words over time as a figure, and what every figure says it counts."""

from __future__ import annotations

import pytest
from made_studies import small_study

import toolkit as tk

NEWS = [
    {"text": "The ferry left port.", "outlet": "Post", "published": "2021-05-10"},
    {"text": "A ferry and a ferry have met.", "outlet": "<i>Echo</i>", "published": "2021-06-02"},
    {"text": "No boat left the port today.", "outlet": "Post", "published": "2021-06-03"},
    {"text": "Another ferry without a day.", "outlet": "Post"},
]


def timeline() -> object:
    """The figure for the word ferry."""
    study = tk.analyse(tk.load_articles(NEWS, progress=False), progress=False)
    return tk.frequency_timeline(tk.count_over_time(study, "ferry"))


def test_a_line_for_each_outlet_with_uses_per_thousand_words() -> None:
    """Spans in which an outlet has articles but no use stand at nought."""
    lines = {trace.name: [round(y, 1) for y in trace.y] for trace in timeline().data}
    assert lines == {"&lt;i&gt;Echo&lt;/i&gt;": [285.7], "Post": [250.0, 0.0]}


def test_the_figure_says_what_was_counted_and_what_was_left_out() -> None:
    """An article without a date has no place on the axis."""
    (line,) = [a.text for a in timeline().layout.annotations]
    assert "<br>Counted: all 4 articles; " in line
    assert line.endswith("; 1 without a date is not drawn")


def test_the_figure_is_told_in_words() -> None:
    """How many lines, from when to when, and the highest point, for those who do not see it."""
    words = "2 lines of uses, May 2021 to June 2021; highest: 285.71 per thousand words (<i>Echo</i>, June 2021)."
    assert timeline().layout.meta["summary"] == words
    assert timeline().layout.annotations[0].text.startswith("2 lines of uses, May 2021 to June 2021; highest: ")


def test_another_table_is_refused() -> None:
    """The error names the column and the function to use."""
    with pytest.raises(ValueError, match="no 'row_id'; give it a table of count_over_time"):
        tk.frequency_timeline(small_study().articles)


def test_a_statement_timeline_says_that_every_article_counts() -> None:
    """As long as nobody asks for stories."""
    assert tk.statement_timeline(small_study()).layout.annotations[-1].text.endswith("<br>Counted: every article (1)")


def test_a_figure_of_stories_says_so() -> None:
    """The words come from the study."""
    study = tk.keep_first_of_stories(small_study())
    words = "<br>Counted: stories: the first article of each, 1 of 1 articles"
    assert tk.statement_timeline(study).layout.annotations[-1].text.endswith(words)


def test_a_single_span_stands_in_the_middle_of_days() -> None:
    """Without that the axis would show fractions of a second."""
    study = tk.analyse(tk.load_articles(NEWS[:1], progress=False), progress=False)
    axis = tk.frequency_timeline(tk.count_over_time(study, "ferry")).layout.xaxis
    assert [str(end)[:10] for end in axis.range] == ["2021-04-21", "2021-05-11"]


@pytest.mark.parametrize("every, when", [("week", "week of 10 May 2021"), ("month", "May 2021"), ("year", "2021")])
def test_hover_names_the_span_and_not_its_first_day(every: str, when: str) -> None:
    """A month is a month; one use is no "uses"."""
    news = [{"text": "The ferry left port.", "outlet": "Post", "published": "2021-05-12"}]
    study = tk.analyse(tk.load_articles(news, progress=False), progress=False, engine="rules")
    (line,) = tk.frequency_timeline(tk.count_over_time(study, "ferry", every=every)).data
    assert line.text[0] == f"{when}<br>250.00 per thousand words<br>1 use in 1 of 1 article, 1 of 1 story"


def test_articles_of_an_unknown_outlet_are_not_all_outlets() -> None:
    """They are named as unknown; only where all are taken together is it all outlets."""
    study = tk.analyse(tk.load_articles([{**NEWS[0], "outlet": None}], progress=False), progress=False)
    names = [tk.frequency_timeline(tk.count_over_time(study, "ferry", by=by)).data[0].name for by in ("outlet", "all")]
    assert names == ["outlet unknown", "all outlets"]


def test_no_point_is_cut_in_half() -> None:
    """Neither those at nought nor the first and the last of five years."""
    news = [{**NEWS[0], "published": "2017-01-10"}, {**NEWS[2], "published": "2022-01-10"}]
    study = tk.analyse(tk.load_articles(news, progress=False), progress=False)
    figure = tk.frequency_timeline(tk.count_over_time(study, "ferry"))
    assert [str(end)[:7] for end in figure.layout.xaxis.range] == ["2016-11", "2022-02"]
    assert figure.data[0].cliponaxis is False


def test_without_any_date_the_figure_says_what_to_do() -> None:
    """No axis of a year 2000 that nobody spoke of."""
    study = tk.analyse(tk.load_articles(NEWS[3:], progress=False), progress=False)
    figure = tk.frequency_timeline(tk.count_over_time(study, "ferry"))
    assert figure.layout.xaxis.visible is False
    assert "(tk.set_published gives one)" in figure.layout.annotations[0].text
    assert figure.layout.annotations[1].text.startswith("Counted: 1 article; ")


def test_a_month_has_a_tick_that_is_no_day() -> None:
    """Of few months each is named; of many plotly chooses some."""
    axis = timeline().layout.xaxis
    assert (axis.dtick, axis.tickformat, str(axis.tick0)[:10]) == ("M1", "%b<br>%Y", "2021-05-01")
    news = [{**NEWS[0], "published": "2017-01-10"}, {**NEWS[2], "published": "2022-01-10"}]
    study = tk.analyse(tk.load_articles(news, progress=False), progress=False)
    assert tk.frequency_timeline(tk.count_over_time(study, "ferry")).layout.xaxis.dtick is None


def test_articles_of_nothing_but_furniture_are_no_empty_axes() -> None:
    """A text that stands on every page of an outlet is furniture; the figure says that no words are left."""
    news = [{**NEWS[0], "published": day} for day in ("2017-01-10", "2022-01-10")]
    study = tk.analyse(tk.load_articles(news, progress=False), progress=False)
    figure = tk.frequency_timeline(tk.count_over_time(study, "ferry"))
    assert figure.layout.xaxis.visible is False
    assert "No article holds words to count" in figure.layout.annotations[0].text.replace("<br>", " ")
    assert figure.layout.meta["summary"].startswith("No article holds words to count")


def test_lines_that_share_the_grey_share_an_entry() -> None:
    """The last of the legend; each keeps its own hover."""
    news = [
        {"text": f"The ferry left port {number} on Monday.", "outlet": f"Outlet {number:02}", "published": "2021-05-10"}
        for number in range(15)
    ]
    study = tk.analyse(tk.load_articles(news, progress=False), progress=False, engine="rules")
    lines = tk.frequency_timeline(tk.count_over_time(study, "ferry")).data
    grey = [line for line in lines if line.name == "3 other outlets, all in grey"]
    assert [line.showlegend for line in grey] == [True, False, False]
    assert [line.hovertemplate[:16] for line in grey] == ["<b>Outlet 12</b>", "<b>Outlet 13</b>", "<b>Outlet 14</b>"]
