"""Two claims side by side: equal, compatible, refines, update, contradiction; each verdict with its reason in words."""

from __future__ import annotations

from toolkit.comparison.claims import Claim
from toolkit.comparison.intervals import Verdict, holds_apart, in_words, overlap
from toolkit.comparison.namings import one_teller
from toolkit.comparison.records import Setting
from toolkit.comparison.sameness import ALIKE, difference


def compare_claims(first: Claim, second: Claim) -> Verdict:
    """How two claims stand to each other.

    An update needs times that do not overlap; a contradiction needs figures that exclude each other, the
    same time and different sources. Without a known time the verdict stays "undecided".

    >>> from toolkit.comparison.claims import read_claim
    >>> from toolkit.quantities import find_quantities
    >>> one, other = (
    ...     read_claim(find_quantities(text)[0], source=source)
    ...     for text, source in (("1,720 troops in Kestria", "A"), ("More than 1,500 soldiers in Kestria", "B"))
    ... )
    >>> compare_claims(one, other).verdict
    'refines'
    """
    obstacle = difference(first, second)
    if obstacle:
        return Verdict("incomparable", obstacle)
    verdict = verdict_on(first, second)
    if verdict.verdict == "contradiction" and _loose(first, second):
        return Verdict("undecided", f"{verdict.reason}; but little says that both are of one thing")
    return verdict


def verdict_on(first: Claim, second: Claim) -> Verdict:
    """How the numbers of two claims about one thing stand to each other."""
    return overlap(first, second) or _apart(first, second)


def _loose(first: Claim, second: Claim) -> bool:
    """Whether only a word or two around the figures says that both are of one thing: too little to contradict."""
    if Setting() in (first.setting, second.setting) or (first.thing and first.thing == second.thing):
        return False
    return len(first.setting.words & second.setting.words) < ALIKE


def _apart(first: Claim, second: Claim) -> Verdict:
    """The verdict on claims whose figures exclude each other."""
    if first.as_of is None or second.as_of is None:
        return undated(first, second)
    if holds_apart(first, second) and not _one_debate(first, second):
        return updated(first, second, first if first.as_of[0] > second.as_of[0] else second)
    if one_teller(first.source, second.source):
        return Verdict("undecided", f"{apart(first, second)}, but both come from {first.source} for the same time")
    return contradicted(first, second)


def apart(first: Claim, second: Claim) -> str:
    """What is said first of two claims whose figures exclude each other."""
    return f"{in_words(first)} and {in_words(second)} exclude each other"


def undated(first: Claim, second: Claim) -> Verdict:
    """The verdict on claims apart, where one of them has no time."""
    return Verdict("undecided", f"{apart(first, second)}, but nothing says for when they hold")


def updated(first: Claim, second: Claim, later: Claim) -> Verdict:
    """The verdict on claims apart, where time explains it."""
    return Verdict("update", f"{apart(first, second)}; {in_words(later)} holds for a later time")


def contradicted(first: Claim, second: Claim) -> Verdict:
    """The verdict on claims apart, where neither time nor source explains it."""
    time = "though they seem to hold for two times" if holds_apart(first, second) else "for the same time"
    return Verdict("contradiction", f"{apart(first, second)}, {time}, from {first.source} and {second.source}")


def _one_debate(first: Claim, second: Claim) -> bool:
    """Whether two plans or forecasts are only printed on neighbouring days, by different sources."""
    one, other = first.setting, second.setting
    if "planned" not in (one.mode, other.mode) or one.dated or other.dated or first.source == second.source:
        return False
    if first.as_of is None or second.as_of is None:
        return False
    return first.as_of[1] == second.as_of[0] or second.as_of[1] == first.as_of[0]
