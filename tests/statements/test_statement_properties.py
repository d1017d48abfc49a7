"""Whatever the text, the finder keeps its promises."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.statements import find_statements, resolve_speakers

PIECES = st.sampled_from(
    ['"', "“", "”", "'", "’", "«", "(", ")", "-", "—", ":", ";", ",", ".", "?", "\n", "\n\n", "said", "according to",
     "told", "that", "to", "by", "as saying", "quoted", "who", "Ada Lund", "Mr.", "May", "he", "they", "the ministry",
     "its", "spokesman", "was", "not", "1,720", "on Monday", "İ", "😀", "\u00a0", "is", "rains", "it's", "Lund's"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_spans_hold_their_words(pieces: list[str]) -> None:
    """Every span lies in the text and holds its surface; every statement has a speaker or none, never half of one."""
    text = " ".join(pieces)
    statements = find_statements(text, engine="rules")
    for s in statements:
        assert text[s.start : s.end] == s.surface
        assert s.content_spans
        assert all(0 <= a < b <= len(text) for a, b in s.content_spans)
        assert (s.speaker_start is None) == (s.speaker_end is None)
        assert text[slice(s.cue_start, s.cue_end)] == s.cue or s.cue_start is None
        assert 0 <= s.confidence <= 1
    assert len(resolve_speakers(text, statements)) == len(statements)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    """No text makes the finder fail."""
    resolve_speakers(text, find_statements(text, engine="rules"))


PATTERN_WORDS = [
    "Ana Dorn", "said", "says", "that", "the port", '"', "“", "”", ",", ".", "as", "reported", "by", "in", "on Monday",
    "published", "two", "write", "May", "June", "(", ")", "-", "--", ":", "Q", "A", "who", "whose", "and", "saying",
    "called", "is", "not", "\n\n", "it was announced", "according to", "his", "plan", "to", "Kell", "KHA", "himself",
    "of", "them", "since", "2018", "most", "daughter of", "'s",
]  # fmt: skip


def test_words_of_the_patterns_in_any_order() -> None:
    """Whatever order the words stand in, every statement has its span and every mention a speaker or none."""
    chosen = random.Random(5)
    for _ in range(3_000):
        text = " ".join(chosen.choice(PATTERN_WORDS) for _ in range(chosen.randint(1, 22)))
        found = find_statements(text, engine="rules")
        assert len(resolve_speakers(text, found)) == len(found)
        assert all(text[s.start : s.end] == s.surface for s in found)
