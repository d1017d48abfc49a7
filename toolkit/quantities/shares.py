"""What a share comes to, or what it is a share of: "half of the 60 ships"; "80 jobs, a fifth of its staff"."""

from __future__ import annotations

import re

from toolkit.quantities.applying import NO_BASES, SHARES, number_after, part_of_one, point_of, told_as
from toolkit.quantities.bare_shares import PART_ENDS, REACH, is_bare_share, is_told_twice, part_before
from toolkit.quantities.bases import ENDED, is_aside, is_told
from toolkit.quantities.context import small_words
from toolkit.quantities.counted import is_plural, roles
from toolkit.quantities.groups import is_made_of
from toolkit.quantities.records import Quantity

_OWNER = r"(?:the|its|his|her|their|those|these|our)"
_OF_WHOLE = re.compile(
    rf"\sof\s(?:all\s)?(?:(?:{_OWNER}\s(?:(?P<word>[a-z-]+)\s)?|(?:the\s)?(?:[\w-]+\s)?[\w-]+['’]s?\s(?:(?P<other>[a-z-]+)\s)?))?"
)
_OF_SUM = re.compile(
    rf"(?:\sof|(?<=half))\s(?:all\s)?(?:{_OWNER}|an?|(?:{_OWNER}\s)?[\w-]+(?:'s|’s|s'|s’))\s(?:[a-z-]+\s){{0,3}}?(?P<sum>[a-z]+)\sof\s(?:(?:about|some|nearly|almost|around)\s)?"
)
"""Between a share and the sum it is one of: "of its yearly income of"."""
_WHICH_IS = re.compile(
    rf"\s(?:of\s)?{_OWNER}\s(?:[\w’'-]+\s){{0,3}}?[\w’'-]+,\s(?:(?:which|that)\s(?:[\w’'-]+\s){{1,4}}?(?:at|to|is|was|totals?|totalled)"
    r"|(?:put|estimated|valued|reckoned)\sat)\s(?:(?:about|some|around|nearly)\s)?"
)
"""Half the loss, *which he puts at* 150 million."""
_HALF_THE = re.compile(rf"\s(?:of\s)?{_OWNER}\s(?:(?P<word>[a-z’'-]+)\s)?")
_OF_THE = re.compile(rf"\bof\s(?:all\s)?(?:{_OWNER}\s)?(?:[a-z-]+\s)?\Z")
_THEN = re.compile(r"(?:\s[\w’'-]+){0,6}?,\s(?:(?:about|some|around|nearly|almost|just|only|roughly|at least)\s)?\Z")
_OF_OPENS = re.compile(
    rf"(?:\A|[.;:!?—–“\"”]\s*|\n\s*\n\s*)of\s(?:all\s|about\s|some\s|nearly\s)?(?:{_OWNER}\s)?(?:[\w-]+['’]s?\s)?(?:(?:nearly|about|some|total|first)\s)?\Z"
)
"""A sentence that opens with the whole: "Of the 240 who applied, he said, a quarter"."""
_OPENED = re.compile(r"[^.;!?]{0,110}?\s")
_MAKES = re.compile(r"\s(?:the|that|its|their|what|as|of\s(?:the|that|its|their|what|last|previous|earlier|this))\b")
_OF_ALL = re.compile(
    r"\)?\sof\s(?P<whole>(?:the|its"
    r"|those\s(?:who|in|on|at|with|that|they|he|she|it|we|held)|their|his|her|our|all|that|what|total|full|normal|usual|last|this|annual|capacity)\b[^.,;:()\n]{0,60}"
    r"|[\w’'-]+(?:\s[\w’'-]+){0,2}(?:'s|’s|s'|s’)\s[^.,;:()\n]{1,40})(?=[.,;:()\n]|\Z)"
)
_OF_ANY = re.compile(r"\sof\s(?P<whole>[a-z’'-]+(?:\s[a-z’'-]+){0,2})(?=[.,;:()\n]|\Z)")
"""After "or": "80 jobs, or a fifth of national output"."""
_OF_THEM = re.compile(
    r"\sof\s(?:them|these|those(?!\s(?:who|in|on|at|with|that|they|he|she|it|we|held)\b)|whom|which)\b"
)
_OF_THOSE = re.compile(r"\sof\sthose\s[a-z]+(?:ed|ing|wn|en)\b")
_THAT_SUM = re.compile(
    r"(?:that|this)(?:\s(?:number|figure|sum|amount|total|when|before|after|at|in|on|last|now|a|an)\b|\Z)"
)
_OWNING = re.compile(r"\s[\w-]+(?:s'|s’|'s|’s)\s")
_CLAUSE = re.compile(r"\b(?:was|were|is|are|had|has|have|will|would|could|did|does|do|said|says|came|went|took)\b")
_THAT_IS = re.compile(
    r"(?:[^.;!?\d]*[.;!?]\s[“\"]?(?:that|this|it|these|they|which)(?:['’]s|\s(?:is|was|are|were|(?:would|will)\sbe|makes?(?:\sup)?|represents?|equals?|accounts?\sfor"
    r"|corresponds?\sto|amounts?\sto))|[^.;!?]*?,?\s(?:accounting\sfor|accounts?\sfor|accounted\sfor|equal\sto|equivalent\sto"
    r"|representing|represents?|represented|making\sup|makes?\sup|made\sup|constitut(?:es?|ed|ing)|covers?|covered|meets|amounting\sto|amounts?\sto"
    r"|which\s(?:would|will)\sbe|which\sis|which\swas|which\smakes|that\sis))\s(?:(?:about|some|around|nearly|almost|just|only|barely|hardly|roughly|a|an)\s)*"
)
"""Between a part and the share that it is of a whole: "60 branches. That is", "60 branches, accounting for"."""
_ITS_PART = re.compile(
    r"\)?(?:\sof\s(?!\w*\d)[^.,;:!?()\d\n]{2,50}|\s[a-z-]+|\s(?:is|are|was|were)\s[a-z-]+(?:\s[a-z-]+)?)(?:,\s(?:or\s)?|:\s|\sor\s|\s\()(?:(?:about|some|around|nearly|almost|roughly)\s)?"
)
"""Between a share and what it comes to: "a quarter of its men, or 300"."""
_HALF_THAT = re.compile(r"(?<=half)\s(?:that|this)(?:\s(?:number|figure|sum|amount|total))?(?!\s(?:of|for)\b)\b")
_OF_ITS = re.compile(
    r"(?:\sof\s(?:its|the|their|his|her|our|all)\s[^.,;:!?()\d\n]{2,40}|(?:\s[a-z-]+){0,5}),\s(?:or\s)?(?:(?:about|some|nearly|almost|roughly)\s)?"
)
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
    if quantity.kind not in SHARES or quantity.value is None or quantity.value <= 0:
        return None
    if quantity.kind == "fraction" and _OF_A_UNIT.match(folded, quantity.end):
        return None
    size = part_of_one(quantity)
    return (
        _of_number_after(quantity, i, merged, folded, size)
        or _of_number_before(quantity, i, merged, folded, size)
        or _of_unnamed_whole(quantity, i, merged, folded, size)
        or _of_its_part(quantity, i, merged, folded, size)
    )


