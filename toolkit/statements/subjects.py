"""Whose clause it is: the subjects of participles, of coordinated cues, and of the whole sentence."""

from __future__ import annotations

from toolkit.statements.drafts import Verb, finite_subject
from toolkit.statements.phrases import Subject, phrase_end, subject_before, subject_place
from toolkit.statements.reading import Line, Reading
from toolkit.statements.relays import quoted_person


def any_subject(reading: Reading, low: int, verb: Verb) -> Subject | None:
    """The subject of the verb, whatever its form; a participle shares that of the clause before it."""
    subject = finite_subject(reading, low, verb)
    if subject is not None or verb.cue.form != "ing":
        return subject
    return participle_subject(reading, low, verb)


def participle_subject(reading: Reading, low: int, verb: Verb) -> Subject | None:
    """`..., with its spokesman Ivo Kerr saying`: the phrase right before a participle; None where it shares one."""
    quoted = quoted_person(reading, low, verb)
    if quoted is not None:
        return quoted[0]
    shown = _shown(reading, low, verb.first) if verb.cue.form == "ing" else None
    if shown is not None:
        return shown
    if verb.first > low and reading.kinds[verb.first - 1] in "Cx)~,rm":
        subject = subject_before(reading, low, verb.first)
        if subject is not None and subject.first > low and reading.words[subject.first - 1] == "with":
            return subject
    return None


def ends_in_comma(reading: Reading, item: int) -> bool:
    """Whether an item is a quotation with a comma before its closing mark."""
    return reading.kinds[item] == "Q" and reading.surface(item, item + 1).rstrip("\"'”’»“").endswith(",")


def _shown(reading: Reading, low: int, verb: int) -> Subject | None:
    """`The ad uses footage of Ada Lund asking`: the name after "of", right before the participle."""
    first = verb
    while first > low and reading.kinds[first - 1] in "C~":
        first -= 1
    named = first < verb and first > low and reading.words[first - 1] == "of"
    return Subject(first, verb, verb) if named else None


def opening_subject(reading: Reading, line: Line, verb: Verb) -> Subject | None:
    """`Saying that it rains, Ada Lund went home`: the subject behind the comma that ends an opening participle."""
    if verb.cue.form != "ing" or verb.first > line.first + 1 or reading.kinds[line.first : verb.first].strip("is"):
        return None
    for item in range(verb.last, line.last - 1):
        if reading.kinds[item] == "," or ends_in_comma(reading, item):
            subject = phrase_end(reading, item + 1, line.last)
            named = (
                subject is not None and reading.kinds[subject.first] != "w" and reading.words[subject.first] != "there"
            )
            if subject is not None and named and reading.kinds[subject.last : subject.last + 1] in ("v", "b", "r", "x"):
                return subject
    return None


def main_subject(reading: Reading, low: int, high: int) -> Subject | None:
    """The subject of the clause that begins at item `low`, after words of time, place and linking."""
    return phrase_end(reading, subject_place(reading, low, high), high)


def shared_subject(reading: Reading, line: Line, verb: Verb, verbs: list[Verb]) -> Subject | None:
    """`They will meet, Lund said, adding, "..."`: the subject of the verb of saying before, else the clause's own."""
    for earlier in reversed(verbs):
        if earlier.first >= verb.first or earlier.cue.form == "ing" or not set("qc") & set(earlier.cue.frames):
            continue
        subject = finite_subject(reading, line.first, earlier)
        if subject is not None and reading.kinds[subject.first] != "w":
            return subject
    return main_subject(reading, line.first, verb.first)
