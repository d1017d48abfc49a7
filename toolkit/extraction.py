"""Runs the extractors over the articles in batches: with a progress bar, and so that one bad article stops nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pandas as pd
from threadpoolctl import threadpool_limits

from toolkit.progress import progress_bar
from toolkit.tables import SchemaError, Table, wrong_spans

Extractor = Callable[..., pd.DataFrame]
BATCH = 64
"""Articles handed to an extractor at once: few enough that the bar moves, many enough that tables are cheap."""


class Run:
    """One pass over a table of articles; what an extractor could not do gathers in `problems`."""

    def __init__(self, articles: pd.DataFrame, *, progress: bool) -> None:
        self.articles = articles
        self.progress = progress
        self.problems: list[dict[str, str]] = []

    def within(self, languages: Sequence[str]) -> Run:
        """The same pass over the articles in these languages and of unknown language; the others are problems."""
        if "language" not in self.articles:
            return self
        known = self.articles["language"].isna() | self.articles["language"].isin(languages)
        kept = Run(self.articles[known], progress=self.progress)
        kept.problems = self.problems
        for name, language in self.articles.loc[~known, ["article_id", "language"]].itertuples(index=False):
            problem = (
                f"its language is {language}; statements, dates and quantities are looked for in {', '.join(languages)}"
            )
            self.problems.append({"article_id": name, "table": "all findings", "problem": problem})
        return kept

    def extract(
        self, table: Table, extractor: Extractor, *, at_once: bool = False, **found: pd.DataFrame
    ) -> pd.DataFrame:
        """The rows that the extractor finds in all articles; each batch gets the rows of `found` that are its own.

        `at_once` hands over all articles together, for extractors that compare them with each other.
        """
        parts: list[pd.DataFrame] = []
        with (
            threadpool_limits(limits=1, user_api="blas"),  # the networks are small: more threads wait for each other
            progress_bar(len(self.articles), name=table.name, unit="article", shown=self.progress) as done,
        ):
            for batch in self._batches(len(self.articles) if at_once else BATCH):
                parts += self._extract_batch(table, extractor, batch, found)
                done(len(batch))
        return table.check(pd.concat(parts, ignore_index=True)) if parts else table.build([])

    def _batches(self, size: int) -> Iterator[pd.DataFrame]:
        for first in range(0, len(self.articles), max(size, 1)):
            yield self.articles.iloc[first : first + size]

    def _extract_batch(
        self, table: Table, extractor: Extractor, batch: pd.DataFrame, found: dict[str, pd.DataFrame]
    ) -> list[pd.DataFrame]:
        ids = set(batch["article_id"])
        own = {name: rows[rows["article_id"].isin(ids)] for name, rows in found.items()}
        try:
            return [self._sound(table, extractor(batch, **own))]
        except SchemaError:
            raise
        except Exception as error:  # one bad article never stops a run: its error is kept, the others go on
            if len(batch) == 1:
                self._report(table, batch["article_id"].iloc[0], error)
                return []
        singles = [batch.iloc[[i]] for i in range(len(batch))]
        return [part for single in singles for part in self._extract_batch(table, extractor, single, found)]

    def _sound(self, table: Table, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows that point to their exact characters; the others are reported: no evidence, no row."""
        wrong = wrong_spans(table, rows, self.articles)
        self.problems += [{"article_id": w.article_id, "table": table.name, "problem": str(w)} for w in wrong]
        return rows[~rows[table.columns[0].name].isin([w.key for w in wrong])]

    def _report(self, table: Table, article_id: str, error: Exception) -> None:
        self.problems.append(
            {"article_id": article_id, "table": table.name, "problem": f"{type(error).__name__}: {error}"}
        )
