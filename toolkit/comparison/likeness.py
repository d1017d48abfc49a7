"""Whether two figures are of the same thing: signs for and against, weighed; the weights were fitted on read pairs."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

from toolkit.comparison.claims import INFINITY, Claim, size_of
from toolkit.comparison.contexts import Near, Telling
from toolkit.comparison.figures import Figure
from toolkit.comparison.intervals import excluded, holds_apart
from toolkit.comparison.lending import SCALE
from toolkit.comparison.namings import one_teller
from toolkit.comparison.nouns import role_of
from toolkit.comparison.records import Setting
from toolkit.comparison.sameness import STEM, difference_of_names, difference_of_things
from toolkit.comparison.wordvectors import closeness, likeness
from toolkit.lexicons import read_lexicon

FAR = 1.6
"""Two numbers so far apart (in natural logarithms, here five times) are seldom of one thing."""
NEAR = 0.5
MOST_FAR = 2.5
FEW, A_FEW = 2, 10
"""Counts up to these are told in passing: one source, two candidates, three weeks."""
KIN = 0.5
"""How near a word must be to one for people to be one itself."""
_PEOPLE = ("people", "workers", "residents", "protesters", "soldiers", "patients", "students", "passengers", "refugees")


COUNTS, SAYS, OUTLET = "counts", "says", "outlet"
Signs = dict[str, float]


def weigh_signs(signs: Signs, stage: str) -> float:
    """The logarithm of the odds that two figures are of the same thing, by the weights of one round of weighing."""
    return odds_of(signs, _weights()[stage])


def odds_of(signs: Signs, weights: Mapping[str, float]) -> float:
    """The logarithm of the odds that signs make by these weights."""
    return weights["base"] + sum(weights.get(sign, 0.0) * value for sign, value in signs.items())


@cache
def _weights() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in read_lexicon("comparison_weights"):
        found.setdefault(row["round"], {})[row["sign"]] = float(row["weight"])
    return found


def context_of(claim: Claim) -> Near:
    """The words around a figure by how near they stand, with what it counts first of all."""
    found = dict(claim.setting.near)
    for word in (*_heads(claim)[:1], *claim.qualifiers):
        found[word] = max(found.get(word, 0.0), 1.0)
    return tuple(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def signs_of(first: Figure, second: Figure, telling: Telling) -> Signs:
    """The signs for and against, by name; one that says nothing is left out."""
    one, other = first.claim, second.claim
    signs: Signs = {}
    for found in (_of_words(one, other), _of_names(one, other), _of_setting(one, other), _of_size(one, other)):
        signs |= found
    signs |= _of_context(one, other, telling) | _of_source(first, second)
    return telling_signs(signs)


def telling_signs(signs: Mapping[str, float]) -> Signs:
    """Those of the signs that say something, as numbers."""
    return {sign: float(value) for sign, value in signs.items() if value}


def _of_context(one: Claim, other: Claim, telling: Telling) -> Signs:
    """What the words around both tell, weighed by how well they tell the figures of the story apart."""
    near, far = context_of(one), context_of(other)
    most, least, same = telling.likeness(near, far)
    signs: Signs = {"context most": most, "context least": least, "context same": same}
    ones, others = _heads(one)[:1], _heads(other)[:1]
    if ones and others:
        signs["head same"] = ones == others
        signs["head apart"] = (ones != others) * (1 - closeness(ones[0], others[0]))
        signs["head telling"] = (ones == others) * telling.weight(ones[0])
        signs["head around"] = ones != others and (dict(far).get(ones[0], 0.0) + dict(near).get(others[0], 0.0))
    subjects, more = one.setting.subject, other.setting.subject
    if subjects and more:
        signs["subject"] = max(closeness(a, b) for a in subjects for b in more)
        signs["subjects"] = 1.0
    return signs


def _heads(claim: Claim) -> list[str]:
    """The nouns that may be counted, likeliest first."""
    nothing = role_of("generic") - {"people"}
    found = [thing for thing in (claim.thing, *claim.setting.things[:2]) if thing and thing not in nothing]
    return found or ([claim.holder] if claim.holder and claim.holder not in nothing else [])


def _is_of_people(word: str) -> bool:
    return any(closeness(word, kind) > KIN for kind in _PEOPLE)


def _of_words(one: Claim, other: Claim) -> dict[str, float]:
    ones, others = _heads(one), _heads(other)
    words, more = one.setting.words, other.setting.words
    signs: dict[str, float] = {"bare both": not ones and not others, "bare one": bool(ones) != bool(others)}
    if ones and others:
        signs["head"] = closeness(ones[0], others[0])
        signs["heads"] = max(closeness(a, b) for a in ones for b in others)
        signs["people"] = (
            "people" in (ones[0], others[0])
            and ones[0] != others[0]
            and _is_of_people(ones[0])
            and _is_of_people(others[0])
        )
    around = likeness(words - {*ones, *others}, more - {*ones, *others})
    signs["matter"] = likeness(words | set(ones), more | set(others)) or 0.0
    signs["around"] = around or 0.0
    signs["nothing around"] = around is None
    if one.holder and other.holder:
        signs["holder"] = closeness(one.holder, other.holder) - 0.3
    reason = difference_of_things(one, other)
    signs["things differ"] = bool(reason) and not reason.startswith("nothing") and not signs.get("people")
    signs["nothing common"] = reason.startswith("nothing")
    signs["kinds differ"] = bool(one.qualifiers and other.qualifiers) and one.qualifiers.isdisjoint(other.qualifiers)
    return signs


def _stems(names: frozenset[str]) -> frozenset[str]:
    return frozenset(name[:STEM] for name in names)


def shares_name(one: Claim, other: Claim) -> bool:
    """Whether a name stands around both: Norrand, or Norrish."""
    return not _stems(one.setting.names).isdisjoint(_stems(other.setting.names))


def _of_names(one: Claim, other: Claim) -> dict[str, float]:
    ones, others = _stems(one.setting.names), _stems(other.setting.names)
    signs: dict[str, float] = {"names differ": bool(difference_of_names(one, other))}
    if ones and others:
        signs["names shared"] = len(ones & others) / len(ones | others)
        signs["name shared"] = shares_name(one, other)
    for own, bare, away in ((ones, others, other), (others, ones, one)):
        if own and not bare:
            signs["named at home"] = bool(own & _stems(away.setting.home))
            signs["named abroad"] = own.isdisjoint(_stems(away.setting.home))
    signs["elsewhere"] = _is_elsewhere(one.setting, other.setting) or _is_elsewhere(other.setting, one.setting)
    if one.place and other.place:
        same = one.place.casefold()[:STEM] == other.place.casefold()[:STEM]
        signs["place same"], signs["place differs"] = same, not same
    return signs


def _is_elsewhere(own: Setting, away: Setting) -> bool:
    """Whether a figure is said to be of a place that the other neither names nor is at home in."""
    theirs = _stems(away.located or away.names or away.home)
    here = _stems(own.located)
    return bool(here and theirs) and here.isdisjoint(theirs | _stems(away.names))


def _of_setting(one: Claim, other: Claim) -> dict[str, float]:
    a, b = one.setting, other.setting
    return {
        "fate same": bool(a.fate) and a.fate == b.fate,
        "fate one": bool(a.fate) != bool(b.fate),
        "group same": bool(a.groups) and a.groups == b.groups,
        "group differs": a.groups != b.groups,
        "change one": a.difference != b.difference,
        "part both": a.part and b.part,
        "part one": a.part != b.part,
        "planned one": (a.mode == "planned") != (b.mode == "planned"),
        "planned done": {a.mode, b.mode} == {"planned", "done"},
        "stance one": a.stance != b.stance,
        "order differs": a.order != b.order and bool(a.order and b.order),
        "order one": bool(a.order) != bool(b.order),
        "other one": a.other != b.other,
        "new and total": {one.period, other.period} == {"new", "total"} or "new" in (one.period, other.period),
        "crowd": a.turnout and b.turnout,
        "crowd one": a.turnout != b.turnout,
        "base one": a.base != b.base,
        "base both": a.base and b.base,
        "spans same": bool(a.spans) and a.spans == b.spans,
        "spans differ": bool(a.spans and b.spans) and a.spans.isdisjoint(b.spans),
        "span one": bool(a.spans) != bool(b.spans),
    }


def _of_size(one: Claim, other: Claim) -> dict[str, float]:
    apart = abs(math.log(_size(one) / _size(other)))
    gap = _gap(one, other) if one.low >= 0 <= other.low else apart
    return {
        "size gap": min(gap, MOST_FAR),
        "size apart": min(apart, MOST_FAR),
        "size far": apart > FAR,
        "size near": apart < NEAR,
        "size same": apart < 1e-6,
        "count": one.measure == "count",
        "share": one.measure == "share",
        "money": one.measure.startswith("money"),
        "rate": one.measure != other.measure,
        "size one": one.measure == "count" and max(one.low, other.low) <= FEW,
        "size few": one.measure == "count" and FEW < max(one.low, other.low) <= A_FEW,
    }


def _gap(one: Claim, other: Claim) -> float:
    """How far the nearest ends of two figures are apart, as a natural logarithm; 0 where they overlap."""
    low, high = max(one.low, other.low, 1e-9), max(min(one.high, other.high), 1e-9)
    return 0.0 if high == INFINITY else max(0.0, math.log(low / high))


def _size(claim: Claim) -> float:
    return max(size_of(claim), 1e-9)


def _of_source(first: Figure, second: Figure) -> dict[str, float]:
    one, other = first.claim, second.claim
    same_article = first.quantity["article_id"] == second.quantity["article_id"]
    told = one.source != other.source and (one.source != first.outlet or other.source != second.outlet)
    clash = excluded(one, other)
    tellers = [teller_of(first), teller_of(second)]
    return {
        "unit lent": bool(first.lent or second.lent),
        "scale lent": SCALE in (first.lent, second.lent),
        "same article": same_article,
        "same sentence": same_article and one.setting.sentence == other.setting.sentence,
        "one source": same_article and one_teller(one.source, other.source),
        "two tellers": same_article and told,
        "denies itself": clash and one_teller(one.source, other.source) and not holds_apart(one, other),
        "counted both": tellers.count(COUNTS) == 2,
        "outlet both": tellers.count(OUTLET) == 2,
        "outlet one": tellers.count(OUTLET) == 1,
        "outlet said within": same_article and {OUTLET, SAYS} == {*tellers},
        "outlet counted within": same_article and {OUTLET, COUNTS} == {*tellers},
        "counted within": same_article and COUNTS in tellers and OUTLET not in tellers,
    }


def teller_of(figure: Figure) -> str:
    """Who tells a figure: somebody named beside it, the speaker of a statement, or nobody but the outlet."""
    if figure.claim.setting.source:
        return COUNTS
    return OUTLET if figure.claim.source in (figure.outlet, figure.quantity["article_id"]) else SAYS
