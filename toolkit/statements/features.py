"""What the tagger sees of a text: for every token its word, ending, shape, place in quotation and in paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from toolkit.language.quotations import find_quotations
from toolkit.language.tokens import tokens
from toolkit.statements.drafts import Draft, Range
from toolkit.statements.reading import Reading, read
from toolkit.statements.rules import find_drafts

ENDINGS = 4096
SHAPES = 24
QUOTES = 5
BREAKS = 3
RULES = 13
SURE = 0.75
"""Confidence from which a draft of the rules counts as sure."""
UNKNOWN = 1
"""Words: 0 is padding, 1 an unknown word, 2 a number, then the vocabulary."""
NUMBER = 2
FIRST_WORD = 3

Ids = NDArray[np.int32]


class Features(NamedTuple):
    """The tokens of a text, and a row of small integers for each of them."""

    spans: list[tuple[int, int]]
    words: Ids
    endings: Ids
    shapes: Ids
    quotes: Ids
    breaks: Ids
    rules: Ids
    rule_heads: Ids


class Opinion(NamedTuple):
    """What the rules make of a text."""

    reading: Reading
    drafts: list[Draft]


def opine(text: str) -> Opinion:
    """The rules' opinion of a text."""
    reading = read(text)
    return Opinion(reading, find_drafts(reading))


def featurise(text: str, vocabulary: Mapping[str, int], opinion: Opinion | None = None) -> Features:
    """The features of every token of the text; `vocabulary` maps lower-cased words to their numbers.

    `opinion` is the rules' opinion of this text where it is known already; it is asked for otherwise.
    """
    spans = tokens(text)
    known: dict[str, tuple[int, int, int]] = {}
    rows: list[tuple[int, int, int]] = []
    for start, end in spans:
        word = text[start:end]
        row = known.get(word)
        if row is None:
            row = known[word] = _of_word(word, vocabulary)
        rows.append(row)
    columns = np.array(rows, dtype=np.int32).reshape(-1, 3)
    places = _quotes(text, spans), _breaks(text, spans)
    return Features(spans, columns[:, 0], columns[:, 1], columns[:, 2], *places, *_rules(opinion or opine(text), spans))


def _of_word(word: str, vocabulary: Mapping[str, int]) -> tuple[int, int, int]:
    low = word.lower().replace("’", "'")
    number = NUMBER if low[0].isdigit() else vocabulary.get(low, UNKNOWN)
    if number == UNKNOWN and "-" in low:
        number = vocabulary.get(low.rsplit("-", 1)[1], UNKNOWN)
    if number == UNKNOWN and low.endswith("'s"):
        number = vocabulary.get(low[:-2], UNKNOWN)
    return number, crc32(low[-3:].encode()) % ENDINGS, _shape(word)


_MARKS = {
    mark: 8 + kind
    for kind, marks in enumerate(["“‘``«„", "”''»", '"', ",", ".", ":", ";", "-–—", "?!", "([", ")]", "$€£"])
    for mark in marks
}


def _shape(word: str) -> int:
    if not word[0].isalnum():
        return _MARKS.get(word[0], 7)
    if word[0].isdigit():
        return 1
    if word.islower():
        return 2
    if word.isupper():
        return 3 if len(word) > 1 else 4
    return 5 if word.endswith(("'s", "’s")) else 6 if word[0].isupper() else 2


def _quotes(text: str, spans: list[tuple[int, int]]) -> Ids:
    """0 outside, 1 in speech, 2 at its opening mark, 3 at its closing mark, 4 in scare quotes and titles."""
    marks = np.zeros(len(text) + 1, dtype=np.int8)
    for quotation in find_quotations(text):
        if quotation.depth > 1:
            continue
        for start, end in quotation.spans:
            marks[start:end] = 1 if quotation.kind == "speech" else 4
            if quotation.kind == "speech":
                marks[start] = 2
                marks[end - 1] = 3
    return marks[[start for start, _ in spans]].astype(np.int32) if spans else np.zeros(0, dtype=np.int32)


def _breaks(text: str, spans: list[tuple[int, int]]) -> Ids:
    """2 where a paragraph begins, 1 after the end of a sentence, 0 elsewhere."""
    found = np.zeros(len(spans), dtype=np.int32)
    position, last = 0, "\n"
    for number, (start, end) in enumerate(spans):
        if not number or "\n" in text[position:start]:
            found[number] = 2
        elif last in ".?!":
            found[number] = 1
        position, last = end, text[end - 1]
    return found


def _rules(opinion: Opinion, spans: list[tuple[int, int]]) -> tuple[Ids, Ids]:
    """What the rules take each token for: nothing, or begin and inside of content, speaker and cue, unsure or sure.

    Beside it the first token of the cue that they give it to, or -1.
    """
    starts = [start for start, _ in spans]
    found, heads = np.zeros(len(spans), dtype=np.int32), np.full(len(spans), -1, dtype=np.int32)
    for draft in opinion.drafts:
        level = 6 if draft.confidence >= SURE else 0
        cue = _places(opinion.reading, starts, draft.cue) if draft.cue else (0, 0)
        for first_tag, ranges in _parts(draft):
            for items in ranges:
                first, last = _places(opinion.reading, starts, items)
                if first < last:
                    found[first:last] = first_tag + 1 + level
                    found[first] = first_tag + level
                    heads[first:last] = cue[0] if draft.cue else -1
    return found, heads


def _parts(draft: Draft) -> tuple[tuple[int, tuple[Range, ...]], ...]:
    speaker = (draft.speaker,) if draft.speaker else ()
    cue = (draft.cue,) if draft.cue else ()
    return (1, draft.contents), (3, speaker), (5, cue)


def _places(reading: Reading, starts: list[int], items: Range) -> tuple[int, int]:
    """The tokens of items."""
    start, end = reading.span(*items)
    return bisect_left(starts, start), bisect_left(starts, end)
