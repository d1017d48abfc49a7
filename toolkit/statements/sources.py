"""Statements without a verb of saying: "according to", and nouns that report ("his claim that ...")."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.statements.clauses import clause_end, to_infinitive
from toolkit.statements.cues import cue_index, noun_index, phrase_index
from toolkit.statements.drafts import Draft, Range, Verb, trimmed
from toolkit.statements.nouns import is_measure, speaking_nouns
from toolkit.statements.phrases import Subject, phrase_end, phrase_start
from toolkit.statements.reading import Line, Reading


def phrase_drafts(reading: Reading, line: Line) -> Iterator[Draft]:
    """`According to X, ...` and `..., according to X`."""
    index = phrase_index()
    for item in reading.cued_in(line.first, line.last - 1):
        for cue in index.get(reading.words[item], ()):
            last = item + len(cue.words)
            if tuple(reading.words[item:last]) != cue.words:
                continue
            speaker = phrase_end(reading, last, line.last)
            if speaker is None or is_measure(reading.surface(speaker.first, speaker.head_last)):
                continue  # it went according to plan
            span = _said_of_phrase(reading, line, item, speaker)
            if span is not None:
                end = _named_until(reading, speaker, span[0]) if span[0] > item else speaker.last
                yield Draft((span,), (item, last), cue, (speaker.first, end), "according to", 0.75)


def _named_until(reading: Reading, speaker: Subject, content: int) -> int:
    """Where a source before its content ends: according to | a complaint filed by the ministry |, the port"""
    end = content - 1
    told = reading.kinds[speaker.head_last : end]
    filed = reading.words[speaker.head_last - 1].endswith("ed") or told[:1] == "i"
    return end if filed and reading.kinds[end] == "," and not set(told) & set(",Q;:-b") else speaker.head_last


def _said_of_phrase(reading: Reading, line: Line, item: int, speaker: Subject) -> Range | None:
    if not reading.kinds[line.first : item].strip("rc,Q") and "Q" not in reading.kinds[line.first : item]:
        start = reading.kinds.find(",", speaker.head_last, line.last) + 1 or speaker.last
        return trimmed(reading, start, line.last)
    return trimmed(reading, line.first, item)


def noun_drafts(reading: Reading, line: Line, verbs: list[Verb]) -> Iterator[Draft]:
    """`Dorn's claim that ...`, `the ministry's promise to ...`: the possessor speaks."""
    index, kinds = noun_index(), reading.kinds
    for item in reading.cued_in(line.first + 1, line.last - 2):
        cue = index.get(reading.words[item])
        if cue is None or kinds[item - 1] not in "hpxm0" or kinds[item + 1] not in "st":
            continue
        owner = item - 1
        while owner > line.first and kinds[owner] in "xrm0":
            owner -= 1
        if kinds[owner] not in "hp" or not _opens_content(reading, item + 1, cue.frames):
            continue
        first = owner if kinds[owner] == "p" else phrase_start(reading, line.first, owner)
        span = trimmed(reading, item + 1, clause_end(reading, item + 1, line.last, verbs))
        if first is not None and span is not None:
            yield Draft((span,), (item, item + 1), cue, (first, owner + 1), "noun", 0.6)


def _opens_content(reading: Reading, at: int, frames: str) -> bool:
    return reading.words[at] == "that" or ("i" in frames and to_infinitive(reading, at, len(reading.kinds)))


def colon_draft(reading: Reading, line: Line) -> Draft | None:
    """`Poll: ...`, `DORN: ...`: a short name before a colon that opens a paragraph, and a clause after it."""
    colon = reading.kinds.find(":", line.first, min(line.first + 7, line.last))
    if colon <= line.first or not line.opens_paragraph or line.last - colon < 4:
        return None
    letter = colon == line.first + 1 and reading.surface(line.first, colon) == "A"  # Q: ... A: ...
    if reading.kinds[line.first : colon].strip("C~h'&") and not letter and not _is_paper(reading, line.first, colon):
        return None
    span = trimmed(reading, colon + 1, line.last)
    if span is None or reading.kinds[span[0]] == "Q":
        return None
    return Draft((span,), (colon, colon + 1), None, (line.first, colon), "speaker: clause", 0.5)


def signed_draft(reading: Reading, quotation: Line | None, line: Line) -> Draft | None:
    """A quotation as a paragraph, and under or after it a dash and who said it: `— Ana Dorn, in a speech on Monday`."""
    kinds, first = reading.kinds, _behind_dashes(reading, line.first, line.last)
    if quotation is None or quotation.last != line.first or first == line.first:
        return None
    speaker = phrase_end(reading, first, line.last)
    if not line.opens_paragraph and not (speaker and quotation.opens_paragraph and _closes(kinds, speaker, line)):
        return None
    if speaker is None or "C" not in kinds[first : speaker.head_last] or "v" in kinds[first : line.last]:
        return None
    contents = reading.quoted_in(quotation.first, quotation.last)
    return Draft(contents, (line.first, first), None, (speaker.first, speaker.head_last), "quote - speaker", 0.8)


def signed_within(reading: Reading, line: Line) -> Draft | None:
    """A quotation and its signature in one sentence, the dash close to the marks: `"We go."— Ana Dorn`."""
    kinds, dash = reading.kinds, line.first + 1
    first = _behind_dashes(reading, dash, line.last)
    if kinds[line.first] != "Q" or first == dash or not line.opens_paragraph or "v" in kinds[first : line.last]:
        return None
    speaker = phrase_end(reading, first, line.last)
    if speaker is None or "C" not in kinds[first : speaker.head_last] or not _closes(kinds, speaker, line):
        return None
    contents = ((line.first, dash),)
    return Draft(contents, (dash, first), None, (speaker.first, speaker.head_last), "quote - speaker", 0.8)


def _behind_dashes(reading: Reading, first: int, last: int) -> int:
    """The first of the items [first, last) that is no dash."""
    while first < last and reading.kinds[first] == "-":
        first += 1
    return first


def _closes(kinds: str, speaker: Subject, line: Line) -> bool:
    """Whether nothing but an insertion follows a name in its line."""
    return speaker.head_last == line.last or kinds[speaker.head_last] in ",.("


def stopped_draft(reading: Reading, quotation: Line | None, line: Line) -> Draft | None:
    """`"We go." Ana Dorn said.`: a full stop inside the marks where a comma belongs, and a clause that only reports."""
    kinds, verb = reading.kinds, line.last - 2
    if quotation is None or quotation.last != line.first or line.opens_paragraph or not 2 < line.last - line.first < 9:
        return None
    cue = next((c for c in cue_index().get(reading.words[verb], ()) if len(c.words) == 1 and "q" in c.frames), None)
    if cue is None or kinds[verb] != "v" or cue.form not in ("past", "s") or kinds[line.first : verb].strip("Cxdp~hu"):
        return None
    contents = reading.quoted_in(quotation.first, quotation.last)
    return Draft(contents, (verb, verb + 1), cue, (line.first, verb), "quote. speaker, cue", 0.8)


def _is_paper(reading: Reading, first: int, last: int) -> bool:
    return last - first <= 4 and speaking_nouns().get(reading.words[last - 1], "") in ("paper", "group")
