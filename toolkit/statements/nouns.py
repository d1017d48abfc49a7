"""Nouns for those who can speak, the words before their names, and nouns that look like them and are none."""

from __future__ import annotations

from functools import cache

from toolkit.lexicons import read_lexicon, read_words


@cache
def speaking_nouns() -> dict[str, str]:
    """Nouns for those who can speak, with their kind (person, group, body, paper)."""
    return {row["noun"]: row["kind"] for row in read_lexicon("speaking_nouns")}


def is_title_like(word: str) -> bool:
    """A small word that may stand before a name: spokesman, former, nominee."""
    return word in speaking_nouns() or word in read_words("title_modifiers") or "-" in word


@cache
def given_names() -> dict[str, str]:
    """Given names with the gender they mostly tell."""
    return {row["name"]: row["gender"] or "" for row in read_lexicon("given_names")}


def time_units() -> frozenset[str]:
    """Units of the calendar and the clock, in the singular and the plural: day, weeks."""
    return read_words("date_units")


def is_measure(wording: str) -> bool:
    """Whether something can go according to these words, which say nothing: plan, schedule.

    >>> is_measure("plan"), is_measure("police")
    (True, False)
    """
    return wording in read_words("measures")


def opens_sentence(word: str) -> bool:
    """Whether a word that seems a given name is a verb or adverb: Eventually, Blocking; not Sally or Irving.

    >>> opens_sentence("eventually"), opens_sentence("sally")
    (True, False)
    """
    verb = word.endswith("ing") and len(word) > 6
    return (verb or word.endswith(_ADVERBIAL)) and word not in given_names()


_ADVERBIAL = ("ally", "ntly", "ously", "tely", "edly", "arly", "ably", "ively", "ingly")
