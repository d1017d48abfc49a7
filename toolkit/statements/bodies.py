"""Short and descriptive names of bodies, linked over all articles: Port Ministry, the monitors, the ministry."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

import pandas as pd

from toolkit.statements.descriptions import is_meant
from toolkit.statements.mentions import DEFINITE
from toolkit.statements.names import kind_of_name
from toolkit.statements.nouns import speaking_nouns

_SMALL = DEFINITE | {"of", "for"}
_SEAT = re.compile(r"\bIn ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}), (?:the )?$")
_OF_A_STATE = frozenset(["Ministry", "Department"])
"""Bodies of which a seat of government has several, all with one owner."""
_MOST = 60
"""Bodies that share a word beyond which a short name could mean any of them, so that it is not looked at."""
Voice = tuple[Any, Any, Any]
"""Speaker, role and affiliation of one statement; any of them may be missing."""


def link_bodies(counts: Counter[str]) -> dict[str, str]:
    """Bodies by their common noun: what a place possesses, what stands without its place, what describes them.

    >>> link_bodies(Counter(["Kell's Port Ministry", "Kellish Port Ministry"]))
    {"Kell's Port Ministry": 'Kellish Port Ministry'}
    """
    rivals = [name for name in counts if " " in name and name[:1].isupper() and kind_of_name(name) != "person"]
    by_ending: dict[str, list[str]] = {}
    by_word: dict[str, list[str]] = {}
    for name in rivals:
        if kind_of_name(name) == "organisation":
            by_ending.setdefault(name.partition(" ")[2], []).append(name)
        for start in {word[:6].lower() for word in name.split()}:
            by_word.setdefault(start, []).append(name)
    by_ending, by_word = (
        {key: names for key, names in by.items() if len(names) <= _MOST} for by in (by_ending, by_word)
    )
    linked: dict[str, str] = {}
    for name in counts:
        same = _fuller(name, by_ending) or _described(name, by_word)
        if len(same) == 1 and same[0] != name and kind_of_name(same[0]) == "organisation":
            linked[name] = same[0]
    return linked


def _fuller(name: str, by_ending: dict[str, list[str]]) -> list[str]:
    """The names that say more of the body: Kell's Port Ministry and Port Ministry -> Kellish Port Ministry."""
    owner, _, rest = name.replace("’s ", "'s ").partition("'s ")
    if rest:
        return [n for n in by_ending.get(rest, ()) if n.startswith(owner[:5]) and n != name]
    return [n for n in by_ending.get(name, ()) if " " in name]


def _described(name: str, by_word: dict[str, list[str]]) -> list[str]:
    """The bodies that a description means: the monitors, the statistics office; one common noun alone means none."""
    words = name.lower().split()
    told = [word for word in words if word not in _SMALL]
    if not told or name[:1].isupper() or (len(told) == 1 and speaking_nouns().get(told[0]) in ("body", "paper")):
        return []
    return [body for body in by_word.get(told[-1][:6], ()) if is_meant(body, told) and body != name]


def link_by_seat(names: list[Any], before: list[str]) -> list[Any]:
    """The names with "Ships Ministry in Kell" in full, where an article says "In Kell, the Dornish Ships Ministry".

    `before` is what stands before each mention; two bodies at that place which the name fits leave it alone. Where all
    ministries at a place have one owner, one named without it is that owner's too.

    >>> link_by_seat(["Dornish Ships Ministry", "Ships Ministry in Kell"], ["In Kell, the ", ""])
    ['Dornish Ships Ministry', 'Dornish Ships Ministry']
    """
    seats: dict[str, set[str]] = {}
    places = [None if pd.isna(name) else _SEAT.search(text) for name, text in zip(names, before, strict=True)]
    for name, place in zip(names, places, strict=True):
        if place is not None and len(_words(name)) > 2 and " in " not in name:
            seats.setdefault(place[1], set()).add(name)
    return [_at_seat(name, place[1] if place else "", seats) for name, place in zip(names, places, strict=True)]


