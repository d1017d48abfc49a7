"""Fits the weights by which two figures are held to be of one thing, and scores them on stories left out.

Logistic regression with a ridge, in two rounds, on the read pairs of `benchmarks/comparison_gold*` (never the blind
ones) and of `benchmarks/comparison_real` (never the fresh ones): comparable or not. The first round weighs each pair by
itself; the second also knows how the rivals of the pair in the same two articles stand. Pairs of figures that the gold
puts into different groups of one story are weak examples against. The real pairs need the development data. Run as
`python -m training.comparison`; it writes `toolkit/lexicons/comparison_weights.csv`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np

import toolkit as tk
from development.comparison_pairs import (
    DEVELOPMENT,
    GOLD,
    TRAINING,
    Outcome,
    articles,
    read,
    report_verdicts,
    sides,
    story,
)
from development.comparison_real import FRESH, OPEN, RealPair, keys_of, real_studies, report_real
from toolkit.comparison.alignment import FIRST, SECOND, Pair, matched_signs, signed_groups
from toolkit.comparison.figures import Figure, read_figures
from toolkit.comparison.intervals import excluded
from toolkit.comparison.judging import TIME, weigh
from toolkit.comparison.likeness import Signs, odds_of
from toolkit.comparison.stories import stories_of
from toolkit.comparison.timing import timing_signs

RIDGE = 2.0
ROUNDS = 30
ENOUGH = 1e-6
"""A step so small ends the fit."""
WEAK = 0.45
REAL = 1.25
"""How much a real pair weighs beside one of the gold, among which pairs of one thing are far commoner."""
EVERY = 3
"""One in so many of the weak examples is kept."""
WEIGHTS = Path(tk.__file__).parent / "lexicons" / "comparison_weights.csv"
HEADER = """\
# How much each sign speaks for two figures being of one thing (logarithms of odds), fitted by training/comparison.py on read pairs. round: alone (each pair by itself), matched (beside the other pairs of the same two articles)
round,sign,weight
"""  # noqa: E501 - one line of the file
Weights = dict[str, float]
Key = frozenset[str]


class Story(NamedTuple):
    """One read story: the pairs of its figures in groups of two articles, and what the gold says of them."""

    name: str
    groups: list[list[Pair]]
    gold: dict[Key, str]
    """The verdict on each read pair."""
    weak: frozenset[Key]
    """Pairs that the gold holds to be of two things, though nobody gave a verdict on them."""
    figures: dict[str, Figure]
    weight: float = 1.0
    """What each of its pairs weighs beside one of the gold."""
    timed: bool = True
    """Whether timing is learnt from it: real news has too few contradictions for that."""


def main() -> None:
    stories = [
        found
        for gold in (GOLD, DEVELOPMENT, TRAINING)
        for found in gather(tk.analyse(articles(gold), progress=False), gold)
    ]
    real = gather_real()
    if not real:
        raise FileNotFoundError("the development data (TOOLKIT_DATA) is missing: the weights rest on real news as well")
    print("each story by weights fitted on the others and on real news:")
    report_verdicts([pair for outcomes in leave_out(stories, real).values() for pair in outcomes])
    report_halves(stories, real)
    weights = fit([*stories, *real])
    rows = "".join(f"{name},{sign},{w:.3f}\n" for name in weights for sign, w in sorted(weights[name].items()))
    WEIGHTS.write_text(HEADER + rows, encoding="utf-8")


def gather(study: tk.Study, gold: Path) -> list[Story]:
    """The stories of a gold, with the pairs of their figures and the verdicts on those that were read."""
    figures = read_figures(study)
    verdicts: defaultdict[str, dict[Key, str]] = defaultdict(dict)
    groups: defaultdict[str, _Groups] = defaultdict(_Groups)
    for row in read("pairs", gold):
        one, other = sides(study, row)
        name = story(row["a_article_id"])
        verdicts[name][frozenset((one, other))] = row["verdict"]
        groups[name].add(one, other, same=row["verdict"] != "not_comparable")
    pairs: defaultdict[str, list[list[Pair]]] = defaultdict(list)
    for group in signed_groups(figures, stories_of(study)):
        pairs[story(group[0].first.quantity["article_id"])].append(group)
    known = {figure.quantity["quantity_id"]: figure for figure in figures}
    return [
        Story(name, pairs[name], gold_of, groups[name].apart() - frozenset(gold_of), known)
        for name, gold_of in verdicts.items()
    ]


def gather_real() -> list[Story]:
    """The halves of the real news as stories, one of each corpus and half; none without the development data."""
    return [half for drawn, study in real_studies() if drawn[0].draw != FRESH for half in _halves(drawn, study)]


def _halves(drawn: Sequence[RealPair], study: tk.Study) -> Iterator[Story]:
    figures, keys = read_figures(study), keys_of(study)
    known = {figure.quantity["quantity_id"]: figure for figure in figures}
    groups = list(signed_groups(figures, stories_of(study)))
    for half in sorted({pair.half for pair in drawn}):
        gold = {keys(pair): pair.verdict for pair in drawn if pair.half == half and pair.verdict != OPEN}
        own = [group for group in groups if any(_key(pair) in gold for pair in group)]
        yield Story(half, own, gold, frozenset(), known, REAL, timed=False)


def report_halves(stories: Sequence[Story], real: Sequence[Story]) -> None:
    """Prints the verdicts on each half of the real news by weights that were fitted without it."""
    found: list[Outcome] = []
    for half in sorted({one.name for one in real}):
        weights = fit([*stories, *(one for one in real if one.name != half)])
        found += [outcome for one in real if one.name == half for outcome in outcomes_of(one, weights)]
    report_real("real news, each half by weights fitted without it", found)


class _Groups:
    """Figures that the gold holds to be of one thing."""

    def __init__(self) -> None:
        self._of: dict[str, set[str]] = {}

    def add(self, one: str, other: str, *, same: bool) -> None:
        for key in (one, other):
            self._of.setdefault(key, {key})
        if same:
            joined = self._of[one] | self._of[other]
            for key in joined:
                self._of[key] = joined

    def apart(self) -> frozenset[Key]:
        """Two figures that are of different groups; one in some of them."""
        every = [frozenset((a, b)) for a, b in combinations(sorted(self._of), 2) if b not in self._of[a]]
        return frozenset(every[::EVERY])


def _key(pair: Pair) -> Key:
    return frozenset((pair.first.quantity["quantity_id"], pair.second.quantity["quantity_id"]))


def fit(stories: Sequence[Story]) -> dict[str, Weights]:
    """The weights of both rounds."""
    alone = _fit(
        [(pair.signs, *example) for s in stories for g in s.groups for pair in g if (example := _example(s, pair))]
    )
    matched = [
        (signs, *example)
        for s in stories
        for group in s.groups
        for pair, signs in zip(group, _matched(group, alone), strict=True)
        if (example := _example(s, pair))
    ]
    timed = [example for s in stories if s.timed for example in _timed(s)]
    return {FIRST: alone, SECOND: _fit(matched), TIME: _fit(timed)}


def _timed(read_story: Story) -> Iterator[tuple[Signs, bool, float]]:
    """Figures of one thing that exclude each other, with whether the gold holds the later to be an update."""
    for key, gold in read_story.gold.items():
        figures = [read_story.figures[name] for name in key if name in read_story.figures]
        if gold in ("update", "contradiction") and len(figures) == 2 and excluded(*(f.claim for f in figures)):
            yield timing_signs(*figures), gold == "update", 1.0


def _example(read_story: Story, pair: Pair) -> tuple[bool, float] | None:
    """Whether a pair is of one thing, and how much it weighs; None where the gold does not say."""
    key = _key(pair)
    if key in read_story.gold:
        return read_story.gold[key] != "not_comparable", read_story.weight
    return (False, WEAK) if key in read_story.weak else None


def _matched(group: Sequence[Pair], alone: Weights) -> list[Signs]:
    return matched_signs(group, [odds_of(pair.signs, alone) for pair in group])


def _fit(examples: Sequence[tuple[Signs, bool, float]]) -> Weights:
    """Logistic regression with a ridge, by Newton's method."""
    names = sorted({sign for signs, _, _ in examples for sign in signs})
    table = np.array([[1.0, *(signs.get(name, 0.0) for name in names)] for signs, _, _ in examples])
    wanted = np.array([same for _, same, _ in examples], dtype=float)
    counts = np.array([weight for *_, weight in examples])
    ridge = np.diag([1e-6, *[RIDGE] * len(names)])
    weights = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (wanted - chance)) - ridge @ weights
        bend = (table.T * (counts * chance * (1 - chance))) @ table + ridge
        step = np.linalg.solve(bend, slope)
        weights = weights + step
        if np.abs(step).max() < ENOUGH:
            break
    return dict(zip(["base", *names], weights.tolist(), strict=True))


