"""What a statement tells besides its words: office, body, class of cue, negation, relays."""

import time
from datetime import datetime

import pandas as pd
import pytest

from toolkit.dates import extract_dates
from toolkit.statements import Statement, extract_statements, find_statements
from toolkit.statements.saying import DateMention, Published, date_of_saying, told_dates
from toolkit.statements.statement import unpossessed


def only(text: str) -> Statement:
    (statement,) = find_statements(text, engine="rules")
    return statement


def test_office_and_body_before_a_name() -> None:
    """An office and its body before a ranked name are columns of their own."""
    s = only("“We go home now,” the Harbour Ministry's spokesman Maj. Gen. Ivo Kerr said.")
    assert (s.speaker_mention, s.role, s.affiliation) == ("Maj. Gen. Ivo Kerr", "spokesman", "Harbour Ministry")


def test_body_without_possessive() -> None:
    """Harbour Department spokesperson Ada Lund has the department as her body."""
    s = only("Harbour Department spokesperson Ada Lund told Radio Kell on Monday that the pier was safe.")
    assert (s.speaker_mention, s.role, s.affiliation) == ("Ada Lund", "spokesperson", "Harbour Department")


def test_office_in_an_apposition() -> None:
    """A spokesman for the ministry, after the name."""
    s = only("Ivo Kerr, a spokesman for the ministry, said the pier was safe.")
    assert (s.role, s.affiliation) == ("spokesman", "ministry")


def test_its_spokesman_belongs_to_the_subject() -> None:
    """`with its spokesman saying` names the spokesman and the body that is the subject."""
    found = find_statements(
        "The Admiralty voiced doubts about the plan, with its spokesman Ivo Kerr saying that it fails.", engine="rules"
    )
    assert ("Ivo Kerr", "spokesman", "Admiralty") in [(s.speaker_mention, s.role, s.affiliation) for s in found]


def test_addressee() -> None:
    """Who was told is kept."""
    assert only("Ada Lund told Radio Kell on Monday that the pier was safe.").relayed_to == "Radio Kell"
    assert only("“The pier is safe,” Ada Lund told Radio Kell on Monday.").relayed_to == "Radio Kell"
    assert only("“The pier is safe,” Ada Lund told her.").relayed_to == ""


def test_relayed_by() -> None:
    """A statement inside another's content came through that other."""
    found = find_statements(
        "“The pier is safe for us,” Ada Lund said on Monday, according to the Kell Post.", engine="rules"
    )
    inner = next(s for s in found if s.speaker_mention == "Ada Lund")
    assert inner.relayed_by == "the Kell Post"


def test_quoted_as_saying() -> None:
    """The quoted person speaks, and a chain of quoting outlets is kept, nearest first."""
    s = only("The Post quoted Radio Kell as quoting Ada Lund as saying that the pier was safe.")
    assert (s.speaker_mention, s.relayed_by) == ("Ada Lund", "Radio Kell < Post")


def test_unlisted_verb_beside_a_quotation() -> None:
    """After a quotation any past verb of a person is a cue."""
    assert only("“I never saw it,” Ada Lund yodelled.").cue == "yodelled"


@pytest.mark.parametrize(
    "cue, expected",
    [("said", "neutral"), ("denied", "denial"), ("vowed", "promise"), ("hopes", "belief"), ("admitted", "admission")],
)
def test_cue_class(cue: str, expected: str) -> None:
    """The class of the cue comes from the lexicon."""
    assert only(f"Ada Lund {cue} that the pier was safe.").cue_class == expected


def test_negated() -> None:
    """`did not say` is negated."""
    assert only("Ada Lund did not say whether the pier was safe.").negated


def test_participle_shares_the_subject() -> None:
    """`..., noting that ...` is said by the subject of the sentence."""
    found = find_statements(
        "On Tuesday, Ada Lund announced a new pier, noting that the old one “fell into the sea”.", engine="rules"
    )
    assert [(s.speaker_mention, s.cue) for s in found] == [("Ada Lund", "announced"), ("Ada Lund", "noting")]


def test_passive_names_nobody() -> None:
    """`was told` makes its subject no speaker."""
    assert [
        s for s in find_statements("Ada Lund was told to leave.", engine="rules") if s.speaker_mention == "Ada Lund"
    ] == []


