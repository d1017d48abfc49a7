"""What the words around a number add to it: what a bare number counts, who tells it, and what keeps two apart."""

from __future__ import annotations

import pytest

from toolkit.comparison import compare_claims, read_claim
from toolkit.comparison.ellipses import complete
from toolkit.comparison.records import Setting
from toolkit.comparison.settings import read_settings
from toolkit.quantities import find_quantities


def settings(text: str) -> list[Setting]:
    return read_settings(text, find_quantities(text))


def verdict(text: str) -> str:
    found = find_quantities(text)
    one, other = (
        read_claim(q, source=f"source {i}", setting=s)
        for i, (q, s) in enumerate(zip(found, read_settings(text, found), strict=True))
    )
    return compare_claims(one, other).verdict


def test_a_bare_number_counts_what_was_counted_before() -> None:
    """The 540 of the operator are drivers, as the 900 of the union are."""
    one, other = settings("The union counted 900 drivers, while the operator counted 540.")
    assert (one.source, other.source) == ("union", "operator")
    assert other.things == ("drivers",)


def test_lost_lives_are_deaths() -> None:
    """Wordings of death are one status."""
    assert [s.fate for s in settings("The toll: 41 dead. More than 60 have lost their lives.")] == ["killed", "killed"]


@pytest.mark.parametrize(
    "text",
    [
        "The firm now employs 900 workers. It will hire 300 workers.",
        "Some 500 soldiers serve in Pell. Forty of them are medics.",
        "The rate was 6 percent. In the north the rate was 9 percent.",
        "The union demanded $4 an hour. The firm offered $2 an hour.",
        "The fee is $700 a year. It rose by $50 a year.",
    ],
)
def test_different_things_are_not_compared(text: str) -> None:
    """Planned and done, part and whole, region and country, demand and offer, change and level stay apart."""
    assert verdict(text) == "incomparable"


def test_acres_are_compared_with_hectares() -> None:
    """Units of one measure are compared in one."""
    assert verdict("The fire burned 10,000 acres. The fire burned 4,047 hectares.") in ("equal", "refines")


@pytest.mark.parametrize(
    "text, source",
    [
        ("Some 790 were deported according to the ministry; others say less.", "ministry"),
        ("Under 300 are missing by the government's count.", "government"),
        ("More than 160,000 waited, by the reckoning of nobody in particular.", ""),
        ("They counted 300 by Monday's end.", ""),
    ],
)
def test_who_tells_a_number_may_stand_behind_it(text: str, source: str) -> None:
    """Somebody named behind a number tells it; a day does not."""
    assert read_settings(text, find_quantities(text))[0].source == source


def test_a_magnitude_borrows_no_unit() -> None:
    """A quake of 6.8 is not one of 6.8 kilometres, however near the kilometres stand."""
    text = "The quake struck 14 kilometres below Pell. It had a magnitude of 6.8, the institute said."
    assert [quantity.unit for quantity in complete(find_quantities(text), text)] == ["kilometre", ""]


@pytest.mark.parametrize(
    "text, unit, value",
    [
        ("The dam costs $220 million, the union speaks of 300.", "USD", 300e6),
        ("The dam costs $220 million, the union speaks of 2,300.", "", 2300),
        ("They fire 5,000 shells a day; the other side manages 2,000.", "per day", 2000),
    ],
)
def test_a_bare_number_borrows_unit_and_scale(text: str, unit: str, value: float) -> None:
    """A million where it is of the other's size then; a number of four digits is short for none."""
    last = complete(find_quantities(text), text)[-1]
    assert (last.unit, last.value) == (unit, value)


def test_a_label_before_a_colon_tells_what_became_of_the_counted() -> None:
    """ "Injured: 70" counts the injured, whatever the sentence before it tells."""
    assert [s.fate for s in settings("A man of 71 died of burns. Injured: fewer than 70.")][-1] == "wounded"


def test_a_number_that_another_is_compared_with_is_a_base() -> None:
    """The 30 is what the 40 is compared with."""
    found = settings("Sales rose to 40 million crowns in the quarter, from 30 million crowns a year earlier.")
    assert [s.base for s in found] == [False, True]


def test_a_bound_is_no_comparison() -> None:
    """More than 1,500 compares with nothing."""
    assert [s.base for s in settings("More than 1,500 soldiers left Pell.")] == [False]


def test_the_stretch_of_time_a_number_is_of_is_known() -> None:
    """The loss is of the third quarter."""
    assert [s.spans for s in settings("The firm lost 40 million crowns in the third quarter.")] == [{"third quarter"}]
