"""The headline of a text that nobody names is the line that surely is it; where none is sure, there is none."""

from __future__ import annotations

import pandas as pd
import pytest

from toolkit.segmenting import fill_titles, segment_articles, segment_text
from toolkit.segmenting.headline_lines import find_candidates, read_page
from toolkit.segmenting.headline_signs import describe_candidates
from toolkit.segmenting.headlines import find_title
from toolkit.segmenting.lines import split_lines

BODY = """The ferry to Lorn stays in port for a week, the harbour office said on Monday, because waves are expected.

Mayor Ana Dorn told reporters that 140 passengers were waiting in the town, most of them in the hall of the school.

"We have seen storms before, but we have never had to close the port for a whole week," the harbour master said.

On Wednesday the council will decide whether the island is to be supplied with bread and medicine from the air.
"""
HEADLINE = "Ferry to Lorn stays in port for a week as storm nears"
PAGE = f"""Lorn Post
Home
News
Sport
Weather
Sign in
News
{HEADLINE}
The harbour office warns of waves of nine metres off Brant
By Ana Ruud
4 March 2019
Share
{BODY}
Read next
Why the old lighthouse was sold to a baker
Ten recipes for a rainy Sunday
"""


def headline(text: str, **known: str) -> str | None:
    found = [segment.surface.strip() for segment in segment_text(text, **known) if segment.kind == "title"]
    assert len(found) <= 1
    return found[0] if found else None


def candidates(text: str) -> list[str]:
    lines = split_lines(text)
    scores = [float(len(line.words) > 80) for line in lines]
    return [lines[i].words for i in find_candidates(read_page(lines, scores))]


def test_the_headline_of_a_copied_page_is_found() -> None:
    """Neither the section above it nor the standfirst below it is taken for it."""
    assert headline(PAGE) == HEADLINE


def test_the_headline_of_an_article_without_furniture_is_found() -> None:
    """A line of title and the text under it."""
    assert headline(f"{HEADLINE}\n\n{BODY}") == HEADLINE


def test_the_name_of_the_browsers_tab_is_evidence() -> None:
    """Where the line stands on top with the outlet behind it and again above the body, it is the headline."""
    assert headline(f"{HEADLINE} | Lorn Post\n{PAGE}") in (HEADLINE, f"{HEADLINE} | Lorn Post")


def test_a_text_without_headline_has_none() -> None:
    """The first sentence is no headline."""
    assert headline(BODY) is None


def test_a_text_that_begins_with_its_dateline_has_none() -> None:
    """Place and agency before a dash open the first paragraph."""
    assert headline(f"BRANT (Lorn Wire) — The ferry stays in port for a week:\n\n{BODY}") is None


def test_a_page_copied_without_its_headline_has_none() -> None:
    """Menu and byline are not taken instead."""
    assert headline(f"Home\nNews\nSport\nBy Ana Ruud\n4 March 2019\nShare\n{BODY}") is None


def test_a_line_that_breaks_off_within_a_sentence_is_no_headline() -> None:
    """The next line goes on in small letters, or without the indent that paragraphs have."""
    assert "The ferry to Lorn said it" not in candidates(f"The ferry to Lorn said it\nwould stay.\n{BODY}")
    flush = "Mayor Dorn said that the ferry stays in port for a week because of waves of nine metres.\n"
    indented = "    The passengers wait in the hall of the school, and nobody knows when the ferry will sail.\n"
    assert "The harbour office of Brant" not in candidates(f"The harbour office of Brant\n{flush}{indented * 3}")
    assert "The harbour office of Brant" in candidates(f"The harbour office of Brant\n{flush * 4}")


def test_a_headline_has_running_text_below_it() -> None:
    """The last line of a page is none, however it reads."""
    assert HEADLINE not in candidates(f"{BODY}\n{HEADLINE}")
    assert HEADLINE in candidates(f"{HEADLINE}\n{BODY}")


def test_a_known_title_is_looked_for_and_no_other_line_taken() -> None:
    """Where the file names a title that the text has not, no line is the headline."""
    assert headline(PAGE, title="Storm closes the port of Brant") is None


def test_the_reason_says_how_sure_it_is() -> None:
    """A headline that was found is told from one that the file names."""
    found = next(segment for segment in segment_text(PAGE) if segment.kind == "title")
    assert found.reason.startswith("reads like the headline (0.")
    assert found.rule == "headline model"
    known = next(segment for segment in segment_text(PAGE, title=HEADLINE) if segment.kind == "title")
    assert (known.reason, known.rule) == ("the headline", "headline")


def test_a_text_of_menu_lines_alone_is_no_trouble() -> None:
    """Without candidates there are no rows, and no headline."""
    lines = split_lines("Home\nNews\n")
    assert describe_candidates(lines, [0.0, 0.0]).lines == []
    assert find_title(lines, [0.0, 0.0]) is None


@pytest.mark.parametrize(
    "text", ["Ferry stays in port\n" * 20_000, "\n".join(f"Ferry {i} stays" for i in range(20_000))]
)
def test_a_page_of_thousands_of_titles_is_weighed_in_time(text: str) -> None:
    """Only the last 600 lines above the body are looked at; none of the body is called the headline."""
    assert len(candidates(text + BODY)) == 600
    assert headline(text + BODY) in (None, text.split("\n")[0])


def test_an_article_without_a_sure_headline_keeps_an_empty_title() -> None:
    """The title is filled from the text only where it shows one."""
    articles = pd.DataFrame({"article_id": ["a", "b"], "outlet": None, "title": None, "text": [PAGE, BODY]})
    articles["title"] = articles["title"].astype("str")
    titles = fill_titles(articles, segment_articles(articles))["title"]
    assert titles.fillna("none").tolist() == [HEADLINE, "none"]
