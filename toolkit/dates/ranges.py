"""Ranges and open ends: "from 3 to 7 May", "between March and June", "since 2014", "before Friday"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from toolkit.dates.find import DateExpression
from toolkit.language.folding import fold
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

_JOINT = re.compile(r"\s*(?:-|--|to|until|till|through|thru|and)\s*(?:the\s+)?")
_FROM = re.compile(r"\b(from|between)\s+(?:the\s+)?$")


def widen_dates(text: str, dates: Sequence[DateExpression]) -> list[DateExpression]:
    """The same expressions with ranges joined into one and open ends told: "since 2014" has no finish.

    `find_dates` keeps to TimeML, where "from March to June" is two dates and "since" stands outside; a timeline
    wants the stretch of time.

    >>> from toolkit.dates.find import find_dates
    >>> wide = widen_dates("since 2014", find_dates("since 2014"))[0]
    >>> wide.surface, wide.begin.year, wide.finish
    ('since 2014', 2014, None)
    """
    folded = fold(text)
    widened: list[DateExpression] = []
    place = 0
    while place < len(dates):
        joined = _joined(text, folded, dates[place : place + 2])
        widened.append(joined or _bounded(text, folded, dates[place]))
        place += 2 if joined else 1
    return widened


def _joined(text: str, folded: str, pair: Sequence[DateExpression]) -> DateExpression | None:
    """The range that two neighbours make, where the words between and before say so."""
    if len(pair) < 2 or "DURATION" in (pair[0].type, pair[1].type) or "SET" in (pair[0].type, pair[1].type):
        return None
    first, second = pair
    joint = _JOINT.fullmatch(folded, first.end, second.start)
    lead = _FROM.search(folded, max(0, first.start - 14), first.start)
    between = lead is not None and lead[1] == "between"
    if joint is None or ("and" in joint.group() and not between):
        return None
    start = lead.start() if lead else first.start
    known = first.begin is not None and second.finish is not None and first.begin < second.finish
    return first._replace(
        start=start,
        end=second.end,
        surface=text[start : second.end],
        value=f"{first.value}/{second.value}",
        begin=first.begin if known else None,
        finish=second.finish if known else None,
        alternatives=(),
        rule="range",
    )


@cache
def _bounds() -> tuple[re.Pattern[str], dict[str, str]]:
    sides = {row["phrase"]: row["side"] for row in read_lexicon("date_bounds")}
    return re.compile(rf"\b({trie_source(sides)})\s+(?:the\s+|around\s+|about\s+)?$"), sides


def _bounded(text: str, folded: str, date: DateExpression) -> DateExpression:
    """The expression with the bound before it, its interval open on that side."""
    pattern, sides = _bounds()
    lead = pattern.search(folded, max(0, date.start - 24), date.start)
    if lead is None or date.type in ("DURATION", "SET") or date.begin is None:
        return date
    begin, finish, mod = {
        "before": (None, date.begin, "BEFORE"),
        "until": (None, date.finish, "ON_OR_BEFORE"),
        "after": (date.finish, None, "AFTER"),
        "since": (date.begin, None, "ON_OR_AFTER"),
    }[sides[" ".join(lead[1].split())]]
    start = lead.start()
    return date._replace(start=start, surface=text[start : date.end], mod=mod, begin=begin, finish=finish)
