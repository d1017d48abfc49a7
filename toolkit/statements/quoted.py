"""Statements that stand in quotation marks: the cue after them, before them, or between their parts."""

from __future__ import annotations

from toolkit.statements.cues import Cue
from toolkit.statements.drafts import Draft, Range, Verb, finite_subject, is_coordinated, trimmed
from toolkit.statements.phrases import Subject, phrase_end, phrase_start, speaking_nouns, subject_before, subject_place
from toolkit.statements.reading import Line, Reading
from toolkit.statements.relays import quoted_person

_NAMING = frozenset(["call", "dub", "label", "brand", "see", "hear", "read"])
_REACH = 24
"""Items within which a cue belongs to the quotation beside it."""


def quoted_drafts(reading: Reading, line: Line, verbs: list[Verb]) -> list[Draft]:
    """The drafts of a line whose content is a quotation or ends with one; each quotation is used once."""
    drafts: list[Draft] = []
    done = line.first
    speaker: Range | None = None
    for item in range(line.first, line.last):
        if reading.kinds[item] != "Q" or item < done:
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
    before = _cue_before(reading, done, item, verbs)
    if before is not None and before[0].last < item - 1 and _pauses(reading, item, item + 1):
        after = _cue_after(reading, item, (done, line.last), verbs)
        if after is not None and after[0].last < line.last and reading.kinds[item - 1] == ":":
            return _followed(reading, line, item, (done, after, verbs))  # Dorn called it a loss: "...," she said.
    if before is not None:
        return _introduced(reading, line, item, (before, verbs))
    after = _cue_after(reading, item, (done, line.last), verbs)
    if after is not None:
        return _followed(reading, line, item, (done, after, verbs))
    return _after_colon(reading, line, item, done)


Clause = tuple[Verb, Subject | None]


def _cue_after(reading: Reading, item: int, bounds: Range, verbs: list[Verb]) -> Clause | None:
    """`"...," said Ana Dorn` or `"...," Ana Dorn said`: the clause that begins right after the quotation."""
    (low, high), at = bounds, item + 1
    if _is_own_clause(reading, low, item, verbs):
        return None
    while at < high and reading.kinds[at] in ",-":
        at += 1
    for verb in verbs:
        if verb.first < at or "q" not in verb.cue.frames or verb.cue.form in ("ing", "participle"):
            continue
        if verb.first > at + _REACH:
            return None
        if verb.first == at:
            subject = phrase_end(reading, verb.last, high)
            return (verb, subject) if subject is None or _can_speak(reading, subject) else None
        if verb.last < high and reading.words[verb.last] == "that" and reading.kinds[max(item - 1, 0)] not in ".:Q":
            return None  # "With victory," Dorn said that the port would close: the clause is the content
        subject = finite_subject(reading, at, verb)
        if subject is not None and not reading.kinds[at : subject.first].strip("rcsm,i"):
            if _is_subordinate(reading, at, subject.first) or _turns(reading, at, subject.first, verb.last):
                return None
            return verb, subject
        if _pauses(reading, item, at) and _is_one_phrase(reading, at, verb.first):
            return verb, Subject(at, verb.first, verb.first)
        if not reading.kinds[at : verb.first].strip("r"):
            return verb, phrase_end(reading, verb.last, high)
        break
    return None if "v" in reading.kinds[low:item] else _unlisted_cue(reading, item, high)


def _is_own_clause(reading: Reading, low: int, item: int, verbs: list[Verb]) -> bool:
    """Although Dorn told them that they were "old friends," he denied it: the quotation has its cue before it."""
    if low == item or reading.kinds[item - 1] in ",:-":
        return False
    needed = set("tc") if reading.kinds[low] == "s" else set("q")
    inside = [v for v in verbs if low < v.first < item and needed & set(v.cue.frames)]
    return any(set("tc") & set(v.cue.frames) and finite_subject(reading, low, v) for v in inside)


def _is_subordinate(reading: Reading, first: int, last: int) -> bool:
    """No cue clause: "It will be hard" if he continues to lose; but as Dorn said is one."""
    return any(reading.kinds[i] == "s" and reading.words[i] != "as" for i in range(first, last))


def _can_speak(reading: Reading, subject: Subject) -> bool:
    """Whether a phrase after the verb is somebody: a name, a pronoun, a noun for people; not: posted the clip."""
    kinds = reading.kinds[subject.first : subject.head_last]
    words = reading.words[subject.first : subject.head_last]
    return bool(set(kinds) & set("CuQ~0w")) or any(w in speaking_nouns() or w.endswith(("er", "or", "s")) for w in words)


def _pauses(reading: Reading, item: int, at: int) -> bool:
    """Whether a comma stands between the quotation and what follows, within its marks or behind them."""
    return at > item + 1 or reading.surface(item, at).rstrip("\"'”’»“")[-1:] in (",", "?", "!", ".", "…")


