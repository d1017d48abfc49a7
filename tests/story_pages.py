"""The shared page in a browser: opening it, asking it, pointing at it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd

import toolkit as tk


def open_story(page: Any, study: tk.Study, folder: Path, title: str | None = "Harbour talks") -> Any:
    """The page of this study, once its timeline stands."""
    path = tk.share(study, folder / "story.html", title=title)
    page.goto(path.as_uri())
    page.wait_for_selector("#explorer:not([aria-busy]) .total", timeout=30_000)
    return page


def point(page: Any, statement: str) -> tuple[float, float]:
    """Where on the screen the point of a statement is."""
    x, y = page.evaluate(
        """(id) => {
            const { timeline, study } = document.getElementById('explorer').panel;
            const i = study.index.get(id);
            const box = timeline.stage.getBoundingClientRect();
            return [box.left + timeline.x(i), box.top + timeline.yPx(i)];
        }""",
        statement,
    )
    return x, y


def total(page: Any) -> str:
    return str(page.locator(".total").inner_text())


def panel(page: Any, expression: str) -> Any:
    """What an expression over the mounted panel gives."""
    return page.evaluate(
        f"(() => {{ const panel = document.getElementById('explorer').panel; return {expression}; }})()"
    )


def with_dates(study: tk.Study, rows: dict[int, tuple[str, str, str]]) -> tk.Study:
    """The study with other dates of saying: begin, finish and grain of some rows."""
    statements = study.statements.copy()
    for at, cells in rows.items():
        statements.loc[at, ["said_begin", "said_finish", "said_grain"]] = [*map(pd.Timestamp, cells[:2]), cells[2]]
    tables = (study.articles, study.segments, statements, study.dates, study.quantities, study.speakers)
    return tk.Study(*tables, study.provenance)
