"""One reading of a text for the statement patterns: tokens with one-letter classes, quotations as single items."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache, lru_cache
from itertools import compress, count
from typing import NamedTuple

from toolkit.language.folding import fold
from toolkit.language.quotations import Quotation, find_quotations
from toolkit.language.sentences import sentences
from toolkit.language.tokens import tokens
from toolkit.statements.cues import cue_index
from toolkit.statements.months import is_name_of_month, mark_bearers
from toolkit.statements.tokenkinds import look

_ATTRIBUTED = re.compile(r"[,?!] (?:[A-Z][\w.’'-]* ){1,3}(\w+)\b|[,?!] (?:he|she|they) (\w+)\b")
"""A cue clause within an unclosed quotation: "We go, Ana Dorn said. The mark that should close it was forgotten."""
_DOUBTFUL = re.compile("[.vm-]")
_CUE_CLAUSE = re.compile(r"[Cuxhdp~0]{0,7}(?:,[^.;:Qv-]{1,24},)?v")
"""The classes of a clause that may follow a question: Ana Dorn asked; Ana Dorn, the mayor of Kell, asked."""
_NOUN_BEFORE = frozenset(["the", "a", "an", "his", "its", "their", "our", "my", "your"])


class Line(NamedTuple):
    """One sentence as item numbers [first, last), with quotations counted as one item each."""

    first: int
    last: int
    opens_paragraph: bool


class Reading(NamedTuple):
    """The items of a text: where each stands, its folded wording, and its class, one letter each in `kinds`.

    Classes are those of grammar_words.csv, and: C capitalised word, x other word, h possessive, 0 number, v cue verb,
    Q quotation, ~ full stop of an abbreviation, . end of a sentence, other marks as themselves. `cued` are the items
    whose word begins a cue.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    kinds: str
    lines: list[Line]
    quotations: dict[int, Quotation]
    cued: list[int]

    def cued_in(self, first: int, last: int) -> list[int]:
        """Of the items [first, last), those whose word begins some cue: a verb, a noun or a phrase."""
        return self.cued[bisect_left(self.cued, first) : bisect_left(self.cued, last)]

    def quoted_in(self, first: int, last: int) -> tuple[tuple[int, int], ...]:
        """Of the items [first, last), each that is a quotation, as a range of its own."""
        return tuple((item, item + 1) for item in range(first, last) if self.kinds[item] == "Q")

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The characters of the items [first, last)."""
        return self.starts[first], self.ends[last - 1]

    def surface(self, first: int, last: int) -> str:
        """The wording of the items [first, last) as it stands in the text."""
        return self.text[self.starts[first] : self.ends[last - 1]]


@lru_cache(maxsize=4)
def read(text: str) -> Reading:
    """The text read once: linear in its length. The last few readings are kept, for finding and resolving share them.

    >>> reading = read('He said, "We go."')
    >>> reading.kinds, reading.words[-1]
    ('uv,Q', '"we go."')
    """
    spans, quoted = _items(text)
    starts, ends = [a for a, _ in spans], [b for _, b in spans]
    surfaces = [text[a:b] for a, b in spans]
    for index in quoted:
        surfaces[index] = '"'
    seen = [look(surface) for surface in surfaces]
    kinds, words, opening = map(list, zip(*seen, strict=True)) if seen else ([], [], [])
    for index in quoted:
        kinds[index], words[index] = "Q", fold(text[slice(*spans[index])])
    breaks = _mark_ends(text, spans, (kinds, _breaks(text, ends)))
    joined = "".join(kinds)
    lines = _lines(text, spans, (joined, breaks, quoted))
    cued = list(compress(count(), opening))
    return Reading(text, starts, ends, words, joined, lines, quoted, cued)


def _breaks(text: str, ends: list[int]) -> set[int]:
    """The items that end where a sentence ends."""
    places = [(bisect_left(ends, end), end) for _, end in sentences(text)]
    return {index for index, end in places if index < len(ends) and ends[index] == end}


def _items(text: str) -> tuple[list[tuple[int, int]], dict[int, Quotation]]:
    """Tokens outside quotations, and each outermost quotation as one item, in order."""
    spans: list[tuple[int, int]] = []
    quoted: dict[int, Quotation] = {}
    outer = [q for q in find_quotations(text) if q.depth == 1 and (q.closed or _stands_alone(text, q))]
    position = 0
    for quotation in outer:
        if quotation.start < position:
            continue
        spans += tokens(text, start=position, end=quotation.start)
        for piece in _pieces(text, quotation):
            quoted[len(spans)] = piece
            spans.append((piece.start, piece.end))
        position = quotation.end
    return spans + tokens(text, start=position), quoted


