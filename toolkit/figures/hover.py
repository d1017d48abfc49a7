"""Words for hover boxes, which do not wrap by themselves."""

from __future__ import annotations


def fill_lines(words: str, *, width: int) -> list[str]:
    """The words in lines shorter than `width`; only a single long word makes a longer one.

    >>> fill_lines("the quay will open before winter", width=16)
    ['the quay will', 'open before', 'winter']
    """
    lines, line = [], ""
    for word in words.split():
        if line and len(line) + len(word) >= width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [*lines, line]
