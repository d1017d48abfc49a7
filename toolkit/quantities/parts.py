"""A share of what was told before: "of those, a quarter"; "a third of that sum"; "half were children"."""

from __future__ import annotations

import math
import re
from functools import cache

from toolkit.language.tries import trie_source
from toolkit.quantities.applying import SHARES, is_money, number_after, part_of_one, told_as, with_level
from toolkit.quantities.bases import ENDED, antecedent
from toolkit.quantities.context import changes
from toolkit.quantities.counted import roles
from toolkit.quantities.groups import groups, is_made_of
from toolkit.quantities.records import Quantity

_BY = re.compile(r"\bby\s(?:(?:about|almost|nearly|only|just)\s)?\Z")
_OF_WHICH = re.compile(r",\s(?:and\s)?of\s(?:which|whom)\s(?!the\s(?:[a-z]+est|first|last)\s)(?:[\w’'-]+\s){1,5}\Z")
_THE_SHARE = re.compile(
    r"\b(?:share|rate|proportion|percentage|turnout)\s(?:at|is|was|to|as)\s(?:(?:about|only|just)\s)?\Z"
)
_FOR = re.compile(r"\bfor\s(?:(?:about|almost|nearly|only|just)\s)?\Z")
_THAT = re.compile(r"\s(?:of\s)?(?:that|this)\b")
_SUMS = r"(?:sum|money|price|cost|fee|fine|budget|bill)"
_TOTAL = r"total(?!\s(?!(?:is|was|were|are|had|has|have|will|would|came|went|in|by|so)\b)[a-z])"
_NUMBERS = rf"(?:amount|number|figure|{_TOTAL}|whole|crowd|count|toll|tally|sample)"
_VERB = (
    r"(?:is|are|was|were|be|been|has|have|had|will|would|could|can|should|went|goes|go|came|comes|come|live|lived|died|got"
    r"|remain|remained|belong|belonged|said|say|did|do|does|needed|need|fell|left)"
)
_AFTER = re.compile(
    rf"\s(?:of\s)?(?:the|that|this|half\sthat)\s(?P<sum>{_SUMS}|{_NUMBERS})\b(?!\s(?:of|for|at|that|which|who|given|reported|expected|recorded|counted|they|he|she|it|we)\b)"
    r"|(?<=half)\s(?P<half>that|this)(?=\s*(?:[.,;:!?)\"”]|\Z)|\s(?:for|when|before|after|last|now|at|on|by)\b)"
    rf"|\sof\s(?P<it>it\b|(?:that|this)(?=\s*(?:[.,;:!?)\"”]|\Z)|\s(?:to|in|by|for|on|when|before|after|at|within|last|now|since|under|during|today|and|but|{_VERB}|an?\s(?:year|month|week|decade|day))\b))"
    r"|\sof\s(?P<them>them|whom|(?P<any>which)|(?:these|those)(?!\s(?:now|still|already|currently|in|who|that|at|on|with|they|he|she|it|we|i|held|away|from|under|over|aged|left|(?!is\b|was\b|has\b)\w+s|\w+ed|\w+ing)\b))\b"
)
_BEFORE = re.compile(
    r"(?<![\w’'-])of\s(?:(?P<them>those|these|them|whom|(?P<any>which))|this|that|it)(?:\s(?P<noun>[a-z]+))?,?\s"
    r"(?:(?:about|some|around|roughly|just|only|almost)\s)?\Z"
)
_THAT_IS = re.compile(r"\sof\s(?:it|them|this|that)(?:\ssum|\samount)?,?\s(?:or|that is|namely)\s")
_GOT = re.compile(
    r"\b(?:raised|raises|raise|received|receives|receive|got|gets|brought in|brings in|collected|collects|secured"
    r"|pledged|found|gathered|covered)\s(?:(?:about|some|only|just|barely|almost|hardly)\s)*\Z"
)
_LOST = re.compile(
    r"\b(?:lost|loses?|losing|shed|sheds|shedding|sold|sells?|cut|cuts|closed?|closes|dismiss(?:ed)?|laid off|lay off"
    r"|scrap(?:ped)?|kept|keeps?)\s(?:(?:about|some|only|just|almost)\s)*\Z"
)
_PAYS = re.compile(
    r"\b(?:pays?|bears?|covers?|meets?|refunds?|reimburses?|contributes?|finances?)\s"
    r"(?:(?:back|about|some|only|just|up to)\s)*\Z"
)
_SAME_SUBJECT = re.compile(
    r"[“\"]?(?:(?:in|on|by|at|since|after|so|until)\s[^.;!?]{2,40}?\s)?(?:then\s|now\s)?(?:it|they|she|he|we|which|that|i|you)\b"
)
_OBJECT = re.compile(
    r"\b(?P<modal>(?:will|would|must|should|could|can|may|to)\s)?(?P<verb>[a-z]+)\s(?:back\s)?"
    r"(?:(?:about|some|only|just|barely|almost|hardly|scarcely|nearly|roughly|around|fewer than|less than)\s)*\Z"
)
_OBJECT_ENDS = re.compile(r"(?:\s(?:so far|to date|yet))?\s*(?:[.;!?]|\Z)")
_ORDINALS = (
    "finished",
    "came",
    "scored",
    "added",
    "won",
    "made",
    "took",
    "had",
    "claimed",
    "got",
    "grabbed",
    "announced",
)
"""Verbs after which "a third" may be the third one."""
_SO_FAR = re.compile(r"\s*(?:so far|to date|yet|of what (?:it|they|he|she) (?:asked|needs?|needed)\b|[.,;!?]|\Z)")
_OPENS = re.compile(
    r"(?:[.;:—–!?]\s(?:at|in|on|by|after|since|under|within|during)\s(?:[\w’'-]+\s){1,5}|[.;:—–!?,]\s[“\"]?"
    r"|\s(?:and|but|that|of which|of whom)\s(?:(?:on|in|at|by|since|after)\s(?:[\w’'-]+\s){1,3})?)"
    r"(?:(?:about|some|just|only|almost)\s)?\Z"
)
_SUBJECT = re.compile(
    rf"\s(?:(?:(?:have|had)\ssince|also|now|already|never|have|had)\s|[a-z]+ly\s)?(?:{_VERB}|(?P<verb>[a-z]+))\b"
)
_OF_SAME = re.compile(
    r"\sof\s(?:the|these|those)\s(?P<group>[a-z]+s)\b(?!\s(?:in|of|at|on|who|that|with|from|for|under|aged|[a-z]+ed|[a-z]+ing)\b)"
)
"""A third of the cows, of which 400 were told before."""
_ONE = re.compile(r"\s(?:is|was|has)\b")
"""After "a third", they tell of the third thing and not of a part of many."""
_FEW = 20
"""Of fewer than so many, "a third turned back" may tell of the third one."""
_REMAINING = re.compile(r"\b(?:remaining|other|last|final)\s\Z")


