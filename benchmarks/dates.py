"""Dates against hand-made gold, with goals, and dateparser's search on the same data in the same run.

python -m benchmarks.dates            every row
python -m benchmarks.dates errors     where the news rows differ

The data lies in the folder TOOLKIT_DATA, or in ../shared/data beside the project; the scorer in `bench` beside it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from types import ModuleType
from typing import Any

from benchmarks.date_cases import whole_cases
from development.data import DATA, ROOT, load_scorer, read_lines
from toolkit.dates import find_dates

PEER_SAMPLE = 12
Timexes = list[dict[str, Any]]


def main() -> None:
    if not (DATA / "dates").is_dir():
        print(f"no data at {DATA / 'dates'}: set TOOLKIT_DATA to the folder that holds it")
        return
    news, wars = _corpus("timebank", "aquaint"), _corpus("wikiwars")
    scorer = load_scorer("dates")
    _news_rows(scorer, news)
    kept = [doc for name in ("timebank", "aquaint") for doc in _corpus(name)[2::3]]
    value = _score(scorer, kept, _ours)["value"]["F1"]
    print(f"{'of these every third document, never read':44}{value:8.1f}")
    print(f"{'WikiWars, value F1':44}{_score(scorer, wars, _ours)['value']['F1']:8.1f}   goal 86")
    _case_rows()
    _speed_rows(news)
    _peer_rows(scorer, news)
    print(f"{'import after pandas and first call, CPU s':44}{_first_call():8.3f}   goal < 0.1")


def _corpus(*names: str) -> list[dict[str, Any]]:
    return [doc for name in names for doc in read_lines(DATA / "dates" / f"{name}_dev.jsonl")]


def _ours(text: str, published: datetime) -> Timexes:
    return [d._asdict() for d in find_dates(text, published=published)]


def _score(scorer: ModuleType, docs: list[dict[str, Any]], find: Callable[[str, datetime], Timexes]) -> dict[str, Any]:
    found = {(None, doc["id"]): find(doc["text"], datetime.fromisoformat(doc["dct"])) for doc in docs}
    return dict(scorer.score(docs, found))


def _news_rows(scorer: ModuleType, news: list[dict[str, Any]]) -> None:
    ours = _score(scorer, news, _ours)
    for measure, goal in (("value", 86), ("strict", 91), ("relaxed", 95), ("interval", None)):
        aim = f"   goal {goal}" if goal else ""
        print(f"{f'TimeBank + AQUAINT, {measure} F1':44}{ours[measure]['F1']:8.1f}{aim}")


def _case_rows() -> None:
    right, silent, cases, negatives = whole_cases(read_lines(DATA / "dates" / "recognizers_dev.jsonl"))
    print(f"{'Recognizers, whole case right, %':44}{100 * right / cases:8.1f}   goal 80")
    print(f"{'Recognizers, nothing to find, silent, %':44}{100 * silent / negatives:8.1f}   goal 95")


def _speed_rows(news: list[dict[str, Any]]) -> None:
    path = DATA / "polnear_dev.jsonl"
    whole = [doc["text"] for doc in read_lines(path)] if path.exists() else []
    for name, texts in (("news articles of 2016", whole), ("TimeBank + AQUAINT", [doc["text"] for doc in news])):
        if texts:
            speed = max(_speed(texts, _ours) for _ in range(3))
            print(f"{f'find + resolve, {name}, M characters/s':44}{speed / 1e6:8.2f}   goal 3")


def _speed(texts: list[str], find: Callable[[str, datetime], Timexes]) -> float:
    begun = time.process_time()
    for text in texts:
        find(text, datetime(2016, 5, 5))
    return sum(map(len, texts)) / (time.process_time() - begun)


def _peer_rows(scorer: ModuleType, news: list[dict[str, Any]]) -> None:
    sample = news[:: max(1, len(news) // PEER_SAMPLE)][:PEER_SAMPLE]
    print(f"{f'the same on {len(sample)} documents':44}{'ours':>8}{'dateparser.search':>20}")
    ours, peer = _score(scorer, sample, _ours), _score(scorer, sample, _dateparser)
    for measure in ("value", "strict", "relaxed"):
        print(f"{f'  {measure} F1':44}{ours[measure]['F1']:8.1f}{peer[measure]['F1']:20.1f}")
    texts = [doc["text"] for doc in sample]
    print(f"{'  thousand characters/s':44}{_speed(texts, _ours) / 1e3:8.0f}{_speed(texts, _dateparser) / 1e3:20.0f}")


def _dateparser(text: str, published: datetime) -> Timexes:
    """dateparser's search, its spans found again in the text, its moments cut to the day."""
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": published, "PREFER_DATES_FROM": "past"}
    found, place = [], 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(words, place)
        if start >= 0:
            place = start + len(words)
            found.append({"start": start, "end": place, "type": "DATE", "value": moment.date().isoformat()})
    return found


def _first_call() -> float:
    """The best of three fresh interpreters, with compiled modules at hand, as an installed package has them."""
    code = (
        "import pandas, time; t = time.process_time(); from toolkit.dates import find_dates;"
        "find_dates('On Monday, 5 May 2021'); print(time.process_time() - t)"
    )
    with tempfile.TemporaryDirectory() as compiled:
        command = [sys.executable, "-X", f"pycache_prefix={compiled}", "-c", code]
        settings = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
        ran = [
            subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT, env=settings)
            for _ in range(4)  # the first one compiles
        ]
    return min(float(run.stdout) for run in ran[1:])


def errors() -> None:
    """Every difference from the news gold, for reading; every third document of each corpus is left unread."""
    scorer = load_scorer("dates")
    kinds: dict[str, list[str]] = {"span": [], "value": [], "missed": [], "spurious": []}
    docs = [doc for name in ("timebank", "aquaint") for n, doc in enumerate(_corpus(name)) if n % 3 != 2]
    found = {(None, doc["id"]): _ours(doc["text"], datetime.fromisoformat(doc["dct"])) for doc in docs}
    scorer.score(docs, found, kinds)
    for kind, rows in kinds.items():
        print(f"\n== {kind}: {len(rows)}", *rows, sep="\n  ")


if __name__ == "__main__":
    errors() if "errors" in sys.argv else main()
