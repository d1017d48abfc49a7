"""Scores on the hand-made gold of the sample articles.

Statements match when their contents share at least half of their tokens (Jaccard, as PolNeAR's scorer does);
"with speaker" also asks for the gold's canonical speaker. Dates match on the exact span and the TIMEX3 value.
Quantities match when the spans overlap and bounds and unit are the same.
"""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import Any, NamedTuple

import pandas as pd

import toolkit as tk
from development.data import ROOT

SAMPLES = ROOT / "sample_articles"


Row = dict[str, Any]
Rows = list[Row]


class Score(NamedTuple):
    found: float
    right: float
    gold: float

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.gold) if self.found + self.gold else 1.0


def main() -> None:
    study = tk.analyse(tk.load_articles(SAMPLES, progress=False), progress=False)
    print(study.summary())
    print(f"{'figure':44}{'found':>7}{'right':>7}{'gold':>7}{'F1':>8}{'goal':>7}")
    for name, score, goal in figures(study):
        mark = "" if goal is None else ("  reached" if score.f1 >= goal else "  MISSED")
        wanted = "" if goal is None else f"{goal:.2f}"
        print(f"{name:44}{score.found:7.0f}{score.right:7.0f}{score.gold:7.0f}{score.f1:8.3f}{wanted:>7}{mark}")


def figures(study: tk.Study) -> Iterable[tuple[str, Score, float | None]]:
    """(name, score, goal or None) for every figure on the sample gold."""
    found, gold = statement_rows(study), gold_rows("statements")
    yield "statements, all: content", match(found, gold, same_content), 0.80
    yield "statements, all: content + speaker", match(found, gold, same_statement), None
    yield "statements, matched: canonical speaker", speaker_share(found, gold), 0.95
    direct = [row for row in found if row["form"] == "direct"], [row for row in gold if row["form"] == "direct"]
    yield "statements, direct: content + speaker", match_either_way(found, gold, direct), 0.95
    texts = study.articles.set_index("article_id")["text"].to_dict()
    yield "dates: span + value", match(date_rows(study), located("dates", texts), same_date), 0.90
    yield (
        "quantities: overlap + bounds + unit",
        match(rows(study.quantities), located("quantities", texts), same_number),
        0.95,
    )
    yield "publication date", published(study), None


def speaker_share(found: Rows, gold: Rows) -> Score:
    """Of the gold statements whose content is found, how many bear gold's canonical speaker; all three counts agree."""
    matched = match(found, gold, same_content).right
    right = match(found, gold, same_statement).right
    return Score(matched, right, matched)


def match_either_way(found: Rows, gold: Rows, direct: tuple[Rows, Rows]) -> Score:
    """Direct statements: a found one counts against all of gold, a gold one may be met by any found form."""
    precise = match(direct[0], gold, same_statement)
    recalled = match(found, direct[1], same_statement)
    share = (precise.right / precise.found if precise.found else 1.0, recalled.right / max(recalled.gold, 1))
    f1 = 2 * share[0] * share[1] / sum(share) if sum(share) else 0.0
    total = precise.found + recalled.gold
    return Score(precise.found, f1 * total / 2, recalled.gold)


def match(found: Rows, gold: Rows, same: Callable[[Any, Any], bool]) -> Score:
    """Each gold row is met by one found row at most, the first in reading order that is the same."""
    waiting: dict[Hashable, Rows] = defaultdict(list)
    for row in found:
        waiting[row["article_id"]].append(row)
    right = 0
    for row in gold:
        for rival in waiting[row["article_id"]]:
            if same(rival, row):
                waiting[row["article_id"]].remove(rival)
                right += 1
                break
    return Score(len(found), right, len(gold))


def same_content(found: Row, gold: Row) -> bool:
    a, b = words(found["content"]), words(gold["content"])
    return len(a & b) >= 0.5 * len(a | b)


def same_statement(found: Row, gold: Row) -> bool:
    return same_content(found, gold) and (found["speaker"] or "") == (gold["speaker"] or "")


def same_date(found: Row, gold: Row) -> bool:
    return (found["start"], found["end"], found["value"] or "") == (gold["start"], gold["end"], gold["value"] or "")


def same_number(found: Row, gold: Row) -> bool:
    apart = found["end"] <= gold["start"] or found["start"] >= gold["end"]
    units = (found["unit"] or "", gold["unit"] or "")
    return not apart and units[0] == units[1] and all(map(math.isclose, bounds(found), bounds(gold)))


def bounds(row: Row) -> tuple[float, float]:
    """The closed interval that a quantity leaves open: (90, inf) for "more than 90"."""
    value, low, high = (number(row[name]) for name in ("value", "low", "high"))
    below = row["modifier"] in ("at_most", "less_than")
    above = row["modifier"] in ("at_least", "more_than")
    lower = -math.inf if below else next((n for n in (low, value) if n is not None), -math.inf)
    upper = math.inf if above else next((n for n in (high, value) if n is not None), math.inf)
    return lower, upper


def number(cell: Any) -> float | None:
    return None if cell is None or cell == "" or pd.isna(cell) else float(cell)


def words(content: str) -> set[tuple[str, int]]:
    counts: dict[str, int] = defaultdict(int)
    tokens = set()
    for word in re.findall(r"\w+", content.lower()):
        counts[word] += 1
        tokens.add((word, counts[word]))
    return tokens


def rows(table: pd.DataFrame) -> Rows:
    """The rows of a table by their columns, None where a cell is empty."""
    held = table.astype(object).where(table.notna(), None)
    return [{str(name): cell for name, cell in row.items()} for row in held.to_dict("records")]


def statement_rows(study: tk.Study) -> Rows:
    return rows(study.statements)


def date_rows(study: tk.Study) -> Rows:
    return rows(study.dates)


def gold_rows(table: str) -> Rows:
    gathered = []
    for path in sorted(SAMPLES.glob(f"*/gold/{table}.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            gathered += list(csv.DictReader(stream))
    return gathered


def located(table: str, texts: dict[Any, str]) -> Rows:
    """The gold rows with the offsets of their words in the loaded text."""
    return [row | offsets(row, texts[row["article_id"]]) for row in gold_rows(table)]


def offsets(row: Row, text: str) -> dict[str, int]:
    position = -1
    for _ in range(int(row["nth"])):
        position = text.find(row["surface"], position + 1)
        if position < 0:
            raise ValueError(f"gold of {row['article_id']}: {row['surface']!r} does not stand {row['nth']} times")
    return {"start": position, "end": position + len(row["surface"])}


def published(study: tk.Study) -> Score:
    gold = {row["article_id"]: row["published"] for row in gold_rows("published")}
    known = study.articles[study.articles["article_id"].isin(gold)]
    days = known["published"].dt.strftime("%Y-%m-%d").fillna("")
    right = [bool(day) and day == gold[name][:10] for name, day in zip(known["article_id"], days, strict=True)]
    return Score(int((days != "").sum()), sum(right), sum(day != "" for day in gold.values()))


if __name__ == "__main__":
    main()
