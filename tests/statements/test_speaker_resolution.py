"""Whom a mention stands for, within an article and across articles."""

import time

import pytest

from toolkit.statements import find_statements, resolve_speakers
from toolkit.statements.linking import link_names
from toolkit.statements.names import find_names
from toolkit.statements.reading import read
from toolkit.statements.statement import Parts, build_statement


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
    begun = time.process_time()
    speakers(text)
    assert time.process_time() - begun < 8


def test_time_is_linear_in_capitals() -> None:
    """A long text all in capitals, as old wire copy is, takes a few seconds at most."""
    reading = read("ADA LUND OF THE KELL BOARD SAID IT RAINS. " * 8000)
    begun = time.process_time()
    find_names(reading)
    assert time.process_time() - begun < 8


def test_a_spokesman_for_somebody() -> None:
    """A spokesman for Dorn is not Dorn, and is named with Dorn's full name."""
    text = "Ana Dorn will not come. A spokesman for Ms. Dorn said that she is ill."
    assert speakers(text) == ["a spokesman for Ana Dorn"]


def test_a_lawyer_of_somebody() -> None:
    """Ana Dorn's lawyer is not Ana Dorn."""
    assert speakers("Ana Dorn's lawyer said that she will not come.") == ["Ana Dorn's lawyer"]


def test_a_possessor_before_a_name() -> None:
    """Dr. Lund's colleague Ivo Kerr is Ivo Kerr."""
    assert speakers("Ada Lund left. Dr. Lund's colleague Ivo Kerr said that it snows.") == ["Ivo Kerr"]


def test_a_relative_of_the_same_surname() -> None:
    """The daughter of Ivo Dorn is not Ivo Dorn, here or later."""
    text = "Dorn, 35, the daughter of former Mayor Ivo Dorn, said that it rains. Dorn said that it snows."
    assert speakers(text) == ["Dorn", "Dorn"]


def test_a_namesake_with_another_description() -> None:
    """Prime Minister Dorn is not the ferry master of that name."""
    text = "Ferry master Ivo Dorn waited. Prime Minister Dorn said that it rains."
    assert speakers(text) == ["Dorn"]


def test_the_person_just_named() -> None:
    """An office with an article is the one person of the sentence before, where no other office is known of her."""
    assert speakers("“I waited,” said Moira Lund. The baker said that it rains.") == ["Moira Lund", "Moira Lund"]


def test_the_person_just_named_in_another_paragraph() -> None:
    """Across paragraphs the office names nobody."""
    assert speakers("“I waited,” said Moira Lund.\n\nThe baker said that it rains.") == ["Moira Lund", "the baker"]


def test_two_people_just_named() -> None:
    """After a sentence with two people the office names nobody."""
    assert speakers("Ada Lund met Ivo Kerr. The baker said that it rains.") == ["the baker"]


def test_the_report_of_a_group() -> None:
    """The report is the group's whose report was spoken of."""
    text = "A report by the Strait Monitoring Group is out. The report says that ten ships sank."
    assert speakers(text) == ["Strait Monitoring Group"]


def test_the_monitors() -> None:
    """The monitors are the body whose name has the same stem."""
    text = "The Strait Monitoring Group came in May. The monitors said that ten ships sank."
    assert speakers(text) == ["Strait Monitoring Group"]


def test_another_ministry() -> None:
    """The Finance Ministry is not the Defence Ministry."""
    text = "The Kell Defence Ministry said that it rains. The Finance Ministry said that it snows."
    assert speakers(text) == ["Kell Defence Ministry", "Finance Ministry"]


def test_initials_that_the_article_explains() -> None:
    """Initials in brackets behind a name stand for it; the authority is the body that bears the word."""
    text = "The Kell Harbour Authority (KHA) is new. The KHA said that it rains. The authority said that it snows."
    assert speakers(text) == ["Kell Harbour Authority", "Kell Harbour Authority"]


def test_initials_that_nobody_explains() -> None:
    """Initials without lexicon or brackets stay themselves."""
    assert speakers("The Kell Harbour Authority is new. The KHA said that it rains.") == ["KHA"]


def test_the_subject_before_the_object() -> None:
    """A pronoun is the subject of the sentence before, not its object."""
    assert speakers("Ana Dorn met Ida Lund. She said that it rains.") == ["Ana Dorn"]


def test_whose_party() -> None:
    """A relative clause with whose leaves its subject the speaker; nothing said about anybody else."""
    assert speakers("Tobias May spoke. May, whose party lost, said that it rains.") == ["Tobias May"]


def test_no_person_is_words() -> None:
    """He is a person, never a thing that spoke before."""
    text = "Ivo Kerr spoke. The words ascribed to him said that it rains. He said that it snows."
    assert speakers(text)[-1] == "Ivo Kerr"


def test_a_month_after_a_title() -> None:
    """Councillor June May is a person."""
    assert speakers("Councillor June May said that it rains.") == ["June May"]


@pytest.mark.parametrize(
    ("mention", "speaker"),
    [
        ("Economists polled by the Lorn Wire", "Economists polled by the Lorn Wire"),
        ("Sailors interviewed by Ada Lund", "Sailors interviewed by Ada Lund"),
        ("Documents seen by the Harbour Post", "Documents seen by the Harbour Post"),
        ("A report by the Harbour Institute", "Harbour Institute"),
        ("The ship's owner, Southern Lines", "Southern Lines"),
        ("Its spokesman, Colonel Ivo Kerr", "Ivo Kerr"),
        ("Lund herself", "Lund"),
    ],
)
def test_whole_mentions(mention: str, speaker: str) -> None:
    """Who asks or reads is not who speaks; whose name follows a description is."""
    text = f"{mention} said growth would slow."
    end = len(mention)
    parts = Parts(((end + 6, len(text) - 1),), (0, end), (end + 1, end + 5), 1.0, "by hand")
    assert resolve_speakers(text, [build_statement(text, parts)])[0].canonical == speaker
