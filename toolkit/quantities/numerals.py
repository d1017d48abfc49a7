"""Numbers as written: digits with separators, scale words and abbreviations, fractions, number words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from toolkit.quantities.cardinals import number_roles, read_digits, times, word_source
from toolkit.quantities.numberwords import IN_TIME, phrase_source, read_number_words
from toolkit.quantities.records import Numeral

DIGITS = (
    r"(?:\d{1,3}(?:,\d{3})+(?!\d)"  # 1,720
    r"|\d{1,2}(?:,\d{2})+,\d{3}(?!\d)"  # 12,34,567
    r"|\d{1,3}(?:\.\d{3})+,\d+(?![.,]?\d)"  # 1.720,5, which no convention reads otherwise
    r"|\d{1,3}(?:[ ']\d{3})+(?![\d,])"  # 1 720, also with a narrow blank; 1'720
    r"|(?<!,)\d+,\d{1,2}(?![\d,])"  # 5,00
    r"|\d+)(?:\.\d+)?"
    r"|(?<![\w.])\.\d+"
)
_ABBREVIATIONS = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "mm": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "tn": 1e12,
    "trn": 1e12, "tln": 1e12,
}  # fmt: skip
_GLYPHS = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5,
    "⅙": 1 / 6, "⅚": 5 / 6, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8,
}  # fmt: skip
_INFINITY = float("inf")
LONGEST = 300
"""Digits beyond which a number is no quantity of news but a key, a hash or an attack."""


@cache
def _pattern() -> re.Pattern[str]:
    glyphs = "".join(_GLYPHS)
    joint = rf"(?:\s*-\s*|\s+)(?:(?:and|of|over{IN_TIME})\s+)?(?:an?\s+)?"
    return re.compile(
        rf"(?P<digits>{DIGITS})"
        rf"(?P<power>e[+-]?\d+(?!\w)|\s?x\s?10\^?[+-]?\d+|\^[+-]{{0,2}}\d+)?"
        rf"(?:(?P<slash>(?<!/\d)(?<!/\d\d)/\d+(?![\d/]|[,.]\d))|(?P<mixed>[ -]\d+/\d+(?![\d/]))"
        rf"|(?P<glued>\s?[{glyphs}])"
        rf"|(?P<short>\s?(?:mn|mln|mio|mm|bn|bln|tn|trn|tln|[kmb])(?![\w²³])))?"
        rf"(?P<more>(?:{joint}(?:{word_source()})\b(?!'s))*(?:\s+over{IN_TIME}\s+\d+)?)"
        rf"|(?P<words>(?<![\w$])(?:{phrase_source()}))"
        rf"|(?P<glyph>[{glyphs}])"
    )


def find_numerals(folded: str) -> list[Numeral]:
    """Every number in folded text, in reading order, whatever it may turn out to be.

    >>> [(n.low, n.form) for n in find_numerals("1.5 million people and three dogs")]
    [(1500000.0, 'mixed'), (3.0, 'words')]
    """
    numerals: list[Numeral] = []
    for match in _matches(folded):
        kind = match.lastgroup
        if kind == "words":
            numerals += _phrase(match[0], match.start(), folded)
        elif match["more"]:
            numerals += _digits_and_words(match, folded)
        elif kind == "glyph":
            value = _GLYPHS[match[0]]
            numerals.append(Numeral(match.start(), match.end(), value, value, value, "fraction"))
        else:
            numerals.append(_digits(match, folded))
    return numerals


@cache
def _trigger() -> re.Pattern[str]:
    """What a number can begin with: found several times faster than the whole pattern.

    It takes the character before a word first, because a set of characters is what the engine finds fastest.
    """
    figure = f"[0-9{''.join(_GLYPHS)}]"
    return re.compile(rf"[^a-z_](?:(?<={figure})|\b(?:{word_source()})\b)")


def _matches(folded: str) -> Iterator[re.Match[str]]:
    padded = f" {folded}"
    position = 0
    while trigger := _trigger().search(padded, position + 1 if position else 0):
        start = trigger.start() - (trigger.end() - trigger.start() == 1)
        dotted = start > position and folded[start - 1] == "."
        match = (dotted and _pattern().match(folded, start - 1)) or _pattern().match(folded, start)
        position = match.end() if match else trigger.end() - 1
        if match:
            yield match


def _digits(match: re.Match[str], folded: str) -> Numeral:
    start, end = match.start(), match.end()
    if match.end("digits") - start > LONGEST:
        return Numeral(start, end, _INFINITY, _INFINITY, _INFINITY, "digits")
    digits, power, short, slash, mixed, glued = match.group("digits", "power", "short", "slash", "mixed", "glued")
    value = mantissa = read_digits(digits)
    form = "digits"
    if power:
        value = mantissa = _powered(value, power.replace(" ", ""))
    if short:
        form, value = "short", times(value, _ABBREVIATIONS[short.strip()])
    elif slash:
        below = float(slash[1:])
        form, value = "fraction", value / below if below else float("inf")
    elif mixed:
        above, _, under = mixed[1:].partition("/")
        form, value = "fraction", value + (float(above) / float(under) if float(under) else 0.0)
    elif glued:
        form, value = "fraction", value + _GLYPHS[glued.strip()]
    return _signed(start, end, value, value, mantissa, form, folded)


def _powered(value: float, power: str) -> float:
    mark, exponent = (power[0], power[1:]) if power[0] in "e^" else ("e", power[1:].removeprefix("10").lstrip("^"))
    count = int(exponent.lstrip("+-")[:4]) * (-1 if exponent.startswith("-") and not exponent.startswith("--") else 1)
    try:
        return float(value * 10.0**count) if mark == "e" else float(value**count)
    except (OverflowError, ZeroDivisionError):
        return float("inf")


def _digits_and_words(match: re.Match[str], folded: str) -> list[Numeral]:
    """Reads "3 hundred", "1.5 million", "3 million and a half"; where the words do not belong, two numbers."""
    if match["power"] or match["slash"] or match["mixed"] or match["glued"] or match["short"]:
        whole = _pattern().match(folded[: match.start("more")], match.start())
        rest = _phrase(match["more"].lstrip(" -"), match.end() - len(match["more"].lstrip(" -")), folded)
        return ([_digits(whole, folded)] if whole else []) + rest
    if match.end("digits") - match.start() > LONGEST:
        return [Numeral(match.start(), match.end("digits"), _INFINITY, _INFINITY, _INFINITY, "digits")]
    return _phrase(match[0], match.start(), folded)


def _phrase(phrase: str, at: int, folded: str) -> list[Numeral]:
    return [
        _signed(at + r.start, at + r.end, r.low, r.high, r.mantissa, r.form, folded) for r in read_number_words(phrase)
    ]


_AFTER_A = tuple(
    word
    for word, (role, _, _) in number_roles().items()
    if role in ("hundred", "scale", "dozen", "half", "ordinal", "couple")
)
_SIGN = re.compile(r"(?:(?<![\w.)\]%])-|(?<!\w)(?:minus|negative)(?:\s+|-))\Z")


def _part_ends(folded: str, end: int) -> bool:
    """Tells a fraction from an ordinal: "a twenty-first of the land", "a twenty-first century"."""
    return folded[end : end + 1] in ("", ".", ",") or folded.startswith(" of ", end)


def _signed(start: int, end: int, low: float, high: float, mantissa: float, form: str, folded: str) -> Numeral:
    """The numeral, negative where a sign stands before it; "20 -30" and "20 - 30" are no signs."""
    before = folded[start - 1 : start]
    if before == "-" or (before == " " and folded[start - 3 : start - 1] in ("us", "ve")):
        sign = _SIGN.search(folded[max(0, start - 10) : start])
        edge = start - len(sign[0]) if sign else 0
        bullet = edge > 1 and sign and sign[0] == "-" and folded[max(0, edge - 12) : edge].rstrip(" \t")[-1:] == "\n"
        if sign and not bullet and not folded[max(0, edge - 3) : edge].rstrip()[-1:].isdigit():
            return Numeral(edge, end, -high, -low, -mantissa, form)
    if form == "parts" and low > 20 and folded[max(0, start - 3) : start] in (" a ", "a ") and _part_ends(folded, end):
        return Numeral(start - 2, end, 1 / low, 1 / low, 1 / low, "fraction")
    if form == "part" and folded[max(0, start - 4) : start] in (" an ", "an "):
        return Numeral(start - 3, end, low, high, mantissa, "fraction")  # "an eighth"
    if before == " " and folded[max(0, start - 3) : start] in (" a ", "a ") and folded.startswith(_AFTER_A, start):
        return Numeral(start - 2, end, low, high, mantissa, "fraction" if form == "part" else form)
    return Numeral(start, end, low, high, mantissa, form)
