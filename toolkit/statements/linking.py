"""One name for one speaker across articles: short names meet full ones, and two people of one surname stay two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import pandas as pd

from toolkit.schemas import STATEMENTS
from toolkit.statements.names import given_names


def link_names(names: Iterable[str]) -> Mapping[str, str]:
    """For every name, the name to use for it in the whole collection; how often each occurs decides between forms.

    "Lund" becomes "Ada Lund" where no other Lund speaks; "Ada M. Lund" and "Ada Lund" become the fuller one.

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
    return linked


def speaker_key(canonical: str) -> str:
    """The key of a speaker: the name in small letters with hyphens.

    >>> speaker_key("Ada M. Lund")
    'ada-m-lund'
    """
    kept = "".join(c if c.isalnum() else " " for c in canonical.lower())
    return "-".join(kept.split()) or "speaker"


def link_speakers(statements: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The statements with one canonical speaker for each person over all articles together."""
    named = statements["speaker"].notna()
    linked = link_names(statements.loc[named, "speaker"].tolist())
    speaker = statements["speaker"].map(lambda name: linked.get(name, name), na_action="ignore")
    key = speaker.map(speaker_key, na_action="ignore")
    return STATEMENTS.restore(statements.assign(speaker=speaker, speaker_id=key))
