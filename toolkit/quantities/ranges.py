"""Two numbers that make one quantity: "20-30 per cent", "between 5,000 and 10,000", "one in four", "3 to 1"."""

from __future__ import annotations

import re

from toolkit.quantities.cardinals import times
from toolkit.quantities.context import changes, small_words
from toolkit.quantities.counted import counted_phrase, is_plural, roles
from toolkit.quantities.pronouns import word_at
from toolkit.quantities.records import Measure

_LINK = re.compile(
    r"[\s-]?(?:(?P<hyphen>-|~)|(?P<to>to\b|through\b)|(?P<and>and\b)|(?P<or>or\b)"
    r"|(?P<in>in\b|out of\b|in every\b|out of every\b|of every\b))[\s-]?"
)


_NEAR = 3
"""How many times its lower end the upper end of a range behind a verb of change can be."""
_NOUN_IN = re.compile(r"\s(?:[a-z]+\s)?(?P<noun>[a-z]{3,})\s(?:in|out of)\s(?:every\s)?")
_SHARE_ENDS = re.compile(
    r"\s*(?:[.,;:!?)]|\Z)|\s(?:is|are|was|were|has|have|had|does|did|says?|said|will|would|can|could|now|still|who|do|in|at|on)\b"
)


def link_between(first: Measure, second: Measure, folded: str) -> str:
    """How two numbers hang together: hyphen, to, and, or, in; "" where they do not."""
    if second.start - first.end > 16:
        return ""
    gap = folded[first.end : second.start]
    match = _LINK.fullmatch(gap)
    return (match.lastgroup or "") if match else ""


def _noun_between(first: Measure, second: Measure, folded: str) -> str:
    """Gives "in" where a noun stands within a share: "one driver in 14", "nine households out of ten"."""
    if first.unit or second.unit or first.low % 1 or first.low > 20 or second.start - first.end > 32:
        return ""
    named = _NOUN_IN.fullmatch(folded, first.end, second.start)
    if named is None or is_plural(named["noun"]) == (first.low == 1) or not _ends_share(folded, second.end):
        return ""
    return "in"


def _ends_share(folded: str, end: int) -> bool:
    """Whether nothing countable follows: "one driver in 14 got away", but not "one man in 14 days"."""
    return bool(_SHARE_ENDS.match(folded, end)) or roles().get(word_at(folded, end)) == "verb"


def range_of(first: Measure, second: Measure, link: str, folded: str) -> Measure | None:
    """The range that two linked numbers make, None where they are two quantities or no quantity."""
    if first.first.form in ("vague", "fraction", "part", "parts") or second.first.form in ("vague", "part", "parts"):
        return None
    if first.unit and second.unit and first.unit != second.unit and not _same_money(first, second):
        return None
    if first.unit and not second.unit and (first.kind != "money" or second.first.form == "digits"):
        return None  # "rose 12% to 3,400"
    words = folded[max(0, first.start - 60) : first.start].rpartition(". ")[2].split()
    if link == "to" and words[-1:] == ["to"] and "from" in words[-5:-1]:
        return None  # "from $160 to $180 to $200" are three steps
    between = "between" in words[-3:] or words[-4:] == ["between", "the", "ages", "of"]
    if (link == "and" and not between) or (link == "to" and _is_change(words, first, second)):
        return None
    low, high = _scaled(first, second)
    falling = link == "to" and first.unit and first.unit == second.unit and low > high
    if low >= high and not falling:
        return None
    if link == "or" and (second.kind == "money" or not _neighbours(low, high, first)):
        return None
    unit, kind = (second.unit, second.kind) if second.unit else (first.unit, first.kind)
    low, high, link = (high, low, "to, falling") if falling else (low, high, link)
    return Measure(first.start, second.end, low, high, unit, kind, first.first, second.last, link)


def _is_change(words: list[str], first: Measure, second: Measure) -> bool:
    """What stands before "... to ..." makes it a change: "rose by $2 to $9", "fell from 5 to 4"."""
    if words[-1:] == ["by"]:  # "by 10 to 15 percent" is a range, and so is "attended by 4,000 to 5,000"
        return (bool(first.unit) or not second.unit) and any(word in changes() for word in words[-9:-1])
    if words[-1:] == ["from"]:
        return any(word in changes() for word in words[-7:-1])  # "raised in spring from 90 to 120"
    if second.kind == "percent" and not first.unit and first.low < second.low <= first.low * _NEAR:
        return False  # "losing 15 to 20 percent", but "rose 95 to 745 yen"
    return bool(words) and words[-1] in changes()


def share_scale(first: Measure, second: Measure, folded: str) -> Measure:
    """The first end of a change in full, as the second is: the 2.1 of "from 2.1 to 3.4 billion"."""
    scale = second.high / second.last.mantissa if second.last.mantissa else 1.0
    if scale < 1000 or first.link or first.first.form != "digits" or first.unit not in ("", second.unit):
        return first
    if first.low != first.first.mantissa or link_between(first, second, folded) != "to":
        return first
    words = folded[max(0, first.start - 34) : first.start].split()
    rise = changes().get(words[-2], "") if words[-1:] == ["from"] and len(words) > 1 else ""
    ratio = second.last.mantissa / first.low if first.low else 0.0
    if (
        words[-1:] != ["from"]
        or not 0.1 <= ratio <= 10
        or (rise == "up" and ratio < 1)
        or (rise == "down" and ratio > 1)
    ):
        return first  # "rose from 900 to 1.2 million"
    return first._replace(low=times(first.low, scale), high=times(first.high, scale))


