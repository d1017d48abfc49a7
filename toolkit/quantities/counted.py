"""The noun phrase that a number counts: where it begins, where it ends, and its head."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from toolkit.lexicons import read_lexicon
from toolkit.quantities.context import bound_words, small_words, statuses


class Counted(NamedTuple):
    """A counted noun phrase and where its head begins."""

    start: int
    end: int
    head: int


REACH = 110
_AFTER_AND = re.compile(r"\s([a-z][\w-]*)\s(?:(u\.s\.|us|uk)\s)?([a-z][\w-]*)")
_TOKEN = re.compile(r"([ \t]+|-|\n(?!\n)[ \t]*)?(?:(\w[\w/&]*(?:[-'.](?=\w)\w+)*\.?)|(\S))")


QUOTED = 24
"""Characters of quoted words that are a number and its bound."""
_QUOTED = re.compile(r"[\"“][^.!?,;\"“”]*\Z")


@cache
def roles() -> dict[str, str]:
    """What each known word means for the end of a noun phrase."""
    return {row["word"]: row["role"] for row in read_lexicon("counted_words")}


def is_plural(word: str) -> bool:
    """Whether a folded word looks like a plural noun."""
    role = roles().get(word)
    if role == "plural":
        return True
    return role is None and len(word) > 2 and word[-1] == "s" and word[-2] not in "su'" and not word.endswith("is")


def counted_phrase(text: str, folded: str, end: int, *, singular: bool = False, noun: bool = False) -> Counted | None:
    """The noun phrase that begins at `end`: "US troops" in "1,720 US troops in Syria".

    A plural noun ends it, unless another plural follows; `singular` (after "one") lets the first verb or
    function word end it; `noun` (after "the") takes the first word even where it may be a verb.
    """
    if folded.startswith((" last ", " next "), end):
        return None  # "compared with 63 last year"
    if folded.startswith(('" ', "” "), end) and _QUOTED.search(folded, max(0, end - QUOTED), end):
        end += 1  # "more than 150" drones
    walk = _Walk(text, folded, singular, noun)
    reached = end
    for match in _TOKEN.finditer(folded, end, min(len(folded), end + REACH)):
        first = walk.start < 0
        if match[2] is None or (first and (match.start() != reached or match[1] is None)) or not walk.take(match):
            break
        reached = match.end()
    return Counted(walk.start, walk.last, walk.head) if walk.start >= 0 else None


def only_tells(counted: Counted, folded: str) -> bool:
    """Whether what follows a number is a verb and no noun: "the two met, married and", "the one pictured above"."""
    words = folded[counted.start : counted.end].split(" ", 2)
    told = len(words) < 3 and looks_past(words[0]) and words[0] not in statuses()
    return told and not is_plural(folded[counted.head : counted.end])


def looks_past(word: str) -> bool:
    """Whether a word has the ending of the past: "married", but not "red" or "speed"."""
    return word.endswith("ed") and len(word) > 4 and not word.endswith("eed")


class _Walk:
    """One walk over the words after a number; `take` says whether the phrase may go on."""

    __slots__ = ("_folded", "_noun", "_singular", "_text", "capital", "found", "head", "last", "start")

    def __init__(self, text: str, folded: str, singular: bool, noun: bool) -> None:
        self._text, self._folded, self._singular, self._noun = text, folded, singular, noun
        self.start = self.last = self.head = -1
        self.found = self.capital = False

    def take(self, match: re.Match[str]) -> bool:
        """Add the word to the phrase, if it belongs to it; False where the phrase has ended."""
        whole, begin = match[2], match.start(2)
        word = whole.rstrip(".")
        full_stop = word != whole and not _abbreviation(whole)
        capital = self._text[begin].isupper()
        capitals = capital and len(word) > 1 and self._text[begin : begin + len(word)].isupper()
        role = roles().get(word)
        if word == "and" and self._joins(match.end()):
            return True
        if (role == "stop" and not capitals) or (word[0].isdigit() and not self._label_number(match)):
            return False
        plural = not capitals and is_plural(word)
        if self.found and not plural:
            return False
        if self.start >= 0 and self._ends_here(match, word, role, plural):
            return False
        if self.start < 0 and word in ("more", "other") and not full_stop:
            return True
        if self.start < 0 and not plural and self._no_noun(match, word, role):
            return False
        if self.start < 0:
            self.start = begin
        self.last, self.head = begin + len(word), begin
        self.found = self.found or (plural and not self._singular)
        self.capital = capital
        return not full_stop

    def _joins(self, at: int) -> bool:
        """An "and" inside the phrase: "Kia and Hyundai vehicles", "digital and physical sales"."""
        after = _AFTER_AND.match(self._folded, at)
        if self.start < 0 or self.found or after is None:
            return False
        return (
            after[3][-1] == "s"
            and roles().get(after[3]) != "stop"
            and roles().get(after[1]) != "stop"
            and (after[1].endswith("ese") or not is_plural(after[1]))
        )

    def _label_number(self, match: re.Match[str]) -> bool:
        """A number inside the phrase belongs to a name: "Model 3 sedans", "new 737 Max jets"."""
        if self.start < 0 or self.found:
            return False
        return self.capital or self._text[match.end() + 1 : match.end() + 2].isupper()

    def _no_noun(self, match: re.Match[str], word: str, role: str | None) -> bool:
        """A verb or comparison at once after the number: "about 1,000 come from", "40k cheaper than"."""
        if role == "verb" and not self._noun:
            if self._singular and word in small_words("noun_too"):
                return False  # "at one set all"
            return word not in statuses() and _verb_ends(self._folded, match.end())
        if word.endswith(("ing", "ed")) and word not in statuses():
            return self._folded.startswith(
                (" the ", " a ", " an ", " his ", " her ", " their ", " that ", " to "), match.end()
            )
        return word.endswith("er") and self._folded.startswith(" than", match.end())

    def _ends_here(self, match: re.Match[str], word: str, role: str | None, plural: bool) -> bool:
        if role == "verb" and (self.found or self._singular or _verb_ends(self._folded, match.end())):
            return True
        if not self._singular:
            return False
        return word.endswith("ed") or (plural and role is None and self._text[match.start(2)].islower())


def _abbreviation(word: str) -> bool:
    return len(word) <= 3 or "." in word[:-1]


def _verb_ends(folded: str, at: int) -> bool:
    """A verb form ends the phrase where no noun can follow it: "400 wounded in", "30 injured."."""
    match = _TOKEN.match(folded, at)
    return match is None or match[2] is None or roles().get(match[2]) == "stop"


def share_of(text: str, folded: str, end: int) -> Counted | None:
    """What a share is of: "Syrian territory" in "90 percent of the Syrian territory"."""
    if not folded.startswith(" of ", end):
        return None
    at = end + 4
    while (word := folded[at : at + 12].split(" ", 1)[0]) in small_words("determiner"):
        at += len(word) + 1
    whole = counted_phrase(text, folded, at - 1, noun=at > end + 4)
    if whole is not None and (
        folded.startswith("'s", whole.end - 2)
        or (folded[whole.end + 1 : whole.end + 2].isdigit() and not is_plural(folded[whole.head : whole.end]))
    ):
        return None  # "16 of the island's 19 villages", "half of the combined 4.3m sales"
    return whole


_HYPHENATED = re.compile(r"\s?-\s?([a-z]{2,})")


def hyphenated_noun(text: str, folded: str, end: int) -> Counted | None:
    """The noun joined to the number: "member" in "a 30-member team", but "crowd" in "a 400-strong crowd"."""
    match = _HYPHENATED.match(folded, end)
    if match and match[1] in small_words("hyphen_adjective"):
        return counted_phrase(text, folded, match.end())
    return Counted(match.start(1), match.end(1), match.start(1)) if match else None


def measured(text: str, folded: str, start: int, end: int) -> Counted | None:
    """What a measure is a measure of: "duty" in "a 25% duty", "loss" in "a loss of 63 cents"."""
    if folded[end : end + 1] == " " and folded[end + 1 : end + 2].isalpha():
        after = counted_phrase(text, folded, end)
        first = folded[end + 1 : end + 12].split(" ", 1)[0]
        if (
            after is not None
            and first not in small_words("time_word")
            and roles().get(first) != "verb"
            and not folded[after.head : after.end].endswith(("ed", "ing", "ly"))
            and not only_tells(after, folded)
        ):
            return after
    return noun_before_of(folded, start)


def noun_before_of(folded: str, start: int) -> Counted | None:
    """The noun phrase before "of" and a number: "net profit" in "a net profit of $9m"."""
    low = max(0, start - 56)
    window = folded[low:start]
    if "of" not in window and "worth" not in window:
        return None
    before = window.split()
    places = [k for k in range(len(before) - 1, max(-1, len(before) - 4), -1) if before[k] in ("of", "worth")]
    if not places or not places[0] or not before[places[0] - 1].isalpha():
        return None
    if any(word[-1] == "," for word in before[places[0] + 1 :]):
        return None  # "since the start of July, down 14 percent"
    first = last = places[0] - 1
    if roles().get(before[last]) in ("stop", "verb") or looks_past(before[last]) or before[last] in bound_words():
        return None  # "they learned of it four years later"
    while first > 0 and before[first - 1].isalpha() and roles().get(before[first - 1]) in (None, "modifier", "plural"):
        first -= 1
    if first == 0 and low > 0:
        first = min(1, last)
    at = folded.rfind(before[last], low, start)
    begin = at
    for word in reversed(before[first:last]):
        begin = folded.rfind(word, low, begin)
    return Counted(begin, at + len(before[last]), at)
