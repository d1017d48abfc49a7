"""The explorer's face: one ES module, built from `frontend/`, that notebooks and shared pages both mount."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def read_module() -> str:
    """The text of the module, plotly.js inside; its licences lie beside it."""
    return (files(__package__) / "static" / "explorer.js").read_text(encoding="utf-8")