def read_part(quantity: Quantity, i: int, merged: list[Quantity], folded: str) -> Quantity | None:
    """The share with what it comes to, where it is one of a number told before it; None where it is not.

    Left out: percentages that do not say of what ("40 percent were against"), and shares of a number that is not told.
    """
    if quantity.kind not in SHARES or not quantity.value:
        return None
    told = merged[max(0, i - 6) : i]
    size = part_of_one(quantity)
    base = _named(quantity, told, folded) or _elliptic(quantity, told, folded) or _grouped(quantity, told, folded)
    if base is not None:
        return with_level(quantity, told_as(base), (base.value or 0.0) * size)
    after = number_after(i, merged)
    if after is not None and after.value and _THAT_IS.fullmatch(folded, quantity.end, after.start):
        return with_level(quantity, "the whole", after.value / size)  # "two thirds of it, or $400,000"
    return _remaining(quantity, told, folded, size)


def _named(quantity: Quantity, told: list[Quantity], folded: str) -> Quantity | None:
    """The number that a pronoun or "that sum" stands for."""
    after, before = (
        _AFTER.match(folded, quantity.end),
        _BEFORE.search(folded[max(0, quantity.start - 40) : quantity.start]),
    )
    of_which = not quantity.change and _OF_WHICH.search(folded, max(0, quantity.start - 60), quantity.start)
    if after is None and not of_which and (before is None or not _stands_alone(before)):
        return None
    if after is not None and after["sum"] and not (_is_of(after[0]) or quantity.surface.lower().endswith("half")):
        return None
    if of_which:
        told = [q for q in told if not ENDED.search(folded, q.end, quantity.start)]
    size = part_of_one(quantity)
    made = [q for q in told[:-1] if q.value and math.isclose(q.value * size, told[-1].value or 0.0)]
    if made:
        return made[-1]  # "30,000 are homeless; 3,000 tents, a tenth of that number, have come"
    if after is not None and (after["it"] or after["half"]) and _is_of_share(quantity, after, folded):
        return next((q for q in reversed(told) if q.kind == "percent" and q.value), None)
    if after is not None and after["half"] and _FOR.search(folded, max(0, quantity.start - 16), quantity.start):
        told = [q for q in told if q.kind == "duration" or is_money(q)]  # "for 14 years, four others for half that"
    alone = after is not None and bool(after["half"] or (after["it"] and _THAT.match(folded, quantity.end)))
    people = bool(after and after["them"] and not after["any"]) or bool(before and before["them"] and not before["any"])
    money = bool(after and after["sum"] and re.fullmatch(_SUMS, after["sum"]))
    return antecedent(quantity, told, folded, counted=people, money=money, alone=alone)


def _is_of_share(quantity: Quantity, after: re.Match[str], folded: str) -> bool:
    """Whether "that" is a percentage: "wages rose by 4 percent and prices by half that", "the share is half that"."""
    before = max(0, quantity.start - 40), quantity.start
    return bool(_BY.search(folded, *before) or (after["half"] and _THE_SHARE.search(folded, *before)))


def _is_of(words: str) -> bool:
    return words.startswith(" of")


