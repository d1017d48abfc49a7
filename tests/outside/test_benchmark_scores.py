"""What the benchmarks print is counted as they say: every score is worked out by hand here."""

from __future__ import annotations

import importlib
import math
import sys
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from benchmarks import __main__ as bench
from benchmarks import publication, quantities, sample, statement_pairs, stories
from benchmarks.date_cases import case_is_right, whole_cases
from benchmarks.quantity_gold import in_gold_form, peer_in_gold_form
from benchmarks.quantity_misses import print_misses
from benchmarks.sample import (
    Score,
    match,
    match_either_way,
    offsets,
    same_content,
    same_date,
    same_number,
    speaker_share,
)
from benchmarks.statements import outcomes, peer_rows, print_reliability, score_rows
from toolkit.dates import find_publication
from toolkit.quantities import find_quantities


def statement(content: str, speaker: str = "Ada Lund", article: str = "a") -> dict[str, Any]:
    return {"article_id": article, "content": content, "speaker": speaker}


# The sample gold


def test_f1_of_a_score() -> None:
    """Three of four found are right, of six in gold: twice three by ten."""
    assert Score(4, 3, 6).f1 == pytest.approx(0.6)


def test_nothing_found_where_nothing_is_to_find_is_right() -> None:
    """An empty gold met by silence."""
    assert Score(0, 0, 0).f1 == 1.0


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("The port is shut.", "the port is shut", True),
        ("the port is shut", "the port is shut until May", True),  # four of six
        ("the port", "the port is shut until May", False),  # two of six
        ("the port and the mill", "the port", False),  # a word counts as often as it stands there: two of five
    ],
)
def test_contents_are_the_same_when_they_share_half_of_their_words(one: str, other: str, same: bool) -> None:
    """Case and marks do not count."""
    assert same_content(statement(one), statement(other)) is same


def test_a_gold_row_is_met_by_one_found_row() -> None:
    """Found twice, it is right once; a row of another article is none of it."""
    found = [statement("the port is shut"), statement("the port is shut"), statement("the port is shut", article="b")]
    assert match(found, [statement("the port is shut")], same_content) == Score(3, 1, 1)


def test_the_share_of_right_speakers_is_of_the_matched() -> None:
    """Two contents are found, one of them with gold's speaker; what was missed does not count here."""
    gold = [statement("the port is shut"), statement("the mill burns"), statement("nobody knows")]
    found = [statement("the port is shut"), statement("the mill burns", speaker="Oto Brandt")]
    assert speaker_share(found, gold) == Score(2, 1, 2)


def test_direct_statements_may_be_met_by_any_form() -> None:
    """One of two found as direct is right, the one direct one of gold is found: F1 of a half and a whole."""
    gold = [statement("the port is shut"), statement("the mill burns")]
    found = [statement("the port is shut"), statement("rain is near")]
    assert match_either_way(found, gold, (found, gold[:1])).f1 == pytest.approx(2 / 3)


def test_dates_are_the_same_by_span_and_value() -> None:
    """An unresolved date and one without value are the same."""
    date = {"start": 3, "end": 9, "value": None}
    assert same_date(date, date | {"value": ""})
    assert not same_date(date, date | {"end": 10})


def quantity(**cells: Any) -> dict[str, Any]:
    return {"start": 0, "end": 2, "unit": "", "modifier": "exact", "value": None, "low": None, "high": None} | cells


@pytest.mark.parametrize(
    "one, other, same",
    [
        (quantity(value=90), quantity(value="90", end=12), True),
        (quantity(value=90), quantity(value=90, start=2, end=4), False),  # beside it
        (quantity(value=90, unit="%"), quantity(value=90), False),
        (quantity(value=90, modifier="more_than"), quantity(low=90, modifier="at_least"), True),  # both 90 and up
        (quantity(value=90, modifier="more_than"), quantity(value=90), False),
        (quantity(low=10, high=15, modifier="between"), quantity(low="10.0", high="15", modifier="between"), True),
    ],
)
def test_numbers_are_the_same_by_place_bounds_and_unit(one: Any, other: Any, same: bool) -> None:
    """Cells of gold are words, ours are numbers."""
    assert same_number(one, other) is same


def test_bounds_of_a_number_with_an_open_end() -> None:
    """ "at most 5" leaves everything below it open."""
    assert sample.bounds(quantity(value=5, modifier="at_most")) == (-math.inf, 5.0)


def test_gold_that_does_not_stand_in_its_article_is_named() -> None:
    """A slip in the gold stops the benchmark."""
    with pytest.raises(ValueError, match="gold of a: 'port' does not stand 2 times"):
        offsets({"article_id": "a", "surface": "port", "nth": "2"}, "the port")


