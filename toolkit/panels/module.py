"""The explorer's face: one ES module, built from `frontend/`, that notebooks and shared pages both mount."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files


@cache
def read_module() -> str:
    """The text of the module, plotly.js inside; its licences lie beside it."""
    return (files(__package__) / "static" / "explorer.js").read_text(encoding="utf-8")


@cache
def compress_module() -> bytes:
    """The module gzipped, as notebooks and pages carry it; the browser unpacks it."""
    return gzip.compress(read_module().encode("utf-8"), compresslevel=9, mtime=0)


def read_loader() -> str:
    """The few lines that unpack and mount the module in a notebook.

    anywidget gives a module two seconds to load; on a slow machine the whole face needs longer, these lines do not.
    """
    return (files(__package__) / "static" / "widget.js").read_text(encoding="utf-8")
