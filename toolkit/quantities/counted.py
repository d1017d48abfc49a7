"""The noun phrase that a number counts: where it begins, where it ends, and its head."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from toolkit.lexicons import read_lexicon


class Counted(NamedTuple):
    """A counted noun phrase and where its head begins."""

    start: int
    end: int
    head: int


REACH = 110
_TOKEN = re.compile(r"([ \t]+|-|\n(?!\n)[ \t]*)?(?:(\w[\w/&]*(?:[-'.](?=\w)\w+)*\.?)|(\S))")
_DETERMINER = frozenset(
    ("the", "a", "an", "its", "his", "her", "their", "our", "my", "your", "these", "those", "all", "this", "that")
)


@cache
def roles() -> dict[str, str]:
    """What each known word means for the end of a noun phrase."""
    return {row["word"]: row["role"] for row in read_lexicon("counted_words")}


def is_plural(word: str) -> bool:
    """Whether a folded word looks like a plural noun."""
    role = roles().get(word)
    if role == "plural":
        return True
    return role is None and len(word) > 2 and word[-1] == "s" and word[-2] not in "su'" and not word.endswith("is")


def counted_phrase(text: str, folded: str, end: int, *, singular: bool = False) -> Counted | None:
    """The noun phrase that begins at `end`: "US troops" in "1,720 US troops in Syria".

    A plural noun ends it, unless another plural follows; `singular` (after "one") lets the first verb or
    function word end it.
    """
    start = last = head = -1
    found = False
    for match in _TOKEN.finditer(folded, end, min(len(folded), end + REACH)):
        word = match[2]
        if word is None or (start < 0 and match.start() != end) or (match[1] is None and start < 0):
            break
        word = word.rstrip(".") if not _abbreviation(text, match) else word
        stop_after = word != match[2]
        role = roles().get(word)
        capital = _capital(text, match)
        if (role == "stop" and not capital) or word[0].isdigit():
            break
        plural = is_plural(word) and not capital
        if found and not plural:
            break
        if start >= 0 and role == "verb" and (found or singular or _verb_ends(folded, match.end())):
            break
        if singular and start >= 0 and word.endswith("ed"):
            break
        if start < 0:
            start = match.start(2)
        last, head = match.start(2) + len(word), match.start(2)
        found = found or (plural and not singular)
        if stop_after or folded[last : last + 1] == "\n":
            break
    return Counted(start, last, head) if start >= 0 else None


def _abbreviation(text: str, match: re.Match[str]) -> bool:
    return match[2].endswith(".") and (len(match[2]) <= 3 or "." in match[2][:-1])


def _capital(text: str, match: re.Match[str]) -> bool:
    """All capitals: "US" and "UAE" are names, no plurals."""
    word = text[match.start(2) : match.end(2)]
    return len(word) > 1 and word.isupper()


def _verb_ends(folded: str, at: int) -> bool:
    """A verb form ends the phrase where no noun can follow it: "400 wounded in", "30 injured."."""
    match = _TOKEN.match(folded, at)
    return match is None or match[2] is None or roles().get(match[2]) == "stop"


def share_of(text: str, folded: str, end: int) -> Counted | None:
    """What a share is of: "Syrian territory" in "90 percent of the Syrian territory"."""
    if not folded.startswith(" of ", end):
        return None
    at = end + 4
    while (word := folded[at : at + 12].split(" ", 1)[0]) in _DETERMINER:
        at += len(word) + 1
    return counted_phrase(text, folded, at - 1, singular=True)


_HYPHENATED = re.compile(r"-([a-z]{2,})")


def hyphenated_noun(folded: str, end: int) -> Counted | None:
    """The noun joined to the number: "member" in "a 30-member team"."""
    match = _HYPHENATED.match(folded, end)
    return Counted(match.start(1), match.end(1), match.start(1)) if match else None
