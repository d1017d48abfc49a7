"""Whole sentences right or wrong: every expected expression found with an allowed reading, and nothing else.

Spans need only overlap. A range may end with the last day that it names or the day after; an hour may be of either
half of the day where the case allows both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from toolkit.dates import DateExpression, find_dates, widen_dates

_LENGTH = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)Q)?(?:([\d.]+)W)?(?:([\d.]+)D)?"
    r"(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
_SECONDS = (31_536_000, 2_592_000, 7_776_000, 604_800, 86_400, 3_600, 60, 1)


def whole_cases(cases: Iterable[dict[str, Any]]) -> tuple[int, int, int, int]:
    """Cases right, silent among those with nothing to find, all cases, all with nothing to find."""
    right = silent = count = negatives = 0
    for case in cases:
        ok = case_is_right(case)
        right, count = right + ok, count + 1
        silent, negatives = silent + (ok and case["negative"]), negatives + case["negative"]
    return right, silent, count, negatives


def case_is_right(case: dict[str, Any]) -> bool:
    """Whether our reading of one sentence is the expected one."""
    published = datetime.fromisoformat(case["ref"]) if case["ref"] else None
    found = widen_dates(case["input"], find_dates(case["input"], published=published), published=published)
    if case["negative"] or len(found) != len(case["expected"]):
        return case["negative"] and not found
    return all(
        date.start < expected["end"] and date.end > expected["start"] and _reads(date, expected)
        for date, expected in zip(found, case["expected"], strict=True)
    )


def _reads(date: DateExpression, expected: dict[str, Any]) -> bool:
    return any(_matches(date, expected["type"], value) for value in expected["values"])


def _matches(date: DateExpression, kind: str, value: dict[str, Any]) -> bool:
    timex = value.get("timex") or ""
    if date.value == timex or (timex.startswith("T") and "T" in date.value and _hour(date.value) == _hour(timex)):
        return True
    if kind == "duration":
        return _seconds(date.value) is not None and str(_seconds(date.value)) == str(value.get("value"))
    if kind == "set":
        return date.type == "SET"
    if kind in ("date", "datetime"):
        return date.begin is not None and date.begin == _moment(value.get("value"))
    if kind == "timerange":
        begin, finish = (at.strftime("%H:%M:%S") if at else None for at in (date.begin, date.finish))
        return begin == value.get("start") and (begin is not None or finish == value.get("end"))
    return _same_stretch(date, _moment(value.get("start")), _moment(value.get("end")))


def _same_stretch(date: DateExpression, begin: datetime | None, finish: datetime | None) -> bool:
    if (begin or finish) is None or date.begin != begin:
        return False
    if date.finish == finish:
        return True
    if date.rule != "range" or date.finish is None or finish is None:
        return False
    return date.finish - finish <= timedelta(366)


def _hour(timex: str) -> str:
    hour = timex.split("T", 1)[1]
    return hour if not hour[:1].isdigit() else (hour + ":00")[:5]


def _moment(written: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(written) if written else None
    except ValueError:
        return None


def _seconds(value: str) -> int | None:
    match = _LENGTH.fullmatch(value)
    if match is None or not any(match.groups()):
        return None
    return round(sum(float(part) * unit for part, unit in zip(match.groups(), _SECONDS, strict=True) if part))
