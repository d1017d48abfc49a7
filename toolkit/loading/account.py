"""The account of one loading: articles on one side, what became of every file on the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.loading.decoding import tidy
from toolkit.loading.drafts import Draft, Reading, ReadingError
from toolkit.loading.languages import find_language
from toolkit.loading.publication import date_article, unused_date
from toolkit.loading.report import Became, FileReport, LoadingReport
from toolkit.loading.saved_pages import SavedPages
from toolkit.loading.sidecars import Sidecars
from toolkit.schemas import ARTICLES

_PLAIN = ("outlet", "title", "byline", "section", "url")

_NUMBER = re.compile(r"\s*(\d{1,3}(?:[,.]\d{3})+|\d{1,7})(?!\d)")


class Account:
    """Gathers articles and file reports while a source is loaded."""

    def __init__(self, *, strict: bool, outlet: str | None) -> None:
        self.sidecars = Sidecars({})
        self.saved_pages = SavedPages()
        self._strict = strict
        self._outlet = outlet
        self._rows: list[dict[str, Any]] = []
        self._layouts: list[str | None] = []
        self._files: list[FileReport] = []
        self._taken: set[str] = set()

    def enter(self, name: str, reading: Reading, *, path: Path | None) -> None:
        """Enter the articles of a file that was read."""
        first = len(self._rows)
        many = len(reading.drafts) > 1 or any("number" in draft.fields for draft in reading.drafts)
        undated: list[str] = []
        unused: list[str] = []
        for position, draft in enumerate(reading.drafts, 1):
            number = draft.fields.get("number", position) if many else None
            row, facts = self._row(name, draft, number, reading.kind, path)
            try:
                row |= date_article(draft, facts, path=name)
            except Exception as error:  # a text that breaks the search for its date is still an article
                undated.append(f"{row['article_id']}: its date was not looked for: {type(error).__name__}: {error}")
            else:
                unused += filter(None, [unused_date(facts, row)])
            self._rows.append(row)
            self._layouts.append(draft.layout)
        problems = [*reading.problems, *undated, *_say_unused(unused, len(reading.drafts))]
        report = _report(name, reading, problems, Counter(row["language"] for row in self._rows[first:]))
        self._refuse(name, report.problem, None)
        self._files.append(report)

    def leave_out(self, name: str, reason: str, *, failed: bool = False, cause: Exception | None = None) -> None:
        """Enter a file without articles: skipped on purpose, or failed."""
        if failed:
            self._refuse(name, reason, cause)
        became: Became = "failed" if failed else "skipped"
        self._files.append(FileReport(name, getattr(cause, "kind", None), None, became, 0, None, reason))

    def articles(self) -> pd.DataFrame:
        """The checked table, with the report hung on it."""
        table = ARTICLES.build(self._rows)
        if any(layout is not None for layout in self._layouts):
            table["layout"] = pd.Series(self._layouts, dtype="str")
        table.attrs["loading_report"] = LoadingReport(tuple(self._files))
        return table

    def _refuse(self, name: str, problem: str, cause: Exception | None) -> None:
        if self._strict and problem:
            raise ReadingError(f"{name}: {problem}") from cause

    def _row(
        self, name: str, draft: Draft, number: int | None, kind: str, path: Path | None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """The cells of an article but for its dates, and the facts they come from."""
        facts = self._facts(draft, self.sidecars.facts(name, number))
        row = {field: _words(facts.get(field)) for field in _PLAIN}
        cells = row | {
            "article_id": self._new_id(f"{name}#{number}" if number else name),
            "outlet": row["outlet"] or self._outlet,
            "length": _whole_number(facts.get("length")),
            "language": self._language(draft, facts),
            "path": str(path) if path else None,
            "kind": kind,
            "text": draft.text,
        }
        return cells, facts

    def _language(self, draft: Draft, facts: Mapping[str, Any]) -> str | None:
        """What a column or sidecar states goes before the text, and the text before the page's own tag."""
        named = _words(facts.get("language"))
        tagged = "page" in draft.fields and facts["sources"].get("language") == "column"
        return find_language(draft.text, **{"declared" if tagged else "stated": named})

    def _facts(self, draft: Draft, sidecar: Mapping[str, Any]) -> dict[str, Any]:
        """The draft's fields under the sidecar's, and where each is from."""
        file = {field: value for field, value in draft.fields.items() if value is not None}
        sources = dict.fromkeys(file, "column") | dict.fromkeys(sidecar, sidecar.get("sidecar", "sidecar"))
        return file | dict(sidecar) | {"sources": sources}

    def _new_id(self, wanted: str) -> str:
        """The id itself, or with a number behind it where another article has it."""
        new, count = wanted, 1
        while new in self._taken:
            count += 1
            new = f"{wanted}~{count}"
        self._taken.add(new)
        return new


def _report(name: str, reading: Reading, problems: list[str], languages: Counter[str | None]) -> FileReport:
    """What became of a file that was read, once its articles are entered."""
    nothing = not reading.drafts and not reading.inside
    problem = "; ".join(problems) or ("no article in it" if nothing else "")
    counted = ", ".join(f"{language or 'unknown'} {count:,}" for language, count in languages.most_common())
    return FileReport(
        name, reading.kind, reading.encoding, "failed" if nothing else "read", len(reading.drafts), reading.expected,
        problem, counted, tuple(reading.missing),
    )  # fmt: skip


def _say_unused(dates: list[str], articles: int) -> list[str]:
    """That stated dates of publication were not used; nothing where all were."""
    if not dates:
        return []
    first = dates[0][:80]
    what = f"its date {first} is" if articles == 1 else f"{len(dates):,} of {articles:,} dates ({first}, ...) are"
    return [f"{what} not used, for such a form may mean several days or none; write dates as 2021-05-31"]


def _whole_number(value: Any) -> int | None:
    """The number that the cell begins with: 1204 for "1,204 words"; None where it begins with none."""
    match = _NUMBER.match(str(value)) if value is not None else None
    return int(match.group(1).replace(",", "").replace(".", "")) if match else None


def _words(value: Any) -> str | None:
    words = " ".join(tidy(str(value)).split()) if value is not None else ""
    return words or None
