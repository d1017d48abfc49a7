"""Comparison of figures against a gold made by reading: pairs, implied values, chains; and hints on statements.

`benchmarks/comparison_gold` and `comparison_gold_development` were written by other readers than the code's; the
weights were fitted on both, so "fitted" tells how well they are learned. What carries over is told better by "left
out": each story by weights fitted on the other stories alone (of the development gold, 29 of 33 stories were read by
nobody who wrote rules), and best by `comparison_gold_blind`, of which nobody who wrote rules has seen a story.
"""

from __future__ import annotations

import math
from pathlib import Path

import pandas as pd

import toolkit as tk
from benchmarks import statement_pairs
from development.comparison_pairs import (
    BLIND,
    DEVELOPMENT,
    GOLD,
    Outcome,
    articles,
    place,
    quantity_at,
    read,
    report,
    report_verdicts,
    sides,
    story,
)
from training.comparison import gather, leave_out

ROLES = {"first": "first", "repeated": "repeats", "changed": "changes"}


def main() -> None:
    study, ours = compared(BLIND)
    print("blind (neither rules nor weights have seen it):")
    report_gold(study, ours, BLIND)
    read_stories = []
    for gold in (DEVELOPMENT, GOLD):
        study, ours = compared(gold)
        print("fitted (weights fitted on all of these pairs):")
        report_gold(study, ours, gold)
        read_stories += gather(study, gold)
    print("left out (each story of both by weights fitted on the others):")
    report_verdicts(leave_out(read_stories))
    chains(study)
    between = zip(ours["first_article_id"], ours["second_article_id"], strict=True)
    strangers = sum(story(one) != story(other) for one, other in between)
    print(f"pairs laid side by side: {len(ours)}, of them from two stories (none should be): {strangers}")
    statement_pairs.main()


def compared(gold: Path) -> tuple[tk.Study, pd.DataFrame]:
    """The study of a gold's articles, and the pairs of figures that are laid side by side in it."""
    study = tk.analyse(articles(gold), progress=False)
    counts = ", ".join(f"{len(read(name, gold))} {name}" for name in ("articles", "pairs", "implied"))
    print(f"gold: {gold.name}, {counts}")
    return study, tk.compare_quantities(study)


def report_gold(study: tk.Study, ours: pd.DataFrame, gold: Path) -> None:
    report_verdicts(verdicts(study, ours, gold))
    implied = [implied_is_right(study, row) for row in read("implied", gold)]
    report("implied values right", sum(implied) / len(implied), 0.95)


def verdicts(study: tk.Study, table: pd.DataFrame, gold: Path) -> list[Outcome]:
    """(gold, ours) for every pair; what the comparison does not lay side by side is not comparable."""
    columns = (table[name] for name in ("first_quantity_id", "second_quantity_id", "verdict"))
    ours = {frozenset((first, second)): verdict for first, second, verdict in zip(*columns, strict=True)}
    return [(row["verdict"], ours.get(frozenset(sides(study, row)), "not_comparable")) for row in read("pairs", gold)]


def implied_is_right(study: tk.Study, row: dict[str, str]) -> bool:
    start, end = place(study, row["article_id"], row["surface"], row["nth"])
    rows = study.quantities
    near = rows[(rows["article_id"] == row["article_id"]) & (rows["start"] < end) & (rows["end"] > start)]
    values = [value for value in near["implied_value"] if pd.notna(value)]
    if not row["implied_value"]:
        return not values
    return any(math.isclose(value, float(row["implied_value"]), rel_tol=1e-3) for value in values)


def chains(study: tk.Study) -> None:
    """Prints how many steps of the chains stand in one chain of ours with their first step, and in their role."""
    traced = tk.trace_figures(study).drop_duplicates("quantity_id").set_index("quantity_id")
    chain_of = (traced["step"] == 0).cumsum()
    steps = read("chains")
    keys = [quantity_at(study, row["article_id"], row["surface"], row["nth"]) for row in steps]
    heads = {row["chain_id"]: key for row, key in zip(steps, keys, strict=True) if row["step"] == "1"}
    rows = [(row, key, heads[row["chain_id"]]) for row, key in zip(steps, keys, strict=True)]
    together = [
        (row, key) for row, key, head in rows if key in traced.index and chain_of[key] == chain_of.get(head, -1)
    ]
    right = [key for row, key in together if traced.loc[key, "role"] == ROLES[row["change"]]]
    print(
        f"chains: {len(heads)}, steps {len(steps)}; with their first step {len(together)}, in their role {len(right)}"
    )
    ours = [chain_of.get(head, -1) for head in heads.values()]
    print(f"chains of ours that hold more than one of the gold's: {sum(ours.count(chain) > 1 for chain in set(ours))}")


if __name__ == "__main__":
    main()
