"""The page this project began with, from file to tables: read where it lies, never copied."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

import toolkit as tk


@pytest.fixture(scope="module")
def text(capture_study: tk.Study) -> str:
    return str(capture_study.articles["text"].iloc[0])


def line_kinds(study: tk.Study, text: str) -> dict[int, set[str]]:
    """The kinds of the segments that each line with words touches."""
    kinds: dict[int, set[str]] = {}
    position = 0
    for number, line in enumerate(text.split("\n")):
        start, end = position, position + len(line)
        position = end + 1
        if line.strip():
            rows = study.segments[(study.segments["start"] < end) & (study.segments["end"] > start)]
            kinds[number] = set(rows["kind"])
    return kinds


def statements_by(study: tk.Study, speaker: str) -> list[dict[Any, Any]]:
    return study.statements[study.statements["speaker"] == speaker].to_dict("records")


def test_twelve_lines_are_body_and_fourteen_are_not(capture_study: tk.Study, text: str) -> None:
    """The dateline stands at the head of a body line; everything else outside the body is furniture or metadata."""
    kinds = line_kinds(capture_study, text)
    body = [number for number, found in kinds.items() if "body" in found]
    assert len(body) == 12
    rest = [found for number, found in kinds.items() if number not in body]
    assert len(rest) == 14
    assert set().union(*rest) == {"furniture", "metadata"}


def test_the_dateline_is_a_dateline(capture_study: tk.Study) -> None:
    """Place and agency are no part of the first sentence."""
    (dateline,) = capture_study.segments[capture_study.segments["kind"] == "dateline"]["surface"]
    assert dateline.strip().startswith("MOSCOW (Sputnik)")


def test_the_page_clock_is_the_capture_and_publication_stays_empty(capture_study: tk.Study) -> None:
    """Nothing in the page says when it was published."""
    article = capture_study.articles.iloc[0]
    assert article["captured"] == pd.Timestamp("2021-05-10 22:48")
    assert pd.isna(article["published"])


def test_the_spokesman_is_one_speaker(capture_study: tk.Study) -> None:
    """Rank and full name, surname and "he" are one man, with office and body."""
    rows = statements_by(capture_study, "Igor Konashenkov")
    assert {row["speaker_mention"] for row in rows} == {"Maj. Gen. Igor Konashenkov", "Konashenkov", "he"}
    first = rows[0]
    assert (first["form"], first["role"], first["affiliation"]) == ("direct", "spokesman", "Defense Ministry")


def test_a_quotation_of_several_sentences_is_one_statement(capture_study: tk.Study) -> None:
    """The longer of the two direct quotes runs over two sentences and ends at "he said"."""
    rows = [row for row in statements_by(capture_study, "Igor Konashenkov") if row["speaker_mention"] == "he"]
    assert len(rows) == 1
    assert rows[0]["form"] == "direct"
    assert rows[0]["content"].count(".") >= 1


def test_quoted_words_inside_reported_ones_are_mixed(capture_study: tk.Study) -> None:
    """The president's announcement quotes four words and more."""
    forms = {row["cue"]: row["form"] for row in statements_by(capture_study, "Donald Trump")}
    assert forms["noting"] == "mixed"


def test_whom_a_speaker_told_is_kept(capture_study: tk.Study) -> None:
    """The Defense Department's spokesperson told the agency."""
    (row,) = statements_by(capture_study, "Eric Pahon")
    assert (row["relayed_to"], row["role"], row["affiliation"]) == ("Sputnik", "spokesperson", "Defense Department")


def test_a_pentagon_spokesman_speaks_for_it(capture_study: tk.Study) -> None:
    """Named after "with its spokesman ... saying that"."""
    (row,) = statements_by(capture_study, "Adrian Rankine-Galloway")
    assert row["role"] == "spokesman"


def test_dates_have_grain_and_wait_for_an_anchor(capture_study: tk.Study) -> None:
    """Weekdays are kept unresolved, the year is a year, the campaign lasted two."""
    dates = capture_study.dates.drop_duplicates("surface").set_index("surface")
    assert dates.loc["Monday", "anchor"] == "none"
    assert pd.isna(dates.loc["Monday", "begin"])
    assert pd.isna(dates.loc["Tuesday", "begin"])
    assert (dates.loc["2014", "grain"], dates.loc["2014", "begin"]) == ("year", pd.Timestamp("2014-01-01"))
    assert (dates.loc["two-year", "type"], dates.loc["two-year", "value"]) == ("DURATION", "P2Y")


def test_the_troop_count_is_exact_and_knows_what_and_where(capture_study: tk.Study) -> None:
    """1,720 US troops in Syria, from a quarterly report."""
    (row,) = capture_study.quantities[capture_study.quantities["surface"] == "1,720"].to_dict("records")
    assert (row["value"], row["kind"], row["modifier"]) == (1720.0, "count", "exact")
    assert (row["counted"], row["place"]) == ("US troops", "Syria")
    statement = capture_study.statements.set_index("statement_id").loc[row["statement_id"]]
    assert statement["speaker"] == "Defense Manpower Data Center"


def test_more_than_ninety_percent_is_a_lower_bound(capture_study: tk.Study) -> None:
    """No point is invented."""
    (row,) = capture_study.quantities[capture_study.quantities["kind"] == "percent"].to_dict("records")
    assert (row["low"], row["modifier"], row["unit"], row["counted"]) == (90.0, "more_than", "%", "Syrian territory")
    assert pd.isna(row["value"])


def test_the_multiple_implies_the_earlier_figure(capture_study: tk.Study) -> None:
    """1,720 is three times about 573."""
    (row,) = capture_study.quantities[capture_study.quantities["kind"] == "multiple"].to_dict("records")
    assert row["value"] == 3.0
    assert round(row["implied_value"]) == 573
    assert row["relation"] == "previously reported"


def test_nothing_else_is_a_quantity(capture_study: tk.Study) -> None:
    """Aircraft names, years and clock times are none."""
    assert sorted(capture_study.quantities["surface"]) == ["1,720", "90 percent", "three times", "two-year"]
