"""Dates in a page's address or file name."""

from __future__ import annotations

import re
from datetime import datetime

from toolkit.dates.publication_witness import Witness
from toolkit.dates.vocabulary import vocabulary

_DAY = (
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<mark>[/_.-]?)(?P<month>0[1-9]|1[0-2]|(?<=/)[1-9](?=/))"
    r"(?P=mark)(?P<day>0[1-9]|[12]\d|3[01]|(?<=/)[1-9](?=[/_-]|$))(?!\d)"
)
_NAMED = r"/(?P<year>(?:19|20)\d\d)/(?P<month>[a-z]{3,9})/(?P<day>\d\d?)(?=[/_-]|$)"
_GLUED = r"(?<!\d)(?P<year>20[0-3]\d)(?P<month>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=\d{4,}|[^\d]|$)"
_PATTERNS = tuple(re.compile(source, re.IGNORECASE) for source in (_DAY, _NAMED, _GLUED))
_MONTHLY = re.compile(r"/(?P<year>(?:19|20)\d\d)/(?P<month>0[1-9]|1[0-2])/")


def witnesses_of_address(url: str | None, path: str | None) -> list[Witness]:
    """What the URL and the file name say; a year and month alone count little.

    >>> [(w.begin.isoformat(), w.rule) for w in witnesses_of_address("https://example.org/2021/may/09/talks", None)]
    [('2021-05-09T00:00:00', 'date in url')]
    """
    found: list[Witness] = []
    for name, address, rank in (("url", url, 5), ("path", path, 7)):
        if address:
            found += _read(name, address.replace("\\", "/").split("?")[0], rank)
    return found


def _read(name: str, address: str, rank: int) -> list[Witness]:
    for pattern in _PATTERNS:
        match = pattern.search(address)
        day = match and _moment(match)
        if match and day:
            return [Witness("published", day, "day", f"{name}: {match.group().strip('/')}", f"date in {name}", rank)]
    month = _MONTHLY.search(address)
    if month:
        begin = datetime(int(month["year"]), int(month["month"]), 1)
        return [Witness("published", begin, "month", f"{name}: {month.group().strip('/')}", f"month in {name}", 9)]
    return []


def _moment(match: re.Match[str]) -> datetime | None:
    written = match["month"].lower()
    named = vocabulary().get(written)
    if not written.isdigit() and (named is None or named.kind != "M"):
        return None
    try:
        return datetime(int(match["year"]), int(named.value if named else written), int(match["day"]))
    except ValueError:
        return None
