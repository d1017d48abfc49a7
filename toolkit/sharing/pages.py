"""One file for others: the explorer with its study inside, which works with no kernel and no network."""

from __future__ import annotations

from pathlib import Path

from toolkit.panels.page import build_page
from toolkit.study import Study, expect_study


def share(study: Study, path: str | Path, *, title: str | None = None) -> Path:
    """The page written to `path`; it holds the articles in full, so share it only where they may be shared.

    `title` is its headline; half of a surrogate pair, which is no character, becomes a question mark. A file of that
    name is replaced. Raises IsADirectoryError for a folder, FileNotFoundError where the folder it should lie in is
    missing.

    >>> from tempfile import mkdtemp
    >>> from toolkit import analyse, load_articles
    >>> study = analyse(load_articles(["It rained in Brant, the mayor said."], progress=False), progress=False)
    >>> share(study, Path(mkdtemp()) / "rain.html", title="Rain").name
    'rain.html'
    """
    expect_study(study, "share")
    target = Path(path)
    if target.is_dir():
        raise IsADirectoryError(f"{target} is a folder; name the page to write, such as {target / 'story.html'}")
    if not target.parent.is_dir():
        raise FileNotFoundError(f"the folder {target.parent} does not exist, so {target.name} cannot be written there")
    page = build_page(study, title=title).encode("utf-8", errors="replace")
    target.write_bytes(page)  # only now: a page that cannot be built leaves the old file as it is
    return target
