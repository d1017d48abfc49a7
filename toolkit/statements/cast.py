"""The cast of one article: its people and bodies, and whom each mention of them stands for."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from toolkit.statements.names import Name, bare, find_names, given_gender, organisations
from toolkit.statements.phrases import speaking_nouns
from toolkit.statements.reading import Reading, line_at
from toolkit.statements.statement import Statement

HE = frozenset(["he", "his", "him", "himself"])
SHE = frozenset(["she", "her", "herself"])
THEY = frozenset(["they", "their", "them", "it", "its"])
SELVES = frozenset(["i", "we", "you", "my", "our", "me", "us", "your"])
RELATIVES = frozenset(["who", "which", "that", "whom"])


class Speaker(NamedTuple):
    """Whom a mention names: the fullest name, the kind, and the span that proves it; empty where nobody is named."""

    canonical: str
    kind: str
    proof_start: int | None = None
    proof_end: int | None = None
    gender: str = ""


NOBODY = Speaker("", "unknown")


class Cast:
    """The people and bodies of one article, and who spoke so far; asked for one statement after another."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = find_names(reading)
        self.starts = [name.start for name in self.names]
        self.full = _full_names(self.names)
        self.by_last = _by_last(self.full)
        self.spoken: list[tuple[int, Speaker]] = []

    def speaker_of(self, statement: Statement) -> Speaker:
        """Whom the statement's mention names."""
        if statement.speaker_start is None or statement.speaker_end is None:
            return NOBODY
        speaker = self._resolve(statement, statement.speaker_start, statement.speaker_end)
        if speaker.canonical:
            self.spoken.append((statement.speaker_start, speaker))
        return speaker

    def _resolve(self, statement: Statement, start: int, end: int) -> Speaker:
        word = statement.speaker_mention.lower()
        if word in SELVES:
            return NOBODY
        if word in RELATIVES:
            return self._antecedent(start)
        if word in HE | SHE:
            return self._person_before(start, "m" if word in HE else "f")
        if word in THEY:
            return self._body_before(start, word)
        return self._named(start, end, statement)

    def _named(self, start: int, end: int, statement: Statement) -> Speaker:
        name = self._main_name(start, end) or self._author(start, end)
        if name is None:
            return self._described(start, statement)
        return self.canonical(name)

    def _main_name(self, start: int, end: int) -> Name | None:
        """The name a mention is built around: the one its head ends with, before any apposition."""
        first = bisect_left(self.starts, start)
        inside = [n for n in self.names[first : first + 8] if n.end <= end]
        if not inside:
            return None
        comma = self.reading.text.find(",", start, end)
        head = [n for n in inside if comma < 0 or n.start < comma] or inside[:1]
        people = [n for n in head if n.kind == "person"]
        chosen = people[-1] if people else head[-1]
        stop = comma if comma > 0 else end
        between = self.reading.text[chosen.end : stop].strip(" .()’'s")
        if between and chosen.kind != "person":  # the name is part of a description: a Treasury spokesman
            return None
        before = self.reading.text[start : chosen.start].lower().split()
        if chosen.kind != "person" and {"of", "for", "at", "in", "from", "with"} & set(before[1:]):
            return None
        return chosen

    def _author(self, start: int, end: int) -> Name | None:
        """Whose paper speaks: the Data Center's quarterly report."""
        words = self.reading.text[start:end].lower().split()
        if not words or speaking_nouns().get(words[-1].strip(",.")) != "paper":
            return None
        first = bisect_left(self.starts, start)
        owners = [n for n in self.names[first : first + 8] if n.end <= end]
        return next((n for n in owners if self.reading.text[n.end : n.end + 2] in ("'s", "’s", "' ", "’ ")), None)

    def canonical(self, name: Name) -> Speaker:
        """The fullest name in the article for a name: Lund -> Ada Lund, where one person bears it."""
        known = organisations().get(name.bare.lower())
        if known:
            return Speaker(known, "organisation", name.start, name.end)
        words = name.bare.split()
        if name.bare in self.full:
            held = self.full[name.bare]
            return Speaker(name.bare, _kind(held), held.start, held.end, held.gender)
        bearers = self.by_last.get(words[-1].lower(), [])
        person = self._choose(bearers, name)
        if person is not None:
            return Speaker(person.bare, "person", person.start, person.end, person.gender)
        return Speaker(name.bare, _kind(name), name.start, name.end, name.gender)

    def _choose(self, bearers: list[Name], name: Name) -> Name | None:
        """The one bearer of a surname that the mention can mean; None where two can be meant."""
        fitting = [p for p in bearers if not name.gender or not p.gender or p.gender == name.gender]
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        counts = [sum(n.bare == p.bare for n in self.names) for p in fitting]
        best = max(counts)
        if sorted(counts)[-2] * 2 <= best:
            return fitting[counts.index(best)]
        spoken = [s.canonical for _, s in self.spoken if s.canonical in {p.bare for p in fitting}]
        return next((p for p in fitting if spoken and p.bare == spoken[-1]), None)

    def _antecedent(self, start: int) -> Speaker:
        """The name right before who: Ada Lund, who said."""
        at = bisect_left(self.starts, start) - 1
        if at >= 0 and start - self.names[at].end <= 3:
            return self.canonical(self.names[at])
        return NOBODY

    def _person_before(self, start: int, gender: str) -> Speaker:
        """The nearest person before a pronoun: in its own sentence, then the last speaker or subject before it."""
        at = bisect_left(self.starts, start) - 1
        line = self.reading.starts[line_at(self.reading, start).first]
        here = [n for n in self.names[max(0, at - 12) : at + 1] if n.start >= line]
        for name in here:
            speaker = self._as_person(name, gender)
            if speaker is not None:
                return speaker
        floor = max(0, start - 1500)
        last = next(
            (s for p, s in reversed(self.spoken) if s.kind in ("person", "unnamed") and _agrees(s, gender)), None
        )
        place = next((p for p, s in reversed(self.spoken) if s is last), -1)
        for index in range(at, -1, -1):
            name = self.names[index]
            if name.start < floor or name.end <= place:
                break
            if _opens_line(self.reading, name):
                speaker = self._as_person(name, gender)
                if speaker is not None:
                    return speaker
        if last is not None and place >= floor:
            return last
        for index in range(at, max(-1, at - 12), -1):
            speaker = self._as_person(self.names[index], gender)
            if speaker is not None and self.names[index].start >= floor:
                return speaker
        return NOBODY

    def _as_person(self, name: Name, gender: str) -> Speaker | None:
        speaker = self.canonical(name)
        return speaker if speaker.kind == "person" and _agrees(speaker, gender) else None

    def _body_before(self, start: int, word: str) -> Speaker:
        kinds = ("organisation",) if word in ("it", "its") else ("group", "unnamed", "organisation")
        place, last = next(((p, s) for p, s in reversed(self.spoken) if s.kind in kinds), (-1, NOBODY))
        return last if place >= start - 700 else NOBODY

    def _described(self, start: int, statement: Statement) -> Speaker:
        """A mention without a name: the spokesman, the ministry, two officials."""
        words = statement.speaker_mention.split()
        head = words[-1].lower().strip(".,") if words else ""
        kind = speaking_nouns().get(head, "")
        definite = words[0].lower() in ("the", "his", "her", "its", "their") and len(words) <= 3
        if definite and kind == "person":
            held = self._holder(start, head)
            if held is not None:
                return held
        if definite and kind == "body" and len(words) == 2:
            held = self._body_named(start, head)
            if held is not None:
                return held
        listed = {"body": "organisation", "group": "group", "paper": "unknown", "person": "unnamed"}
        return Speaker(bare(statement.speaker_mention), listed.get(kind, "unnamed"), start, statement.speaker_end)

    def _holder(self, start: int, role: str) -> Speaker | None:
        """The nearest person before whose office has this noun."""
        at = bisect_left(self.starts, start) - 1
        for index in range(at, max(-1, at - 60), -1):
            name = self.names[index]
            if role in name.role.lower().split():
                return self.canonical(name)
        return None

    def _body_named(self, start: int, noun: str) -> Speaker | None:
        at = bisect_left(self.starts, start) - 1
        for index in range(at, max(-1, at - 60), -1):
            name = self.names[index]
            if name.kind == "organisation" and noun in name.bare.lower().split():
                return self.canonical(name)
        return None


def _full_names(names: list[Name]) -> dict[str, Name]:
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


def _by_last(full: dict[str, Name]) -> dict[str, list[Name]]:
    """People by their last name; those that a title or given name makes sure come alone."""
    index: dict[str, list[Name]] = {}
    for name in full.values():
        if name.kind != "organisation":
            index.setdefault(name.bare.split()[-1].lower(), []).append(name)
    for last, people in index.items():
        sure = [p for p in people if p.kind == "person"]
        index[last] = sure or people
    return index


def _kind(name: Name) -> str:
    if name.kind == "unknown":
        return "person" if given_gender(name.bare) and " " in name.bare else "unknown"
    return name.kind


def _agrees(speaker: Speaker, gender: str) -> bool:
    return not speaker.gender or speaker.gender == gender


def _opens_line(reading: Reading, name: Name) -> bool:
    """Whether the name stands near the beginning of its sentence, where subjects stand."""
    return name.start - reading.starts[line_at(reading, name.start).first] <= 60
