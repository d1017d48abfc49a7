"""Who relays whom: `Radio Kell quoted Ada Lund as saying`, `Ada Lund was quoted by Radio Kell as saying`."""

from __future__ import annotations

from bisect import bisect_left

from toolkit.statements.drafts import Draft, Range, Verb, is_passive
from toolkit.statements.phrases import Subject, phrase_end, subject_before
from toolkit.statements.reading import Reading

_RELAYING = frozenset(["quoted", "quotes", "quote", "quoting", "cited", "cites", "citing"])
_REACH = 24


def quoted_person(reading: Reading, low: int, verb: Verb) -> tuple[Subject, tuple[Range, ...]] | None:
    """The person quoted, and who quotes, nearest first, for the participle in "as saying"; None where nobody quotes."""
    if verb.cue.form != "ing" or verb.first - 1 <= low or reading.words[verb.first - 1] != "as":
        return None
    quote = _quote_before(reading, low, verb.first - 1)
    if quote is None:
        return None
    if is_passive(reading, low, quote):
        return _passive(reading, low, quote)
    person = phrase_end(reading, quote + 1, verb.first - 1)
    return None if person is None else (person, _relayers(reading, low, quote))


def _quote_before(reading: Reading, low: int, at: int) -> int | None:
    return next((i for i in range(at - 1, max(low, at - _REACH) - 1, -1) if reading.words[i] in _RELAYING), None)


def _relayers(reading: Reading, low: int, quote: int) -> tuple[Range, ...]:
    """Who quotes at item `quote`, and through whom: the Post quoted Radio Kell as quoting."""
    if quote - 1 > low and reading.words[quote - 1] == "as":
        outer = _quote_before(reading, low, quote - 1)
        person = phrase_end(reading, outer + 1, quote - 1) if outer is not None else None
        if outer is not None and person is not None:
            return ((person.first, person.last), *_relayers(reading, low, outer))
    subject = subject_before(reading, low, quote)
    return ((subject.first, subject.last),) if subject else ()


def _passive(reading: Reading, low: int, quote: int) -> tuple[Subject, tuple[Range, ...]] | None:
    person = subject_before(reading, low, quote)
    if person is None:
        return None
    if reading.words[quote + 1] != "by":
        return person, ()
    relayer = phrase_end(reading, quote + 2, quote + 2 + _REACH)
    return person, ((relayer.first, relayer.head_last),) if relayer else ()


def is_relaying(reading: Reading, verb: Verb, high: int) -> bool:
    """Whether the verb only introduces somebody "as saying" something, and is no statement of its own."""
    if reading.words[verb.first] not in _RELAYING:
        return False
    items = range(verb.last, min(high - 1, verb.last + _REACH))
    return any(reading.words[i] == "as" and reading.words[i + 1].endswith("ing") for i in items)


def with_relayer(reading: Reading, draft: Draft, verbs: list[Verb], low: int) -> Draft:
    """The draft with the one who quotes its speaker, where its cue is "as saying"."""
    at = bisect_left(verbs, draft.cue[0], key=lambda v: v.first) if draft.cue else len(verbs)
    verb = verbs[at] if draft.cue and at < len(verbs) and verbs[at].first == draft.cue[0] else None
    quoted = quoted_person(reading, low, verb) if verb else None
    return draft._replace(relayers=quoted[1]) if quoted else draft
