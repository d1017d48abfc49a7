"""Milliseconds from a change of filter to the redrawn explorer, and the sizes of the module and of shared pages."""

from __future__ import annotations

import gzip
import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

import toolkit as tk
from development.data import ROOT
from toolkit.panels.module import read_module

SIZES = (1_000, 10_000, 100_000)
GOALS = {10_000: 140}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--enable-unsafe-swiftshader"]
REDRAW = """
async (change) => {
    const { state, timeline } = document.querySelector('#explorer').panel;
    const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
    await painted();
    const start = performance.now();
    state.setFilters(change);
    await timeline.ready;
    await painted();
    return performance.now() - start;
}
"""
CHANGES: dict[str, list[dict[str, Any]]] = {
    "form": [{"forms": ["direct"]}, {"forms": None}],
    "outlet": [{"outlets": ["Daily Ledger", "Public Radio"]}, {"outlets": None}],
    "text": [{"text": "paid"}, {"text": None}],
    "dates": [{"begin": "2021-03-01", "finish": "2021-09-01"}, {"begin": None, "finish": None}],
}


def main() -> None:
    sys.path.insert(0, str(ROOT / "tests"))
    module = read_module().encode("utf-8")
    print(f"module: {len(module):,} bytes, {len(gzip.compress(module, mtime=0)):,} compressed")
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not chromium:
        print("no Chromium (apt-get install chromium): redraw times were not measured")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started, tempfile.TemporaryDirectory() as folder:
        browser = started.chromium.launch(executable_path=chromium, args=FLAGS)
        for size in SIZES:
            measure(browser, size, Path(folder) / "story.html")
        browser.close()


def measure(browser: Any, size: int, path: Path) -> None:
    from made_studies import large_study

    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto(tk.share(large_study(size), path).as_uri())
    page.wait_for_selector("#explorer:not([aria-busy])", timeout=120_000)
    points = page.evaluate(
        "() => document.querySelector('#explorer').panel.timeline.groups.reduce((n, g) => n + g.rows.length, 0)"
    )
    print(
        f"{size:,} statements: page {path.stat().st_size / 1e6:.2f} MB; {points:,} drawn as points, the rest as bands"
    )
    for name, changes in CHANGES.items():
        times = [page.evaluate(REDRAW, change) for _ in range(4) for change in changes]
        goal = f" (goal <= {GOALS[size]})" if size in GOALS else ""
        print(f"  {name:7} median {statistics.median(times):6.0f} ms, worst {max(times):6.0f} ms{goal}")
    page.close()


if __name__ == "__main__":
    main()