def _turns(reading: Reading, first: int, last: int, after: int) -> bool:
    """No cue clause of the quotation before: "an attack," but he also noted the deaths."""
    turned = any(reading.words[i] in ("but", "and") for i in range(first, last))
    return turned and after < len(reading.kinds) and reading.kinds[after] not in ",.:Q-"


def _unlisted_cue(reading: Reading, item: int, high: int) -> Clause | None:
    """`"...," Dorn thundered.`: after a quotation that ends in a comma any past verb of a person reports it."""
    kinds, words, at = reading.kinds, reading.words, item + 1
    if at + 1 >= high or reading.surface(item, at).rstrip("\"'”’»“")[-1:] not in (",", "?", "!"):
        return None
    if kinds[at] == "x" and words[at].endswith("ed") and kinds[at + 1] in "Cu":
        return _as_verb(words[at], at), phrase_end(reading, at + 1, high)
    phrase = phrase_end(reading, at, high) if kinds[at] in "uC" else None
    if phrase is None:
        return None
    for verb in (phrase.head_last - 1, phrase.head_last):
        if at < verb < high and kinds[verb] == "x" and words[verb].endswith("ed"):
            return _as_verb(words[verb], verb), Subject(at, verb, verb)
    return None


def _as_verb(word: str, at: int) -> Verb:
    return Verb(at, at + 1, Cue((word,), word.removesuffix("ed"), "neutral", "q", "past"))


def _is_one_phrase(reading: Reading, first: int, last: int) -> bool:
    """Ana Dorn, the secretary for ships, docks, and planning, | said: no verb stands before the cue."""
    kinds = reading.kinds
    if last - first < 2 or kinds[first] not in "dpCx0" or kinds[first:last].strip("dpCxh0i,c~'&()vm"):
        return False
    return all(reading.words[i].endswith("ing") for i in range(first, last) if kinds[i] == "v")


def _followed(reading: Reading, line: Line, item: int, state: tuple[int, Clause, list[Verb]]) -> Draft:
    """Content before the cue, and further quotations of the line after it."""
    done, (verb, subject), verbs = state
    contents = [trimmed(reading, _content_start(reading, done, item), item + 1) or (item, item + 1)]
    end = max(verb.last, subject.last if subject else 0)
    contents += _rest_of_split(reading, line, end, verbs)
    inverted = subject is not None and subject.first >= verb.last
    rule = "quote, cue, speaker" if inverted else "quote, speaker, cue"
    return _build(verb, subject, (tuple(contents), rule, 0.95 if subject else 0.7))


def _content_start(reading: Reading, done: int, item: int) -> int:
    """Words of the same sentence before a quotation that ends it belong to the content: He is "a fool," she said."""
    before = reading.kinds[done:item]
    if not before.strip(",.;:- ") or before[-1:] in ":-" or (before[-1:] == "," and "v" in before):
        return item
    bracket = before.rfind("(")
    return done + bracket + 1 if bracket > before.rfind(")") else done


def _rest_of_split(reading: Reading, line: Line, end: int, verbs: list[Verb]) -> list[Range]:
    """`..., he said, "..."`: what follows the cue clause, where a quotation is in it and no other cue before it."""
    kinds = reading.kinds
    quote = kinds.find("Q", end, line.last)
    if quote < 0:
        return []
    if kinds[quote - 1] == "," and _goes_on_small(reading, quote):
        return [trimmed(reading, quote, line.last) or (quote, quote + 1)]
    if any(end <= verb.first < quote for verb in verbs):
        return []
    between = kinds[end:quote]
    if not between:
        return []  # said the authors of the "Harbour Project"
    if between.strip(",:-.cs") and "," not in between and ":" not in between:
        return []
    rest = trimmed(reading, quote if _is_adjunct(between) else end, line.last)
    return [rest] if rest else []


def _goes_on_small(reading: Reading, quote: int) -> bool:
    """A quotation that begins with a small letter ends the sentence that was broken off: "..., but all of us know"."""
    return reading.surface(quote, quote + 1).lstrip("\"'”’»“‘ ")[:1].islower()


def _is_adjunct(between: str) -> bool:
    """Whether only circumstances stand between cue clause and quotation: in a letter to staff, on Monday:"""
    return between[-1:] in (",", ":", "-") or not between.strip(",:-.")


