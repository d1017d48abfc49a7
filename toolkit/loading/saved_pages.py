"""Pages saved by a browser: the folder beside the page holds its parts, and the page says where it was saved from."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from toolkit.lexicons import read_lexicon

_PAGES = (".html", ".htm", ".xhtml")
_SAVED_FROM = re.compile(r"<!-{2,} ?saved from url=\(\d+\)(https?://[^\s<>]{1,2000}) -{2,}>", re.IGNORECASE)
_HEAD = 4096


class SavedPages:
    """The folders that belong to saved pages among the files that were found."""

    def __init__(self) -> None:
        self._folders: dict[str, str] = {}

    def extend(self, names: Iterable[str]) -> None:
        """Note the folders that the pages among these files may have."""
        for name in names:
            path = PurePosixPath(name)
            if path.suffix.lower() in _PAGES:
                for row in read_lexicon("saved_page_folders"):
                    self._folders[str(path.with_name(path.stem + row["ending"]))] = path.name

    def page_of(self, name: str) -> str | None:
        """The saved page that the file is a part of, or None: a folder of that name with no page beside it is no part.

        >>> saved = SavedPages()
        >>> saved.extend(["ferry.html", "case_files/a.txt"])
        >>> saved.page_of("ferry_files/frame.html"), saved.page_of("case_files/a.txt")
        ('ferry.html', None)
        """
        parents = map(str, PurePosixPath(name).parents)
        return next((self._folders[folder] for folder in parents if folder in self._folders), None)


def saved_from(page: str) -> str | None:
    """The address that the browser wrote into the page when it saved it.

    >>> saved_from("<!-- saved from url=(0026)https://lorn.example/ferry --><html>")
    'https://lorn.example/ferry'
    """
    match = _SAVED_FROM.search(page[:_HEAD])
    return match.group(1) if match else None
