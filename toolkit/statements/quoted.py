"""Statements that stand in quotation marks: the cue after them, before them, or between their parts."""

from __future__ import annotations

from toolkit.statements.drafts import Draft, Range, Verb, trimmed
from toolkit.statements.phrases import Subject, is_nickname, phrase_end, phrase_start
from toolkit.statements.quotecues import Clause, cue_after, cue_before, pauses, subject_behind
from toolkit.statements.reading import Line, Reading, line_of
from toolkit.statements.subjects import any_subject, main_subject, shared_subject

_HEARERS = ("d", "p", "C", "x", "h")
"""Classes of the words with which somebody who is told something begins; a pronoun names nobody."""


def quoted_drafts(reading: Reading, line: Line, verbs: list[Verb]) -> list[Draft]:
    """The drafts of a line whose content is a quotation or ends with one; each quotation is used once."""
    drafts: list[Draft] = []
    done = line.first
    speaker: Range | None = None
    for item in range(line.first, line.last):
        if reading.kinds[item] != "Q" or item < done or is_nickname(reading, item):
            continue
        draft = _draft(reading, line, item, (verbs, done))
        if draft is not None:
            draft = draft if draft.speaker else draft._replace(speaker=speaker)
            speaker = draft.speaker
            drafts.append(draft)
            done = max(last for _, last in [*draft.contents, *(r for r in (draft.cue, draft.speaker) if r)])
    return drafts


def _draft(reading: Reading, line: Line, item: int, state: tuple[list[Verb], int]) -> Draft | None:
    verbs, done = state
    before = cue_before(reading, done, item, verbs)
    if before is not None and before[0].last < item - 1 and pauses(reading, item, item + 1):
        after = cue_after(reading, item, (done, line.last), verbs)
        if after is not None and after[0].last < line.last and reading.kinds[item - 1] == ":":
            return _followed(reading, line, item, (done, after, verbs))  # Dorn called it a loss: "...," she said.
    if before is not None:
        return _introduced(reading, line, item, (before, verbs))
    after = cue_after(reading, item, (done, line.last), verbs)
    if after is not None:
        return _followed(reading, line, item, (done, after, verbs))
    return _after_colon(reading, line, item, done)


def _followed(reading: Reading, line: Line, item: int, state: tuple[int, Clause, list[Verb]]) -> Draft:
    """Content before the cue, and further quotations of the line after it."""
    done, (verb, subject), verbs = state
    contents = [trimmed(reading, _content_start(reading, done, item), item + 1) or (item, item + 1)]
    end = max(verb.last, subject.last if subject else 0)
    contents += _rest_of_split(reading, line, end, (verbs, contents[0][0] < item))
    inverted = subject is not None and subject.first >= verb.last
    rule = "quote, cue, speaker" if inverted else "quote, speaker, cue"
    return _build(reading, verb, subject, (tuple(contents), rule, 0.95 if subject else 0.7))


def _content_start(reading: Reading, done: int, item: int) -> int:
    """Words of the same sentence before a quotation that ends it belong to the content: He is "a fool," she said."""
    before = reading.kinds[done:item]
    if not before.strip(",.;:- ") or before[-1:] in ":-" or (before[-1:] == "," and "v" in before):
        return item
    bracket = before.rfind("(")
    return done + bracket + 1 if bracket > before.rfind(")") else done


def _goes_on_behind(reading: Reading, line: Line, end: int, begun: bool) -> list[Range]:
    """The rest of a sentence that began before the quotation: Despite his "pride," Dorn said, | he is a good man."""
    kinds = reading.kinds
    rest = trimmed(reading, end, line.last) if begun and kinds[end : end + 1] == "," else None
    if rest is None or kinds[rest[0]] not in "dpCuxQ" or reading.words[rest[0]][-3:] == "ing":
        return []
    return [rest] if set(kinds[slice(*rest)]) & set("bvx") else []


def _rest_of_split(reading: Reading, line: Line, end: int, state: tuple[list[Verb], bool]) -> list[Range]:
    """`..., he said, "..."`: what follows the cue clause, where a quotation is in it and no other cue before it."""
    verbs, begun = state
    kinds = reading.kinds
    quote = kinds.find("Q", end, line.last)
    if quote < 0:
        return _goes_on_behind(reading, line, end, begun)
    if kinds[quote - 1] == "," and _goes_on_small(reading, quote):
        return [trimmed(reading, quote, line.last) or (quote, quote + 1)]
    if any(end <= verb.first < quote for verb in verbs):
        return []
    between = kinds[end:quote]
    if not between and not _opens_sentence(reading, quote):
        return []  # said the authors of the "Harbour Project"
    if between.strip(",:-.cs") and "," not in between and ":" not in between:
        return []
    rest = trimmed(reading, quote if _is_adjunct(between) else end, line.last)
    return [rest] if rest else []


