"""What only looks like a half, week, quarter, year or century: titles, matches, shares, names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from toolkit.dates.readings import Context
from toolkit.dates.words import Token
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

_OF_THE_YEAR = re.compile(
    r"\b(?:person|man|woman|player|team|driver|coach|athlete|word|book|album|song|film|movie|game|car|goal|artist"
    r"|time|stat|quote|chart|photo|picture|tweet|recipe|flavou?r|deal|play|parent) of $"
)
_DEFINED = re.compile(r"\b(?:is|was|be|been|became|marks|marked|as|depending on) $")
_TITLED = re.compile(r"[\s-][A-Z][a-z]")
_OF_TIME = re.compile(r" of (?:\d{4}|fiscal|the|this|that|last|next|each|every)\b")
_QUOTES = frozenset("\"'“‘")
_ABOUT = 100
_AROUND, _SEVERAL = 500, 3
"""Characters around a half or quarter in which a match is told of, by one word or farther away by three."""


def no_half(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "the first half of the match" and "scored in the second half": a part of something that is no time."""
    if tokens[-1].kind not in "hUu":
        return False
    if context.folded.startswith(" of ", tokens[-1].end) and tokens[-1].kind == "h":
        return True
    start, end = tokens[0].start, tokens[-1].end
    if _sports().search(context.folded, max(0, start - _ABOUT), end + _ABOUT) is not None:
        return True
    around = max(0, start - _AROUND), end + _AROUND
    told = {match.group() for match in _sports().finditer(context.folded, *around)}
    weak = {match.group() for match in _sports(weak=True).finditer(context.folded, *around)} if told else set()
    return len(told | weak) >= _SEVERAL


def no_named_year(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "Person of the Year", a title, "the quarter of voters who", a share, and "the fiscal rules"."""
    unit, start = tokens[-1], tokens[0].start
    if context.folded.startswith("-", unit.end):
        return True  # "the quarter-billion"
    owned = context.folded.startswith("'s", unit.end)  # "it was the year's largest deal"
    if (
        unit.value in ("year", "decade", "week", "month")
        and not owned
        and any(named.search(context.folded, max(0, start - 14), start) for named in (_OF_THE_YEAR, _DEFINED))
    ):
        return True  # "person of the year", "which was the year they met"
    if unit.value == "week" and context.folded.startswith(" of ", unit.end):
        return True  # "the week of early voting"
    lead = {"week": "day of ", "century": "turn of "}.get(unit.value)
    if lead is not None and context.folded.endswith(lead, 0, start):
        return True  # "the day of the week", "at the turn of the century"
    if unit.kind == "$" and context.folded.endswith("fiscal", 0, unit.end):
        return True
    if unit.value == "quarter" and context.folded.startswith(" of ", unit.end):
        return not _OF_TIME.match(context.folded, unit.end)
    if context.text.startswith("The Year", start) and context.folded.endswith("of ", 0, start):
        return True  # "Singer of The Year"
    written = context.text[unit.start : unit.end]
    return unit.kind == "U" and written.istitle() and context.text[tokens[0].start].islower()


def no_quoted_unit(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "Poe said on 'This Week'": the name of a broadcast or column."""
    start, end = tokens[0].start, tokens[-1].end
    return context.text[start:end].istitle() and context.text[max(0, start - 1) : start] in _QUOTES


def no_century(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "21st Century Fox": a name."""
    unit = tokens[-1]
    return context.text[unit.start].isupper() and _TITLED.match(context.text, unit.end) is not None


def no_week(tokens: Sequence[Token], context: Context) -> bool:
    """Such as "Week 13" of a season: without its year a number of a week is that of the calendar only in small type."""
    unit = next(token for token in tokens if token.kind == "U")
    return context.text[unit.start].isupper() and not any(token.kind in "OyB" for token in tokens)


@cache
def _sports(*, weak: bool = False) -> re.Pattern[str]:
    words = trie_source(row["word"] for row in read_lexicon("date_sports") if bool(row["weak"]) == weak)
    return re.compile(rf"\b(?:{words})\b")
