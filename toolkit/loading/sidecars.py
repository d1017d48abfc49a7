"""Sidecars: what a corpus says about its files in `metadata.csv`, `articles.csv` or `NAME.meta.json`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any

from toolkit.loading.columns import map_columns
from toolkit.loading.decoding import decode
from toolkit.loading.delimited import read_cells
from toolkit.loading.drafts import Input, ReadingError

NAMES = ("metadata.csv", "articles.csv")


class Sidecars:
    """The sidecars of some folders; `facts` answers for one article, the nearest and most exact word first."""

    def __init__(self, files: Mapping[str, Input]) -> None:
        """Read the sidecars among these files (by the name that articles are called by)."""
        self.names: set[str] = set()
        self.problems: dict[str, str] = {}
        self._exact: dict[str, dict[str, Any]] = {}
        self._patterns: list[tuple[str, dict[str, Any]]] = []
        self.extend(files)

    def extend(self, files: Mapping[str, Input]) -> None:
        """Read the sidecars among these files too."""
        for name, source in files.items():
            if PurePosixPath(name).name.lower() in NAMES:
                self._note(name, source, self._read_table)
            elif name.lower().endswith(".meta.json"):
                self._note(name, source, self._read_notes)
        self._patterns.sort(key=lambda pattern: -pattern[0].count("/"))

    def facts(self, name: str, number: int | None = None) -> dict[str, Any]:
        """What the sidecars say about the article: of the file, and of its number in a file of many."""
        found: dict[str, Any] = {}
        keys = [f"{name}#{number}"] if number else []
        for key in (*keys, name):
            found = self._exact.get(key, {}) | found
        for pattern, row in self._patterns:
            if fnmatchcase(name, pattern):
                found = row | found
        return found

    def missing(self, names: Iterable[str]) -> list[str]:
        """Files that a sidecar lists and that are not there."""
        there = set(names)
        return sorted(key for key in self._exact if key.partition("#")[0] not in there)

    def _note(self, name: str, source: Input, read: Any) -> None:
        try:
            read(name, source)
        except (ReadingError, ValueError, OSError, RecursionError) as error:
            self.names.add(name)
            self.problems[name] = f"this sidecar cannot be read: {error}"

    def _read_table(self, name: str, source: Input) -> None:
        head, rows = read_cells(decode(source.read()).text)
        columns = map_columns(head)
        if "file" not in columns or "text" in columns:
            if "text" not in columns and PurePosixPath(name).name.lower() == NAMES[0]:
                raise ReadingError(
                    f"it has no column `file` that names the articles; found {', '.join(head) or 'none'}"
                )
            return  # a table of articles that happens to have a sidecar's name
        self.names.add(name)
        folder = PurePosixPath(name).parent
        fitting = [cells for cells in rows if not any(cell.strip() for cell in cells[len(head) :])]
        for cells in fitting:
            row = {column: cell.strip() for column, cell in zip(head, cells, strict=False)}
            facts = {f: row[c] for f, c in columns.items() if f != "file" and row.get(c)}
            listed = row.get(columns["file"], "").replace("\\", "/").removeprefix("./")
            self._add(str(folder / listed), facts | {"sidecar": PurePosixPath(name).name})
        if wide := len(rows) - len(fitting):
            self.problems[name] = (
                f"{wide} of {len(rows)} rows of this sidecar have more cells than its head and are not used; "
                "put a value that holds a comma into quotation marks"
            )

    def _read_notes(self, name: str, source: Input) -> None:
        notes = json.loads(decode(source.read()).text)
        if not isinstance(notes, dict):
            raise ReadingError("expected one JSON object")
        self.names.add(name)
        columns = map_columns(notes)
        facts = {field: notes[column] for field, column in columns.items() if notes[column] not in (None, "")}
        self._add(name[: -len(".meta.json")], facts | {"sidecar": PurePosixPath(name).name})

    def _add(self, key: str, facts: dict[str, Any]) -> None:
        if any(mark in key for mark in "*?"):
            self._patterns.append((key, facts))
        else:
            self._exact[key] = facts
