"""Nouns for those who can speak, and words that stand before their names."""

from __future__ import annotations

from functools import cache

from toolkit.lexicons import read_lexicon


@cache
def speaking_nouns() -> dict[str, str]:
    """Nouns for those who can speak, with their kind (person, group, body, paper)."""
    return {row["noun"]: row["kind"] for row in read_lexicon("speaking_nouns")}


@cache
def _title_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("title_modifiers"))


def is_title_like(word: str) -> bool:
    """A small word that may stand before a name: spokesman, former, nominee."""
    return word in speaking_nouns() or word in _title_words() or "-" in word
