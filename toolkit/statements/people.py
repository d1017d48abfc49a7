"""Which names of an article stand for people: what the text around a name tells that its words do not."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from toolkit.language.sentences import sentence_openers
from toolkit.lexicons import read_words
from toolkit.statements.mentions import BINDING
from toolkit.statements.names import Name, organisations
from toolkit.statements.nouns import given_names, is_title_like, opens_sentence, speaking_nouns
from toolkit.statements.reading import Reading
from toolkit.statements.roles import is_office_word

_WHERE = frozenset(["in", "at", "near", "from", "to", "across", "throughout", "outside"])
"""Prepositions before the names of places, which may be given names too: in Georgia."""


def find_things(reading: Reading, names: list[Name]) -> set[str]:
    """The names that stand behind "the" by themselves, as bodies, teams and works do: the Mirow Otters, the Otters.

    Names known to be people's are left out; so is "the" before a name that a noun follows: the Dorn plan.
    """
    return {name.bare for name in names if name.kind == "unknown" and _has_article(reading, name)}


def _has_article(reading: Reading, name: Name) -> bool:
    item = bisect_left(reading.starts, name.start)
    if item == 0 or reading.words[item - 1] != "the":
        return False
    last = bisect_left(reading.ends, name.end)
    return reading.kinds[last + 1 : last + 2] not in ("x", "C", "0", "-", "v") or reading.words[last][-1:] == "s"


def find_places(reading: Reading, names: list[Name]) -> set[str]:
    """The given names that stand where places do: in Georgia; Kell, Georgia; GEORGIA, in a dateline."""
    return {name.bare for name in names if is_given(name.bare) and _is_placed(reading, name)}


def _is_placed(reading: Reading, name: Name) -> bool:
    """In Georgia; Kell, Georgia; KELL, the place of a dateline."""
    item = bisect_left(reading.starts, name.start)
    before = reading.kinds[max(0, item - 2) : item]
    return name.bare.isupper() or before == "C," or (item > 0 and reading.words[item - 1] in _WHERE)


def by_given_name(full: dict[str, Name], places: set[str]) -> dict[str, Name]:
    """People by their given names, each of which one person of the article bears, and no place: Ada -> Ada Lund."""
    people = [name for name in full.values() if name.kind == "person" and len(name.bare.split()) < 4]
    firsts = {name.bare: name.bare.split()[0] for name in people}
    counts = Counter(firsts.values())
    lasts = {name.bare.split()[-1] for name in full.values()}
    return {
        first: full[name]
        for name, first in firsts.items()
        if counts[first] == 1 and is_given(first) and first not in lasts | places
    }


def is_given(word: str) -> bool:
    """Whether a word is a given name and hardly ever a surname: Ada, not Clinton."""
    return word.lower() in given_names() and word.lower() not in read_words("given_surnames")


def tells_whose(reading: Reading, name: Name, mention: tuple[int, int]) -> bool:
    """Whether a name within a mention only tells whose or what sort its head is: a longtime Otters | staffer."""
    head = bisect_left(reading.ends, name.end) + 1
    if head >= len(reading.kinds) or reading.ends[head] > mention[1] or reading.kinds[head] != "x":
        return False
    word = reading.words[head]
    opened = reading.kinds[bisect_left(reading.starts, mention[0])] in "dp0"
    return opened or is_title_like(word) or word in speaking_nouns()


def is_in_office(text: str, name: Name, start: int) -> bool:
    """Whether what stands before the full name that ends a mention is an office of its bearer alone.

    Ship Growers of Kell president | Ada Lund; Ambassador to the UN | Ada Lund; not a spokesman for Mayor Ada Lund.
    """
    words = text[start : name.start].split()
    before = [word.lower() for word in words]
    at = next((i for i, word in enumerate(before) if i and word in BINDING), 0)
    if " " not in name.bare or not words[at - 1 : at] or not words[at - 1][0].isupper():
        return False  # the family of the late sailor Ada Lund
    if "and" in before or not BINDING.isdisjoint(before[at + 1 :]):
        return False
    if any(map(is_office_word, before[:at])):
        return before[at] == "to" and before[-1] in organisations()
    return is_office_word(before[-1])


def _is_clause(name: Name) -> bool:
    """Whether only the capital of a sentence makes it a name: Eventually ATT, Blocking Canadian."""
    first, *_, last = name.bare.split()
    opens = opens_sentence(first.lower()) or first.lower() in sentence_openers()
    return name.kind == "unknown" and (opens or (last.isupper() and not first.isupper()))


def by_last_name(full: dict[str, Name]) -> dict[str, list[Name]]:
    """People by their last name; those that a title or given name makes sure come alone."""
    index: dict[str, list[Name]] = {}
    for name in full.values():
        if name.kind != "organisation" and not _is_clause(name):
            index.setdefault(name.bare.split()[-1].lower(), []).append(name)
    for last, people in index.items():
        sure = [p for p in people if p.kind == "person"]
        index[last] = sure or people
    return index
