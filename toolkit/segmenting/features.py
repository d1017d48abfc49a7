"""What the line model sees: numbers for each line from its words, its place, the outlet's other pages and, where there
is one, the page's markup. The lines around it are seen by the model itself.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from toolkit.lexicons import read_words
from toolkit.segmenting.lines import WORD, TextLine, line_key
from toolkit.segmenting.markup_signs import describe_markup
from toolkit.segmenting.meaning import describe_meaning
from toolkit.segmenting.signs import ADDRESS, dateline_end, furniture_phrase, is_byline, is_caption, is_stamp
from toolkit.segmenting.slots import describe_slots
from toolkit.segmenting.wording import count_echoes, describe_wording

Matrix = NDArray[np.float64]
_SENTENCE_END = re.compile(r"[.!?…][\"”'’»)]*(?:\s|$)")
_TOLD = frozenset(["said", "says", "told", "according", "added"])
_APART = 4
"""Lines without running text that end a block of it."""
_SHORT_HEAD = 60
_WINDOWS = (2, 5, 12, 30)


def describe_lines(
    lines: Sequence[TextLine], *, recurring: frozenset[str] = frozenset(), layout: str | None = None
) -> Matrix:
    """One row of numbers a line: the input of the line model, of the model for markup where `layout` is given."""
    own = np.array([_own(line) for line in lines])
    whole = np.column_stack([own, _on_page(lines, own, recurring)])
    rows = [whole, _windows(own, whole), np.array([describe_wording(line) for line in lines])]
    rows += [np.array(count_echoes(lines)), np.array(describe_slots(lines, recurring))]
    if layout is None:
        rows.append(describe_meaning(lines))
    else:
        rows.append(describe_markup(lines, layout, np.expm1(own[:, 0]), np.expm1(own[:, 1])))
    return np.column_stack(rows)


def _own(line: TextLine) -> list[float]:
    """Numbers of the line alone. The first three are used again by the windows: words, good words, full stop."""
    text = line.words
    words = WORD.findall(text[:4000])
    count = max(len(words), 1)
    low = [word.lower() for word in words]
    small = sum(map(read_words("function_words").__contains__, low))
    site = sum(map(read_words("site_words").__contains__, low))
    stop = text.endswith((".", "!", "?", ".”", '."', "”", '"', "…", ".’", ".)", "!”", "?”"))
    sentences = len(_SENTENCE_END.findall(text[:4000]))
    good = min(count, 120) if small >= 0.2 * count and count >= 8 and sentences else 0
    phrase = furniture_phrase(text)
    return [
        math.log1p(len(words)),
        math.log1p(good),
        stop,
        math.log1p(len(text)) / 4,
        min(sentences, 6) / 3,
        small / count,
        sum(word[0].isupper() for word in words[1:]) / count,
        text[:1].isupper(),
        text[:1] in "\"“'‘«",
        text[:1].isdigit(),
        text[:1] in "*-•·›»>+#[|",
        sum(map(str.isdigit, text[:400])) / max(len(text[:400]), 1),
        min(text.count(","), 8) / 4,
        any(mark in text for mark in '"“”«'),
        text.endswith(":"),
        text.endswith(("...", "…")),
        text.endswith("?"),
        any(mark in text for mark in "|»·›•©"),
        "@" in text or "://" in text or "www." in text,
        text.isupper(),
        sum(map(ADDRESS.__contains__, low)) / count,
        min(site, 4) / 4,
        10 * site / (count + 5),
        not _TOLD.isdisjoint(low),
        phrase is not None,
        is_stamp(text),
        is_byline(text),
        is_caption(text),
        dateline_end(text) > 0,
        min(line.gap, 4) / 2,
        min(line.indent, 12) / 4,
        sum(map(len, words)) / count / 6,
        len(words) <= 2,
        8 <= len(words) <= 20 and not stop,
    ]


def _on_page(lines: Sequence[TextLine], own: Matrix, recurring: frozenset[str]) -> Matrix:
    """Numbers of the line on its page: place, repetition, recurrence, words shared with the running text."""
    keys = [line_key(line.words) for line in lines]
    twice = Counter(keys)
    good = np.expm1(own[:, 1])
    total = max(float(good.sum()), 1.0)
    before = np.cumsum(good) - good
    rare_words = [_rare_words(line.words) for line in lines]
    running = Counter(word for words, worth in zip(rare_words, good, strict=True) if worth >= 15 for word in words)
    strong = [i for i in range(len(lines)) if own[i, 1] > math.log(15)]
    again = {word for word, count in running.items() if count > 1}
    blocks, heads = _blocks(good), _heads(lines)
    rows = []
    for i, rare in enumerate(rare_words):
        known = len(rare & (again if good[i] >= 15 else running.keys())) / max(len(rare), 1)
        above, below = _distances(strong, i)
        rows.append(
            [
                i / max(len(lines), 1),
                before[i] / total,
                1 - (before[i] + good[i]) / total,
                twice[keys[i]] > 1,
                keys[i] in recurring,
                (keys[i] in recurring) * (good[i] > 0),
                bool(recurring),
                known,
                1 / (1 + above),
                1 / (1 + below),
                min(above, below) <= 1,
                above <= 3 and below <= 3,
                math.log1p(total) / 6,
                math.log1p(len(lines)) / 5,
                *blocks[i],
                *heads[i],
            ]
        )
    return np.array(rows, dtype=float)


def _distances(strong: list[int], line: int) -> tuple[float, float]:
    """Lines to the nearest line of running text above and below, the line itself not counted."""
    place = bisect_left(strong, line)
    after = place + (place < len(strong) and strong[place] == line)
    above = line - strong[place - 1] if place else 99.0
    below = strong[after] - line if after < len(strong) else 99.0
    return above, below


def _blocks(good: Matrix) -> list[tuple[float, ...]]:
    """For each line, how much of the page's running text its block holds; a block ends where some lines hold none."""
    number = np.zeros(len(good), dtype=int)
    silent = _APART
    for i, worth in enumerate(good):
        silent = 0 if worth > 0 else silent + 1
        number[i] = (number[i - 1] if i else 0) + (silent == _APART)
    sizes = np.bincount(number, weights=good)
    largest = int(np.argmax(sizes))
    size = max(float(sizes[largest]), 1.0)
    return [(sizes[n] / size, n == largest, n < largest, n > largest) for n in number.tolist()]


