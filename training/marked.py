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
    """The page; where several of its lines are one paragraph, this is body where most of them are marked."""
    begins = [start for start, _ in _printed_lines(record["text"], "marked_pages", record["id"], count)]
    kept = np.isin(np.arange(count), body)
    lines = split_lines(record["text"])
    ends = np.searchsorted(begins, [line.end for line in lines]).tolist()
    labels = [kept[first:end].mean() > 0.5 for first, end in zip([0, *ends], ends, strict=False)]
    return Marked(outlet_of(record["url"]), lines, np.array(labels, dtype=float))


def mended_body(page: str, render: Callable[[], str]) -> str | None:
    """The whole body of a page whose gold breaks off; "" for one without an article, None where the gold is whole.

    `render` gives the page as `render_plain` does; it is asked only where it is needed.
    """
    if page not in _read_marks("mended_pages"):
        return None
    count, body = _read_marks("mended_pages")[page]
    lines = _printed_lines(render(), "mended_pages", page, count) if body else []
    return "\n".join(lines[i][1] for i in body)


def _printed_lines(text: str, table: str, page: str, count: int) -> list[tuple[int, str]]:
    """Where each line that is not blank begins, and its words."""
    found, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((position, line.strip()))
        position += len(line) + 1
    if len(found) != count:
        raise ValueError(f"{table}.csv: {page} was marked on {count} lines and has {len(found)}")
    return found


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
