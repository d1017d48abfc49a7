"""Dates: temporal expressions found in text and resolved to intervals; the publication date with its evidence."""

from toolkit.dates.extract import extract_dates
from toolkit.dates.find import DateExpression, find_dates
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
