"""What the browser gets: everything needed, counted as browsers count, nothing guessed."""

from __future__ import annotations

import gzip
import json

from made_studies import TEXT, small_study, study_of

import toolkit as tk
from toolkit.panels.payload import describe, pack, utf16_measure


def browser_slice(text: str, start: int, end: int) -> str:
    """What JavaScript's text.slice(start, end) gives."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def test_offsets_are_counted_as_browsers_count() -> None:
    """An emoji is one character to Python and two to a browser; the marks still stand at the words."""
    held = describe(small_study())
    spans = [held["statements"]["spans"][row][0] for row in range(3)]
    assert [browser_slice(TEXT, *span) for span in spans] == [
        "the gate <b>stays</b> shut",
        "1,720 dockers had been told",
        "the plan was ready",
    ]
    assert browser_slice(TEXT, *held["articles"][0]["dates"][0][:2]) == "3 May 2021"
    assert browser_slice(TEXT, *held["statements"]["cue_span"][1]) == "denied"


def test_plain_text_needs_no_conversion() -> None:
    """Accents and Arabic letters are one unit in both counts."""
    assert [utf16_measure("é، ق")(at) for at in range(4)] == [0, 1, 2, 3]


def test_unknown_stays_empty() -> None:
    """An undated statement has no time, an unnamed speaker no name."""
    statements = describe(small_study())["statements"]
    assert statements["said_begin"][2] is None
    assert statements["speaker"][2] is None
    assert statements["said_begin"][0] == 1_620_000_000_000


def test_a_study_packs_to_the_same_bytes_again() -> None:
    """No clock and no chance goes in."""
    assert pack(small_study()) == pack(small_study())


def test_packing_is_gzipped_json() -> None:
    """Any browser since 2023 unpacks it without a library."""
    held = json.loads(gzip.decompress(pack(small_study(), title="Harbour")))
    assert held["title"] == "Harbour"
    assert held["articles"][0]["text"] == TEXT


def test_labels_tell_grain_and_counted() -> None:
    """What the reader shows on a date and a number."""
    article = describe(small_study())["articles"][0]
    assert article["dates"][0][2] == "3 May 2021"
    assert article["quantities"][0][2] == "1,720 · dockers"


def test_an_empty_study_packs() -> None:
    """No articles, no statements, still a payload."""
    assert describe(study_of([]))["statements"]["id"] == []


def test_broken_characters_do_not_stop_it() -> None:
    """A lone surrogate, which no file should hold, becomes a question mark of the same length."""
    study = study_of([{"article_id": "a", "kind": "txt", "text": "ab"}])
    study.articles["text"] = study.articles["text"].astype(object)
    study.articles.loc[0, "text"] = "a\ud800"
    assert json.loads(gzip.decompress(pack(study)))["articles"][0]["text"] == "a?"


def test_failures_are_not_passed_over() -> None:
    """Where articles could not be analysed, the panel knows it and can say so."""
    study = small_study()
    tables = (study.articles, study.segments, study.statements, study.dates, study.quantities, study.speakers)
    assert describe(type(study)(*tables, {"problems": ["a1: broken"]}))["problems"] == 1


def test_a_segment_carries_its_reason_and_its_name() -> None:
    """The reader shows why a stretch was cut; a correction names it."""
    study = small_study()
    first = study.segments.iloc[0]
    assert describe(study)["articles"][0]["segments"][0][2:] == [first["kind"], first["reason"], first["segment_id"]]


def test_what_lies_in_no_calendar_is_told_in_words() -> None:
    """No TIMEX value such as P2Y reaches a reader."""
    study = tk.analyse(
        tk.load_articles(["The two-year talks, held every Tuesday, recently came to three times as many pages."]),
        engine="rules",
    )
    (article,) = describe(study)["articles"]
    labels = {article["text"][start:end]: label for start, end, label in article["dates"] + article["quantities"]}
    assert labels["every Tuesday"] == "a time that comes again"
    assert labels["recently"] == "no certain day: not tied to the calendar"
    assert labels["three times"].startswith("3 times")
