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
