"""The cast of one article: its people and bodies, and whom each mention of them stands for."""

from __future__ import annotations

from bisect import bisect_left

from toolkit.statements.descriptions import Descriptions
from toolkit.statements.mentions import (
    HE,
    NOBODY,
    NONE,
    RELATIVES,
    SELVES,
    SHE,
    THEY,
    Speaker,
    agrees,
    binds,
    depends,
    head_end,
    is_office,
)
from toolkit.statements.names import Name
from toolkit.statements.nouns import speaking_nouns
from toolkit.statements.people import is_given, is_in_office, tells_whose
from toolkit.statements.phrases import phrase_start
from toolkit.statements.reading import Reading, line_at
from toolkit.statements.roles import is_title
from toolkit.statements.statement import Statement

_LONG = 40  # characters of a mention within which its name begins
_ONE = frozenset(["a", "an", "another", "one", "some", "any", "every"])
_OPENING = (RELATIVES - {"that"}) | {"whose"}


class Cast(Descriptions):
    """The people and bodies of one article, and who spoke so far; asked for one statement after another."""

    def speaker_of(self, statement: Statement) -> Speaker:
        """Whom the statement's mention names."""
        if statement.speaker_start is None or statement.speaker_end is None:
            return NOBODY
        speaker = self._resolve(statement, statement.speaker_start, statement.speaker_end)
        if speaker.canonical and not _asks_in_passing(statement):
            self.spoken.append((statement.speaker_start, speaker))
        return speaker

    def _resolve(self, statement: Statement, start: int, end: int) -> Speaker:
        word = statement.speaker_mention.lower()
        if word in SELVES or word.split(" ", 1)[0] in NONE:
            return NOBODY
        if word == "that" or word.split(" ", 1)[0] in _OPENING:
            return self._antecedent(start, statement)
        if word in HE or word in SHE:
            return self._person_before(start, "m" if word in HE else "f")
        if word in THEY:
            return self._body_before(start, word)
        return self._named(start, end, statement)

    def _named(self, start: int, end: int, statement: Statement) -> Speaker:
        if not is_office(statement.speaker_mention):
            together = self.together(start, end)
            if together is not None:
                return together
            name = self._main_name(start, end) or self._author(start, end)
            if name is not None:
                return self.canonical(name)
        return self._bearer(statement.speaker_mention) or self.described_by(start, statement)

    def _bearer(self, mention: str) -> Speaker | None:
        """The one person whose surname a bare word is, where no name was read in it: Baker, for James Baker; BAKER."""
        bearers = self.by_last.get(mention.lower(), []) if mention[:1].isupper() else []
        return self.canonical(bearers[0]) if len(bearers) == 1 and self.is_person(bearers[0]) else None

    def _main_name(self, start: int, end: int) -> Name | None:
        """The name a mention is built around: a person anywhere at the surface, else the name the head ends with."""
        inside = self.names_in(start, end)
        text = self.reading.text
        stop = head_end(text, start, end)
        head = [n for n in inside if n.start < stop]
        people = [n for n in head if n.kind == "person"]
        if people and people[-1].end == stop and is_in_office(self.reading.text, people[-1], start):
            return people[-1]
        if len(people) > 1 and " and " in text[people[0].end : people[-1].start]:
            return None  # Ada Lund of Kell and Ivo Kerr of Merrow
        for name in [*people, *(n for n in head if n.kind != "person")]:  # Lund spokesman Ivo Kerr
            owns = text[name.end : name.end + 3] in ("'s ", "’s ") and name.end + 3 < stop  # Ana Dorn's lawyer
            owns = owns or tells_whose(self.reading, name, (start, stop))
            if not owns and self.is_person(name) and not depends(text[start : name.start]):
                return name
        if (
            head
            and not self._is_one_of(head[-1])
            and not depends(text[start : head[-1].start])
            and not text[head[-1].end : stop].strip(" .()’'s")
        ):
            return head[-1]
        apposed = next((n for n in inside if n.start >= stop), None)
        return apposed if apposed is not None and self._is_apposed(apposed, (start, stop, end), bool(head)) else None

    def _is_apposed(self, name: Name, mention: tuple[int, int, int], named: bool) -> bool:
        """Whether a name behind the head of a mention is whom the head describes.

        A spokesman for the ministry, | Ivo Kerr; its spokesman, Colonel | Ivo Kerr; the ship's owner, | Southern Lines.
        The mayor of the town, | Kell, is not: only a body's name may follow a head without a preposition.
        """
        text, (start, stop, end) = self.reading.text, mention
        between = text[stop : name.start].strip(" ,").lower().replace(".", "").split()
        if self.is_person(name):
            return all(is_title(word) for word in between)
        alone = not between and not text[name.end : end].strip(" ,")
        return alone and not named and " " in name.bare and not binds(text[start:stop])

    def _author(self, start: int, end: int) -> Name | None:
        """Whose paper speaks: the Data Center's quarterly report, the report of the Data Center."""
        text = self.reading.text
        stop = head_end(text, start, end)
        words = text[start:stop].lower().split()
        inside = self.names_in(start, stop)
        if words and speaking_nouns().get(words[-1].strip(",.")) == "paper":
            return next((n for n in inside if text[n.end : n.end + 1] in ("'", "’")), None)
        of = next((i for i, word in enumerate(words) if word == "of"), 0)
        if inside and of and speaking_nouns().get(words[of - 1]) == "paper":
            return inside[-1]
        return None

    def _antecedent(self, start: int, statement: Statement) -> Speaker:
        """The name or phrase right before who: Ada Lund, who said; two diplomats who said."""
        line = line_at(self.reading, start)
        item = self._before_relative(bisect_left(self.reading.starts, start) - 1, line.first)
        at = bisect_left(self.starts, self.reading.ends[item]) - 1 if item >= 0 else -1
        if at >= 0 and self.reading.ends[item] - self.names[at].end <= 2 and not self._is_one_of(self.names[at]):
            return self.canonical(self.names[at])
        first = phrase_start(self.reading, line.first, item) if item >= line.first else None
        if first is None or self.reading.kinds[first] not in "dx0":
            return NOBODY
        begin, end = self.reading.span(first, item + 1)
        return self.described_by(begin, statement._replace(speaker_start=begin, speaker_end=end))

    def _is_one_of(self, name: Name) -> bool:
        """Whether a word before the name makes it a kind of people: another Kellish | who sails."""
        item = bisect_left(self.reading.starts, name.start) - 1
        return " " not in name.bare and item >= 0 and self.reading.words[item] in _ONE

    def _before_relative(self, item: int, low: int) -> int:
        """The item before who; of two that are joined, before the first: two men | who sail, and who said."""
        kinds = self.reading.kinds
        if item > low and kinds[item] == "c":
            first = kinds.rfind("w", max(low, item - 24), item)
            item = first - 1 if first > low else item
        return item - (item > 0 and kinds[item] == ",")

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
        people = [(p, s) for p, s in recent if self._may_be(s, gender)]
        place, last = people[0] if people else (-1, None)
        for index in range(at, -1, -1):
            name = self.names[index]
            if name.start < floor or name.end <= place:
                break
            speaker = None
            if last is not None and name.start - place < _LONG and self.canonical(name).canonical == last.canonical:
                return last  # the one who spoke last, in the very mention
            if _opens_line(self.reading, name):
                speaker = self._subject_of_line(index, gender)
            elif _follows_clause(self.reading, name):
                speaker = self._as_person(name, gender)
            if speaker is not None:
                return speaker
        if last is not None and place >= floor:
            return last
        for index in range(at, max(-1, at - 12), -1):
            speaker = self._as_person(self.names[index], gender)
            if speaker is not None and self.names[index].start >= floor:
                return speaker
        return self._last_called(start)

    def _subject_of_line(self, index: int, gender: str) -> Speaker | None:
        """Of the people in the line of a name, the first that agrees: Ana Dorn met Ida Lund. She said."""
        line = self.reading.starts[line_at(self.reading, self.names[index].start).first]
        first = max(bisect_left(self.starts, line), index - 8)
        found = (self._as_person(self.names[i], gender) for i in range(first, index + 1) if self._is_free(i))
        return next((speaker for speaker in found if speaker is not None), None)

    def _is_free(self, index: int) -> bool:
        """Whether a name stands for itself, and does not possess what follows."""
        end = self.names[index].end
        return self.reading.text[end : end + 2] not in ("'s", "’s")

    def _may_be(self, speaker: Speaker, gender: str) -> bool:
        """Whether somebody who spoke before may be a pronoun's."""
        return self._is_given(speaker, gender) or (speaker.kind in ("person", "unnamed") and agrees(speaker, gender))

    def _is_given(self, speaker: Speaker, gender: str) -> bool:
        """Whether a bare given name that tells this gender is all that is known of somebody: Katie."""
        told = speaker.kind == "unknown" and speaker.gender == gender and is_given(speaker.canonical)
        return told and speaker.canonical not in self.places

    def _as_person(self, name: Name, gender: str) -> Speaker | None:
        speaker = self.canonical(name)
        if self._is_given(speaker, gender):
            speaker = speaker._replace(kind="person")
        return speaker if speaker.kind == "person" and agrees(speaker, gender) else None

    def _last_called(self, start: int) -> Speaker:
        """The last to speak before a pronoun under a name that may be a person's, where nobody else is near."""
        place, last = self.spoken[-1] if self.spoken else (-1, NOBODY)
        named = last.kind == "unknown" and last.canonical.istitle() and last.canonical.count(" ") < 3
        named = named and not last.gender
        return last if named and place >= start - 700 and last.canonical not in self.things else NOBODY

    def _body_before(self, start: int, word: str) -> Speaker:
        kinds = ("organisation",) if word in ("it", "its") else ("group", "unnamed", "organisation")
        place, last = next(((p, s) for p, s in self.spoken[:-41:-1] if s.kind in kinds), (-1, NOBODY))
        return last if place >= start - 700 else NOBODY


def _asks_in_passing(statement: Statement) -> bool:
    """Whether somebody only asks, and another answers: asked by a reporter, Dorn said."""
    cue, speaker = statement.cue_end, statement.speaker_start
    return statement.cue.lower().endswith("asked") and cue is not None and speaker is not None and cue < speaker


def _opens_line(reading: Reading, name: Name) -> bool:
    """Whether the name stands near the beginning of its sentence, where subjects stand."""
    return name.start - reading.starts[line_at(reading, name.start).first] <= 60


def _follows_clause(reading: Reading, name: Name) -> bool:
    """Whether the name is the subject behind an opening clause: Asked whether it would rain, | Ada Lund declined."""
    first = line_at(reading, name.start).first
    opened = reading.kinds[first] in "itsv" or reading.words[first].endswith(("ed", "ing"))
    before, behind = reading.text[name.start - 2 : name.start], reading.text[name.end : name.end + 2]
    return opened and before == ", " and behind[:1] == " " and behind[1:].islower()
