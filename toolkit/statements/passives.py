"""Passive reports: `Dorn was accused of ...`, `it was announced that ...`, `the pier is expected to ...`."""

from __future__ import annotations

from toolkit.statements.clauses import clause_end
from toolkit.statements.drafts import Draft, Verb, is_passive, trimmed
from toolkit.statements.phrases import Subject, phrase_end, subject_before
from toolkit.statements.reading import Line, Reading

_FOLLOWING = frozenset(["of", "for", "with", "as", "to", "about", "that", "by", "in", "over"])


def passive_draft(reading: Reading, line: Line, verb: Verb, verbs: list[Verb]) -> Draft | None:
    """The draft of a passive cue verb: what was said is its subject and what follows; "by" names the speaker."""
    if verb.cue.form not in ("past", "participle") or not is_passive(reading, line.first, verb.first):
        return None
    subject = subject_before(reading, line.first, verb.first)
    high = clause_end(reading, verb.last, line.last, verbs) if verb.last < line.last else line.last
    if subject is not None and reading.words[subject.first] == "it":
        before = _stated_before(reading, line, verb, subject)
        if before is not None:
            return before
    if subject is None or verb.last >= high or reading.words[verb.last] not in _FOLLOWING:
        return None
    if reading.words[verb.last] == "by":
        return _by_somebody(reading, verb, subject, high)
    rest = trimmed(reading, verb.last, high)
    if rest is None or not _names_content(reading, verb):
        return None
    head = (subject.first, subject.last)
    impersonal = reading.words[subject.first] == "it" and reading.words[verb.last] == "that"
    contents = (rest,) if impersonal else (head, rest)
    return Draft(contents, (verb.first, verb.last), verb.cue, None, "passive", 0.5, subject.negated)


def _stated_before(reading: Reading, line: Line, verb: Verb, subject: Subject) -> Draft | None:
    """`The port will close, it was announced on Monday.`"""
    after = reading.kinds[verb.last : line.last]
    if subject.first - line.first < 4 or reading.kinds[subject.first - 1] != "," or after.strip("im0rdxC.,"):
        return None
    content = trimmed(reading, line.first, subject.first - 1)
    if content is None or "c" not in verb.cue.frames + ("c" if verb.cue.cue_class == "announcement" else ""):
        return None
    return Draft((content,), (verb.first, verb.last), verb.cue, None, "passive", 0.6, subject.negated)


def _names_content(reading: Reading, verb: Verb) -> bool:
    """Whether the preposition after the verb is one that carries content with it."""
    following = reading.words[verb.last]
    if verb.cue.lemma in ("relate", "tell", "inform", "advise", "warn", "remind", "assure"):
        return False
    return following in ("to", "that", "of", "as", "for", "with")


def _by_somebody(reading: Reading, verb: Verb, subject: Subject, high: int) -> Draft | None:
    speaker = phrase_end(reading, verb.last + 1, high)
    if speaker is None:
        return None
    contents = [(subject.first, subject.last)]
    rest = trimmed(reading, speaker.last, high)
    if rest is not None and reading.words[rest[0]] in _FOLLOWING:
        contents.append(rest)
    where = (speaker.first, speaker.last)
    return Draft(tuple(contents), (verb.first, verb.last), verb.cue, where, "passive, by", 0.5, subject.negated)