# Dates


def case(text: str, *expected: dict[str, Any], ref: str = "2021-05-12") -> dict[str, Any]:
    return {"input": text, "ref": ref, "expected": list(expected), "negative": not expected}


def reading(words: str, text: str, kind: str, **values: Any) -> dict[str, Any]:
    start = text.index(words)
    return {"start": start, "end": start + len(words), "type": kind, "values": [values]}


DAY, WEEK, STRETCH = "It rained on 3 May 2021.", "It rained for two weeks.", "It rained from 3 May to 5 May 2021."


@pytest.mark.parametrize(
    "sentence, right",
    [
        (case(DAY, reading("3 May 2021", DAY, "date", timex="2021-05-03")), True),
        (case(DAY, reading("3 May 2021", DAY, "date", timex="2021-05-04")), False),
        (case(DAY, reading("3 May 2021", DAY, "date", value="2021-05-03")), True),
        (case(DAY), False),  # where nothing is to be found, something is
        (case("It rained."), True),
        (case("It rained.", reading("It", "It rained.", "date", timex="2021")), False),
        (case(WEEK, reading("two weeks", WEEK, "duration", value="1209600")), True),  # two weeks in seconds
        (case(WEEK, reading("two weeks", WEEK, "duration", value="604800")), False),
        (case(STRETCH, reading("from 3 May to 5 May 2021", STRETCH, "daterange", start="2021-05-03", end="2021-05-05")),
         True),  # the last day that is named, or the day after
    ],
)  # fmt: skip
def test_a_sentence_is_right_as_a_whole(sentence: dict[str, Any], right: bool) -> None:
    """Every expected expression, in an allowed reading, and no other."""
    assert case_is_right(sentence) is right


def test_silence_is_counted_by_itself() -> None:
    """(right, silent, all, all with nothing to find): the second case is wrong, the third rightly silent."""
    cases = [case(DAY, reading("3 May 2021", DAY, "date", timex="2021-05-03")), case(DAY), case("It rained.")]
    assert whole_cases(cases) == (2, 1, 3, 2)


def test_gold_is_disputed_where_the_page_itself_says_another_day() -> None:
    """By more than one day; a page that says nothing disputes nothing."""
    said = {"meta:article:published_time": "2021-05-03T22:00:00Z"}
    assert [publication._disputed(day, said) for day in ("2021-05-03", "2021-05-04", "2021-05-05")] == [
        False,
        False,
        True,
    ]
    assert not publication._disputed("2021-05-03", {})


def test_a_month_is_no_day_of_publication() -> None:
    """What is known by the month counts neither as right nor as wrong."""
    found = find_publication("Nothing is dated here.")._replace(published=datetime(2021, 5, 1), published_grain="month")
    assert publication._day(found) is None
    assert publication._day(found._replace(published_grain="day")) == "2021-05-01"


# Quantities


def gold_form(text: str, scheme: str = "newsquant", scope: Any = ()) -> list[dict[str, Any]]:
    return in_gold_form(find_quantities(text), text, scheme, scope)


def test_currencies_have_the_names_of_the_gold() -> None:
    """Ours are codes."""
    (row,) = gold_form("It cost more than 5 million euros.")
    assert (row["value"], row["modifier"], row["unit"]) == (5e6, ">", "euro")


def test_a_count_in_newsquant_has_its_noun_as_unit() -> None:
    """In the singular, without small words."""
    (row,) = gold_form("Some 40 fishing boats sank.")
    assert (row["value"], row["modifier"], row["unit"]) == (40.0, "~", "fishing boats")


def test_a_range_keeps_both_ends_and_no_value() -> None:
    """As the gold has it."""
    (row,) = gold_form("Between 10 and 15 percent agreed.", "newshard")
    assert (row["value"], row["low"], row["high"], row["modifier"]) == (None, 10.0, 15.0, "=")


def test_a_scheme_is_told_by_the_name_of_the_file() -> None:
    """Whatever else the name says."""
    names = ("newshard_dev.jsonl", "ud_pud_dev.jsonl", "recog_NumberModel_dev.jsonl", "quantulum3_dev.jsonl")
    assert [quantities.scheme_of(name) for name in names] == ["newshard", "ud", "recog", "newsquant"]


def test_what_the_peer_finds_has_no_bounds() -> None:
    """It gives a value, a unit and the unit's kind."""
    unit = SimpleNamespace(name="percentage", entity=SimpleNamespace(name="dimensionless"))
    (row,) = peer_in_gold_form([SimpleNamespace(span=(0, 2), surface="5%", value=5.0, unit=unit)])
    assert (row["value"], row["low"], row["modifier"], row["unit"], row["kind"]) == (
        5.0, None, "=", "percentage", "dimensionless",
    )  # fmt: skip


