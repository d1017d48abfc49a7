"""Cues: the verbs, phrases and nouns that report words or thoughts, with their forms, classes and frames."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from toolkit.lexicons import read_lexicon

_VOWELS = "aeiou"
_DOUBLED = frozenset(
    ["rip", "quip", "beg", "brag", "plan", "admit", "commit", "rebut", "refer", "slam", "blog", "dub", "prefer"]
)


class Cue(NamedTuple):
    """One wording of a cue: its dictionary form, its class, its frames (a phrase has none), and its form.

    The form is that of the verb (base, s, past, participle, ing), or "noun" or "phrase".
    """

    words: tuple[str, ...]
    lemma: str
    cue_class: str
    frames: str
    form: str


@cache
def cue_index() -> dict[str, tuple[Cue, ...]]:
    """Every cue wording under its first word, longest wording first.

    >>> [(c.lemma, c.form) for c in cue_index()["pointed"] if c.words == ("pointed", "out")]
    [('point out', 'past')]
    """
    index: dict[str, list[Cue]] = {}
    for row in read_lexicon("reporting_verbs"):
        for words, form in _forms(row["lemma"], row["irregular"] or ""):
            cue = Cue(words, row["lemma"], row["class"], row["frames"], form)
            index.setdefault(words[0], []).append(cue)
    return {word: tuple(sorted(cues, key=lambda c: -len(c.words))) for word, cues in index.items()}


@cache
def phrase_index() -> dict[str, tuple[Cue, ...]]:
    """Fixed phrases ("according to") under their first word.

    >>> phrase_index()["according"][0].lemma
    'according to'
    """
    index: dict[str, list[Cue]] = {}
    for row in read_lexicon("reporting_phrases"):
        words = tuple(row["phrase"].split())
        index.setdefault(words[0], []).append(Cue(words, row["phrase"], row["class"], "", "phrase"))
    return {word: tuple(cues) for word, cues in index.items()}


@cache
def noun_index() -> dict[str, Cue]:
    """Nouns that carry content ("the claim that ...") by their wording, plurals too.

    >>> noun_index()["claims"].lemma
    'claim'
    """
    index = {}
    for row in read_lexicon("reporting_nouns"):
        for form in (row["noun"], _third_person(row["noun"])):
            index[form] = Cue((form,), row["noun"], row["class"], row["frames"], "noun")
    return index


@cache
def cue_openers() -> frozenset[str]:
    """The first words of all cues.

    >>> {"said", "according", "claim"} <= cue_openers()
    True
    """
    return frozenset([*cue_index(), *phrase_index(), *noun_index()])


def _forms(lemma: str, irregular: str) -> list[tuple[tuple[str, ...], str]]:
    first, *rest = lemma.split()
    past, participle = _past(first, rest, irregular)
    listed = [
        ((first, *rest), "base"),
        ((_third_person(first), *rest), "s"),
        (past, "past"),
        ((_ing(first), *rest), "ing"),
    ]
    if participle != past:
        listed.append((participle, "participle"))
    return listed


def _past(first: str, rest: list[str], irregular: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if irregular:
        past, participle = irregular.split("/")
        return tuple(past.split()), tuple(participle.split())
    regular = (_regular_past(first), *rest)
    return regular, regular


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb + "es"
    if verb == "go":
        return "goes"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("e") and not verb.endswith(("ee", "ie")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _doubled(verb: str) -> str:
    """The stem before -ed and -ing: quip -> quipp, begin -> beginn."""
    return verb + verb[-1] if verb in _DOUBLED or verb in ("begin", "put") else verb
