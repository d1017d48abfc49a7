"""For when a figure holds: the date of its sentence, else of the sentences before it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pandas as pd

from toolkit.comparison.nouns import role_of
from toolkit.comparison.records import Setting
from toolkit.language.tries import trie_source
from toolkit.quantities.cardinals import number_roles

Interval = tuple[Any, Any] | None

BACK = 240
"""Characters before its sentence in which the date of an event is looked for."""
FAR_BACK = 2000
"""The same for the crowd at an event, of which a whole article may tell."""
LONG = pd.Timedelta(days=300)
_GRAINS = ("hour", "part_of_day", "day", "weekend", "week", "month", "quarter")


def interval(begin: Any, finish: Any) -> tuple[Any, Any] | None:
    """Both ends of a time, None where one is missing."""
    if begin is None or finish is None or pd.isna(begin) or pd.isna(finish):
        return None
    return begin, finish


def known_at(told: Interval, published: Interval, said: Interval = None) -> Interval:
    """For when a figure holds; one of a year, or of the future, is a plan or forecast and holds when it is said."""
    fallback = said or published
    if told is None or published is None:
        return told or fallback
    ahead, long = told[0] >= published[1], told[1] - told[0] >= LONG
    return fallback if ahead or long else told


class Moments:
    """The date expressions of one article that can date a figure; dates it is only compared with cannot."""

    def __init__(
        self, text: str, dates: list[dict[str, Any]], published: Any, saying: frozenset[str] = frozenset()
    ) -> None:
        self._saying = saying
        self._published = published
        resolved = [d for d in dates if interval(d["begin"], d["finish"]) and d["type"] in ("DATE", "TIME")]
        self._dating = [d for d in resolved if not _is_clock(d) and not is_compared(text, d["start"], d["end"])]

    def of(self, setting: Setting) -> tuple[Any, Any] | None:
        """The time of one quantity, None where no date tells it.

        A date between it and its neighbours is its own, then one that opens its sentence; one beside another number of
        the sentence is that number's.
        """
        begin = setting.sentence[0]
        low, start, end, high = setting.reach
        here = [d for d in self._dating if low <= d["start"] < high]
        opening = [d for d in self._dating if begin <= d["start"] < setting.opening]
        near = here or opening
        if near:
            best = min(near, key=lambda d: max(d["start"] - end, start - d["end"]))
            return best["begin"], best["finish"]
        return None if setting.lasting else self._before(begin, FAR_BACK if setting.turnout else BACK)

    def _before(self, begin: int, back: int) -> tuple[Any, Any] | None:
        """The last date told shortly before, for what is told after it as one event; never the future."""
        past = [
            d for d in self._dating
            if begin - back <= d["start"] < begin
            and d["grain"] in _GRAINS
            and d["date_id"] not in self._saying
            and (pd.isna(self._published) or d["begin"] <= self._published + pd.Timedelta(days=1))
        ]  # fmt: skip
        return (past[-1]["begin"], past[-1]["finish"]) if past else None


def _is_clock(date: dict[str, Any]) -> bool:
    """Whether it is an hour without a day ("at 15:40"), which is nobody's date."""
    return bool(date["type"] == "TIME" and date["finish"] - date["begin"] <= pd.Timedelta(hours=1))


def is_compared(text: str, start: int, end: int) -> bool:
    """Whether a date is only one of comparison: "fewer than in March", "half as many as a week before".

    Said is it in its own part of the sentence: "three times what it offered in May", ", after 19 on Monday".
    """
    part = _bound().sub(" ", _PART.split(text[max(0, start - 60) : start])[-1].casefold())
    words = part.split()[-8:]
    last = text[start:end].casefold().split()[-1]
    if any(word in role_of("than") for word in words[-3:]) or (last in role_of("before") and "as" in words[-1:]):
        return True
    return any(word in role_of("compared") for word in words)


_PART = re.compile(r"[.,;:!?—–]\s|\sand\s|\sbut\s")


@cache
def _bound() -> re.Pattern[str]:
    """The "than" of more than 2,000 and fewer than twenty, which compares with no date."""
    words = [word for word, (role, *_) in number_roles().items() if role not in ("ordinal", "denominator")]
    return re.compile(rf"\bthan (?=[\d$€£]|(?:an? )?{trie_source(words)}\b)")
