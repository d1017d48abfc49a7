"""What stands around a number: the words before it and the bound they make."""

from __future__ import annotations

from functools import cache

from toolkit.lexicons import read_lexicon

REACH = 48
"""Characters before a number in which a bound ("no fewer than an estimated") is looked for."""


@cache
def bounds() -> tuple[dict[tuple[str, ...], str], dict[str, str]]:
    """The words of bounds before a number, and the wordings of bounds after it."""
    rows = read_lexicon("quantity_bounds")
    before = {tuple(r["phrase"].split()): r["modifier"] for r in rows if r["side"] == "before"}
    return before, {r["phrase"]: r["modifier"] for r in rows if r["side"] == "after"}


_TRANSPARENT = frozenset(
    ("the", "a", "an", "another", "only", "just", "even", "total", "of", "its", "their", "his", "her")
)
_SIGNS = {">": "more_than", "<": "less_than", "~": "about", "≈": "about", "≥": "at_least", "≤": "at_most"}


def words_before(folded: str, start: int) -> list[str]:
    """The last words before a position, in reading order."""
    return folded[max(0, start - REACH) : start].split()


def bound_before(words: list[str]) -> str:
    """The modifier that the last words make, "" where they make none.

    >>> bound_before("killing no fewer than".split())
    'at_least'
    """
    if not words:
        return ""
    last = words[-1]
    if last[-1] in _SIGNS:
        return _SIGNS[last[-1]]
    table = bounds()[0]
    for skip in (0, 1):
        end = len(words) - skip
        for length in range(min(5, end), 0, -1):
            modifier = table.get(tuple(words[end - length : end]))
            if modifier:
                return modifier
        if last not in _TRANSPARENT:
            return ""
    return ""


def bound_after(folded: str, end: int) -> tuple[str, int]:
    """The modifier that follows, with its end: "650 or so", "5+"; "" where there is none."""
    after = folded[end : end + 16]
    if after[:1] == "+" and not after[1:2].isalnum():
        return "at_least", end + 1
    words = after.split(None, 3)
    if not words or after[:1] not in " ":
        return "", end
    table = bounds()[1]
    for length in (3, 2, 1):
        phrase = " ".join(words[:length]).rstrip(".,;")
        modifier = table.get(phrase)
        if modifier and len(words) >= length:
            at = folded.find(phrase.split()[-1], end)
            return modifier, at + len(phrase.split()[-1])
    return "", end
