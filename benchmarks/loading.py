"""Loading at scale: an export counted against its cover; 21,578 wire articles loaded, grouped and searched."""

from __future__ import annotations

import os
import resource
import time
from pathlib import Path

import toolkit as tk
from toolkit.corpus import concordance
from toolkit.schemas import DATES, QUANTITIES, SPEAKERS, STATEMENTS
from toolkit.segmenting import segment_articles
from toolkit.stories import group_stories

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("TOOLKIT_DATA", ROOT.parent / "shared" / "data"))


def main() -> None:
    export, wire = DATA / "nexis" / "nexis_export_1.docx", DATA / "reuters21578.jsonl.gz"
    if not wire.exists():
        print("not measured: needs the development data (TOOLKIT_DATA)")
        return
    print(tk.loading_report(tk.load_articles(export, progress=False)).summary(), "(goal: exactly 100 articles)")
    begun = clock = time.perf_counter()
    articles = tk.load_articles(wire, progress=False)
    clock = lap(f"load {len(articles):,} articles", clock)
    segments = segment_articles(articles)
    clock = lap(f"segment into {len(segments):,}", clock)
    grouped = group_stories(articles, segments)
    lap(f"group into {grouped['story'].nunique():,} stories", clock)
    empty = [table.build([]) for table in (STATEMENTS, DATES, QUANTITIES, SPEAKERS)]
    study = tk.Study(grouped, segments, *empty)
    clock = time.perf_counter()
    uses = concordance(study, "cocoa")
    lap(f"concordance of one word, {len(uses)} uses (goal < 0.3 s)", clock)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    spent = f"{time.perf_counter() - begun:6.1f} s in all ({time.process_time():.1f} s of one core)"
    print(f"{spent} (goal < 60 s), {peak:.2f} GB at most (goal < 2 GB)")


def lap(what: str, since: float) -> float:
    now = time.perf_counter()
    print(f"{now - since:6.1f} s  {what}", flush=True)
    return now


if __name__ == "__main__":
    main()
