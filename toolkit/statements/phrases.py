"""Noun phrases beside a cue: who stands before the verb, and who stands after it."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.statements.appositions import apposition_end
from toolkit.statements.nouns import is_title_like, speaking_nouns
from toolkit.statements.reading import Reading, behind_time

_ATTACHING = frozenset(["of", "for", "at", "with", "from", "in", "on", "to"])
_THIS = frozenset(["this", "last", "that"])
_HERE = frozenset(["here", "there", "elsewhere"])
_AGO = frozenset(["ago", "earlier", "later", "before"])
"""Last words of a time before a clause: eight years ago, the day before."""
_FARTHEST = 40
_PRONOUN_LIKE = frozenset(["some", "many", "several", "few", "both", "all", "each", "another", "this", "most"])


class Subject(NamedTuple):
    """A noun phrase as item numbers: `first` to `last` with its apposition, to `head_last` without."""

    first: int
    last: int
    head_last: int
    negated: bool = False


def subject_before(reading: Reading, low: int, cue: int) -> Subject | None:
    """The phrase that is the subject of the verb at item `cue`, looked for no further left than `low`.

    Auxiliaries, adverbs, time words and insertions between commas are passed over; an apposition or a relative clause
    belongs to the phrase.
    """
    kinds, words = reading.kinds, reading.words
    at, negated = cue - 1, False
    low = max(low, cue - _FARTHEST)
    while at >= low and (kinds[at] in "brnm" or _is_of_time(reading, low, at)):
        negated = negated or kinds[at] == "n" or words[at].endswith("n't")
        at -= 1 + (kinds[at] == "m" and at > low and words[at - 1] in _THIS)  # the paper this week published
    if at >= low and kinds[at] == "o" and words[at].endswith(("self", "selves")):
        at -= 1  # Dorn himself said
    if at < low:
        return None
    if kinds[at] in ",-)":
        return _before_insertion(reading, low, at, negated)
    first = phrase_start(reading, low, at)
    if first is not None and first - 2 > low and words[first - 1] == "by" and words[first - 2].endswith("ed"):
        at = first - 3  # a letter obtained by the paper says: the letter speaks
        first = phrase_start(reading, low, at)
    return None if first is None else Subject(behind_time(reading, first, at), at + 1, at + 1, negated)


def _is_of_time(reading: Reading, low: int, at: int) -> bool:
    """On Monday, since May 2018: the preposition before a time, and the year behind a month."""
    kinds = reading.kinds
    if kinds[at] == "0":
        return at > low and kinds[at - 1] == "m"
    return (kinds[at] == "i" or reading.words[at] == "since") and kinds[at + 1] in "md0"


def _before_insertion(reading: Reading, low: int, at: int, negated: bool) -> Subject | None:
    """`Ana Dorn, the mayor of Kell, said` and `Ana Dorn (R-Kell) said`; `the mayor, in a letter, said` without."""
    kinds = reading.kinds
    opening, end = "(" if kinds[at] == ")" else kinds[at], at
    while kinds[end] == "-" == kinds[end - 1] and end > low:  # two hyphens are one dash
        end -= 1
    start = kinds.rfind(opening, low, end)
    while start > low and kinds[start - 1] == "-" == opening:
        start -= 1
    while start > low and kinds[start - 1] == ")":
        start = max(kinds.rfind("(", low, start), low)
    if start <= low:
        return None
    head = start - 1
    if kinds[head] == "0" and kinds[head - 1] == ",":
        head = start = head - 1  # Ada Lund, 35, the daughter of ...
        head -= 1
    if head < low:
        return None
    if kinds[head] == ")":
        return _before_insertion(reading, low, head, negated)
    first = phrase_start(reading, low, head)
    if first is None or kinds[head] == "u":
        return None
    inner = start + 1 + (kinds[start : start + 2] == "--")
    if kinds[inner] == "c" and set(kinds[inner:at]) & set("bv"):
        return None  # it slows in March, and sales would fall, said
    belongs = kinds[inner] in "dpCxhw0" or opening == "("
    if kinds[inner] in "x" and reading.words[inner].endswith("ing"):
        belongs = False
    return Subject(first, at + 1 if belongs else start, start, negated)


def phrase_start(reading: Reading, low: int, at: int) -> int | None:
    """The first item of the noun phrase that ends at item `at`; None where no noun stands there."""
    kinds = reading.kinds
    if kinds[at] in "uw":
        return at
    if kinds[at] == "d":
        if at > low and kinds[at - 1] == "d":
            return at - 1  # the two
        if at - 2 >= low and reading.words[at - 1] == "of" and kinds[at - 2] == "x":
            return phrase_start(reading, low, at - 2)  # the mother of three
        return at if stands_alone(reading.words[at]) else None
    if kinds[at] == "o" and at - 2 >= low and reading.words[at - 1] == "of" and kinds[at - 2] in "dx0C":
        return phrase_start(reading, low, at - 2) or at - 2  # most of them
    if kinds[at] not in "Cxh0v~Q'" or reading.words[at] in ('"', "“", "”", "«", "»"):
        return None
    if kinds[at] in "v" and not _may_be_noun(reading, at):
        return None
    while at > low:
        step = _step_left(reading, low, at)
        if step == at:
            break
        at = step
    return at


def _step_left(reading: Reading, low: int, at: int) -> int:
    kinds, words = reading.kinds, reading.words
    kind, here = kinds[at - 1], kinds[at]
    if here in "dp":
        return _over_preposition(reading, low, at)
    if kind in "Ch~":
        return at - 1 if not (kind == "C" and here in "0") else at
    if kind in "dp" or (kind == "Q" and is_nickname(reading, at - 1)):
        return at - 1
    if kind in "x0'":
        named = here in "C~" and kind == "x"
        return at if named and not is_title_like(words[at - 1]) else at - 1
    if kind == "r" and at - 2 >= low and kinds[at - 2] in "dp":
        return at - 1
    if kind == "v" and here in "xC" and at - 2 >= low and kinds[at - 2] in "dphCx" and words[at - 1].endswith("ing"):
        return at - 1  # the city planning director
    if kind == "&" or (words[at - 1] == "and" and at - 2 >= low and _joins(kinds[at - 2], here)):
        return at - 2 if at - 2 >= low else at
    return _over_preposition(reading, low, at)


def is_nickname(reading: Reading, item: int) -> bool:
    """Whether a quotation of one word stands within a name: Ada "Mia" Lund."""
    kinds = reading.kinds
    if kinds[item] != "Q" or not 0 < item < len(kinds) - 1 or kinds[item - 1] != "C" or kinds[item + 1] != "C":
        return False
    inner = reading.surface(item, item + 1)
    return " " not in inner and inner[1:2].isupper() and inner[-2:-1].isalpha()


def _over_preposition(reading: Reading, low: int, at: int) -> int:
    """From the object of a preposition to the noun before it: the spokesman | for the ministry."""
    kinds, words = reading.kinds, reading.words
    if at - 2 < low or words[at - 1] not in _ATTACHING or kinds[at - 2] not in "Cxh~)":
        return at
    if words[at - 1] == "of":
        possessed = "h" in kinds[at : at + 4] and kinds[at - 2] == "x"
        return at if possessed else at - 2
    noun = words[at - 2]
    return at - 2 if noun in speaking_nouns() or (words[at - 1] in ("for", "at", "in") and kinds[at - 2] == "C") else at


def _joins(before: str, here: str) -> bool:
    return (before == here and here in "Cx") or (before in "Ch" and here in "Ch")


def phrase_end(reading: Reading, at: int, high: int) -> Subject | None:
    """The noun phrase that begins at item `at`, with its apposition: said | Ana Dorn, a mayor who left in May."""
    kinds = reading.kinds
    first = at
    if at >= high or kinds[at] not in "dpCxhu0w":
        return None
    if kinds[at] in "uw":
        return Subject(at, at + 1, at + 1)
    while at < high and (step := _step_right(reading, first, at, high)):
        at += step
    if at == first:
        return None
    return Subject(first, apposition_end(reading, at, high), at)


def _step_right(reading: Reading, first: int, at: int, high: int) -> int:
    """How many items at `at` still belong to the phrase that began at `first`; 0 where it ends."""
    kinds, words = reading.kinds, reading.words
    kind, following = kinds[at], kinds[at + 1] if at + 1 < high else ""
    if kind == "x" and at > first and words[at].endswith("ed") and _is_past(reading, at, following):
        return 0
    if kind in "Ch~x0&'" or (kind == "Q" and (kinds[at - 1] == "h" or is_nickname(reading, at))):
        return 1
    if kind in "dp":
        return int(at == first or kinds[at - 1] in "idt")
    if kind == "r" or (kind == "m" and following and following in "xC"):
        return int(kinds[at - 1] in "dp")
    if kind == "(":
        return max(0, kinds.find(")", at, at + 6) + 1 - at)
    if words[at] == "and":
        return int(bool(following) and following in "Cxdp" and at - first <= 6)
    joins = words[at] in _ATTACHING and bool(following) and following in "dpChx0"
    return int(joins and _attaches(reading, first, at))


def _is_past(reading: Reading, at: int, following: str) -> bool:
    """Whether a word in -ed is the verb after the phrase: Ivo Kerr started; monitors counted musicians."""
    return reading.kinds[at - 1] in "C~" or (
        reading.words[at - 1].endswith("s") and bool(set(following) & set("xdpC0"))
    )


def _attaches(reading: Reading, first: int, at: int) -> bool:
    if reading.words[at] == "of":
        return True
    held = reading.words[max(first, at - 3) : at]
    return reading.kinds[at - 1] == "x" and any(word in speaking_nouns() for word in held)


def subject_place(reading: Reading, low: int, high: int) -> int:
    """Where the subject of a clause may begin: after a dateline, linking words, and words of time and place."""
    kinds = reading.kinds
    at = _after_dateline(reading, low, high)
    if at + 1 < high and kinds[at] == "C" and kinds[at + 1] in "si," and reading.words[at].endswith("ly"):
        at += 1  # Shortly after the vote, Dorn
    while at < high and kinds[at] in "rcmn,":
        at += 1
    if at < high and (kinds[at] in "its" or (kinds[at] in "xv" and reading.words[at].endswith("ing"))):
        comma = kinds.find(",", at, high)
        at = comma + 1 if comma > 0 else at
    while at < high and kinds[at] in "rcmn,":
        at += 1
    comma = kinds.find(",", at, min(high, at + 6))
    if comma > at and (reading.words[at] in _HERE or reading.words[comma - 1] in _AGO):  # Eight years ago, Dorn
        return comma + 1
    if kinds[at : at + 3] in ("xr,", "Cr,", "xm,", "Cm,", "dxr,"):  # Hours later, Dorn
        at = kinds.find(",", at, high) + 1 or at
    return at


def _after_dateline(reading: Reading, low: int, high: int) -> int:
    """KELL, Dec. 8 (Agency) — the first item after the dash; the beginning where there is no dateline."""
    dash = reading.kinds.find("-", low, min(low + 14, high))
    if dash > low and not reading.kinds[low:dash].strip("C~,m0()") and reading.words[dash] == "-":
        return dash + 1
    return low


def stands_alone(word: str) -> bool:
    """Whether a determiner may be a phrase by itself: some, both."""
    return word in _PRONOUN_LIKE


def _may_be_noun(reading: Reading, at: int) -> bool:
    return at > 0 and reading.kinds[at - 1] in "dphC" and reading.words[at] in speaking_nouns()
