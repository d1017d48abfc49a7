"""Lines that show by their own words what they are."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from toolkit.segmenting.signs import dateline_end, furniture_phrase, is_byline, is_caption, is_stamp

with (Path(__file__).parents[1] / "cases" / "segments_signs.csv").open(encoding="utf-8", newline="") as stream:
    ROWS = [tuple(row) for row in csv.reader(stream)][1:]


@pytest.mark.parametrize("line,sign", ROWS)
def test_sign(line: str, sign: str) -> None:
    """The line carries this sign, or none."""
    signs = {
        "stamp": is_stamp(line),
        "byline": is_byline(line),
        "caption": is_caption(line),
        "furniture": furniture_phrase(line) is not None,
        "dateline": dateline_end(line) > 0,
    }
    assert [name for name, found in signs.items() if found] == ([sign] if sign else [])


@pytest.mark.parametrize(
    "line,dateline",
    [
        ("BRANT (Lorn Wire) — The ferry stays.", "BRANT (Lorn Wire) — "),
        ("PORT HALDANE, Sept 21 (Harbour Wire) - The ferry stays.", "PORT HALDANE, Sept 21 (Harbour Wire) - "),
        ("Brant, Merrow (AFP) -- The ferry stays.", "Brant, Merrow (AFP) -- "),
        ("BRANT – The ferry stays.", "BRANT – "),
        ("(Reuters) - The ferry stays.", "(Reuters) - "),
    ],
)
def test_dateline_ends_after_its_dash(line: str, dateline: str) -> None:
    """The dateline takes in its dash and the blank after it."""
    assert line[: dateline_end(line)] == dateline
