"""What may follow a cardinal: decimals, dozens and fractions ("two and three quarters", "one over three")."""

from __future__ import annotations

from toolkit.quantities.cardinals import Token, read_cardinal, times


def read_tail(tokens: list[Token], i: int, j: int, number: float) -> tuple[float, int, str]:
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
        if token.joint == "and" or (number >= 1000 and tokens[j - 1].role == "digits"):
            return number, j, "words"  # "in 2032 and a quarter fewer in 2033"
        whole = _scaled_part(tokens, j, number)
        scaled = j + 1 < len(tokens) and tokens[j + 1].role == "scale" and tokens[j + 1].joint == ""
        if scaled and tokens[j - 1].role != "scale":  # "two and a half million"
            return times(whole, tokens[j + 1].low), j + 2, "words"
        return whole, j + 1, "words"
    return _read_fraction(tokens, i, j, number)


def _ordinal_follows(tokens: list[Token], j: int) -> bool:
    return j + 1 < len(tokens) and tokens[j + 1].role in ("ordinal", "first") and tokens[j + 1].joint == "-"


def _read_mixed(tokens: list[Token], j: int, number: float) -> tuple[float, int, str]:
    """A whole number and a fraction: "two and three quarters"; "two and three" are two numbers."""
    above, _, k = read_cardinal(tokens, j)
    if k < len(tokens):
        part, after, form = _read_fraction(tokens, j, k, above)
        if form == "fraction" and tokens[k].role == "denominator":
            return number + part, after, "fraction"
    return number, j, "words"


def _scaled_part(tokens: list[Token], j: int, number: float) -> float:
    """Reads "3 million and a half" adds half a million, "one and a half" half a one."""
    scale = tokens[j - 1].low if tokens[j - 1].role == "scale" else 1.0
    return number + scale / (2 if tokens[j].role == "half" else tokens[j].low)


def _read_decimals(tokens: list[Token], j: int, number: float) -> tuple[float, int, str]:
    digits = ""
    while j < len(tokens) and tokens[j].role in ("unit", "teen", "ten") and (not digits or tokens[j].joint == ""):
        digits += str(int(tokens[j].low))
        j += 1
    number = float(f"{int(number)}.{digits}")
    if j < len(tokens) and tokens[j].role == "scale":
        number, j = number * tokens[j].low, j + 1
    return number, j, "words"


def _read_fraction(tokens: list[Token], i: int, j: int, number: float) -> tuple[float, int, str]:
    """A fraction whose numerator ends before token `j`: two thirds, twenty-three fifths, one over three."""
    token = tokens[j]
    scaled = any(part.role == "scale" for part in tokens[i:j])  # "$9 billion over ten years" is no fraction
    if token.joint == "over" and not scaled and token.role in ("unit", "teen", "ten", "digits", "hundred"):
        below, _, after = read_cardinal(tokens, j)
        return (number / below, after, "fraction") if below else (number, j, "words")
    split, below, after = _denominator(tokens, j)
    if not below or split - 1 < i:
        return number, j, "words"
    whole, above = _numerator(tokens, i, split)
    if whole == 0 and token.role == "ordinal" and above != 1:
        return number, j, "words"
    part = above / below
    if after < len(tokens) and tokens[after].role == "scale" and tokens[after].joint in ("of a", "", "a"):
        part, after = part * tokens[after].low, after + 1
    return whole + part, after, "fraction"


def _denominator(tokens: list[Token], j: int) -> tuple[int, float, int]:
    """Where the denominator begins, its value (0 where there is none) and the token after it."""
    token = tokens[j]
    if token.role not in ("denominator", "ordinal") or token.joint not in ("", "-"):
        return j, 0.0, j
    before = tokens[j - 1]
    if token.joint == "-" and before.role == "ten" and token.low < 10 and before.joint != "-" and j >= 2:
        return j - 1, before.low + token.low, j + 1  # "one hundred thirty-fifths"
    return j, token.low, j + 1


def _numerator(tokens: list[Token], i: int, split: int) -> tuple[float, float]:
    """The whole part and the numerator: "two hundred and fifty-four hundredths" is 200 and 54."""
    joints = [k for k in range(i + 1, split) if tokens[k].joint == "and"]
    if not joints:
        return 0.0, read_cardinal(tokens[:split], i)[0]
    cut = joints[-1]
    return read_cardinal(tokens[:cut], i)[0], read_cardinal(tokens[:split], cut)[0]
