"""`load_articles`: whatever the user has, to the table of articles, with an account of every file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from toolkit.loading.account import Account
from toolkit.loading.drafts import Input, NotAnArticleError, Reading, ReadingError
from toolkit.loading.kinds import detect_kind, why_not_an_article
from toolkit.loading.readers import READERS
from toolkit.loading.sidecars import Sidecars
from toolkit.loading.sources import Files, find_files, gather, looks_like_path
from toolkit.loading.tables_of_articles import read_frame
from toolkit.progress import progress_bar

Source = str | Path | pd.DataFrame | Iterable[Any]
_FEW = 20
"""Files that load too quickly for a bar to be of use."""
_DEEPEST = 5
"""Files within files within files, so deep, are read; no corpus goes deeper."""


def load_articles(
    source: Source, *, strict: bool = False, outlet: str | None = None, progress: bool = True
) -> pd.DataFrame:
    """The table of the articles in a folder, file, glob, list of these, list of texts, or DataFrame.

    The text of a page with markup is the page as a reader sees it, rendered once, furniture included; which of its
    lines are body is said by `segment_articles`, helped by the column `layout`, which holds what the markup says.
    Outlet, date, address and title come from a sidecar (`metadata.csv` with a column `file`, or `NAME.meta.json`
    beside the file), then from the file, then from the text; `outlet` fills in where none of them names one.

    `loading_report(articles)` says what became of every file. A file that cannot be read is a row there, and the
    others are loaded; with `strict=True` the first problem is raised as a ReadingError. Raises FileNotFoundError where
    nothing lies at the place that is named.

    >>> articles = load_articles(["It rained in Brant, the mayor said.", "It did not."], progress=False)
    >>> articles[["article_id", "text"]].values.tolist()
    [['text-1', 'It rained in Brant, the mayor said.'], ['text-2', 'It did not.']]
    """
    account = Account(strict=strict, outlet=outlet)
    if isinstance(source, pd.DataFrame):
        frame = source
        _take(account, "DataFrame", lambda: read_frame(frame))
    elif isinstance(source, str | Path):
        _load_files(account, find_files(source), progress=progress)
    elif isinstance(source, Iterable) and not isinstance(source, bytes | bytearray):
        _load_list(account, list(source), progress=progress)
    else:
        raise TypeError(f"load_articles takes a folder, file, glob, list of texts or table, not {source!r:.80}")
    return account.articles()


def _load_list(account: Account, items: list[Any], *, progress: bool) -> None:
    """Paths among the items are read as files, other strings are texts, mappings are rows."""
    paths = [item for item in items if isinstance(item, Path) or (isinstance(item, str) and looks_like_path(item))]
    if paths:
        _load_files(account, gather(paths), progress=progress)
    rows = [item for item in items if isinstance(item, Mapping)]
    if rows:
        _take(account, "list", lambda: read_frame(pd.DataFrame(rows, dtype=object)))
    taken = {id(item) for item in (*paths, *rows)}
    for number, item in enumerate(items, 1):
        if id(item) not in taken:
            _take(account, f"text-{number}", lambda item=item: _read_string(item))


def _read_string(item: Any) -> Reading:
    if pd.api.types.is_scalar(item) and pd.isna(item):
        raise ReadingError("there is no text: the value is empty")
    if not isinstance(item, str):
        raise ReadingError(f"expected a text or a path, found {item!r:.80}")
    return READERS["txt"](Input("text", data=item.encode("utf-8", "replace")))


def _load_files(account: Account, found: Files, *, progress: bool) -> None:
    sidecars = Sidecars({name: Input(name, path=path) for name, path in found.files.items()})
    account.sidecars = sidecars
    account.saved_pages.extend(found.files)
    for name, reason in found.left_out.items():
        account.leave_out(name, reason, failed=name in found.missing)
    few = len(found.files) < _FEW
    with progress_bar(len(found.files), name="loading", unit="file", shown=progress and not few) as done:
        for name, path in found.files.items():
            _load_input(account, Input(name, path=path), path=path)
            done(1)
    for name in sidecars.missing(found.files):
        account.leave_out(name, "listed in a sidecar, but the file is not there", failed=True)


def _load_input(account: Account, source: Input, *, path: Path | None, depth: int = 0) -> None:
    """Read one file; files that lie in it are read after it, one by one."""
    reason = source.refused or _reason_to_skip(account, source)
    if reason:
        account.leave_out(source.name, reason, failed=bool(source.refused) or source.name in account.sidecars.problems)
        return
    inside = list(_take(account, source.name, lambda: _read(source, depth), path=path))
    account.saved_pages.extend(inner.name for inner in inside)
    account.sidecars.extend({inner.name: inner for inner in inside if not inner.refused})
    for inner in inside:
        _load_input(account, inner, path=path, depth=depth + 1)


def _reason_to_skip(account: Account, source: Input) -> str | None:
    if source.name in account.sidecars.names:
        return account.sidecars.problems.get(source.name, "not an article: a sidecar")
    page = account.saved_pages.page_of(source.name)
    reason = f"part of the saved page {page}" if page else why_not_an_article(source.name)
    return f"not an article: {reason}" if reason else None


def _read(source: Input, depth: int) -> Reading:
    kind: str | None = None
    try:
        kind = detect_kind(source)
        reading = READERS[kind](source)
        if reading.inside and depth >= _DEEPEST:
            raise ReadingError(f"archives are nested more than {_DEEPEST} deep; unpack the outer ones first")
        return reading
    except ReadingError as error:
        error.kind = kind
        raise
    except (NotAnArticleError, OSError):
        raise
    except Exception as error:  # hostile files break libraries in ways of their own; the other files still load
        broken = ReadingError(f"cannot be read ({type(error).__name__}: {error}); it may be damaged: get it again")
        broken.kind = kind
        raise broken from error


def _take(account: Account, name: str, read: Any, *, path: Path | None = None) -> Iterator[Input]:
    """Enter what the reader gives into the account; the inputs that lie inside it."""
    try:
        reading: Reading = read()
    except NotAnArticleError as reason:
        account.leave_out(name, str(reason))
        return iter(())
    except ReadingError as error:
        account.leave_out(name, str(error), failed=True, cause=error)
        return iter(())
    except OSError as error:
        account.leave_out(name, f"cannot be opened: {error.strerror or error}", failed=True, cause=error)
        return iter(())
    account.enter(name, reading, path=path)
    return iter(reading.inside)
