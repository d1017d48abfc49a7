"""What a table is: named columns of a kind, built, checked and described by one declaration."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import pandas as pd

Kind = Literal["text", "integer", "number", "boolean", "time", "spans", "texts"]

_DTYPES: dict[str, str] = {
    "text": "str",
    "integer": "Int64",
    "number": "float64",
    "boolean": "boolean",
    "time": "datetime64[us]",
    "spans": "object",
    "texts": "object",
}


class SchemaError(ValueError):
    """A table does not keep its declaration; the message names table, column, row and value."""


@dataclass(frozen=True)
class Column:
    """One column: its name, kind, meaning, unit, whether every row fills it, and its allowed values.

    A `later` column came after studies had been saved: these open with it empty.
    """

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    later: bool = False


@dataclass(frozen=True)
class Table:
    """One table: its name, what a row is, and its columns; the first column is its key."""

    name: str
    row: str
    columns: tuple[Column, ...]
    spans: tuple[tuple[str, str, str], ...] = ()
    """(start, end, surface) column names for which `text[start:end] == surface` holds."""

    def build(self, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
        """A checked table of these rows; keys that a row leaves out are empty.

        >>> notes = Table("notes", "one note", (Column("note_id", "text", "key", required=True),))
        >>> notes.build([{"note_id": "n1"}]).shape
        (1, 1)
        """
        listed = list(rows)
        self._refuse_unknown_keys(listed)
        return self.check(
            pd.DataFrame({c.name: _series([row.get(c.name) for row in listed], c.kind) for c in self.columns})
        )

    def check(self, table: pd.DataFrame) -> pd.DataFrame:
        """The table itself, once every column keeps its declaration; columns of the user's own may stand beside.

        Raises SchemaError, which names the table, the column, the row and the value.
        """
        for column in self.columns:
            if column.name not in table.columns:
                raise SchemaError(f"table {self.name}: column {column.name!r} is missing; it holds: {column.meaning}")
            _check_column(self.name, column, table[column.name])
        key = self.columns[0].name
        twice = table[key][table[key].duplicated()]
        if len(twice):
            raise SchemaError(f"table {self.name}: column {key!r} holds {twice.iloc[0]!r} more than once")
        return table

    def describe(self) -> pd.DataFrame:
        """The declaration as a table: column, kind, unit, filled (always or sometimes), values, meaning.

        >>> notes = Table("notes", "one note", (Column("tone", "text", "how", choices=("kind", "sharp")),))
        >>> notes.describe()["values"].tolist()
        ['kind, sharp']
        """
        return pd.DataFrame(
            {
                "column": [c.name for c in self.columns],
                "kind": [c.kind for c in self.columns],
                "unit": [c.unit for c in self.columns],
                "filled": ["always" if c.required else "where known" for c in self.columns],
                "values": [", ".join(c.choices) for c in self.columns],
                "meaning": [c.meaning for c in self.columns],
            }
        )

    def restore(self, table: pd.DataFrame) -> pd.DataFrame:
        """The table with the kinds of its declaration, as after reading it from a file; checked.

        A `later` column that the file lacks is empty.
        """
        whole = self._with_later(table)
        columns = {c.name: _series(_listed(whole[c.name]), c.kind) for c in self.columns if c.name in whole}
        return self.check(whole.assign(**columns))

    def _with_later(self, table: pd.DataFrame) -> pd.DataFrame:
        """The table with its missing `later` columns, each behind the column that is declared before it."""
        whole = table.copy(deep=False)
        for before, column in zip(self.columns, self.columns[1:], strict=False):
            if column.later and column.name not in whole and before.name in whole:
                whole.insert(list(whole.columns).index(before.name) + 1, column.name, None)
        return whole

    def _refuse_unknown_keys(self, rows: list[Mapping[str, Any]]) -> None:
        known = {c.name for c in self.columns}
        for row in rows:
            if not known.issuperset(row):
                odd = sorted(set(row) - known)
                raise SchemaError(f"table {self.name} has no column {odd[0]!r}; it has {', '.join(sorted(known))}")


class WrongSpan(NamedTuple):
    """A span that does not hold its words: the row's key, the span's surface column, and both wordings."""

    key: str
    article_id: str
    surface: str
    words: str
    held: str

    def __str__(self) -> str:
        return f"{self.surface} is {self.words!r}, but the text of {self.article_id!r} holds {self.held!r}"


def wrong_spans(table: Table, rows: pd.DataFrame, articles: pd.DataFrame) -> list[WrongSpan]:
    """Every span of the rows for which `text[start:end] == surface` does not hold."""
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    found = []
    for start, end, surface in table.spans:
        held = rows[rows[start].notna()]
        names = (table.columns[0].name, "article_id", start, end, surface)
        for key, article, a, b, words in zip(*(_listed(held[name]) for name in names), strict=True):
            if texts[article][a:b] != words:
                found.append(WrongSpan(key, article, surface, words, texts[article][a:b]))
    return found


def check_spans(table: Table, rows: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The rows themselves, once `text[start:end] == surface` holds for every span of every row.

    Raises SchemaError, which names the table, the row's key, the span and what the text holds there.

    >>> notes = Table("notes", "one note", (Column("note_id", "text", "key"),), (("start", "end", "surface"),))
    >>> row = pd.DataFrame({"note_id": ["n1"], "article_id": ["a"], "start": [0], "end": [2], "surface": ["It"]})
    >>> len(check_spans(notes, row, pd.DataFrame({"article_id": ["a"], "text": ["It rained."]})))
    1
    """
    for wrong in wrong_spans(table, rows, articles):
        raise SchemaError(f"table {table.name}, row {wrong.key!r}: {wrong}")
    return rows


