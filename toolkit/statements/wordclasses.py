"""What the lexicons know of one word, as small numbers: its class in grammar, and its part in reporting."""

from __future__ import annotations

from functools import cache, lru_cache

from toolkit.lexicons import read_lexicon
from toolkit.statements.cues import Cue, cue_index, noun_index, phrase_index
from toolkit.statements.nouns import speaking_nouns
from toolkit.statements.tokenkinds import kind_of

_KINDS = "xCvh0duopbnrisctmw.,;:()-&'"
KINDS = 32
PARTS = 32
"""Room for the numbers of either kind; not all are taken."""
_FORMS = ("base", "s", "past", "participle", "ing")
_SPEAKING = ("person", "group", "body", "paper")


@lru_cache(maxsize=1 << 16)
def grammar_of(surface: str) -> int:
    """The number of a token's class as `kind_of` tells it; 0 for a class that has none.

    >>> grammar_of("said") == grammar_of("wrote") != grammar_of("table")
    True
    """
    return _KINDS.find(kind_of(surface)) + 1


@lru_cache(maxsize=1 << 16)
def part_of(word: str) -> int:
    """What a lower-cased word may be where words are reported; 0 where no lexicon lists it.

    Cue verbs come first, by their form and by what may follow them, then nouns and phrases that report, those who
    speak, titles, words in the names of bodies, and given names.

    >>> part_of("said") == part_of("argued"), part_of("said") == part_of("saying"), part_of("table")
    (True, False, 0)
    """
    cues = cue_index().get(word)
    if cues:
        return 1 + 5 * _follows(cues[0]) + _FORMS.index(cues[0].form)
    if word in noun_index():
        return 16
    if word in phrase_index():
        return 17
    kind = speaking_nouns().get(word) or speaking_nouns().get(word.removesuffix("s"))
    if kind is not None:
        return 18 + _SPEAKING.index(kind) if kind in _SPEAKING else 22
    return next((23 + number for number, words in enumerate(_lists()) if word in words), 0)


def _follows(cue: Cue) -> int:
    """0 for a verb that takes a clause, 1 for one that takes a quotation alone, 2 for the others."""
    if set(cue.frames) & set("ct"):
        return 0
    return 1 if "q" in cue.frames else 2


@cache
def _lists() -> tuple[frozenset[str], ...]:
    columns = {"titles": "title", "title_modifiers": "word", "organisation_words": "word", "given_names": "name"}
    return tuple(frozenset(row[column] for row in read_lexicon(name)) for name, column in columns.items())