def _same_money(first: Measure, second: Measure) -> bool:
    return first.kind == second.kind == "money" and second.unit.startswith(first.unit)


def _scaled(first: Measure, second: Measure) -> tuple[float, float]:
    """Both ends in full: "$3-5 billion" shares its scale, "$200 to $4 million" does not."""
    scale = second.low / second.first.mantissa if second.first.mantissa else 1.0
    alone = first.low == first.first.mantissa
    if alone and scale > 1 and first.low < second.first.mantissa:
        return times(first.low, scale), second.high
    return first.low, second.high


def _neighbours(low: float, high: float, first: Measure) -> bool:
    """Whether the words make a range: "three or four" and "five or 10" do, "7 or 20" and "$8 or $9" do not."""
    step = 10.0 if low % 10 == high % 10 == 0 else 5.0 if low % 5 == high % 5 == 0 else 1.0
    return high <= low + step and low > 0 and not first.unit and low == first.first.mantissa


def joined(first: Measure, second: Measure, folded: str) -> Measure | None:
    """The one quantity that two numbers make: a range, "one in four", "3 to 1"; None where they are two."""
    if first.kind == "money" and 0 <= second.start - first.end <= 5 and (whole := _with_cents(first, second, folded)):
        return whole
    if second.first.form == "fraction" and first.unit and (whole := _with_half(first, second, folded)):
        return whole
    link = link_between(first, second, folded) or _noun_between(first, second, folded)
    if not link or first.link:
        return None
    if link == "in" and (first.first.form == "fraction" or (second.kind == "duration" and first.low > 1)):
        return None  # "a fifth in two years"
    if link == "in":
        return _share(first, second, "fraction", "in") if not first.unit and 0 < first.low < second.low else None
    if link == "to" and not (first.unit or second.unit) and _is_ratio(first, second, folded):
        return _share(first, second, "ratio", "ratio")
    return range_of(first, second, link, folded)


def _with_half(first: Measure, second: Measure, folded: str) -> Measure | None:
    """The measure that "two years and a half" is."""
    if second.low != 0.5 or second.unit or first.low % 1 or folded[first.end : second.start] != " and ":
        return None
    if first.kind not in ("duration", "distance") or folded.startswith(" of ", second.end):
        return None
    return first._replace(end=second.end, low=first.low + 0.5, high=first.high + 0.5, last=second.last)


def _share(first: Measure, second: Measure, kind: str, link: str) -> Measure:
    share = first.low / second.low
    return Measure(first.start, second.end, share, share, second.unit, kind, first.first, second.last, link)


def _is_ratio(first: Measure, second: Measure, folded: str) -> bool:
    """Whether "to" makes a ratio: "3 to 1", and "in a ratio of 3 to 2"."""
    if not first.low > second.low > 0 or folded.startswith(" of ", second.end):
        return False  # "a trip for two to one of the parks"
    return second.low == 1 or not {"ratio", "odds"}.isdisjoint(folded[max(0, first.start - 24) : first.start].split())


def _with_cents(first: Measure, second: Measure, folded: str) -> Measure | None:
    """The sum that a price in two units is: "3 dollars 50 cents", "15 dollars 50"."""
    gap, after = folded[first.end : second.start], folded[second.end : second.end + 5]
    ends = not second.unit and (after[:1] in ("", ".", ",", ";") or after == " and ")
    cents = second.unit in ("cent", "penny") or ends
    worded = first.end > first.first.end and first.start == first.first.start
    if not worded and not (gap == " and " and second.first.form == "words"):
        return None
    if not cents or second.low >= 100 or second.low % 1 or first.low % 1 or first.unit == second.unit:
        return None
    if gap not in (" ", " and "):
        return None
    total = first.low + second.low / 100
    return Measure(first.start, second.end, total, total, first.unit, "money", first.first, second.last, "sum")


def _is_vote(first: Measure, second: Measure, folded: str) -> bool:
    """Whether "to" stands between the sides of a vote: "voted 59 to 41", "by a vote of 12 to 3"."""
    if folded[first.end : second.start] != " to ":
        return False
    words = folded[max(0, first.start - 30) : first.start].split()[-3:]
    after = folded[second.end : second.end + 12].split()
    return not small_words("vote").isdisjoint(words) and (
        not after or after[0] in ("to", "in", "against", "for", "on", "after", ".")
    )


def is_score(first: Measure, second: Measure, text: str, folded: str) -> bool:
    """Two plain numbers joined by a hyphen that measure nothing: "2-1", "232-197"."""
    if first.unit or second.unit or first.first.form != "digits" or second.first.form != "digits":
        return False
    if second.start - first.end == 4:
        return _is_vote(first, second, folded)
    if second.start - first.end != 1 or folded[first.end] != "-":
        return False
    counted = counted_phrase(text, folded, second.end)
    plural = counted is not None and is_plural(folded[counted.head : counted.end])
    return not (plural and first.low < second.low)