def rows_by_article(table: pd.DataFrame) -> dict[str, list[dict[str, Any]]]:
    """The rows of each article, in the order of the table, each with its columns by name.

    >>> rows_by_article(pd.DataFrame({"article_id": ["a", "b", "a"], "start": [1, 2, 3]}))["a"]
    [{'article_id': 'a', 'start': 1}, {'article_id': 'a', 'start': 3}]
    """
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in table.to_dict("records"):
        rows.setdefault(row["article_id"], []).append({str(name): value for name, value in row.items()})
    return rows


def _listed(column: pd.Series[Any]) -> list[Any]:
    """The values of a column, all at once: asking it for one after another takes many times as long."""
    values: list[Any] = column.to_numpy(dtype=object).tolist()
    return values


def _series(values: list[Any], kind: Kind) -> pd.Series[Any]:
    if kind in ("spans", "texts"):
        return pd.Series([_tuples(value) for value in values], dtype="object")
    if kind == "text":
        values = [None if value is None or value == "" else value for value in values]
    if kind == "time":
        return pd.Series(pd.array([_timestamp(v) for v in values], dtype="datetime64[us]"))
    return pd.Series(values, dtype=_DTYPES[kind])


def _timestamp(value: Any) -> Any:
    if value is None or value is pd.NaT:
        return pd.NaT
    moment = pd.Timestamp(value)
    return moment.tz_convert(None) if moment.tzinfo else moment


def _tuples(value: Any) -> tuple[Any, ...]:
    if value is None or isinstance(value, float):
        return ()
    return tuple(v if isinstance(v, str) else (int(v[0]), int(v[1])) for v in value)


def _check_column(table: str, column: Column, values: pd.Series[Any]) -> None:
    where = f"table {table}, column {column.name!r}"
    if len(values) and not _keeps_kind(values, column.kind):
        raise SchemaError(f"{where}: expected {column.kind}, found dtype {values.dtype}")
    if column.required and values.isna().any():
        row = values.index[values.isna()][0]
        raise SchemaError(f"{where}: row {row!r} is empty, but every row needs it ({column.meaning})")
    if column.choices:
        odd = values[values.notna() & ~values.isin(column.choices)]
        if len(odd):
            raise SchemaError(
                f"{where}: row {odd.index[0]!r} holds {odd.iloc[0]!r}; allowed are {', '.join(column.choices)}"
            )


def _keeps_kind(values: pd.Series[Any], kind: Kind) -> bool:
    types = pd.api.types
    if kind in ("spans", "texts"):
        return bool(values.map(lambda value: isinstance(value, tuple)).all())
    if values.isna().all():
        return True
    tests = {
        "text": types.is_string_dtype,
        "integer": types.is_integer_dtype,
        "number": types.is_numeric_dtype,
        "boolean": types.is_bool_dtype,
        "time": types.is_datetime64_dtype,
    }
    return bool(tests[kind](values.dtype))
