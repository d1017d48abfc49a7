"""The year that a sentence opens with: what it tells of in bare months and days is of that year."""

from __future__ import annotations

import re
from functools import cache

from toolkit.dates.evidence import looks_ahead, sentence_before
from toolkit.dates.readings import Context
from toolkit.lexicons import read_lexicon

_IN_YEAR = re.compile(
    r"[^a-z]*(?:(?:but|and|so|then|later|back|early|late) )*(?:in|on) (?:(?P<month>[a-z]{3,9})\.? (?:\d\d?, )?)?"
    r"(?:early |late |mid-)?(?P<year>1[89]\d\d|20\d\d),? (?!and )"
)
_WHEN = re.compile(r"\bin (?P<year>1[89]\d\d|20\d\d),? when ")
_HERE = re.compile(r"\b(?:1[89]\d\d|20\d\d|since|until|now|this|last|next|has|have|is|are|today|recent|later)\b")


def year_of_sentence(context: Context, start: int, month: int = 12) -> int | None:
    """The year of a month in a sentence on what is over: "In May 2012, the firm cut jobs and in June ...".

    A month before the one that the sentence opens with is of the next year; without a month it is the year told.
    """
    left = sentence_before(context, start)
    head = _IN_YEAR.match(left) or _WHEN.search(left)
    if head is None or _HERE.search(left, head.end()) or context.today is None or context.narrative:
        return None
    year, first = int(head["year"]), _month_numbers().get((head.groupdict().get("month") or "")[:3], 1)
    here = context.here("year")
    return None if here is None or year >= here.number or looks_ahead(context, start) else year + (month < first)


@cache
def _month_numbers() -> dict[str, int]:
    return {row["word"][:3]: int(row["month"]) for row in read_lexicon("months")}
