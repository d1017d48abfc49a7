"""Which numbers can be what a multiple, a share or a difference speaks of: no wholes and no sizes of changes."""

from __future__ import annotations

import re

from toolkit.quantities.applying import NO_BASES, SHARES_OR_POINTS, is_money
from toolkit.quantities.records import Quantity

ENDED = re.compile(r"[.!?]\s")
_LED_TO = re.compile(r"\bto\s(?:(?:a|an|about|around|some|nearly|almost|just|only|over)\s){0,2}\Z")
"""Before a level to which a change led, which is no size."""
REACH = 220
"""Characters between a multiple and the number it multiplies, at most in the sentence before."""
NEARER = 200
"""Characters between a share and the number that it is one of."""
_LASTS = re.compile(
    r"\b(?:(?:time|wait|delay|average|record|length|term|sentence|journey)\sof|is|are|was|were|be|been"
    r"|needs?|needed|waits?|waited|serves?|served|takes?|took|lasts?|lasted|averag(?:es?|ed)|spen(?:ds?|t)|stands?|stood|reach(?:es|ed)|to|at|now)\s"
    r"(?:(?:now|about|some|only|just|still|already|an?|average|of)\s)*\Z"
)
"""What tells a duration as a level, and not for how long something happened."""
_TAKES = re.compile(
    r"\b(?:gave|given|got|handed|takes?|took|taken|needs?|needed|spends?|spent)\s(?:(?!(?:in|within|for|after|over|on|and|at|by)\s)[\w’'-]+\s){0,4}\Z"
)
_WITHIN = re.compile(
    r"(?<!took )(?<!takes )(?<!brought )(?<!let )"
    r"\b(?:in|on|at|by|from|with|within|across|for)\s(?:(?:the|its|their|all|these|those)\s)?\Z"
)
_STANDS_AT = re.compile(
    r"\b(?:stands?|stood|standing|puts?|put|estimated|estimates?|remains?|remained|runs?|ran|is|are|was|were|peaked|opened|closed"
    r"|held|kept|capped|fixed|set)\s(?:\w+\s){0,4}?at\s\Z"
)
NEXT_TO = re.compile(r",\s(?:(?:or|a|an|about|some|nearly|almost)\s)?")
"""Between a duration or "52 times" and what is told of it: "six hours, twice as long as in May"."""
_HOW_LONG = re.compile(r"\s(?:as\slong|longer|the\s(?:time|length))\b")
_HOW_OFTEN = re.compile(r"\s(?:as\soften|more\soften)\b")
_OF = re.compile(
    r"(?:\s[a-z]+)?\s(?:out\s)?of\s(?:all\s)?(?:(?:the|its|their|his|her|our|those|these|some|about)\s(?:[\w’'-]+\s){0,2}?)?"
)
_OUT_OF = re.compile(r"(?:\s[a-z]+)?\sout\sof\s(?:a\s(?:possible|maximum)\s)?")
_FROM = re.compile(
    r"(?:\s[a-z]+)?\s(?:from|in|after|over|across|within|on)\s(?:the\s|their\s|its\s)?(?:first\s|last\s|past\s)?"
)
_FOR = re.compile(r"\bfor\s(?:about\s|some\s)?\Z")
INSTEAD = re.compile(r"\b(?:instead of|rather than|and not)\s(?:the\s(?:usual\s|normal\s|planned\s)?)?\Z")
_COMES_FROM = re.compile(r"[^.,;!?]{0,40}?\sfrom\s(?:(?:the|a|an|about|some|just|only)\s){0,2}")
_PRIOR = re.compile(
    r"(?:,\sagainst|\b(?:(?:up|down)\sfrom|compared\s(?:with|to)|as\sagainst))\s(?:(?:the|a|an|about|some|just|only)\s){0,2}\Z"
)
_COMPARED = re.compile(r"\s(?:more|less|fewer|higher|lower|up|down|above|below)\b")
_OF_OTHERS = re.compile(r"\sof\s(?:them|whom|which|these)\b")
_SIZED = re.compile(r"\b(?:by|up|down)\s(?:(?:about|some|only|just|a|an)\s)*\Z")
_AT_HOUR = re.compile(r"\bat\s(?:about\s)?\Z")
_HOURS = 12
_OF_WHOM = re.compile(r"\bof\s(?:whom|which|them)\s(?:(?:about|some|only|just)\s)?\Z")
_FOR_THE = re.compile(r"\bfor\s(?:the|its|their|these|those)\s(?:[a-z]+\s)?\Z")
_FROM_PRIOR = re.compile(r"(?:\s[a-z]+){0,4},?\sfrom\s(?:(?:about|some|just|only)\s)?")
_EVERY = re.compile(r"\b(?:every|each|per)\s\Z")
_LONGEST = 60
_WERE = re.compile(r"\b(?:were|are)\s(?:[a-z]+\s)?\Z")
_DASH = re.compile(r"\s?(?:--|—)\s?|\s–\s")


