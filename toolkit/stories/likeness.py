"""Whether two texts are versions of one report, and not two reports of one form."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from functools import cached_property
from typing import NamedTuple

from toolkit.stories.particulars import Particulars, count_missing, find_particulars
from toolkit.stories.shingles import Hashes, count_shared, hash_shingles, split_words

CONTAINED = 0.55
"""Share of the shorter text's shingles that the longer one holds, from which on they may be one story."""
_FEWEST = 2
_SHORT = 30
"""Shingles below which a text says too little to be told by its words: its headline or names must agree too."""
_NEAR = timedelta(days=2.5)
"""Versions of a report follow each other within days; the next report of the same form comes later."""
_A_SLIP = 40
"""Shingles in which one number may differ between two versions that are near in time: a correction, a slip."""
_A_SLIP_FAR = 120
"""The same where the two lie days apart."""
_NAMES = 2
"""Names from which on a short text needs no headline to say whom it is about."""
_NAMED = 0.75
"""Share of the shorter text's names that the longer one must hold."""
_SAME_HEADLINE = 0.6
_RETOLD = 0.6
_RETOLD_NUMBERS = 5
_RETOLD_MISSING = 0.12


class Telling:
    """One text as it is compared: its shingles, words, particulars, headline and time."""

    def __init__(self, text: str, headline: str | None = None, published: datetime | None = None) -> None:
        self.text = text
        self.published = published
        words = split_words(text)
        self.shingles: Hashes = hash_shingles(words)
        self._headline = headline or ""

    @cached_property
    def words(self) -> Counter[str]:
        """The words with their counts."""
        return Counter(split_words(self.text))

    @cached_property
    def particulars(self) -> Particulars:
        """Its numbers and names."""
        return find_particulars(self.text)

    @cached_property
    def headline(self) -> frozenset[str]:
        """The words of its headline; none where it has none."""
        return frozenset(split_words(self._headline))

    @cached_property
    def headline_numbers(self) -> frozenset[str]:
        """The numbers of its headline."""
        return frozenset(word for word in self.headline if word[0].isdigit())


class _Pair(NamedTuple):
    shorter: Telling
    longer: Telling
    contained: float
    near: bool
    missing: int
    """Numbers of the shorter text that the longer one does not tell."""


def is_same_story(one: Telling, other: Telling) -> bool:
    """Whether one text is a version of the other: sent again, corrected, shortened, extended or told anew.

    Two reports of one form (rates, results, prices of two days or two firms) share their words and differ in
    numbers, names or headline; they are two stories.

    >>> first = Telling("The ferry to Lorn stays in port for the whole week, the harbour master said.")
    >>> is_same_story(first, Telling(first.text + " The mayor has asked for bread by air."))
    True
    """
    shorter, longer = sorted((one, other), key=lambda telling: len(telling.shingles))
    if len(shorter.shingles) < _FEWEST:
        return False
    contained = count_shared(shorter.shingles, longer.shingles) / len(shorter.shingles)
    if contained < 0.2:
        return False
    missing = count_missing(shorter.particulars.numbers, longer.particulars.numbers)
    pair = _Pair(shorter, longer, contained, _near(one, other), missing)
    return _is_version(pair) or _is_retold(pair)


def _is_version(pair: _Pair) -> bool:
    """Most of the shorter text stands in the longer one word for word, with its numbers and names."""
    length = len(pair.shorter.shingles)
    alone = length < _SHORT and pair.shorter.headline != pair.longer.headline
    slips = max(not alone, length // _A_SLIP) if pair.near else length // _A_SLIP_FAR
    return (
        pair.contained >= CONTAINED
        and pair.missing <= slips
        and _named(pair) >= _NAMED
        and (length >= _SHORT or _headlines_agree(pair, 0.5) or _names_its_subject(pair))
    )


def _names_its_subject(pair: _Pair) -> bool:
    """Whether a short text says by names whom it is about, and the other, no round-up, tells all it tells."""
    alike = len(pair.longer.shingles) <= 2 * len(pair.shorter.shingles)
    return alike and len(pair.shorter.particulars.names) >= _NAMES and pair.missing == 0 and _named(pair) == 1.0


def _is_retold(pair: _Pair) -> bool:
    """The same headline over the same numbers, soon after: a report told anew in other words."""
    numbers = pair.shorter.particulars.numbers.total()
    return (
        pair.near
        and bool(pair.shorter.headline)
        and _headlines_agree(pair, _SAME_HEADLINE)
        and numbers >= _RETOLD_NUMBERS
        and pair.missing <= _RETOLD_MISSING * numbers
        and (pair.shorter.words & pair.longer.words).total() >= _RETOLD * pair.shorter.words.total()
    )


def _near(one: Telling, other: Telling) -> bool:
    """Whether they were published within days of each other; unknown dates say nothing against it."""
    return one.published is None or other.published is None or abs(one.published - other.published) <= _NEAR


def _named(pair: _Pair) -> float:
    names = pair.shorter.particulars.names
    return sum(name in pair.longer.words for name in names) / len(names) if names else 1.0


def _headlines_agree(pair: _Pair, share: float) -> bool:
    """Whether the headlines share their words and numbers; a text without headline has none to differ."""
    one, other = pair.shorter, pair.longer
    if not one.headline or not other.headline:
        return True
    if one.headline_numbers - other.headline_numbers and other.headline_numbers - one.headline_numbers:
        return False
    return len(one.headline & other.headline) >= share * min(len(one.headline), len(other.headline))
