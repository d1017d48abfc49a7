"""The cast of one article: its people and bodies, and whom each mention of them stands for."""

from __future__ import annotations

from bisect import bisect_left

from toolkit.statements.mentions import (
    DEFINITE,
    HE,
    NOBODY,
    RELATIVES,
    SELVES,
    SHE,
    THEY,
    Speaker,
    depends,
    fits_owner,
    head_end,
    is_office,
    unnamed,
)
from toolkit.statements.namebook import NameBook
from toolkit.statements.names import Name
from toolkit.statements.phrases import speaking_nouns
from toolkit.statements.reading import Reading, line_at, line_of
from toolkit.statements.roles import is_title
from toolkit.statements.statement import Statement

_NARROW = frozenset(["prime", "vice", "deputy", "former", "assistant"])
"""Words that make another office: the minister is not the prime minister."""


class Cast(NameBook):
    """The people and bodies of one article, and who spoke so far; asked for one statement after another."""

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
        if word.split(" ", 1)[0] in RELATIVES | {"whose"} and word.split(" ", 1)[0] != "that":
            return self._antecedent(start)
        if word in HE | SHE:
            return self._person_before(start, "m" if word in HE else "f")
        if word in THEY:
            return self._body_before(start, word)
        return self._named(start, end, statement)

    def _named(self, start: int, end: int, statement: Statement) -> Speaker:
        if is_office(statement.speaker_mention):
            return self._described(start, statement)
        name = self._main_name(start, end) or self._author(start, end)
        return self._described(start, statement) if name is None else self.canonical(name)

    def _main_name(self, start: int, end: int) -> Name | None:
        """The name a mention is built around: a person anywhere at the surface, else the name the head ends with."""
        first = bisect_left(self.starts, start)
        inside = [n for n in self.names[first : first + 8] if n.end <= end]
        text = self.reading.text
        stop = head_end(text, start, end)
        head = [n for n in inside if n.start < stop]
        for name in head:
            if self._is_person(name) and not depends(text[start : name.start]):
                return name
        if head and not depends(text[start : head[-1].start]) and not text[head[-1].end : stop].strip(" .()’'s"):
            return head[-1]
        apposed = [n for n in inside if n.start >= stop]
        if apposed and self._is_person(apposed[0]) and not text[stop : apposed[0].start].strip(" ,"):
            return apposed[0]  # a spokesman for the ministry, Ivo Kerr
        return None

    def _is_person(self, name: Name) -> bool:
        return self.canonical(name).kind == "person"

    def _author(self, start: int, end: int) -> Name | None:
        """Whose paper speaks: the Data Center's quarterly report, the report of the Data Center."""
        text = self.reading.text
        stop = head_end(text, start, end)
        words = text[start:stop].lower().split()
        first = bisect_left(self.starts, start)
        inside = [n for n in self.names[first : first + 8] if n.end <= stop]
        if words and speaking_nouns().get(words[-1].strip(",.")) == "paper":
            return next((n for n in inside if text[n.end : n.end + 1] in ("'", "’")), None)
        of = next((i for i, word in enumerate(words) if word == "of"), 0)
        if inside and of and speaking_nouns().get(words[of - 1]) == "paper":
            return inside[-1]
        return None

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
        recent = self.spoken[:-41:-1]
        people = [(p, s) for p, s in recent if s.kind in ("person", "unnamed") and _agrees(s, gender)]
        place, last = people[0] if people else (-1, None)
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
        place, last = next(((p, s) for p, s in self.spoken[:-41:-1] if s.kind in kinds), (-1, NOBODY))
        return last if place >= start - 700 else NOBODY

    def _described(self, start: int, statement: Statement) -> Speaker:
        """A mention without a name: the spokesman, the ministry, two officials."""
        end = head_end(self.reading.text, start, statement.speaker_end or start)
        wording = " ".join(self.reading.text[start:end].split()).strip(" ,")
        words = [word.strip(".,") for word in wording.lower().split()]
        head = next((words[i - 1] for i, w in enumerate(words) if w in ("of", "for", "in", "at") and i), words[-1])
        kind = speaking_nouns().get(head, "")
        definite = words[0] in DEFINITE or words[0].endswith(("'s", "’s")) or (kind == "person" and is_office(wording))
        held: Speaker | None = None
        if definite and kind == "person":
            held = self._holder(start, [w for w in words if w not in DEFINITE])
        elif definite and (kind in ("body", "group", "paper") or (not kind and head.endswith("s"))):
            proper = {w.lower().strip(".,") for w in wording.split() if w[:1].isupper()} - DEFINITE
            held = self._body_named(start, words, {w for w in proper if not w.endswith(("'s", "’s"))})
        if held is None and kind == "paper" and definite:
            held = self._paper_of(start, head)
        held = held or (self._same_unnamed(start, head) if definite else None)
        if held is None and kind == "person" and words[0] == "the":
            held = self._just_named(start, words)
        if held is not None:
            return held
        listed = {"body": "organisation", "group": "group", "paper": "unknown", "person": "unnamed"}
        if head.endswith("s") and not kind:
            kind = "group"
        wording = self._in_full(wording, start, end)
        return Speaker(unnamed(wording, kind), listed.get(kind, "unknown"), start, end)

    def _in_full(self, wording: str, start: int, end: int) -> str:
        """The wording with the fullest name of the person in it: a spokesman for Mr Dorn, for Ivo Dorn."""
        first = bisect_left(self.starts, start)
        for name in self.names[first : first + 3]:
            speaker = self.canonical(name)
            if name.end <= end and speaker.kind == "person" and speaker.canonical != name.bare:
                before, _, after = wording.partition(name.bare)
                words = before.split()
                kept = words[:-1] if words and is_title(words[-1].lower().rstrip(".")) else words
                return " ".join([*kept, speaker.canonical + after])
        return wording

    def _same_unnamed(self, start: int, head: str) -> Speaker | None:
        """The last speaker named with this noun: a diplomat ... the diplomat; the group's report ... the report."""
        for place, speaker in reversed(self.spoken):
            if place < start - 3000:
                return None
            said = self.reading.text[place : place + 120].lower().split(",")[0].split()
            words = speaker.canonical.lower().split()
            if speaker.kind in ("unnamed", "group") and words[-1:] == [head]:
                return speaker
            if speaking_nouns().get(head) == "paper" and speaker.kind == "organisation" and head in said[:8]:
                return speaker
        return None

    def _holder(self, start: int, words: list[str]) -> Speaker | None:
        """The nearest person before with this office, whose description holds all words that the mention gives."""
        at = bisect_left(self.starts, start) - 1
        words = [w for w in words if not w.endswith(("'s", "’s"))]
        head = [w for w in words if w in speaking_nouns()][-1:]
        for index in [*range(at, max(-1, at - 120), -1), *range(at + 1, min(len(self.names), at + 40))]:
            name = self.names[index]
            told = f"{name.affiliation} {name.role}".lower().split()
            if head and head[0] in told and all(w in told for w in words) and set(told) & _NARROW <= set(words):
                speaker = self.canonical(name)
                if speaker.kind == "person":
                    return speaker
        return None

    def _body_named(self, start: int, words: list[str], proper: set[str]) -> Speaker | None:
        """The nearest body before whose name holds the noun: the ministry, the group, the group's report."""
        listed = [w.removesuffix("'s").removesuffix("’s") for w in words if w not in DEFINITE]
        nouns = [w for w in listed if speaking_nouns().get(w) in ("body", "group")] or listed[-1:]
        at = bisect_left(self.starts, start) - 1
        for index in range(at, max(-1, at - 60), -1):
            name = self.names[index]
            told = name.bare.lower().split()
            if name.kind == "organisation" and nouns and _is_told(nouns[0], told) and not proper - set(told):
                return self.canonical(name) if fits_owner(name.bare, words) else None
        return None

    def _paper_of(self, start: int, noun: str) -> Speaker | None:
        """Whose paper it is: a report by the Harbour Group ... the report says; the group's report ... the report."""
        text = self.reading.text
        at = bisect_left(self.starts, start) - 1
        for index in range(at, max(-1, at - 60), -1):
            name = self.names[index]
            before = text[max(0, name.start - 50) : name.start].lower().split()
            after = text[name.end : name.end + 50].lower().split()
            owned = after[:1] in (["'s"], ["’s"]) and noun in [w.strip(".,") for w in after[1:5]]
            by = next((i for i in range(len(before) - 1, -1, -1) if before[i] in ("by", "of", "from")), 0)
            if owned or (by and before[by - 1] == noun and len(before) - by <= 3):
                return self.canonical(name)
        return None

    def _just_named(self, start: int, words: list[str]) -> Speaker | None:
        """The person of the sentence right before, where nothing is known that says otherwise.

        `..., said Ana Dorn. The mayor added ...`: the same paragraph, a person without another office in the article.
        """
        line = line_at(self.reading, start)
        if line.opens_paragraph or line.first == 0 or start - self.reading.starts[line.first] > 2:
            return None
        before = line_of(self.reading, line.first - 1)
        if "\n" in self.reading.text[self.reading.ends[line.first - 1] : start]:
            return None
        first = bisect_left(self.starts, self.reading.starts[before.first])
        here = [self.canonical(n) for n in self.names[first : bisect_left(self.starts, start)]]
        people = {s.canonical: s for s in here if s.kind == "person"}
        if len(people) != 1:
            return None
        (person,) = people.values()
        gender = "f" if "woman" in words[-1] else "m" if words[-1].endswith("man") else ""
        return person if person.canonical not in self.roles and (not gender or _agrees(person, gender)) else None


def _is_told(noun: str, words: list[str]) -> bool:
    """Whether a body's name holds the noun, or its stem: the ministry, the monitors of the Monitoring Group."""
    stem = noun[:-1][:7] if len(noun) > 7 and noun.endswith("s") else noun
    return noun in words or (stem != noun and any(word.startswith(stem) for word in words))


def _agrees(speaker: Speaker, gender: str) -> bool:
    return not speaker.gender or speaker.gender == gender


def _opens_line(reading: Reading, name: Name) -> bool:
    """Whether the name stands near the beginning of its sentence, where subjects stand."""
    return name.start - reading.starts[line_at(reading, name.start).first] <= 60
