"""The gender that a name or a description tells, so that pronouns find whom they mean."""

from __future__ import annotations

from functools import cache, lru_cache

from toolkit.lexicons import read_lexicon
from toolkit.statements.nouns import given_names
from toolkit.statements.roles import title_gender


@lru_cache(maxsize=1 << 14)
def gender_of(words: tuple[str, ...], wording: str) -> str:
    """The gender that the title, the given name or the description of a name tells: Mrs Lund; Ada; her sister Naia."""
    titled = next(filter(None, map(title_gender, words)), "")
    return titled or given_gender(wording) or noun_gender(words)


def noun_gender(words: tuple[str, ...]) -> str:
    """The gender of the first noun that tells one, m or f, or nothing.

    >>> noun_gender(("my", "husband")), noun_gender(("a", "sailor"))
    ('m', '')
    """
    told = next(filter(None, map(_nouns().get, words)), "")
    return told or next(filter(None, map(_by_ending, words)), "")


def _by_ending(word: str) -> str:
    return "f" if word.endswith("woman") else "m" if word.endswith("sman") else ""


@lru_cache(maxsize=1 << 14)
def given_gender(wording: str) -> str:
    """The gender of the given name a full name begins with, m or f, or nothing.

    >>> given_gender("Ada Lund"), given_gender("Lund")
    ('f', '')
    """
    words = wording.lower().split()
    return given_names().get(words[0], "") if words else ""


@cache
def _nouns() -> dict[str, str]:
    return {row["noun"]: row["gender"] for row in read_lexicon("gendered_nouns")}
