"""Number words read as numbers: "two hundred and sixteen", "three quarters", "tens of thousands"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.quantities.cardinals import Token, number_roles, read_cardinal, read_digits, word_source
from toolkit.quantities.fractions import read_tail


class Reading(NamedTuple):
    """One number inside a phrase of number words, with offsets into the phrase."""

    start: int
    end: int
    low: float
    high: float
    mantissa: float
    form: str


NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:\.\d{3})+,\d+(?!\d)|\d+,\d{1,2}(?!\d)|\d+)(?:\.\d+)?"
IN_TIME = r"(?!\s+[\w-]+\s+(?:years?|months?|weeks?|days?|hours?|minutes?|decades?|seasons?|games?)\b)"
"""Behind "over", where no length of time follows: "one over five", but not "5 dollars over 3 years"."""
_JOINT = rf"(?:\s*-\s*|\s+)(?:(?:and|of|over{IN_TIME}|point)\s+)?(?:an?\s+)?"


@cache
def phrase_source() -> str:
    """The source of a pattern for a longest chain of number words, which may hold digits after the first word."""
    word = rf"(?:{word_source()}|{NUMBER})\b"
    return rf"{word}(?:{_JOINT}{word})*"


@lru_cache(maxsize=65536)
def read_number_words(phrase: str) -> tuple[Reading, ...]:
    """The numbers in a chain of number words, in reading order; what belongs together is one number.

    >>> [(r.low, r.high) for r in read_number_words("two hundred and sixteen")]
    [(216.0, 216.0)]
    >>> [r.low for r in read_number_words("twelve and thirty")]
    [12.0, 30.0]
    """
    tokens = _tokens(phrase)
    readings: list[Reading] = []
    position = 0
    while position < len(tokens):
        reading, position = _read(tokens, position)
        if reading is not None:
            readings.append(reading)
    return tuple(readings)


@cache
def _token_pattern() -> re.Pattern[str]:
    return re.compile(rf"({word_source()}|{NUMBER})\b")


def _tokens(phrase: str) -> list[Token]:
    tokens: list[Token] = []
    end = 0
    for match in _token_pattern().finditer(phrase):
        word = " ".join(match[0].split())
        known = number_roles().get(word)
        if known is None:
            number = read_digits(word)
            known = ("digits", number, number)
        tokens.append(Token(match.start(), match.end(), *known, word, phrase[end : match.start()].strip()))
        end = match.end()
    return tokens


def _read(tokens: list[Token], i: int) -> tuple[Reading | None, int]:
    """The number that begins at token `i`, and the token after it."""
    first = tokens[i]
    if first.role in ("vague", "times"):
        return _read_vague(tokens, i)
    if first.role in ("denominator", "ordinal", "first"):
        return _read_ordinal(tokens, i)
    if first.role == "half":
        return _read_half(tokens, i)
    if first.role in ("dozen", "couple"):
        return _read_collective(tokens, i)
    number, mantissa, j = read_cardinal(tokens, i)
    if j < len(tokens) and tokens[j].role in ("ordinal", "first") and tokens[j].joint == "-" and number > 1:
        place = number + tokens[j].low
        return Reading(first.start, tokens[j].end, place, place, place, "parts"), j + 1  # "twenty-first"
    number, j, form = read_tail(tokens, i, j, number)
    digits = tokens[i].role == "digits"
    if form == "words" and digits:
        form = "digits" if j == i + 1 else "mixed"
    return Reading(first.start, tokens[j - 1].end, number, number, mantissa, form), j


def _read_vague(tokens: list[Token], i: int) -> tuple[Reading, int]:
    low, high, j = tokens[i].low, tokens[i].high, i + 1
    if tokens[i].role == "vague" and j < len(tokens) and tokens[j].role in ("hundred", "scale", "dozen") and low < 10:
        factor = tokens[j].low  # "several hundred"
        return Reading(tokens[i].start, tokens[j].end, low * factor, high * factor, low, "vague"), j + 1
    while j < len(tokens) and tokens[j].role == "times" and tokens[j].joint.startswith("of"):
        low, high, j = low * tokens[j].low, high * tokens[j].low, j + 1
    if j > i + 1:  # "tens of thousands" runs to the next power of ten
        high = low * 10 - 1
    return Reading(tokens[i].start, tokens[j - 1].end, low, high, low, "vague"), j


def _read_ordinal(tokens: list[Token], i: int) -> tuple[Reading | None, int]:
    """A lone ordinal is a fraction only with "a" before it, which the caller sees; "first" never is."""
    token = tokens[i]
    if token.role == "first" or token.word == "quarters":
        return None, i + 1
    value = 1 / token.low
    if token.word == "quarter" and i + 1 < len(tokens) and tokens[i + 1].role == "scale" and tokens[i + 1].joint == "":
        value *= tokens[i + 1].low
        return Reading(token.start, tokens[i + 1].end, value, value, 0.25, "mixed"), i + 2
    form = "part" if token.role == "ordinal" else "parts"
    return Reading(token.start, token.end, value, value, value, form), i + 1


def _read_half(tokens: list[Token], i: int) -> tuple[Reading, int]:
    j, value = i + 1, 0.5
    if j < len(tokens) and tokens[j].role in ("scale", "dozen") and tokens[j].joint in ("", "a", "of a"):
        value *= tokens[j].low
        return Reading(tokens[i].start, tokens[j].end, value, value, 0.5, "mixed"), j + 1
    return Reading(tokens[i].start, tokens[i].end, 0.5, 0.5, 0.5, "fraction"), j


def _read_collective(tokens: list[Token], i: int) -> tuple[Reading, int]:
    j, value = i + 1, tokens[i].low
    if tokens[i].role == "couple" and j < len(tokens) and tokens[j].role in ("dozen", "hundred", "scale"):
        value *= tokens[j].low
        j += 1
    return Reading(tokens[i].start, tokens[j - 1].end, value, value, tokens[i].low, "words"), j
