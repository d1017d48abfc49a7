"""Words for hover boxes and titles, which wrap nothing by themselves and read some markup."""

from __future__ import annotations

from html import escape
from unicodedata import bidirectional


def escape_words(words: str) -> str:
    """The words without markup for plotly, which knows no entity for quotation marks and shows them as they are.

    >>> escape_words('"<b>We go</b>" & stay')
    '"&lt;b&gt;We go&lt;/b&gt;" &amp; stay'
    """
    return escape(words, quote=False)


def shorten(words: str, limit: int) -> str:
    """The words, cut to so many characters with an ellipsis as the last.

    >>> shorten("harbour", 7), shorten("harbours", 7)
    ('harbour', 'harbou…')
    """
    return words if len(words) <= limit else words[: limit - 1] + "…"


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


def keep_together(words: str) -> str:
    r"""The words, told from what follows them where they are written from right to left.

    >>> keep_together("Ana Dorn"), keep_together("דוד") == "\u2068דוד\u2069"
    ('Ana Dorn', True)
    """
    return f"\u2068{words}\u2069" if any(bidirectional(letter) in ("R", "AL") for letter in words) else words
