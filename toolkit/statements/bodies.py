"""Bodies that an article names by a common noun only, linked over articles: the monitors, the statistics office."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

import pandas as pd

from toolkit.statements.mentions import DEFINITE, HE, SHE
from toolkit.statements.names import given_gender, kind_of_name, organisation_words
from toolkit.statements.nouns import speaking_nouns

_GENERAL = frozenset(["international", "independent"])
"""Words of a description that no name needs to hold."""
_PAPERS = frozenset(["newspaper", "paper", "daily", "tabloid", "weekly", "broadcaster", "station", "magazine"])
_STEM = 6
"""Letters that two forms of one word share: monitors, Monitoring."""
_LEFT_OUT = frozenset(["of", "for", "and", "in", "the", "on", "at"])
_PLACE = re.compile(r" in [A-Z].*")


class Known(NamedTuple):
    """What a collection knows: its bodies, its outlets, and the text and outlet of each article."""

    bodies: tuple[str, ...]
    outlets: tuple[str, ...]
    texts: dict[Any, str]
    outlet_of: dict[Any, str]


def link_descriptions(statements: pd.DataFrame, articles: pd.DataFrame) -> list[Any]:
    """The speaker of each statement, a body by its full name where its description fits one body alone.

    A description of one common word ("the ministry") is linked only to a body that the article names itself; one of
    two words, or of people whose body bears their name ("the monitors"), to one of the collection. "The newspaper" is
    the one outlet that the article names beside its own. A surname of two people is the one whose gender a pronoun
    in the article tells. What fits two stays as it is worded.

    Returns the names in the order of the statements; empty where no speaker was known.
    """
    known = know(statements, articles)
    voices = _genders(statements)
    people = _people(statements["speaker"].dropna())
    names: Iterable[Any] = zip(statements["article_id"], statements["speaker"], strict=True)
    return [
        name if pd.isna(name) else _fullest(str(name), article, known) or _one_of(str(name), article, (people, voices))
        for article, name in names
    ]


def know(statements: pd.DataFrame, articles: pd.DataFrame) -> Known:
    """The bodies with a name of their own among speakers and affiliations, and the outlets."""
    named = {str(n) for n in (*statements["speaker"], *statements["affiliation"]) if not pd.isna(n)}
    bodies = sorted(n for n in named if " " in n and n[0].isupper() and _has_own_name(n))
    outlets = dict(zip(articles["article_id"], articles["outlet"].fillna("").astype(str), strict=True))
    texts = dict(zip(articles["article_id"], articles["text"].astype(str), strict=True))
    return Known(tuple(bodies), tuple(sorted({o for o in outlets.values() if o})), texts, outlets)


def _has_own_name(name: str) -> bool:
    """Whether a name holds more than a noun and its field: Kell Monitoring Group, but not Ministry of Defence."""
    words = [word for word in name.split() if word not in _LEFT_OUT]
    return kind_of_name(name) != "person" and len(words) > 2 and "'s" not in name and "’s" not in name


def _fullest(name: str, article: Any, known: Known) -> str:
    """The body or outlet that a description means, or nothing."""
    words = _description(name)
    if not words:
        return ""
    text = known.texts.get(article, "")
    if words[-1] in _PAPERS and len(words) == 1:
        own = known.outlet_of.get(article, "")
        told = [o for o in known.outlets if o != own and o.removeprefix("The ") in text]
        return told[0] if len(told) == 1 else ""
    fitting = [body for body in known.bodies if _fits(words, body)]
    here = [body for body in fitting if body in text]
    if len(here) == 1:
        return here[0]
    special = len(words) > 1 or not _is_word_of(words[-1], " ".join(fitting).lower().split())
    return fitting[0] if len(fitting) == 1 and special else ""


@lru_cache(maxsize=4096)
def _description(name: str) -> tuple[str, ...]:
    """The words that a body's name must hold; nothing where the name is no description of a body."""
    words = [w.strip(".,") for w in _PLACE.sub("", name).split()]
    words = [w for w in words if w.lower() not in DEFINITE]
    if not words or any("'" in w or "’" in w for w in words) or len(words) > 3:
        return ()
    head = words[-1].lower()
    if head not in organisation_words() and speaking_nouns().get(head) not in ("group", "body", "paper"):
        plural = head.endswith("s") and speaking_nouns().get(head[:-1]) in ("person", "group")
        if not plural and head not in _PAPERS:
            return ()
    return tuple(low for w in words if (low := w.lower()) not in _GENERAL | _LEFT_OUT)


def _fits(words: tuple[str, ...], body: str) -> bool:
    told = body.lower().split()
    return all(_is_word_of(word, told) or _stem(word) in {_stem(t) for t in told} for word in words)


def _is_word_of(word: str, told: list[str]) -> bool:
    return word in told


def _stem(word: str) -> str:
    """The beginning that forms of a long word share; short words stay whole."""
    return word[:_STEM] if len(word) > _STEM else word


def _people(names: pd.Series[Any]) -> dict[str, set[str]]:
    """Full names of people by surname."""
    held: dict[str, set[str]] = {}
    for name in names.unique():
        words = str(name).split()
        if len(words) > 1 and given_gender(str(name)):
            held.setdefault(words[-1], set()).add(str(name))
    return held


def _genders(statements: pd.DataFrame) -> dict[tuple[Any, str], set[str]]:
    """By article and speaker, the genders that pronouns tell."""
    found: dict[tuple[Any, str], set[str]] = {}
    columns = zip(statements["article_id"], statements["speaker"], statements["speaker_mention"], strict=True)
    for article, name, mention in columns:
        word = "" if pd.isna(mention) else str(mention).lower()
        if not pd.isna(name) and word in HE | SHE:
            found.setdefault((article, str(name)), set()).add("m" if word in HE else "f")
    return found


def _one_of(name: str, article: Any, state: tuple[dict[str, set[str]], dict[tuple[Any, str], set[str]]]) -> str:
    """The bearer of a surname whose gender the article's pronouns tell, where only one fits; else the name."""
    people, voices = state
    told = voices.get((article, name), set())
    if " " in name or len(told) != 1:
        return name
    fitting = [person for person in people.get(name, ()) if {given_gender(person)} == told]
    return fitting[0] if len(fitting) == 1 else name
