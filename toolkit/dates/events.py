"""Days that became the name of what happened on them: "the Sept. 11 attacks"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from toolkit.dates.calendar import Period, day_period
from toolkit.dates.readings import Context
from toolkit.dates.vocabulary import vocabulary
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

_NEAR = 45
"""A day no farther away than that may be meant as a day of its year."""


def event_day(month: int, number: int, end: int, context: Context) -> Period | None:
    """The day of the event that a month and a day name; None where they name a day of some near year.

    A word of the event follows ("the Sept. 11 attacks"), or the text says so elsewhere and no such day is near.
    """
    known = _events().get((month, number))
    event = day_period(known[0], month, number) if known else None
    if known is None or event is None or (context.today is not None and context.today <= event.number):
        return None
    if known[1].match(context.folded, end):
        return event
    return event if _is_far(month, number, context) and _told(month, number, context.folded) else None


def _is_far(month: int, number: int, context: Context) -> bool:
    year = context.here("year")
    if year is None or context.today is None:
        return False
    days = (day_period(year.number + step, month, number) for step in (-1, 0, 1))
    return all(day is None or abs(day.number - (context.today or 0)) > _NEAR for day in days)


@lru_cache(maxsize=8)
def _told(month: int, number: int, folded: str) -> bool:
    """Whether the text names the event by its numbers ("9/11"), or by the day with a word of the event."""
    numbers = f"{month}/{number}"
    by_numbers = numbers in vocabulary() and numbers in folded
    return by_numbers or _named(month, number).search(folded) is not None


@cache
def _events() -> dict[tuple[int, int], tuple[int, re.Pattern[str]]]:
    """By month and day: the year, and the words that follow."""
    words: dict[str, list[str]] = {}
    years: dict[str, int] = {}
    for row in read_lexicon("date_events"):
        words.setdefault(row["day"], []).append(row["word"])
        years[row["day"]] = int(row["year"])
    return {_numbers(day): (years[day], re.compile(rf" (?:{trie_source(words[day])})\b")) for day in words}


def _numbers(day: str) -> tuple[int, int]:
    month, number = day.split("-")
    return int(month), int(number)


@cache
def _named(month: int, number: int) -> re.Pattern[str]:
    names = trie_source(row["word"] for row in read_lexicon("months") if int(row["month"]) == month)
    return re.compile(rf"\b(?:{names}) {number}(?:th)?{_events()[month, number][1].pattern}")
