"""The `Statement`: one attribution with its offsets, built from a draft."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from toolkit.lexicons import read_lexicon
from toolkit.segmenting.signs import dateline_end
from toolkit.statements.drafts import Draft, Range
from toolkit.statements.phrases import phrase_end, subject_place
from toolkit.statements.reading import Reading, line_of
from toolkit.statements.roles import describe

Span = tuple[int, int]
_MARKS = "\"“”„«»'‘’"
JOINT = " … "
_JOINED = re.compile(r"(I|we|you|he|she|it|they|who)['’]\w+\Z", re.IGNORECASE)
"""A pronoun with what is left of its verb: they've, I'll."""


class Statement(NamedTuple):
    """Somebody's words or thoughts as a text reports them; fields as the columns of the statements table."""

    start: int
    end: int
    surface: str
    content_spans: tuple[Span, ...]
    content: str
    speaker_start: int | None
    speaker_end: int | None
    speaker_mention: str
    role: str
    affiliation: str
    cue_start: int | None
    cue_end: int | None
    cue: str
    cue_lemma: str
    cue_class: str
    negated: bool
    form: str
    relayed_to: str
    relayed_by: str
    confidence: float
    rule: str


class Parts(NamedTuple):
    """What a statement is made of, in characters: the finders' common ground."""

    contents: tuple[Span, ...]
    speaker: Span | None
    cue: Span | None
    confidence: float
    rule: str


_UNKNOWN: dict[str, object] = {
    "role": "",
    "affiliation": "",
    "cue_lemma": "",
    "cue_class": "neutral",
    "negated": False,
    "relayed_to": "",
    "relayed_by": "",
}


def build_statement(text: str, parts: Parts, **known: object) -> Statement:
    """The statement of these parts; `known` are further fields of it, and what is not known stays empty.

    >>> parts = Parts(((0, 8),), (9, 11), (12, 16), 0.9, "quote, speaker, cue")
    >>> build_statement('"We go," he said.', parts).content
    '"We go,"'
    """
    parts = parts._replace(contents=without_dateline(text, parts.contents))
    spans = [*parts.contents, *(s for s in (parts.speaker, parts.cue) if s)]
    start, end = min(spans)[0], max([b for _, b in spans])
    speaker, cue = parts.speaker, parts.cue
    return Statement(
        start=start,
        end=end,
        surface=text[start:end],
        content_spans=parts.contents,
        content=JOINT.join(text[a:b] for a, b in parts.contents),
        speaker_start=speaker[0] if speaker else None,
        speaker_end=speaker[1] if speaker else None,
        speaker_mention=text[slice(*speaker)] if speaker else "",
        cue_start=cue[0] if cue else None,
        cue_end=cue[1] if cue else None,
        cue=text[slice(*cue)] if cue else "",
        form=form_of(text, parts.contents),
        confidence=parts.confidence,
        rule=parts.rule,
        **(_UNKNOWN | known),  # type: ignore[arg-type]  # the names are Statement's own
    )


def without_dateline(text: str, contents: tuple[Span, ...]) -> tuple[Span, ...]:
    """The contents without a dateline before the first of them.

    >>> without_dateline("KELL (Lorn Wire) — It rains, Ana Dorn said.", ((0, 27),))
    ((19, 27),)
    """
    start, end = contents[0]
    length = dateline_end(text[start:end]) if not text[max(0, start - 9) : start].rpartition("\n")[2].strip() else 0
    return ((start + length, end), *contents[1:]) if length else contents


def as_worded(text: str, statement: Statement) -> Statement:
    """The statement in the wording of this text: that of a text of the same length with other blanks may differ."""
    return statement._replace(
        surface=text[statement.start : statement.end],
        content=JOINT.join(text[a:b] for a, b in statement.content_spans),
        speaker_mention=text[slice(statement.speaker_start, statement.speaker_end)]
        if statement.speaker_mention
        else "",
        cue=text[slice(statement.cue_start, statement.cue_end)] if statement.cue else "",
    )


def form_of(text: str, contents: tuple[Span, ...]) -> str:
    """Direct where every stretch stands in quotation marks, mixed where some words do, else indirect.

    >>> form_of('that they are "going home with joy"', ((0, 35),))
    'mixed'
    """
    wordings = [text[a:b].strip() for a, b in contents]
    opened = [w[:1] in _MARKS and (w.rstrip(".,")[-1:] in _MARKS or _runs_on(w)) for w in wordings]
    if all(opened) and not any(_outside(w) for w in wordings):
        return "direct"
    return "mixed" if any(mark in w for w in wordings for mark in ('"', "“", "«", "„", "''")) else "indirect"


