"""Statements of different speakers about the same matter, and the hint how they stand to each other."""

from __future__ import annotations

import pytest

from toolkit.comparison.statements import Said, pair_statements


def pair(first: str, second: str, *, cues: tuple[str, str] = ("claim", "claim"), speakers: str = "AB") -> list[str]:
    said = [
        Said("s1", speakers[0], first, cues[0], False),
        Said("s2", speakers[1], second, cues[1], False),
        Said("s3", "C", "Harvests in the southern valleys were good this autumn", "neutral", False),
    ]
    return [found.hint for found in pair_statements(said) if {found.first, found.second} == {"s1", "s2"}]


@pytest.mark.parametrize(
    "first, second, hint",
    [
        ("The Kestrel Strait is open to ships", "The Kestrel Strait is closed to all ships", "contradiction"),
        (
            "The patrol boat crossed into Vessan waters",
            "The patrol boat never crossed into Vessan waters",
            "contradiction",
        ),
        ("The pipeline at Orin was attacked by drones", "The pipeline at Orin was attacked by drones", "agreement"),
        ("96 sailors are still on Holm Rock", "Not one sailor is left on Holm Rock", "contradiction"),
        ("96 sailors are still on Holm Rock", "Holm Rock is not for sale", "same matter"),
        ("Kestria will keep its garrison in Velm", "The garrison in Velm cost Kestria dearly", "same matter"),
    ],
)
def test_hint(first: str, second: str, hint: str) -> None:
    """Negation and opposite words hint at a contradiction, the same words at agreement."""
    assert pair(first, second) == [hint]


def test_a_denial_is_told_by_its_cue() -> None:
    """A statement under a denying cue denies the other about the same matter."""
    said = "Vessan forces mined the Kestrel Strait"
    assert pair(said, said, cues=("claim", "denial")) == ["denial"]


def test_statements_about_different_things_stay_apart() -> None:
    """Without shared names or terms nothing is paired."""
    assert pair("The Kestrel Strait is open", "Bread is dear in the capital") == []


def test_one_speaker_is_not_paired_with_himself() -> None:
    """Only different speakers are brought together."""
    said = "Vessan forces mined the Kestrel Strait"
    assert pair(said, said, speakers="AA") == []


def test_every_pair_shows_its_evidence() -> None:
    """The hint is never without the words it rests on."""
    found = pair_statements(
        [
            Said("s1", "A", "The bridge at Pell is safe", "claim", False),
            Said("s2", "B", "Pell has no safe bridge", "claim", False),
        ]
    )
    assert [(p.evidence, p.shared) for p in found] == [("only one of the two negates: no", ("bridge", "pell", "safe"))]
