"""Statements in the outlet's words: that-clauses, bare clauses, infinitives, objects, "according to"."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator

from toolkit.statements.clauses import clause_end, is_clause, names_speaker, to_infinitive
from toolkit.statements.drafts import Draft, Range, Verb, finite_subject, is_coordinated, take_items, trimmed
from toolkit.statements.nouns import speaking_nouns
from toolkit.statements.passives import passive_draft
from toolkit.statements.phrases import Subject, phrase_end
from toolkit.statements.preposed import aside, inverted, is_aside, preposed
from toolkit.statements.quotecues import is_name_of_work
from toolkit.statements.reading import Line, Reading
from toolkit.statements.relays import is_relaying
from toolkit.statements.sources import noun_drafts, phrase_drafts
from toolkit.statements.subjects import ends_in_comma, main_subject, opening_subject, participle_subject

_CLAUSE = frozenset(["that", "whether", "if", "how", "why", "what", "where", "when", "who", "which"])
_OF_DEEDS = frozenset(["describe", "call", "oppose", "rule out", "call for", "warn against", "accuse"])
_SUBORDINATING = frozenset(["while", "although", "though", "when", "after", "because", "since", "if", "before", "once"])


def reported_drafts(reading: Reading, line: Line, verbs: list[Verb], quoted: list[Draft]) -> list[Draft]:
    """The drafts of a line that no quotation pattern has taken, in order."""
    drafts = [*phrase_drafts(reading, line), *noun_drafts(reading, line, verbs)]
    found = [*quoted, *drafts]
    taken = bytearray(line.last - line.first)
    for span in (r for d in found for r in (*d.contents, d.cue, d.speaker) if r):
        take_items(taken, line, span)
    ends = sorted(d.cue[1] for d in found if d.cue and not is_aside(reading, d))
    for verb in verbs:
        if taken[verb.first - line.first] or is_name_of_work(reading, verb, verb.last):
            continue
        before = bisect_right(ends, verb.first)
        draft = _from_verb(reading, line, verb, (verbs, found, ends[before - 1] if before else line.first))
        if draft is None or (draft.rule == "clause, speaker, cue" and _repeats(draft, quoted)):
            continue
        draft = _before_colon(reading, _without_quoted(reading, draft, quoted), quoted)
        drafts.append(draft)
        found.append(draft)
        for span in draft.contents:
            take_items(taken, line, span)
        if draft.cue and not is_aside(reading, draft):
            insort(ends, draft.cue[1])
    return drafts


def _repeats(draft: Draft, quoted: list[Draft]) -> bool:
    """Whether the content holds a quotation with its own cue: Dorn said, "...," the Post reported."""
    first, last = draft.contents[0]
    return any(q.cue and first <= q.cue[0] < last for q in quoted)


def _without_quoted(reading: Reading, draft: Draft, quoted: list[Draft]) -> Draft:
    """The draft without a quotation that the same speaker adds: released a statement | saying "..."."""
    first, last = draft.contents[0]
    for other in quoted:
        if other.cue and first < other.cue[0] < last and other.speaker == draft.speaker:
            end = other.cue[0]
            while end > first + 1 and reading.kinds[end - 1] in "ricn":
                end -= 1
            span = trimmed(reading, first, end)
            return draft._replace(contents=(span, *draft.contents[1:])) if span else draft
    return draft


def _before_colon(reading: Reading, draft: Draft, quoted: list[Draft]) -> Draft:
    """The draft without a quotation that has a cue of its own: said he was busy | : "Good luck," he wrote."""
    first, last = draft.contents[-1]
    for other in quoted:
        start = other.contents[0][0]
        own = other.cue is not None and draft.cue is not None and other.cue[0] >= last > draft.cue[0]
        if own and first < start - 1 and start < last and reading.kinds[start - 1] == ":":
            return draft._replace(contents=(*draft.contents[:-1], (first, start - 1)))
    return draft


def _from_verb(reading: Reading, line: Line, verb: Verb, state: tuple[list[Verb], list[Draft], int]) -> Draft | None:
    """What a verb reports; `state` are all verbs, the drafts so far, and where the last cue before the verb ends."""
    verbs, found, end = state
    if is_relaying(reading, verb, line.last):
        return None
    low = max(line.first, end)
    subject = finite_subject(reading, low, verb)
    speaker: Range | None = (subject.first, subject.last) if subject else None
    opening = opening_subject(reading, line, verb) if subject is None and low == line.first else None
    if opening is not None:
        speaker, line = (opening.first, opening.last), line._replace(last=opening.first)
    elif subject is None:
        other = inverted(reading, line, verb) or passive_draft(reading, line, verb, verbs)
        if other is not None:
            return other
        shared = _is_participle(reading, line, verb) or participle_subject(reading, line.first, verb) is not None
        if not shared and not is_coordinated(reading, line.first, verb):
            return None
        speaker = _shared_speaker(reading, line, verb, found)
        if speaker is None:
            return None
    beside = aside(reading, line, verb, subject)
    if beside is not None:
        return beside
    high = _subordinate_end(reading, line, verb, subject)
    content = _content(reading, line._replace(last=high), verb, verbs)
    if content is not None:
        addressee, span, rule, confidence = content
        negated = bool(subject and subject.negated)
        return Draft((span,), (verb.first, verb.last), verb.cue, speaker, rule, confidence, negated, addressee)
    return preposed(reading, line, verb, subject) if subject else None


def _subordinate_end(reading: Reading, line: Line, verb: Verb, subject: Subject | None) -> int:
    """A clause with who, or one that opens the line with while or when, ends at its comma."""
    if subject is None:
        return line.last
    opens = subject.first - 1
    relative = reading.kinds[subject.first] == "w"
    if not relative and (opens < line.first or reading.words[opens] not in _SUBORDINATING or opens > line.first + 2):
        return line.last
    pauses = (i for i in range(verb.last, line.last) if reading.kinds[i] == "," or ends_in_comma(reading, i))
    pause = next(pauses, line.last)
    return min(pause + (reading.kinds[pause : pause + 1] == "Q"), line.last)


def _is_participle(reading: Reading, line: Line, verb: Verb) -> bool:
    """`..., noting that ...`: after a comma, or after while, by, with, in, after."""
    before = verb.first - 1
    while before > line.first and reading.kinds[before] in "rm":
        before -= 1
    if verb.cue.form != "ing" or before < line.first:
        return False
    if speaking_nouns().get(reading.words[before]) == "paper" and reading.kinds[before] == "x":
        return verb.cue.lemma == "say"  # put out a statement saying
    return reading.kinds[before] in ",-Q" or reading.words[before] in ("while", "by", "after", "before", "and", "in")


def _shared_speaker(reading: Reading, line: Line, verb: Verb, found: list[Draft]) -> Range | None:
    own = participle_subject(reading, line.first, verb)
    if own is not None:
        return own.first, own.last
    earlier = [d for d in found if d.cue and d.cue[0] < verb.first and d.speaker and d.rule != "noun"]
    if earlier:
        return max(earlier, key=lambda d: d.cue[0] if d.cue else 0).speaker
    main = main_subject(reading, line.first, verb.first)
    return (main.first, main.last) if main else None


Content = tuple[Range | None, Range, str, float]


def _content(reading: Reading, line: Line, verb: Verb, verbs: list[Verb]) -> Content | None:
    """What follows the verb, by the frames it allows, the surest first."""
    addressee, at = _addressee(reading, line, verb)
    frames = verb.cue.frames
    if at >= line.last:
        return None
    clause = _after_circumstances(reading, at, line.last)
    for start, rule, confidence in _starts(reading, verb, (at, clause, line.last)):
        end = clause_end(reading, start, line.last, verbs)
        span = trimmed(reading, start, end)
        if span is not None:
            return addressee, span, rule, confidence
    if "x" not in frames or addressee is None:
        return None
    for first, start in (
        (addressee[0], at),
        (clause, clause),
    ):  # told | guests to stay; told guests at a rally | to stay
        if to_infinitive(reading, start, line.last):
            span = trimmed(reading, first, clause_end(reading, start, line.last, verbs))
            told = addressee if verb.cue.lemma == "tell" else None  # called on the mayor to resign: he may not hear it
            return (told, span, "urge somebody to", 0.6) if span else None
    return None


def _starts(reading: Reading, verb: Verb, places: tuple[int, int, int]) -> Iterator[tuple[int, str, float]]:
    at, clause, high = places
    kinds, words, frames = reading.kinds, reading.words, verb.cue.frames
    if "t" in frames or "c" in frames:
        if words[clause] in _CLAUSE and clause < high:
            yield clause, "that-clause", 0.8
        elif words[at] in _CLAUSE:
            yield at, "that-clause", 0.8
    if "i" in frames and (kinds[at] == "t" or (clause > at and to_infinitive(reading, clause, high))):
        yield at if kinds[at] == "t" else clause, "infinitive", 0.65
    if "c" in frames:
        start = clause + 1 if kinds[clause] == "," and clause > at else clause
        participle = start > clause and kinds[start] == "x" and words[start].endswith("ing")  # said, | waving his hand
        if start < high and kinds[start] in "udpCxh0wQr" and not participle and is_clause(reading, start, high):
            yield start, "bare clause", 0.7
    if (
        "o" in frames
        and kinds[at] in "dpChx0ouQv"
        and not (kinds[at] == "x" and words[at].endswith("ing") and verb.cue.lemma not in _OF_DEEDS)
        and not (kinds[verb.first - 1 : verb.first] == "," and names_speaker(reading, at, high))
    ):
        yield at, "object", 0.5


def _addressee(reading: Reading, line: Line, verb: Verb) -> tuple[Range | None, int]:
    """Who is told: `told | Sputnik | on Monday that`; the item at which the rest begins."""
    kinds = reading.kinds
    at = verb.last
    while at < line.last and kinds[at] == "r":
        at += 1
    if not set(verb.cue.frames) & set("ax") or at >= line.last or kinds[at] not in "dpCxho":
        return None, at
    if kinds[at] == "o":
        return (at, at + 1), at + 1
    phrase = phrase_end(reading, at, line.last)
    if phrase is None:
        return None, at
    after = _after_circumstances(reading, phrase.head_last, line.last)
    told = verb.cue.lemma == "tell" or (after < line.last and reading.words[after] in _CLAUSE)
    if told or to_infinitive(reading, after, line.last):
        return (at, phrase.head_last), phrase.head_last
    return None, at


def _after_circumstances(reading: Reading, at: int, high: int) -> int:
    """The item after words of time and place: on Monday | in an interview with a paper |."""
    kinds = reading.kinds
    place = at
    if kinds[at : at + 1] in (",", "-") and kinds[at + 1 : at + 2] in ("i", "r", "s"):  # said, without proof, that
        second = kinds.find(kinds[at], at + 1, min(at + 9, high))
        if second > 0 and reading.words[second + 1 : second + 2] == ["that"]:
            return second + 1
    for _ in range(4):
        while place < high and (kinds[place] in "mr" or kinds[place : place + 2] == "dm"):
            place += 1
        published = place + 1 < high and kinds[place] in "xv" and reading.words[place].endswith("ed")
        if published and kinds[place + 1] in "im":
            place += 1  # in an interview published on Sunday
        if place < high and kinds[place] in "i":
            phrase = phrase_end(reading, place + 1, high)
            if phrase is None and place + 1 < high and kinds[place + 1] in "m0":
                place += 1
                continue
            if phrase is None:
                break
            place = phrase.head_last
        else:
            break
    return place if place < high else at
