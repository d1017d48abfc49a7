"""A surname that two people of a collection bear: the pronouns of an article tell which of them it means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from toolkit.statements.genders import given_gender
from toolkit.statements.mentions import HE, SHE


def link_by_pronouns(rows: Sequence[tuple[Any, Any, Any]]) -> list[Any]:
    """The speakers, a bare surname in full where the article's pronouns for it fit one bearer alone.

    Rows are (article, speaker, mention). Where both fit or neither, the surname stays.

    >>> rows = [("a", "Ada Lund", "Ada Lund"), ("a", "Adam Lund", "Lund"), ("b", "Lund", "she")]
    >>> link_by_pronouns(rows)
    ['Ada Lund', 'Adam Lund', 'Ada Lund']
    """
    people, told = _people(rows), _genders(rows)
    return [_bearer(article, name, people, told) for article, name, _ in rows]


def _bearer(article: Any, name: Any, people: dict[str, set[str]], told: dict[tuple[Any, Any], set[str]]) -> Any:
    genders = told.get((article, name), set())
    if pd.isna(name) or " " in name or len(genders) != 1:
        return name
    fitting = [person for person in people.get(name, ()) if {given_gender(person)} == genders]
    return fitting[0] if len(fitting) == 1 else name


def _people(rows: Sequence[tuple[Any, Any, Any]]) -> dict[str, set[str]]:
    """Full names of people by surname."""
    held: dict[str, set[str]] = {}
    for name in {name for _, name, _ in rows if not pd.isna(name)}:
        if " " in name and given_gender(name):
            held.setdefault(name.split()[-1], set()).add(name)
    return held


def _genders(rows: Sequence[tuple[Any, Any, Any]]) -> dict[tuple[Any, Any], set[str]]:
    """By article and speaker, the genders that pronouns tell."""
    found: dict[tuple[Any, Any], set[str]] = {}
    for article, name, mention in rows:
        word = "" if pd.isna(mention) else str(mention).lower()
        if word in HE | SHE:
            found.setdefault((article, name), set()).add("m" if word in HE else "f")
    return found
