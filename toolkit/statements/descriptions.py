"""Mentions without a name: the spokesman, the ministry, the report, two officials."""

from __future__ import annotations

from bisect import bisect_left

from toolkit.statements.genders import noun_gender
from toolkit.statements.mentions import (
    DEFINITE,
    NARROWING,
    NOBODY,
    Speaker,
    agrees,
    asked_at,
    fits_owner,
    head_end,
    is_office,
    unnamed,
    without_stress,
)
from toolkit.statements.namebook import NameBook
from toolkit.statements.names import Name, newspaper_words, organisation_words
from toolkit.statements.nouns import speaking_nouns
from toolkit.statements.people import tells_whose
from toolkit.statements.reading import line_at, line_of
from toolkit.statements.roles import is_title
from toolkit.statements.statement import Statement


class Descriptions(NameBook):
    """The people and bodies of one article as descriptions name them, with a name nearby or none."""

    def described_by(self, start: int, statement: Statement) -> Speaker:
        """A mention without a name: the spokesman, the ministry, two officials."""
        end = head_end(self.reading.text, start, statement.speaker_end or start)
        wording = without_stress(" ".join(self.reading.text[start:end].split()).strip(" ,"))
        words = [word.strip(".,") for word in wording.lower().split()]
        if not wording:
            return NOBODY
        told = words[: asked_at(words) or None]
        head = next((told[i - 1] for i, w in enumerate(told) if w in ("of", "for", "in", "at") and i), told[-1])
        kind = speaking_nouns().get(head, "body" if head in organisation_words() else "")
        definite = words[0] in DEFINITE or words[0].endswith(("'s", "’s")) or (kind == "person" and is_office(wording))
        held: Speaker | None = None
        if definite and kind == "person":
            held = self._holder(start, [w for w in words if w not in DEFINITE])
        elif definite and (kind in ("body", "group", "paper") or (not kind and head.endswith("s"))):
            proper = {w.lower().strip(".,") for w in wording.split() if w[:1].isupper()} - DEFINITE
            held = self._body_named(start, words, {w for w in proper if not w.endswith(("'s", "’s"))})
        if held is None and (definite or len(words) == 1 or kind in ("", "group")) and kind != "person":
            held = self._only_body(words)
        if held is None and words in (["the", "newspaper"], ["the", "paper"]):
            held = self._newspaper_before(start)
        if held is None and kind == "paper" and definite:
            held = self._paper_of(start, head)
        held = held or (self._same_unnamed(start, head) if definite else None)
        if held is None and kind == "body" and words == ["the", head]:
            held = self._same_force(head)
        if held is None and kind == "person" and words[0] == "the":
            held = self._just_named(start, words)
        if held is not None:
            return held
        listed = {"body": "organisation", "group": "group", "paper": "unknown", "person": "unnamed"}
        if head.endswith("s") and not kind:
            kind = "group"
        wording = self._in_full(wording, start, end)
        gender = noun_gender(tuple(told[-1:])) if kind == "person" else ""
        return Speaker(unnamed(wording, kind), listed.get(kind, "unknown"), start, end, gender)

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

    def _same_force(self, noun: str) -> Speaker | None:
        """The one body of two words that spoke before and ends so: the Kellish army said ... the army said."""
        bodies = (s for _, s in self.spoken[:-61:-1] if s.kind == "organisation")
        said = {s.canonical: s for s in bodies if s.canonical.partition(" ")[2] == noun}
        owned = [s for name, s in said.items() if name[0].isupper() and name.partition(" ")[0].isalpha()]
        return owned[0] if len(said) == len(owned) == 1 else None

    def _in_full(self, wording: str, start: int, end: int) -> str:
        """The wording with the fullest name of the person in it: a spokesman for Mr Dorn, for Ivo Dorn."""
        first = bisect_left(self.starts, start)
        for name in self.names[first : first + 3]:
            speaker = self.canonical(name)
            sure = speaker.kind == "person" or name.bare in self.things
            if name.end <= end and sure and speaker.canonical != name.bare and not self._is_of_head(name, start, end):
                before, _, after = wording.partition(name.bare)
                words = before.split()
                kept = words[:-1] if words and is_title(words[-1].lower().rstrip(".")) else words
                return " ".join([*kept, speaker.canonical + after])
        return wording

    def _is_of_head(self, name: Name, start: int, end: int) -> bool:
        """Whether a surname stands before what its bearer has, who may be another of the family: the Dorn campaign."""
        owns = self.reading.text[name.end : name.end + 1] in ("'", "’")  # Dorn's campaign is that Dorn's
        return not owns and tells_whose(self.reading, name, (start, end))

    def _holder(self, start: int, words: list[str]) -> Speaker | None:
        """The nearest person before with this office, whose description holds all words that the mention gives."""
        at = bisect_left(self.starts, start) - 1
        words = [w for w in words if not w.endswith(("'s", "’s"))]
        head = [w for w in words if w in speaking_nouns()][-1:]
        for index in [*range(at, max(-1, at - 120), -1), *range(at + 1, min(len(self.names), at + 40))]:
            name = self.names[index]
            told = f"{name.affiliation} {name.role}".lower().split()
            if head and head[0] in told and all(w in told for w in words) and set(told) & NARROWING <= set(words):
                speaker = self.canonical(name)
                if speaker.kind == "person":
                    return speaker
        return None

    def _body_named(self, start: int, words: list[str], proper: set[str]) -> Speaker | None:
        """The nearest body before whose name holds the noun: the ministry, the group, the group's report."""
        listed = [w.removesuffix("'s").removesuffix("’s") for w in words if w not in DEFINITE]
        nouns = [
            w for w in listed if speaking_nouns().get(w) in ("body", "group") or w in organisation_words()
        ] or listed[-1:]
        at = bisect_left(self.starts, start) - 1
        for index in range(at, max(-1, at - 60), -1):
            name = self.names[index]
            told = _head_words(name.bare)
            if name.kind == "organisation" and nouns and _is_told(nouns[0], told) and not proper - set(told):
                return self.canonical(name) if fits_owner(name.bare, words) else None
        return None

    def _newspaper_before(self, start: int) -> Speaker | None:
        """The newspaper named right before: it stood in the Daily Dorn. The newspaper says ..."""
        at = bisect_left(self.starts, start) - 1
        for index in range(at, max(-1, at - 12), -1):
            name = self.names[index]
            if set(name.bare.lower().split()) & newspaper_words() and " " in name.bare:
                return Speaker(name.bare, "organisation", name.start, name.end)
        return None

    def _only_body(self, words: list[str]) -> Speaker | None:
        """The one body of the article that a description fits, wherever it stands: headlines come before full names.

        Monitors fit the Monitoring Group, the statistics office the Office of Harbour Statistics; of two it is neither.
        """
        told = [w for w in words if w not in DEFINITE and not w.endswith(("'s", "’s"))]
        fitting = {self.canonical(n).canonical: n for n in self.first_bodies if is_meant(n.bare, told)}
        if len(fitting) != 1 or not told:
            return None
        (body,) = fitting.values()
        owned = len(told) > 1 or fits_owner(body.bare, words)
        return self.canonical(body) if owned else None

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
        return person if person.canonical not in self.roles and (not gender or agrees(person, gender)) else None


def _head_words(body: str) -> list[str]:
    """The small words of a body's name up to what it is for: a commission on government is no government."""
    words = body.lower().split()
    return words[: next((i for i, word in enumerate(words) if word in ("on", "for") and i), len(words))]


def is_meant(body: str, told: list[str]) -> bool:
    """Whether the words of a description, without article and owner, mean a body of this name.

    >>> is_meant("Strait Monitoring Group", ["monitors"]), is_meant("Kell Harbour Office", ["finance", "office"])
    (True, False)
    """
    names = _head_words(body)
    head = told[-1] if told else ""
    derived = _is_told(head, names) and head not in names
    if derived:
        return all(w in names or w == "international" for w in told[:-1])
    return bool(told) and speaking_nouns().get(head) == "body" and all(w in names for w in told)


def _is_told(noun: str, words: list[str]) -> bool:
    """Whether a body's name holds the noun, or its stem: the ministry, the monitors of the Monitoring Group."""
    stem = noun[:-1][:7] if len(noun) > 7 and noun.endswith("s") else noun
    return noun in words or (stem != noun and any(word.startswith(stem) for word in words))