def _at_seat(name: Any, place: str, seats: dict[str, set[str]]) -> Any:
    """The full name of a body at a place, told before it or in it: In Kell, the Ships Ministry; the one in Kell."""
    if pd.isna(name) or (" in " not in name and (not place or " " not in name)):
        return name
    body, _, within = name.rpartition(" in ") if " in " in name else (name, "", place)
    fitting = [full for full in seats.get(within, ()) if _words(body) < _words(full)]
    return fitting[0] if len(fitting) == 1 else _by_owner(name, body, seats.get(within, set()))


def _by_owner(name: str, body: str, here: set[str]) -> str:
    """The body with the owner of all such bodies at its place: the Trade Ministry beside the Dornish Ships Ministry."""
    noun = body.split()[-1]
    owners = {full.split()[0] for full in here if full.split()[-1] == noun}
    own = len(body.split()) == 2 and noun in _OF_A_STATE and len(owners) == 1
    return f"{owners.pop()} {body}" if own else name


def link_by_spokesmen(rows: Iterable[tuple[Any, Voice]]) -> dict[tuple[Any, str], str]:
    """For an article and a short name in it, the body for which a person of the article speaks elsewhere.

    Rows are (article, (speaker, role, affiliation)). "The ministry" of an article in which Ivo Kerr is the ministry's
    spokesman is the Port Ministry, where he is its spokesman in another article and nobody's else.
    """
    told = [(article, row) for article, row in rows if not pd.isna(row[0])]
    known = [(article, row) for article, row in told if not pd.isna(row[2])] + _of_ministers(told)
    full: dict[str, set[str]] = {}
    for _, (person, _, body) in known:
        if len(_words(body)) > 2 and kind_of_name(body) == "organisation":
            full.setdefault(person, set()).add(body)
    found: dict[tuple[Any, str], set[str]] = {}
    for article, (person, _, body) in known:
        noun = _words(body)
        for name in full.get(person, ()) if len(full.get(person, ())) == 1 else ():
            if noun <= _words(name) and noun != _words(name):
                found.setdefault((article, max(noun, key=lambda w: (speaking_nouns().get(w) == "body", w))), set()).add(
                    name
                )
    return {key: next(iter(names)) for key, names in found.items() if len(names) == 1}


def _of_ministers(rows: list[tuple[Any, Voice]]) -> list[tuple[Any, Voice]]:
    """Ministers as people of their ministries: Kellish defence minister Ivo Kerr, of the Kellish Defence Ministry.

    Only a ministry that the articles name in full counts, and only a minister of whom they say of which place.
    """
    bodies = {frozenset(_words(row[0])): row[0] for _, row in rows if kind_of_name(row[0]) == "organisation"}
    in_office = [(a, r) for a, r in rows if not pd.isna(r[1]) and " " in r[1] and r[1].lower().endswith(" minister")]
    named: list[tuple[Any, Voice]] = []
    for article, (person, role, place) in in_office:
        ministry = role.lower().removesuffix("minister") + "ministry"
        named.append((article, (person, role, ministry)))
        body: str | None = None if pd.isna(place) else bodies.get(frozenset(_words(f"{place} {ministry}")))
        if body is not None:
            named.append((article, (person, role, body)))
    return named


def linked_by_spokesmen(article: Any, name: Any, known: dict[tuple[Any, str], str]) -> Any:
    """The full body of a short name, where the article has a spokesman who tells it; else the name.

    >>> linked_by_spokesmen("a", "Ministry of Ships", {("a", "ministry"): "Kell Ships Ministry"})
    'Kell Ships Ministry'
    """
    if pd.isna(name):
        return name
    words = _words(name)
    noun = next((word for word in words if (article, word) in known), "")
    body = known.get((article, noun), name)
    return body if noun and words <= _words(body) else name


def _words(name: str) -> set[str]:
    return {word for word in name.lower().split() if word not in _SMALL}