def _stands_alone(before: re.Match[str]) -> bool:
    """Whether a pronoun before the share is one: "of these, a third", "of these cows, a third", not "of that kind"."""
    return not before["noun"] or (bool(before["them"]) and before["noun"].endswith("s"))


def _elliptic(quantity: Quantity, told: list[Quantity], folded: str) -> Quantity | None:
    """The number of which a bare fraction is one: "it took in 80 men. Half were ill"; "of $60m it raised a third"."""
    if quantity.kind != "fraction":
        return None
    before = folded[max(0, quantity.start - 40) : quantity.start]
    if _GOT.search(before) and _SO_FAR.match(folded, quantity.end):
        return antecedent(quantity, told, folded, money=True)
    if _PAYS.search(before) and _OBJECT_ENDS.match(folded, quantity.end):
        base = antecedent(quantity, told, folded, money=True)
        if base is not None and not ENDED.search(folded, base.end, quantity.start):
            return base
    if _ends_verb(quantity, before, folded):
        base = antecedent(quantity, told, folded)
        base = None if base is None or (_LOST.search(before) and _is_of_another(base, quantity, folded)) else base
        return base if base is not None and (base.value or 0) >= _FEW and (is_money(base) or _is_plural(base)) else None
    one = " in " not in quantity.surface and _ONE.match(folded, quantity.end)
    lost = _LOST.search(before) and re.match(r"\s*(?:[.;!?]|\Z)", folded[quantity.end : quantity.end + 3])
    subject = _SUBJECT.match(folded, quantity.end) if _OPENS.search(before) else None
    does = subject is not None and (not subject["verb"] or _is_past_tense(subject["verb"]))
    if not lost and not does:
        return None
    base = antecedent(quantity, told, folded)
    if base is None or (lost and _is_of_another(base, quantity, folded)):
        return None
    if subject and subject["verb"] and (base.value or 0) < _FEW and base.kind == "count":
        return None
    part = (base.value or 0.0) * (quantity.value or 0.0)
    if (base.value or 0.0) < _FEW and abs(part - round(part)) > 0.01:
        return None  # "Two were born. A third died"
    several = _is_plural(base) or (not base.counted and base.kind == "count" and (base.value or 0) >= _FEW)
    return base if is_money(base) or (several and not one) else None


def _is_of_another(base: Quantity, quantity: Quantity, folded: str) -> bool:
    """Whether a new sentence tells what something else lost: "It has 220 rafts. Shares have lost a fifth"."""
    ended = [match.end() for match in ENDED.finditer(folded, base.end, quantity.start)]
    return bool(ended) and _SAME_SUBJECT.match(folded, ended[-1]) is None


def _ends_verb(quantity: Quantity, before: str, folded: str) -> bool:
    """Whether a bare fraction is the object that ends a clause: "it managed barely a quarter"."""
    verb = _OBJECT.search(before)
    if verb is None or not _OBJECT_ENDS.match(folded, quantity.end):
        return False
    word = verb["verb"]
    ordinal = not quantity.surface.lower().endswith(("half", "quarter", "quarters", "s")) and word in _ORDINALS
    return (
        bool(verb["modal"] or _is_past_tense(word))
        and not ordinal
        and word not in changes()
        and word not in ("cut", "left")
    )


def _is_past_tense(word: str) -> bool:
    return roles().get(word) == "verb" or (word.endswith("ed") and not word.endswith("eed"))


@cache
def _of_group() -> re.Pattern[str]:
    """What follows a share of a group: "of its workforce"."""
    named = trie_source(groups())
    return re.compile(
        rf"\sof\s(?:the|its|their|his|her|our|that|this)\s(?:(?:whole|entire|total)\s)?(?P<group>{named})\b(?!\sof\b)"
    )


def _grouped(quantity: Quantity, told: list[Quantity], folded: str) -> Quantity | None:
    """The number of the members of a group: "the city has 60 trams; a third of the fleet"."""
    of = _of_group().match(folded, quantity.end) or _OF_SAME.match(folded, quantity.end)
    if of and folded.endswith(", or ", 0, quantity.start):
        return None  # "1,100 people, or 8 percent of the staff"
    base = antecedent(quantity, told, folded, within=True) if of else None
    if of is None or base is None or not base.counted:
        return None
    return base if is_made_of(of["group"], base.counted.split()[-1].casefold()) else None


def _is_plural(base: Quantity) -> bool:
    head = base.counted.split()[-1].casefold() if base.counted else ""
    return roles().get(head) == "plural" or (head.endswith("s") and not head.endswith("ss"))


def _remaining(quantity: Quantity, told: list[Quantity], folded: str, size: float) -> Quantity | None:
    """The other part of a whole told before: "two thirds of the 60 came, the remaining third did not"."""
    if quantity.kind != "fraction" or not _REMAINING.search(folded, max(0, quantity.start - 12), quantity.start):
        return None
    other = next((q for q in reversed(told) if q.kind == "fraction" and q.value and q.implied_value), None)
    if other is None or not other.value or other.implied_value is None or abs(other.value + size - 1) > 1e-6:
        return None
    return with_level(quantity, other.relation, other.implied_value / other.value * size)