def test_unpaired_mark_costs_little() -> None:
    """The statements after one forgotten mark are found all the same."""
    text = 'She wrote "nobody knows.\n\n“We will stay here,” Ivo Kerr said.'
    assert ("Ivo Kerr", "“We will stay here,”") in [
        (s.speaker_mention, s.content) for s in find_statements(text, engine="rules")
    ]


def test_unknown_engine() -> None:
    """An engine that does not exist is refused by name."""
    with pytest.raises(ValueError, match="'rule'; expected one of auto, model, rules"):
        find_statements("x", engine="rule")


@pytest.mark.parametrize("unit", ['"', "“a ", "said ", "he said that ", ", ", "( ", "Ada Lund, ", "who said it, "])
def test_time_is_linear(unit: str) -> None:
    """20,000 repetitions of a hostile piece take a few seconds at most."""
    begun = time.process_time()
    find_statements(unit * 20_000, engine="rules")
    assert time.process_time() - begun < 6


def test_the_minute_of_publication_is_not_the_minute_of_saying() -> None:
    """A statement dated by its article is dated to the day."""
    (statement,) = find_statements("Mayor Ilse Brandt said that the pier stays open.", engine="rules")
    published = Published(datetime(2021, 9, 22, 5, 40), "minute")
    said = date_of_saying(statement, [], sentence=(0, 48), published=published)
    assert (said.begin, said.finish, said.grain) == (datetime(2021, 9, 22), datetime(2021, 9, 23), "day")


DATED = [
    ("Ana Dorn said on Monday that the port will close.", "date expression"),
    ("In a statement on Monday, Ana Dorn said that the port will close.", "date expression"),
    ("The port, Ana Dorn said Monday, will close in the end.", "date expression"),
    ("Ana Dorn, speaking on Monday, said that the port will close.", "date expression"),
    ("Ana Dorn said in an interview published on Monday that the port is shut.", "date expression"),
    ("Ana Dorn said that the port will close on Monday.", "publication"),
    ("“The port closed on Monday,” Ana Dorn said.", "publication"),
    ("Ana Dorn, who was elected on Monday, said that the port will close.", "publication"),
    ("Dorn, who was elected on Monday, said that the port will close.", "publication"),
    ("“The port is shut,” said Dorn, who told sailors on Monday to stay.", "publication"),
    ("After the fire on Monday, Ana Dorn said that the port will close.", "publication"),
    ("The ship sank on Monday, and Ana Dorn said that nobody was hurt.", "publication"),
    ("The mayor of Kell since Monday said that the port will close.", "publication"),
]


@pytest.mark.parametrize(("text", "basis"), DATED, ids=[text for text, _ in DATED])
def test_the_date_that_belongs_to_the_cue(text: str, basis: str) -> None:
    """Monday is when it was said only where it stands with the cue: not in the content, nor in another clause."""
    (statement,) = find_statements(text, engine="rules")
    start, day = text.index("Monday"), datetime(2021, 5, 10)
    dates = [DateMention("d1", start, start + 6, "DATE", day, datetime(2021, 5, 11), "day")]
    published = Published(datetime(2021, 5, 12), "day")
    said = date_of_saying(statement, dates, sentence=(0, len(text)), published=published, text=text)
    assert said.basis == basis
    assert said.begin == (day if basis == "date expression" else datetime(2021, 5, 12))


NEGATED = [
    ("Ana Dorn did not say that the port will close.", "say", "neutral", True),
    ("Ana Dorn didn't say why the port closed.", "say", "neutral", True),
    ("Ana Dorn never promised that the port would open.", "promise", "promise", True),
    ("Ana Dorn denied that the port will close.", "deny", "denial", False),
    ("Ana Dorn declined to comment.", "decline", "denial", False),
    ("Ana Dorn hopes that the port will open.", "hope", "belief", False),
    ("Ana Dorn plans to open the port.", "plan", "intention", False),
    ("Ana Dorn threatened to close the port.", "threaten", "threat", False),
    ("Ana Dorn admitted that the port was unsafe.", "admit", "admission", False),
    ("Ana Dorn demanded that the port be closed.", "demand", "demand", False),
]


@pytest.mark.parametrize(("text", "lemma", "cue_class", "negated"), NEGATED, ids=[row[0] for row in NEGATED])
def test_the_class_of_the_cue(text: str, lemma: str, cue_class: str, negated: bool) -> None:
    """The cue has its dictionary form and class, and not saying is no saying."""
    (statement,) = find_statements(text, engine="rules")
    assert (statement.cue_lemma, statement.cue_class, statement.negated) == (lemma, cue_class, negated)


