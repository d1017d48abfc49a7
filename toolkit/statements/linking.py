"""One name for one speaker across articles: short names meet full ones, and two people of one surname stay two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import pandas as pd

from toolkit.schemas import STATEMENTS
from toolkit.statements.bodies import link_bodies, link_by_seat, link_by_spokesmen, linked_by_spokesmen
from toolkit.statements.names import bare, kind_of_name
from toolkit.statements.nouns import given_names
from toolkit.statements.offices import people_in_office
from toolkit.statements.surnames import link_by_pronouns


def link_names(names: Iterable[str], people: Collection[str] = ()) -> Mapping[str, str]:
    """For every name, the name to use for it in the whole collection; how often each occurs decides between forms.

    "Lund" becomes "Ada Lund" where no other Lund speaks; "Ada M. Lund" and "Ada Lund" become the fuller one; "Kell's
    Port Ministry" and "Port Ministry" become "Kellish Port Ministry" where there is no other. A full name is a person's
    by its given name, or where it is one of `people`.

    >>> dict(link_names(["Ada Lund", "Lund", "Kerr", "Ivo Kerr", "Ana Kerr"]))["Lund"]
    'Ada Lund'
    >>> dict(link_names(["Kerr", "Ivo Kerr", "Ana Kerr"]))["Kerr"]
    'Kerr'
    """
    counts = Counter(names)
    full: dict[tuple[str, str], list[str]] = {}
    for name in counts:
        words = name.split()
        given = bool(words) and (words[0].lower() in given_names() or name in people)
        if len(words) > 1 and given and "and" not in words:
            full.setdefault((words[0], words[-1]), []).append(name)
    fullest = {name: max(forms, key=lambda f: (len(f), counts[f])) for forms in full.values() for name in forms}
    bearers: dict[str, set[str]] = {}
    for name, chosen in fullest.items():
        bearers.setdefault(name.split()[-1], set()).add(chosen)
    linked = {name: name for name in counts} | fullest
    small = {name.casefold(): name for name in counts if not name.isupper()}
    linked |= {name: small[name.casefold()] for name in counts if name.isupper() and name.casefold() in small}
    for name in counts:
        if " " not in name and len(bearers.get(name, ())) == 1:
            linked[name] = next(iter(bearers[name]))
    return linked | link_bodies(counts)


def speaker_key(canonical: str) -> str:
    """The key of a speaker: the name in small letters with hyphens.

    >>> speaker_key("Ada M. Lund")
    'ada-m-lund'
    """
    kept = "".join(c if c.isalnum() else " " for c in canonical.lower())
    return "-".join(kept.split()) or "speaker"


def link_speakers(statements: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The statements with one canonical speaker for each person and body over all articles together.

    Bodies named as somebody's affiliation count as known; whoever is only called by an office is its one holder.

    >>> from toolkit.loading import load_articles
    >>> from toolkit.statements import extract_statements
    >>> texts = ["“We will stay,” Ana Dorn said.", "“We will stay,” Dorn said."]
    >>> articles = load_articles(texts, progress=False)
    >>> found = [extract_statements(articles.iloc[[i]], engine="rules") for i in (0, 1)]
    >>> link_speakers(pd.concat(found, ignore_index=True), articles)["speaker"].tolist()
    ['Ana Dorn', 'Ana Dorn']
    """
    known = [name for name in (*statements["speaker"], *statements["affiliation"]) if not pd.isna(name)]
    linked: Mapping[str, str] = link_names(known, _people(statements))
    outlets = {bare(name): name for name in articles.get("outlet", pd.Series(dtype="str")).dropna().unique()}
    linked = {name: outlets.get(found, found) for name, found in linked.items()}
    speakers = [name if pd.isna(name) else linked[name] for name in statements["speaker"]]
    speakers = _with_bodies(statements, link_by_seat(speakers, _before_mentions(statements, articles)), linked)
    columns = zip(statements["article_id"], speakers, statements["role"], statements["speaker_mention"], strict=True)
    held = people_in_office(list(columns))
    held = link_by_pronouns(list(zip(statements["article_id"], held, statements["speaker_mention"], strict=True)))
    speaker = pd.Series(held, index=statements.index, dtype="str")
    key = speaker.map(speaker_key, na_action="ignore").astype("str")
    return STATEMENTS.check(statements.assign(speaker=speaker, speaker_id=key))


def _people(statements: pd.DataFrame) -> set[str]:
    """The names of two words that stand with an office and are no body's: Minister Gregor Dorn."""
    held = zip(statements["speaker"], statements["role"], strict=True)
    told = {str(name) for name, role in held if not pd.isna(name) and not pd.isna(role)}
    return {name for name in told if len(name.split()) == 2 and name.istitle() and kind_of_name(name) != "organisation"}


def _with_bodies(statements: pd.DataFrame, speakers: list[Any], linked: Mapping[str, str]) -> list[Any]:
    """The speakers with short names of bodies in full, where a spokesman in the same article tells which."""
    bodies = [name if pd.isna(name) else linked[name] for name in statements["affiliation"]]
    rows = zip(speakers, statements["role"], bodies, strict=True)
    known = link_by_spokesmen(zip(statements["article_id"], rows, strict=True))
    pairs = zip(statements["article_id"], speakers, strict=True)
    return [linked_by_spokesmen(article, name, known) for article, name in pairs]


def _before_mentions(statements: pd.DataFrame, articles: pd.DataFrame) -> list[str]:
    """The few words before each mention; nothing where nobody is mentioned. The "the" may stand in the mention."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    places = zip(statements["article_id"], statements["speaker_start"], strict=True)
    return ["" if pd.isna(at) else texts[article][max(0, int(at) - 60) : int(at)] for article, at in places]
