"""What the user names (a folder, file, glob, list, table) to a list of inputs with names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from glob import glob, has_magic
from pathlib import Path
from typing import NamedTuple

_LONGEST_NAME = 300


class Files(NamedTuple):
    """The files of a source by the name their articles are called by, and what was left out with the reason."""

    files: dict[str, Path]
    left_out: dict[str, str]
    missing: frozenset[str] = frozenset()
    """Of what was left out, what somebody may count on: named and not there, or not to be opened."""


def looks_like_path(words: str) -> bool:
    """Whether a string of a list names a file rather than being a text.

    >>> [looks_like_path(words) for words in ("notes/day one.txt", "It rained.", "corpus")]
    [True, False, False]
    """
    if "\n" in words or len(words) > _LONGEST_NAME:
        return False
    if os.path.exists(words):
        return True
    ending = Path(words).suffix
    return 1 < len(ending) <= 8 and ending[1:].isalnum() and not words.rstrip().endswith((".", "!", "?"))


def find_files(source: str | Path) -> Files:
    """The files of one path or glob: a folder's are named from the folder on, a glob's from its fixed part on.

    Raises FileNotFoundError, which names what is missing and what may be given.
    """
    if reason := _no_place(str(source)):
        raise FileNotFoundError(f"{_shown(source)!r}: {reason}")
    path = Path(source).expanduser()
    if os.path.isdir(path):  # unlike Path's own, false for a whole text given as a path
        return _walk(path)
    if os.path.exists(path):
        return Files({path.name: path}, {})
    if has_magic(str(source)):
        return _expand(str(path))
    raise FileNotFoundError(
        f"{_shown(source)!r}: no such file or folder here ({Path.cwd()}); give a folder, a file, a glob such as "
        "'corpus/*.txt', or a list of texts"
    )


def _no_place(source: str) -> str:
    """Why a name cannot be that of a file; empty where it may be."""
    if not source.strip():
        return "an empty name; give a folder, a file, or '.' for all that lies in this folder"
    web = source.startswith(("http://", "https://")) and not os.path.exists(source)
    return "an address on the web, from which nothing is fetched; save the page and name the file" if web else ""


def _shown(source: str | Path) -> str:
    return str(source) if len(str(source)) < _LONGEST_NAME else f"{str(source)[:80]}..."


def gather(paths: list[str | Path]) -> Files:
    """The files of several paths, named from the folder on that they share; a missing one is left out and said."""
    found: dict[Path, str] = {}
    left_out: dict[str, str] = {}
    missing: set[str] = set()
    for path in paths:
        try:
            files, skipped, unread = find_files(path)
        except FileNotFoundError:
            left_out[str(path)] = _no_place(str(path)) or "no such file or folder"
            missing.add(str(path))
            continue
        left_out |= skipped
        missing |= unread
        found |= {inner.absolute(): name for name, inner in files.items()}
    shared = Path(os.path.commonpath([path.parent for path in found])) if found else Path()
    return Files({path.relative_to(shared).as_posix(): path for path in found}, left_out, frozenset(missing))


def _walk(folder: Path) -> Files:
    files: dict[str, Path] = {}
    left_out: dict[str, str] = {}
    closed: dict[str, str] = {}
    for path in _climb(folder, left_out, closed):
        name = path.relative_to(folder).as_posix()
        if path.is_file():
            files[name] = path
        else:
            left_out[name] = "a link that leads nowhere" if path.is_symlink() else "no ordinary file"
    return Files(files, left_out | closed, frozenset(closed))


def _climb(folder: Path, left_out: dict[str, str], closed: dict[str, str]) -> Iterator[Path]:
    """Every file below the folder, in the order of names; links to folders are not followed."""

    def note(error: OSError) -> None:
        closed[os.path.relpath(error.filename, folder)] = f"cannot be opened: {error.strerror}"

    for parent, folders, names in os.walk(folder, onerror=note):
        folders.sort()
        for inner in folders:
            if (Path(parent) / inner).is_symlink():
                left_out[(Path(parent) / inner).relative_to(folder).as_posix()] = "a link to a folder, not followed"
        yield from (Path(parent) / name for name in sorted(names))


def _expand(pattern: str) -> Files:
    paths = sorted(Path(found) for found in glob(pattern, recursive=True) if Path(found).is_file())
    if not paths:
        raise FileNotFoundError(f"{_shown(pattern)!r}: no file has such a name here ({Path.cwd()})")
    fixed = list(Path(pattern).parts[:-1])
    while any(has_magic(part) for part in fixed):
        fixed.pop()
    folder = Path(*fixed)
    return Files({path.relative_to(folder).as_posix(): path for path in paths}, {})