def _of_number_after(quantity: Quantity, i: int, merged: list[Quantity], folded: str, size: float) -> Quantity | None:
    """Reads "half of the 60 ships", "40 percent of the village's 200 houses", "half the official 400"."""
    whole = number_after(i, merged)
    if whole is None or whole.kind in NO_BASES or point_of(whole) <= 1 or whole.kind == "percent":
        return None
    gap = folded[quantity.end : whole.start]
    if _OWNING.match(folded, whole.end):
        return None  # "a third of the 12 countries' voters"
    total = _OF_SUM.fullmatch(folded, quantity.end, whole.start)
    if total and (whole.kind == "money" or total["sum"] in small_words("whole")):
        return _times(quantity, whole, size)
    if _WHICH_IS.fullmatch(gap) and not whole.change:
        return _times(quantity, whole, size)
    told = _OF_WHOLE.fullmatch(gap) or (_HALF_THE.fullmatch(gap) if quantity.surface[-4:].lower() == "half" else None)
    if told is None or any(word and not _may_describe(word) for word in told.groupdict().values()):
        return None
    return _times(quantity, whole, size, counted="" if any(told.groupdict().values()) else whole.counted)


def _times(quantity: Quantity, whole: Quantity, size: float, *, counted: str = "") -> Quantity:
    """The share with what it comes to of a whole."""
    implied = point_of(whole) * size
    return quantity._replace(relation=told_as(whole), implied_value=implied, counted=quantity.counted or counted)


def _may_describe(word: str) -> bool:
    """Whether a word may stand between "of the" and the number: "official", "nearly", but not "men" or "workers"."""
    if word.endswith(("'s", "’s")):
        return True
    return roles().get(word) not in ("plural", "verb") and (not word.endswith("s") or word in ("previous", "various"))


def _of_number_before(quantity: Quantity, i: int, merged: list[Quantity], folded: str, size: float) -> Quantity | None:
    """Reads "of the 240 passengers, a quarter were hurt"."""
    whole = merged[i - 1] if i else None
    if whole is None or whole.kind in NO_BASES or whole.kind == "percent" or not point_of(whole):
        return None
    before = folded[max(0, whole.start - 40) : whole.start]
    opens = _OF_OPENS.search(before)
    if opens is None and (not _OF_THE.search(before) or before.rstrip().endswith("instead of")):
        return None
    then = _OPENED if opens else _THEN
    if not then.fullmatch(folded, whole.end, quantity.start) or folded.startswith(
        (" of ", " the ", " that ", " what "), quantity.end
    ):
        return None
    return _times(quantity, whole, size, counted=whole.counted)


