"""Where a study comes from: the toolkit's version, the settings, the input files with their hashes, what failed."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import pandas as pd

_LIBRARIES = ("pandas", "plotly", "ipywidgets", "anywidget", "dateparser")


def describe_origin(
    articles: pd.DataFrame, *, engine: str, problems: list[dict[str, str]], decimals: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """The provenance of a study of these articles, as plain values that JSON can hold.

    `inputs` holds, for every file that was read, its SHA-256 as it lies on disk now, and of every article's text.
    """
    return {
        "toolkit": _version("media-statement-toolkit"),
        "libraries": {name: _version(name) for name in _LIBRARIES},
        "settings": {"engine": engine, "decimals": dict(decimals or {})},
        "files": [{"path": path, "sha256": _file_hash(Path(path))} for path in _paths(articles)],
        "articles": [
            {"article_id": name, "sha256": sha256(text.encode("utf-8", "surrogatepass")).hexdigest()}
            for name, text in zip(articles["article_id"], articles["text"], strict=True)
        ],
        "problems": problems,
    }


def _paths(articles: pd.DataFrame) -> list[str]:
    return sorted(set(articles["path"].dropna()))


def _file_hash(path: Path) -> str | None:
    if not path.is_file():
        return None
    digest = sha256()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _version(distribution: str) -> str | None:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return None
