"""Tables as CSV files that a spreadsheet opens safely."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.schemas import TABLES
from toolkit.study import Study, expect_study

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet takes for the begin of a formula, full-width forms included (OWASP, CSV injection)."""


def export_tables(study: Study, folder: str | Path) -> list[Path]:
    """The CSV files written, one a table, in UTF-8 with a byte order mark so that spreadsheets read accents.

    A text cell that a spreadsheet would run as a formula gets an apostrophe in front, and so does the name of a column
    of your own; spans are written `start-end`, several joined by `; `. Files of these names are replaced. Raises
    NotADirectoryError where `folder` is a file.

    >>> from tempfile import mkdtemp
    >>> from toolkit import analyse, load_articles
    >>> study = analyse(load_articles(["It rained in Brant, the mayor said."], progress=False), progress=False)
    >>> [path.name for path in export_tables(study, mkdtemp())][:3]
    ['articles.csv', 'segments.csv', 'statements.csv']
    """
    expect_study(study, "export_tables")
    target = Path(folder)
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(f"{target} is a file; name a folder for the tables")
    target.mkdir(parents=True, exist_ok=True)
    written = []
    for name in TABLES:
        path = target / f"{name}.csv"
        make_safe(getattr(study, name)).to_csv(path, index=False, encoding="utf-8-sig")
        written.append(path)
    return written


def make_safe(table: pd.DataFrame) -> pd.DataFrame:
    """A copy whose text cells and column names no spreadsheet takes for a formula.

    >>> make_safe(pd.DataFrame({"surface": ["=1+1", "1,720 troops"]}))["surface"].tolist()
    ["'=1+1", '1,720 troops']
    """
    texts = [name for name in table.columns if table[name].dtype == object or pd.api.types.is_string_dtype(table[name])]
    return table.assign(**{name: table[name].map(_safe_cell) for name in texts}).rename(columns=_safe_cell)


def _safe_cell(value: Any) -> Any:
    if isinstance(value, tuple):
        value = "; ".join(v if isinstance(v, str) else f"{v[0]}-{v[1]}" for v in value)
    if isinstance(value, str) and value.startswith(_FORMULA_STARTS):
        return "'" + value
    return value
