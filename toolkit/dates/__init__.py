"""Dates: temporal expressions found in text and resolved to intervals; the publication date with its evidence."""

from toolkit.dates.extract import extract_dates
from toolkit.dates.find import DateExpression, find_dates

__all__ = ["DateExpression", "extract_dates", "find_dates"]
