"""People by their offices over all articles: the minister, Prime Minister Dorn, and the pronouns that mean them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pandas as pd

from toolkit.statements.mentions import DEFINITE, NARROWING, is_office
from toolkit.statements.names import kind_of_name

_OTHER = NARROWING | {"ex"}
"""The same where a role is told, which may be one of old."""
Row = tuple[Any, Any, Any, Any]
"""Article, name, role and mention of one statement's speaker; the last two may be missing."""


def people_in_office(rows: list[Row]) -> list[Any]:
    """The speaker of each row, by name where only the office is given and it has one holder; else as it was.

    >>> told = ("a", "Ada Lund", "harbour master", "Ada Lund")
    >>> people_in_office([told, ("a", "the harbour master", None, "the harbour master")])
    ['Ada Lund', 'Ada Lund']
    """
    offices = _holders(rows)
    held = [_holder(*row[1:], offices) for row in rows]
    held = _shared(rows, held)
    return _present(rows, held)


def _present(rows: list[Row], held: list[Any]) -> list[Any]:
    """A bare office, as headlines have it, is the one speaker of its article who is known for it anywhere."""
    roles: dict[str, set[str]] = {}
    speaking: dict[Any, set[str]] = {}
    for row, name in zip(rows, held, strict=True):
        if not pd.isna(name) and kind_of_name(name) == "person":
            speaking.setdefault(row[0], set()).add(name)
            if not pd.isna(row[2]):
                roles.setdefault(name, set()).add(row[2].lower())
    found = []
    for row, name in zip(rows, held, strict=True):
        people = speaking.get(row[0], set()) if not pd.isna(name) and is_office(name) else set()
        fitting = [person for person in people if any(_is_meant(name, role) for role in roles.get(person, ()))]
        found.append(fitting[0] if len(fitting) == 1 else name)
    return found


def _is_meant(office: str, role: str) -> bool:
    """Whether an office may be named for this role: the minister for the foreign minister, not the prime minister."""
    words, told = role.split(), [word for word in office.lower().split() if word not in DEFINITE]
    return words[-1:] == told[-1:] and set(told) <= set(words) and _OTHER & set(words) <= set(told)


def _shared(rows: list[Row], held: list[Any]) -> list[Any]:
    """The speakers, one name of an article being one person: what an office tells of Dorn holds for "she" as well.

    Where two offices tell two people, or another office stands by the name, nothing is shared.
    """
    told: dict[tuple[Any, Any], dict[Any, str]] = {}
    against: list[tuple[tuple[Any, Any], str]] = []
    for (article, name, role, _), found in zip(rows, held, strict=True):
        if pd.isna(name):
            continue
        if found != name:
            told.setdefault((article, name), {})[found] = "" if pd.isna(role) else role.lower()
        elif not pd.isna(role):
            against.append(((article, name), role.lower()))
    sure = {key: next(iter(names)) for key, names in told.items() if len(names) == 1}
    for key, role in against:
        if key in sure and not set(role.split()) <= set(told[key][sure[key]].split()):
            del sure[key]
    return [sure.get((row[0], row[1]), found) for row, found in zip(rows, held, strict=True)]


def _holders(rows: list[Row]) -> dict[str, str]:
    """The person of the collection who holds an office of two words or more: named so twice as often as any other."""
    people: dict[str, Counter[str]] = {}
    for _, name, role, _ in rows:
        if not pd.isna(name) and not pd.isna(role) and " " in role and kind_of_name(name) == "person":
            people.setdefault(role.lower(), Counter())[name] += 1
    ranked = {role: names.most_common(2) for role, names in people.items()}
    return {role: top[0][0] for role, top in ranked.items() if len(top) == 1 or top[0][1] >= 2 * top[1][1]}


def _holder(name: Any, role: Any, mention: Any, offices: dict[str, str]) -> Any:
    """Whoever is only called by an office, or by office and surname, is the one person who holds it."""
    if pd.isna(name) or pd.isna(mention):
        return name
    head = _without_owner(mention.split(",")[0])
    if not pd.isna(role) and not is_office(head):
        held = offices.get(role.lower(), "")
        own = set(mention.split()) & set(held.split()[:-1])
        return held if held and mention.split()[-1] == held.split()[-1] and not own and name != held else name
    words = [word for word in head.lower().split() if word not in DEFINITE]
    return offices.get(" ".join(words), name) if is_office(head) and is_office(_without_owner(name)) else name


def _without_owner(wording: str) -> str:
    """An office without whose it is: Kell's mayor -> mayor."""
    return " ".join(word for word in wording.split() if not word.endswith(("'s", "’s")))
