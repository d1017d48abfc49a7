"""Speakers in single passages: whom each mention stands for, and whom it does not."""

import csv
from pathlib import Path

import pytest

from toolkit.statements import find_statements, resolve_speakers

CASES = list(csv.DictReader((Path(__file__).parents[1] / "cases" / "speakers.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES, ids=[case["fact"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    """Every row of the case table has the speakers as written, in order."""
    found = resolve_speakers(case["text"], find_statements(case["text"], engine="rules"))
    assert [speaker.canonical for speaker in found] == case["expected"].split("|")
