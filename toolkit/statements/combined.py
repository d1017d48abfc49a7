"""The trained tagger's attributions as statements, with the rules where rules are surer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cache
from typing import NamedTuple

from toolkit.language.sentences import without_blanks
from toolkit.statements.cues import Cue, cue_index, noun_index, phrase_index
from toolkit.statements.drafts import Draft, Range
from toolkit.statements.edges import (
    before_verb,
    before_who,
    in_sentence,
    is_cut,
    parted,
    whole_contents,
    whole_name,
    without_joints,
    worded,
)
from toolkit.statements.reading import Reading
from toolkit.statements.roles import Described, describe
from toolkit.statements.statement import Parts, Span, Statement, build_statement, from_draft, in_order, unpossessed
from toolkit.statements.tagger import Attribution, load_tagger
from toolkit.statements.voices import is_spoken_of, is_voice

_SAME = 0.5
_DOUBTFUL = 0.45
"""Attributions whose content is less sure are left out, unless a rule finds the same content."""
_SURE = 0.6
"""How sure a rule must be to add what the tagger has missed."""
_SURER = 0.85
"""How sure, where the tagger has other content at the same place."""
_NEGATIONS = frozenset(["not", "never", "no"])


class Known(NamedTuple):
    """A rules draft with its characters, to be compared with an attribution, and where the last of them ends."""

    draft: Draft
    spans: tuple[Span, ...]
    end: int


@cache
def is_model_installed() -> bool:
    """Whether the trained tagger's parameters are there."""
    try:
        load_tagger()
    except FileNotFoundError:  # installed without its parameters: the rules do the work
        return False
    return True


def combine(reading: Reading, attributions: list[Attribution], drafts: list[Draft]) -> list[Statement]:
    """One statement for each attribution, and one for each sure draft the tagger has missed.

    Cue lemma and class, office, body and addressee come from the rules' lexicons; a missing speaker comes from the
    rules' draft of the same content.
    """
    known = [_known(reading, draft) for draft in drafts]
    index = sorted(range(len(known)), key=lambda i: known[i].spans[0][0])
    firsts = [known[i].spans[0][0] for i in index]
    statements, taken = [], set()
    for attribution in attributions:
        match = _match(attribution.content_spans, known, (index, firsts))
        if match is not None:
            taken.add(match)
        elif attribution.content_confidence < _DOUBTFUL:
            continue
        statements.append(_statement(reading, attribution, known[match].draft if match is not None else None))
    covered = sorted(span for statement in statements for span in statement.content_spans)
    for number, held in enumerate(known):
        if number not in taken:
            missed = from_draft(reading, held.draft)
            if missed.confidence >= (_SURER if _is_covered(held.spans, covered) else _SURE):
                statements.append(missed)
    return in_order(statements)


def _known(reading: Reading, draft: Draft) -> Known:
    spans = tuple(reading.span(*items) for items in draft.contents)
    return Known(draft, spans, max(end for _, end in spans))


def _match(spans: tuple[Span, ...], known: list[Known], order: tuple[list[int], list[int]]) -> int | None:
    """The draft that shares most of its characters with these spans, if it shares half."""
    index, firsts = order
    low = bisect_left(firsts, spans[0][0] - 2000)
    high = bisect_right(firsts, spans[-1][1])
    near = [i for i in index[low:high] if known[i].end > spans[0][0]]
    best = max(((_overlap(spans, known[i].spans), i) for i in near), default=(0.0, 0))
    return best[1] if best[0] >= _SAME else None


def _overlap(one: tuple[Span, ...], other: tuple[Span, ...]) -> float:
    shared = sum([max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other])
    union = sum([b - a for a, b in (*one, *other)]) - shared
    return shared / union if union else 0.0


def _is_covered(spans: tuple[Span, ...], covered: list[Span]) -> bool:
    """Whether a fifth or more of these characters is content of an attribution already."""
    shared = 0
    for a, b in spans:
        at = max(0, bisect_left(covered, (a, a)) - 2)
        while at < len(covered) and covered[at][0] < b:
            shared += max(0, min(b, covered[at][1]) - max(a, covered[at][0]))
            at += 1
    return shared > 0.2 * sum(b - a for a, b in spans)


