"""The names of one article: which full name a surname, a title or a short name of a body stands for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from toolkit.statements.genders import given_gender
from toolkit.statements.mentions import Speaker, depends, owner_before
from toolkit.statements.names import Name, find_names, organisations
from toolkit.statements.nouns import is_title_like
from toolkit.statements.people import by_given_name, by_last_name, find_places, find_things, is_given
from toolkit.statements.reading import Reading
from toolkit.statements.roles import is_office_word, is_title
from toolkit.statements.tokenkinds import kind_of

_KIN = frozenset(
    [
        "daughter",
        "son",
        "wife",
        "husband",
        "widow",
        "widower",
        "brother",
        "sister",
        "mother",
        "father",
        "niece",
        "nephew",
    ]
)
_JOINT = re.compile(r",? and |, ")
_MOST = 60
"""How many rivals or earlier speakers are looked at."""
_FEW = 8
"""How many names of one mention are looked at."""


class NameBook:
    """The people and bodies of one article by their names: the fullest name for each shorter one."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = find_names(reading)
        self.starts = [name.start for name in self.names]
        self.full = full_names(self.names)
        self.by_last = by_last_name(self.full)
        self.counts = Counter(name.bare for name in self.names)
        self.roles: dict[str, set[str]] = {}
        self.bodies: dict[str, list[Name]] = {}
        for name in self.names:
            if name.role:
                self.roles.setdefault(name.bare, set()).add(name.role.lower())
        for name in self.full.values():
            if name.kind == "organisation":
                words = name.bare.split()
                self.bodies.setdefault(words[0] if words[1] == "of" else words[-1], []).append(name)
        self.first_bodies = [name for name in self.full.values() if name.kind == "organisation"][:_MOST]
        self.initials = dict(self._initials())
        self.kin = {name.bare for name in self.names if " " not in name.bare and self._is_kin(name)}
        self.spoken: list[tuple[int, Speaker]] = []

    @cached_property
    def things(self) -> set[str]:
        """The names that are no people's, as the article uses them."""
        return find_things(self.reading, self.names)

    @cached_property
    def places(self) -> set[str]:
        """The given names that are places here."""
        return find_places(self.reading, self.names)

    @cached_property
    def by_first(self) -> dict[str, Name]:
        """People by the given names that one of them bears."""
        return by_given_name(self.full, self.places)

    @cached_property
    def described(self) -> set[str]:
        """The names before which somebody is described in small words."""
        return {name.bare for name in self.names if self._is_described(name)}

    def canonical(self, name: Name) -> Speaker:
        """The fullest name in the article for a name: Lund -> Ada Lund, where one person bears it."""
        words = name.bare.split()
        if name.bare in self.kin:
            return _speaker(name, "person")
        known = self.initials.get(name.bare) or organisations().get(name.bare.lower())
        if known and not (len(words) == 1 and words[0].lower() in self.by_last):
            return Speaker(known, "organisation", name.start, name.end)
        if name.kind == "organisation":
            return self._body(name)
        if name.bare in self.full:
            return _speaker(self.full[name.bare], _kind(self.full[name.bare]))
        person = self._choose(self.by_last.get(words[-1].lower(), []), name)
        if person is None and is_given(name.bare):
            person = self.by_first.get(name.bare)
        if person is not None:
            thing = person.kind == "unknown" and not {name.bare, person.bare}.isdisjoint(self.things)
            return _speaker(person, "unknown" if thing else "person")
        return _speaker(name, _kind(name))

    def _body(self, name: Name) -> Speaker:
        """The longest name of the same body in the article: Defence Ministry -> Kell Defence Ministry."""
        longer = [n for n in self._same_ending(name) if n.bare.endswith(" " + name.bare) or _is_of(n.bare, name.bare)]
        owner = owner_before(self.reading.text, name.start)
        if owner:
            longer = [n for n in longer if n.bare.startswith(owner[:5])]
            if not longer:
                return Speaker(f"{owner}'s {name.bare}", "organisation", name.start, name.end)
        known = {organisations().get(n.bare.lower(), n.bare) for n in longer}
        chosen = longer[0] if len(known) == 1 else name
        canonical = organisations().get(chosen.bare.lower(), chosen.bare)
        return Speaker(canonical, "organisation", chosen.start, chosen.end)

    def _same_ending(self, name: Name) -> list[Name]:
        """Bodies whose name ends in the same word, not more than a fixed number: time stays linear."""
        return self.bodies.get(name.bare.split()[-1], [])[:_MOST]

    def _choose(self, bearers: list[Name], name: Name) -> Name | None:
        """The one bearer of a surname that the mention can mean; None where two can be meant."""
        bearers = bearers[:_MOST]
        if not name.gender and name.role:
            name = name._replace(gender=next((n.gender for n in bearers if self._holds(n.bare, name.role)), ""))
        fitting = [p for p in bearers if not name.gender or not p.gender or p.gender == name.gender]
        if name.gender and len(fitting) > 1:
            fitting = [p for p in fitting if p.gender == name.gender] or fitting
        held = [p for p in fitting if name.role and self._holds(p.bare, name.role)]
        if name.role and not held:  # Prime Minister Calloway is not the harbour master of that name
            fitting = [p for p in fitting if p.bare not in self.roles and p.bare not in self.described]
        if len(held or fitting) < 2:
            return next(iter(held or fitting), None)
        counts = [self.counts[p.bare] for p in fitting]
        best = max(counts)
        if sorted(counts)[-2] * 2 <= best:
            return fitting[counts.index(best)]
        names = {p.bare: p for p in fitting}
        return next((names[s.canonical] for _, s in self.spoken[: -_MOST - 1 : -1] if s.canonical in names), None)

    def names_in(self, start: int, end: int) -> list[Name]:
        """The first names that stand whole within these characters, few as they are in one mention."""
        first = bisect_left(self.starts, start)
        return [name for name in self.names[first : first + _FEW] if name.end <= end]

    def together(self, start: int, end: int) -> Speaker | None:
        """Those who speak as one: Ada Lund and Ivo Kerr; Ada Lund, Ivo Kerr and Karl May."""
        text = self.reading.text
        inside = self.names_in(start, end)
        if len(inside) < 2 or depends(text[start : inside[0].start]):
            return None
        joined = [self._joint(*pair) for pair in pairwise(inside)]
        last = next((i for i, joint in enumerate(joined) if not joint), len(joined))
        listed, rest = inside[: last + 1], text[inside[last].end : end]
        if "and" not in joined[:last] or rest.strip(" .")[:1] not in ("", ",", "("):
            return None
        people = [self.canonical(name).canonical for name in listed]
        if len(listed) > 2 and not all(map(self.is_person, listed)):
            return None
        if len(set(people)) < len(people):
            people = [name.bare for name in listed]
        wording = f"{', '.join(people[:-1])} and {people[-1]}"
        body = listed[-1].kind == "organisation" and listed[0].kind == "unknown"  # Lund Savings and Loan Inc
        return Speaker(wording, "organisation" if body else "group", listed[0].start, listed[-1].end)

    def _joint(self, one: Name, other: Name) -> str:
        """What joins two names, "and" or a comma; nothing where more than a title stands between them."""
        gap = self.reading.text[one.end : other.start]
        found = _JOINT.match(gap)
        if found is None:
            return ""
        between = gap[found.end() :].lower().replace(".", "").split()
        if between[:1] in (["co"], ["sons"]):
            return ""  # Lund and Co analyst Ivo Kerr
        office = self.is_person(one) and is_office_word("".join(between[-1:]))
        titled = office or all(is_title(word) or is_title_like(word) for word in between)
        return (found[0].strip(" ,") or ",") if titled else ""

    def is_person(self, name: Name) -> bool:
        """Whether a name stands for a person."""
        return self.canonical(name).kind == "person"

    def _initials(self) -> Iterator[tuple[str, str]]:
        """Short names that the article itself explains: the Kell Harbour Authority (KHA)."""
        for name, short in pairwise(self.names):
            if short.start != name.end + 2 or not short.bare.isupper() or len(short.bare) < 2:
                continue
            brackets = self.reading.text[name.end : short.start], self.reading.text[short.end : short.end + 1]
            first = "".join(word[0] for word in name.bare.split() if word[0].isupper())
            if brackets == (" (", ")") and short.bare == first:
                yield short.bare, name.bare

    def _is_kin(self, name: Name) -> bool:
        """Whether the full name after a surname is a relative's: Dorn, 35, the daughter of Ivo Dorn, said."""
        if self.reading.text[name.end : name.end + 1] != ",":
            return False
        words = self.reading.text[name.end : name.end + 120].partition(".")[0].replace(",", " ").split()
        at = next((i for i, word in enumerate(words[:8]) if word in _KIN and words[i + 1 : i + 2] == ["of"]), None)
        return at is not None and name.bare in words[at + 3 :]

    def _is_described(self, name: Name) -> bool:
        """Whether a small word stands right before the name: ferry master Ivo Dorn is some other Dorn's namesake."""
        before = self.reading.text[max(0, name.start - 24) : name.start]
        word = before.split()[-1:]
        return before[-1:] == " " and word != [] and word[0].isalpha() and word[0].islower() and kind_of(word[0]) == "x"

    def _holds(self, person: str, role: str) -> bool:
        return role.lower() in self.roles.get(person, ())


def _is_of(body: str, noun: str) -> bool:
    """Whether a body is named by a noun and what it is for: the Ministry of Ships is a Ministry."""
    return body.startswith(noun + " of ")


def _speaker(name: Name, kind: str) -> Speaker:
    return Speaker(name.bare, kind, name.start, name.end, name.gender)


def _kind(name: Name) -> str:
    if name.kind == "unknown":
        return "person" if given_gender(name.bare) and " " in name.bare else "unknown"
    return name.kind


def full_names(names: list[Name]) -> dict[str, Name]:
    """The first place of every name of two words or more, people and bodies."""
    full: dict[str, Name] = {}
    for name in names:
        if " " in name.bare and (name.kind != "unknown" or len(name.bare.split()) <= 3):
            held = full.get(name.bare)
            if held is None:
                full[name.bare] = name
            elif held.kind == "unknown" and name.kind != "unknown":
                full[name.bare] = held._replace(kind=name.kind, gender=name.gender or held.gender)
    return full
