"""Names in a text: the people and bodies that pronouns and short mentions can stand for."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from toolkit.lexicons import read_lexicon, read_words
from toolkit.statements.genders import gender_of, noun_gender
from toolkit.statements.nouns import given_names, is_title_like, opens_sentence, speaking_nouns
from toolkit.statements.reading import Reading
from toolkit.statements.roles import Described, apposed_office, describe, is_office_word, is_title

_NAMING = re.compile("[Ch]")
_OF_PLACES = frozenset(["san", "santa", "saint", "st"])
"""Words that make a place of a given name: San Jose."""
_OF = frozenset(["of", "on", "for", "and"])
"""Small words within the names of bodies: the Council on Ships."""
NameKind = Literal["person", "organisation", "unknown"]


class Name(NamedTuple):
    """One name where it stands, without titles: its words, its kind, the gender it tells, its office."""

    start: int
    end: int
    bare: str
    kind: NameKind
    gender: str
    role: str
    affiliation: str


def find_names(reading: Reading) -> list[Name]:
    """Runs of capitalised words outside quotations that name people or bodies, in order.

    Single words at a sentence's start and runs that neither a title, a given name nor a word for bodies explains have
    kind "unknown".
    """
    names: list[Name] = []
    kinds, count, done = reading.kinds, len(reading.kinds), 0
    capitals = reading.text.isupper()  # then they tell no headline
    for item in [match.start() for match in _NAMING.finditer(kinds)]:
        if item < done or (kinds[item] == "h" and not reading.surface(item, item + 1)[0].isupper()):
            continue
        last = item + 1
        while last < count and kinds[last - 1] != "h" and _goes_on(reading, last):
            last += 1
        done = last
        name = None if not capitals and _is_shouted(reading, item, last) else _name(reading, item, last)
        if name is not None:
            names.append(name)
    return names


def _is_shouted(reading: Reading, first: int, last: int) -> bool:
    """Whether words are part of a headline in capitals, which tell no names: DORN | DENIES PIER TARGET."""
    return last - first > 2 and reading.surface(first, last).isupper()


def _is_of_many(reading: Reading, item: int) -> bool:
    """Whether a body's name goes on behind the mark of a plural that possesses it: the Fish Growers | ' Association."""
    if reading.words[item - 1][-1:] != "s" or reading.starts[item] != reading.ends[item - 1]:
        return False
    return _ends_in_body(reading, item)


def _ends_in_body(reading: Reading, item: int) -> bool:
    """Whether words with a capital follow this item, the last of them one for bodies: Fish | Growers Association."""
    last = item
    while reading.kinds[last + 1 : last + 2] == "C":
        last += 1
    return last > item and reading.words[last] in organisation_words()


def _goes_on(reading: Reading, item: int) -> bool:
    if reading.kinds[item] == "&":  # Lorne & Sons, not Ana Dorn & Ivo Kerr
        joined = reading.kinds[item - 1] in "C~" and reading.kinds[item + 1 : item + 2] == "C"
        return joined and reading.words[item + 1] not in given_names()
    if reading.kinds[item] == "'":
        return _is_of_many(reading, item)
    if reading.kinds[item] in "C~":
        return reading.starts[item] - reading.ends[item - 1] <= 1
    if reading.kinds[item] == "h":
        return reading.surface(item, item + 1)[0].isupper()
    joins = reading.words[item] in _OF and item + 1 < len(reading.kinds) and reading.kinds[item + 1] in "Ch"
    return joins and (
        _is_one_body(reading, item) if reading.words[item] == "and" else reading.words[item - 1] in organisation_words()
    )


def _is_one_body(reading: Reading, item: int) -> bool:
    """Whether "and" stands within the name of a body: the Fish and Ships Commission, the Department of Fish and Art."""
    words, before = reading.words, reading.words[item - 1]
    if item < 2 or reading.kinds[item - 1] != "C":
        return False
    of = next((i for i in range(item - 2, max(item - 5, 0), -1) if words[i] in _OF), 0)
    if of and reading.kinds[of + 1 : item].strip("C") == "":
        return words[of - 1] in organisation_words()
    if reading.kinds[item - 2] != "d" or before in organisation_words() or before in organisations():
        return False
    return _ends_in_body(reading, item + 1) and words[item + 1] not in given_names()


def _name(reading: Reading, first: int, last: int) -> Name | None:
    start = first = _given_first(reading, first, last)
    before = first - 1
    while before >= 0 and reading.kinds[before] == "x" and speaking_nouns().get(reading.words[before]) == "person":
        start = before
        before -= 1
    if last - first == 1 and speaking_nouns().get(reading.words[first], "body") != "body":
        return None  # Residents said: a common noun that opens a sentence
    if _is_office_alone(reading, first, last):
        return None  # the President, the Foreign Minister: an office, no name
    described = _described(reading, start, last)
    wording = bare(described.name or bare(reading.surface(first, last)))
    if not wording:
        return None
    a, b = reading.span(first, last)
    at = a + reading.text[a:b].replace("\n", " ").rfind(wording)
    if at < a:
        at, wording = a, bare(reading.surface(first, last))
    noun = _noun_before(reading, first)
    gender = gender_of(tuple(reading.words[start:last]), wording) or (noun_gender((noun,)) if noun else "")
    told = bool(described.role) or _titled(reading, start, last) or (last - first > 1 and is_office_word(noun))
    kind = kind_of_name(wording, titled=told)
    role, body = (described.role, described.affiliation) if described.role else apposed_office(reading, last)
    return Name(at, at + len(wording), wording, kind, gender, role, body)


def _noun_before(reading: Reading, first: int) -> str:
    """The small word before a name or its comma, which may tell who bears it: her sister | Naia; the rector, | Ada."""
    at = first - 1 - (reading.kinds[first - 1 : first] == ",")
    return reading.words[at] if at > 0 and reading.kinds[at] == "x" and reading.kinds[at - 1] in "xdphC~" else ""


def _given_first(reading: Reading, first: int, last: int) -> int:
    """Where a name begins behind what only seems part of it: Minister of Ships | Ada Lund, Senators | Ada Lund.

    The same holds for a verb or adverb that opens the sentence: Trusting | Ada Lund.
    """
    words = reading.words
    if last - first < 3:
        return first
    given = (i for i in range(first + 1, last - 1) if words[i] in given_names() and words[i - 1] not in _OF_PLACES)
    start = next(given, first)
    if start > first and reading.surface(first, start).lower() in organisations():
        return start  # Ambassador to the UN | Linda Lund
    of = first - 1 - (words[first - 1] == "the")
    office = of > 0 and words[of] == "of" and reading.kinds[of - 1] == "C" and is_office_word(words[of - 1])
    several = words[first].endswith("s") and is_office_word(words[first][:-1])
    near = start - first <= 1 + (reading.kinds[first + 1 : first + 2] == "~")
    return start if office or (near and (several or opens_sentence(words[first]))) else first


def _described(reading: Reading, start: int, last: int) -> Described:
    """What `describe` says; names of bodies and a single word that is no office or title need no reading."""
    words, kinds = reading.words[start:last], reading.kinds[start:last]
    alone = kinds == "C" and words[0] not in speaking_nouns() and not is_title(words[0])
    joined = len(words) > 2 and kinds[0] == "C" and not {*_OF, "'"}.isdisjoint(words)  # the Council on Ships
    if alone or "&" in kinds or (joined and not any(map(is_office_word, words))):
        return Described(start, last, reading.surface(start, last), "", "")
    return describe(reading, start, last)


def _is_office_alone(reading: Reading, first: int, last: int) -> bool:
    for item in range(first, last):
        word = reading.words[item]
        office = is_title_like(word) and speaking_nouns().get(word, "person") == "person"
        if not office and reading.kinds[item] != "~":
            return False
    return True


def _titled(reading: Reading, first: int, last: int) -> bool:
    return last - first > 1 and any(map(is_title, reading.words[first : last - 1]))


@lru_cache(maxsize=1 << 14)
def bare(wording: str) -> str:
    """A name without a possessive ending, article or mark around it.

    >>> bare("Dorn's")
    'Dorn'
    """
    wording = " ".join(wording.split()).strip(' ,;:()"“”')
    for ending in ("'s", "’s", "'", "’"):
        wording = wording.removesuffix(ending)
    return wording.removeprefix("The ").removeprefix("the ")


@lru_cache(maxsize=1 << 14)
def kind_of_name(wording: str, *, titled: bool = False) -> NameKind:
    """person, organisation or unknown, by title, given name, known bodies and words for bodies.

    >>> kind_of_name("Kell Harbour Authority"), kind_of_name("Ada Lund"), kind_of_name("Kell")
    ('organisation', 'person', 'unknown')
    """
    words = wording.lower().replace(".", "").split()
    if (
        "&" in words
        or wording.lower() in organisations()
        or words[-1] in organisation_words()
        or words[0] in _first_words()
    ):
        return "organisation"
    if _OF & set(words[1:-1]) and words[0] in organisation_words():
        return "organisation"
    if "and" in words[1:-1]:
        return "unknown"  # Ada Lund and Ivo Kerr
    if titled or (len(words) > 1 and words[0] in given_names()):
        return "person"
    return "unknown"


@cache
def organisations() -> dict[str, str]:
    """Wordings of bodies with their canonical names."""
    return {row["alias"]: row["canonical"] for row in read_lexicon("organisations")}


def organisation_words() -> frozenset[str]:
    """Last words of names of bodies."""
    return read_words("organisation_words")


def newspaper_words() -> frozenset[str]:
    """Words in the names of newspapers."""
    return read_words("newspaper_words")


@cache
def _first_words() -> frozenset[str]:
    return frozenset(["ministry", "department", "university", "bank", "bureau", "office"])