def _statement(reading: Reading, attribution: Attribution, draft: Draft | None) -> Statement:
    cue = _span(attribution.cue_start, attribution.cue_end)
    if cue is None and draft is not None and draft.cue is not None:
        cue = reading.span(*draft.cue)
    speaker, described = _voice(reading, attribution, draft, cue)
    spans = without_joints(reading.text, worded(reading.text, attribution.content_spans))
    spans = whole_contents(reading.text, spans)
    cue, contents = parted(reading.text, cue, in_sentence(reading, cue, spans))
    wording = _wording(reading, cue)
    if speaker is not None and cue is not None and is_spoken_of(reading.text, speaker, cue, wording):
        speaker = described = None
    twin = from_draft(reading, draft) if draft is not None else None
    return build_statement(
        reading.text,
        Parts(contents, speaker, cue, attribution.confidence, "model"),
        role=(described.role if described else "") or (twin.role if twin else ""),
        affiliation=(described.affiliation if described else "") or (twin.affiliation if twin else ""),
        cue_lemma=wording.lemma if wording else "",
        cue_class=wording.cue_class if wording else "neutral",
        negated=_is_negated(reading.text, cue) or bool(twin and twin.negated),
        relayed_to=twin.relayed_to if twin else "",
        relayed_by=twin.relayed_by if twin else "",
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return (start, end) if start is not None and end is not None else None


def _heard(text: str, speaker: Span | None) -> Span | None:
    """The speaker's characters, where they can name somebody."""
    named = speaker is not None and is_voice(text[slice(*speaker)], text[speaker[1] : speaker[1] + 2])
    return speaker if named else None


def _voice(
    reading: Reading, attribution: Attribution, draft: Draft | None, cue: Span | None
) -> tuple[Span | None, Described | None]:
    """The speaker as tagged, where nobody is as drafted, and what is read there."""
    tagged = _span(attribution.cue_start, attribution.cue_end)
    speaker = _in_one_line(reading.text, _span(attribution.speaker_start, attribution.speaker_end), tagged)
    speaker = None if _is_put(reading.text, attribution) else _without_cue(speaker, tagged)
    speaker = None if speaker is not None and _is_clause(reading, _items(reading, speaker)) else speaker
    speaker = _heard(reading.text, speaker)
    own = draft.speaker if draft is not None else None
    if speaker is None and own is not None:
        speaker = reading.span(*own)
    items = before_who(reading, whole_name(reading, _items(reading, speaker), cue)) if speaker else None
    items = before_verb(reading, items)
    if draft is not None and own is not None and items is not None and (draft.relayers or is_cut(reading, items, own)):
        items = own  # who is quoted, not who quotes; and whole phrases, of which the tagger now and then has half
    described = describe(reading, *items) if items else None
    if described is not None:
        speaker = unpossessed(reading.text, reading.span(described.first, described.last))
    speaker = _heard(reading.text, speaker)
    return speaker, described if speaker is not None else None


def _is_put(text: str, attribution: Attribution) -> bool:
    """Whether the speaker is who was asked, and not who asks: Asked | whether it rains |, Ana Dorn nodded."""
    if attribution.cue_start is None or attribution.speaker_start is None:
        return False
    asked = text.startswith(("Asked", "asked"), attribution.cue_start)
    return asked and attribution.cue_start < attribution.content_spans[0][0] < attribution.speaker_start


def _is_clause(reading: Reading, items: Range | None) -> bool:
    """Whether a bare plural and its verb stand here: monitors counted musicians; nobody is named."""
    if items is None or items[1] - items[0] < 3:
        return False
    first, verb = reading.words[items[0]], reading.words[items[0] + 1]
    return reading.kinds[items[0]] == "x" and first.endswith("s") and verb.endswith("ed")


def _without_cue(speaker: Span | None, cue: Span | None) -> Span | None:
    """The speaker's characters before a cue that they hold: Council | Doubts."""
    if speaker is None or cue is None or not speaker[0] < cue[0] < speaker[1]:
        return speaker
    return speaker[0], cue[0] - 1


def _in_one_line(text: str, span: Span | None, cue: Span | None) -> Span | None:
    """The part of a speaker's span that stands in the cue's paragraph: a name never runs over a line break."""
    if span is None or "\n" not in text[slice(*span)]:
        return span
    after = cue is not None and cue[0] >= span[1]
    start = text.rfind("\n", *span) + 1 if after else span[0]
    end = span[1] if after else text.find("\n", *span)
    start, end = without_blanks(text, start, end)
    return (start, end) if start < end else None


def _items(reading: Reading, span: Span) -> Range | None:
    """The items that make up these characters exactly; none where the span cuts an item, as inside a quotation."""
    first = bisect_left(reading.starts, span[0])
    last = bisect_right(reading.ends, span[1])
    if first >= last or reading.starts[first] != span[0]:
        return None
    return first, last


def _wording(reading: Reading, cue: Span | None) -> Cue | None:
    """The lexicon's entry for the words of a cue: the last verb that reports, else a noun or phrase."""
    if cue is None:
        return None
    words = reading.text[cue[0] : cue[1]].lower().replace("’", "'").split()
    words = [word.strip(',.:;"“”()') for word in words]
    verbs = [
        c for i, w in enumerate(words) for c in cue_index().get(w, ()) if tuple(words[i : i + len(c.words)]) == c.words
    ]
    if verbs:
        return max(verbs, key=lambda c: len(c.words))
    phrases = [
        c for i, w in enumerate(words) for c in phrase_index().get(w, ()) if tuple(words[i : i + 2]) == c.words[:2]
    ]
    nouns = [noun_index()[w] for w in words if w in noun_index()]
    return next(iter([*phrases, *nouns]), None)


def _is_negated(text: str, cue: Span | None) -> bool:
    if cue is None:
        return False
    words = text[cue[0] : cue[1]].lower().replace("’", "'").split()
    return any(word in _NEGATIONS or word.endswith("n't") for word in words)