def _heads(lines: Sequence[TextLine]) -> list[tuple[float, ...]]:
    """For each line, how near above it a short line announces something other than body, and what lies above."""
    rows: list[tuple[float, ...]] = []
    since, comments, legal = 99, False, False
    for line in lines:
        reason = furniture_phrase(line.words) if len(line.words) < _SHORT_HEAD else None
        since = 0 if reason else since + 1
        comments = comments or reason == "readers' comments"
        legal = legal or reason == "legal footer"
        rows.append((1 / (1 + since), since <= 10, comments, legal))
    return rows


def _rare_words(words: str) -> set[str]:
    found = {word.lower() for word in WORD.findall(words[:1000]) if len(word) > 5 or word[0].isupper()}
    return found - read_words("function_words")


def _windows(own: Matrix, whole: Matrix) -> Matrix:
    """How much running text, how many short lines and how many sentence ends stand within some lines of each line."""
    short = (own[:, 0] < math.log(6)).astype(float)
    totals = np.cumsum(np.column_stack([np.expm1(own[:, 1]), short, own[:, 2], whole[:, own.shape[1] + 4]]), axis=0)
    totals = np.vstack([np.zeros(4), totals])
    places, columns = np.arange(len(own)), []
    for reach in _WINDOWS:
        near = totals[np.minimum(places + reach + 1, len(own))] - totals[np.maximum(places - reach, 0)]
        columns += [np.log1p(near[:, 0]) / 5, near[:, 1:] / (2 * reach + 1)]
    return np.column_stack(columns)
