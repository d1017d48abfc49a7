"""Number words that count nothing: the pronoun "one", and ordinals ("a third term")."""

from __future__ import annotations

import re
from functools import cache

from toolkit.language.tries import trie_source
from toolkit.quantities.context import changes, comparatives, small_words, words_before
from toolkit.quantities.counted import counted_phrase, is_plural, looks_past, only_tells
from toolkit.quantities.records import Measure

_UP = re.compile(
    r"\s(?:up|down|ahead|full|empty)(?:\s(?:on|from|since|at|in|compared|of|by|last|this)\b|\s*[.,;:)]|\s*\Z)"
)
_ENDS = (".", ",", ";", ":", "!", "?", ")", '"', "”")
_DASHES = ("-", "–", "—")


@cache
def _over() -> re.Pattern[str]:
    targets = trie_source(small_words("target"))
    return re.compile(
        rf"\s(?:over|under|above|below|off|short\sof)\s(?:{targets}|estimates?|the|its|their|what|last)\b"
    )


def guard_one(found: Measure, text: str, folded: str) -> str:
    """The pronoun "one": nothing countable follows it."""
    if folded[found.start : found.end] != "one" or found.unit:
        return ""
    words = words_before(folded, found.start)
    after = folded[found.end : found.end + 14]
    word = after.split()[0].strip(".,;:!?\"'") if after.split() else ""
    if after[:1] == "-":
        return ""
    if after.startswith(" of "):
        return "pronoun one" if word_at(folded, found.end + 4) in small_words("pronoun") else ""
    if after[:1] != " " or not word or word in small_words("pronoun_follower") or not word[0].isalpha():
        return "pronoun one"
    if words[-2:-1] == ["the"] and words[-1] in small_words("one_kind"):
        return "pronoun one"  # "the new one holds 600"
    counted = counted_phrase(text, folded, found.end, singular=True)
    if counted is None or only_tells(counted, folded) or (words and words[-1] in small_words("one_after")):
        return "pronoun one"
    return ""


def guard_couple(found: Measure, text: str, folded: str) -> str:
    """Two people who are a pair: "the couple married", but not "a couple of hours", "the last couple years"."""
    if folded[found.end - 6 : found.end] != "couple" or found.unit or folded.startswith(" of ", found.end):
        return ""
    before = words_before(folded, found.start)[-1:]
    if before and before[0] in small_words("pair"):
        return "idiom"
    counted = counted_phrase(text, folded, found.end)
    if counted is None or looks_past(word_at(folded, counted.start)):
        return "idiom"  # "a couple announced plans"
    return "" if is_plural(folded[counted.head : counted.end]) else "idiom"


def word_at(folded: str, at: int) -> str:
    """The word that begins at a position."""
    words = folded[at : at + 16].split(None, 1)
    return words[0].strip(".,;:!?\"'") if words else ""


def guard_hour(found: Measure, text: str, folded: str) -> str:
    """Reads an hour in words: "three o'clock"."""
    return "clock time" if folded.startswith((" o'clock", " a.m.", " p.m."), found.end) else ""


def guard_digit_name(found: Measure, text: str, folded: str) -> str:
    """The digit itself: "one zero too many", "the extra nought"."""
    if folded[found.start : found.end] not in ("zero", "nought", "naught"):
        return ""
    words = words_before(folded, found.start)
    return "digit" if words and words[-1] in ("a", "the", "extra", "one", "another", "missing", "last", "final") else ""


def guard_ordinal(found: Measure, text: str, folded: str) -> str:
    """Reads "a third term" is an ordinal, "a third of" a fraction."""
    form = found.first.form
    if form in ("part", "parts"):
        return "ordinal"
    surface = folded[found.first.start : found.first.end]
    if (
        form != "fraction"
        or not surface.startswith(("a ", "an ", "one "))
        or surface.endswith(("half", "s"))
        or "/" in surface
    ):
        return ""
    after = folded[found.end : found.end + 1]
    word = word_at(folded, found.end)
    if after in (*_ENDS, "") or word == "of" or word in small_words("part_follower") or found.unit:
        return ""
    if word in comparatives() or word in _DASHES or _UP.match(folded, found.end) or _over().match(folded, found.end):
        return ""  # "a tenth wider", "a fifth up on May"
    before = (words_before(folded, found.start)[-1:] or [""])[0]
    measured = (
        before == "by"
        or before in changes()
        or before in small_words("part_bound")
        or before in small_words("part_verb")
    )
    if measured and word in small_words("part_after_by"):
        return ""  # "cut by a fifth to 300", "barely a fifth at noon", but "seen by a third party"
    return "ordinal" if surface.startswith(("a ", "an ")) and not surface.endswith("quarter") else ""
