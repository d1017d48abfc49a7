"""Pages where capture, update, copyright or comment dates stand beside a publication date, or alone."""

import csv
import json
import time
from datetime import datetime
from pathlib import Path

import pytest

from toolkit.dates import find_publication, harvest_metadata

CASES = Path(__file__).parents[1] / "cases" / "publication.csv"
ROWS = list(csv.DictReader(CASES.open(encoding="utf-8")))
CAPTURE = Path(__file__).parents[3] / "shared" / "data" / "capture_2021-05-10.txt"


def _found(row):
    metadata = json.loads(row["metadata"]) if row["metadata"] else None
    return find_publication(row["text"].replace("\\n", "\n"), url=row["url"] or None, metadata=metadata)


def _same(found, written):
    """The moment itself, or its day where the row gives only the day."""
    if found is None or not written:
        return found is None and not written
    expected = datetime.fromisoformat(written)
    return found == expected if "T" in written else found.date() == expected.date()


@pytest.mark.parametrize("row", ROWS, ids=[row["case"] for row in ROWS])
def test_each_role_gets_its_own_date(row):
    """Published, captured and updated are told apart; what the page does not say stays empty."""
    found = _found(row)
    assert _same(found.published, row["published"]), found
    assert _same(found.captured, row["captured"]), found
    assert _same(found.updated, row["updated"]), found


def test_there_are_at_least_a_hundred_cases():
    """The suite holds a hundred pages or more, each named once."""
    assert len({row["case"] for row in ROWS}) == len(ROWS) >= 100


def test_evidence_is_a_span_of_the_text():
    """The evidence of a visible date begins with its offsets."""
    text = "Bridge opens\nPublished 3 April 2020\nCars crossed."
    span, words = find_publication(text).published_evidence.split(": ")
    start, end = map(int, span.split("-"))
    assert text[start:end] == words == "3 April 2020"


def test_rivals_are_kept_with_a_reason():
    """An update stamp is rejected as what it is."""
    found = find_publication("Bridge opens\nPublished 3 April 2020\nUpdated 9 April 2020\nCars crossed.")
    assert found.rejected == ("2020-04-09 (44-56: 9 April 2020): says when the page was updated",)


def test_witnesses_more_than_a_day_apart_conflict():
    """Metadata and byline that disagree raise the conflict flag; the surer one is taken."""
    text = "Bridge opens\nBy Anna Novak\n9 April 2020\nCars crossed."
    found = find_publication(text, metadata={"json-ld:datePublished": "2020-04-03"})
    assert (found.published, found.conflict) == (datetime(2020, 4, 3), True)


def test_witnesses_that_agree_do_not_conflict():
    """The same day twice is no conflict."""
    text = "Bridge opens\nBy Anna Novak\n3 April 2020\nCars crossed."
    assert not find_publication(text, metadata={"json-ld:datePublished": "2020-04-03T20:00:00Z"}).conflict


def test_the_file_name_is_a_weak_witness():
    """A date in the file's name counts where nothing else speaks."""
    assert find_publication("Bridge opens", path="news/2020-04-03_bridge.txt").published == datetime(2020, 4, 3)


def test_a_month_in_the_address_keeps_its_grain():
    """A URL with year and month gives a month, not its first day."""
    found = find_publication("Bridge opens", url="https://paper.example/2020/04/bridge")
    assert (found.published, found.published_grain) == (datetime(2020, 4, 1), "month")


def test_a_dotted_day_is_no_hour():
    """05.06.2020 is 5 June and not six minutes past five."""
    found = find_publication("Hafen wieder offen\nVon Jana Kern\n05.06.2020\nSchiffe fuhren wieder.")
    assert (found.published, found.published_grain) == (datetime(2020, 6, 5), "day")


def test_the_outlets_order_decides_ambiguous_numbers():
    """05/06/2020 under an outlet that writes the day first is 5 June."""
    text = "Bridge opens\nPublished 05/06/2020\nCars crossed."
    assert find_publication(text, day_first=True).published == datetime(2020, 6, 5)


def test_a_line_of_thousands_of_dates_takes_linear_time():
    """Twice the dates take about twice the time, in one line and in as many lines."""
    for unit in ("3 May 2021 ", "published on 3 May 2021 ", "3 May 2021\n"):
        spent = []
        for count in (1_000, 4_000):
            begun = time.process_time()
            find_publication(unit * count)
            spent.append(time.process_time() - begun)
        assert spent[1] < 10 * spent[0] + 0.1, (unit, spent)


def test_metadata_is_harvested_from_html():
    """JSON-LD, meta and time elements are read with the standard library alone."""
    html = """<html><head><meta property="article:modified_time" content="2020-04-04">
    <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "datePublished": "2020-04-03"}]}</script>
    </head><body><time pubdate datetime="2020-04-03T08:00">3 April</time><time>3 April 2020</time></body></html>"""
    assert harvest_metadata(html) == {
        "meta:article:modified_time": "2020-04-04",
        "json-ld:datePublished": "2020-04-03",
        "time[pubdate]": "2020-04-03T08:00",
        "time": "3 April 2020",
    }


def test_broken_json_ld_still_tells_its_dates():
    """A script with a syntax error is read for its date keys only."""
    html = '<script type="application/ld+json">{"datePublished": "2020-04-03",, }</script>'
    assert harvest_metadata(html) == {"json-ld:datePublished": "2020-04-03"}


@pytest.mark.skipif(not CAPTURE.exists(), reason="the capture is not part of the project")
def test_the_first_capture_has_no_publication_date():
    """Nothing in the page says it; its clock is the capture time."""
    found = find_publication(CAPTURE.read_text(encoding="utf-8"))
    assert (found.published, found.captured) == (None, datetime(2021, 5, 10, 22, 48))


def test_a_page_that_prints_the_day_of_its_last_change_has_no_publication_date():
    """Its text is not that of the day first published: the date stays empty, both days are told, the flag is up."""
    found = find_publication(
        "Best gifts\nBy Anna Novak\n27 November 2023\nA spade is the surest.",
        metadata={"json-ld:datePublished": "2019-11-25", "json-ld:dateModified": "2023-11-27"},
    )
    assert (found.published, found.published_grain, found.conflict) == (None, "", True)
    assert found.rejected == (
        "2019-11-25 (json-ld:datePublished = 2019-11-25): contradicts others",
        "2023-11-27 (json-ld:dateModified = 2023-11-27): says when the page was updated",
        "2023-11-27 (25-41: 27 November 2023): contradicts others",
    )