def _of_unnamed_whole(quantity: Quantity, i: int, merged: list[Quantity], folded: str, size: float) -> Quantity | None:
    """The whole from its part: "30,000 came, half the crowd of a year ago", "80 jobs, 40 percent of its workforce"."""
    if size > 1:
        return None  # "one share at a price equal to 120 percent of the average"
    if (told_before := part_before(quantity, merged[max(0, i - 4) : i], folded)) is not None:
        return quantity._replace(relation="the whole", implied_value=point_of(told_before) / size)
    k = i - 2 if i > 1 and is_aside(i - 1, merged, folded) else i - 1
    part = merged[k] if i else None
    if part is None or part.kind == quantity.kind or not part.value:
        return None
    told = part.kind == "duration" and (is_told(part, folded) or folded[part.end : quantity.start] == ", ")
    if part.kind in NO_BASES and not told:
        return None
    twice = next((q for q in reversed(merged[max(0, i - 5) : k]) if is_told_twice(quantity, q, part, folded)), None)
    if k == i - 1 and twice is not None:
        return quantity._replace(relation=twice.surface, implied_value=part.value)
    if is_bare_share(part, quantity, folded) and k == i - 1:
        return quantity._replace(relation="the whole", implied_value=point_of(part) / size)
    of_that = _OF_THEM.match(folded, quantity.end) or _HALF_THAT.match(folded, quantity.end)
    if of_that or not _is_apposed(merged[i - 1], quantity, folded):
        return None
    of = _OF_ALL.match(folded, quantity.end)
    if of and _THAT_SUM.match(of["whole"]):
        return None  # "3,000 tents, a tenth of that number": of one told before
    if of and part.counted and _counts_another(part.counted, of["whole"], folded[part.end : quantity.start]):
        return None
    if of is None and folded[part.end : quantity.start].rstrip().endswith(", or") and quantity.kind == "percent":
        of = _OF_ANY.match(folded, quantity.end)
    named = of and not (quantity.kind == "percent" and _CLAUSE.search(of["whole"]))
    if named or (quantity.kind == "fraction" and _MAKES.match(folded, quantity.end)):
        return quantity._replace(relation="the whole", implied_value=point_of(part) / size)
    return None


def _counts_another(counted: str, whole: str, between: str) -> bool:
    """Whether a verb tells a share of other things than the number counts: "four states represent 4% of the votes"."""
    nouns = [word for word in whole.split() if roles().get(word) == "plural"]
    head = counted.split()[-1].casefold()
    if between.rstrip().endswith(","):  # "300 people live there, four fifths of the trees have died"
        first = whole.split()[1:2]
        other = len(between.split()) > 2 and bool(first) and is_plural(first[0]) and not is_made_of(first[0], head)
        return other and whole.split()[0] == "the"
    return bool(nouns) and not any(is_made_of(noun, head) for noun in nouns)


def _of_its_part(quantity: Quantity, i: int, merged: list[Quantity], folded: str, size: float) -> Quantity | None:
    """The whole from what its share comes to: "a quarter of its men, 300 in all"; "300 of its men, or one in four"."""
    after, before = merged[i + 1 : i + 2], merged[max(0, i - 1) : i]
    if _OF_THEM.match(folded, quantity.end) and not _OF_THOSE.match(folded, quantity.end):
        return None
    part = None
    if after and _is_part(after[0]) and _ITS_PART.fullmatch(folded, quantity.end, after[0].start):
        part = after[0] if PART_ENDS.match(folded, after[0].end) else None
    elif before and _is_part(before[0]) and " in " in quantity.surface:
        part = before[0] if _OF_ITS.fullmatch(folded, before[0].end, quantity.start) else None
    return quantity._replace(relation="the whole", implied_value=point_of(part) / size) if part else None


def _is_part(part: Quantity) -> bool:
    return part.kind in ("count", "money") and bool(part.value)


def _is_apposed(part: Quantity, share: Quantity, folded: str) -> bool:
    """Whether the share says what the number before it is of something: "80 jobs, a fifth of", "the 80 are a fifth"."""
    between = folded[part.end : share.start]
    if len(between) >= REACH:
        return False
    if _THAT_IS.fullmatch(between):
        return True
    if ENDED.search(between) or "; " in between:
        return False
    tail = between.rsplit(",", 1)[-1].strip()
    listed = "," in between and tail in _LEADS_IN
    return listed or between.rstrip(" (").endswith((" is", " was", " were", " are")) or between.endswith(" (")
