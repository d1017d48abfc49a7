"""Publication dates against gold: HTML pages with metadata, and rendered text alone.

python -m benchmarks.publication

Where the gold of a page contradicts the page's own statement of its publication by more than a day, the gold is
disputed: these are dates of updates, and years that are not on the page. Both figures are printed.
"""

from __future__ import annotations

import csv
import gzip
import importlib.util
import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from development.data import DATA, ROOT
from toolkit.dates import Publication, find_publication, harvest_metadata

CASES = ROOT / "tests" / "cases" / "publication.csv"


def main() -> None:
    _own_suite()
    if not (DATA / "pages").is_dir():
        print(f"no data at {DATA / 'pages'}: set TOOLKIT_DATA to the folder that holds it")
        return
    _html_rows()
    _text_rows()


def _own_suite() -> None:
    rows = list(csv.DictReader(CASES.open(encoding="utf-8")))
    taken = 0
    for row in rows:
        metadata = json.loads(row["metadata"]) if row["metadata"] else None
        found = find_publication(row["text"].replace("\\n", "\n"), url=row["url"] or None, metadata=metadata)
        taken += found.published is not None and not row["published"]
    print(f"{f'own suite of {len(rows)} pages: other stamp taken':44}{taken:8}   goal 0")


def _html_rows() -> None:
    gold = json.loads((DATA / "pages" / "gold.json").read_text(encoding="utf-8"))
    rendered = importlib.util.find_spec("inscriptis") is not None
    answers = []
    for name, page in gold.items():
        if page["date"] == "NaT":
            continue
        html = _unpacked(DATA / "pages" / "html" / f"{name}.html.gz")
        metadata = harvest_metadata(html)
        text = _render(html) if rendered else page["articleBody"]
        answers.append((page["date"], find_publication(text, url=page["url"], metadata=metadata), metadata))
    _print("HTML pages", [(day, found) for day, found, _ in answers], "goal 92 / 2")
    agreed = [(day, found) for day, found, metadata in answers if not _disputed(day, metadata)]
    _print(f"HTML pages, gold not disputed ({len(agreed)})", agreed, "")


def _unpacked(path: Path) -> str:
    return gzip.decompress(path.read_bytes()).decode("utf-8", errors="replace")


def _render(html: str) -> str:
    import inscriptis

    return str(inscriptis.get_text(html))


def _disputed(day: str, metadata: dict[str, str]) -> bool:
    own = [metadata[key] for key in ("json-ld:datePublished", "meta:article:published_time") if key in metadata]
    days = [date.fromisoformat(written[:10]) for written in own if written[:4].isdigit() and written[4:5] == "-"]
    return bool(days) and all(abs((said - date.fromisoformat(day)).days) > 1 for said in days)


def _text_rows() -> None:
    packed = _unpacked(DATA / "dates" / "pubdate_dev.jsonl.gz")
    pages = [json.loads(line) for line in packed.split("\n") if line]
    for language, aim in (("en", "goal 72 / 3"), ("de", "")):
        chosen = [page for page in pages if (page["lang"] or "").startswith(language)]
        found = [(page["date"], find_publication(page["text"])) for page in chosen]
        _print(f"rendered text only, {language}", found, aim)


def _print(name: str, answers: Iterable[tuple[Any, Publication]], aim: str) -> None:
    listed = list(answers)
    days = [(gold, _day(found)) for gold, found in listed]
    right = sum(day is not None and day == gold for gold, day in days)
    wrong = sum(day is not None and day != gold for gold, day in days)
    share = f"{100 * right / len(days):.1f} / {100 * wrong / len(days):.1f}"
    print(f"{f'{name}, right / wrong %':44}{share:>14}   {aim}")


def _day(found: Publication) -> str | None:
    known = isinstance(found.published, datetime) and found.published_grain not in ("month", "year")
    return found.published.date().isoformat() if known and found.published else None


if __name__ == "__main__":
    main()