def _pieces(text: str, quotation: Quotation) -> list[Quotation]:
    """The quotation; in two where it begins behind a cue and goes on in paragraphs that may have another.

    `"We go," she said. "They stay.` and in the next paragraph `"All of them," he said.`
    """
    if len(quotation.spans) < 2 or text[max(0, quotation.start - 1)] in "\n" or quotation.start == 0:
        return [quotation]
    first, rest = quotation.spans[0], quotation.spans[1:]
    halves = [(first,), rest]
    return [quotation._replace(start=h[0][0], end=h[-1][1], surface=text[h[0][0] : h[-1][1]], spans=h) for h in halves]


def _stands_alone(text: str, quotation: Quotation) -> bool:
    """An unclosed mark is believed only where a quotation is due: at a paragraph's start, after a comma or colon."""
    before = text[max(0, quotation.start - 80) : quotation.start].rstrip(" \t")
    if before and before[-1] not in "\n,:":
        return False
    inside = text[quotation.start : min(quotation.end, quotation.start + 1000)]
    return not any((m[1] or m[2]) in _saying() for m in _ATTRIBUTED.finditer(inside))


def _mark_ends(text: str, spans: list[tuple[int, int]], state: tuple[list[str], set[int]]) -> set[int]:
    """The items after which a sentence ends; full stops that end none become `~`."""
    kinds, breaks = state
    months: list[int] = []
    for index in [match.start() for match in _DOUBTFUL.finditer("".join(kinds))]:
        kind = kinds[index]
        if index in breaks:
            continue
        if kind == ".":
            kinds[index] = "~"
            if index > 1 and kinds[index - 2] == "C" and text[slice(*spans[index - 1])] in ("A", "I"):
                kinds[index - 1] = "C"  # Ada A. Lund
        elif kind == "v" and index and text[slice(*spans[index - 1])].lower() in _NOUN_BEFORE:
            kinds[index] = "x"  # at the hearing, his said plan
        elif kind == "-" and _is_hyphen(text, spans[index]):
            kinds[index] = "x"
        elif kind == "m" and is_name_of_month(text, spans, (index, kinds)):
            kinds[index] = "C"
            months.append(index)
    if months:
        mark_bearers(text, spans, (kinds, breaks))
    return breaks


def _is_hyphen(text: str, span: tuple[int, int]) -> bool:
    """D.C.-based: a hyphen inside a word is no dash."""
    around = text[max(0, span[0] - 1) : span[1] + 1]
    return len(around) == 3 and around == around.strip()


def _lines(text: str, spans: list[tuple[int, int]], state: tuple[str, set[int], dict[int, Quotation]]) -> list[Line]:
    kinds, breaks, quoted = state
    lines: list[Line] = []
    first, opens = 0, True
    for index in sorted({*breaks, *quoted, *([len(spans) - 1] if spans else [])}):
        last = index + 1 == len(spans)
        paragraph = not last and "\n" in text[spans[index][1] : spans[index + 1][0]]
        if last or paragraph or (index in breaks and not _goes_on(kinds, index, quoted)):
            lines.append(Line(first, index + 1, opens))
            first, opens = index + 1, paragraph
    return lines


def _goes_on(kinds: str, index: int, quoted: dict[int, Quotation]) -> bool:
    """A quotation that ends in ? or ! goes on where a cue follows closely: "Really?" Ana Dorn asked."""
    if index not in quoted:
        return False
    mark = quoted[index].surface.rstrip("\"'”’»“ ")[-1:]
    return mark in ("?", "!") and _CUE_CLAUSE.match(kinds, index + 1) is not None


@cache
def _saying() -> frozenset[str]:
    """Single words that report a quotation: said, says, added."""
    index = cue_index().items()
    return frozenset(
        w for w, cues in index if any(c.words == (w,) and c.form in ("past", "s") and "q" in c.frames for c in cues)
    )


def line_of(reading: Reading, item: int) -> Line:
    """The line that holds an item."""
    return reading.lines[bisect_right(reading.lines, item, key=lambda line: line.first) - 1]


def line_at(reading: Reading, start: int) -> Line:
    """The line that holds the character at `start`."""
    item = max(0, bisect_right(reading.starts, start) - 1)
    return line_of(reading, item)


def behind_time(reading: Reading, first: int, last: int) -> int:
    """The item at which a name begins behind the year that a phrase opens with: In December 2022 | Radio Kell."""
    at = first
    while at < last and (reading.kinds[at] in "im" or (at > 0 and _is_year(reading, at))):
        at += 1
    return at if at > first and reading.kinds[at] == "C" and _is_year(reading, at - 1) else first


def _is_year(reading: Reading, at: int) -> bool:
    """Whether a year stands here, behind a month or "in"."""
    return len(reading.words[at]) == 4 and reading.words[at].isdigit() and reading.kinds[at - 1 : at] in ("i", "m")
