"""What the combination of tagger and rules makes of attributions that are cut, doubtful or turned about."""

from toolkit.statements.combined import combine
from toolkit.statements.features import opine
from toolkit.statements.statement import Statement
from toolkit.statements.tagger import Attribution


def combined(text: str, parts: tuple[str, str, str], confidence: float = 0.9) -> list[Statement]:
    """The statements of a text of whose speaker, cue and content the tagger is this sure."""
    (s, t), (a, b), content = [(text.index(part), text.index(part) + len(part)) for part in parts]
    reading, _ = opine(text)
    return combine(reading, [Attribution((content,), a, b, s, t, confidence)], [])


def test_a_speaker_ends_before_its_cue() -> None:
    """A headline is no name: the speaker stops where the cue begins."""
    found = combined("Council Doubts Harbour Plan", ("Council Doubts Harbour", "Doubts", "Harbour Plan"))
    assert [s.speaker_mention for s in found] == ["Council"]


def test_who_is_asked_does_not_ask() -> None:
    """Whoever answers a question has not put it."""
    found = combined("Asked whether it rains, Ana Dorn nodded.", ("Ana Dorn", "Asked", "whether it rains"))
    assert [s.speaker_mention for s in found] == [""]


def test_a_doubtful_short_content() -> None:
    """A short content of which the tagger is not sure is left out."""
    assert combined("Ana Dorn feels that it rains.", ("Ana Dorn", "feels", "that it rains"), 0.25) == []


def test_a_doubtful_long_content() -> None:
    """A long one is kept."""
    content = "that " + "the rain will fall on the harbour and " * 6 + "stop"
    found = combined(f"Ana Dorn feels {content}.", ("Ana Dorn", "feels", content), 0.25)
    assert [s.content for s in found] == [content]
