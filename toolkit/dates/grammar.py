"""The grammar: which runs of token kinds make a date expression, and who reads them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.dates.away import read_ago, read_ago_named, read_ahead, read_quarter_of
from toolkit.dates.clocks import (
    read_bounded_clock,
    read_hour_of_day,
    read_hours_of,
    read_part_hour,
    read_past_hour,
    read_set_at,
    read_spoken,
)
from toolkit.dates.counts import (
    read_all_through,
    read_compound,
    read_duration,
    read_nights,
    read_one_long,
    read_recent,
    read_some,
)
from toolkit.dates.days import read_day, read_partial
from toolkit.dates.hours import read_stamp
from toolkit.dates.months import read_month, read_month_in_numbers, read_short_year, read_year
from toolkit.dates.named import (
    read_away,
    read_event,
    read_holiday,
    read_new_year,
    read_reference,
    read_some_weekday,
    read_weekday_beside,
)
from toolkit.dates.readings import Context, Reading
from toolkit.dates.reports import read_fiscal_year, read_unit_ago, read_year_ago, read_year_end, read_years_quarter
from toolkit.dates.sets import read_each_of, read_set
from toolkit.dates.units import (
    read_century,
    read_decade,
    read_numbered,
    read_part_of_year,
    read_season,
    read_unit,
)
from toolkit.dates.within import (
    read_before_last,
    read_first_of,
    read_half_of,
    read_length_from,
    read_nth_weekday,
    read_week_number,
    read_week_of,
    read_weekday_away,
    read_weekday_before,
    read_within,
)
from toolkit.dates.words import Token

Reader = Callable[[Sequence[Token], Context], Reading | None]


class Rule(NamedTuple):
    """A named pattern over token kinds and the function that reads what it matches."""

    name: str
    pattern: str
    read: Reader


_MOD = r"(?:D?s[Diljkx]?|D?m[-@D]*)?"
_THAT = r"[ijlkxz]U'?"
_YEAR = rf"(?:[-,/]?[O@]?[yB]|\(y\)|O?D?{_THAT})"
_MONTH_DAY = r"(?:M[-/]?D?[no](?![uUA:E])|D?[no][-/]?O?-?M)"
_DATE = rf"(?:{_MONTH_DAY}{_YEAR}?|1|y[,/-]?M[/-]?[no](?![uUA:EK]))"
# the longer wording stands first: an alternative that fits is not left for a later one
_OF_WEEK = r"WP?(?:,?[O@]?D?[ijlkxz]U)|[ijlkxz]U,?@?W"
_NUMBERED = r"WD?o(?!O?-?M)"
_WEEKDAY = rf"(?:{_OF_WEEK}|{_NUMBERED}|(?:D?[ijlkxz])?W(?:[-,]?\(?@?{_DATE}\)?)?)"
_DAY = rf"(?:{_WEEKDAY}|{_DATE}(?:,W|\(W\))?|T|[jz]U)"
_EVENING = r"(?:J|[ijlkxz]P)"
_HOUR = r"(?:[Kn]A|K)(?:,?(?:\(Z\)|Z))?"
_CLOCK = rf"{_HOUR}t?"
_AGAIN = r"\((?:[Kn]A|K)[Zt]\)"
_MINUTES = r"(?:(?:h|aU|U|n[Uu]?)l|(?:aU|U|n[Uu])~)"
_PART = r"(?:[-@]?D?m?-?P)"
_BESIDE = rf"(?:{_DAY},?{_PART}?|{_EVENING})"
_MORE = r"[-,(@O']{0,2}D?[MnoyKPpmAGgijlkxz12HJbf<>]"
"""Behind a weekday: the rest of a longer expression."""
_COUNT = r"(?:[an]h?|ah?v|v|[an]?h[Oa]?a?|[an]-?&-?a?-?h|nn)"
_AMOUNT = rf"(?:D?{_COUNT}\+?[Uu](?:&ah|-&-a-h)?|anu|(?:n|v|ah|n-&-a-h)-\+?[Uu])"

RULES: tuple[Rule, ...] = (
    # days and their hours; the longest match wins, and of equal ones the first
    Rule("stamp", r"3", read_stamp),
    Rule("weekday of an event", r"(?<=D)W(?=[<>])", read_weekday_beside),
    Rule("some weekday", r"(?<=@a)WP?", read_some_weekday),
    Rule("day", rf"{_MOD}{_DAY}", read_day),
    Rule("pair of days", rf"(?:M-?D?[no][-~&]D?[no](?![uUA:EK]){_YEAR}?|D?[no][-~&]D?[no]O?M{_YEAR}?)", read_day),
    Rule("pair of dates", rf"(?:M[no]|[no]O?M)[-~&]W?,?(?:MD?[no](?![uUA:E])|D?[no]O?M){_YEAR}?", read_day),
    Rule("pair of numeric days", r"2[-~][12]", read_day),
    Rule("day number", r"Wn(?![uUA:EK~])|Do(?![-+]?[uU])", read_day),
    Rule("day", r"Do[,O@]*D?[ijlkxz]U", read_day),
    Rule("within", rf"D?[ol]UO(?:{_MOD}[ijlkxz]?M{_YEAR}?|[yB]|DU|D?{_THAT})", read_within),
    Rule("first of", rf"D?[ol]n\+?uO(?:M{_YEAR}?|[yB]|DU|D?{_THAT})", read_first_of),
    Rule("nth weekday", rf"D?[ol]W[O@](?:M{_YEAR}?|DU|D?{_THAT})", read_nth_weekday),
    Rule("weekdays", rf"(?:W(?:-|~|-~-)|(?<=r)W&|W(?:[,&]W)*,?&|W(?:,W)*,)W(?!{_MORE})|W&W[O@]?[ijlkxz]U", read_day),
    Rule("weekday beside", rf"DW[<>](?:{_DATE}|H{_YEAR}?)", read_weekday_beside),
    Rule("weekday away", rf"W,?{_AMOUNT}[gG]", read_weekday_away),
    Rule("weekday away", rf"{_AMOUNT}GW(?!,?{_DATE})", read_weekday_before),
    Rule("before last", r"D?U(?:<l|>x)", read_before_last),
    Rule("week number", r"D?Un(?:O(?:[yB]|D?[ijlkxz]U))?", read_week_number),
    Rule("day and part", rf"{_MOD}{_DAY}'?,?{_PART}", read_day),
    Rule("part and day", rf"{_MOD}D?m?-?P,?[O@]?{_DAY}", read_day),
    Rule("day and clock", rf"{_BESIDE}[-,]?@?{_HOUR}", read_day),
    Rule("clock and day", rf"{_CLOCK},?(?:[O@]?D?P)?,?[O@]?{_DAY}", read_day),
    Rule("hour told twice", rf"(?:{_BESIDE}[-,]?@?)?(?:[Kn]A|K)[Zt]?{_AGAIN}(?:,?@?{_DAY})?", read_day),
    Rule("clock", rf"{_HOUR}(?:[O@]DP|m-?P)?", read_day),
    Rule("pair of clocks", rf"(?:r|{_BESIDE},?[@r]?)?(?:[nK]A?[-~&][nK]A?)(?:,?@?{_DAY}|,?{_EVENING}|@DP)?", read_day),
    Rule("hour of a part", r"[nK]@DP|D?P@?[nK]A?(?![uUA])", read_part_hour),
    Rule("day in numbers", rf"(?:D?[ijlkxz]?W,?|[ijlkxz])?2(?:,?@?{_CLOCK})?", read_partial),
    Rule("day", rf"[ijlkxz]{_MONTH_DAY}", read_day),
    Rule("day at an hour", rf"(?:{_DAY}|Wn|{_EVENING}),?[@q]n(?![-,/]?[nuUA])", read_hour_of_day),
    Rule(
        "spoken clock",
        rf"n-?n(?:A|(?:,?[O@]?{_DAY})?{_PART}|@DP|,?[O@]?{_DAY})|{_DAY},?@?n-?n(?:A|(?![uUA]))",
        read_spoken,
    ),
    Rule(
        "past the hour",
        rf"(?:{_DAY},?@?)?{_MINUTES}n(?:A|@DP|,?[O@]?{_DAY})?",
        read_past_hour,
    ),
    Rule("day and clock", rf"{_DAY},?[<>]{_CLOCK}", read_bounded_clock),
    Rule("holiday and clock", rf"{_CLOCK},?[O@]?H{_YEAR}?|H{_YEAR}?,?@?{_CLOCK}(?:[O@]DP|m-?P)?", read_day),
    Rule("set at a clock", rf"(?:eW|w|eU)@?{_CLOCK}", read_set_at),
    Rule("hours of a day", rf"D?m?-?PuO{_DAY}|DmuO{_DAY}|Dm-?Pu(?!O)", read_hours_of),
    Rule("part of day", r"(?:m?D?[ijlkxz]P|J|m-?P|Dm-?P|DP|[bf]@D?P)", read_day),
    # months, seasons, quarters, years
    # "the early October battle": the article is that of the battle
    Rule("month", rf"(?:D?s[Diljkx]?|m[-@D]*)?(?:Dz|[ijlkxz])?M{_YEAR}?", read_month),
    Rule("month", r"y[,/-]?M", read_month),
    Rule("month in numbers", r"y-n(?!-)", read_month_in_numbers),
    Rule("pair of months", rf"M[-~&/]M{_YEAR}?(?![no])", read_month),
    Rule("season", rf"(?:[bf]@|{_MOD})[ijlkxz]?D?S{_YEAR}?", read_season),
    Rule("pair of seasons", rf"D?S[-~&]D?S{_YEAR}", read_season),
    Rule("half of", rf"D?[ol]hO(?:M{_YEAR}?|D?{_THAT}|DU|D?m?-?o-?UC?)", read_half_of),
    Rule("numbered part", rf"{_MOD}D?(?:[yB]|{_THAT})?-?\$?(?:oU|[ol]h){_YEAR}?", read_numbered),
    Rule("numbered part", rf"{_MOD}\$?-?(?:o-U|oU){_YEAR}?", read_numbered),
    Rule("pair of parts", rf"D?(?:[yB]-?)?o[&~]D?o-?[Uu]{_YEAR}?", read_numbered),
    Rule("fiscal part", r"D\$-o-?U", read_numbered),
    Rule("part of a year", rf"D?(?:[yB][-,/]?)?Q(?:[-,/]?O?[yB]|OD?{_THAT}|ODU)?", read_part_of_year),
    Rule("century", rf"{_MOD}D?m?-?o-?UC?", read_century),
    Rule("year", rf"{_MOD}(?:D?[Uu])?c?[yB]C?", read_year),
    Rule("short year", r"(?<=y-)n(?![uUM])", read_short_year),
    Rule("year of an era", r"(?:nC|cn)", read_year),
    Rule("fiscal year", rf"{_MOD}D?\$[yB](?:/n)?", read_fiscal_year),
    Rule("decade", r"D?[ol]hOD?E|(?:D?sD?|D?m[-@D]*|D)?E", read_decade),
    Rule("holiday", rf"(?:[ijlkxz]|D?y)?H(?:{_YEAR}|\(W\))?", read_holiday),
    Rule("new year", r"(?:(?<=@)|(?<=O)|m@)D%", read_new_year),
    Rule("year ago", r"D?=?(?:\^|Ub)(?:o-?U|[Ud])|\^|D?=[Ud](?![yBO])", read_year_ago),
    Rule("year's quarter", r"[lk]U'[Ud]|D[yB][Ud]|(?:D=|j)[Ud][O@]?(?:[yB]|[lk]U)|Dld", read_years_quarter),
    Rule("unit ago", rf"(?:D=?|j)[Ud]{_AMOUNT}[Gb]", read_unit_ago),
    Rule("year-end", r"Y[yB]?", read_year_end),
    Rule("event", r"N", read_event),
    # what the words point at
    Rule("unit", rf"F?{_MOD}[bf]?D?m?[ijlkxz]U", read_unit),
    Rule("turn of a unit", r"[bf]@?D?[ijlkxz]?U", read_unit),
    Rule("the unit", rf"DU(?![<>]|r{_DAY})|D[ijlkx]?\$(?!o)", read_unit),
    Rule("end of the unit", r"D?(?:s|m@)DU", read_unit),
    Rule("week of", rf"DU[OI](?:{_DATE}|H{_YEAR}?)|H{_YEAR}?U", read_week_of),
    Rule("length from a day", rf"{_AMOUNT}Ir?{_DAY}", read_length_from),
    Rule("ago", rf"q?{_AMOUNT}[Gbfg]", read_ago),
    Rule(
        "ago, and named",
        rf"q?{_AMOUNT}G(?:,?T|i[US]|,?@?i?M(?![-/]?[no]|{_YEAR})|@?W(?![-,]?\(?@?{_DATE}))",
        read_ago_named,
    ),
    Rule("quarter of", r"q?[an]?(?:U-?U|[Uu]OaU)[Gbfg]?", read_quarter_of),
    Rule("away from a day", rf"q?(?:{_AMOUNT}|D?U)[<>r](?:{_DAY}|H{_YEAR}?|D?%)", read_away),
    Rule("before", rf"q?(?:{_AMOUNT}|DU)[<>]|DUb", read_ago),
    Rule("before", r"u[Gbf]", read_ago),
    Rule("stretch", r"D?n[lkxz]u|D?[lkxz]U&ah", read_duration),
    Rule("stretch", rf"D?[lkxz](?:{_COUNT})\+?-?u", read_duration),
    Rule("bounded stretch", rf"qD?[lkx]{_COUNT}u", read_duration),
    Rule("each of a stretch", rf"eOD?(?:[lkxz]{_COUNT}|n[lkxz])u", read_each_of),
    Rule("first units", r"D?on\+?u", read_duration),
    Rule("ahead", rf"(?<=@){_AMOUNT}(?![r<>I])", read_ahead),
    Rule("nights", r"np|[an]P", read_nights),
    Rule("duration", rf"q?(?:{_AMOUNT}|n[-~]n-?[Uu])|an-Ud", read_duration),
    Rule("some units", r"u|Du\*", read_some),
    Rule("units long", r"u-X", read_some),
    Rule("a unit long", r"U-X", read_one_long),
    Rule("all through", r":", read_all_through),
    Rule("compound", rf"q?{_AMOUNT}(?:,?&?{_AMOUNT})+[Gbfg]?", read_compound),
    Rule("recent units", r"D?[Rlxz]u(?:&u)?", read_recent),
    Rule("set", r"e(?:n?o?[Uu]|W|WP|P|M)|V|wp?|Wp", read_set),
    Rule("reference", r"R|Dl|i|b", read_reference),
)


class Found(NamedTuple):
    """A rule that fits the tokens from `first` to before `last`."""

    rule: Rule
    first: int
    last: int


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _needed(pattern: str) -> frozenset[str]:
    """Kinds that stand in every match: without them the pattern is not even compiled.

    >>> sorted(_needed("D?UO(?:M|y)")), sorted(_needed("R|Dl"))
    (['O', 'U'], [])
    """
    text, groups = re.sub(r"\\.|\[[^\]]*\]", "", pattern), 1
    while groups:
        text, groups = re.subn(r"\([^()]*\)[?*+]?", "", text)
    return frozenset() if "|" in text else frozenset(re.findall(r"[^?*+](?![?*])", text))


@lru_cache(maxsize=65536)
def candidates(kinds: str) -> tuple[tuple[Found, ...], ...]:
    """For each place in a run of token kinds, the rules that fit there, the longest first.

    >>> [found.rule.name for found in candidates("DlU")[0]]
    ['unit', 'reference']
    """
    held = frozenset(kinds)
    rules = [rule for rule in RULES if _needed(rule.pattern) <= held]
    return tuple(_fitting(rules, kinds, place) for place in range(len(kinds)))


def _fitting(rules: Sequence[Rule], kinds: str, place: int) -> tuple[Found, ...]:
    matches = ((rule, _compiled(rule.pattern).match(kinds, place)) for rule in rules)
    found = [Found(rule, place, match.end()) for rule, match in matches if match and match.end() > place]
    return tuple(sorted(found, key=lambda f: -f.last))
