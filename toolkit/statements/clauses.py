"""Where the content of reported speech ends, and how infinitives begin."""

from __future__ import annotations

from toolkit.statements.drafts import Verb, finite_subject
from toolkit.statements.reading import Reading
from toolkit.statements.roles import describe
from toolkit.statements.subjects import ends_in_comma, participle_subject

_JOINING = frozenset(["while", "although", "though", "but", "and", "as"])
_JOINED = frozenset(["and", "but", "before", "after"])
_TURNING = frozenset(["but", "while"])
_PARTING = _JOINED | {"according"}
"""Words before which a content can end; elsewhere it ends only at a mark."""


def clause_end(reading: Reading, start: int, high: int, verbs: list[Verb]) -> int:
    """Where the content ends: at the sentence's end, or before a comma with the next cue."""
    kinds, words = reading.kinds, reading.words
    depth = 0
    opens = kinds.startswith("s,", start)  # that, | while it rains, | ...
    aside = kinds.find(",", start + 2, high) if opens else -1
    for item in range(max(start, aside) + 1, high):
        kind = kinds[item]
        if kind not in "();,-Q" and words[item] not in _PARTING:
            continue
        depth += (kind == "(") - (kind == ")")
        if kind == ";" and depth <= 0:
            return item
        pauses = kind in ",-" or ends_in_comma(reading, item)
        if pauses and depth <= 0 and item + 1 < high and _next_cue(reading, item + 1, high, verbs):
            return item + (kind == "Q")
        if kind == "," and depth <= 0 and item + 2 < high and _new_clause(reading, item + 1):
            return item
        if words[item] in _JOINED and depth <= 0 and _joined_cue(item + 1, verbs):
            return item
        if words[item] in ("and", "but") and depth <= 0 and kinds[start] == "t" and _is_past(reading, item + 1):
            return item  # vowed to "end the queue" and | turned to the roads
        if words[item] == "according" and item + 1 < high and words[item + 1] == "to":
            return item
    return high


def _new_clause(reading: Reading, at: int) -> bool:
    """`..., but it is not sure`: the outlet goes on in its own words."""
    return reading.words[at] in _TURNING and reading.kinds[at + 1] in "udpCx"


def _joined_cue(at: int, verbs: list[Verb]) -> bool:
    """`noted that it rains and argued that ...`, `before claiming that ...`: the next verb reports as well."""
    near = next((v for v in verbs if at <= v.first <= at + 1), None)
    return near is not None and near.cue.form in ("past", "ing") and bool(set(near.cue.frames) & set("qct"))


def _is_past(reading: Reading, at: int) -> bool:
    """Whether a verb in -ed stands here, which cannot go on with an infinitive."""
    return at < len(reading.kinds) and reading.kinds[at] in "xv" and reading.words[at].endswith("ed")


def _next_cue(reading: Reading, at: int, high: int, verbs: list[Verb]) -> bool:
    """Whether another cue's clause begins here: adding that; but Dorn said; Dorn said."""
    near = next((v for v in verbs if at <= v.first < min(at + 12, high)), None)
    if near is None:
        return False
    if near.cue.form == "ing" and reading.words[at] == "with":
        return participle_subject(reading, at - 1, near) is not None
    if near.cue.form == "ing":
        return not reading.kinds[at : near.first].strip("rc")
    subject = finite_subject(reading, at, near)
    if subject is None:
        return False
    lead = reading.words[at : subject.first]
    return all(word in _JOINING for word in lead) and not any(r in "sw" for r in reading.kinds[at : at + 1] if not lead)


def to_infinitive(reading: Reading, at: int, high: int) -> bool:
    """Whether "to" and a verb stand here, not "to" and a place."""
    return at + 1 < high and reading.kinds[at] == "t" and reading.kinds[at + 1] in "xvbrQ"


def is_clause(reading: Reading, start: int, high: int) -> bool:
    """Whether a clause can stand here: a subject and three items more."""
    kinds = reading.kinds
    if high - start < 3 or not (kinds[start] in "uQ" or set(kinds[start + 1 : start + 14]) & set("bvx")):
        return False
    return not names_speaker(reading, start, high)


def names_speaker(reading: Reading, start: int, high: int) -> bool:
    """Whether only who said it stands here: they wait through long winters, said | Kell Tech biologist Ada Lund."""
    end = high - (reading.kinds[high - 1] == ".")
    told = not set(reading.kinds[start:end]) - set("dChx~") and reading.kinds[start:end][-1:] == "C"
    return told and describe(reading, start, end).role != ""
