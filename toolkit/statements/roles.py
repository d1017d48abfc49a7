"""Who a phrase names: the name, the mention that carries it, the office, and the body it belongs to."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from toolkit.lexicons import read_lexicon, read_words
from toolkit.statements.cues import cue_index
from toolkit.statements.nouns import given_names, is_title_like, speaking_nouns
from toolkit.statements.reading import Reading

_PARTICLES = frozenset(["de", "la", "van", "von", "der", "den", "al", "bin", "el", "da", "di", "du", "dos", "del"])
_LINKING = frozenset(["of", "for", "at", "with", "from", "in", "to"])
_OF_OFFICES = frozenset(["state", "defense", "defence", "homeland", "commerce", "treasury", "house", "staff"])
_BEFORE_OFFICE = frozenset(["under", "vice", "deputy", "ex"])
_APART = re.compile("[,(;w-]")
_LEAST_NAME = 0.34
"""A mention is cut to the name where the name is at least this share of the phrase's words."""
_ASIDE = frozenset(["meanwhile", "however", "though", "too", "in", "on", "at", "after", "during"])
"""Words behind a comma with which an aside begins that tells no more of who speaks."""


class Described(NamedTuple):
    """Items of the mention, the bare name (empty where none is given), and the office and body in words."""

    first: int
    last: int
    name: str
    role: str
    affiliation: str


def describe(reading: Reading, first: int, last: int) -> Described:
    """The phrase of items [first, last) read: `the Defense Ministry's spokesman Maj. Gen. Ivo Kerr`.

    The mention keeps forms of address and ranks, and appositions; an office in small letters before the name is cut
    off, for it has its own columns.
    """
    head_last = _head_end(reading, first, last)
    name_first = _name_start(reading, first, head_last)
    if name_first is None:
        role, affiliation = _office(reading, first, head_last)
        return Described(first, last, "", role, affiliation)
    name = _clean(reading, name_first, head_last)
    titled = name_first
    while titled - 1 >= first and (is_title(reading.words[titled - 1]) or reading.kinds[titled - 1] == "~"):
        titled -= 1
    role, affiliation = _office(reading, first, titled)
    if last > head_last and not role:
        role, affiliation = _apposed(reading, head_last, last)
    if last > head_last + 2 and _is_aside(reading, first, head_last, last):
        last = head_last
    start = _mention_start(reading, first, titled, last)
    return Described(start, last, name, role, affiliation)


def _is_aside(reading: Reading, first: int, head_last: int, last: int) -> bool:
    """Whether what follows a phrase tells no more of who speaks: Ada Lund, speaking in Kell; Lund, who added that."""
    if reading.kinds[head_last] != ",":
        return False
    kind, word = reading.kinds[head_last + 1], reading.words[head_last + 1]
    if kind != "w":
        acts = kind in "xv" and word.endswith("ing") and word != "including" and not is_title_like(word)
        return acts or word in _ASIDE  # acting mayor of Kell tells who it is, speaking in Kell does not
    verb = head_last + 2
    while verb < last - 1 and reading.kinds[verb] in "brn":
        verb += 1
    says = any(set("qct") & set(cue.frames) for cue in cue_index().get(reading.words[verb], ()))
    return says or (head_last - first == 1 and reading.kinds[last - 1] == ",")


def _head_end(reading: Reading, first: int, last: int) -> int:
    """Where the phrase itself ends and its apposition or bracket begins."""
    found = _APART.search(reading.kinds, first + 1, last)
    return found.start() if found else last


def _name_start(reading: Reading, first: int, last: int) -> int | None:
    """The first item of the name the phrase ends with; None where it ends with a common noun or a body."""
    kinds, words = reading.kinds, reading.words
    at = last - (last > first and kinds[last - 1] == "h")
    while at > first and (kinds[at - 1] in "C~" or (words[at - 1] in _PARTICLES and at < last)):
        at -= 1
    while at < last and (kinds[at] == "~" or words[at] in _PARTICLES):
        at += 1
    surname = (
        last - at > 1 and words[last - 1] in read_words("surname_nouns") and words[last - 2] in given_names()
    )  # James Baker
    if at == last or (words[last - 1] in speaking_nouns() and not surname):
        return None
    split = last - surname
    while split > at and not is_office_word(words[split - 1]):
        split -= 1
    while split < last and kinds[split] == "~":
        split += 1
    if split < last and words[split - 1] == "of":
        split = max(split, last - 2)
    if at > first and words[at - 1] == "of" and split == at:
        return last - 2 if last - at >= 3 else None
    if at > first and words[at - 1] in _LINKING and any(is_office_word(words[i]) for i in range(first, at - 1)):
        return None  # a spokesman for Mr Dorn is not Mr Dorn
    return split if split < last else None


