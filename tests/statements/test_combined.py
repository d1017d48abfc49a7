"""What the combination of tagger and rules makes of attributions that are cut, doubtful or turned about."""

from toolkit.statements.combined import combine
from toolkit.statements.features import opine
from toolkit.statements.statement import Statement
from toolkit.statements.tagger import Attribution


def combined(text: str, parts: tuple[str, str, str], sure: tuple[float, float] = (0.9, 0.9)) -> list[Statement]:
    """The statements of a text of whose parts, and of whose content alone, the tagger is this sure."""
    (s, t), (a, b), content = [(text.index(part), text.index(part) + len(part)) for part in parts]
    reading, _ = opine(text)
    return combine(reading, [Attribution((content,), a, b, s, t, *sure)], [])


def whole(text: str, parts: tuple[str, str, str]) -> list[str]:
    """The speakers of a text whose drafts the tagger's parts are read beside."""
    (s, t), (a, b), content = [(text.index(part), text.index(part) + len(part)) for part in parts]
    reading, drafts = opine(text)
    return [x.speaker_mention for x in combine(reading, [Attribution((content,), a, b, s, t, 0.9, 0.9)], drafts)]


def test_a_given_name_belongs_to_the_name() -> None:
    """A speaker that begins in the middle of a name is that of the rules."""
    text = "“It was a long night for us,” said Jason Wilder of Kell."
    assert whole(text, ("Wilder of Kell", "said", "“It was a long night for us,”")) == ["Jason Wilder of Kell"]


def test_who_speaks_is_the_one_before_who() -> None:
    """Behind a relative clause the name before it speaks, not its who."""
    text = "Lund, who is tired of it, said that the pier is safe."
    assert whole(text, ("who", "said", "that the pier is safe")) == ["Lund"]


def test_a_name_alone_stands_beside_its_clause() -> None:
    """The tagger's name is whole without the relative clause behind it."""
    text = "“It rains a lot in Kell,” said Lund, who sails."
    assert whole(text, ("Lund", "said", "“It rains a lot in Kell,”")) == ["Lund"]


def test_both_stand_alone() -> None:
    """Some words before nouns may be phrases by themselves."""
    text = "Both want the pier closed, they said."
    assert whole(text, ("Both", "want", "the pier closed")) == ["Both"]


def test_a_name_ends_before_its_verb() -> None:
    """What somebody did is no part of the name."""
    text = "Carver shared a list of ships, writing that it rains."
    found = combined(text, ("Carver shared a list of ships", "writing", "that it rains"))
    assert [s.speaker_mention for s in found] == ["Carver"]


def test_a_mark_is_no_content() -> None:
    """A stretch that holds a mark and no word is left out."""
    text = '"We go," the cook said. "'
    reading, drafts = opine(text)
    found = combine(reading, [Attribution(((0, 8), (24, 25)), 18, 22, 9, 17, 0.9, 0.9)], drafts)
    assert [s.content for s in found] == ['"We go,"']


def test_a_speaker_ends_before_its_cue() -> None:
    """A headline is no name: the speaker stops where the cue begins."""
    found = combined("Council Doubts Harbour Plan", ("Council Doubts Harbour", "Doubts", "Harbour Plan"))
    assert [s.speaker_mention for s in found] == ["Council"]


def test_a_name_keeps_its_ampersand() -> None:
    """Lorne & Sons is one name."""
    found = combined("Lorne & Sons said it rains.", ("Lorne", "said", "it rains"))
    assert [s.speaker_mention for s in found] == ["Lorne & Sons"]


def test_a_mark_is_no_speaker() -> None:
    """A stray mark names nobody."""
    found = combined('We go," said the cook.', ('"', "said", "We go,"))
    assert [s.speaker_mention for s in found] == [""]


def test_a_cue_ends_before_the_preposition_of_the_day() -> None:
    """Denied on Tuesday: the preposition is that of the day."""
    found = combined("Ana Dorn denied on Tuesday that it rains.", ("Ana Dorn", "denied on", "that it rains"))
    assert [(s.cue, s.content) for s in found] == [("denied", "that it rains")]


def test_the_preposition_of_a_question_is_content() -> None:
    """Would not say for how long: the preposition is that of the question."""
    text = "Ana Dorn would not say for how long it rains."
    found = combined(text, ("Ana Dorn", "would not say for", "how long it rains"))
    assert [(s.cue, s.content) for s in found] == [("would not say", "for how long it rains")]


