"""Which figures are laid side by side: those of one matter in articles of one story."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from toolkit.comparison.figures import Figure, when
from toolkit.comparison.judging import judge
from toolkit.comparison.nouns import classes
from toolkit.language.folding import fold
from toolkit.study import Study

LARGEST = 150
"""Figures of one matter beyond which not every pair is laid out: only neighbours in time."""
NEIGHBOURS = 20
COMMON = 40
"""A word in more articles than this tells too little to lay them side by side."""
SHARED = 2
"""Rarer words that two articles of one story share at least."""
LIKE = 0.2
"""Share of the weight of the poorer article's words that two articles of one story have in common."""
FEW = 6
"""Articles up to which a study is taken to tell one story."""


class Stories:
    """Which articles tell of the same: they share enough names and words that most others have not."""

    def __init__(self, words: dict[str, frozenset[str]]) -> None:
        spread = Counter(word for found in words.values() for word in found)
        self._one = len(words) <= FEW
        self._weight = {word: math.log(len(words) / count) for word, count in spread.items() if count > 1}
        self._words = {key: frozenset(word for word in found if word in self._weight) for key, found in words.items()}
        self._total = {key: sum(self._weight[word] for word in found) for key, found in self._words.items()}
        self._known: dict[tuple[str, str], bool] = {}

    def links(self) -> list[tuple[str, str]]:
        """The pairs of articles that may tell of the same: only those that share a few rarer words are looked at."""
        if self._one:
            return list(combinations(sorted(self._words), 2))
        holding: defaultdict[str, list[str]] = defaultdict(list)
        for key in sorted(self._words):
            for word in self._words[key]:
                holding[word].append(key)
        met = Counter(pair for held in holding.values() if len(held) <= COMMON for pair in combinations(held, 2))
        return [pair for pair, count in sorted(met.items()) if count >= SHARED and self.linked(*pair)]

    def linked(self, one: str, other: str) -> bool:
        """Whether two articles may tell of the same."""
        if self._one or one == other:
            return True
        key = (one, other) if one < other else (other, one)
        if key not in self._known:
            shared = sum(self._weight[word] for word in self._words[one] & self._words[other])
            self._known[key] = shared >= LIKE * min(self._total[one], self._total[other])
        return self._known[key]


def stories_of(study: Study) -> Stories:
    """The stories of a study, told apart by the words of its articles."""
    texts = zip(study.articles["article_id"], study.articles["text"], strict=True)
    return Stories({key: frozenset(classes(fold(text))) for key, text in texts})


def pairs_of(figures: list[Figure], stories: Stories) -> Iterator[tuple[Figure, Figure]]:
    """Pairs of one measure in articles of one story, each pair once, the earlier figure first."""
    ordered = sorted(figures, key=when)
    holding: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, figure in enumerate(ordered):
        measure = figure.claim.measure.partition(" per ")[0]
        holding[measure, figure.quantity["article_id"]].append(i)
    met = {pair for held in holding.values() for pair in _near(held)}
    for one, other in stories.links():
        for measure in {m for m, article in holding if article == one}:
            met |= _across(holding[measure, one], holding.get((measure, other), []))
    for i, j in sorted(met):
        yield ordered[i], ordered[j]


def _across(ones: list[int], others: list[int]) -> set[tuple[int, int]]:
    """The pairs between two articles; of very long lists of numbers only the first."""
    return {(min(i, j), max(i, j)) for i in ones[:LARGEST] for j in others[:LARGEST]}


def _near(held: list[int]) -> Iterator[tuple[int, int]]:
    if len(held) <= LARGEST:
        return combinations(held, 2)
    return ((held[a], held[b]) for a in range(len(held)) for b in range(a + 1, min(a + NEIGHBOURS, len(held))))


def chains_of(figures: list[Figure], stories: Stories) -> list[list[Figure]]:
    """The figures of each thing that more than one figure tells, in the order given."""
    place = {figure.quantity["quantity_id"]: i for i, figure in enumerate(figures)}
    root = list(range(len(figures)))
    for one, other in pairs_of(figures, stories):
        if judge(one, other).verdict in _LINKING:
            a, b = (_top(root, place[figure.quantity["quantity_id"]]) for figure in (one, other))
            root[max(a, b)] = min(a, b)
    held: defaultdict[int, list[Figure]] = defaultdict(list)
    for i, figure in enumerate(figures):
        held[_top(root, i)].append(figure)
    return [group for group in held.values() if len(group) > 1]


_LINKING = ("equal", "compatible", "refines", "update", "contradiction")


def _top(root: list[int], i: int) -> int:
    while root[i] != i:
        root[i] = root[root[i]]
        i = root[i]
    return i
