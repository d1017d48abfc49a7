"""What a share comes to, or what it is a share of: "half of the 60 ships"; "80 jobs, a fifth of its staff"."""

from __future__ import annotations

import re

from toolkit.quantities.counted import roles
from toolkit.quantities.levels import NO_BASES, point_of
from toolkit.quantities.records import Quantity

REACH = 90
"""Characters between a share and the number it is told of."""
_OWNER = r"(?:the|its|his|her|their|those|these|our)"
_OF_WHOLE = re.compile(
    rf"\sof\s(?:all\s)?(?:{_OWNER}\s(?:(?P<word>[a-z-]+)\s)?|(?:the\s)?(?:[\w-]+\s)?[\w-]+['’]s?\s(?:(?P<other>[a-z-]+)\s)?)"
)
_HALF_THE = re.compile(rf"\s(?:of\s)?{_OWNER}\s(?:(?P<word>[a-z-]+)\s)?")
_OF_THE = re.compile(rf"\bof\s(?:all\s)?(?:{_OWNER}\s)?(?:[a-z-]+\s)?\Z")
_THEN = re.compile(r"(?:\s[\w’'-]+){0,6}?,\s(?:(?:about|some|around|nearly|almost|just|only|roughly|at least)\s)?\Z")
_MAKES = re.compile(r"\s(?:the|that|its|their|what|as|of\s(?:the|that|its|their|what|last|previous|earlier|this))\b")
_OF_ALL = re.compile(
    r"\sof\s(?P<whole>(?:the|its|their|his|her|our|all|that|what|total|full|normal|usual|last|this|annual|capacity)\b[^.,;:()\n]{0,60}"
    r"|[\w’'-]+(?:\s[\w’'-]+){0,2}(?:'s|’s|s'|s’)\s[^.,;:()\n]{1,40})(?=[.,;:()\n]|\Z)"
)
_OF_THEM = re.compile(r"\sof\s(?:them|these|those|whom|which)\b")
_CLAUSE = re.compile(r"\b(?:was|were|is|are|had|has|have|will|would|could|did|does|do|said|says|came|went|took)\b")
_LEADS_IN = (
    "",
    "or",
    "just",
    "only",
    "about",
    "a",
    "some",
    "or about",
    "nearly",
    "barely",
    "roughly",
    "almost",
    "around",
)
_OF_A_UNIT = re.compile(r"\san?\s\w")
"""Half a metre is no share."""


def read_share(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """The number that a share comes to, or the whole of which the number beside it is one; None where neither is told.

    Left out: shares of which nothing is counted ("half of the ships"), and what a share "of them" applies to.
    """
    if quantity.kind not in ("percent", "fraction") or quantity.value is None or quantity.value <= 0:
        return None
    if quantity.kind == "fraction" and _OF_A_UNIT.match(folded, quantity.end):
        return None
    size = quantity.value / 100 if quantity.kind == "percent" else quantity.value
    return (
        _of_number_after(quantity, i, merged, folded, size)
        or _of_number_before(quantity, i, merged, folded, size)
        or _of_unnamed_whole(quantity, i, merged, folded, size)
    )


def _of_number_after(quantity: Quantity, i: int, merged: list[Quantity], folded: str, size: float) -> Quantity | None:
    """Reads "half of the 60 ships", "40 percent of the village's 200 houses", "half the official 400"."""
    whole = merged[i + 1] if i + 1 < len(merged) else None
    if whole is None or whole.kind in NO_BASES or not point_of(whole) or whole.kind == "percent":
        return None
    gap = folded[quantity.end : whole.start]
    told = _OF_WHOLE.fullmatch(gap) or (_HALF_THE.fullmatch(gap) if quantity.surface[-4:].lower() == "half" else None)
    if told is None or any(word and not _may_describe(word) for word in told.groupdict().values()):
        return None
    named = f"{whole.surface} {whole.counted}".strip()
    counted = quantity.counted or ("" if any(told.groupdict().values()) else whole.counted)
    return quantity._replace(relation=named, implied_value=point_of(whole) * size, counted=counted)


def _may_describe(word: str) -> bool:
    """Whether a word may stand between "of the" and the number: "official", "nearly", but not "men" or "workers"."""
    return roles().get(word) not in ("plural", "verb") and (not word.endswith("s") or word in ("previous", "various"))


def _of_number_before(quantity: Quantity, i: int, merged: list[Quantity], folded: str, size: float) -> Quantity | None:
    """Reads "of the 240 passengers, a quarter were hurt"."""
    whole = merged[i - 1] if i else None
    if whole is None or whole.kind in NO_BASES or whole.kind == "percent" or not point_of(whole):
        return None
    if not _OF_THE.search(folded, max(0, whole.start - 40), whole.start):
        return None
    if not _THEN.fullmatch(folded, whole.end, quantity.start) or folded[quantity.end : quantity.end + 4] == " of ":
        return None
    named = f"{whole.surface} {whole.counted}".strip()
    return quantity._replace(
        relation=named, implied_value=point_of(whole) * size, counted=quantity.counted or whole.counted
    )


def _of_unnamed_whole(quantity: Quantity, i: int, merged: list[Quantity], folded: str, size: float) -> Quantity | None:
    """The whole from its part: "30,000 came, half the crowd of a year ago", "80 jobs, 40 percent of its workforce"."""
    part = merged[i - 1] if i else None
    if part is None or part.kind in NO_BASES or part.kind == quantity.kind or not part.value:
        return None
    if _OF_THEM.match(folded, quantity.end) or not _is_apposed(part, quantity, folded):
        return None
    of = _OF_ALL.match(folded, quantity.end)
    told = (
        bool(of and not _CLAUSE.search(of["whole"]))
        if quantity.kind == "percent"
        else _MAKES.match(folded, quantity.end)
    )
    return quantity._replace(relation="the whole", implied_value=point_of(part) / size) if told else None


def _is_apposed(part: Quantity, share: Quantity, folded: str) -> bool:
    """Whether the share says what the number before it is of something: "80 jobs, a fifth of", "the 80 are a fifth"."""
    between = folded[part.end : share.start]
    if len(between) >= REACH or re.search(r"[.;!?]\s", between):
        return False
    tail = between.rsplit(",", 1)[-1].strip()
    listed = "," in between and tail in _LEADS_IN
    return listed or between.rstrip(" (").endswith((" is", " was", " were", " are")) or between.endswith(" (")
