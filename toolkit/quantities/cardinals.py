"""Cardinals among tokens of number words: "two hundred and sixteen", "three lakh crore"."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon


class Token(NamedTuple):
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


def read_digits(digits: str) -> float:
    """The value of digits with separators: "1,720" and "1 720" are 1720, "5,00" is 5, "1.720,5" is 1720.5."""
    head, comma, tail = digits.rpartition(",")
    if comma and "." in head:
        digits = f"{head.replace('.', '')}.{tail}"
    elif comma and len(tail) < 3 and "." not in tail:
        digits = f"{head}.{tail}"
    return float(digits.replace(",", "").replace(" ", "").replace("'", ""))


def times(number: float, scale: float) -> float:
    """The product as people write it: 4.1 million is 4,100,000, where plain floats give 4,099,999.9999999995."""
    return float(f"{number * scale:.15g}")


def read_cardinal(tokens: list[Token], i: int) -> tuple[float, float, int]:
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
            total += times(group or 1, token.low)
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


def _fits(token: Token, place: float, last_scale: float, joint: str, *, start: bool) -> bool:
    """Whether the token may fill the open place: "twenty" + "one" may, "twenty" + "thirty" may not."""
    if start:
        return True
    if token.low >= place or (place == 10 and token.role != "unit") or token.low == 0:
        return False
    if joint == "and" and not (place == 100 or (place == float("inf") and last_scale != float("inf"))):
        return False
    return token.low < last_scale
