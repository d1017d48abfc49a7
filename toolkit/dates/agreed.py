"""Bare months that an article names more than once: where one is surely to come, those that nothing decides are too."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.dates.calendar import month_period
from toolkit.dates.evidence import looks_ahead, looks_back
from toolkit.dates.expression import DateExpression
from toolkit.dates.planned import is_scheduled
from toolkit.dates.readings import Context, dated

_FIGURE = re.compile(
    r"\b(?:from|than|since|at|and|\d[\d.,]*(?: [a-z]+){0,3}) (?:in|for) (?:early |late |mid-?)?$|\d \(?$"
)
"""Before a month whose figure is compared: "down from 48 in December", "15 crowns a barrel in early December"."""


def agree_months(context: Context, found: Sequence[DateExpression]) -> list[DateExpression]:
    """The same expressions; a bare month behind us is the coming one where the article tells of that one as well.

    One with a verb in the past before it stays as it is: "endorsed her in November", beside "can win in November".
    """
    agreed, today = list(found), context.published
    bare = [(n, date) for n, date in enumerate(found) if date.rule == "month" and date.anchor == "publication"]
    if today is None or context.narrative or len(bare) < 2:
        return agreed
    later = [date for _, date in bare if date.begin is not None and date.begin > today]
    coming = {date.value for date in later if _is_sure(context, date)}
    for n, date in bare:
        other = next((value for value in date.alternatives if value in coming and value > date.value), "")
        if other and not _is_over(context, date.start):
            agreed[n] = _told_as(date, other)
    return agreed


def _is_sure(context: Context, date: DateExpression) -> bool:
    return is_scheduled(context, date.start, date.end) or looks_ahead(context, date.start)


def _is_over(context: Context, start: int) -> bool:
    compared = _FIGURE.search(context.folded, max(0, start - 48), start)
    return compared is not None or looks_back(context, start, surely=True)


def _told_as(date: DateExpression, value: str) -> DateExpression:
    """The expression read as its other month."""
    year, month = (int(part) for part in value.split("-"))
    reading = dated(month_period(year, month), "publication", mod=date.mod)
    return date._replace(value=value, begin=reading.begin, finish=reading.finish, alternatives=(date.value,))
