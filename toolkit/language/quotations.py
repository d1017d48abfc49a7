"""Quotations: what stands between quotation marks of any style, paragraph by paragraph, in linear time."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from toolkit.language.marks import Mark, find_marks
from toolkit.language.tokens import words
from toolkit.lexicons import read_words

Kind = Literal["speech", "scare", "title"]

_PARAGRAPH = re.compile(r"[^\n]+")
_SCARE_WORDS = 3
_DEEPEST = 4


class Quotation(NamedTuple):
    """One quotation, marks included; `spans` are its paragraphs, more than one where it runs on."""

    start: int
    end: int
    surface: str
    spans: tuple[tuple[int, int], ...]
    depth: int
    closed: bool
    kind: Kind


class _Open(NamedTuple):
    mark: Mark
    spans: list[tuple[int, int]]  # paragraphs before, shared on purpose: copying it would cost quadratic time


def find_quotations(text: str) -> list[Quotation]:
    r"""Every quotation in order of its opening mark: straight, curly, low, angled, doubled and single marks.

    Apostrophes and inch marks open nothing. A mark without a partner holds at most the rest of its paragraph, and is
    `closed=False`, unless the next paragraph repeats the opening mark. `kind` tells speech from scare quotes (three
    words or fewer that end no sentence) and titles of works (every long word with a capital).

    >>> [(q.surface, q.depth, q.kind) for q in find_quotations('He said, "It\'s a \'no\' from me," of the "deal".')]
    [('"It\'s a \'no\' from me,"', 1, 'speech'), ("'no'", 2, 'scare'), ('"deal"', 1, 'scare')]
    """
    found: list[Quotation] = []
    carried: _Open | None = None
    marks = find_marks(text)
    if not marks:
        return []
    position = 0
    for paragraph in _PARAGRAPH.finditer(text):
        inside: list[Mark] = []
        while position < len(marks) and marks[position].start < paragraph.end():
            inside.append(marks[position])
            position += 1
        if (inside or carried is not None) and paragraph.group().strip():
            carried = _read_paragraph(text, paragraph.span(), inside, (carried, found))
    if carried is not None:
        found.append(_unclosed(text, carried))
    return _nested(found)


def _nested(found: list[Quotation]) -> list[Quotation]:
    """In order, each with the number of quotations that hold it, itself included."""
    ordered: list[Quotation] = []
    around: list[int] = []
    for quotation in sorted(found, key=lambda q: (q.start, -q.end)):
        while around and around[-1] <= quotation.start:
            around.pop()
        around.append(quotation.end)
        ordered.append(quotation._replace(depth=len(around)))
    return ordered


def _read_paragraph(
    text: str, span: tuple[int, int], marks: list[Mark], state: tuple[_Open | None, list[Quotation]]
) -> _Open | None:
    """Read one paragraph; the quotation that stands open at its end is returned, for the next may repeat its mark."""
    carried, found = state
    stack: list[_Open] = []
    if carried is not None:
        if marks and _repeats(text, span[0], marks[0], carried):
            stack.append(_Open(marks.pop(0), carried.spans))
        else:
            found.append(_unclosed(text, carried))
    for mark in marks:
        _read_mark(text, mark, (stack, found))
    return _leave(text, span, (stack, found))


def _repeats(text: str, start: int, mark: Mark, carried: _Open) -> bool:
    return mark.sign == carried.mark.sign and mark.opens and not text[start : mark.start].strip()


def _read_mark(text: str, mark: Mark, state: tuple[list[_Open], list[Quotation]]) -> None:
    stack, found = state
    depth = next((i for i in range(len(stack) - 1, -1, -1) if mark.can_close(stack[i].mark)), None)
    if depth is not None and not (mark.opens and mark.sure):
        del stack[depth + 1 :]
        found.append(_closed(text, stack.pop(), mark))
    elif mark.opens:
        stack.append(_Open(mark, []))
        del stack[:-_DEEPEST]


def _leave(text: str, span: tuple[int, int], state: tuple[list[_Open], list[Quotation]]) -> _Open | None:
    """The outermost quotation still open; one that was followed by a whole quotation was a slip and holds nothing."""
    stack, found = state
    end = span[0] + len(text[span[0] : span[1]].rstrip())
    outer = next((held for held in stack if held.mark.family != "single"), None)
    if outer is None or _slipped(found, outer.mark):
        return None
    outer.spans.append((outer.mark.start, end))
    return outer


def _slipped(found: list[Quotation], opening: Mark) -> bool:
    """Whether a whole quotation of the same marks followed: `"We go, he said. "We stay," she said.`"""
    last = found[-1] if found else None
    if last is None or last.start <= opening.start:
        return False
    return last.surface.startswith(opening.sign)


def _closed(text: str, held: _Open, mark: Mark) -> Quotation:
    spans = (*held.spans, (held.mark.start, mark.end))
    start, end = spans[0][0], mark.end
    return Quotation(start, end, text[start:end], spans, 1, True, _kind(text, spans, held.mark, mark))


def _unclosed(text: str, held: _Open) -> Quotation:
    start, end = held.spans[0][0], held.spans[-1][1]
    return Quotation(start, end, text[start:end], tuple(held.spans), 1, False, "speech")


def _kind(text: str, spans: tuple[tuple[int, int], ...], opening: Mark, closing: Mark) -> Kind:
    inner = text[opening.end : closing.start].strip()
    if len(spans) > 1 or inner[-1:] in ("!", "?", ".", ","):
        return "speech"
    listed = words(inner)
    if len(listed) > _SCARE_WORDS and closing.end < len(text) and text[closing.end] == ",":
        return "speech"
    if 1 < len(listed) <= 12 and listed[0][:1].isupper() and not any(map(_is_small, listed)):
        return "title"
    return "scare" if len(listed) <= _SCARE_WORDS else "speech"


def _is_small(word: str) -> bool:
    """Whether a word begins with a small letter that it would not have in a title."""
    return word[:1].islower() and word.lower() not in read_words("title_small_words")
