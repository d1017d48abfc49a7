"""Which figures are laid side by side: those of one matter in articles of one story."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from toolkit.comparison.figures import Figure, when
from toolkit.comparison.nouns import classes
from toolkit.language.folding import fold
from toolkit.study import Study

LARGEST = 150
"""Figures of one matter beyond which not every pair is laid out: only neighbours in time."""
NEIGHBOURS = 20
COMMON = 60
"""A word around more figures than this tells too little to lay them side by side."""
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
    """Pairs that share what is counted or a word of the matter, each pair once, the earlier figure first."""
    ordered = sorted(figures, key=when)
    things: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    words: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for i, figure in enumerate(ordered):
        measure, claim = figure.claim.measure.partition(" per ")[0], figure.claim
        for thing in {claim.thing, claim.holder, *claim.setting.things, *claim.setting.groups, claim.setting.stance} - {
            ""
        }:
            things[measure, thing].append(i)
        for word in claim.setting.words:
            words[measure, word].append(i)
    met = {pair for held in things.values() for pair in _near(held)}
    met |= {pair for held in words.values() if len(held) <= COMMON for pair in combinations(held, 2)}
    for i, j in sorted(met):
        one, other = ordered[i], ordered[j]
        if stories.linked(one.quantity["article_id"], other.quantity["article_id"]) or _same_place(one, other):
            yield one, other


def _near(held: list[int]) -> Iterator[tuple[int, int]]:
    if len(held) <= LARGEST:
        return combinations(held, 2)
    return ((held[a], held[b]) for a in range(len(held)) for b in range(a + 1, min(a + NEIGHBOURS, len(held))))


def _same_place(one: Figure, other: Figure) -> bool:
    return bool(one.claim.place) and one.claim.place.casefold() == other.claim.place.casefold()
