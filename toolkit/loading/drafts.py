"""What passes between the readers: an input with its bytes, an article as its file gives it, a file's account."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

LARGEST = 300_000_000
"""Bytes that what is packed in a file may unpack to."""


class ReadingError(ValueError):
    """A file cannot be read as articles; the message says why and what to do."""

    kind: str | None = None
    """The kind of the file, where that much was known."""


def too_large() -> ReadingError:
    """The error of what unpacks to more than is read."""
    return ReadingError(f"unpacks to more than {LARGEST // 1_000_000} MB, which no article does")


class NotAnArticleError(ValueError):
    """A file is left out on purpose; the message is the reason."""


@dataclass(frozen=True)
class Input:
    """One input: the name that its articles are called by, and either a file on disk or bytes in memory."""

    name: str
    path: Path | None = None
    data: bytes | None = None
    fetch: Callable[[], bytes] | None = None
    """Gives the bytes when they are needed: of a member of an archive."""
    refused: str = ""
    """Why it must not be read."""

    def open(self) -> BinaryIO:
        """The bytes as a stream."""
        if self.fetch is not None:
            return BytesIO(self.fetch())
        if self.data is not None:
            return BytesIO(self.data)
        assert self.path is not None, "an input is a file or bytes"
        return self.path.open("rb")

    def read(self, limit: int = -1) -> bytes:
        """The first `limit` bytes, or all of them."""
        with self.open() as stream:
            return stream.read(limit)

    @property
    def ending(self) -> str:
        """The ending of the name in lower case, with its dot."""
        return Path(self.name).suffix.lower()


class Draft(NamedTuple):
    """An article as its file gives it: its text, and fields as found (strings, or what a table's cell holds)."""

    text: str
    fields: Mapping[str, Any]
    layout: str | None = None
    """For pages with markup: what the markup says about stretches of the text, as JSON."""

    def numbered(self, number: int) -> Draft:
        """The same with its place in the file."""
        return self._replace(fields={**self.fields, "number": number})


class Missing(NamedTuple):
    """An article that a file lists and that is not among those read: its place in the file, its title, why."""

    number: int
    title: str | None
    reason: str
    lost: bool = True
    """False where there is nothing to read, as in a row without text; true where something could not be read."""


@dataclass
class Reading:
    """What one file gave."""

    kind: str
    drafts: list[Draft] = field(default_factory=list)
    encoding: str | None = None
    expected: int | None = None
    problems: list[str] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    inside: list[Input] = field(default_factory=list)
    """Files that lie in this one (an archive's members); each is read by itself."""


def compose(title: str, paragraphs: Sequence[str], fields: Mapping[str, Any]) -> Draft:
    r"""The article of an export as a draft: its text, and what each of its paragraphs is, which the export says.

    >>> compose("Ferry stays", ["It stays in port."], {}).text
    'Ferry stays\n\nIt stays in port.'
    """
    parts = [("title", title)] if title else []
    parts += [("body", paragraph) for paragraph in paragraphs]
    pieces: list[str] = []
    labels: list[list[Any]] = []
    position = 0
    for kind, words in parts:
        gap = "\n\n" if pieces else ""
        start = position + len(gap)
        position = start + len(words)
        pieces += [gap, words]
        labels.append([start, position, kind])
    layout = json.dumps({"labels": labels, "reason": "so marked in the export"})
    return Draft("".join(pieces), fields, layout)
