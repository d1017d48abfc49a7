"""What tells a headline: numbers for each line that may be one, from its words, what stands around it, and the body."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.language.folding import fold
from toolkit.language.tries import trie_source
from toolkit.language.vectors import read_vectors
from toolkit.lexicons import read_lexicon, read_words
from toolkit.segmenting.headline_lines import MOST, RUNNING, Matrix, Page, find_candidates, read_page
from toolkit.segmenting.lines import WORD, TextLine
from toolkit.segmenting.scoring import THRESHOLD
from toolkit.segmenting.signs import ADDRESS, dateline_end, furniture_phrase, is_byline, is_caption, is_stamp

_SHORT = 160
"""Characters of a line that may be a date, a byline or a button."""
_FEW = 12
"""Words of a line that names the author."""
_BODY = 6000
"""Characters of the body, from its head, that are compared with a line."""
_OPENING = 900
"""Characters of the body that are its first paragraphs."""
_ECHO = 15
"""Letters and digits of a line that is looked for in others."""
_NEAR = 8
"""Lines within which a repetition is near."""
_WINDOWS = ((-8, -4), (-3, -2), (-1, -1), (1, 1), (2, 3), (4, 8))
"""Lines around a line, as distances of the first and the last."""
_STOPS = (".", ".”", '."', ".’", ".'")
_LENGTHS = ((3, 3), (4, 4), (5, 5), (6, 7), (17, 22), (23, MOST))
"""Words of a line, in classes; those from 8 to 16 are what the others differ from."""
_APART = ((1, 1), (2, 3), (4, 8), (9, 20), (21, 9999))
"""Lines down to the next running text, in classes."""
_REACHES = (6, 15, 40)
"""Lines below a line of which the running text is summed."""


class Candidates(NamedTuple):
    """The positions of the lines that may be the headline, and one row of numbers for each."""

    lines: list[int]
    rows: Matrix


def describe_candidates(
    lines: Sequence[TextLine], scores: Sequence[float], *, recurring: frozenset[str] = frozenset()
) -> Candidates:
    """The lines that may be the headline, by their length and place, and what tells of each."""
    page = read_page(lines, scores)
    found = find_candidates(page)
    if not found:
        return Candidates([], np.zeros((0, 0)))
    places = np.array(found)
    own = np.array([_own(lines[i].words, page.words[i]) for i in found])
    score = np.clip(np.array(scores)[places], 0.001, 0.999)
    columns = [own, np.log(score / (1 - score)) / 6, score >= THRESHOLD, _around(page, places, recurring)]
    columns += [_place(page, places), np.array([_echoes(page, i) for i in found]), _shared(page, found)]
    return Candidates(found, np.column_stack(columns).astype(float))


def _own(words: str, tokens: list[str]) -> list[float]:
    """Numbers of the line by itself."""
    count = len(tokens)
    low = [token.lower() for token in tokens]
    small = sum(map(read_words("function_words").__contains__, low))
    return [
        math.log(count),
        *(least <= count <= most for least, most in _LENGTHS),
        words.endswith(_STOPS),
        words.endswith("!"),
        words.endswith("?"),
        words.endswith((":", ",", ";", "-", "–", "|")),
        words.endswith(("…", "...")),
        words.endswith(('"', "”", "’", "'", ")")),
        words[:1].islower(),
        words[:1].isdigit(),
        words[:1] in "*-•·›»>+#[|(",
        sum(token[0].isupper() for token in tokens[1:]) / max(count - 1, 1),
        words.isupper(),
        small / count,
        small == 0,
        any(mark in words for mark in "|»·›•©"),
        " / " in words or " > " in words,
        "@" in words or "://" in words or "www." in words,
        "   " in words,  # three blanks stand between the entries of a menu: Share   Print   Save
        min(sum(map(read_words("site_words").__contains__, low)), 3) / 2,
        not ADDRESS.isdisjoint(low),
        sum(map(str.isdigit, words)) / len(words),
    ]


def _around(page: Page, places: NDArray[np.int_], recurring: frozenset[str]) -> Matrix:
    """What the line is, and whether such a line stands in each of the windows around it."""
    first, last = int(places[0]) - _NEAR, int(places[-1]) + _NEAR
    signs = np.array([_signs(page, i, recurring) if first <= i <= last else [0.0] * 11 for i in range(len(page.lines))])
    totals = np.vstack([np.zeros(signs.shape[1]), np.cumsum(signs, axis=0)])
    end = len(signs)
    near = [
        totals[np.clip(places + last + 1, 0, end)] - totals[np.clip(places + first, 0, end)] for first, last in _WINDOWS
    ]
    likes = totals[:, -1]
    many = [likes[np.clip(places + b, 0, end)] - likes[np.clip(places + a, 0, end)] for a, b in ((-6, 0), (1, 7))]
    return np.column_stack([signs[places][:, :-1], *(np.array(own) > 0 for own in near), np.array(many).T / 5])


def _signs(page: Page, i: int, recurring: frozenset[str]) -> list[float]:
    """What the line is by its words, the last: whether it reads like any headline."""
    words, count = page.lines[i].words, len(page.words[i])
    running, recurs = page.running[i] > 0, page.keys[i] in recurring
    ends = words.endswith((*_STOPS, "!", "…"))
    sentence = ends and count >= RUNNING
    opens = dateline_end(words) > 0
    if len(words) > _SHORT:
        return [0, 0, 0, is_caption(words), 0, 0, running, sentence, 0, opens, 0]
    told = {_told()[" ".join(phrase.split())] for phrase in _phrases().findall(fold(words))}
    dated = is_stamp(words) or ("dated" in told and any(map(str.isdigit, words)))
    byline = is_byline(words) or _names_author(page.words[i]) or ("role" in told and count <= _FEW)
    named = 2 <= count <= 5 and all(word[0].isupper() for word in page.words[i]) and _given(page.words[i][0])
    shared = "shared" in told and count <= 8
    furniture = furniture_phrase(words) is not None
    caption = is_caption(words)
    like = 4 <= count <= 25 and not (ends or dated or byline or furniture or caption or recurs or running)
    return [dated, byline, named, caption, shared, furniture or recurs, running, sentence, count <= 3, opens, like]


def _names_author(tokens: list[str]) -> bool:
    """Whether "by" stands before a name, or alone, in a short line."""
    low = [token.lower() for token in tokens]
    before = (one for one, name in pairwise(tokens) if name[0].isupper())
    return low == ["by"] or (len(low) <= _FEW and any(one.lower() == "by" for one in before))


def _place(page: Page, places: NDArray[np.int_]) -> Matrix:
    """Where the line stands, how far from running text, and how much of it follows."""
    end, rows = len(page.lines), places.astype(float)
    below = np.append(np.where(page.running > 0, np.arange(end), end), end)
    nearest = np.minimum.accumulate(below[::-1])[::-1][places + 1]
    apart = np.where(nearest < end, nearest - places, 60)
    total = np.append(0, np.cumsum(page.running))
    sums = [total[np.minimum(places + 1 + reach, end)] - total[places + 1] for reach in _REACHES]
    above = page.above[places]
    return np.column_stack(
        [
            places == 0,
            places == 1,
            np.log1p(rows) / 5,
            above,
            above > 0,
            above > 0.05,
            *((least <= apart) & (apart <= most) for least, most in _APART),
            np.log1p(apart) / 4,
            np.array(sums).T / max(total[-1], 1.0),
        ]
    )


def _echoes(page: Page, i: int) -> list[float]:
    """Whether other lines repeat the line, or hold it: the name of the browser's tab, the way to the page, a teaser."""
    key = page.keys[i]
    if len(key) < _ECHO:
        return [0.0] * 7
    holders = [j for j in _find_holders(page, key) if j != i]
    same = [j for j in holders if len(page.keys[j]) == len(key)]
    longer = [j for j in holders if len(page.keys[j]) > len(key)]
    near = page.keys[max(i - _NEAR, 0) : i + _NEAR + 1]
    return [
        any(abs(j - i) < _NEAR for j in same),
        any(j < i for j in same),
        any(j > i for j in same),
        any(j < i for j in longer),
        any(0 < i - j <= _NEAR for j in longer),
        any(j > i for j in longer),
        any(len(other) >= 20 and other != key and other in key for other in near),
    ]


