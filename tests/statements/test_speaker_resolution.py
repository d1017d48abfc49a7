"""Whom a mention stands for, within an article and across articles."""

import time

from toolkit.statements import find_statements, resolve_speakers
from toolkit.statements.linking import link_names


def speakers(text: str) -> list[str]:
    return [s.canonical for s in resolve_speakers(text, find_statements(text, engine="rules"))]


def test_surname_then_full_name() -> None:
    """A surname stands for the one full name that bears it."""
    assert speakers("Ada Lund said it rains. Lund said it snows.") == ["Ada Lund", "Ada Lund"]


def test_pronouns_by_gender() -> None:
    """She is the woman and he the man, whoever spoke last."""
    text = "Ada Lund said it rains. Ivo Kerr said it snows. She said it hails. He said it thaws."
    assert speakers(text) == ["Ada Lund", "Ivo Kerr", "Ada Lund", "Ivo Kerr"]


def test_two_people_of_one_surname() -> None:
    """Mr. and Mrs. tell two people of one surname apart."""
    text = "Ada Lund said it rains. Karl Lund said it snows. Mrs. Lund said it hails. Mr. Lund said it thaws."
    assert speakers(text) == ["Ada Lund", "Karl Lund", "Ada Lund", "Karl Lund"]


def test_the_spokesman() -> None:
    """The spokesman is the nearest person with that office."""
    assert speakers("Ministry spokesman Ivo Kerr said it rains. The spokesman said it snows.") == [
        "Ivo Kerr",
        "Ivo Kerr",
    ]


def test_the_ministry() -> None:
    """The ministry is the nearest body of that kind."""
    text = "The Kell Harbour Ministry said it rains. The ministry said it snows."
    assert speakers(text) == ["Kell Harbour Ministry", "Kell Harbour Ministry"]


def test_pentagon_by_lexicon() -> None:
    """The Pentagon and the Defense Department are one body, because the lexicon says so."""
    assert len(set(speakers("The Pentagon said it rains. The Defense Department said it snows."))) == 1


def test_unnamed_stay_as_named() -> None:
    """Two officials are two officials, with a small letter."""
    assert speakers("Two officials said it rains.") == ["two officials"]


def test_paper_speaks_for_its_owner() -> None:
    """A body's report speaks for the body."""
    assert speakers("According to the Kell Data Center's quarterly report, it rains.") == ["Kell Data Center"]


def test_unknown_stays_empty() -> None:
    """A pronoun with nobody before it names nobody."""
    assert speakers("He said it rains.") == [""]


def test_across_articles() -> None:
    """A surname alone meets the full name of another article, unless two people bear it."""
    assert link_names(["Ada Lund", "Lund"])["Lund"] == "Ada Lund"
    assert link_names(["Ada Lund", "Karl Lund", "Lund"])["Lund"] == "Lund"


def test_time_is_linear() -> None:
    """Ten thousand names and pronouns in one article take a few seconds at most."""
    piece = "Ada Lund{0} Lund and the Kell{0} Board said it rains. She said it snows. Lund said no. "
    text = "".join(piece.format(number) for number in range(3000))
    begun = time.perf_counter()
    speakers(text)
    assert time.perf_counter() - begun < 8
