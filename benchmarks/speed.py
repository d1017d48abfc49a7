"""Seconds from `import toolkit` to the panel on the sample articles, each step in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys

from development.data import ROOT

REPEATS = 3
IMPORT = "import time; t = time.perf_counter(); {}; print(time.perf_counter() - t)"
JOURNEY = """
import time
t = time.perf_counter()
import toolkit as tk
articles = tk.load_articles({folder!r}, progress=False)
loaded = time.perf_counter()
study = tk.analyse(articles, progress=False)
analysed = time.perf_counter()
panel = tk.explore(study)
shown = time.perf_counter()
print(loaded - t, analysed - loaded, shown - analysed, shown - t)
"""


def main() -> None:
    pandas = best(IMPORT.format("import pandas"))[0]
    ours = best(IMPORT.format("import pandas, toolkit"))[0]
    print(f"import pandas {pandas:.2f} s; with toolkit {ours:.2f} s: {ours - pandas:+.3f} s (goal < 0.5 s more)")
    load, analyse, explore, total = best(JOURNEY.format(folder=str(ROOT / "sample_articles")))
    print(f"from import to panel on the sample articles: {total:.2f} s (goal < 3 s)")
    print(f"  import and load {load:.2f} s, analyse {analyse:.2f} s, explore {explore:.2f} s")


def best(code: str) -> list[float]:
    """The figures of the quickest of several runs: the rest is the machine's noise."""
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT).stdout
        for _ in range(REPEATS)
    ]
    return min(([float(figure) for figure in run.split()] for run in runs), key=lambda figures: figures[-1])


if __name__ == "__main__":
    main()
