"""Lines that show by their own words what they are: stamps, bylines, captions, furniture, datelines."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from toolkit.language.folding import fold
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

ADDRESS = frozenset(["you", "your", "we", "our", "us"])
"""Words with which a page speaks to its readers."""
_TOKEN = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)?|\d+")
_LONGEST_STAMP = 120
_LONGEST_BYLINE = 140
_BESIDE_NAMES = frozenset(["the", "staff", "reporter", "reporters", "correspondent", "correspondents", "and", "team"])
"""Small words of a byline that are neither names nor a sentence: By the Harbour Desk staff."""
_LONGEST_CAPTION = 300
_PLACE = r"[A-Z][A-Z'’.\-]{1,30}(?:[ /][A-Z][A-Z'’.\-]{0,30}){0,3}"
_NAMED = r"[A-Z][\w'’.\-]{0,30}(?:[ /][A-Z][\w'’.\-]{0,30}){0,3}"
_MORE = r"(?:, ?[A-Z\d][\w'’.]{0,20}(?: [A-Z\d][\w'’.]{0,20}){0,2}){0,3}"
"""What may follow a place: its country, the day and the year: PORT KELL, Orland, May 3, 2031"""
_AGENCY = r"\((?:[A-Z][\w'’.&-]{0,20})(?:[ /-]{1,3}[A-Z][\w'’.&-]{0,20}){0,4}\)"
_DASH = r"[ \t\u00a0]{0,3}(?:—|–|--|-|―)[ \t\u00a0]{0,3}"
_GOES_ON = r"(?=[\"“'‘A-Z\d])"
_DATELINES = (
    # "MOSCOW (Sputnik) — ", "LONDON, May 10 (Reuters) - ": an agency makes it sure, whatever the case of the place
    re.compile(rf"\s{{0,20}}{_NAMED}{_MORE}[ \t\u00a0]{{1,3}}{_AGENCY}{_DASH}"),
    # "WASHINGTON — The ...": capitals and a long dash; "NATO — which had ..." goes on in small letters and is none
    re.compile(
        rf"\s{{0,20}}{_PLACE}{_MORE}[ \t\u00a0]{{0,3}}(?:—|–|--|―|[ \u00a0]-[ \u00a0])[ \t\u00a0]{{0,3}}{_GOES_ON}"
    ),
    # "(Reuters) - "
    re.compile(rf"\s{{0,20}}{_AGENCY}{_DASH}"),
)


def dateline_end(line: str) -> int:
    """How many characters at the head of the line are a dateline with its dash; 0 where there is none.

    >>> dateline_end("BRANT (Lorn Wire) — The ferry stays in port."), dateline_end("The ferry stays in port.")
    (20, 0)
    """
    for pattern in _DATELINES:
        match = pattern.match(line)
        if match and match.end() < len(line):
            return match.end()
    return 0


def is_stamp(words: str) -> bool:
    """Whether the line says nothing but a date, a time, or how long ago.

    >>> is_stamp("07:15 GMT03 March 2019"), is_stamp("In March 2019 it rained.")
    (True, False)
    """
    if len(words) > _LONGEST_STAMP or not any(c.isdigit() for c in words):
        return False
    tokens = _TOKEN.findall(words.lower())
    return bool(tokens) and all(token.isdigit() or token in _stamp_words() for token in tokens)


def is_byline(words: str) -> bool:
    """Whether the line names the authors.

    >>> is_byline("By Ana Dorn and Piet Ruud"), is_byline("By Monday it had rained.")
    (True, False)
    """
    match = _byline_openers().match(fold(words[:40]))
    if not match or len(words) > _LONGEST_BYLINE or words.endswith((".", "?", "!")):
        return False
    names = [name for name in re.findall(r"[^\W\d_]{2,}", words[match.end() :])[:8] if name not in _BESIDE_NAMES]
    capitals = sum(name[0].isupper() for name in names)
    return bool(capitals >= 2 and capitals >= 0.6 * len(names))


def is_caption(words: str) -> bool:
    """Whether the line carries a picture credit.

    >>> is_caption("Soldiers on the quay of Lorn. Photo: Piet Ruud"), is_caption("Soldiers stood on the quay.")
    (True, False)
    """
    return len(words) <= _LONGEST_CAPTION and _caption_words().search(fold(words)) is not None


@lru_cache(maxsize=1 << 14)
def furniture_phrase(words: str) -> str | None:
    """Why the line is furniture by its own wording, or None.

    >>> furniture_phrase("READ MORE: Ferry sails again"), furniture_phrase("The ferry sails again.")
    ('invites to another article', None)
    """
    folded = fold(words)
    whole, start, anywhere = _furniture()
    if folded.strip(" :>»|-.!") in whole:
        return whole[folded.strip(" :>»|-.!")]
    match = start[0].match(folded)
    if match:
        return start[1][match.group()]
    match = anywhere[0].search(folded) if len(words) <= _LONGEST_CAPTION else None
    return anywhere[1][match.group()] if match else None


@cache
def _stamp_words() -> frozenset[str]:
    names = [row["word"].rstrip(".") for name in ("months", "weekdays") for row in read_lexicon(name)]
    return frozenset(names) | {row["word"] for row in read_lexicon("furniture_stamps")}


@cache
def _byline_openers() -> re.Pattern[str]:
    return re.compile(rf"(?:{trie_source(row['word'] for row in read_lexicon('byline_words'))}):?\s+(?=\S)")


@cache
def _caption_words() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(row["word"]) for row in read_lexicon("caption_words")))


@cache
def _furniture() -> tuple[
    dict[str, str], tuple[re.Pattern[str], dict[str, str]], tuple[re.Pattern[str], dict[str, str]]
]:
    parts: dict[str, dict[str, str]] = {"whole": {}, "start": {}, "anywhere": {}}
    for row in read_lexicon("furniture_phrases"):
        parts[row["where"]][row["phrase"]] = row["reason"]
    patterns = {
        where: re.compile(rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, found), key=len, reverse=True))})(?!\w)")
        for where, found in parts.items()
    }
    return parts["whole"], (patterns["start"], parts["start"]), (patterns["anywhere"], parts["anywhere"])
