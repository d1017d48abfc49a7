"""Whose number it is: the subject of its clause, and the thing that a measure stands before."""

from __future__ import annotations

import re
from functools import cache

from toolkit.lexicons import read_lexicon
from toolkit.quantities.context import changes
from toolkit.quantities.counted import roles

REACH = 170
_CLAUSE = re.compile(r"[;:!?\n]|(?<![A-Z])\.\s|\s[-–—]\s|,\s(?:while|but|and|as|after|which|who|where|with|when)\s|\s(?:while|but|whereas|because)\s")
_WORD = re.compile(r"[\w&/][\w'’&/.-]*[\w]|[\w&]|[,()\"“”]")


@cache
def _verbs() -> frozenset[str]:
    listed = {word for word, role in roles().items() if role == "verb"} | set(changes())
    return frozenset(listed | {row["word"] for row in read_lexicon("clause_words") if row["role"] == "verb"})


@cache
def _openers() -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("clause_words") if row["role"] == "opener")


def holder(text: str, start: int) -> str:
    """The subject of the clause in which a number stands: "the army" in "the army has 400 tanks"; "" where none.

    >>> holder("In May the army had 400 tanks", 19)
    ''
    >>> holder("The army had 400 tanks", 13)
    'The army'
    """
    begin = max(0, start - REACH)
    window = text[begin:start]
    cut = 0
    for boundary in _CLAUSE.finditer(window):
        cut = boundary.end()
    subject = _subject(window[cut:])
    if not subject and cut:
        subject = _subject(window[: max(cut - 1, 0)].rpartition(". ")[2])
    return subject


def _subject(clause: str) -> str:
    """The words before the first verb, without what opens the clause."""
    words = [match[0] for match in _WORD.finditer(clause)]
    kept: list[str] = []
    for position, word in enumerate(words):
        low = word.lower()
        if low in _verbs() or (low.endswith("ed") and position > 0 and kept):
            break
        if low in (",", "(", ")"):
            if kept and kept[0].lower() in _openers():
                kept = []
                continue
            break
        kept.append(word)
    else:
        return ""
    if kept and kept[0].lower() in _openers():
        return ""
    return " ".join(kept)
