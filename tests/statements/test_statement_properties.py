"""Whatever the text, the finder keeps its promises."""

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
