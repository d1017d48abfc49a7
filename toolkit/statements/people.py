"""Which names of an article stand for people: what the text around a name tells that its words do not."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import cache

from toolkit.lexicons import read_lexicon
from toolkit.statements.names import Name
from toolkit.statements.nouns import given_names, is_title_like, speaking_nouns
from toolkit.statements.reading import Reading

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
    """The single names that stand where places do and given names hardly: in Georgia; Kell, Georgia; a dateline."""
    return {name.bare for name in names if " " not in name.bare and _is_placed(reading, name)}


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
    return word.lower() in given_names() and word.lower() not in _given_surnames()


@cache
def _given_surnames() -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("given_surnames"))


def tells_whose(reading: Reading, name: Name, mention: tuple[int, int]) -> bool:
    """Whether a name within a mention only tells whose or what sort its head is: a longtime Otters | staffer."""
    head = bisect_left(reading.ends, name.end) + 1
    if head >= len(reading.kinds) or reading.ends[head] > mention[1] or reading.kinds[head] != "x":
        return False
    word = reading.words[head]
    opened = reading.kinds[bisect_left(reading.starts, mention[0])] in "dp0"
    return opened or is_title_like(word) or word in speaking_nouns()