def _cue_before(reading: Reading, low: int, item: int, verbs: list[Verb]) -> Clause | None:
    """The cue clause that leads to the quotation: said, "..."; told staff at a rally: "..."; saying "..."."""
    kinds = reading.kinds
    at = item - 1
    mark = kinds[at] if at >= low and kinds[at] in ",:-" else ""
    at -= bool(mark)
    for verb in reversed(verbs):
        if verb.last > at + 1 or verb.first < low:
            continue
        if "q" not in verb.cue.frames and not (verb.last == at + 1 and verb.cue.cue_class == "belief"):
            if verb.last == at + 1:
                return None
            continue
        if not _leads(kinds[verb.last : at + 1], mark, verb) or _is_name_of_work(reading, verb, item):
            return None
        subject = _any_subject(reading, low, verb)
        if subject is None and kinds[verb.first] != "v":
            continue  # Dorn told the Kell Post, "...": a noun that may be a verb elsewhere
        if subject is not None and not mark and _is_complement(reading, low, subject.first, verbs):
            return None  # Dorn said she opposes "...": the clause is what Dorn said
        if subject is not None and mark == "," and verb.last <= at and _is_subordinate(reading, low, subject.first):
            return None  # said that once the council goes on holiday, "...": the clause is the content
        shares = verb.cue.form == "ing" or is_coordinated(reading, low, verb)
        return (verb, subject) if subject is not None or shares else None
    return None


def _is_name_of_work(reading: Reading, verb: Verb, item: int) -> bool:
    """A play called "The Sons of Kell": the quotation is a title, and nobody speaks."""
    return verb.last == item and verb.cue.lemma in _NAMING and reading.quotations[item].kind == "title"


def _is_complement(reading: Reading, low: int, first: int, verbs: list[Verb]) -> bool:
    """Whether the clause that begins at item `first` is the content of the verb before it."""
    at = first - (first > low and reading.words[first - 1] == "that")
    earlier = next((v for v in verbs if v.last == at and v.first >= low and set("ct") & set(v.cue.frames)), None)
    return earlier is not None and finite_subject(reading, low, earlier) is not None


def _leads(between: str, mark: str, verb: Verb) -> bool:
    if not between:
        return True
    if mark == ":":
        return len(between) <= _REACH and "Q" not in between
    if mark == ",":
        return len(between) <= 20 and not set(between) & set("svbwQ;")
    if between[0] in "im" and len(between) <= 8 and not between.strip("idpCxhm0"):
        return True  # acknowledged in a forum on Monday "..."
    return "a" in verb.cue.frames and len(between) <= 3 and not between.strip("Coudpx")


def _any_subject(reading: Reading, low: int, verb: Verb) -> Subject | None:
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
    if verb.first > low and reading.kinds[verb.first - 1] in "Cx)~,r":
        subject = subject_before(reading, low, verb.first)
        if subject is not None and subject.first > low and reading.words[subject.first - 1] == "with":
            return subject
    return None


def main_subject(reading: Reading, low: int, high: int) -> Subject | None:
    """The subject of the clause that begins at item `low`, after words of time, place and linking."""
    return phrase_end(reading, subject_place(reading, low, high), high)


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
    shared = subject or _shared_subject(reading, line, verb, verbs)
    return _build(verb, shared, (tuple(contents), "speaker, cue, quote", 0.9))


def _shared_subject(reading: Reading, line: Line, verb: Verb, verbs: list[Verb]) -> Subject | None:
    """`They will meet, Lund said, adding, "..."`: the subject of the verb of saying before, else the clause's own."""
    for earlier in reversed(verbs):
        if earlier.first >= verb.first or earlier.cue.form == "ing" or not set("qc") & set(earlier.cue.frames):
            continue
        subject = finite_subject(reading, line.first, earlier)
        if subject is not None and reading.kinds[subject.first] != "w":
            return subject
    return main_subject(reading, line.first, verb.first)


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
    if subject is None or reading.kinds[subject.first] not in "uCdp":
        return None
    return Draft(contents, (item - 1, item), None, (subject.first, subject.last), "clause: quote", 0.55)


def block_draft(reading: Reading, before: Line, line: Line, verbs: list[Verb]) -> Draft | None:
    """`She went on to say:` and the quotation as a paragraph of its own."""
    colon = before.last - 1
    if reading.kinds[colon] != ":":
        return None
    contents = tuple((i, i + 1) for i in range(line.first, line.last) if reading.kinds[i] == "Q")
    for verb in reversed(verbs):
        if "q" in verb.cue.frames or colon - verb.last <= 2:
            subject = _any_subject(reading, before.first, verb) or main_subject(reading, before.first, verb.first)
            if subject is not None:
                return _build(verb, subject, (contents, "speaker, cue, block", 0.85))
    subject = main_subject(reading, before.first, colon)
    if subject is None:
        return None
    return Draft(contents, (colon, colon + 1), None, (subject.first, subject.last), "clause: block", 0.55)


def _build(verb: Verb, subject: Subject | None, parts: tuple[tuple[Range, ...], str, float]) -> Draft:
    contents, rule, confidence = parts
    speaker = (subject.first, subject.last) if subject else None
    negated = bool(subject and subject.negated)
    return Draft(contents, (verb.first, verb.last), verb.cue, speaker, rule, confidence, negated)
