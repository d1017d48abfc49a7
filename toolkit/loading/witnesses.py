"""What other programs take for the body of a page: voices among several, weighed when the page is segmented."""

from __future__ import annotations

import re
from typing import NamedTuple

from toolkit.loading.extras import need

_WORD = re.compile(r"\w+")
_GRAM = 4
"""Words in a row that a line and a witness must share; a shorter line must be a line of the witness as a whole."""
_MOST_WORDS = 200_000
"""Words of a witness that are read, so that memory stays bounded."""
_LONGEST_PAGE = 5_000_000
"""Characters of a page beyond which nobody is asked."""
_MANNERS: tuple[dict[str, bool], ...] = ({}, {"favor_recall": True}, {"favor_precision": True})
"""How trafilatura is asked: as it comes, rather for too much, rather for too little."""


class Witness(NamedTuple):
    """The text that one program takes for the body, ready to be compared with the lines of the page."""

    grams: frozenset[tuple[str, ...]]
    lines: frozenset[tuple[str, ...]]

    def share(self, line: str) -> float:
        """How much of the line the witness took.

        >>> hear("The ferry stays in port today.").share("The ferry stays in port"), hear("Rain.").share("Menu")
        (1.0, 0.0)
        """
        words = tuple(_WORD.findall(line))
        if len(words) < _GRAM:
            return float(words in self.lines)
        grams = [words[i : i + _GRAM] for i in range(len(words) - _GRAM + 1)]
        return round(sum(gram in self.grams for gram in grams) / len(grams), 2)


def hear(text: str | None) -> Witness:
    """The text that a program took, as a witness; one that took nothing knows no line."""
    found = [tuple(_WORD.findall(line)) for line in (text or "").splitlines()]
    words = [word for line in found for word in line][:_MOST_WORDS]
    grams = frozenset(tuple(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1))
    return Witness(grams, frozenset(line for line in found if 0 < len(line) < _GRAM))


def ask_witnesses(page: str) -> list[str | None]:
    """What each manner of asking takes for the body of the page; the first is the one that knows its lines best."""
    if len(page) > _LONGEST_PAGE:
        return [None] * len(_MANNERS)
    trafilatura = need("trafilatura", extra="html", kind="HTML")
    return [trafilatura.extract(page, include_comments=False, include_tables=True, **manner) for manner in _MANNERS]
