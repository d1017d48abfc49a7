"""Pairs of figures from real news: where they stand and the verdict of a reader, without any text of the news."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

import pandas as pd

import toolkit as tk
from development.data import DATA, ROOT, read_lines

PAIRS = ROOT / "benchmarks" / "comparison_real" / "pairs.csv"
OPEN = "open"
"""The rules leave room for more than one verdict: such a pair counts nowhere."""
APART = "not_comparable"
OURS = ("contradiction", "update", "equal", "refines", "compatible", "undecided")
FRESH = "3"
"""The draw that was made and read after the weights were fitted on the others."""
Place = tuple[str, int, int]
_FILES = {
    "timeml": ("dates/timebank_dev.jsonl", "dates/aquaint_dev.jsonl"),
    "polnear": ("polnear_train.jsonl.gz",),
    "reuters": ("reuters21578.jsonl.gz",),
}


class RealPair(NamedTuple):
    """Two figures of one corpus, each by its article and its place there, with the reader's verdict."""

    corpus: str
    draw: str
    half: str
    one: Place
    other: Place
    verdict: str


@cache
def real_pairs() -> tuple[RealPair, ...]:
    with PAIRS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return tuple(
        RealPair(row["corpus"], row["draw"], row["half"], _place(row, "a"), _place(row, "b"), row["verdict"])
        for row in rows
    )


def _place(row: dict[str, str], side: str) -> Place:
    return row[f"{side}_article_id"], int(row[f"{side}_start"]), int(row[f"{side}_end"])


@cache
def real_studies() -> tuple[tuple[list[RealPair], tk.Study], ...]:
    """The pairs of each corpus and a study of their articles, the fresh draw by itself; nothing without the data."""
    found = []
    for corpus, files in _FILES.items():
        own = [pair for pair in real_pairs() if pair.corpus == corpus]
        for fresh in (False, True):
            drawn = [pair for pair in own if (pair.draw == FRESH) == fresh]
            if drawn and all((DATA / name).exists() for name in files):
                found.append((drawn, tk.analyse(_articles(drawn, files), progress=False)))
    return tuple(found)


def _articles(drawn: Iterable[RealPair], files: Iterable[str]) -> pd.DataFrame:
    wanted = {place[0] for pair in drawn for place in (pair.one, pair.other)}
    found = {row["id"]: row for name in files for row in read_lines(DATA / name) if row["id"] in wanted}
    rows = [
        {
            "outlet": row.get("outlet") or row["id"][:3], "published": row.get("published") or row["dct"],
            "title": row.get("title") or "", "text": row["text"],
        }
        for _, row in sorted(found.items())
    ]  # fmt: skip
    return tk.load_articles(pd.DataFrame(rows), progress=False).assign(article_id=sorted(found))


def keys_of(study: tk.Study) -> Callable[[RealPair], frozenset[str]]:
    """A function from a pair to the keys of its quantities; one that was not found is named by its place."""
    columns = (study.quantities[name] for name in ("article_id", "start", "end", "quantity_id"))
    held: defaultdict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for article, start, end, key in zip(*columns, strict=True):
        held[article].append((start, end, key))

    def key_of(place: Place) -> str:
        article, low, high = place
        return next((key for start, end, key in held[article] if start < high and low < end), f"none {place}")

    return lambda pair: frozenset((key_of(pair.one), key_of(pair.other)))


def real_outcomes(drawn: Iterable[RealPair], study: tk.Study) -> list[tuple[str, str]]:
    """The reader's verdict on each pair, and ours."""
    table, keys = tk.compare_quantities(study), keys_of(study)
    columns = (table[name] for name in ("first_quantity_id", "second_quantity_id", "verdict"))
    ours = {frozenset((one, other)): verdict for one, other, verdict in zip(*columns, strict=True)}
    return [(pair.verdict, ours.get(keys(pair), APART)) for pair in drawn]


def report_real(label: str, found: Iterable[tuple[str, str]]) -> None:
    """Prints for each verdict of ours how many pairs got it, how many rightly, and how many are of one thing at all."""
    known = [(reader, ours) for reader, ours in found if reader != OPEN]
    alike = [ours for reader, ours in known if reader != APART]
    print(f"{label}: {len(known)} pairs, of one thing {len(alike)}, of these laid side by side "
          f"{sum(ours != APART for ours in alike)}")  # fmt: skip
    for verdict in OURS:
        given = [reader for reader, ours in known if ours == verdict]
        same = sum(reader != APART for reader in given)
        print(f"  {verdict:16} given {len(given):4}  right {given.count(verdict):3}  of one thing {same:3}")
