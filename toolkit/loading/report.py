"""The loading report: what became of every input file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import pandas as pd

from toolkit.tables import Column, Table

Became = Literal["read", "skipped", "failed"]

REPORT = Table(
    "loading report",
    "one input file",
    (
        Column("path", "text", "the file, as its articles are named by", "", True),
        Column("kind", "text", "the kind of file, told from its content"),
        Column("encoding", "text", "the encoding of its text"),
        Column("became", "text", "what became of it", "", True, ("read", "skipped", "failed")),
        Column("articles", "integer", "articles read from it", "articles", True),
        Column("expected", "integer", "articles that it says it holds; empty where it does not say", "articles"),
        Column("problem", "text", "why it was skipped or failed, or what was odd about it"),
    ),
)


class FileReport(NamedTuple):
    """What became of one input file; the columns of `LoadingReport.table`."""

    path: str
    kind: str | None
    encoding: str | None
    became: Became
    articles: int
    expected: int | None = None
    problem: str = ""


@dataclass(frozen=True)
class LoadingReport:
    """What became of every input file; the counts add up to the articles that were loaded.

    >>> report = LoadingReport((FileReport("a.txt", "txt", "utf-8", "read", 1),))
    >>> report.summary()
    '1 file: 1 read; 1 article'
    """

    files: tuple[FileReport, ...]

    @property
    def table(self) -> pd.DataFrame:
        """One row a file."""
        return REPORT.build([file._asdict() for file in self.files])

    def summary(self) -> str:
        """The counts in one line of words, with what files promised and did not hold."""
        became = Counter(file.became for file in self.files)
        outcomes = ", ".join(f"{became[name]} {name}" for name in ("read", "skipped", "failed") if became[name])
        files = _count(len(self.files), "file") + (f": {outcomes}" if outcomes else "")
        lists = [(file.expected, file.articles) for file in self.files if file.expected is not None]
        listed = sum(expected for expected, _ in lists)
        lost = sum(max(expected - articles, 0) for expected, articles in lists)
        account = f" ({listed} listed, {sum(n for _, n in lists)} read, {lost} lost)" if lists else ""
        return f"{files}; {_count(sum(file.articles for file in self.files), 'article')}{account}"

    def problems(self) -> list[str]:
        """One line for every file that was not read as it is: path, what became of it, why."""
        return [f"{file.path}: {file.became}: {file.problem}" for file in self.files if file.problem]

    def _repr_html_(self) -> str:
        from html import escape

        return f"<p>{escape(self.summary())}</p>{self.table.to_html(escape=True, index=False, na_rep='')}"

    def __deepcopy__(self, memo: Mapping[int, Any]) -> LoadingReport:
        """Itself: it never changes, and pandas copies what hangs on a table at every step."""
        return self


def loading_report(articles: pd.DataFrame) -> LoadingReport:
    """The report of the loading that made these articles.

    Raises LookupError for a table that `load_articles` did not make.
    """
    report = articles.attrs.get("loading_report")
    if not isinstance(report, LoadingReport):
        raise LookupError("this table carries no loading report; load the articles with load_articles")
    return report


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