def _opens_sentence(reading: Reading, quote: int) -> bool:
    """A quotation right behind the verb that is a sentence, its comma forgotten: "We stay," she said "We go on."."""
    words = reading.surface(quote, quote + 1).strip("\"'”’»“‘ ")
    return reading.kinds[quote - 1] == "v" and words[:1].isupper() and words[-1:] in (".", "?", "!")


def _goes_on_small(reading: Reading, quote: int) -> bool:
    """A quotation that begins with a small letter ends the sentence that was broken off: "..., but all of us know"."""
    return reading.surface(quote, quote + 1).lstrip("\"'”’»“‘ ")[:1].islower()


def _is_adjunct(between: str) -> bool:
    """Whether only circumstances stand between cue clause and quotation: in a letter to staff, on Monday:"""
    return between[-1:] in (",", ":", "-") or not between.strip(",:-.")


def _introduced(reading: Reading, line: Line, item: int, state: tuple[Clause, list[Verb]]) -> Draft:
    """Content after the cue: the quotation, and what the sentence adds to a quotation that does not end it."""
    (verb, subject), verbs = state
    kinds = reading.kinds
    last = item + 1
    inner = reading.text[reading.starts[item] : reading.ends[item]].rstrip("\"'”’»“")[-1:]
    if last < line.last and inner not in ".,?!" and kinds[last] not in ",.;:-Q)":
        small = ("as", "while", "when")
        stop = next((i for i in range(last, line.last) if kinds[i] in ",;-" or reading.words[i] in small), line.last)
        last = stop
    contents = [trimmed(reading, item, last) or (item, item + 1)]
    while (following := _next_quotation(kinds, last, line.last)) is not None:
        contents.append((following, following + 1))
        last = following + 1
    shared = subject or shared_subject(reading, line, verb, verbs)
    return _build(reading, verb, shared, (tuple(contents), "speaker, cue, quote", 0.9))


def _next_quotation(kinds: str, at: int, high: int) -> int | None:
    """The quotation that goes on with the one before: "...," and, "..."."""
    while at < high and kinds[at] in ",c" and kinds[at - 1 : at + 1] != "cc":
        at += 1
    return at if at < high and kinds[at] == "Q" else None


def _after_colon(reading: Reading, line: Line, item: int, low: int) -> Draft | None:
    """`Ana Dorn: "..."` and `His answer: "..."`: a colon is the cue, the phrase before it the speaker."""
    if item - 2 < low or reading.kinds[item - 1] != ":" or reading.words[low] == "according":
        return None
    contents = (trimmed(reading, item, line.last) or (item, item + 1),)
    first = phrase_start(reading, low, item - 2)
    if first is not None and (first == low or (reading.kinds[first - 1] == "-" and reading.kinds[item - 2] == "C")):
        return Draft(contents, (item - 1, item), None, (first, item - 1), "speaker: quote", 0.6)
    subject = main_subject(reading, low, item - 1)
    if subject is None or reading.kinds[subject.first] not in "uCdp" or reading.kinds[subject.last] in "-Q":
        return None  # SHOWS—"Kell Live opens," by the Post: "..."
    return Draft(contents, (item - 1, item), None, (subject.first, subject.last), "clause: quote", 0.55)


def block_draft(reading: Reading, before: Line, line: Line, verbs: list[Verb]) -> Draft | None:
    """`She went on to say:` and the quotation as a paragraph of its own."""
    colon = before.last - 1
    if reading.kinds[colon] != ":":
        return None
    contents = reading.quoted_in(line.first, line.last)
    for verb in reversed(verbs):
        if "q" in verb.cue.frames or colon - verb.last <= 2:
            subject = any_subject(reading, before.first, verb) or subject_behind(reading, verb, colon)
            subject = subject or main_subject(reading, before.first, verb.first)
            if subject is not None:
                return _build(reading, verb, subject, (contents, "speaker, cue, block", 0.85))
    subject = main_subject(reading, before.first, colon)
    if subject is None:
        return None
    return Draft(contents, (colon, colon + 1), None, (subject.first, subject.last), "clause: block", 0.55)


def _build(reading: Reading, verb: Verb, subject: Subject | None, parts: tuple[tuple[Range, ...], str, float]) -> Draft:
    contents, rule, confidence = parts
    speaker = (subject.first, subject.last) if subject else None
    negated = bool(subject and subject.negated)
    told = _told(reading, verb, subject)
    return Draft(contents, (verb.first, verb.last), verb.cue, speaker, rule, confidence, negated, told)


def _told(reading: Reading, verb: Verb, subject: Subject | None) -> Range | None:
    """Who hears a quotation: "...," Ana Dorn told | the Kell Post | on Friday."""
    at = verb.last
    if verb.cue.lemma != "tell" or subject is None or subject.first >= at or reading.kinds[at : at + 1] not in _HEARERS:
        return None
    phrase = phrase_end(reading, at, line_of(reading, verb.first).last)
    if phrase is None or (reading.kinds[at] == "p" and phrase.head_last == at + 1):  # told her
        return None
    return at, phrase.head_last
