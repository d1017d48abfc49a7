"""Rows to articles: which column is the text, the outlet, the date, whatever the export calls them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from toolkit.lexicons import read_lexicon
from toolkit.loading.decoding import decode, tidy
from toolkit.loading.drafts import Draft, Missing, Reading, ReadingError

_DEPTH = 4
_CUT = re.compile(r"\[\+\d+ chars\]\s*$")
"""What NewsAPI puts where it cuts a text off."""


def draft_rows(rows: Iterable[Mapping[str, Any]], reading: Reading) -> Reading:
    """The reading with a draft for every row that has a text; the others are counted among its problems.

    Raises ReadingError where no column holds texts; it names the columns.
    """
    rows = list(rows)
    listed = [flatten(row) for row in rows]
    names = dict.fromkeys(name for row in listed for name in row)
    columns = map_columns(names)
    if listed and "text" not in columns:
        raise ReadingError(_no_text(names, columns))
    cut = 0
    for number, (row, own) in enumerate(zip(listed, rows, strict=True), 1):
        fields = {field: cell for field, name in columns.items() if (cell := _cell(row.get(name))) is not None}
        text = tidy(_paragraphs(own.get(columns["text"])) or str(fields.get("text", "")))
        fields.pop("text", None)
        cut += bool(_CUT.search(text))
        if text.strip():
            reading.drafts.append(Draft(text, fields | {"number": number}))
        else:
            title = str(fields["title"]).strip() if "title" in fields else None
            reason = "the row has a headline and no text" if title else "the row has neither headline nor text"
            reading.missing.append(Missing(number, title, reason, lost=False))
    reading.expected = len(listed)
    if cut:
        reading.problems.append(f"{cut:,} of {len(listed):,} texts are cut off by the service that gave them")
    if empty := len(reading.missing):
        reading.problems.append(f"{empty:,} of {len(listed):,} rows have no text{_headlines(reading.missing)}")
    return reading


def _paragraphs(cell: Any) -> str:
    """A text that is given as a list of its paragraphs; empty for any other cell."""
    return "\n\n".join(filter(None, map(_word, cell))) if isinstance(cell, list) else ""


def _no_text(names: Iterable[str], columns: Mapping[str, str]) -> str:
    found = f"no column holds the articles' text; the columns are: {', '.join(names) or 'none'}. "
    if "url" in columns and "title" in columns:
        return found + (
            "Lists of headlines and addresses, as Media Cloud and GDELT give them, hold no article: save the pages, "
            "and put the list's outlet and date into a metadata.csv beside them"
        )
    return found + "Rename the one that does to text, body or content"


def _headlines(missing: list[Missing]) -> str:
    only = sum(article.title is not None for article in missing)
    return f", {only:,} of them only a headline" if 0 < only < len(missing) else ""


def map_columns(names: Iterable[str]) -> dict[str, str]:
    """The column for each field, the surest name first.

    >>> map_columns(["Headline", "maintext", "date_publish", "lead"])
    {'text': 'maintext', 'title': 'Headline', 'published': 'date_publish'}
    """
    plain = {_plain(name): name for name in reversed(list(names))}
    found: dict[str, str] = {}
    for field, known in _known_names():
        if known in plain and field not in found:
            found[field] = plain[known]
    return found


def flatten(row: Mapping[str, Any], *, depth: int = _DEPTH) -> dict[str, Any]:
    """The row with nested mappings opened: {"source": {"name": ...}} gives "source.name"; lists of strings joined.

    >>> flatten({"source": {"name": "Kestrel Post"}, "authors": ["A. Lind", "B. Roe"]})
    {'source.name': 'Kestrel Post', 'authors': 'A. Lind, B. Roe'}
    """
    flat: dict[str, Any] = {}
    for key, value in row.items():
        if isinstance(value, Mapping) and depth:
            flat |= {f"{key}.{inner}": cell for inner, cell in flatten(value, depth=depth - 1).items()}
        elif isinstance(value, list):
            flat[str(key)] = ", ".join(part for part in map(_word, value) if part)
        else:
            flat[str(key)] = value
    return flat


def _word(value: Any) -> str:
    if isinstance(value, Mapping):
        value = value.get("name")
    return value if isinstance(value, str) else ""


def _cell(value: Any) -> Any:
    """The cell, or None where it is empty: no string, NaN, NaT."""
    if value is None or (isinstance(value, float) and math.isnan(value)) or str(value) in ("NaT", "<NA>"):
        return None
    if isinstance(value, bytes):
        try:
            value = decode(value).text
        except ReadingError:  # a picture
            return None
    if isinstance(value, str):
        return value.strip("\ufeff") if value.strip() else None
    return value


def _plain(name: str) -> str:
    return name.strip("\ufeff \t").lower().replace(" ", "_").replace("-", "_")


@cache
def _known_names() -> tuple[tuple[str, str], ...]:
    return tuple((row["field"], row["name"]) for row in read_lexicon("column_maps"))