def test_a_chain_of_any_length() -> None:
    """Everybody through whom the words came is kept, nearest first."""
    text = "The Merrow Post quoted Radio Kell as quoting Ivo Kerr as saying that the port will close."
    (statement,) = find_statements(text, engine="rules")
    assert (statement.speaker_mention, statement.relayed_by) == ("Ivo Kerr", "Radio Kell < Merrow Post")


def test_an_interview() -> None:
    """Speakers before colons speak, letter by letter in questions and answers."""
    found = find_statements("Q: Will the port open in June?\n\nA: We hope so, but we need money.", engine="rules")
    assert [s.speaker_mention for s in found] == ["Q", "A"]


def test_a_poll_and_those_polled() -> None:
    """A poll before a colon relays what it says people want."""
    found = find_statements("Poll: Most sailors want the port closed.", engine="rules")
    assert [(s.speaker_mention, s.relayed_by) for s in found] == [("Poll", ""), ("Most sailors", "Poll")]


def test_paragraphs_of_two_statements() -> None:
    """A quotation that runs on behind one cue and before another is shared out by paragraphs."""
    text = "“We go,” Ana Dorn said. “They stay.\n\n“All of them stay here,” Dorn added."
    found = find_statements(text, engine="rules")
    assert [s.content for s in found] == ["“We go,” … “They stay.", "“All of them stay here,”"]
    assert [s.form for s in found] == ["direct", "direct"]


def test_a_date_that_another_tells_is_no_date_of_saying() -> None:
    """The day on which a ship sank belongs to who tells of it, not to who is cited behind."""
    text = "Ana Dorn said the ship sank on Monday, but Karl May would not say whether it burned."
    statements = find_statements(text, engine="rules")
    at = text.index("Monday")
    monday = DateMention("d", at, at + 6, "DATE", datetime(2021, 5, 10), datetime(2021, 5, 11), "day")
    published = Published(datetime(2021, 5, 12), "day")
    dates = told_dates([monday], statements)
    told = [date_of_saying(s, dates, sentence=(0, len(text)), published=published) for s in statements]
    assert [said.basis for said in told] == ["publication", "publication"]


def test_who_now_says_something_says_it_on_the_day_of_the_article() -> None:
    """The word now is no date that is unknown."""
    article = pd.DataFrame(
        {"article_id": ["a"], "text": ["Ana Dorn now says that it rains."], "published": [pd.Timestamp("2021-05-12")]}
    ).assign(published_grain="day")
    dates = extract_dates(article)
    assert list(dates["value"]) == ["PRESENT_REF"]
    assert list(extract_statements(article, dates=dates, engine="rules")["said_basis"]) == ["publication"]


def test_who_speaks_for_an_office_does_not_hold_it() -> None:
    """The first noun with its preposition is the role, the rest whom it is for; an age is no body."""
    spoken = only("A spokesman for Prime Minister Ada Lund said that the pier was safe.")
    assert (spoken.role, spoken.affiliation) == ("spokesman", "Prime Minister Ada Lund")
    aged = only("Ivo Kerr, a 29-year-old teacher, said that the pier was safe.")
    assert (aged.role, aged.affiliation) == ("teacher", "")


def test_what_is_left_of_a_verb_is_no_speaker() -> None:
    """A pronoun stands without the verb that is joined to it."""
    assert unpossessed("they’ve called it", (0, 7)) == (0, 4)
    assert unpossessed("O'Neill called it", (0, 7)) == (0, 7)


def test_how_many_is_no_office() -> None:
    """Some, many and several tell no office, and a second official is of no body."""
    assert only("Some officials said that it rains.").role == "officials"
    assert only("A second official said that it rains.").affiliation == ""
    assert only("Anton Dorn, the commissioner in charge of ports, said that it rains.").affiliation == ""


def test_nothing_is_said_after_it_was_published() -> None:
    """A day to come beside the cue is that of something else."""
    text = "For the game on Saturday, Dorn hopes that it rains."
    statement, to_come = (
        only(text),
        DateMention("d", 16, 24, "DATE", datetime(2021, 5, 15), datetime(2021, 5, 16), "day"),
    )
    said = date_of_saying(
        statement, [to_come], sentence=(0, len(text)), published=Published(datetime(2021, 5, 10), "day")
    )
    assert (said.begin, said.basis) == (datetime(2021, 5, 10), "publication")
