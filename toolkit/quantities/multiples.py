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
_AS_MANY = re.compile(
    r"\s(?:again\s)?as\s(?:many|much|high|large|big|great|long|strong|heavy|tall|deep|wide|far|often)\b"
)
_COMPARED = re.compile(
    r"\s+(?:(?:again\s+)?as\s+(?:many|much|high|large|big|great|long)\b(?P<as>[^.;]{0,160}?)\s+as\s+(?!(?:many|much|long|high|large|big)\b)|(?:[a-z]+\s+){0,3}?than\s+"
    r"|(?=an?\s(?:normal|average|usual|ordinary|typical)\s|the\s|that\s|its\s|their\s|his\s|her\s|what\s|last\s|those\s|any\s|[a-z-]+(?:'s|’s|s'|s’)\s)|(?:of\s+)?(?=previous|earlier))"
    r"(?P<what>(?:[^.,;:!?\n\"]|(?<=\d)[.,](?=\d)){2,80})"
)
_SIDE = re.compile(
    r"(?:,?\s+(?!(?:and|while|but)\s)[\w'’-]+){0,7}?,?\s+(?P<side>to|from|(?:on|over|against)(?=\s+(?:the|its|their|last)\s))"
    r"\s+(?:(?:a|an|the|about|around|some|roughly|nearly|almost|just|more than|over)\s+){0,3}"
    r"(?:(?:its|their|last)\s+)?\Z"
)
_NO_MULTIPLE = re.compile(
    r"[\s-](?:down|up|back|over|standards?|rooms?|beds?|murder|agents?|digits?|check\w*|jump|room)\b|\s+as\s+an?\s"
    r"|\s(?:an?\s(?:day|week|month|year|season|night)|daily|weekly|monthly|yearly|nightly)\b"
)
_THOUGHT = re.compile(r"\b(?:think|thinks|thought|thinking|once or|told|asked|warned)\s\Z")
_VERB_BEFORE = re.compile(r"\b(?:will|would|to|could|must|may|should|can)\s\Z")
_THING = re.compile(
    r"\s(?:down(?!\s(?:to|from|by|on\s\d)\b)|(?:standard|room|bed|agent|bill|bogey|espresso|feature|fault|take|check|life|helix|vision|play|negative"
    r"|jeopardy|jump|axel|crown|threat|letter|click|whammy|bass|glazing|act|team)s?\b)"
)
_NOUNS = ("double", "triple", "treble")
_OWNED = re.compile(r"(?:\b(?:a|the|his|her|their|its|our|domestic|historic|league|cup|second|first|another)|'s)\s\Z")
_OF_IT = re.compile(r"\s(?:of|the|that|this|what|as|its|their)\b")
_ADJECTIVES = ("double", "triple", "treble", "quadruple")
_MULTIPLIED = re.compile(
    r"\s*(?:[.,;:!?)\d$€£]|\Z)|\s(?:the|that|this|its|their|his|her|our|your|my|last|next|what|those|any|all|to|from|since|by|within"
    r"|every|as|previous|earlier|official|[\w-]+(?:'s|’s|s'|s’))\b|\s(?:a|an)\s"
)
""""Double" before one of these multiplies; "double shifts" do not."""


@cache
def _words() -> tuple[re.Pattern[str], dict[str, float]]:
    factors = {row["word"]: float(row["factor"]) for row in read_lexicon("quantity_multiples")}
    first = "".join(sorted({word[0] for word in factors}))
    # the character before comes first, because a set of characters is what the engine finds fastest
    return re.compile(rf"[^a-z0-9_à-öø-ÿ-](?=[{first}])({trie_source(factors)})(?![\w-])"), factors


def multiple_words(folded: str) -> list[Multiple]:
    """Words that are multiples by themselves, in reading order.

    >>> multiple_words("exports doubled")
    [Multiple(start=8, end=15, factor=2.0)]
    """
    pattern, factors = _words()
    found = [Multiple(m.start(), m.end() - 1, factors[m[1]]) for m in pattern.finditer(f" {folded}")]
    return [multiple for multiple in found if not _is_thing(folded, multiple)]


def _is_thing(folded: str, multiple: Multiple) -> bool:
    """Whether a word is the name of something and no multiple: "double down", "the treble", "a double bed"."""
    if _THING.match(folded, multiple.end):
        return True
    noun = folded[multiple.start : multiple.end] in _NOUNS and not _OF_IT.match(folded, multiple.end)
    return noun and _OWNED.search(folded, max(0, multiple.start - 12), multiple.start) is not None


def times_after(folded: str, end: int) -> int:
    """Where "times" ends after a number that it makes a multiple, 0 where it does not."""
    match = _TIMES.match(folded, end)
    if match:
        return match.end()
    parts = ("half", "third", "quarter", "fifth", "tenth")
    return end if folded[max(0, end - 7) : end].endswith(parts) and _AS_MANY.match(folded, end) else 0


def compared_with(text: str, folded: str, end: int) -> str:
    """What a multiple compares with: "previously reported", "the figure disclosed earlier"."""
    match = _COMPARED.match(folded, end)
    return text[match.start("what") : match.end("what")].strip() if match else ""


def side_of(folded: str, end: int, start: int) -> str:
    """Reads "to", "from" or "on" where a change word and a number hang together by it: "doubled in May to 3,400"."""
    match = _SIDE.fullmatch(folded, end, start) if start - end < REACH else None
    return match["side"] if match else ""


def multiplies_nothing(folded: str, start: int, end: int) -> bool:
    """Whether the word only looks like a multiple: "doubled down", "a double room", "three times a day"."""
    if _NO_MULTIPLE.match(folded, end) or _THOUGHT.search(folded, max(0, start - 12), start):
        return True
    if _VERB_BEFORE.search(folded, max(0, start - 8), start):
        return False
    return folded[start:end] in _ADJECTIVES and not _MULTIPLIED.match(folded, end)
