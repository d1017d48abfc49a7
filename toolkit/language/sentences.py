"""Sentences as spans: abbreviations do not end them, paragraphs do."""

from __future__ import annotations

import re
from functools import cache

from toolkit.language.wrapping import is_wrapped
from toolkit.lexicons import read_lexicon, read_words

_END = re.compile(r"[\n.!?…](?:(?<=\n)|(?<![.!?…]{2})[.!?…]*+(?:''|[\"'”’»)\]])*+(?=\s|$))")
"""One set of characters comes first, so that the next one is found at once; of a run of marks only the first begins."""
_BEFORE = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]+$")
_NEXT = re.compile(r"\s*(?P<mark>''|``|[\"'“‘„«»(\[]|[-–—•*])*\s*(?P<word>\w*)")


def sentences(text: str) -> list[tuple[int, int]]:
    r"""The sentences in reading order, without the blanks around them.

    A full stop after a title, an initial or an abbreviation ends nothing unless the next word opens a sentence. A line
    break ends a sentence, except in text that was wrapped at a fixed width. A quotation inside a sentence stays whole
    only where a small letter follows it.

    >>> text = "Maj. Gen. Ada Lund spoke in the U.S. Senate. It was brief.\nNext"
    >>> [text[a:b] for a, b in sentences(text)]
    ['Maj. Gen. Ada Lund spoke in the U.S. Senate.', 'It was brief.', 'Next']
    """
    wrapped = is_wrapped(text)
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        first, end = match.span()
        if _ends(text, first, end, wrapped):
            spans.append(without_blanks(text, start, end))
            start = end
    spans.append(without_blanks(text, start, len(text)))
    return [span for span in spans if span[0] < span[1]]


def without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """A span of the text without the white space at its ends.

    >>> without_blanks("It rained. ", 2, 11)
    (3, 10)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _ends(text: str, start: int, end: int, wrapped: bool) -> bool:
    if text[start] == "\n":
        return not wrapped or text[end : end + 80].lstrip(" \t")[:1] in ("\n", "")
    after = _NEXT.match(text, end, end + 120)
    if after is None:
        return True
    mark, word = after.groups()
    if word[:1].islower() and not mark:
        return False
    if text[start] == "." and not (end > start + 1 and text[start + 1] == "."):
        return _full_stop_ends(text, start, word)
    return True


def _full_stop_ends(text: str, stop: int, word: str) -> bool:
    last = text[max(0, stop - 24) : stop].rpartition(" ")[2]
    if not last.isalpha():  # marks, digits or full stops of an abbreviation stand in it
        before = _BEFORE.search(last)
        if before is None:
            return True
        last = before.group()
    last = last.lower()
    kind = _abbreviations().get(last)
    if kind in ("title", "always"):
        return False
    if kind is None and len(last) > 1 and last[-2] != ".":
        return True
    opener = word.lower() in sentence_openers()
    if kind == "number":
        return not word[:1].isdigit() and (opener or last == "no")
    if kind == "maybe":
        return opener
    return opener and last != "i"


@cache
def _abbreviations() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in read_lexicon("abbreviations")}


def sentence_openers() -> frozenset[str]:
    """Words that begin a sentence with a capital and are no names: however, yesterday."""
    return read_words("sentence_openers")
