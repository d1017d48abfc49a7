"""How a mention is worded: its head, its owner, whether it is an office, and how it is named when nobody is."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from toolkit.language.sentences import sentence_openers
from toolkit.lexicons import read_words
from toolkit.statements.names import bare
from toolkit.statements.nouns import is_title_like, speaking_nouns
from toolkit.statements.roles import is_office_word

HE = frozenset(["he", "his", "him", "himself"])
SHE = frozenset(["she", "her", "herself"])
THEY = frozenset(["they", "their", "them", "it", "its"])
SELVES = frozenset(["i", "we", "you", "my", "our", "me", "us", "your"])
NONE = frozenset(["neither", "none", "nobody", "whoever", "no-one"])
"""Words with which a mention begins that names nobody: neither woman."""
RELATIVES = frozenset(["who", "which", "that", "whom"])
BINDING = frozenset(["of", "for", "at", "in", "from", "with", "to", "on"])
NARROWING = frozenset(["prime", "vice", "deputy", "former", "assistant"])
"""Words that make another office: the minister is not the prime minister."""
_OWNER = re.compile(r"((?:\b[A-Z][\w.-]* )*\b[A-Z][\w.-]*)['’]s \Z")
_STRESSING = frozenset(["himself", "herself", "itself", "themselves"])
_CUTS = (" who", " which", " that", " —", " –", " --")
_MARKS = (",", " (", *(f"{cut} " for cut in _CUTS))
"""What ends the head of a mention; what of it may stand at the mention's end, cut off, stands in `_CUTS`."""
DEFINITE = frozenset(["the", "his", "her", "its", "their", "this", "that", "same"])


class Speaker(NamedTuple):
    """Whom a mention names: the fullest name, the kind, and the span that proves it; empty where nobody is named."""

    canonical: str
    kind: str
    proof_start: int | None = None
    proof_end: int | None = None
    gender: str = ""


NOBODY = Speaker("", "unknown")


def is_office(mention: str) -> bool:
    """Whether a mention is an office and nothing else, with a capital or without.

    >>> is_office("the Prime Minister"), is_office("the Ministry"), is_office("Minister Lund")
    (True, False, False)
    """
    words = [word for each in mention.lower().split() if (word := each.strip(".,")) not in DEFINITE]
    people = [word for word in words if speaking_nouns().get(word) == "person"]
    return bool(people) and all(is_title_like(w) and speaking_nouns().get(w, "person") == "person" for w in words)


def head_end(text: str, start: int, end: int) -> int:
    """Where the head of a mention ends: before a comma, bracket, dash or relative clause, also one that is cut off."""
    for cut in _CUTS:
        if text.endswith(cut, start + 1, end):
            end -= len(cut)
    nearest = end
    for mark in _MARKS:
        place = text.find(mark, start, end)
        if start < place < nearest:
            nearest = place
    return nearest


def without_stress(wording: str) -> str:
    """A mention without a pronoun that only stresses it.

    >>> without_stress("Lund herself"), without_stress("herself")
    ('Lund', 'herself')
    """
    name, _, last = wording.rpartition(" ")
    return name if name and last.lower() in _STRESSING else wording


def unnamed(wording: str, kind: str) -> str:
    """A description as a name: small first letter unless it is a name; bodies without their article.

    >>> unnamed("A senior official", "person"), unnamed("The harbour office", "body")
    ('a senior official', 'harbour office')
    """
    first, _, rest = wording.partition(" ")
    if len(wording) == 1:
        return wording  # Q and A
    if first.lower() in ("the", "its", "their") and kind in ("body", "paper", "") and rest:
        return bare(rest)
    if wording.isupper() and (not rest and kind in ("group", "person")):
        return wording.lower()  # MINISTER, in a headline
    small = first.lower() in _SMALL_FIRST or (not rest and kind in ("group", "person"))
    return wording[:1].lower() + wording[1:] if small else bare(wording)


def owner_before(text: str, start: int) -> str:
    """The name that possesses what begins at `start`, whole: the Kell County Sheriff's | Department.

    >>> owner_before("The Kell County Sheriff's Department", 26)
    'Kell County Sheriff'
    """
    if not text.endswith(("'s ", "’s "), max(0, start - 3), start):
        return ""
    owner = _OWNER.search(text, max(0, start - 60), start)
    words = owner[1].split() if owner else []
    while words and words[0].lower() in sentence_openers():
        del words[0]
    return " ".join(words)


_SMALL_FIRST = frozenset(
    [
        "a",
        "an",
        "the",
        "some",
        "many",
        "several",
        "two",
        "three",
        "four",
        "five",
        "other",
        "another",
        "its",
        "his",
        "her",
        "my",
        "our",
    ]
)


def depends(before: str) -> bool:
    """Whether the name only belongs to the head of the phrase: a spokesman for | the ministry, files seen by | it."""
    words = before.lower().split()
    if asked_at(words):
        return True
    if words and not BINDING & set(words[1:]) and speaking_nouns().get(words[-1]) == "person":
        return False  # Dr. Lund's colleague | Ivo Kerr
    if _is_office_of(before.split()):
        return False
    return bool(BINDING & set(words[1:])) or any(word.endswith(("'s", "’s")) and words[-1:] != [word] for word in words)


def binds(wording: str) -> bool:
    """Whether a preposition stands in a phrase: a name behind it may belong to either noun."""
    return bool(BINDING & set(wording.lower().split()[1:]))


def asked_at(words: list[str]) -> int:
    """Where a phrase in small letters goes on to tell who asked or read; 0 where it does not.

    >>> asked_at("economists polled by the agency".split()), asked_at("a report by the agency".split())
    (1, 0)
    """
    pairs = enumerate(pairwise(words))
    return next((i for i, (word, after) in pairs if i and after == "by" and word in read_words("asked_by")), 0)


def _is_office_of(words: list[str]) -> bool:
    """Whether an office with a capital and what it is for stand before a name: Minister of Ships | Ada Lund."""
    told = [word for word in words if word.lower() not in DEFINITE]
    if len(told) < 3 or told[1] != "of" or not told[0][:1].isupper():
        return False
    office = speaking_nouns().get(told[0].lower()) == "person"
    return office and told[-1][:1].isupper() and not is_office_word(told[-1].lower())


def fits_owner(body: str, words: list[str]) -> bool:
    """Whether a body may be meant by words that name its owner: Kell's ministry is no Merrow ministry."""
    owners = [w.replace("’", "'").removesuffix("'s") for w in words if w.endswith(("'s", "’s"))]
    return all(body.lower().startswith(owner[:5]) or owner in body.lower() for owner in owners)


def agrees(speaker: Speaker, gender: str) -> bool:
    """Whether a pronoun of this gender may mean the speaker."""
    return not speaker.gender or speaker.gender == gender
