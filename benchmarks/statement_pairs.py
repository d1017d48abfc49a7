"""Hints on pairs of statements, against sixty pairs made by reading; half of them were used to mend the code."""

from __future__ import annotations

import csv
from collections import Counter
from typing import get_args

from development.data import ROOT
from toolkit.comparison.statements import Hint, Said, pair_statements

GOLD = ROOT / "tests" / "cases" / "statement_pairs.csv"


def main() -> None:
    for part in ("development", "untouched"):
        rows = [row for row in read() if row["part"] == part]
        found, strangers = hints(rows)
        right = sum(row["hint"] == hint for row, hint in zip(rows, found, strict=True))
        print(f"statement pairs, {part}: {right} of {len(rows)} right; strangers brought together: {strangers}")
        report(rows, found)


def read() -> list[dict[str, str]]:
    with GOLD.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def hints(rows: list[dict[str, str]]) -> tuple[list[str], int]:
    """Our hint for every row, "none" where the two are not brought together; and how many strangers were."""
    said = [
        Said(f"{n}{side}", f"speaker {n}{side}", row[side], row[f"{side}_cue"], False)
        for n, row in enumerate(rows)
        for side in ("first", "second")
    ]
    pairs = {frozenset((pair.first, pair.second)): pair.hint for pair in pair_statements(said)}
    wanted = [frozenset((f"{n}first", f"{n}second")) for n in range(len(rows))]
    return [pairs.get(pair, "none") for pair in wanted], len(pairs.keys() - set(wanted))


def report(rows: list[dict[str, str]], found: list[str]) -> None:
    gold, ours = Counter(row["hint"] for row in rows), Counter(found)
    right = Counter(hint for row, hint in zip(rows, found, strict=True) if row["hint"] == hint)
    for hint in (*get_args(Hint), "none"):
        print(f"  {hint:14} of {gold[hint]:2} in the gold {right[hint]:2} right, {ours[hint]:2} given")


if __name__ == "__main__":
    main()