@pytest.mark.parametrize(
    "one, other, close",
    [(None, None, True), (None, 0.0, False), (1e6, 1e6 + 5, True), (1e6, 1e6 + 50, False), (0.0, 0.0, True)],
)
def test_values_are_close_by_one_in_a_hundred_thousand(one: float | None, other: float | None, close: bool) -> None:
    """An open end is close to an open end alone."""
    assert quantities._close(one, other) is close


def test_misses_are_told_sentence_by_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """What is right is not printed."""
    five, six = ({"value": n, "modifier": "=", "unit": "-", "kind": "count", "concept": None} for n in (5.0, 6.0))
    gold = [{"text": "Five came.", "quantities": [five]}, {"text": "Six came.", "quantities": [six]}]
    scorer: Any = SimpleNamespace(vmatch=lambda a, b: a["value"] == b["value"], canon=str)
    print_misses(gold, [{"quantities": [five]}, {"quantities": [five]}], scorer)
    assert [line.split(" ")[:5] for line in capsys.readouterr().out.splitlines()] == [
        ["Six", "came."], ["", "", "", "-", "missed"], ["", "", "", "+", "extra"],
    ]  # fmt: skip


# Statements


SAID = 'Ada Lund said: "The port will be shut until the spring." It is cold.'


def test_the_peer_takes_the_words_beside_the_verb() -> None:
    """Its quotations need four words or more."""
    start = SAID.index('"')
    assert peer_rows({"text": SAID}) == [
        {"speaker": [0, 8], "cue": [9, 13], "content": [[start, SAID.rindex('"') + 1]]},
    ]
    assert peer_rows({"text": 'Ada Lund said "no".'}) == []


def test_confidence_is_reported_in_tenths(capsys: pytest.CaptureFixture[str]) -> None:
    """Certainty stands in the last tenth."""
    print_reliability([(0.05, False), (0.93, True), (1.0, True), (0.95, False)])
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["0.0-0.1", "0.00", "of", "1"], ["0.9-1.0", "0.67", "of", "3"],
    ]  # fmt: skip


def test_the_printed_figures_of_the_scorer_are_read() -> None:
    """A line has several F1: the first is the match, the last with the speaker."""

    def say(gold: str, found: str) -> None:
        sys.stdout.write("content tokens P 0.1 R 0.2 F1 0.900\nall match F1 0.800 exact F1 0.600 speaker F1 0.700\n")

    scorer = SimpleNamespace(main=say)
    assert score_rows(scorer, stories.GOLD, [{"id": "a"}], [[]]) == {
        "content tokens F1": 0.9, "statement match F1, all": 0.8, "statement + speaker F1, all": 0.7,
    }  # fmt: skip


def test_outcomes_of_nothing_found() -> None:
    """A document without statements found has no outcomes."""
    scorer = SimpleNamespace(tokens_of=lambda text: [(0, 2)], cover_fast=lambda *_: set())
    assert outcomes(scorer, {"text": "No", "attributions": []}, []) == []


def test_pairs_of_statements_are_read_by_themselves() -> None:
    """A denial of the same words is one; two rows are never brought together."""
    words = "the airline Norwing has paid all refunds"
    row = {"first": words, "first_cue": "claim", "second": words, "second_cue": "denial"}
    found, strangers = statement_pairs.hints([row])
    assert (found, strangers) == (["denial"], 0)


# Stories


def test_scores_of_pairs_of_reprints() -> None:
    """Two of three brought together are pairs, of four pairs in all."""
    gold = [("1", True), ("1", True), ("0", True), ("1", False), ("1", False), ("0", False)]
    assert stories.scores([({"same": same}, together) for same, together in gold]) == (
        "precision 0.667 (2 of 3), recall 0.500 (2 of 4)"
    )


def test_scores_of_no_pairs_say_so() -> None:
    """Nothing is divided by nothing."""
    assert stories.scores([]) == "precision none to count, recall none to count"


# The command


def test_a_section_that_breaks_is_named_and_the_rest_still_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The exit code tells of it."""

    def load(name: str) -> Any:
        ran.append(name)
        return SimpleNamespace(main=(lambda: 1 / 0) if name.endswith("dates") else (lambda: None))

    ran: list[str] = []
    monkeypatch.setattr(importlib, "import_module", load)
    assert bench.main(["dates", "stories"]) == 1
    assert ran == ["benchmarks.dates", "benchmarks.stories"]
    assert capsys.readouterr().out.endswith("failed: dates\n")
