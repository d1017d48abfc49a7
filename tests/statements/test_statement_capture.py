"""The page this project began with: read where it is present, never copied."""

from pathlib import Path

import pytest

from toolkit.statements import find_statements, resolve_speakers

CAPTURE = Path(__file__).resolve().parents[3] / "shared" / "data" / "capture_2021-05-10.txt"
pytestmark = pytest.mark.skipif(not CAPTURE.exists(), reason=f"development data is absent: {CAPTURE.name}")


@pytest.fixture(scope="module")
def found() -> list[tuple[str, str, str, str, str, str]]:
    text = " ".join(CAPTURE.read_text(encoding="utf-8").split("\u00a0"))
    statements = find_statements(text, engine="rules")
    speakers = resolve_speakers(text, statements)
    return [
        (s.speaker_mention, p.canonical, s.role, s.affiliation, s.cue, s.content)
        for s, p in zip(statements, speakers, strict=True)
    ]


@pytest.mark.parametrize(
    "mention, canonical, role, affiliation, cue, begins",
    [
        (
            "Maj. Gen. Igor Konashenkov",
            "Igor Konashenkov",
            "spokesman",
            "Defense Ministry",
            "said",
            '"The Pentagon consc',
        ),
        ("Konashenkov", "Igor Konashenkov", "", "", "noting", "that they show"),
        ("he", "Igor Konashenkov", "", "", "said", '"If arrivals'),
        ("Trump", "Donald Trump", "", "", "announced", "that his country"),
        ("Donald Trump", "Donald Trump", "", "", "noting", "that militants"),
        ("the US military", "US military", "", "", "stated", "that the country"),
        ("Russian President Vladimir Putin", "Vladimir Putin", "President", "Russian", "stressing", "that they are"),
        ("Adrian Rankine-Galloway", "Adrian Rankine-Galloway", "spokesman", "Pentagon", "saying", "that "),
        ("Eric Pahon", "Eric Pahon", "spokesperson", "Defense Department", "told", "that the Russian troops"),
    ],
)
def test_statement(
    found: list[tuple[str, ...]], mention: str, canonical: str, role: str, affiliation: str, cue: str, begins: str
) -> None:
    """Each statement of the page has its mention, speaker, office, body and cue."""
    expected = (mention, canonical, role, affiliation, cue)
    assert [f[:5] for f in found if f[:5] == expected and f[5].startswith(begins)] == [expected]


def test_report_speaks_for_its_body(found: list[tuple[str, ...]]) -> None:
    """A body's quarterly report gives the number, and the body is its speaker."""
    (row,) = [f for f in found if f[4] == "According to"]
    assert row[1] == "Defense Manpower Data Center"
    assert "1,720" in row[5]


def test_addressee() -> None:
    """The spokesperson told Sputnik."""
    statements = find_statements(CAPTURE.read_text(encoding="utf-8"), engine="rules")
    assert [s.relayed_to for s in statements if s.speaker_mention == "Eric Pahon"] == ["Sputnik"]
