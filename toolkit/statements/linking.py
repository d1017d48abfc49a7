"""One name for one speaker across articles: short names meet full ones, and two people of one surname stay two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from toolkit.schemas import STATEMENTS
from toolkit.statements.bodies import link_descriptions
from toolkit.statements.mentions import DEFINITE, is_office
from toolkit.statements.names import given_names, kind_of_name


def link_names(names: Iterable[str]) -> Mapping[str, str]:
    """For every name, the name to use for it in the whole collection; how often each occurs decides between forms.

    "Lund" becomes "Ada Lund" where no other Lund speaks; "Ada M. Lund" and "Ada Lund" become the fuller one; "Kell's
    Port Ministry" and "Port Ministry" become "Kellish Port Ministry" where there is no other.

    >>> dict(link_names(["Ada Lund", "Lund", "Kerr", "Ivo Kerr", "Ana Kerr"]))["Lund"]
    'Ada Lund'
    >>> dict(link_names(["Kerr", "Ivo Kerr", "Ana Kerr"]))["Kerr"]
    'Kerr'
    """
    counts = Counter(names)
    full: dict[tuple[str, str], list[str]] = {}
    for name in counts:
        words = name.split()
        if len(words) > 1 and words[0].lower() in given_names():
            full.setdefault((words[0], words[-1]), []).append(name)
    fullest = {name: max(forms, key=lambda f: (len(f), counts[f])) for forms in full.values() for name in forms}
    bearers: dict[str, set[str]] = {}
    for name, chosen in fullest.items():
        bearers.setdefault(name.split()[-1], set()).add(chosen)
    linked = {name: name for name in counts} | fullest
    for name in counts:
        if " " not in name and len(bearers.get(name, ())) == 1:
            linked[name] = next(iter(bearers[name]))
    return linked | _link_bodies(counts)


def _link_bodies(counts: Counter[str]) -> dict[str, str]:
    """Bodies by their common noun: what a place possesses, and what stands without its place."""
    bodies = [name for name in counts if kind_of_name(name) == "organisation" and " " in name]
    by_ending: dict[str, list[str]] = {}
    for name in bodies:
        rest = name.partition(" ")[2]
        by_ending.setdefault(rest, []).append(name)
    linked: dict[str, str] = {}
    for name in counts:
        owner, _, rest = name.replace("’s ", "'s ").partition("'s ")
        if rest:
            same = [n for n in by_ending.get(rest, ()) if n[:5] == owner[:5] and n != name]
        else:
            same = [n for n in by_ending.get(name, ()) if " " in name]
        if len(same) == 1:
            linked[name] = same[0]
    return linked


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
    """
    known = [name for name in (*statements["speaker"], *statements["affiliation"]) if not pd.isna(name)]
    linked = dict(link_names(known))
    speakers = [name if pd.isna(name) else linked[name] for name in statements["speaker"]]
    columns = list(zip(speakers, statements["role"], statements["speaker_mention"], strict=True))
    offices = _holders(columns)
    named = statements.assign(speaker=pd.Series([_holder(*row, offices) for row in columns], index=statements.index))
    speaker = pd.Series(link_descriptions(named, articles), index=statements.index, dtype="str")
    key = speaker.map(speaker_key, na_action="ignore")
    return STATEMENTS.restore(statements.assign(speaker=speaker, speaker_id=key))


def _holders(rows: list[tuple[Any, Any, Any]]) -> dict[str, str]:
    """The person of the collection who holds an office of two words or more: named so twice as often as any other."""
    people: dict[str, Counter[str]] = {}
    for name, role, _ in rows:
        if not pd.isna(name) and not pd.isna(role) and " " in role and kind_of_name(name) == "person":
            people.setdefault(role.lower(), Counter())[name] += 1
    ranked = {role: names.most_common(2) for role, names in people.items()}
    return {role: top[0][0] for role, top in ranked.items() if len(top) == 1 or top[0][1] >= 2 * top[1][1]}


def _holder(name: Any, role: Any, mention: Any, offices: dict[str, str]) -> Any:
    """Whoever is only called by an office, or by office and surname, is the one person who holds it."""
    if pd.isna(name) or pd.isna(mention):
        return name
    head = " ".join(w for w in mention.split(",")[0].split() if not w.endswith(("'s", "’s")))
    if not pd.isna(role) and not is_office(head):
        held = offices.get(role.lower(), "")
        own = set(mention.split()) & set(held.split()[:-1])
        return held if held and mention.split()[-1] == held.split()[-1] and not own and name != held else name
    words = [word for word in head.lower().split() if word not in DEFINITE]
    return offices.get(" ".join(words), name) if is_office(head) and kind_of_name(name) != "person" else name
