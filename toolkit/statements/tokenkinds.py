"""The class of a single token, one letter each, as `Reading` lists them: article, verb of saying, name, mark."""

from __future__ import annotations

from functools import cache, lru_cache

from toolkit.language.folding import fold
from toolkit.lexicons import read_lexicon, read_words
from toolkit.statements.cues import cue_index, cue_openers

_MARKS = {
    ",": ",",
    ";": ";",
    ":": ":",
    "?": ".",
    "!": ".",
    "(": "(",
    ")": ")",
    "[": "(",
    "]": ")",
    "&": "&",
} | dict.fromkeys("-–—―", "-")


@lru_cache(maxsize=1 << 16)
def look(surface: str) -> tuple[str, str, bool]:
    """The class of a word or mark, its folded wording, and whether it begins a cue."""
    word = fold(surface)
    return kind_of(surface), word, word in cue_openers()


@lru_cache(maxsize=1 << 16)
def kind_of(surface: str) -> str:
    """The class of one token, as `Reading` lists them.

    >>> "".join(map(kind_of, ["The", "ministry's", "Ada", "said", "quickly", "1,720"]))
    'dhCvr0'
    """
    if not surface[0].isalnum():
        return _MARKS.get(surface[0], "." if surface[0] in ".…" else "'")
    low = fold(surface)
    if low in _grammar():
        kind = {"May": "m", "US": "C", "Will": "C"}.get(surface, _grammar()[low])
        return "C" if kind == "x" and surface[0].isupper() else kind
    if low.endswith(("'s", "s'")):
        return "h"
    if surface[0].isdigit():
        return "0"
    if surface[0].isupper():
        return "v" if low in _capital_cues() else "C"
    if low in cue_index() and low not in _nouns():
        return "v"
    return "r" if low.endswith("ly") and len(low) > 4 else "x"


@cache
def _grammar() -> dict[str, str]:
    return {row["word"]: row["class"] for row in read_lexicon("grammar_words")}


@cache
def _capital_cues() -> frozenset[str]:
    """Cue forms that are no names, so that a capital letter hides nothing."""
    return frozenset(w for w, cues in cue_index().items() if any(c.form in ("past", "ing") for c in cues))


def noun_forms() -> frozenset[str]:
    """Forms of reporting verbs that are as often nouns: claim, report, hearing."""
    return read_words("cue_nouns")


@cache
def _nouns() -> frozenset[str]:
    """Cue wordings that may be nouns (report, hearing) or are no finite verbs (say); a subject makes them verbs."""
    listed = noun_forms()
    return frozenset(
        wording
        for wording, cues in cue_index().items()
        if all(c.form == "base" or (c.form == "s" and c.lemma.split()[0] in listed) for c in cues) or wording in listed
    )
