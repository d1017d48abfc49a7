"""Dates: temporal expressions found in text and resolved to intervals; the publication date with its evidence.

The names are imported on first use: who only wants `find_dates` does not wait for the tables and the page readers.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.dates.expression import DateExpression
    from toolkit.dates.extract import extract_dates
    from toolkit.dates.find import find_dates
    from toolkit.dates.publication import Publication, find_publication
    from toolkit.dates.publication_metadata import harvest_metadata
    from toolkit.dates.ranges import widen_dates

__all__ = [
    "DateExpression",
    "Publication",
    "extract_dates",
    "find_dates",
    "find_publication",
    "harvest_metadata",
    "widen_dates",
]

_HOMES = {
    "DateExpression": "expression",
    "Publication": "publication",
    "extract_dates": "extract",
    "find_dates": "find",
    "find_publication": "publication",
    "harvest_metadata": "publication_metadata",
    "widen_dates": "ranges",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
