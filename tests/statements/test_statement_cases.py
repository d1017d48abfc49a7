"""Statements in single sentences: what is found, and what is not."""

import csv
from pathlib import Path

import pytest

from toolkit.statements import find_statements

CASES = list(csv.DictReader((Path(__file__).parents[1] / "cases" / "statements.csv").open(encoding="utf-8")))


@pytest.mark.parametrize("case", CASES, ids=[case["fact"] for case in CASES])
def test_case(case: dict[str, str]) -> None:
    """Every row of the case table is found as written, and nothing else."""
    text = case["text"].replace("\\n", "\n")
    found = [f"{s.speaker_mention}|{s.cue}|{s.form}|{s.content}" for s in find_statements(text, engine="rules")]
    assert found == (case["expected"].split(";;") if case["expected"] else [])


@pytest.mark.parametrize("case", CASES, ids=[case["fact"] for case in CASES])
def test_spans(case: dict[str, str]) -> None:
    """Every span of every statement holds its wording."""
    text = case["text"].replace("\\n", "\n")
    for s in find_statements(text, engine="rules"):
        assert text[s.start : s.end] == s.surface
        assert (s.speaker_mention == "") == (s.speaker_start is None)
        assert s.speaker_start is None or text[s.speaker_start : s.speaker_end] == s.speaker_mention
        assert text[slice(s.cue_start, s.cue_end)] == s.cue
        assert " … ".join(text[a:b] for a, b in s.content_spans) == s.content
