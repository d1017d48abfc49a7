"""What the tagger sees of a text: for every token its word, its classes, its place, and what the rules make of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from toolkit.language.quotations import find_quotations
from toolkit.language.tokens import tokens
from toolkit.statements.drafts import Draft, Range
from toolkit.statements.reading import Reading, read
from toolkit.statements.rules import find_drafts
from toolkit.statements.wordclasses import KINDS, PARTS, grammar_of, part_of

SIZES = {
    "endings": 4096,
    "shapes": 24,
    "kinds": KINDS,
    "parts": PARTS,
    "voices": 2,
    "quotes": 5,
    "breaks": 3,
    "rules": 13,
}
"""How many values each column has, beside the words."""
COLUMNS = ("words", *SIZES)
SURE = 0.75
"""Confidence from which a draft of the rules counts as sure."""
UNKNOWN = 1
"""Words: 0 is padding, 1 an unknown word, 2 a number, then the vocabulary."""
NUMBER = 2
FIRST_WORD = 3

Ids = NDArray[np.int32]


class Features(NamedTuple):
    """The tokens of a text, and a row of small integers for each, in the order of COLUMNS.

    `rule_heads` holds for every token the first token of the cue that the rules give it to, or -1.
    """

    spans: list[tuple[int, int]]
    table: Ids
    rule_heads: Ids

    def column(self, name: str) -> Ids:
        """One feature of all tokens."""
        return self.table[:, COLUMNS.index(name)]


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
    opinion = opinion or opine(text)
    spans = tokens(text)
    starts = [start for start, _ in spans]
    of_words = _word_columns([text[start:end] for start, end in spans], vocabulary, _voices(opinion))
    rules, heads = _rules(opinion, starts)
    places = np.stack([_quotes(text, starts), _breaks(text, spans, starts), rules], axis=1)
    return Features(spans, np.concatenate([of_words, places], axis=1), heads)


def _word_columns(words: list[str], vocabulary: Mapping[str, int], voices: set[str]) -> Ids:
    """The features that are the same wherever a word stands in the text, worked out once for each word."""
    places = {word: place for place, word in enumerate(dict.fromkeys(words))}
    rows = []
    for word in places:
        low, ending, shape, kind, part = _classes(word)
        spoke = word[0].isupper() and low.removesuffix("'s") in voices
        rows.append((_number(low, vocabulary), ending, shape, kind, part, spoke))
    return np.array(rows, dtype=np.int32).reshape(-1, 6)[[places[word] for word in words]]


@lru_cache(maxsize=1 << 16)
def _classes(word: str) -> tuple[str, int, int, int, int]:
    """The lower-cased word, and its ending, shape, class in grammar and part in reporting."""
    low = '"' if word in _DOUBLE else word.lower().replace("’", "'")
    plain = low.removesuffix("'s")
    return low, crc32(low[-3:].encode()) % SIZES["endings"], _shape(word), grammar_of(word), part_of(plain)


def _number(low: str, vocabulary: Mapping[str, int]) -> int:
    number = NUMBER if low[0].isdigit() else vocabulary.get(low, UNKNOWN)
    if number == UNKNOWN and "-" in low:
        number = vocabulary.get(low.rsplit("-", 1)[1], UNKNOWN)
    if number == UNKNOWN and low.endswith("'s"):
        number = vocabulary.get(low[:-2], UNKNOWN)
    return number


_DOUBLE = frozenset(["“", "”", "„", "«", "»", "''", "``"])


def _voices(opinion: Opinion) -> set[str]:
    """The capitalised words of those to whom the rules give a statement anywhere in the text, lower-cased."""
    reading, found = opinion
    items = {item for draft in found if draft.speaker for item in range(*draft.speaker)}
    return {reading.words[item].removesuffix("'s") for item in items if reading.kinds[item] in "Ch"}


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


def _quotes(text: str, starts: list[int]) -> Ids:
    """0 outside, 1 in speech, 2 at its opening mark, 3 at its closing mark, 4 in scare quotes and titles."""
    marks = np.zeros(len(text) + 1, dtype=np.int32)
    for quotation in find_quotations(text):
        if quotation.depth > 1:
            continue
        for start, end in quotation.spans:
            marks[start:end] = 1 if quotation.kind == "speech" else 4
            if quotation.kind == "speech":
                marks[start] = 2
                marks[end - 1] = 3
    return marks[starts] if starts else marks[:0]


def _breaks(text: str, spans: list[tuple[int, int]], starts: list[int]) -> Ids:
    """2 where a paragraph begins, 1 after the end of a sentence, 0 elsewhere.

    A line that goes on with a small letter after no mark was only wrapped.
    """
    found = np.zeros(len(spans) + 1, dtype=np.int32)
    found[[number for number, (_, end) in enumerate(spans, start=1) if text[end - 1] in ".?!"]] = 1
    for number in _line_starts(text, starts):
        if not number or text[spans[number - 1][1] - 1] in _CLOSING or not text[starts[number]].islower():
            found[number] = 2
    return found[:-1]


_CLOSING = frozenset(".?!:;\"”’'»)")


def _line_starts(text: str, starts: list[int]) -> set[int]:
    """The tokens that begin a line."""
    found = {0}
    at = text.find("\n")
    while at >= 0:
        number = bisect_left(starts, at)
        if number >= len(starts):
            break
        found.add(number)
        at = text.find("\n", starts[number])
    return found


def _rules(opinion: Opinion, starts: list[int]) -> tuple[Ids, Ids]:
    """What the rules take each token for: nothing, or begin and inside of content, speaker and cue, unsure or sure.

    Beside it the first token of the cue that they give it to, or -1.
    """
    found, heads = np.zeros(len(starts), dtype=np.int32), np.full(len(starts), -1, dtype=np.int32)
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
