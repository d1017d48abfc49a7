"""A text cut into lines that tile it: what the segmenter looks at one by one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

STOPS = (".", "!", "?", ".”", '."', "”", '"')
"""Marks with which a sentence ends, so that a line which ends so is running text."""
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
"""A word of a line."""
_OTHER = re.compile(r"[\W_]+")
_WIDEST_WRAP = 140
_NARROWEST_WRAP = 50
_WRAPPED_SHARE = 0.2
"""Of the lines longer than half the width, those that are full, at least, where a program has broken the text."""
_OUTLIERS = 0.01
"""Lines that may be longer than the width: a long address, a row of a table."""
_LIST_MARK = re.compile(r"[*•#+·▪◦‣\[]|o |- |\(BUTTON\)|\d{1,2}[.)] ")
"""What begins a line of its own whatever stands above it."""
_REMEMBERED = 1000
"""Characters of the longest line whose key is remembered: a line is compared many times while a page is segmented."""
_NEAR = 12
"""Characters by which a full line of wrapped text falls short of the width, at most: a long word."""


class TextLine(NamedTuple):
    """One line that is not blank; `start` to `end` takes in its line end and the blank lines after it."""

    start: int
    end: int
    words: str
    """The line without blanks around it."""
    gap: int = 0
    """Blank lines after it."""
    indent: int = 0
    """Blanks before its first word."""


def split_lines(text: str) -> list[TextLine]:
    r"""The lines of the text in order; they tile it.

    Blank lines belong to the line before them, those at the head to the first line. Where a program has broken a
    text at a fixed width, the pieces of a paragraph are one line.

    >>> [(line.start, line.end, line.words, line.gap) for line in split_lines("\nRain.\n\nSun.")]
    [(0, 8, 'Rain.', 1), (8, 12, 'Sun.', 0)]
    """
    lines = _physical_lines(text)
    width = _wrap_width(lines)
    return lines if width is None else _join_wrapped(lines, width)


def line_key(words: str) -> str:
    """The line in the form in which lines of two pages are compared: letters and digits in lower case.

    >>> line_key("  Get short URL » ")
    'getshorturl'
    """
    return _remembered_key(words) if len(words) <= _REMEMBERED else _make_key(words)


def _make_key(words: str) -> str:
    return _OTHER.sub("", words.lower())


_remembered_key = lru_cache(maxsize=1 << 13)(_make_key)


def _physical_lines(text: str) -> list[TextLine]:
    found: list[TextLine] = []
    position = 0
    start, words, gap, indent = 0, "", 0, 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            if words:
                found.append(TextLine(start, position, words, gap, indent))
                start = position
            words, gap, indent = bare, 0, len(line) - len(line.lstrip())
        elif words and position < len(text):
            gap += 1
        position = min(position + len(line) + 1, len(text))
    if words:
        found.append(TextLine(start, len(text), words, gap, indent))
    return found


def _wrap_width(lines: list[TextLine]) -> int | None:
    """The width at which the text was broken, or None where it was not."""
    lengths = sorted(line.indent + len(line.words) for line in lines)
    width = lengths[-1 - int(_OUTLIERS * len(lengths))] if lengths else 0
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or lengths[-1] > 2 * _WIDEST_WRAP:
        return None
    full = sum(width - _NEAR <= length <= width for length in lengths)
    return width if full >= 5 and full > _WRAPPED_SHARE * sum(length > width / 2 for length in lengths) else None


def _join_wrapped(lines: list[TextLine], width: int) -> list[TextLine]:
    """A line goes on in the next where the next one's first word would not have fitted."""
    joined: list[TextLine] = []
    full, following = False, width
    for line in lines:
        if full and joined and not _LIST_MARK.match(line.words) and not _begins(line.words, width - following):
            last = joined[-1]
            joined[-1] = last._replace(end=line.end, words=f"{last.words} {line.words}", gap=line.gap)
        else:
            joined.append(line)
        following = line.indent + len(line.words)
        full = line.gap == 0 and following >= width - _NEAR
    return joined


def _begins(words: str, room: int) -> bool:
    """Whether a line begins a paragraph: with a capital, and with a word for which the line above had room."""
    return words[0].isupper() and len(words.split(maxsplit=1)[0]) < room
