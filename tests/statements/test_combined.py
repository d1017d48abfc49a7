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
