"""Which articles of a study tell of the same: those near in time that share rarer words, names and numbers."""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations, count

import pandas as pd

from toolkit.comparison.nouns import classes
from toolkit.comparison.wordvectors import rarity
from toolkit.language.folding import fold
from toolkit.study import Study

COMMON = 40
"""A word in more articles than this tells too little to lay them side by side."""
SHARED = 2
"""Rarer words that two articles share at least, to be looked at together."""
LIKE = 0.075
"""How like the articles of two heaps must be on average for them to be one story: the cosine of their words, fading."""
VERY_LIKE = 0.3
"""How like two articles must be to be laid side by side though their stories are two."""
FRESH = 30.0
"""Days apart up to which two articles are likely to tell of the same."""
FADING = 120.0
"""Days after which two articles, though alike, are half as likely to do so."""
_TELLING = re.compile(r"(?<![\d.,])(?!(?:19|20)\d\d(?!\d|[.,]\d))\d[\d.,]*\d(?!\d)")
"""A number of two digits and more that is no year."""
FEW = 6
"""Articles up to which a study is taken to tell one story."""


class Stories:
    """Which articles tell of the same."""

    def __init__(self, words: dict[str, frozenset[str]], days: Mapping[str, float] | None = None) -> None:
        """`words` are those of each article, `days` the day on which it was published, where that is known."""
        self._days = days or {}
        self._articles = sorted(words)
        spread = Counter(word for found in words.values() for word in found)
        self._weight = {
            word: (math.log(1 + len(words) / times) * rarity(word) ** 2) ** 2
            for word, times in spread.items()
            if times > 1
        }
        self._words = {key: frozenset(word for word in found if word in self._weight) for key, found in words.items()}
        self._length = {key: math.sqrt(sum(self._weight[w] for w in found)) for key, found in self._words.items()}
        self._links = self._found()

    def links(self) -> list[tuple[str, str]]:
        """The pairs of articles that may tell of the same."""
        return self._links

    def _found(self) -> list[tuple[str, str]]:
        if len(self._articles) <= FEW:
            return list(combinations(self._articles, 2))
        alike = {pair: self.likeness(*pair) for pair in self._met()}
        told = {pair for heap in gather(alike, LIKE) for pair in combinations(sorted(heap), 2)}
        return sorted(told | {pair for pair, likeness in alike.items() if likeness >= VERY_LIKE})

    def _met(self) -> list[tuple[str, str]]:
        """The pairs that share a few rarer words: only these are looked at."""
        holding: defaultdict[str, list[str]] = defaultdict(list)
        for key in self._articles:
            for word in self._words[key]:
                holding[word].append(key)
        met = Counter(pair for held in holding.values() if len(held) <= COMMON for pair in combinations(held, 2))
        return [pair for pair, times in sorted(met.items()) if times >= SHARED]

    def nearness(self, one: str, other: str) -> float:
        """How surely two articles tell of one event: their likeness, 1 for one article or in a study of few."""
        return 1.0 if one == other or len(self._articles) <= FEW else self.likeness(one, other)

    def likeness(self, one: str, other: str) -> float:
        """How like two articles are, from 0 to 1: by their words and numbers, rare ones first, fading with the days."""
        shared = sum(self._weight[word] for word in self._words[one] & self._words[other])
        like = shared / max(self._length[one] * self._length[other], 1e-9)
        if one not in self._days or other not in self._days:
            return like
        apart = abs(self._days[one] - self._days[other]) - FRESH
        return float(like * 0.5 ** (max(0.0, apart) / FADING))


def gather(alike: dict[tuple[str, str], float], least: float) -> list[frozenset[str]]:
    """Heaps of two or more, the likest joined first, as long as their members are alike on average.

    >>> [sorted(heap) for heap in gather({("a", "b"): 0.9, ("b", "c"): 0.5, ("a", "d"): 0.1}, 0.2)]
    [['a', 'b', 'c']]
    """
    names = sorted({name for pair in alike for name in pair})
    members: dict[int, frozenset[str]] = {number: frozenset((name,)) for number, name in enumerate(names)}
    place = {name: number for number, name in enumerate(names)}
    sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (one, other), likeness in alike.items():
        sums[place[one]][place[other]] = sums[place[other]][place[one]] = likeness
    queue = [
        (-likeness, min(place[a], place[b]), max(place[a], place[b]))
        for (a, b), likeness in alike.items()
        if likeness >= least
    ]
    heapq.heapify(queue)
    number = count(len(names))
    while queue:
        _, left, right = heapq.heappop(queue)
        if left in members and right in members:
            new = next(number)
            members[new] = members.pop(left) | members.pop(right)
            for near, total in _joined(sums, left, right).items():
                if near in members:
                    sums[new][near] = sums[near][new] = total
                    mean = total / (len(members[new]) * len(members[near]))
                    if mean >= least:
                        heapq.heappush(queue, (-mean, near, new))
    return [found for found in members.values() if len(found) > 1]


def _joined(sums: dict[int, dict[int, float]], one: int, other: int) -> dict[int, float]:
    """How like each other heap is to two that are joined, summed over their members."""
    ones, others = sums.pop(one, {}), sums.pop(other, {})
    return {near: ones.get(near, 0.0) + others.get(near, 0.0) for near in {*ones, *others} - {one, other}}


def stories_of(study: Study) -> Stories:
    """The stories of a study, told apart by the words and numbers of its articles, and by when they were published."""
    columns = (study.articles[name] for name in ("article_id", "text", "published"))
    rows = list(zip(*columns, strict=True))
    words = {key: frozenset(classes(fold(text))) | telling_numbers(text) for key, text, _ in rows}
    return Stories(words, {key: day.timestamp() / 86_400 for key, _, day in rows if not pd.isna(day)})


def telling_numbers(text: str) -> frozenset[str]:
    """The numbers of a text that few other texts have: those with two digits and more that are not zeros at its end.

    >>> sorted(telling_numbers("In 2030, 412 of some 6,000 ships and 1,720 men left."))
    ['1,720', '412']
    """
    found = {match[0] for match in _TELLING.finditer(text)}
    return frozenset(number for number in found if len(number.replace(",", "").replace(".", "").rstrip("0")) > 1)