def is_aside(k: int, told: list[Quantity], folded: str) -> bool:
    """Whether a number only says of what another is a part or by how much it differs, and is no level itself.

    That is the 12 of "27 points from 12 games", the 700 of "420 of its 700 drivers came, 80 more than on Monday",
    the 5 of "12 boats, 5 fewer than its rival, but twice as many as in May", the 90 of "60 instead of 90" and of
    "60, down from 90", and the 100 of "18 of every 100".
    """
    found, last = told[k], told[k - 1] if k else None
    before = max(0, found.start - 30), found.start
    sized = bool(found.change) and found.kind in ("count", "money", "points") and bool(_SIZED.search(folded, *before))
    if (
        sized
        or INSTEAD.search(folded, *before)
        or _EVERY.search(folded, *before)
        or _OF_OTHERS.match(folded, found.end)
    ):
        return True
    if last is not None and is_led_to(last, folded) and _FROM_PRIOR.fullmatch(folded, last.end, found.start):
        return True  # "raised it to 74 cents a share, from 67, an increase of a tenth"
    if last is not None and (_PRIOR.search(folded, *before) or _comes_before(last, found, folded)):
        return True
    if found.rule.endswith(", denied"):
        return True  # "40 miners, not 30 as first reported; a third"
    if found.surface.casefold() == "one" and folded.startswith(" of ", found.end):
        return True  # "one of the first to double its stake"
    if last is not None and _is_hour(found, last, folded):
        return True
    compared = found.kind in ("count", "money") or _COMPARED.match(folded, found.end)
    return bool(compared) and found.implied_value is not None


def _is_hour(found: Quantity, last: Quantity, folded: str) -> bool:
    """Whether a bare number beside another one is an hour: "412 at six, four times as much as usual"."""
    if found.kind != "count" or found.counted or not found.value or found.value > _HOURS or found.value % 1:
        return False
    if ENDED.search(folded, last.end, found.start) or not _AT_HOUR.search(folded, max(0, found.start - 9), found.start):
        return False
    return not _STANDS_AT.search(folded, last.end, found.start)


def _comes_before(last: Quantity, found: Quantity, folded: str) -> bool:
    """Whether a number is what the one before it is a part of, or that from which it came."""
    if last.change and _COMES_FROM.fullmatch(folded, last.end, found.start):
        return True
    if not last.value or not found.value or found.start - last.end >= _LONGEST:
        return False
    return is_whole_of(last, found, folded[last.end : found.start])


def is_led_to(quantity: Quantity, folded: str) -> bool:
    """Whether a number is a level to which a change led: "rose to 58, up from 46"."""
    return _LED_TO.search(folded, max(0, quantity.start - 30), quantity.start) is not None


def is_whole_of(part: Quantity, found: Quantity, between: str) -> bool:
    """Whether a number is what the one right before it is a part of, or in how many it came: "27 points from 12"."""
    if _OUT_OF.fullmatch(between) or (part.kind == found.kind and _OF.fullmatch(between)):
        return (part.value or 0.0) < (found.value or 0.0)
    other = (part.kind, part.counted) != (found.kind, found.counted)
    return bool(other and not part.change and found.counted and _FROM.fullmatch(between))


def is_set_off(base: Quantity, end: int, folded: str) -> bool:
    """Whether dashes around a number close before `end`: "90 -- 60 men and 30 women -- came, twice as many"."""
    opened = ENDED.split(folded[max(0, base.start - REACH) : base.start])[-1]
    return len(_DASH.findall(opened)) % 2 == 1 and _DASH.search(folded, base.end, end) is not None


def is_joined(k: int, merged: list[Quantity], between: str, folded: str) -> bool:
    """Whether "and" joins a level to the number before it, and what follows is told of both: "60 boats and 40 were"."""
    if not k or merged[k - 1].kind != merged[k].kind or not _WERE.search(between):
        return False
    gap = folded[merged[k - 1].end : merged[k].start]
    return " and " in gap and not ENDED.search(gap)


