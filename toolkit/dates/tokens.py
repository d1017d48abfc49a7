"""The tokens of a possible date expression: where the words of the vocabulary run together around a trigger."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from toolkit.dates.vocabulary import known_words
from toolkit.dates.words import Token, word_at
from toolkit.lexicons import read_lexicon

_REACH = 70
_LONGEST = 40
_MARKS = frozenset("-,/()[]@&")
_BRACKETS = {"[": "(", "]": ")"}
_MONEY = ("$", "€", "£", "#")
_BLANK = re.compile(r"[^\S\n]*(?:\n(?=[^\s])[^\S\n]*)?")
_BLANKS = frozenset(("", " ", "\n", "\t", "\r"))
_ENDED = r"(?![\d%]|[.,/-]\d)"
_FISCAL = re.compile(rf"(?:q([1-4])[\s-]?)?(fy)\s?'?((?:20)?\d\d){_ENDED}(?:[\s-]q([1-4])\b)?")
_QUARTER = re.compile(rf"([1-4])q(\s?fy\s?)?(\s?20\d\d|'?\d\d){_ENDED}()")
_POSSESSIVE = re.compile(r"'s(?![a-z0-9])")

_SHAPES: tuple[tuple[str, str], ...] = (
    # surest first: a longer shape stands before the shape that it begins with
    ("3", r"\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?"),
    ("1", r"\d{4}-\d{1,2}-\d{1,2}(?!-?\d)|\d{4}/\d{1,2}/\d{1,2}(?!\d)"),
    ("1", r"\d{1,2}([/.-])\d{1,2}\1(?:\d{4}|\d\d)(?![\d/]|\.\d)"),
    ("1", r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d|[.,]\d)"),
    (
        "K",
        r"(?<!\bin )(?:[01]\d|2[0-3])[0-5]\d(?=\s(?:local time|ZONES)\b)",
    ),
    ("K", r"\d{1,2}:\d\d(?::\d\d)?(?![\d:%])|\d{1,2}[.h]\d\d(?=\s?(?:[ap]\.?m\b|hrs?\b))"),
    ("E", r"(?:1\d|20)\d0'?s(?![a-z])|'\d0s(?![a-z])|[2-9]0'?s(?![a-z])"),
    ("N", r"9/11(?![\d/])"),
    ("2", r"\d{1,2}/\d{1,2}(?![\d/])"),
    ("B", r"(?<!')'\d\d(?![\d,])"),
    ("o", r"\d{1,3}(?:st|nd|rd|th)(?![a-z])"),
    ("n", r"\d+ \d/\d(?!\d)|\d{1,3}(?:,\d{3})+(?![\d])|\d+(?:\.\d+)?(?![\d])"),
)


@cache
def _shape_pattern() -> re.Pattern[str]:
    shapes = "|".join(f"(?P<k{n}>{source})" for n, (_, source) in enumerate(_SHAPES))
    shapes = shapes.replace("ZONES", "|".join(_zones()))
    return re.compile(shapes.replace(r"\1", "(?P=mark)").replace("([/.-])", "(?P<mark>[/.-])"))


def _zones() -> list[str]:
    """The zones that make four figures a time ("1530 EST"); two letters are as often a word ("1995 et al.")."""
    return [row["word"] for row in read_lexicon("timezones") if " " not in row["word"] and 2 < len(row["word"]) < 5]


def tokens_around(folded: str, trigger: tuple[int, int], *, floor: int) -> list[Token]:
    """The tokens that run together around a trigger, none before `floor`.

    >>> [t.kind for t in tokens_around("it fell by the end of last month again", (27, 32), floor=0)]
    ['@', 'D', 's', 'l', 'U']
    """
    start, end = trigger
    return _forward(folded, _run_start(folded, start, floor), end)


def tokens_from(folded: str, start: int) -> list[Token]:
    """The tokens that run together from here.

    >>> [t.kind for t in tokens_from("ended july 31, and", 6)]
    ['M', 'n', ',', '&']
    """
    return _forward(folded, start, start)


def _run_start(folded: str, start: int, floor: int) -> int:
    """Where the unbroken run of known words before `start` begins."""
    known = known_words()
    base = max(floor, start - _REACH)
    window = folded[base:start]
    while True:
        ahead = window.rstrip(" -,/(\n")
        if window[len(ahead) :].count("\n") > 1 or not ahead:
            return base + len(window)
        cut = max(ahead.rfind(" "), ahead.rfind("\n")) + 1
        word = ahead[cut:]
        bare = word.lstrip("(\"'-") if word[0] in "(\"'-" else word
        glued = len(bare) - len(bare.lstrip("abcdefghijklmnopqrstuvwxyz"))
        if bare[:glued] in known and bare[glued:].isdigit():
            return base + cut + len(word) - len(bare) + glued
        if not (bare in known or bare[:1].isdigit() or _known_compound(bare, known)):
            return base + len(window)
        if bare is not word:
            return base + cut + len(word) - len(bare)
        window = window[:cut]
        if not cut:
            return base


def _known_compound(word: str, known: frozenset[str]) -> bool:
    if "-" not in word and "/" not in word:
        return False
    return all(part in known or part.isdigit() for part in word.replace("/", "-").split("-"))


def _forward(folded: str, position: int, end: int) -> list[Token]:
    tokens: list[Token] = []
    limit = len(folded)
    while position < limit and len(tokens) < _LONGEST:
        token = _token(folded, position)
        if token is None:
            if position >= end:
                break
            token = Token("!", position, _skip_word(folded, position), None)
        tokens.append(token)
        position = token.end
        if folded[position : position + 1] == " " and folded[position + 1 : position + 2] not in _BLANKS:
            position += 1
        else:
            position = blank.end() if (blank := _BLANK.match(folded, position)) else position
    return tokens


def _skip_word(folded: str, position: int) -> int:
    position += 1
    while position < len(folded) and folded[position].isalnum():
        position += 1
    return position


def _token(folded: str, position: int) -> Token | None:
    """The token that begins here; None where a word stands that dates do not know."""
    first = folded[position]
    if first in _MARKS:
        return Token(
            _BRACKETS.get(first, first), position, position + (2 if folded.startswith("--", position) else 1), first
        )
    if "a" <= first <= "z":
        fiscal = _FISCAL.match(folded, position) if first in "fq" else None
        return _reported(fiscal) if fiscal else word_at(folded, position)
    if first == "'" and (possessive := _POSSESSIVE.match(folded, position)):
        return Token("'", position, possessive.end(), "")
    quarter = _QUARTER.match(folded, position) if folded[position + 1 : position + 2] == "q" else None
    if quarter is not None:
        return _reported(quarter)
    found = _shape_pattern().match(folded, position)
    if found is None:
        return None
    if position and folded[max(0, position - 2) : position].rstrip(" ").endswith(_MONEY):
        return Token("!", position, found.end(), None)
    return _numeric(_SHAPES[int((found.lastgroup or "k0")[1:])][0], found.group(), found.span())


def _reported(match: re.Match[str]) -> Token:
    """A quarter or year as companies write it, with whether the year is theirs: "Q3 FY22", "FY2022", "3Q21"."""
    before, fiscal, year, after = match.groups()
    quarter = int(before or after or 0)
    return Token("5", match.start(), match.end(), (quarter, int(year[-2:]) + 2000, fiscal is not None))


def _numeric(kind: str, words: str, span: tuple[int, int]) -> Token:
    start, end = span
    value = _READERS[kind](words)
    if kind == "n" and words.isdigit() and len(words) == 4 and int(words):
        return Token("y", start, end, int(words))
    return Token(kind, start, end, value)


def _count(words: str) -> float | int | None:
    if "/" in words:
        whole, fraction = words.split()
        over, under = fraction.split("/")
        return int(whole) + int(over) / int(under) if int(under) else None
    plain = words.replace(",", "")
    if len(plain) > 9:
        return None
    return float(plain) if "." in plain else int(plain)


def _clock(words: str) -> tuple[int, ...]:
    if words.isdigit():  # "1630 GMT"
        words = f"{words[:2]}:{words[2:]}"
    return tuple(int(part) for part in re.split("[:.h]", words))


def _decade(words: str) -> int:
    digits = "".join(filter(str.isdigit, words))
    return int(digits[:3]) if len(digits) == 4 else 190 + int(digits[0])


def _short_year(words: str) -> int:
    year = int(words[1:])
    return year + (2000 if year < 50 else 1900)


_READERS: dict[str, Callable[[str], Any]] = {
    "1": str,
    "2": str,
    "N": str,
    "3": str,
    "K": _clock,
    "E": _decade,
    "B": _short_year,
    "o": lambda words: int(words[:-2]),
    "n": _count,
}
