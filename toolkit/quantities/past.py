"""Whether a number is told of an earlier time: "the fleet had 60 ships"."""

from __future__ import annotations

import re

from toolkit.quantities.bases import ENDED
from toolkit.quantities.context import small_words
from toolkit.quantities.records import Quantity

PAST = re.compile(
    r"\b(?:was|were|had|last|previous(?:ly)?|earlier|ago|before|once|used|stood|began|started|initially|originally|first|formerly|in\s\d{4})\b"
)


def is_past(base: Quantity, between: str, folded: str) -> bool:
    """Whether a number is told of an earlier time, as far as the words beside it tell."""
    if PAST.search(words_beside(base, between, folded)):
        return True
    told = words_beside(base, between if ENDED.search(between) else "", folded)  # else the verb is that of the change
    return not small_words("past_verb").isdisjoint(re.findall(r"[a-z]+", told))


def words_beside(base: Quantity, between: str, folded: str) -> str:
    """The words of a number's sentence: up to 60 characters before it, and what stands `between` it and another."""
    return folded[max(0, base.start - 60) : base.start].rsplit(". ", 1)[-1] + between.split(". ", 1)[0]
