"""Case folding and masking that keep every character in its place, so that offsets stay true."""

from __future__ import annotations

from collections.abc import Iterable


def fold(text: str) -> str:
    r"""The text in lower case, of the same length: typographic quotation marks, dashes and spaces made plain.

    Characters whose lower case is longer than one character stay as they are.

    >>> fold("The “US” – 1\u00a0720")
    'the "us" - 1 720'
    """
    lowered = text.lower()
    if lowered.isascii() and len(lowered) == len(text):
        return lowered.replace("`", "'")
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := c.lower()) == 1 else c for c in text)
    for mark, plain in _PLAIN.items():  # looking for each is ten times as fast as translating every character
        if mark in lowered:
            lowered = lowered.replace(mark, plain)
    return lowered


def mask(text: str, keep: Iterable[tuple[int, int]]) -> str:
    """The text with everything outside the kept spans blanked, of the same length; line breaks stay.

    >>> mask("one two three", [(4, 7)])
    '    two      '
    """
    pieces: list[str] = []
    position = 0
    for start, end in sorted(keep):
        pieces += [_blank(text[position:start]), text[max(start, position) : end]]
        position = max(position, end)
    return "".join([*pieces, _blank(text[position:])])


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


_PLAIN = (
    dict.fromkeys("“”„‟«»″", '"')
    | dict.fromkeys("‘’‚‛′´`", "'")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("\u00a0\u2007\u2009\u200a\u202f\u2002\u2003", " ")
)
