"""Number words read as numbers: "two hundred and sixteen", "three quarters", "tens of thousands"."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon


class Reading(NamedTuple):
    """One number inside a phrase of number words, with offsets into the phrase."""

    start: int
    end: int
    low: float
    high: float
    mantissa: float
    form: str


class _Token(NamedTuple):
    start: int
    end: int
    role: str
    low: float
    high: float
    word: str
    joint: str
    """What stands between the token before and this one: " ", "-", "and", "of", "over", "point", "a"."""


@cache
def number_roles() -> dict[str, tuple[str, float, float]]:
    """Each number word with its role, lower and upper value."""
    roles = {
        row["word"]: (row["role"], float(row["value"]), float(row["value"])) for row in read_lexicon("number_words")
    }
    for row in read_lexicon("quantity_vague"):
        roles[row["word"]] = ("times" if row["times"] else "vague", float(row["low"]), float(row["high"]))
    return roles


@cache
def word_source() -> str:
    """The source of a pattern for one number word."""
    return trie_source(number_roles())


NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_JOINT = r"(?:\s*-\s*|\s+)(?:(?:and|of|over|point)\s+)?(?:an?\s+)?"


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


def _tokens(phrase: str) -> list[_Token]:
    tokens: list[_Token] = []
    end = 0
    for match in _token_pattern().finditer(phrase):
        word = " ".join(match[0].split())
        known = number_roles().get(word)
        if known is None:
            number = float(word.replace(",", ""))
            known = ("digits", number, number)
        tokens.append(_Token(match.start(), match.end(), *known, word, phrase[end : match.start()].strip()))
        end = match.end()
    return tokens


def _read(tokens: list[_Token], i: int) -> tuple[Reading | None, int]:
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
    number, mantissa, j = _read_cardinal(tokens, i)
    if j < len(tokens) and tokens[j].role in ("ordinal", "first") and tokens[j].joint == "-" and number > 1:
        return Reading(first.start, tokens[j].end, number, number, number, "parts"), j + 1  # "twenty-first"
    number, j, form = _read_tail(tokens, i, j, number)
    digits = tokens[i].role == "digits"
    if form == "words" and digits:
        form = "digits" if j == i + 1 else "mixed"
    return Reading(first.start, tokens[j - 1].end, number, number, mantissa, form), j


def _read_vague(tokens: list[_Token], i: int) -> tuple[Reading, int]:
    low, high, j = tokens[i].low, tokens[i].high, i + 1
    if tokens[i].role == "vague" and j < len(tokens) and tokens[j].role in ("hundred", "scale", "dozen") and low < 10:
        factor = tokens[j].low  # "several hundred"
        return Reading(tokens[i].start, tokens[j].end, low * factor, high * factor, low, "vague"), j + 1
    while j < len(tokens) and tokens[j].role == "times" and tokens[j].joint.startswith("of"):
        low, high, j = low * tokens[j].low, high * tokens[j].low, j + 1
    if j > i + 1:  # "tens of thousands" runs to the next power of ten
        low, high = tokens[i].low * (low / tokens[i].low), low * 10
    return Reading(tokens[i].start, tokens[j - 1].end, low, high, low, "vague"), j


def _read_ordinal(tokens: list[_Token], i: int) -> tuple[Reading | None, int]:
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


def _read_half(tokens: list[_Token], i: int) -> tuple[Reading, int]:
    j, value = i + 1, 0.5
    if j < len(tokens) and tokens[j].role in ("scale", "dozen") and tokens[j].joint in ("", "a", "of a"):
        value *= tokens[j].low
        return Reading(tokens[i].start, tokens[j].end, value, value, 0.5, "mixed"), j + 1
    return Reading(tokens[i].start, tokens[i].end, 0.5, 0.5, 0.5, "fraction"), j


def _read_collective(tokens: list[_Token], i: int) -> tuple[Reading, int]:
    j, value = i + 1, tokens[i].low
    if tokens[i].role == "couple" and j < len(tokens) and tokens[j].role in ("dozen", "hundred", "scale"):
        value *= tokens[j].low
        j += 1
    return Reading(tokens[i].start, tokens[j - 1].end, value, value, tokens[i].low, "words"), j


def _read_cardinal(tokens: list[_Token], i: int) -> tuple[float, float, int]:
    """The longest cardinal from token `i`: its value, the value before the last scale word, the token after it."""
    total, group, last_scale, mantissa = 0.0, 0.0, float("inf"), 0.0
    place = float("inf")  # the place that is still open inside the group: 100 after "hundred", 10 after "twenty"
    j = i
    while j < len(tokens):
        token = tokens[j]
        joint = token.joint
        if j > i and joint not in ("", "-", "and"):
            break
        if token.role == "scale" and joint != "and" and j > i and tokens[j - 1].role == "scale":
            total *= token.low  # "three lakh crore"
            last_scale = token.low
        elif token.role == "scale" and (group or j == i) and joint != "and":
            total += (group or 1) * token.low
            mantissa, last_scale = (group or 1) if mantissa == 0 else mantissa, token.low
            group, place = 0.0, float("inf")
        elif token.role == "hundred" and joint != "and" and (j == i or 0 < group < 100):
            group, place = (group or 1) * 100, 100
        elif token.role in ("unit", "teen", "ten", "digits") and _fits(token, place, last_scale, joint, start=j == i):
            if token.role == "digits" and j > i:
                break
            group += token.low
            place = {"ten": 10, "unit": 0, "teen": 0, "digits": float("inf")}[token.role]
            if token.role == "digits":
                place = -1
        else:
            break
        j += 1
    return total + group, mantissa or total + group, max(j, i + 1)


def _fits(token: _Token, place: float, last_scale: float, joint: str, *, start: bool) -> bool:
    """Whether the token may fill the open place: "twenty" + "one" may, "twenty" + "thirty" may not."""
    if start:
        return True
    if token.low >= place or (place == 10 and token.role != "unit") or token.low == 0:
        return False
    if joint == "and" and not (place == 100 or (place == float("inf") and last_scale != float("inf"))):
        return False
    return token.low < last_scale


def _read_tail(tokens: list[_Token], i: int, j: int, number: float) -> tuple[float, int, str]:
    """What may follow a cardinal: decimals, dozens, a fraction; the value, the token after it, and the form."""
    if j >= len(tokens):
        return number, j, "words"
    token = tokens[j]
    if token.joint == "point" and token.role in ("unit", "teen", "ten"):
        return _read_decimals(tokens, j, number)
    if token.role == "dozen" and token.joint in ("", "-"):
        last = tokens[j - 1].low if tokens[j - 1].role in ("unit", "teen") else number
        return number - last + last * 12, j + 1, "words"
    if token.joint == "and" and token.role in ("unit", "teen", "ten"):
        return _read_mixed(tokens, j, number)
    if token.joint == "" and token.role == "ten" and number == 1 and j == i + 1 and _ordinal_follows(tokens, j):
        return 1 / (token.low + tokens[j + 1].low), j + 2, "fraction"  # "one twenty-fifth"
    if token.role == "times" and token.word in ("dozens", "hundreds", "thousands") and token.joint == "":
        factor = {"dozens": 12, "hundreds": 100, "thousands": 1000}[token.word]
        last = tokens[j - 1].low if factor == 12 and tokens[j - 1].role in ("unit", "teen") else number
        return number - last + last * factor, j + 1, "words"
    if token.role in ("half", "ordinal") and token.joint in ("and a", "and one", "and"):
        if token.joint == "and":
            return number, j, "words"
        return _scaled_part(tokens, i, j, number), j + 1, "words"
    return _read_fraction(tokens, i, j, number)


def _ordinal_follows(tokens: list[_Token], j: int) -> bool:
    return j + 1 < len(tokens) and tokens[j + 1].role in ("ordinal", "first") and tokens[j + 1].joint == "-"


def _read_mixed(tokens: list[_Token], j: int, number: float) -> tuple[float, int, str]:
    """A whole number and a fraction: "two and three quarters"; "two and three" are two numbers."""
    above, _, k = _read_cardinal(tokens, j)
    if k < len(tokens):
        part, after, form = _read_fraction(tokens, j, k, above)
        if form == "fraction" and tokens[k].role == "denominator":
            return number + part, after, "fraction"
    return number, j, "words"


def _scaled_part(tokens: list[_Token], i: int, j: int, number: float) -> float:
    """ "3 million and a half" adds half a million, "one and a half" half a one."""
    scale = tokens[j - 1].low if tokens[j - 1].role == "scale" else 1.0
    return number + scale / (2 if tokens[j].role == "half" else tokens[j].low)


def _read_decimals(tokens: list[_Token], j: int, number: float) -> tuple[float, int, str]:
    digits = ""
    while j < len(tokens) and tokens[j].role in ("unit", "teen", "ten") and (not digits or tokens[j].joint == ""):
        digits += str(int(tokens[j].low))
        j += 1
    number = float(f"{int(number)}.{digits}")
    if j < len(tokens) and tokens[j].role == "scale":
        number, j = number * tokens[j].low, j + 1
    return number, j, "words"


def _read_fraction(tokens: list[_Token], i: int, j: int, number: float) -> tuple[float, int, str]:
    """A fraction whose numerator ends before token `j`: two thirds, twenty-three fifths, one over three."""
    token = tokens[j]
    if token.joint == "over" and token.role in ("unit", "teen", "ten", "digits", "hundred"):
        below, _, after = _read_cardinal(tokens, j)
        return (number / below, after, "fraction") if below else (number, j, "words")
    split, below, after = _denominator(tokens, j)
    if not below or split - 1 < i:
        return number, j, "words"
    whole, above = _numerator(tokens, i, split, number)
    if whole == 0 and token.role == "ordinal" and above != 1:
        return number, j, "words"
    part = above / below
    if after < len(tokens) and tokens[after].role == "scale" and tokens[after].joint in ("of a", "", "a"):
        part, after = part * tokens[after].low, after + 1
    return whole + part, after, "fraction"


def _denominator(tokens: list[_Token], j: int) -> tuple[int, float, int]:
    """Where the denominator begins, its value (0 where there is none) and the token after it."""
    token = tokens[j]
    if token.role not in ("denominator", "ordinal") or token.joint not in ("", "-"):
        return j, 0.0, j
    before = tokens[j - 1]
    if token.joint == "-" and before.role == "ten" and token.low < 10 and before.joint != "-" and j >= 2:
        return j - 1, before.low + token.low, j + 1  # "one hundred thirty-fifths"
    if token.low >= 1000 and before.role in ("hundred", "scale") and j >= 2 and before.joint == "":
        return j, token.low, j + 1
    return j, token.low, j + 1


def _numerator(tokens: list[_Token], i: int, split: int, number: float) -> tuple[float, float]:
    """The whole part and the numerator: "two hundred and fifty-four hundredths" is 200 and 54."""
    joints = [k for k in range(i + 1, split) if tokens[k].joint == "and"]
    if not joints:
        return 0.0, _read_cardinal(tokens[:split], i)[0]
    cut = joints[-1]
    return _read_cardinal(tokens[:cut], i)[0], _read_cardinal(tokens[:split], cut)[0]
