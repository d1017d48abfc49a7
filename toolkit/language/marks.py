"""Quotation marks: which signs open, which close, and which are apostrophes or inches."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Family = Literal["double", "single", "angle", "low"]

_MARK = re.compile(r"[\"“”„‟«»'‘’‚‹›`](?:(?<=')'|(?<=`)`|(?<!`)(?!(?<=\w['‘’‚‹›])\w))")
"""One set of characters comes first, so that the next one is found at once; the sign between two letters is none."""
_OPENING = frozenset(("“", "``", "‘", "„", "‚"))
_CLOSING = frozenset(("”",))
_BEFORE_OPENING = frozenset(" \t\n\r\u00a0\u2009\u202f([{-–—/:;,=>\"“„«‘'")
_AFTER_CLOSING = frozenset(" \t\n\r\u00a0\u2009\u202f)]}-–—/:;,.!?…\"”»’'<")
_CLIPPED = re.compile(r"(?:\d0s|em|til|tis|twas|cause|n|bout|round|cuz)\b", re.IGNORECASE)


class Mark(NamedTuple):
    """One sign that may open or close a quotation; `sure` where its shape and place leave no doubt."""

    start: int
    end: int
    sign: str
    family: Family
    opens: bool
    closes: bool
    sure: bool

    def can_close(self, opening: Mark) -> bool:
        """Whether this sign can be the partner of that opening one."""
        if opening.family == "low":
            return self.sign in ("“", "”", "‟", '"', "‘", "’") and self.start > opening.start
        if opening.family == "angle":
            return self.family == "angle" and self.sign != opening.sign
        return self.closes and self.family == opening.family


def find_marks(text: str) -> list[Mark]:
    r"""The signs that may stand for quotation marks, in order; apostrophes and inch marks are left out.

    >>> [(m.sign, m.opens, m.closes) for m in find_marks('The man: "I\'m in"')]
    [('"', True, False), ('"', False, True)]
    """
    found = (_read(text, match) for match in _MARK.finditer(text))
    return [mark for mark in found if mark is not None]


def _read(text: str, match: re.Match[str]) -> Mark | None:
    sign, start, end = match.group(), match.start(), match.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    if sign in "'‘’‹›‚":
        return _read_single(text, match, (before, after))
    if sign in "«»":
        return Mark(start, end, sign, "angle", _opens(before, after) or sign == "«", True, False)
    if sign == "„":
        return Mark(start, end, sign, "low", True, False, True)
    if sign == '"' and _is_inch(text, start, after):
        return None
    opens, closes = _opens(before, after), _closes(before, after)
    if sign in _OPENING:
        return Mark(start, end, sign, "double", opens or not closes, closes and not opens, opens)
    if sign in _CLOSING:
        return Mark(start, end, sign, "double", opens and not closes, True, False)
    if opens == closes:
        opens = closes = True
    return Mark(start, end, sign, "double", opens, closes, False)


def _read_single(text: str, match: re.Match[str], around: tuple[str, str]) -> Mark | None:
    sign, (before, after) = match.group(), around
    opens, closes = _opens(before, after), _closes(before, after)
    if sign == "’":
        opens = False
    if not opens and not closes:  # between two letters: an apostrophe
        return None
    if opens and not closes and (_CLIPPED.match(text, match.end()) or (after.isdigit() and sign != "‘")):
        return None
    if closes and not opens and (before.isdigit() or _is_possessive(text, match)):
        return None
    return Mark(match.start(), match.end(), sign, "single", opens, closes and not opens, False)


def _opens(before: str, after: str) -> bool:
    return (not before or before in _BEFORE_OPENING) and bool(after) and not after.isspace() and after not in ",.;:!?)"


def _closes(before: str, after: str) -> bool:
    return bool(before) and not before.isspace() and (not after or after in _AFTER_CLOSING)


def _is_possessive(text: str, match: re.Match[str]) -> bool:
    """The workers' rights: an s, the sign, a blank and a word."""
    start, end = match.span()
    return text[start - 1 : start] in ("s", "S") and text[end : end + 1] == " " and text[end + 1 : end + 2].isalpha()


def _is_inch(text: str, start: int, after: str) -> bool:
    """6'2", a 12" pipe: a number before, and what follows closes no clause."""
    if not text[start - 1 : start].isdigit():
        return False
    head = text[max(0, start - 6) : start].rstrip("0123456789.")
    if head[-1:] in ("'", "′", "’"):
        return True
    return after == " " and '"' not in text[max(0, start - 400) : start].rpartition("\n")[2]
