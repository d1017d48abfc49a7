"""Which mentions name somebody who can speak, and which attributions are nobody's statement."""

from __future__ import annotations

import re
from functools import cache

from toolkit.lexicons import read_lexicon
from toolkit.statements.cues import Cue
from toolkit.statements.drafts import Draft
from toolkit.statements.nouns import is_measure
from toolkit.statements.reading import Reading
from toolkit.statements.tagger import Attribution

_WORD = re.compile(r"[^\W\d_]{2}|[^\W\d_](?:\.\s?|\s?&\s?)[^\W\d_]|\A[Ii]\Z")
"""A word, initials (U.S., P&O) or "I"; a mark or a single letter is no name."""
_CUT = re.compile(r"(?:[Aa]nd|[Ll]east)\b|[A-Z]{2}[^\n]*\)\s*[-–—]+\Z")
"""Words with which no mention begins, for what stands before them was lost; and a dateline: KELL, May 3 (Wire) -."""
_AMOUNT = re.compile(r"\d\s(?:million|billion|trillion)\Z", re.IGNORECASE)
"""How an amount ends, which announces nothing: the 4.5 billion | announced by the ministry; 45 percent may say much."""
_NOBODY = re.compile(r"(?:nobody|no one|no-one|whoever)\b", re.IGNORECASE)
_TURNED = frozenset(["criticism", "claim", "question", "announcement", "demand", "neutral"])
"""Classes of verbs whose passive has somebody else as its speaker."""
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_ADVERBS = frozenset(["not", "also", "long", "often", "never", "once", "since", "now"])
_NEAR = 60
"""Characters between a subject and its verb."""
_COMMENTING = frozenset(["comment on", "respond to", "react to"])


def is_voice(mention: str, behind: str = "") -> bool:
    """Whether a mention can name a speaker; `behind` is what follows it, for the Q and A of an interview.

    >>> is_voice("Ana Dorn"), is_voice('"'), is_voice("P"), is_voice("least one")
    (True, False, False, False)
    >>> is_voice("Q", ": Will it rain?"), is_voice("the 4.5 billion"), is_voice("45 percent")
    (True, False, True)
    """
    asks = len(mention) == 1 and mention.isupper() and behind[:1] in (":", ".") and len(behind) > 1
    worded = asks or _WORD.search(mention) is not None
    return worded and _CUT.match(mention) is None and _AMOUNT.search(mention) is None


def is_spoken_of(text: str, speaker: tuple[int, int], cue: tuple[int, int], wording: Cue | None) -> bool:
    """Whether the phrase before a passive cue is whom others speak of: Ana Dorn has been criticised for ..."""
    if wording is None or wording.form not in ("past", "participle") or not speaker[1] <= cue[0] < speaker[1] + _NEAR:
        return False
    speaks = _passive_verbs().get(wording.lemma, "no" if wording.cue_class in _TURNED else "yes")
    words = text[speaker[1] : cue[1]].lower().split()
    verb = next((i for i in range(len(words) - 1, 0, -1) if words[i].strip(",") == wording.words[0]), 0)
    before = verb - 1
    while before > 0 and (words[before].endswith("ly") or words[before] in _ADVERBS):
        before -= 1
    return speaks == "no" and verb > 0 and words[before] in _BE


@cache
def _passive_verbs() -> dict[str, str]:
    return {row["lemma"]: row["speaks"] for row in read_lexicon("passive_verbs")}


def voiced(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The drafts that are somebody's: nobody knows, whoever says so; those whose speaker names nobody have none."""
    kept = [
        draft for draft in drafts if not _is_nobodys(reading, draft) and not _commented_claim(reading, draft, drafts)
    ]
    return [draft if _names(reading, draft) else draft._replace(speaker=None) for draft in kept]


def attributed(reading: Reading, attributions: list[Attribution], drafts: list[Draft]) -> list[Attribution]:
    """The tagger's attributions that are somebody's, by the same measure as the drafts.

    Where a claim is commented on, the attribution becomes that of who claims.
    """
    comments = [(d, claim) for d in drafts if (claim := _commented_claim(reading, d, drafts)) is not None]
    kept: list[Attribution] = []
    for own in attributions:
        if _is_by_measure(reading.text, own):
            continue
        if own.speaker_start is not None and _NOBODY.match(reading.text, own.speaker_start):
            continue
        claim = next((c for d, c in comments if d.cue and _shares(own, reading.span(*d.cue))), None)
        kept.append(own if claim is None else _as_claim(reading, own, claim))
    return kept


def _is_by_measure(text: str, own: Attribution) -> bool:
    """Whether something only follows what was meant to be: it went according to | plan."""
    if own.speaker_start is None or own.speaker_end is None or own.cue_start is None:
        return False
    follows = text[own.cue_start : own.speaker_start].lower().strip() == "according to"
    return follows and is_measure(text[own.speaker_start : own.speaker_end])


def _as_claim(reading: Reading, comment: Attribution, claim: Draft) -> Attribution:
    cue_start, cue_end = reading.span(*claim.cue) if claim.cue else (None, None)
    start, end = reading.span(*claim.speaker) if claim.speaker else (None, None)
    contents = tuple(reading.span(*content) for content in claim.contents)
    return comment._replace(
        content_spans=contents, cue_start=cue_start, cue_end=cue_end, speaker_start=start, speaker_end=end
    )


def _is_nobodys(reading: Reading, draft: Draft) -> bool:
    if draft.speaker is None:
        return False
    return _NOBODY.match(reading.text, reading.starts[draft.speaker[0]]) is not None


def _names(reading: Reading, draft: Draft) -> bool:
    if draft.speaker is None:
        return True
    end = reading.ends[draft.speaker[1] - 1]
    return is_voice(reading.surface(*draft.speaker), reading.text[end : end + 2])


def _commented_claim(reading: Reading, draft: Draft, drafts: list[Draft]) -> Draft | None:
    """The claim of others that is commented on, with no word of the comment: commented on Kell's claim that."""
    if (
        draft.wording is None
        or draft.wording.lemma not in _COMMENTING
        or "Q" in reading.kinds[slice(*draft.contents[0])]
    ):
        return None
    first, last = draft.contents[0]
    claims = (d for d in drafts if d.rule == "noun" and d.speaker is not None)
    return next((d for d in claims if d.cue is not None and first <= d.cue[0] < last), None)


def _shares(attribution: Attribution, span: tuple[int, int]) -> bool:
    """Whether the attribution's cue holds one of these characters."""
    if attribution.cue_start is None or attribution.cue_end is None:
        return False
    return attribution.cue_start < span[1] and span[0] < attribution.cue_end
