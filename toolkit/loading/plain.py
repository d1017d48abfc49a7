"""Plain text: one article a file."""

from __future__ import annotations

from toolkit.loading.decoding import decode
from toolkit.loading.drafts import Draft, Input, Reading, ReadingError


def read_text(source: Input) -> Reading:
    """The article of a text file: the whole decoded text, furniture included."""
    decoded = decode(source.read())
    if not decoded.text.strip():
        raise ReadingError("the file holds nothing but blanks")
    problems = [decoded.problem] if decoded.problem else []
    return Reading("txt", [Draft(decoded.text, {})], decoded.encoding, problems=problems)
