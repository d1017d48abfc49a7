"""The words of the clause before a number, each with what it can be: verb, noun, pronoun, opener, ..."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.lexicons import read_lexicon
from toolkit.quantities.context import bound_words, changes
from toolkit.quantities.counted import roles

REACH = 190
"""Characters before a number in which its clause is read."""
_PUNCTUATION = ",()[]\"“”'’—–"
_PLAIN_BREAKS = ("! ", "? ", "; ", "\n", ": ", " - ", ". ")
"""What ends a clause; a spaced hyphen stands behind datelines."""
_ALL_BREAKS = ('." ', ".” ", '!" ', "!” ", '?" ', "?” ", *_PLAIN_BREAKS)
"""The same, and what ends it inside a quotation."""
_TITLES = ("Mr", "Mrs", "Ms", "Dr", "Inc", "Corp", "Co", "Ltd", "St")


class Word(NamedTuple):
    """One word of a clause as written, and what it can be."""

    raw: str
    bare: str
    """Without the marks around it."""
    plain: str
    """Bare, in lower case."""
    verb: bool
    participle: bool
    """It looks like one: "wounded", "rising"."""
    noun: bool
    either: bool
    modal: bool
    reporting: bool
    article: bool
    determiner: bool
    adverb: bool
    relative: bool
    pronoun: bool
    boundary: bool
    opener: bool
    bound: bool
    """It stands in a bound or around a number: "at", "least", "some"."""
    digit: bool
    capital: bool
    bracketed: bool


@cache
def _listed() -> dict[str, frozenset[str]]:
    listed: dict[str, set[str]] = {}
    for row in read_lexicon("clause_words"):
        listed.setdefault(row["role"], set()).add(row["word"])
    listed["verb"] |= {word for word, role in roles().items() if role == "verb"} | set(changes())
    listed["verb"] -= listed["noun"]
    return {role: frozenset(words) for role, words in listed.items()}


@lru_cache(maxsize=16384)
def read_word(raw: str) -> Word:
    """The word with what it can be by itself.

    >>> word = read_word("“The")
    >>> word.plain, word.article, word.verb
    ('the', True, False)
    """
    bare = raw.strip(_PUNCTUATION)
    plain = bare.lower().replace("’", "'")
    roles_of = {role: plain in words for role, words in _listed().items()}
    ending = len(plain) > 4 and plain.endswith(("ed", "ing")) and raw[0].islower()
    return Word(
        raw,
        bare,
        plain,
        participle=ending and not roles_of["noun"],
        bound=plain in bound_words() or plain in ("me", "him", "them", "us"),
        digit=any(character.isdigit() for character in plain[:4]),
        capital=bare[:1].isupper(),
        bracketed=raw[0] == "(" and raw.rstrip(",")[-1:] == ")",
        **roles_of,
    )


def is_verb(words: list[Word], i: int) -> bool:
    """Whether a word is a verb where it stands: "to plan", but not "the plan"."""
    word = words[i]
    if not i:
        return word.verb
    before = words[i - 1]
    if word.verb:
        return not before.article
    if before.modal and (word.noun or before.plain == "to"):
        return word.plain.isalpha() and not word.article
    return word.participle and not before.article


def clause_before(text: str, start: int) -> list[Word]:
    """The words of the sentence so far; where it breaks inside, from the last break."""
    window = text[max(0, start - REACH) : start]
    quoted = '" ' in window or "” " in window
    for mark in _ALL_BREAKS if quoted else _PLAIN_BREAKS:
        cut = window.rfind(mark)
        while mark == ". " and cut > 0 and _is_abbreviation(window, cut):
            cut = window.rfind(mark, 0, cut)
        if cut >= 0:
            window = window[cut + len(mark) :]
    return list(map(read_word, window.split()))


def _is_abbreviation(window: str, dot: int) -> bool:
    word = window[max(0, dot - 4) : dot].split()[-1:] or [""]
    return len(word[0]) <= 1 or "." in word[0] or word[0] in _TITLES