def is_told(duration: Quantity, folded: str) -> bool:
    """Whether a duration is a level: "the wait is now 36 weeks", but not "it rose within 36 weeks"."""
    before = max(0, duration.start - 40), duration.start
    return bool(_LASTS.search(folded, *before) or _TAKES.search(folded, *before))


def base_before(multiple: Quantity, before: list[Quantity], folded: str) -> Quantity | None:
    """The number that a multiple speaks of: the nearest before it, in its sentence or the one before."""
    for k, quantity in reversed(list(enumerate(before))):
        if is_aside(k, before, folded):
            continue
        if multiple.start - quantity.end > REACH:
            return None
        between = folded[quantity.end : multiple.start]
        if len(ENDED.findall(between)) > 1 or "\n\n" in between:
            return None
        if is_set_off(quantity, multiple.start, folded) or _is_beside(k, before, folded):
            continue
        if quantity.kind not in NO_BASES and quantity.value:
            return quantity
        if quantity.value and _is_counted(quantity) and _is_compared(multiple, quantity, between, folded):
            return quantity
        if quantity.kind not in NO_BASES and not ENDED.search(between):
            return None  # "several thousand came, three times as many as in May": nothing to divide
    return None


def _is_beside(k: int, told: list[Quantity], folded: str) -> bool:
    """Whether a number tells of a part, or of what another is for: "7,000, of whom 900 came", "300 for the 9 flats"."""
    if not k or ENDED.search(folded, told[k - 1].end, told[k].start):
        return False
    before = max(0, told[k].start - 24), told[k].start
    return bool(_OF_WHOM.search(folded, *before) or _FOR_THE.search(folded, *before))


def _is_compared(multiple: Quantity, base: Quantity, between: str, folded: str) -> bool:
    """Whether a multiple is told of a duration, or of how often something was done: "nine hours ..., twice as long"."""
    if NEXT_TO.fullmatch(between) or (is_told(base, folded) and folded.startswith(" it ", multiple.end)):
        return True
    how = _HOW_LONG if base.kind == "duration" else _HOW_OFTEN
    return (
        bool(how.match(folded, multiple.end)) and not ENDED.search(between) and (", " in between or " and " in between)
    )


def _is_counted(quantity: Quantity) -> bool:
    """Whether it can be a base where the multiple directly follows: a duration, or how often something was done."""
    return quantity.kind == "duration" or (
        quantity.kind == "multiple" and quantity.surface.casefold().endswith("times")
    )


def antecedent(
    quantity: Quantity,
    told: list[Quantity],
    folded: str,
    *,
    counted: bool = False,
    money: bool = False,
    within: bool = False,
    alone: bool = False,
) -> Quantity | None:
    """The number told last to which a pronoun can point: of people or things, or of money, as the pronoun tells.

    Left out are numbers "in the nine coaches", unless these may be meant as well (`within`), and durations and
    percentages, unless a bare "that" points to them (`alone`).
    """
    nearest = None
    for k, base in reversed(list(enumerate(told))):
        if is_aside(k, told, folded):
            continue
        between = folded[base.end : quantity.start]
        if len(between) > NEARER or len(ENDED.findall(between)) > 1 or "\n\n" in between:
            return nearest if counted or alone else None
        if alone and base.implied_value is None and _is_bare_level(base, folded):
            return base if base.value else None
        if base.kind in (*NO_BASES, *SHARES_OR_POINTS):
            continue
        if not base.value:
            return None  # "more than 4,000 came; in May it was half that number"
        if (money and not is_money(base)) or (counted and base.kind not in ("count", "rate")):
            continue
        if is_money(base) or within or not _is_within(base, folded):
            return base  # "184 passengers in the nine coaches, half of them"
        nearest = nearest or base
    return nearest if counted or alone else None  # "a ferry with 310 people sank; half of them"


def _is_bare_level(base: Quantity, folded: str) -> bool:
    """Whether only a bare "that" points to it: a percentage, points, or a length of time that is told as a level."""
    if base.kind != "duration":
        return base.kind in ("percent", "points")
    return is_told(base, folded) or bool(_FOR.search(folded, max(0, base.start - 8), base.start))


def _is_within(base: Quantity, folded: str) -> bool:
    """Whether a number only tells where or by what: "in the nine coaches", but not "stands at 40 cases"."""
    inside = _WITHIN.search(folded, max(0, base.start - 16), base.start)
    if inside is None or not inside[0].startswith("at "):
        return inside is not None
    return bool(base.counted) and not _STANDS_AT.search(folded, max(0, base.start - 30), base.start)
