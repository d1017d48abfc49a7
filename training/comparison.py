"""Fits the weights by which two figures are held to be of one thing, and scores them on stories left out.

Logistic regression with a ridge, on the pairs of `benchmarks/comparison_gold`: comparable or not. Pairs of figures that
the gold puts into different groups of one story are weak examples against. Run as `python -m training.comparison`; it
writes `toolkit/lexicons/comparison_weights.csv`.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np

import toolkit as tk
from benchmarks.comparison_pairs import Outcome, articles, read, report_verdicts, sides, story
from toolkit.comparison.figures import Figure, read_figures
from toolkit.comparison.judging import weigh
from toolkit.comparison.likeness import signs_of
from toolkit.comparison.sameness import obstacle

RIDGE = 1.0
ROUNDS = 30
WEAK = 0.45
EVERY = 3
"""One in so many of the weak examples is kept."""
WEIGHTS = Path(tk.__file__).parent / "lexicons" / "comparison_weights.csv"
HEADER = """\
# How much each sign speaks for two figures being of one thing (logarithms of odds), fitted by training/comparison.py on read pairs
sign,weight
"""  # noqa: E501 - one line of the file


class Example(NamedTuple):
    """Two figures of one story, whether the gold holds them comparable, and how much that weighs."""

    story: str
    verdict: str
    first: Figure
    second: Figure
    signs: dict[str, float]
    weight: float


def main() -> None:
    examples, lost = gather(tk.analyse(articles(), progress=False))
    print("each story by weights fitted on the others:")
    report_verdicts(leave_out(examples) + lost)
    weights = fit(examples)
    rows = "".join(f"{sign},{weight:.3f}\n" for sign, weight in sorted(weights.items()))
    WEIGHTS.write_text(HEADER + rows, encoding="utf-8")


def gather(study: tk.Study) -> tuple[list[Example], list[Outcome]]:
    """The read pairs and weak examples; and the outcomes of the pairs of which a figure was not found."""
    figures = {figure.quantity["quantity_id"]: figure for figure in read_figures(study)}
    examples, lost, groups = [], [], _Groups()
    listed = set()
    for row in read("pairs"):
        one, other = sides(study, row)
        listed.add(frozenset((one, other)))
        groups.add(story(row["a_article_id"]), one, other, same=row["verdict"] != "not_comparable")
        if one in figures and other in figures:
            pair = figures[one], figures[other]
            examples.append(Example(story(row["a_article_id"]), row["verdict"], *pair, signs_of(*pair), 1.0))
        else:
            lost.append((row["verdict"], "not_comparable"))
    apart = [(s, a, b) for s, a, b in groups.apart() if frozenset((a, b)) not in listed and {a, b} <= figures.keys()]
    for name, a, b in apart[::EVERY]:
        pair = figures[a], figures[b]
        examples.append(Example(name, "", *pair, signs_of(*pair), WEAK))
    return examples, lost


class _Groups:
    """Figures that the gold holds to be of one thing, story by story."""

    def __init__(self) -> None:
        self._of: dict[str, set[str]] = {}
        self._stories: dict[str, str] = {}

    def add(self, name: str, one: str, other: str, *, same: bool) -> None:
        for key in (one, other):
            self._of.setdefault(key, {key})
            self._stories[key] = name
        if same:
            joined = self._of[one] | self._of[other]
            for key in joined:
                self._of[key] = joined

    def apart(self) -> list[tuple[str, str, str]]:
        """Two figures of one story that are of different groups."""
        return [
            (self._stories[a], a, b)
            for a, b in combinations(sorted(self._of), 2)
            if self._stories[a] == self._stories[b] and b not in self._of[a]
        ]


def fit(examples: list[Example]) -> dict[str, float]:
    """The weights of the signs: logistic regression with a ridge, by Newton's method."""
    free = [e for e in examples if not obstacle(e.first.claim, e.second.claim)]
    names = sorted({sign for e in free for sign in e.signs})
    table = np.array([[1.0, *(e.signs.get(name, 0.0) for name in names)] for e in free])
    wanted = np.array([e.verdict not in ("", "not_comparable") for e in free], dtype=float)
    counts = np.array([e.weight for e in free])
    ridge = np.diag([1e-6, *[RIDGE] * len(names)])
    weights = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (wanted - chance)) - ridge @ weights
        bend = (table.T * (counts * chance * (1 - chance))) @ table + ridge
        weights = weights + np.linalg.solve(bend, slope)
    return dict(zip(["base", *names], weights.tolist(), strict=True))


def leave_out(examples: list[Example]) -> list[Outcome]:
    """Gold and ours for every read pair, each story judged by weights fitted on the others."""
    outcomes = []
    for left in sorted({e.story for e in examples}):
        weights = fit([e for e in examples if e.story != left])
        outcomes += [(e.verdict, ours(e, weights)) for e in examples if e.story == left and e.verdict]
    return outcomes


def ours(example: Example, weights: dict[str, float]) -> str:
    """Our verdict on an example by these weights, in the words of the gold."""
    if obstacle(example.first.claim, example.second.claim):
        return "not_comparable"
    odds = weights["base"] + sum(weights.get(sign, 0.0) * value for sign, value in example.signs.items())
    verdict = weigh(example.first, example.second, odds).verdict
    return "not_comparable" if verdict == "incomparable" else verdict


if __name__ == "__main__":
    main()