def is_office_word(word: str) -> bool:
    """Whether the word is an office or a form of address: mayor, mr."""
    before, _, office = word.rpartition("-")
    return speaking_nouns().get(office if before in _BEFORE_OFFICE else word) == "person" or is_title(word)


def is_title(word: str) -> bool:
    """Whether the word is a form of address or a rank (mr, gen)."""
    return word in _titles()


def _office(reading: Reading, first: int, last: int) -> tuple[str, str]:
    """Role and body of the words before a name: `Port Authority spokesman` -> spokesman, Port Authority."""
    words = reading.words
    nouns = speaking_nouns()
    heads = (i for i in range(first, last - 1) if nouns.get(words[i]) == "person" and words[i + 1] in ("for", "of"))
    at = next(heads, last - 1)  # a spokesman for Minister Dorn is no minister
    while at >= first and (nouns.get(words[at]) not in ("person", "group") or reading.kinds[at] in "d0"):
        at -= 1
    if at < first:
        return "", ""
    start = at
    while start > first and is_title_like(words[start - 1]) and reading.kinds[start - 1] in "xC":
        if words[start - 1].endswith("year-old"):
            return reading.surface(start, at + 1), ""  # a 29-year-old teacher
        if nouns.get(words[start - 1]) in ("body", "paper"):
            break
        start -= 1
    end = at + 1
    if end < last and words[end] in _LINKING:
        if end + 1 < last and words[end + 1] in _OF_OFFICES:
            return reading.surface(start, min(end + 2, last)), ""
        return reading.surface(start, end), _body(reading, end + 1, last)
    return reading.surface(start, end), _body(reading, first, start)


def _body(reading: Reading, first: int, last: int) -> str:
    """The wording, where it can name a body: with a capital or a noun for bodies; a second official is of none."""
    named = any(reading.surface(i, i + 1)[:1].isupper() and reading.kinds[i] in "Chv~" for i in range(first, last))
    nouns = (speaking_nouns().get(word.removesuffix("'s")) for word in reading.words[first:last])
    return _clean(reading, first, last) if named or not {"body", "group"}.isdisjoint(nouns) else ""


def _apposed(reading: Reading, head_last: int, last: int) -> tuple[str, str]:
    """Role and body of an apposition: `, a spokesman for the ministry,`."""
    at = head_last + 1
    while at < last and reading.kinds[at] in "dp":
        at += 1
    if reading.kinds[head_last] != "," or at >= last or reading.kinds[at] == "w":
        return "", ""
    stop = next((i for i in range(at, last) if reading.kinds[i] in ",wsvb"), last)
    noun = next((i for i in range(at, stop) if speaking_nouns().get(reading.words[i]) == "person"), None)
    if noun is None:
        return "", ""
    role, body = _office(reading, at, noun + 1)
    if noun + 1 < stop and reading.words[noun + 1] in _LINKING:
        end = next((i for i in range(noun + 2, stop) if reading.kinds[i] in "bvism"), stop)
        return role, _body(reading, noun + 2, end) or body
    return role, body


def apposed_office(reading: Reading, last: int) -> tuple[str, str]:
    """Role and body that follow a name after a comma: `Ada Lund, the mayor of Kell,`.

    Only the few words after the comma are looked at.
    """
    if last + 1 >= len(reading.kinds) or reading.kinds[last] != "," or reading.kinds[last + 1] not in "dxC":
        return "", ""
    stop = next((i for i in range(last + 1, min(last + 12, len(reading.kinds))) if reading.kinds[i] in ",.;Qwv"), last)
    return _apposed(reading, last, stop) if stop > last + 1 else ("", "")


def _mention_start(reading: Reading, first: int, titled: int, last: int) -> int:
    """The name with its titles, where the words before it are a description and not most of the phrase."""
    if titled == first:
        return first
    before = range(first, titled)
    described = any(
        reading.kinds[i] in "hp" or (reading.kinds[i] == "x" and is_office_word(reading.words[i])) for i in before
    )
    share = (last - titled) / max(1, last - first)
    return titled if described and share >= _LEAST_NAME else first


def _clean(reading: Reading, first: int, last: int) -> str:
    """The wording without an article or pronoun before it and a possessive ending after it."""
    while first < last and reading.kinds[first] in "dpr":
        first += 1
    while last > first and reading.kinds[last - 1] in ",.'ci":
        last -= 1
    if last <= first:
        return ""
    wording = reading.surface(first, last)
    for ending in ("'s", "’s"):
        wording = wording.removesuffix(ending)
    return " ".join(wording.split()).removesuffix("'").removesuffix("’")


@cache
def _titles() -> dict[str, str]:
    return {row["title"]: row["gender"] for row in read_lexicon("titles")}


def title_gender(word: str) -> str:
    """The gender a form of address tells, m or f, or nothing.

    >>> title_gender("mrs")
    'f'
    """
    titles = _titles()
    return titles.get(word) or titles.get(word.rstrip(".").lower(), "")
