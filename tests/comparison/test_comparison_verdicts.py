"""Verdicts on pairs of figures and implied values, against gold that was written by reading, before the code."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from toolkit.comparison import Claim, compare_claims, read_claim
from toolkit.comparison.verdicts import contradicted
from toolkit.quantities import find_quantities

CASES = Path(__file__).resolve().parents[1] / "cases"


def rows(name: str) -> list[dict[str, str]]:
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def moment(stamp: str) -> tuple[datetime, datetime] | None:
    """A day as that day, a month as its first four weeks; the gold has no month that needs more."""
    if not stamp:
        return None
    day = datetime.fromisoformat(stamp if len(stamp) > 7 else f"{stamp}-01")
    return day, day.replace(hour=23) if len(stamp) > 7 else day.replace(day=28)


CLAIMS: dict[str, Claim] = {
    row["claim"]: read_claim(find_quantities(row["text"])[0], source=row["source"], as_of=moment(row["as_of"]))
    for row in rows("comparison_claims")
}
PAIRS = rows("comparisons")


def verdicts() -> list[tuple[str, str]]:
    return [(row["verdict"], compare_claims(CLAIMS[row["first"]], CLAIMS[row["second"]]).verdict) for row in PAIRS]


def test_verdicts_reach_their_goal() -> None:
    """Macro F1 over all verdicts is at least 0.90, and a claimed contradiction is one in at least 95 of 100 cases."""
    found = verdicts()
    gold, ours, right = (
        Counter(g for g, _ in found),
        Counter(o for _, o in found),
        Counter(g for g, o in found if g == o),
    )
    scores = [2 * right[v] / (gold[v] + ours[v]) for v in gold]
    assert sum(scores) / len(scores) >= 0.90
    assert right["contradiction"] / ours["contradiction"] >= 0.95


def test_verdict_does_not_hang_on_the_order() -> None:
    """Two claims stand to each other as the other way round."""
    for row in PAIRS:
        one, other = CLAIMS[row["first"]], CLAIMS[row["second"]]
        assert compare_claims(one, other).verdict == compare_claims(other, one).verdict


def test_every_verdict_has_its_reason() -> None:
    """No verdict stands without words that explain it."""
    assert all(compare_claims(CLAIMS[row["first"]], CLAIMS[row["second"]]).reason for row in PAIRS)


def implied() -> list[tuple[dict[str, str], float | None]]:
    found = []
    for row in rows("implied_values"):
        values = [q.implied_value for q in find_quantities(row["text"]) if q.surface.lower() == row["surface"].lower()]
        found.append((row, values[0] if values else None))
    return found


def test_implied_values_reach_their_goal() -> None:
    """At least 95 of 100 implied values are right."""
    right = [v is not None and v == pytest.approx(float(row["implied_value"]), rel=1e-6) for row, v in implied()]
    assert sum(right) / len(right) >= 0.95


@pytest.mark.parametrize("row", rows("implied_silences"), ids=lambda row: row["text"])
def test_nothing_follows_without_a_base(row: dict[str, str]) -> None:
    """A multiple without a number to apply it to, a bound and an idiom imply no value."""
    assert not [q for q in find_quantities(row["text"]) if row["surface"] in q.surface and q.implied_value is not None]


@pytest.mark.parametrize(
    "day, time", [("2031-03-01", "for the same time"), ("2031-03-09", "though they seem to hold for two times")]
)
def test_a_contradiction_says_what_the_times_are(day: str, time: str) -> None:
    """Where time does not explain two figures, their days may still be two."""
    one = read_claim(find_quantities("900 soldiers")[0], source="Kerr", as_of=moment("2031-03-01"))
    other = read_claim(find_quantities("1,720 soldiers")[0], source="Dorn", as_of=moment(day))
    assert contradicted(one, other).reason == f"900 and 1,720 exclude each other, {time}, from Kerr and Dorn"
