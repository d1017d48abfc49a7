"""Clauses that stand before their cue or around it: the port will close, as Ana Dorn said."""

from __future__ import annotations

from toolkit.statements.drafts import Draft, Range, Verb, trimmed
from toolkit.statements.phrases import Subject, phrase_end
from toolkit.statements.reading import Line, Reading

_MEANWHILE = frozenset(["while", "after", "although", "though", "as", "before", "when"])


def is_aside(reading: Reading, draft: Draft) -> bool:
    """Whether a statement is made in a relative clause: Lund, who says that ..., told us: her name stays in reach."""
    return draft.speaker is not None and reading.kinds[draft.speaker[0]] == "w"


def aside(reading: Reading, line: Line, verb: Verb, subject: Subject | None) -> Draft | None:
    """`As Ana Dorn said, the port will close`, `The port will close, as Ana Dorn said`, `The port, as she said, will`.

    Where more than words of time and place follows the cue, the clause is no aside: as he laments the cold.
    """
    before = subject.first - 1 if subject else -1
    if subject is None or before < line.first or reading.words[before] != "as" or "c" not in verb.cue.frames:
        return None
    contents = _around(reading, line, before, _after_cue(reading, line, verb))
    if not contents:
        return None
    who = (subject.first, subject.last)
    return Draft(contents, (verb.first, verb.last), verb.cue, who, "as somebody said", 0.6, subject.negated)


def _after_cue(reading: Reading, line: Line, verb: Verb) -> int | None:
    """The comma or the end that closes the cue clause, after words of time and place; None where more follows."""
    end = next((i for i in range(verb.last, line.last) if reading.kinds[i] in ",.;:-Q"), line.last)
    between = reading.kinds[verb.last : end]
    return None if between and between[0] not in "imr" else end


def _around(reading: Reading, line: Line, before: int, end: int | None) -> tuple[Range, ...]:
    """What stands before and behind an aside that begins at item `before` and ends at item `end`."""
    if end is None:
        return ()
    behind = trimmed(reading, end, line.last) if reading.kinds[end : end + 1] == "," else None
    if before == line.first:
        return (behind,) if behind is not None and behind[1] - behind[0] > 2 else ()
    front = trimmed(reading, line.first, before) if reading.kinds[before - 1] == "," else None
    if front is None or (behind is None and front[1] - front[0] < 4):
        return ()
    return (front, behind) if behind is not None else (front,)


def preposed(reading: Reading, line: Line, verb: Verb, subject: Subject) -> Draft | None:
    """`The port will close, Ana Dorn said.`; with more after a second comma: `The port, Dorn said, will ...`."""
    subject = _with_titles(reading, line, subject)
    comma = subject.first - 1
    if (
        not ("c" in verb.cue.frames or verb.cue.lemma == "add")
        or verb.cue.lemma in ("think", "know")
        or reading.kinds[subject.first] == "w"
        or comma <= line.first
        or reading.kinds[comma] not in ",Q"
    ):
        return None
    span = trimmed(reading, line.first, comma + (reading.kinds[comma] == "Q"))
    rest = _behind(reading, line, verb)
    if span is None or (rest is None and comma - line.first < 3):
        return None
    contents = (span, rest) if rest is not None else (span,)
    speaker = (subject.first, subject.last)
    return Draft(contents, (verb.first, verb.last), verb.cue, speaker, "clause, speaker, cue", 0.65, subject.negated)


def _with_titles(reading: Reading, line: Line, subject: Subject) -> Subject:
    """The subject from the comma on: ..., harbour trial counsel | Ada Lund wrote."""
    comma = subject.first - 1
    while comma > line.first and reading.kinds[comma] in "dpCxh0" and subject.first - comma < 8:
        comma -= 1
    longer = comma < subject.first - 1 and reading.kinds[comma] == ","
    return subject._replace(first=comma + 1) if longer else subject


def _behind(reading: Reading, line: Line, verb: Verb) -> Range | None:
    """What goes on behind the cue clause: , Dorn said Monday, | will close; not what the outlet adds of its own."""
    pause = verb.last
    while pause < line.last and reading.kinds[pause] in "mr":
        pause += 1
    if pause >= line.last or reading.kinds[pause] != ",":
        return None
    rest = trimmed(reading, pause, line.last)
    if rest is None or reading.words[rest[0]] in _MEANWHILE:
        return None  # Radio Kell reported, while in Merrow ...
    return None if reading.kinds[rest[0]] == "v" and reading.words[rest[0]].endswith("ing") else rest


def inverted(reading: Reading, line: Line, verb: Verb) -> Draft | None:
    """`The port will close, said Ana Dorn, the mayor.`; also where a mark closes that was opened long before."""
    comma = verb.first - 1
    closes = comma > line.first and reading.kinds[comma] == "'" and reading.words[comma] in ('"', "”", "''")
    comma -= closes
    if "q" not in verb.cue.frames or verb.cue.form not in ("past", "s") or comma - line.first < 3:
        return None
    if reading.kinds[comma] != ",":
        return None
    subject = phrase_end(reading, verb.last, line.last)
    span = (line.first, verb.first) if closes else trimmed(reading, line.first, comma)
    if subject is None or span is None:
        return None
    if subject.last < line.last and reading.kinds[subject.last] not in ",.;:i-m0Q(sct":
        return None  # Ministry denies the claim, says monitors counted musicians
    speaker = (subject.first, subject.last)
    return Draft((span,), (verb.first, verb.last), verb.cue, speaker, "clause, cue, speaker", 0.7)
