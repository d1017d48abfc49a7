"""Loading at scale: an export counted against its cover; 21,578 wire articles loaded, grouped and searched."""

from __future__ import annotations

import resource
import time

import toolkit as tk
from benchmarks.stories import WIRE, print_scores
from development.data import DATA
from toolkit.corpus import concordance
from toolkit.schemas import DATES, QUANTITIES, SPEAKERS, STATEMENTS
from toolkit.segmenting import segment_articles
from toolkit.stories import group_stories


def main() -> None:
    export = DATA / "nexis" / "nexis_export_1.docx"
    if not WIRE.exists():
        print("not measured: needs the development data (TOOLKIT_DATA)")
        return
    print(tk.loading_report(tk.load_articles(export, progress=False)).summary(), "(goal: exactly 100 articles)")
    begun, clock = time.process_time(), time.process_time()
    articles = tk.load_articles(WIRE, progress=False)
    clock = lap(f"load {len(articles):,} articles", clock)
    segments = segment_articles(articles)
    clock = lap(f"segment into {len(segments):,}", clock)
    grouped = group_stories(articles, segments)
    lap(f"group into {grouped['story'].nunique():,} stories", clock)
    statements, dates, quantities, speakers = (t.build([]) for t in (STATEMENTS, DATES, QUANTITIES, SPEAKERS))
    study = tk.Study(grouped, segments, statements, dates, quantities, speakers)
    clock = time.process_time()
    uses = concordance(study, "cocoa")
    lap(f"concordance of one word, {len(uses)} uses (goal < 0.3 s)", clock)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{time.process_time() - begun:6.1f} s of one core in all (goal < 60 s), {peak:.2f} GB at most (goal < 2 GB)")
    print(tk.loading_report(articles).summary())
    print_scores(grouped)


def lap(what: str, since: float) -> float:
    now = time.process_time()
    print(f"{now - since:6.1f} s  {what}", flush=True)
    return now


if __name__ == "__main__":
    main()
