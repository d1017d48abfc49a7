"""`segment_text`: every character of a text in exactly one labelled segment."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from toolkit.segmenting.headlines import find_title
from toolkit.segmenting.lines import STOPS, TextLine, line_key, split_lines
from toolkit.segmenting.meaning import name_kinds
from toolkit.segmenting.scoring import THRESHOLD, score_lines
from toolkit.segmenting.signs import dateline_end, furniture_phrase, is_byline, is_caption, is_stamp

_INVITES = 120
"""Characters below which a line with a phrase of furniture and no full stop is furniture whatever it reads like."""
_SHORT = 80
"""Characters below which a line that recurs is furniture whatever it reads like; a longer one may be a quotation."""

_TELLING = 3
"""Blanks between words of a line that is long enough to say what it is."""


class Segment(NamedTuple):
    """One labelled stretch of a text."""

    start: int
    end: int
    surface: str
    kind: str
    reason: str
    rule: str


class _Label(NamedTuple):
    kind: str
    reason: str
    rule: str


_CAPTION = _Label("caption", "the page marks it as a caption", "markup")


def segment_text(
    text: str, *, title: str | None = None, recurring: frozenset[str] = frozenset(), layout: str | None = None
) -> list[Segment]:
    r"""The segments of the text; they tile it.

    A segment is a line with its line end and the blank lines after it (blank lines at the head belong to the first
    line); a dateline at the head of a line of body, with its dash, is a segment of its own. `title` is the headline
    where it is known; `recurring` holds the keys (`line_key`) of lines that other pages of the outlet show too;
    `layout` is what the markup of a page says about its lines.

    >>> page = "Menu\nFerry stays in port\nBRANT (Lorn Wire) — The ferry stays in port, the mayor said on Monday."
    >>> [(segment.kind, segment.surface[:11]) for segment in segment_text(page)]
    [('furniture', 'Menu\n'), ('title', 'Ferry stays'), ('dateline', 'BRANT (Lorn'), ('body', 'The ferry s')]
    """
    lines = split_lines(text)
    if not lines:
        return [Segment(0, len(text), text, "furniture", "nothing but blanks", "blank")] if text else []
    stated = json.loads(layout) if layout else []
    captions = {row[0] for row in stated if "figcaption" in row[2]} if isinstance(stated, list) else set()
    if isinstance(stated, dict):
        labels = _stated_labels(lines, stated)
    else:
        scores = score_lines(lines, recurring=recurring, layout=layout)
        labels = _with_kinds(lines, _label_lines(lines, scores, title, recurring))
        labels = [_CAPTION if line.start in captions else label for line, label in zip(lines, labels, strict=True)]
    return [segment for line, label in zip(lines, labels, strict=True) for segment in _cut(text, line, label)]


def _stated_labels(lines: Sequence[TextLine], stated: Mapping[str, Any]) -> list[_Label]:
    """What an export says of each of its paragraphs; what it says nothing of is metadata."""
    kinds = {start + shift: kind for start, end, kind in stated["labels"] for shift in range(end - start)}
    found = (kinds.get(line.start + line.indent) or kinds.get(line.end - 1) for line in lines)
    return [_Label(kind or "metadata", stated["reason"], "export") for kind in found]


def _label_lines(
    lines: Sequence[TextLine], scores: Sequence[float], title: str | None, recurring: frozenset[str]
) -> list[_Label]:
    headline = find_title(lines, scores, title=title, recurring=recurring)
    return [
        _Label("title", headline.reason, headline.rule)
        if headline is not None and position == headline.line
        else _label(line, score, recurs=line_key(line.words) in recurring)
        for position, (line, score) in enumerate(zip(lines, scores, strict=True))
    ]


def _label(line: TextLine, score: float, *, recurs: bool) -> _Label:
    """What a line's own words say goes before the score, the surest sign first."""
    if is_stamp(line.words):
        return _Label("metadata", "nothing but a date or time", "stamp")
    if is_byline(line.words):
        return _Label("byline", "names the authors", "byline")
    if recurs and len(line.words) < _SHORT:
        return _Label("furniture", "other pages of the outlet show it too", "recurring line")
    phrase = furniture_phrase(line.words)
    if phrase and len(line.words) < _INVITES and not line.words.endswith(STOPS):
        return _Label("furniture", phrase, "furniture phrase")
    if score >= THRESHOLD:
        return _Label("body", f"reads as running text ({score:.2f})", "line model")
    if recurs:
        return _Label("furniture", "other pages of the outlet show it too", "recurring line")
    if phrase:
        return _Label("furniture", phrase, "furniture phrase")
    if is_caption(line.words):
        return _Label("caption", "carries a picture credit", "picture credit")
    return _Label("furniture", f"does not read as running text ({score:.2f})", "line model")


def _with_kinds(lines: Sequence[TextLine], labels: Sequence[_Label]) -> list[_Label]:
    """The labels; one of furniture that has no better reason than its score says first what the line reads like."""
    open_to_kinds = [i for i, (line, label) in enumerate(zip(lines, labels, strict=True)) if _lacks_reason(line, label)]
    kinds = dict(zip(open_to_kinds, name_kinds([lines[i] for i in open_to_kinds]), strict=True))
    return [
        label._replace(reason=f"{kind}; {label.reason}") if (kind := kinds.get(i)) else label
        for i, label in enumerate(labels)
    ]


def _lacks_reason(line: TextLine, label: _Label) -> bool:
    return (label.kind, label.rule) == ("furniture", "line model") and line.words.count(" ") >= _TELLING


def _cut(text: str, line: TextLine, label: _Label) -> Iterable[Segment]:
    length = dateline_end(text[line.start : line.end]) if label.kind == "body" else 0
    middle = line.start + length
    if length:
        surface = text[line.start : middle]
        yield Segment(line.start, middle, surface, "dateline", "place or agency before a dash", "dateline")
    yield Segment(middle, line.end, text[middle : line.end], *label)
