"""The loading report: what became of every input file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

import pandas as pd

from toolkit.loading.drafts import Missing
from toolkit.loading.languages import language_name
from toolkit.schemas import LANGUAGES_READ
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
        Column("languages", "text", "the languages of its articles, with their counts"),
    ),
)
MISSING = Table(
    "missing articles",
    "one article that a file lists and that was not read",
    (
        Column("item", "text", "the file, with the article's place in it", "", True),
        Column("title", "text", "its headline, where it has one"),
        Column("reason", "text", "why it was not read", "", True),
        Column(
            "lost", "boolean", "whether something could not be read; false where there was nothing to read", "", True
        ),
    ),
)


_SHOWN = 60
"""Files that a notebook shows."""
_HEADS = {
    "path": "file",
    "became": "what became of it",
    "expected": "articles it lists",
    "problem": "why, or what was odd",
}
"""What a notebook calls the columns."""


class FileReport(NamedTuple):
    """What became of one input file; the columns of `LoadingReport.table`."""

    path: str
    kind: str | None
    encoding: str | None
    became: Became
    articles: int
    expected: int | None = None
    problem: str = ""
    languages: str = ""
    missing: tuple[Missing, ...] = ()


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
        names = [column.name for column in REPORT.columns]
        return REPORT.build([{name: getattr(file, name) for name in names} for file in self.files])

    @property
    def missing(self) -> pd.DataFrame:
        """One row for every article that a file lists and that is not among those read, with the reason."""
        return MISSING.build(
            {"item": f"{file.path}#{one.number}", "title": one.title, "reason": one.reason, "lost": one.lost}
            for file in self.files
            for one in file.missing
        )

    def summary(self) -> str:
        """The counts in one line of words, with what files promised and did not hold, and the languages not English.

        Rows without any text are counted by themselves: there is nothing in them to lose.
        """
        became = Counter(file.became for file in self.files)
        outcomes = ", ".join(f"{became[name]} {name}" for name in ("read", "skipped", "failed") if became[name])
        if not self.files:
            return "0 files; 0 articles: there is nothing to read"
        files = _count(len(self.files), "file") + (f": {outcomes}" if outcomes else "")
        articles = _count(sum(file.articles for file in self.files), "article")
        return f"{files}; {articles}{self._reconciled()}{self._foreign()}"

    def _reconciled(self) -> str:
        lists = [file for file in self.files if file.expected is not None]
        if not lists:
            return ""
        listed = sum(file.expected or 0 for file in lists)
        empty = sum(not article.lost for file in lists for article in file.missing)
        lost = sum(max((file.expected or 0) - file.articles, 0) for file in lists) - empty
        without = f", {empty:,} without text" if empty else ""
        return f" ({listed:,} listed, {sum(file.articles for file in lists):,} read{without}, {max(lost, 0):,} lost)"

    def _foreign(self) -> str:
        """The articles whose language the finders do not read, by language."""
        counts: Counter[str] = Counter()
        for file in self.files:
            for language, _, count in (entry.rpartition(" ") for entry in file.languages.split(", ") if entry):
                counts[language] += int(count.replace(",", ""))
        foreign = {code: n for code, n in counts.items() if code not in (*LANGUAGES_READ, "unknown")}
        named = ", ".join(f"{n:,} in {language_name(code)}" for code, n in sorted(foreign.items()))
        return f"; {named}: loaded, but not searched for findings" if named else ""

    def problems(self) -> list[str]:
        """One line for every file that was not read as it is: path, what became of it, why."""
        return [f"{file.path}: {file.became}: {file.problem}" for file in self.files if file.problem]

    def _repr_html_(self) -> str:
        """The summary and a table: what failed comes first, then what was odd, then the others in their order."""
        from html import escape

        files = sorted(
            self.files, key=lambda file: (file.became != "failed", file.became != "read" or not file.problem)
        )
        table = LoadingReport(tuple(files[:_SHOWN])).table
        table["languages"] = [_in_words(languages) for languages in table["languages"]]
        table = table.astype("object").where(table.notna(), "")
        shown = table.loc[:, (table != "").any() | table.columns.isin(["path", "became"])].rename(columns=_HEADS)
        cells = shown.to_html(escape=True, index=False)
        for cell in ("th", "td"):  # notebooks set every cell to the right
            cells = cells.replace(f"<{cell}>", f'<{cell} style="text-align:left">')
        return f"<p>{escape(self.summary())}</p>{cells}{self._left_out()}"

    def _left_out(self) -> str:
        more = len(self.files) - _SHOWN
        return (
            f"<p>And {_count(more, 'more file')}: <code>.table</code> of this report has them all.</p>"
            if more > 0
            else ""
        )

    def __deepcopy__(self, memo: Mapping[int, Any]) -> LoadingReport:
        """Itself: it never changes, and pandas copies what hangs on a table at every step."""
        return self


def _in_words(languages: Any) -> str:
    """The codes of languages by their names: "English 2, German 1"."""
    counted = (entry.rpartition(" ") for entry in str(languages).split(", ")) if pd.notna(languages) else ()
    return ", ".join(f"{language_name(code)} {count}" for code, _, count in counted)


def loading_report(articles: pd.DataFrame) -> LoadingReport:
    """The report of the loading that made these articles.

    Raises LookupError for a table that `load_articles` did not make, TypeError for what is no table.

    >>> from toolkit.loading import load_articles
    >>> loading_report(load_articles(["It rained in Brant."], progress=False)).summary()
    '1 file: 1 read; 1 article'
    """
    if not isinstance(articles, pd.DataFrame):
        raise TypeError(f"loading_report takes the table of load_articles, not a {type(articles).__name__}")
    report = articles.attrs.get("loading_report")
    if not isinstance(report, LoadingReport):
        raise LookupError("this table carries no loading report; load the articles with load_articles")
    return report


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
