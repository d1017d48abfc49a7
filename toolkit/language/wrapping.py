"""Lines wrapped at a fixed width, as mail, wire copy and text taken from PDF have them: whole paragraphs again."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

_NARROW, _WIDE = 40, 100
"""Widths, in characters, at which text is wrapped."""
_SPARE = 8
"""Characters by which a line may miss the width and still be full: words are not always cut where they might be."""


def is_wrapped(text: str) -> bool:
    r"""Whether line breaks are those of a fixed width and mean nothing.

    >>> is_wrapped("One line.\nAnother line.")
    False
    """
    lines = text.split("\n")
    broken = [line for line, after in pairwise(lines) if _is_followed(line, after)]
    if len(broken) < 4:
        return False
    open_ended = sum(line.rstrip()[-1] not in ".!?:;\"”'’)" for line in broken)
    narrow = sum(_NARROW <= len(line) <= _WIDE for line in broken)
    return open_ended > 0.6 * len(broken) and narrow > 0.7 * len(broken)


def _is_followed(line: str, after: str) -> bool:
    """Whether another line follows at once, and opens no paragraph by its indentation."""
    return bool(line.strip() and after.strip()) and _indent(after) <= _indent(line) + 1


@lru_cache(maxsize=4)
def unwrapped(text: str) -> str:
    r"""The text, of the same length, with a blank for every line break that only wraps a paragraph.

    A break stays before an empty line, before a line that is indented further than the one above, and behind a line
    that is too short to have been wrapped.

    >>> line = "The harbour of Kell, where all of them had waited since the"
    >>> text = "\n".join([line] * 5 + ["end of May.", "    A new paragraph."])
    >>> unwrapped(text).count("\n"), len(unwrapped(text)) == len(text)
    (1, True)
    """
    if not is_wrapped(text):
        return text
    lines = text.split("\n")
    widths = sorted(len(line.rstrip()) for line in lines if line.strip())
    width = widths[int(0.9 * (len(widths) - 1))]
    joined = [lines[0]]
    for above, line in pairwise(lines):
        joined += [" " if _wraps(above, line, width) else "\n", line]
    return "".join(joined)


def _wraps(above: str, line: str, width: int) -> bool:
    """Whether the break between two lines is one of the width: the next word would not have fitted."""
    if not _is_followed(above, line):
        return False
    return len(above.rstrip()) + 1 + len(line.split(None, 1)[0]) >= width - _SPARE


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())
