"""The verdict on two figures of a study: first whether they are of one thing, then how their numbers stand."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.comparison.alignment import weighed_pairs
from toolkit.comparison.claims import Claim
from toolkit.comparison.figures import Figure, printed, when
from toolkit.comparison.intervals import Verdict, excluded
from toolkit.comparison.likeness import OUTLET, SAYS, shares_name, teller_of, weigh_signs
from toolkit.comparison.namings import one_teller
from toolkit.comparison.stories import Stories
from toolkit.comparison.timing import timing_signs
from toolkit.comparison.verdicts import apart, contradicted, undated, updated, verdict_on

ALIKE = 0.15
"""Logarithm of the odds from which on two figures that exclude each other are laid side by side."""
MEETING = -1.1
"""The same for figures that can both be true, of which less is claimed."""
SURE = 0.3
"""The same for a contradiction: in real news few are claimed rightly (`benchmarks/comparison_real`)."""
AT_ONCE = -0.9
"""Logarithm of the odds that time explains a difference, up to which it is held to be a contradiction."""
LATER = 0.0
"""The same, from which it is held to be an update; between the two nothing is claimed."""
OWN = -1.5
"""The same for two figures of one source, which will rather have corrected itself than have contradicted itself."""
ONE_EVENT = 0.25
"""How near two articles must be for their figures to contradict each other: two of one kind are not of one event.

Figures that count one thing beside one name ("Ostrayan troops") need less."""
TIME = "time"


def judged_pairs(figures: list[Figure], stories: Stories) -> Iterator[tuple[Figure, Figure, Verdict]]:
    """Every two figures of a study that are laid side by side, with the verdict on them, the earlier first.

    "undecided" where their numbers exclude each other, but too little says that they are of one thing or time. Left out
    are those of which too little says that they are of one thing at all.
    """
    place = {figure.quantity["quantity_id"]: i for i, figure in enumerate(sorted(figures, key=when))}
    judged = (
        (one, other, weigh(one, other, odds, nearness=_nearness(one, other, stories)))
        for one, other, odds in weighed_pairs(figures, stories)
    )
    kept = [row for row in judged if row[2].verdict != "incomparable"]
    yield from sorted(kept, key=lambda row: tuple(place[figure.quantity["quantity_id"]] for figure in row[:2]))


def _nearness(first: Figure, second: Figure, stories: Stories) -> float:
    return stories.nearness(first.quantity["article_id"], second.quantity["article_id"])


def weigh(first: Figure, second: Figure, odds: float, times: float | None = None, *, nearness: float = 1.0) -> Verdict:
    """The verdict on two figures that nothing alone keeps apart, from the odds that they are of one thing.

    `times` are the odds that time explains why they differ; without them the fitted weights tell. `nearness` is how
    surely their articles tell of one event, from 0 to 1.
    """
    one, other = first.claim, second.claim
    exclusive = excluded(one, other)
    if odds < (ALIKE if exclusive else MEETING):
        return Verdict("incomparable", "too little says that both are of one thing")
    if not exclusive:
        return verdict_on(one, other)
    if one.as_of is None or other.as_of is None:
        return undated(one, other)
    if times is None:
        times = weigh_signs(timing_signs(first, second), TIME)
    own = one_teller(one.source, other.source)
    if times > (OWN if own else LATER):
        return updated(one, other, max(first, second, key=printed).claim)
    if own:
        return Verdict("undecided", f"{apart(one, other)}, but both come from {one.source}")
    other_event = nearness < ONE_EVENT and not (one.thing and one.thing == other.thing and shares_name(one, other))
    told_at_once = one.setting.dated and other.setting.dated and one.as_of == other.as_of
    unsure = odds < SURE or (times > AT_ONCE and not told_at_once) or other_event
    if unsure or _touch(one, other) or _beside(first, second):
        return Verdict("undecided", f"{apart(one, other)}; but little says that both are of one thing and one time")
    return contradicted(one, other)


def _touch(one: Claim, other: Claim) -> bool:
    """Whether one only bounds the number of the other: who repeats "more than 500" as 500 contradicts nobody."""
    return one.high == other.low or other.high == one.low


def _beside(first: Figure, second: Figure) -> bool:
    """Whether one article only tells one figure and quotes somebody for the other, without setting them at odds."""
    if first.quantity["article_id"] != second.quantity["article_id"]:
        return False
    disputed = first.claim.setting.disputed or second.claim.setting.disputed
    return not disputed and {teller_of(first), teller_of(second)} == {OUTLET, SAYS}
