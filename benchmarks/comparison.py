"""Comparison of figures on two golds made by reading: pairs, implied values, chains.

`benchmarks/comparison_gold` was written by another reader than the code's, before there was any code.
"""

from __future__ import annotations

import csv
import math
from collections import Counter
from pathlib import Path
from typing import Any

import pandas as pd

import toolkit as tk

GOLD = Path(__file__).parent / "comparison_gold"


def main() -> None:
    study = tk.analyse(articles(), progress=False)
    print(f"gold: {GOLD.name}, {len(study.articles)} items, {len(read('pairs'))} pairs, {len(read('implied'))} implied")
    outcomes = verdicts(study)
    labels = sorted({gold for gold, _ in outcomes})
    scores = [f1(outcomes, label) for label in labels]
    for label, (precision, recall, score) in zip(labels, scores, strict=True):
        print(f"  {label:16} precision {precision:.3f}  recall {recall:.3f}  F1 {score:.3f}")
    report("verdict macro-F1", sum(score for *_, score in scores) / len(scores), 0.90)
    report("contradiction precision", f1(outcomes, "contradiction")[0], 0.95)
    right = [implied_is_right(study, row) for row in read("implied")]
    report("implied values right", sum(right) / len(right), 0.95)


def report(name: str, figure: float, goal: float) -> None:
    print(f"{name:28}{figure:8.3f}   goal {goal:.2f}  {'reached' if figure >= goal else 'MISSED'}")


def read(name: str) -> list[dict[str, str]]:
    with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def articles() -> pd.DataFrame:
    rows = [{"kind": "csv", **row} for row in read("articles")]
    for row in rows:
        row["published_grain"] = "day"
    return tk.TABLES["articles"].build(rows)


def verdicts(study: tk.Study) -> list[tuple[str, str]]:
    """(gold, ours) for every pair; what the comparison does not lay side by side is not comparable."""
    table = tk.compare_quantities(study)
    ours = {
        frozenset(pair): verdict
        for *pair, verdict in zip(
            table["first_quantity_id"], table["second_quantity_id"], table["verdict"], strict=True
        )
    }
    found = []
    for row in read("pairs"):
        pair = frozenset(quantity_at(study, row[f"{s}_article_id"], row[f"{s}_surface"], row[f"{s}_nth"]) for s in "ab")
        found.append((row["verdict"], ours.get(pair, "not_comparable")))
    return found


def quantity_at(study: tk.Study, article_id: str, surface: str, nth: str) -> str:
    """The key of the quantity that overlaps the nth occurrence of the words; "" where none was found."""
    start, end = place(study, article_id, surface, nth)
    rows = study.quantities
    near = rows[(rows["article_id"] == article_id) & (rows["start"] < end) & (rows["end"] > start)]
    return str(near["quantity_id"].iloc[0]) if len(near) else f"none {article_id} {start}"


def place(study: tk.Study, article_id: str, surface: str, nth: str) -> tuple[int, int]:
    text = study.articles.set_index("article_id").loc[article_id, "text"]
    position = -1
    for _ in range(int(nth)):
        position = text.index(surface, position + 1)
    return position, position + len(surface)


def implied_is_right(study: tk.Study, row: dict[str, str]) -> bool:
    start, end = place(study, row["article_id"], row["surface"], row["nth"])
    rows = study.quantities
    near = rows[(rows["article_id"] == row["article_id"]) & (rows["start"] < end) & (rows["end"] > start)]
    values = [value for value in near["implied_value"] if pd.notna(value)]
    if not row["implied_value"]:
        return not values
    return any(math.isclose(value, float(row["implied_value"]), rel_tol=1e-3) for value in values)


def f1(outcomes: list[tuple[str, str]], label: str) -> tuple[float, float, float]:
    counts: Counter[Any] = Counter()
    for gold, ours in outcomes:
        counts["right"] += gold == ours == label
        counts["gold"] += gold == label
        counts["ours"] += ours == label
    precision = counts["right"] / counts["ours"] if counts["ours"] else 0.0
    recall = counts["right"] / counts["gold"] if counts["gold"] else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


if __name__ == "__main__":
    main()
