"""A text cut into lines that tile it: what the segmenter looks at one by one."""

from __future__ import annotations

from typing import NamedTuple


class TextLine(NamedTuple):
    """One line that is not blank; `start` to `end` takes in its line end and the blank lines after it."""

    start: int
    end: int
    words: str
    """The line without blanks around it."""
    gap: int
    """Blank lines after it."""


def split_lines(text: str) -> list[TextLine]:
    r"""The lines of the text in order; they tile it.

    Blank lines belong to the line before them, those at the head to the first line.

    >>> [(line.start, line.end, line.words, line.gap) for line in split_lines("\nRain.\n\nSun.")]
    [(0, 8, 'Rain.', 1), (8, 12, 'Sun.', 0)]
    """
    rows: list[list[int]] = []
    words: list[str] = []
    position = 0
    for line in text.split("\n"):
        end = min(position + len(line) + 1, len(text))
        bare = line.strip()
        if bare:
            rows.append([position if rows else 0, end, 0])
            words.append(bare)
        elif rows:
            rows[-1][1] = end
            rows[-1][2] += position < len(text)
        position = end
    return [TextLine(start, end, bare, gap) for (start, end, gap), bare in zip(rows, words, strict=True)]


def line_key(words: str) -> str:
    """The line in the form in which lines of two pages are compared: letters and digits in lower case.

    >>> line_key("  Get short URL » ")
    'getshorturl'
    """
    return "".join(c for c in words.lower() if c.isalnum())
