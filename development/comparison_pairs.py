"""The gold of comparisons that was made by reading: its rows, and where each of its figures stands in a study."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

import toolkit as tk
from development.data import ROOT

GOLD = ROOT / "benchmarks" / "comparison_gold"
DEVELOPMENT = ROOT / "benchmarks" / "comparison_gold_development"
"""Read to be learnt from: it may be looked into."""
BLIND = ROOT / "benchmarks" / "comparison_gold_blind"
"""Never tuned on: whoever mends errors seen in it takes its worth away."""
Outcome = tuple[str, str]
"""What the gold says and what we say."""


def read(name: str, gold: Path = GOLD) -> list[dict[str, str]]:
    with (gold / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def articles(gold: Path = GOLD) -> pd.DataFrame:
    rows = [{"kind": "csv", **row} for row in read("articles", gold)]
    for row in rows:
        row["published_grain"] = "day"
    return tk.TABLES["articles"].build(rows)


def story(article_id: str) -> str:
    return article_id.rsplit("-", 1)[0]


def sides(study: tk.Study, row: dict[str, str]) -> list[str]:
    """The keys of both quantities of a pair."""
    return [quantity_at(study, row[f"{s}_article_id"], row[f"{s}_surface"], row[f"{s}_nth"]) for s in "ab"]


def quantity_at(study: tk.Study, article_id: str, surface: str, nth: str) -> str:
    """The key of the quantity that overlaps the nth occurrence of the words; "" where none was found."""
    start, end = place(study, article_id, surface, nth)
    rows = study.quantities
    near = rows[(rows["article_id"] == article_id) & (rows["start"] < end) & (rows["end"] > start)]
    return str(near["quantity_id"].iloc[0]) if len(near) else f"none {article_id} {start}"


def place(study: tk.Study, article_id: str, surface: str, nth: str) -> tuple[int, int]:
    text = str(study.articles.set_index("article_id").loc[article_id, "text"])
    position = -1
    for _ in range(int(nth)):
        position = text.index(surface, position + 1)
    return position, position + len(surface)


def f1(outcomes: list[Outcome], label: str) -> tuple[float, float, float]:
    counts: Counter[Any] = Counter()
    for gold, ours in outcomes:
        counts["right"] += gold == ours == label
        counts["gold"] += gold == label
        counts["ours"] += ours == label
    precision = counts["right"] / counts["ours"] if counts["ours"] else 0.0
    recall = counts["right"] / counts["gold"] if counts["gold"] else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def report_verdicts(outcomes: list[Outcome]) -> None:
    labels = sorted({gold for gold, _ in outcomes})
    scores = [f1(outcomes, label) for label in labels]
    for label, (precision, recall, harmonic) in zip(labels, scores, strict=True):
        print(f"  {label:16} precision {precision:.3f}  recall {recall:.3f}  F1 {harmonic:.3f}")
    report("verdict macro-F1", sum(harmonic for *_, harmonic in scores) / len(scores), 0.90)
    report("contradiction precision", f1(outcomes, "contradiction")[0], 0.95)


def report(name: str, figure: float, goal: float) -> None:
    print(f"{name:28}{figure:8.3f}   goal {goal:.2f}  {'reached' if figure >= goal else 'MISSED'}")
