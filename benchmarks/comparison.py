"""Comparison of figures on two golds made by reading: pairs, implied values, chains.

`benchmarks/comparison_gold` was written by another reader than the code's, before there was any code. The code was
mended by looking at the stories at even places in `articles.csv` alone; the others show what carries over.
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
    stories = list(dict.fromkeys(story(key) for key in study.articles["article_id"]))
    ours = tk.compare_quantities(study)
    for half, chosen in (("tuned on", stories[::2]), ("untouched", stories[1::2]), ("all", stories)):
        print(f"{half}: {', '.join(chosen)}")
        pairs = [row for row in read("pairs") if story(row["a_article_id"]) in chosen]
        implied = [row for row in read("implied") if story(row["article_id"]) in chosen]
        score(study, pairs, implied, ours)
    sides = zip(ours["first_article_id"], ours["second_article_id"], strict=True)
    strangers = sum(story(one) != story(other) for one, other in sides)
    print(f"pairs laid side by side: {len(ours)}, of them from two stories (none should be): {strangers}")


def story(article_id: str) -> str:
    return article_id.rsplit("-", 1)[0]


def score(study: tk.Study, pairs: list[dict[str, str]], implied: list[dict[str, str]], ours: pd.DataFrame) -> None:
    outcomes = verdicts(study, pairs, ours)
    labels = sorted({gold for gold, _ in outcomes})
    scores = [f1(outcomes, label) for label in labels]
    for label, (precision, recall, harmonic) in zip(labels, scores, strict=True):
        print(f"  {label:16} precision {precision:.3f}  recall {recall:.3f}  F1 {harmonic:.3f}")
    report("verdict macro-F1", sum(harmonic for *_, harmonic in scores) / len(scores), 0.90)
    report("contradiction precision", f1(outcomes, "contradiction")[0], 0.95)
    right = [implied_is_right(study, row) for row in implied]
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


def verdicts(study: tk.Study, pairs: list[dict[str, str]], table: pd.DataFrame) -> list[tuple[str, str]]:
    """(gold, ours) for every pair; what the comparison does not lay side by side is not comparable."""
    columns = (table[name] for name in ("first_quantity_id", "second_quantity_id", "verdict"))
    ours = {frozenset((first, second)): verdict for first, second, verdict in zip(*columns, strict=True)}
    found = []
    for row in pairs:
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