def _find_holders(page: Page, key: str) -> Iterator[int]:
    """The lines in whose key this one stands."""
    place = page.joined.find(key)
    while place >= 0:
        line = bisect_right(page.starts, place) - 1
        yield line
        place = page.joined.find(key, page.starts[line + 1]) if line + 1 < len(page.starts) else -1


def _shared(page: Page, found: Sequence[int]) -> Matrix:
    """How many of the line's telling words stand in the body and at its head, and how near its matter is."""
    body = " ".join(line.words for line, worth in zip(page.lines, page.running, strict=True) if worth)[:_BODY]
    told = Counter(_telling(WORD.findall(body)))
    opening = set(_telling(WORD.findall(body[:_OPENING])))
    rows, lines = [], [list(dict.fromkeys(_telling(page.words[i]))) for i in found]
    for own in lines:
        known, again = sum(word in told for word in own), sum(told[word] > 1 for word in own if word in told)
        first = sum(word in opening for word in own)
        shares = [known / max(len(own), 1), first / max(len(own), 1)]
        rows.append([*shares, *map(math.log1p, (known, again, first, len(own) - known)), not own])
    return np.column_stack([np.array(rows, dtype=float), _likeness(lines, list(told.elements()))])


def _likeness(lines: Sequence[list[str]], body: list[str]) -> NDArray[np.float32]:
    """How far the words of each line point the way that those of the body do."""
    numbers, vectors = read_vectors() or ({}, np.zeros((1, 1), np.float32))
    known = [[numbers[word] for word in own if word in numbers] or [0] for own in (*lines, body)]
    starts = np.cumsum([0, *map(len, known[:-1])])
    sums = np.add.reduceat(vectors[[number for own in known for number in own]], starts)
    ways = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    result: NDArray[np.float32] = ways[:-1] @ ways[-1]
    return result


def _telling(tokens: Sequence[str]) -> Iterator[str]:
    small = read_words("function_words")
    return (word for word in map(str.lower, tokens) if len(word) > 2 and word not in small)


def _given(word: str) -> bool:
    return word.lower() in _given_names()


@cache
def _given_names() -> frozenset[str]:
    return frozenset(row["name"] for row in read_lexicon("given_names"))


@cache
def _told() -> dict[str, str]:
    days = {row["word"].rstrip("."): "dated" for name in ("months", "weekdays") for row in read_lexicon(name)}
    return days | {row["word"]: row["sign"] for row in read_lexicon("headline_words")}


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{trie_source(_told())})(?!\w)")
