"""For when a figure holds: the date of its sentence, else of the sentences before it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from toolkit.comparison.nouns import role_of
from toolkit.comparison.settings import Setting

Interval = tuple[Any, Any] | None

BACK = 240
"""Characters before its sentence in which the date of an event is looked for."""
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
        compared = [_is_compared(text, d["start"], d["end"]) for d in resolved]
        self._compared = [d for d, yes in zip(resolved, compared, strict=True) if yes]
        self._dating = [d for d, yes in zip(resolved, compared, strict=True) if not yes]

    def of(self, quantity: dict[str, Any], setting: Setting) -> tuple[Any, Any] | None:
        """The time of one quantity, None where no date tells it."""
        own = interval(quantity["as_of_begin"], quantity["as_of_finish"])
        begin, finish = setting.sentence
        if own is not None and own not in [
            (d["begin"], d["finish"]) for d in self._compared if begin <= d["start"] < finish
        ]:
            return own
        near = [d for d in self._dating if begin <= d["start"] < finish]
        if near:
            best = min(near, key=lambda d: max(d["start"] - quantity["end"], quantity["start"] - d["end"]))
            return best["begin"], best["finish"]
        return None if setting.lasting else self._before(begin)

    def _before(self, begin: int) -> tuple[Any, Any] | None:
        """The last date told shortly before, for what is told after it as one event; never the future."""
        past = [
            d for d in self._dating
            if begin - BACK <= d["start"] < begin
            and d["grain"] in _GRAINS
            and d["date_id"] not in self._saying
            and (pd.isna(self._published) or d["begin"] <= self._published + pd.Timedelta(days=1))
        ]  # fmt: skip
        return (past[-1]["begin"], past[-1]["finish"]) if past else None


def _is_compared(text: str, start: int, end: int) -> bool:
    """Whether a date is only one of comparison: "fewer than in March", "half as many as a week before"."""
    words = text[max(0, start - 28) : start].casefold().split()[-3:]
    last = text[start:end].casefold().split()[-1]
    return any(word in role_of("than") for word in words) or (last in role_of("before") and "as" in words[-1:])
