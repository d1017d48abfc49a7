"""Files of many articles: CSV, TSV, JSON, JSON lines, Parquet."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from toolkit.lexicons import read_lexicon
from toolkit.loading.columns import draft_rows
from toolkit.loading.decoding import decode
from toolkit.loading.delimited import read_cells, runs_on
from toolkit.loading.drafts import Input, Reading, ReadingError

_SHOWN = 3
"""Broken lines and rows that the report names one by one; of more, the count."""


def read_delimited(source: Input, *, kind: str = "csv") -> Reading:
    """The articles of a table in text form; a row with too few or too many cells is read and counted."""
    decoded = decode(source.read())
    reading = Reading(kind, encoding=decoded.encoding, problems=decoded.problems)
    head, listed = read_cells(decoded.text, kind=kind)
    reading.problems += _say_twice(head)
    if not listed:
        raise ReadingError("the table has a head and no rows")
    if runs_on(decoded.text, kind=kind):
        reading.problems.append(
            f"row {len(listed)} opens a quotation mark that is never closed, so that all after it is one cell; close it"
        )
    if ragged := [number for number, cells in enumerate(listed, 1) if len(cells) != len(head)]:
        reading.problems.append(
            f"{len(ragged)} of {len(listed)} rows have more or fewer cells than the head (row {_some(ragged)}); "
            "a cell that holds the mark between cells must stand in quotation marks"
        )
    return draft_rows([dict(zip(head, cells, strict=False)) for cells in listed], reading)


def _say_twice(names: list[str]) -> list[str]:
    """That columns share a name, of which one alone is read; nothing where none do."""
    twice = [name for name, count in Counter(names).items() if count > 1 and name]
    return [f"more than one column is called {', '.join(twice)}: the last is read"] if twice else []


def _some(numbers: list[int]) -> str:
    """The first of them, and that there are more."""
    return ", ".join(map(str, numbers[:_SHOWN])) + (", ..." if len(numbers) > _SHOWN else "")


def read_json_lines(source: Input) -> Reading:
    """The articles of a file with one JSON object a line; a broken line is named, the others are read."""
    decoded = decode(source.read())
    reading = Reading("jsonl", encoding=decoded.encoding, problems=decoded.problems)
    rows: list[Mapping[str, Any]] = []
    broken: list[int] = []
    for number, line in enumerate(decoded.text.split("\n"), 1):
        if not line.strip():
            continue
        row = _json(line)
        if isinstance(row, dict):
            rows.append(row)
        else:
            broken.append(number)
    if broken and not rows:
        raise ReadingError(f'line {broken[0]} is no JSON object like {{"text": ...}}, and no other line is')
    draft_rows(rows, reading)
    if broken:
        lines = "line" if len(broken) == 1 else "lines"
        reading.problems.append(f"{len(broken)} broken JSON {lines} (line {_some(broken)})")
        reading.expected = len(rows) + len(broken)
    return reading


def read_json(source: Input) -> Reading:
    """The articles of a JSON document: one object, a list of them, or an export that keeps the list under a key."""
    decoded = decode(source.read())
    reading = Reading("json", encoding=decoded.encoding, problems=decoded.problems)
    try:
        document = json.loads(decoded.text, strict=False)
    except RecursionError as error:
        raise ReadingError("no JSON of articles: its brackets are nested too deep") from error
    except ValueError as error:
        raise ReadingError(f"no valid JSON, or cut off ({error})") from error
    items = _records(document)
    if not items:
        raise ReadingError("the list is empty")
    rows = [item for item in items if isinstance(item, dict)]
    draft_rows(rows, reading)
    if others := len(items) - len(rows):
        reading.expected = len(items)
        reading.problems.append(
            f"{others:,} of {len(items):,} items of the list are no objects like "
            '{"text": ..., "outlet": ..., "published": ...}'
        )
    return reading


def read_parquet(source: Input) -> Reading:
    """The articles of a Parquet file."""
    try:
        with source.open() as stream:
            table = pd.read_parquet(stream)
    except (OSError, ValueError) as error:  # pyarrow's ArrowInvalid is a ValueError
        raise ReadingError(f"no readable Parquet: {error}") from error
    return draft_rows(_records_of(table), Reading("parquet"))


def read_frame(table: pd.DataFrame) -> Reading:
    """The articles of a DataFrame."""
    named = table.reset_index() if table.index.name else table
    reading = Reading("DataFrame", problems=_say_twice([str(name) for name in named.columns]))
    return draft_rows(_records_of(named.loc[:, ~named.columns.duplicated(keep="last")]), reading)


def _records_of(table: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows; Parquet gives lists as arrays."""
    rows = table.astype(object).to_dict("records")
    return [
        {str(name): cell.tolist() if isinstance(cell, np.ndarray) else cell for name, cell in row.items()}
        for row in rows
    ]


def _json(line: str) -> Any:
    try:
        return json.loads(line, strict=False)
    except (ValueError, RecursionError):
        return None


def _records(document: Any) -> list[Any]:
    if isinstance(document, list):
        return document
    if not isinstance(document, dict):
        raise ReadingError('the JSON holds no article: expected an object such as {"text": ...}, or a list of these')
    for row in read_lexicon("record_lists"):
        inner: Any = document
        for key in row["key"].split("."):
            inner = inner.get(key) if isinstance(inner, dict) else None
        if isinstance(inner, list) and inner and isinstance(inner[0], dict):
            return inner
    return [document]
