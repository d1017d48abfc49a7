"""The trained tagger by itself: scores on PolNeAR's development part, reliability of its confidence, speed, size, load.

python -m benchmarks.tagger

Where the data are is said in `benchmarks.statements`, which measures the same for the whole finder.
"""

from __future__ import annotations

import subprocess
import sys
from typing import Any

from benchmarks.statements import (
    GOALS,
    PEOPLE,
    outcomes,
    print_reliability,
    print_sizes,
    read_measure,
    score_rows,
    timed,
)
from development.statement_match import as_row
from toolkit.language.tokens import tokens
from toolkit.statements.tagger import tag_statements

LOAD = "import time; a = time.perf_counter(); load_tagger(); print(time.perf_counter() - a)"


def main() -> None:
    print_sizes()
    load = subprocess.run(
        [sys.executable, "-c", f"from toolkit.statements.tagger import load_tagger; {LOAD}"],
        capture_output=True,
        text=True,
        check=True,
    )
    print(f"load: {float(load.stdout):.3f} s (goal < 0.3)")
    measure = read_measure()
    if measure is None:
        return
    scorer, gold_path, gold = measure
    texts = [d["text"] for d in gold]
    found: list[Any] = [tag_statements(text) for text in texts]
    figures = score_rows(scorer, gold_path, gold, ([as_row(a) for a in one] for one in found))
    for name, figure in figures.items():
        goal, people = (f"{table[name]:.3f}" if name in table else "" for table in (GOALS, PEOPLE))
        print(f"{name:34}{figure:7.3f}  goal {goal:6} people {people}")
    print("confidence: share right (content and speaker)")
    print_reliability(pair for d, one in zip(gold, found, strict=True) for pair in outcomes(scorer, d, one))
    print_speed(texts)


def print_speed(texts: list[str]) -> None:
    count = sum(len(tokens(text)) for text in texts)
    best = min(timed(lambda: [tag_statements(text) for text in texts]) for _ in range(3))
    print(f"speed: {count / best:,.0f} tokens/s")
    whole = "\n\n".join(texts)
    for size in (500_000, 1_000_000):
        long = (whole * (1 + size // len(whole)))[:size]
        print(f"one article of {size / 1e6:.1f} MB: {timed(lambda text=long: tag_statements(text)):.2f} s")  # type: ignore[misc]
    print(f"10,000 unbalanced quotation marks: {timed(lambda: tag_statements('“' * 10_000)):.2f} s")


if __name__ == "__main__":
    main()
