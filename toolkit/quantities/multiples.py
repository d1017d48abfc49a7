"""Multiples and what they refer to: "three times as many as previously reported", "doubled to 3,400"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

REACH = 110
"""Characters between a multiple or change and the number it led to."""


class Multiple(NamedTuple):
    """A word that is a multiple by itself, or the tail that makes one of a number."""

    start: int
    end: int
    factor: float


_TIMES = re.compile(
    r"[ -](?:times|fold|x)\b(?=\s+(?:as\s+(?:many|much|high|large|big|great|likely|long|more)|more|higher|larger|bigger"
    r"|greater|the|that|its|their|what|previous|earlier|last)\b|[-\s.,;])|x\b(?=\s)"
)
_AS_MANY = re.compile(r"\sas\s(?:many|much|high|large|big|great|long)\b")
_COMPARED = re.compile(
    r"\s+(?:as\s+(?:many|much|high|large|big|great|long)\b(?P<as>[^.;]*?)\s+as\s+|(?:[a-z]+\s+){0,3}?than\s+"
    r"|(?=the\s|that\s|its\s|their\s|his\s|her\s|what\s|last\s|those\s|any\s)|(?:of\s+)?(?=previous|earlier))"
    r"(?P<what>[^.,;:!?\n\"]{2,80})"
)
_SIDE = re.compile(
    r"(?:,?\s+[\w'’-]+){0,7}?,?\s+(?P<side>to|from)"
    r"\s+(?:(?:a|an|the|about|around|some|roughly|nearly|almost|just|more than|over)\s+){0,3}\Z"
)
_NO_MULTIPLE = re.compile(
    r"[\s-](?:down|up|back|over|standards?|rooms?|beds?|murder|agents?|digits?|check\w*|jump|room)\b|\s+as\s+an?\s"
)


@cache
def _words() -> tuple[re.Pattern[str], dict[str, float]]:
    factors = {row["word"]: float(row["factor"]) for row in read_lexicon("quantity_multiples")}
    # the character before comes first, because a set of characters is what the engine finds fastest
    return re.compile(rf"[^a-z0-9-](?<!\w)({trie_source(factors)})(?![\w-])"), factors


def multiple_words(folded: str) -> list[Multiple]:
    """Words that are multiples by themselves, in reading order.

    >>> multiple_words("exports doubled")
    [Multiple(start=8, end=15, factor=2.0)]
    """
    pattern, factors = _words()
    return [Multiple(m.start(), m.end() - 1, factors[m[1]]) for m in pattern.finditer(f" {folded}")]


def times_after(folded: str, end: int) -> int:
    """Where "times" ends after a number that it makes a multiple, 0 where it does not."""
    match = _TIMES.match(folded, end)
    if match:
        return match.end()
    return end if folded[end - 4 : end] == "half" and _AS_MANY.match(folded, end) else 0


def compared_with(text: str, folded: str, end: int) -> str:
    """What a multiple compares with: "previously reported", "the figure disclosed earlier"."""
    match = _COMPARED.match(folded, end)
    return text[match.start("what") : match.end("what")].strip() if match else ""


def side_of(folded: str, end: int, start: int) -> str:
    """Reads "to" or "from" where a change word and a number hang together by it: "doubled in May to 3,400"."""
    match = _SIDE.fullmatch(folded, end, start) if start - end < REACH else None
    return match["side"] if match else ""


def multiplies_nothing(folded: str, end: int) -> bool:
    """Whether the word only looks like a multiple: "doubled down", "a double room"."""
    return _NO_MULTIPLE.match(folded, end) is not None
