"""The readers, one a kind of file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from toolkit.loading.drafts import Input, Reading
from toolkit.loading.html_pages import read_html
from toolkit.loading.plain import read_text
from toolkit.loading.tables_of_articles import read_delimited, read_json, read_json_lines, read_parquet

READERS: dict[str, Callable[[Input], Reading]] = {
    "txt": read_text,
    "html": read_html,
    "csv": read_delimited,
    "tsv": partial(read_delimited, kind="tsv"),
    "json": read_json,
    "jsonl": read_json_lines,
    "parquet": read_parquet,
}
