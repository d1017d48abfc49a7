"""The grammar: which runs of token kinds make a date expression, and who reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from toolkit.dates.away import read_ago, read_ago_named, read_ahead, read_quarter_of
from toolkit.dates.clocks import (
    read_bounded_clock,
    read_hour_first,
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
from toolkit.dates.patterns import (
    AGAIN,
    AMOUNT,
    BESIDE,
    CLOCK,
    COUNT,
    DATE,
    DAY,
    EVENING,
    HOUR,
    MINUTES,
    MOD,
    MONTH_DAY,
    MORE,
    OR_SO,
    PART,
    THAT,
    WEEKDAY,
    YEAR,
)
from toolkit.dates.readings import Context, Reading
from toolkit.dates.reports import (
    read_fiscal_year,
    read_reported,
    read_unit_ago,
    read_year_ago,
    read_year_end,
    read_years_quarter,
)
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
    read_weekday_week,
    read_weekdays_ago,
    read_within,
)
from toolkit.dates.words import Token

Reader = Callable[[Sequence[Token], Context], Reading | None]


class Rule(NamedTuple):
    """A named pattern over token kinds and the function that reads what it matches."""

    name: str
    pattern: str
    read: Reader


RULES: tuple[Rule, ...] = (
    # days and their hours; the longest match wins, and of equal ones the first
    Rule("stamp", r"3", read_stamp),
    Rule("weekday of an event", r"(?<=D)W(?=[<>])", read_weekday_beside),
    Rule("some weekday", r"(?<=@a)WP?", read_some_weekday),
    Rule("day", rf"{MOD}{DAY}", read_day),
    Rule("pair of days", rf"(?:M-?D?[no][-~&]D?[no](?![uUA:EK]){YEAR}?|D?[no][-~&]D?[no]O?M{YEAR}?)", read_day),
    Rule("pair of dates", rf"(?:M[no]|[no]O?M)[-~&]W?,?(?:MD?[no](?![uUA:E])|D?[no]O?M){YEAR}?", read_day),
    Rule("pair of numeric days", r"2[-~][12]", read_day),
    Rule("day number", r"Wn(?![uUA:EK~])|Do(?![-+]?[uU])", read_day),
    Rule("day", r"Do[,O@]*D?[ijlkxz]U", read_day),
    Rule("within", rf"D?[ol]UO(?:{MOD}[ijlkxz]?M{YEAR}?|[yB]|DU|D?{THAT})", read_within),
    Rule("first of", rf"D?[ol]n\+?uO(?:M{YEAR}?|[yB]|DU|D?{THAT})", read_first_of),
    Rule("nth weekday", rf"D?[ol]W[O@](?:M{YEAR}?|DU|D?{THAT})", read_nth_weekday),
    Rule(
        "weekdays",
        rf"(?:[lx](?=W[&~]W))?(?:W(?:-|~|-~-)|(?<=r)W&|W(?:[,&]W)*,?&|W(?:,W)*,)W(?!{MORE})|W&W[O@]?[ijlkxz]U",
        read_day,
    ),
    Rule("weekday beside", rf"DW[<>](?:{DATE}|H{YEAR}?)", read_weekday_beside),
    Rule("weekday away", rf"W,?{AMOUNT}[gG]", read_weekday_away),
    Rule("weekdays ago", r"nwG", read_weekdays_ago),
    Rule("weekday week", r"WU(?![><GbfO])|aU@W", read_weekday_week),
    Rule("weekday away", rf"{AMOUNT}GW(?!,?{DATE})", read_weekday_before),
    Rule("before last", r"D?U(?:<l|>x)", read_before_last),
    Rule("week number", r"D?Un(?:O(?:[yB]|D?[ijlkxz]U))?", read_week_number),
    Rule("day and part", rf"{MOD}j?WP,{DATE}|{MOD}{DAY}'?,?{PART}", read_day),
    Rule("part and day", rf"{MOD}D?m?-?P,?[O@]?{DAY}|J{WEEKDAY}", read_day),
    Rule("day and clock", rf"{BESIDE}[-,]?@?{HOUR}", read_day),
    Rule("clock and day", rf"{CLOCK},?(?:[O@]?D?P)?,?[O@]?{DAY}{PART}?|{CLOCK},?[O@]?[ijl]P", read_day),
    Rule("hour told twice", rf"(?:{BESIDE}[-,]?@?)?(?:[Kn]A|K)[Zt]?{AGAIN}(?:,?@?{DAY})?", read_day),
    Rule("clock", rf"{HOUR}(?:[O@]DP|m-?P)?", read_day),
    Rule("pair of clocks", rf"(?:r|{BESIDE},?[@r]?)?(?:[nK]A?[-~&][nK]A?)(?:,?@?{DAY}|,?{EVENING}|@DP)?", read_day),
    Rule("hour before a day", rf"n(?:[O@]{WEEKDAY}{PART}|[O@]?{EVENING})", read_hour_first),
    Rule("hour of a part", r"[nK]@DP|D?P@?[nK]A?(?![uUA])", read_part_hour),
    Rule("day in numbers", rf"(?:D?[ijlkxz]?W,?|[ijlkxz])?2(?:,?@?{CLOCK})?", read_partial),
    Rule("day", rf"[ijlkxz]{MONTH_DAY}", read_day),
    Rule("day at an hour", rf"(?:{DAY}|Wn|{EVENING}),?[@q]n(?![-,/]?[nuUA])", read_hour_of_day),
    Rule(
        "spoken clock",
        rf"n-?n(?:A|(?:,?[O@]?{DAY})?{PART}|@DP|,?[O@]?{DAY})|{DAY},?@?n-?n(?:A|(?![uUA]))",
        read_spoken,
    ),
    Rule(
        "past the hour",
        rf"(?:{DAY},?@?)?{MINUTES}n(?:A|@DP|,?[O@]?{DAY})?",
        read_past_hour,
    ),
    Rule("day and clock", rf"{DAY},?[<>]{CLOCK}", read_bounded_clock),
    Rule("holiday and clock", rf"{CLOCK},?[O@]?H{YEAR}?|H{YEAR}?,?@?{CLOCK}(?:[O@]DP|m-?P)?", read_day),
    Rule("set at a clock", rf"(?:eW|w|eU)@?{CLOCK}", read_set_at),
    Rule("hours of a day", rf"D?m?-?PuO{DAY}|DmuO{DAY}|Dm-?Pu(?!O)", read_hours_of),
    Rule("part of day", r"(?:m?D?[ijlkxz]P|J|m-?P|Dm-?P|DP|[bf]@D?P)", read_day),
    # months, seasons, quarters, years
    # "the early October battle": the article is that of the battle
    Rule("month", rf"(?:D?s[Diljkx]?|m[-@D]*)?(?:Dz|[ijlkxz])?M{YEAR}?", read_month),
    Rule("month", r"y[,/-]?M", read_month),
    Rule("month in numbers", r"y-n(?!-)", read_month_in_numbers),
    Rule("pair of months", rf"M[-~&/]M{YEAR}?(?![no])", read_month),
    Rule("season", rf"(?:[bf]@|{MOD})[ijlkxz]?D?S{YEAR}?", read_season),
    Rule("pair of seasons", rf"D?S[-~&]D?S{YEAR}", read_season),
    Rule("half of", rf"D?[ol]hO(?:M{YEAR}?|D?{THAT}|DU|D?m?-?o-?UC?)", read_half_of),
    Rule("numbered part", rf"{MOD}D?(?:[yB]|{THAT})?-?\$?(?:oU|[ol]h){YEAR}?", read_numbered),
    Rule("numbered part", rf"{MOD}\$?-?(?:o-U|oU){YEAR}?", read_numbered),
    Rule("pair of parts", rf"D?(?:[yB]-?)?o[&~]D?o-?[Uu]{YEAR}?", read_numbered),
    Rule("fiscal part", r"D\$-o-?U", read_numbered),
    Rule("part of a year", rf"D?(?:[yB][-,/]?)?Q(?:[-,/]?O?[yB]|OD?{THAT}|ODU)?", read_part_of_year),
    Rule("reported part of a year", rf"{MOD}5", read_reported),
    Rule("century", rf"{MOD}D?m?-?o-?UC?", read_century),
    Rule("year", rf"{MOD}(?:D?[Uu])?c?[yB]C?", read_year),
    Rule("short year", r"(?<=y-)n(?![uUM])", read_short_year),
    Rule("year of an era", r"(?:nC|cn)", read_year),
    Rule("fiscal year", rf"{MOD}D?\$[yB](?:/n)?", read_fiscal_year),
    Rule("decade", r"D?[ol]hOD?E|(?:D?sD?|D?m[-@D]*|D)?E", read_decade),
    Rule("holiday", rf"(?:[ijlkxz]|D?y)?H(?:{YEAR}|\(W\))?", read_holiday),
    Rule("new year", r"(?:(?<=@)|(?<=O)|m@)D%", read_new_year),
    Rule("year ago", r"D?=?(?:\^|Ub)(?:o-?U|[Ud])|\^|D?=[Ud](?![yBO])", read_year_ago),
    Rule("year's quarter", r"[lk]U'[Ud]|D[yB][Ud]|(?:D=|j)[Ud][O@]?(?:[yB]|[lk]U)|Dld", read_years_quarter),
    Rule("unit ago", rf"(?:D=?|j)[Ud]{AMOUNT}[Gb]", read_unit_ago),
    Rule("year-end", r"Y[yB]?", read_year_end),
    Rule("event", r"N", read_event),
    # what the words point at
    Rule("unit", rf"F?{MOD}[bf]?D?m?[ijlkxz]U", read_unit),
    Rule("turn of a unit", r"[bf]@?D?[ijlkxz]?U", read_unit),
    Rule("the unit", rf"DU(?![<>]|r{DAY})|D[ijlkx]?\$(?!o)", read_unit),
    Rule("end of the unit", r"D?(?:s|m@)DU", read_unit),
    Rule("week of", rf"DU[OI](?:{DATE}|H{YEAR}?)|H{YEAR}?U", read_week_of),
    Rule("length from a day", rf"{AMOUNT}Ir?{DAY}", read_length_from),
    Rule("ago", rf"q?{AMOUNT}{OR_SO}(?:[Gbfg]|k(?![DUuMSyn'd]))", read_ago),
    Rule(
        "ago, and named",
        rf"q?{AMOUNT}G(?:,?T|i[US]|,?@?i?M(?![-/]?[no]|{YEAR})|@?W(?![-,]?\(?@?{DATE}))",
        read_ago_named,
    ),
    Rule("quarter of", r"q?[an]?(?:U-?U|[Uu]OaU)[Gbfg]?", read_quarter_of),
    Rule("away from a day", rf"q?(?:{AMOUNT}|D?U)[<>r](?:{DAY}|H{YEAR}?|D?%)", read_away),
    Rule("before", rf"q?(?:{AMOUNT}|DU)[<>]|DUb", read_ago),
    Rule("before", r"u[Gbf]", read_ago),
    Rule("stretch", r"D?n[lkxz]u|D?[lkxz]U&ah", read_duration),
    Rule("stretch", rf"D?[lkxz](?:{COUNT})\+?-?u", read_duration),
    Rule("bounded stretch", rf"qD?[lkx]{COUNT}u", read_duration),
    Rule("each of a stretch", rf"eOD?(?:[lkxz]{COUNT}|n[lkxz])u", read_each_of),
    Rule("first units", r"D?on\+?u", read_duration),
    Rule("ahead", rf"(?<=@){AMOUNT}(?![r<>I])", read_ahead),
    Rule("nights", r"np|[an]P", read_nights),
    Rule("duration", rf"q?(?:{AMOUNT}|n[-~]n-?[Uu])|an-Ud", read_duration),
    Rule("some units", r"u|Du\*", read_some),
    Rule("units long", r"u-X", read_some),
    Rule("a unit long", r"U-X", read_one_long),
    Rule("all through", r":", read_all_through),
    Rule("compound", rf"q?{AMOUNT}(?:,?&?{AMOUNT})+[Gbfg]?", read_compound),
    Rule("recent units", r"D?[Rlxz]u(?:&u)?", read_recent),
    Rule("set", r"e(?:n?o?[Uu]|W|WP|P|M|S)|V|wp?|Wp|(?<=@)u|D?[ol]W[O@]eU", read_set),
    Rule("reference", r"R|Dl|i|b", read_reference),
)
