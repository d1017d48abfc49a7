"""Pages whose body was marked by reading, line by line: more to learn from, and gold that breaks off made whole.

`marked_pages.csv` holds 128 pages of `dates/pubdate_dev` (other outlets than the pages that the line models are scored
on, but for a few). `mended_pages.csv` holds the pages of `pages/` whose gold ends long before the article does, most of
them behind a gallery or an advertisement: a model that learns from such gold learns to cut. They are learned from with
their whole body, and scored by the gold as it is.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import numpy as np

from development.data import DATA, read_lines
from toolkit.segmenting.lines import TextLine, split_lines

FOLDER = Path(__file__).parent
_PARTS = frozenset(["www", "edition", "feeds", "rssfeeds", "news", "blog", "blogs", "en"])
"""Names in an address that say nothing of the outlet."""


class Marked(NamedTuple):
    """A page with its outlet, its lines, and 1 for each line of its body."""

    outlet: str
    lines: list[TextLine]
    labels: np.ndarray


def outlet_of(address: str) -> str:
    """The outlet in an address, without what stands before and behind it: "guardian" and its pages stay together.

    >>> outlet_of("http://www.theguardian.com/world"), outlet_of("https://news.sky.com")
    ('theguardian', 'sky')
    """
    parts = [part for part in urlsplit(address).netloc.lower().split(".") if part and part not in _PARTS]
    return parts[0] if parts else address


@cache
def marked_pages() -> tuple[Marked, ...]:
    """The pages of `marked_pages.csv`."""
    marks = _read_marks("marked_pages")
    records = {record["id"]: record for record in read_lines(DATA / "dates" / "pubdate_dev.jsonl.gz")}
    return tuple(_mark(records[page], *mark) for page, mark in marks.items())


def _mark(record: dict[str, Any], count: int, body: Sequence[int]) -> Marked:
    lines = split_lines(record["text"])
    if len(lines) != count:
        raise ValueError(f"marked_pages.csv: {record['id']} was marked on {count} lines and has {len(lines)}")
    labels = np.zeros(count)
    labels[list(body)] = 1
    return Marked(outlet_of(record["url"]), lines, labels)


def mended_body(page: str, render: Callable[[], str]) -> str | None:
    """The whole body of a page whose gold breaks off; "" for one without an article, None where the gold is whole.

    `render` gives the page as `render_plain` does; it is asked only where it is needed.
    """
    if page not in _read_marks("mended_pages"):
        return None
    count, body = _read_marks("mended_pages")[page]
    lines = split_lines(render()) if body else []
    if body and len(lines) != count:
        raise ValueError(f"mended_pages.csv: {page} was marked on {count} lines and has {len(lines)}")
    return "\n".join(lines[i].words for i in body)


@cache
def _read_marks(name: str) -> dict[str, tuple[int, tuple[int, ...]]]:
    text = (FOLDER / f"{name}.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if line[:1] != "#")
    return {row["page"]: (int(row["lines"]), tuple(_lines_of(row["body"]))) for row in rows}


def _lines_of(ranges: str) -> list[int]:
    """The lines of "3-5 9": both ends included."""
    found: list[int] = []
    for part in ranges.split():
        first, _, last = part.partition("-")
        found += range(int(first), int(last or first) + 1)
    return found
