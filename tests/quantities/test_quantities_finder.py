"""What the finder reads in a sentence, row by row, and where it must stay silent."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from toolkit.quantities import find_non_quantities, find_quantities

CASES = Path(__file__).resolve().parents[1] / "cases"


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def number(cell: str) -> float | None:
    return float(cell) if cell else None


@pytest.mark.parametrize("case", rows("quantities"), ids=lambda case: case["text"])
def test_quantity(case: dict[str, str]) -> None:
    """The sentence holds the quantity of the row."""
    found = [q for q in find_quantities(case["text"]) if q.surface == case["surface"]]
    assert len(found) == 1, [q.surface for q in find_quantities(case["text"])]
    [q] = found
    assert (q.value, q.low, q.high) == pytest.approx((number(case["value"]), number(case["low"]), number(case["high"])))
    assert [q.modifier, q.unit, q.kind, q.counted, q.place] == [
        case[name] for name in ("modifier", "unit", "kind", "counted", "place")
    ]


@pytest.mark.parametrize("case", rows("quantities_none"), ids=lambda case: f"{case['text']} ({case['surface']})")
def test_no_quantity(case: dict[str, str]) -> None:
    """The number counts nothing, and the reason is given."""
    reasons = {n.surface: n.reason for n in find_non_quantities(case["text"])}
    assert reasons.get(case["surface"]) == case["reason"]
    assert case["surface"] not in [q.surface for q in find_quantities(case["text"])]


def test_surfaces_are_the_text() -> None:
    """Every span of every row holds exactly its surface."""
    for case in rows("quantities") + rows("quantities_none"):
        for q in find_quantities(case["text"]):
            assert case["text"][q.start : q.end] == q.surface
            if q.counted_start is not None:
                assert case["text"][q.counted_start : q.counted_end] == q.counted


def test_multiple_implies_the_earlier_number() -> None:
    """ "1,720 ..., three times as many as previously reported" implies about 573 before."""
    text = "A census found 1,720 US troops in Syria, three times as many as previously reported."
    troops, multiple = find_quantities(text)
    assert (multiple.kind, multiple.value, multiple.relation) == ("multiple", 3, "previously reported")
    assert multiple.implied_value == pytest.approx(573.33, abs=0.01)
    assert multiple.counted == troops.counted == "US troops"


def test_a_number_that_the_sentence_rejects_says_so() -> None:
    """ "Not the 900 claimed" keeps the number, marked as denied in its rule; the number that stands is not marked."""
    text = "The ministry counted 12 boats, not the 900 claimed."
    assert [(q.surface, q.rule) for q in find_quantities(text)] == [
        ("12", "count in digits"), ("900", "count in digits, denied"),
    ]  # fmt: skip


def test_a_bound_is_no_change() -> None:
    """ "Up to 40" is a bound, "up 40" a change."""
    assert [q.change for q in find_quantities("Up to 40 came. Exports are up 40 percent.")] == ["", "up"]


def test_a_scaled_decimal_is_the_number_people_write() -> None:
    """4.1 million is 4,100,000 to the last digit."""
    assert [q.value for q in find_quantities("4.1 million and $4.1m")] == [4_100_000, 4_100_000]


def test_the_two_ends_of_a_change_share_unit_and_scale() -> None:
    """ "From 24.2 to 33-35 billion euros" begins at 24.2 billion euros."""
    first, second = find_quantities("Sales will rise from 24.2 to 33-35 billion euros.")
    assert (first.value, first.unit, first.rule) == (24.2e9, "EUR", "change from")
    assert (second.low, second.high, second.change, second.rule) == (33e9, 35e9, "up", "change to")


def test_a_sum_in_brackets_has_the_holder_of_the_first() -> None:
    """ "Kemp earned 7.5 million crowns ($1.1 million)" tells of Kemp twice."""
    found = find_quantities("Kemp earned 7.5 million Danish crowns (US $1.1 million).")
    assert [q.subject for q in found] == ["Kemp", "Kemp"]


def test_a_decimal_comma_is_a_setting() -> None:
    """ "1.720,5" is 1720.5 for an outlet that writes decimals with a comma."""
    [q] = find_quantities("1.720,5 Tonnen", decimal=",")
    assert q.value == 1720.5


def test_an_unknown_convention_is_refused() -> None:
    """Another decimal mark is refused by name."""
    with pytest.raises(ValueError, match="decimal is ';'"):
        find_quantities("5", decimal=";")


@pytest.mark.parametrize("text", ["1" + "0" * 400, "7" * 100_000])
def test_a_number_beyond_all_use_is_refused(text: str) -> None:
    """A string of hundreds of digits is no quantity, with the reason."""
    assert find_quantities(text) == []
    assert [n.reason for n in find_non_quantities(text)] == ["too large"]


@pytest.mark.parametrize("unit", ["1,", "1 ", "1-", "one ", "1/", "$", "1.1.", "1 to ", "between 1 and ", "a third "])
def test_hostile_repetition_takes_linear_time(unit: str) -> None:
    """Twice the text takes about twice the time."""
    import time

    def seconds(count: int) -> float:
        began = time.process_time()
        find_quantities(unit * count)
        return time.process_time() - began

    seconds(200)
    short, long = (min(seconds(count) for _ in range(3)) for count in (2_000, 8_000))
    assert long < 12 * short + 0.2


@pytest.mark.parametrize(
    "text, subjects",
    [
        ("MERROW CITY, Dec 8 (Harbour Wire) - Ostraya has 96 servicemen on the island.", ["Ostraya"]),
        ("“We came home with victory.” The order covers 400 men.", ["order"]),
        ("The island, which the Hydrographic Office puts at 40 metres, is bare.", [""]),
    ],
)
def test_a_subject_is_read_within_its_clause(text, subjects):
    """A dateline, an earlier quotation and a relative pronoun are no part of what the number is told of."""
    assert [q.subject for q in find_quantities(text)] == subjects


@pytest.mark.parametrize(
    "text, population",
    [
        ("Lund sails. Officials and Lund said there were at least 40 ships", ""),
        ("The minister announced it on Sunday, saying that 40 ships had left", ""),
        ("The mayor on Monday bought 40 ships", "mayor"),
        ("The army has 400 tanks.", "army"),
        ("Port Lisle has 12 schools.", "Port Lisle"),
        ("People in Lisle protest. Lisle has 12 schools.", "Lisle"),
        ("The coastal towns have 12 schools.", "coastal towns"),
        ("The true figure is 400 tanks.", ""),
        ("Transport takes 12 lorries.", ""),
        ("Exports reached 400 tonnes.", ""),
    ],
)
def test_a_population_is_a_people_a_place_or_a_body(text, population):
    """A matter or a figure is nobody whose number it could be."""
    assert [q.population for q in find_quantities(text)] == [population]
