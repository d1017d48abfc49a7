"""Full dates in other languages and odd forms: found by our pattern, read by our month names or by dateparser.

dateparser is set up here and nowhere else, imported only when a date needs it, and given nothing but the span.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

from toolkit.dates.calendar import Period, day_period, month_period
from toolkit.dates.readings import Reading, dated
from toolkit.lexicons import read_lexicon

_NAMED = re.compile(r"([0-9][0-9]?)(?:\.|er|º|°)?[ ](?:de[ ])?([^\W\d_]{3,12})\.?,?[ ](?:del?[ ])?(\d{4})(?!\w|[.,]\d)")
_IDEOGRAPHIC = re.compile(r"\d{4}[ ]?[年년][ ]?\d{1,2}[ ]?[月월][ ]?\d{1,2}[ ]?[日일]")


def foreign_dates(folded: str) -> Iterator[tuple[int, int, Reading]]:
    """Start, end and reading of each full date that is not English, in reading order.

    >>> [(start, end, reading.value) for start, end, reading in foreign_dates("am 6. märz 2020 in bonn")]
    [(3, 15, '2020-03-06')]
    """
    for match in _NAMED.finditer(folded):
        start = match.start()
        period = None if start and (folded[start - 1].isalnum() or folded[start - 1] in ".,:/-") else _named(match)
        if period is not None:
            yield match.start(), match.end(), dated(period, "explicit")
    if folded.isascii():
        return
    for match in _IDEOGRAPHIC.finditer(folded):
        period = _by_dateparser(match.group())
        if period is not None:
            yield match.start(), match.end(), dated(period, "explicit")


def _named(match: re.Match[str]) -> Period | None:
    day, word, year = match.groups()
    month = _months().get(word)
    if month is not None:
        return day_period(int(year), month, int(day))
    return None if word.isascii() else _by_dateparser(match.group())


@cache
def _months() -> dict[str, int]:
    return {row["word"]: int(row["month"]) for row in read_lexicon("months_other")}


def _by_dateparser(words: str) -> Period | None:
    """The day or month that dateparser reads; its invented parts are cut off by its own grain."""
    found = _parser().get_date_data(words)
    at: datetime | None = found.date_obj
    if at is None or found.period not in ("day", "month"):
        return None
    return day_period(at.year, at.month, at.day) if found.period == "day" else month_period(at.year, at.month)


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser

    settings = {"STRICT_PARSING": False, "REQUIRE_PARTS": ["month", "year"], "PARSERS": ["absolute-time"]}
    return DateDataParser(settings=settings)