def leave_out(stories: Sequence[Story], real: Sequence[Story] = ()) -> dict[str, list[Outcome]]:
    """Gold and ours for the read pairs of each story by its name, by weights fitted on the others and on real news."""
    return {
        left.name: outcomes_of(left, fit([*(other for other in stories if other is not left), *real]))
        for left in stories
    }


def nearness_of(pair: Pair) -> float:
    """How near the articles of a pair are: their likeness, which its signs tell as the root, and 1 for one article."""
    same = pair.first.quantity["article_id"] == pair.second.quantity["article_id"]
    return 1.0 if same else pair.signs.get("articles alike", 0.0) ** 2


def outcomes_of(read_story: Story, weights: dict[str, Weights]) -> list[Outcome]:
    """Gold and ours for the read pairs of one story; what is not laid side by side is not comparable."""
    ours: dict[Key, str] = {}
    for group in read_story.groups:
        for pair, signs in zip(group, _matched(group, weights[FIRST]), strict=True):
            times = odds_of(timing_signs(pair.first, pair.second), weights[TIME])
            odds = odds_of(signs, weights[SECOND])
            ours[_key(pair)] = weigh(pair.first, pair.second, odds, times, nearness=nearness_of(pair)).verdict
    said = ((gold, ours.get(key, "incomparable")) for key, gold in read_story.gold.items())
    return [(gold, "not_comparable" if verdict == "incomparable" else verdict) for gold, verdict in said]


if __name__ == "__main__":
    main()