def test_a_cue_keeps_its_own_preposition() -> None:
    """Asked for help: nothing stands between cue and content."""
    found = combined("Ana Dorn asked for a pier.", ("Ana Dorn", "asked for", "a pier"))
    assert [(s.cue, s.content) for s in found] == [("asked for", "a pier")]


def test_a_comparison_is_whole() -> None:
    """Twice as many as previously reported: the content holds what it is compared with."""
    text = "Ana Dorn said 40 came, twice as many as previously reported."
    found = combined(text, ("Ana Dorn", "said", "40 came, twice as many"))
    assert [s.content for s in found] == ["40 came, twice as many as previously reported"]


def test_who_is_asked_does_not_ask() -> None:
    """Whoever answers a question has not put it."""
    found = combined("Asked whether it rains, Ana Dorn nodded.", ("Ana Dorn", "Asked", "whether it rains"))
    assert [s.speaker_mention for s in found] == [""]


def test_a_plural_with_its_verb_is_no_speaker() -> None:
    """Monitors counted musicians is a clause, and names nobody."""
    text = "Ministry denies claim, says monitors counted musicians"
    found = combined(text, ("monitors counted musicians", "denies", "claim"))
    assert [s.speaker_mention for s in found] == [""]


def test_a_doubtful_content_is_left_out() -> None:
    """What the tagger is not sure of at all is nothing."""
    assert combined("Ana Dorn feels that it rains.", ("Ana Dorn", "feels", "that it rains"), (0.25, 0.3)) == []


def test_a_sure_content_with_a_doubtful_speaker_is_kept() -> None:
    """Its confidence says how doubtful it is."""
    found = combined("Ana Dorn feels that it rains.", ("Ana Dorn", "feels", "that it rains"), (0.25, 0.8))
    assert [(s.content, s.confidence) for s in found] == [("that it rains", 0.25)]


def test_who_is_criticised_does_not_speak() -> None:
    """The subject of a passive is whom others speak of."""
    found = combined("Ana Dorn has been criticised for the toll.", ("Ana Dorn", "has been criticised for", "the toll"))
    assert [(s.speaker_mention, s.content) for s in found] == [("", "the toll")]


def test_what_is_expected_does_not_expect() -> None:
    """The port is expected to close: somebody else expects it."""
    found = combined("The port is expected to close.", ("The port", "is expected", "to close"))
    assert [s.speaker_mention for s in found] == [""]


def test_who_is_quoted_speaks() -> None:
    """The subject of some passives has said or thought it."""
    text = "Ana Dorn was quoted as saying that it rains."
    assert whole(text, ("Ana Dorn", "was quoted as saying", "that it rains")) == ["Ana Dorn"]
    text = "Ana Dorn is convinced that it rains."
    assert whole(text, ("Ana Dorn", "is convinced", "that it rains")) == ["Ana Dorn"]


def test_a_place_alone_stands_without_the_time_behind_it() -> None:
    """A name ends before the preposition of a day."""
    day = "Kellmark on Thursday accused the crew of staging it."
    assert whole(day, ("Kellmark on", "accused", "the crew of staging it")) == ["Kellmark"]


def test_reported_words_end_with_their_sentence() -> None:
    """What another says in the next sentence is not the first speaker's, whatever the tagger thinks."""
    text = "Sailors said that 80 people had come. Police put the number at 35."
    parts = ("Sailors", "said", "that 80 people had come. Police put the number at 35")
    assert [s.content for s in combined(text, parts)] == ["that 80 people had come"]


def test_a_quotation_goes_on_over_sentences() -> None:
    """Words in quotation marks stay whole."""
    text = "Lund said: “It rains. We wait.”"
    assert [s.content for s in combined(text, ("Lund", "said", "“It rains. We wait.”"))] == ["“It rains. We wait.”"]


def test_a_participle_after_a_comma_is_no_clause_said() -> None:
    """What somebody does while speaking is not what was said."""
    _, drafts = opine("It rains, the mayor said on Monday, waving his own red hand.")
    assert "bare clause" not in [draft.rule for draft in drafts]


def test_a_conjunction_ends_no_content() -> None:
    """What leads on to something else is no part of the content."""
    found = combined("He told us that it rains and stressed the cold.", ("He", "told", "that it rains and"))
    assert [s.content for s in found] == ["that it rains"]


def test_a_quotation_does_not_go_on_with_the_next_sentence() -> None:
    """Behind a quotation that ends a sentence the outlet speaks again."""
    text = "Ana said, “Would you like it if it rains?” Then they ended the call."
    found = combined(text, ("Ana", "said", "“Would you like it if it rains?” Then they ended the call"))
    assert [s.content for s in found] == ["“Would you like it if it rains?”"]