def _runs_on(wording: str) -> bool:
    """Whether a paragraph of a quotation leaves it open, for the next paragraph goes on with it."""
    return wording[-1:] in (".", "?", "!", "…") and not any(mark in _MARKS for mark in wording[1:])


def _outside(wording: str) -> bool:
    """Whether words stand outside marks: `"spread" and "grew"`."""
    for opening, closing in (("“", "”"), ('"', '"')):
        if wording[:1] == opening:
            inner = wording.find(closing, 1)
            rest = wording[inner + 1 :] if inner > 0 else ""
            return bool(rest.strip(" .,")) and opening in rest and closing != opening
    return False


def from_draft(reading: Reading, draft: Draft) -> Statement:
    """The statement that a draft stands for."""
    described = describe(reading, *draft.speaker) if draft.speaker else None
    contents = tuple(_merged([reading.span(*r) for r in draft.contents]))
    parts = Parts(
        contents,
        unpossessed(reading.text, reading.span(described.first, described.last)) if described else None,
        reading.span(*draft.cue) if draft.cue else None,
        _confidence(draft),
        draft.rule,
    )
    return build_statement(
        reading.text,
        parts,
        role=described.role if described else "",
        affiliation=(described.affiliation or _owner(reading, draft)) if described else "",
        cue_lemma=draft.wording.lemma if draft.wording else "",
        cue_class=draft.wording.cue_class if draft.wording else "neutral",
        negated=draft.negated,
        relayed_to=_addressee(reading, draft.addressee),
        relayed_by=" < ".join(_addressee(reading, relayer) for relayer in draft.relayers),
    )


def _confidence(draft: Draft) -> float:
    """How often the rule was right with this cue, where that was counted, else the pattern's own guess."""
    known = _reliability()
    lemma = draft.wording.lemma if draft.wording else ""
    share = known.get((draft.rule, lemma), known.get((draft.rule, ""), draft.confidence))
    return share if draft.speaker is not None or draft.rule == "passive" else share / 2


@cache
def _reliability() -> dict[tuple[str, str], float]:
    return {(row["rule"], row["lemma"] or ""): float(row["share"]) for row in read_lexicon("statement_reliability")}


def _owner(reading: Reading, draft: Draft) -> str:
    """The body that "its spokesman" belongs to: the subject of the same sentence."""
    if draft.speaker is None or reading.words[draft.speaker[0]] not in ("its", "their"):
        return ""
    line = line_of(reading, draft.speaker[0])
    main = phrase_end(reading, subject_place(reading, line.first, draft.speaker[0]), draft.speaker[0])
    if main is None or "C" not in reading.kinds[main.first : main.head_last]:
        return ""
    first = main.first + (reading.kinds[main.first] == "d")
    return reading.surface(first, main.head_last)


def unpossessed(text: str, span: Span) -> Span:
    """The mention without a possessive ending or what is left of its verb: Dorn's claim -> Dorn; they've -> they."""
    if text.endswith(("'s", "’s"), *span):
        return span[0], span[1] - 2
    joined = _JOINED.match(text[slice(*span)]) if span[1] - span[0] < 9 else None
    return (span[0], span[0] + joined.end(1)) if joined else span


def _merged(spans: list[Span]) -> list[Span]:
    """Stretches in order, without overlaps."""
    kept: list[Span] = []
    for span in sorted(spans):
        if kept and span[0] < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(kept[-1][1], span[1]))
        else:
            kept.append(span)
    return kept


def _addressee(reading: Reading, addressee: Range | None) -> str:
    if addressee is None or reading.kinds[addressee[0]] in "ou":
        return ""
    first = addressee[0] + (reading.kinds[addressee[0]] in "d")
    return reading.surface(first, addressee[1]) if first < addressee[1] else ""


def with_relays(statements: list[Statement]) -> list[Statement]:
    """Each statement with those through whom the text has it: whose content holds the whole of it, nearest first."""
    ordered = sorted(statements, key=lambda s: (s.start, -s.end))
    around: list[Statement] = []
    relayed: list[Statement] = []
    for statement in ordered:
        around = [held for held in around if held.end > statement.start]
        chain = [held.speaker_mention for held in reversed(around) if _holds(held, statement) and held.speaker_mention]
        own = [statement.relayed_by] if statement.relayed_by else []
        relayed.append(statement._replace(relayed_by=" < ".join([*own, *chain])) if chain else statement)
        around.append(statement)
        del around[:-8]
    return in_order(relayed)


def in_order(statements: list[Statement]) -> list[Statement]:
    """The statements in the order in which their contents begin."""
    return sorted(statements, key=lambda s: (s.content_spans[0], s.start))


def _holds(outer: Statement, inner: Statement) -> bool:
    if outer.speaker_mention == inner.speaker_mention:
        return False
    return any(a <= inner.start and inner.end <= b for a, b in outer.content_spans)
