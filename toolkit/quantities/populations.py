"""Whether the subject of a number is somebody or somewhere: a people, a place, a body."""

from __future__ import annotations

from functools import cache, lru_cache

from toolkit.lexicons import read_lexicon

_ENDS = ("of", "in", "for", "at", "on", "from", "with", "to", "by", "who", "which", "that")
REACH = 2000
"""Characters around a number in which a name may stand a second time."""
_NO_NAMES = ("i", "covid", "covid-19")


def population_of(subject: str, text: str, start: int) -> str:
    """The subject before `start`, where it names people, a place or a body; "" for matters such as "exports".

    A lone word that opens its sentence is a name only where it stands elsewhere near by inside a sentence.

    >>> text = "The army has 400 tanks"
    >>> population_of("army", text, 13)
    'army'
    >>> population_of("Exports", "Exports reached 400 tonnes", 16)
    ''
    """
    kind = _kind(subject)
    if kind == "name" and " " not in subject:
        return subject if _is_name(subject, text, start) else ""
    return subject if kind else ""


@lru_cache(maxsize=4096)
def _kind(subject: str) -> str:
    """Gives "noun" or "name" after the head of the phrase, "" where it is neither."""
    words = subject.split()
    end = next((i for i, word in enumerate(words) if i and word in _ENDS), len(words))
    head = words[end - 1] if words else ""
    plain = head.casefold()
    if {plain, plain.removesuffix("s"), plain.removesuffix("es")} & _nouns():
        return "noun"
    return "name" if head[:1].isupper() and plain not in _NO_NAMES and not plain.isdigit() else ""


def _is_name(word: str, text: str, start: int) -> bool:
    """Whether a word with a capital stands inside a sentence within reach."""
    low, high = max(0, start - REACH), start + REACH
    at = text.find(f" {word}", low, high)
    while at > 0:
        if text[at - 1].isalnum() or text[at - 1] == ",":
            return True
        at = text.find(f" {word}", at + 1, high)
    return False


@cache
def _nouns() -> frozenset[str]:
    """Nouns of people, bodies and places, folded."""
    speaking = {row["noun"] for row in read_lexicon("speaking_nouns") if row["kind"] != "paper"}
    return frozenset(speaking | {row["noun"] for row in read_lexicon("quantity_populations")})
