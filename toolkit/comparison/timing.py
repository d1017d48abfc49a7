"""Whether time explains that two figures of one thing exclude each other: an update, or a contradiction.

Signs for and against, weighed; the weights were fitted on read pairs by `training/comparison.py`.
"""

from __future__ import annotations

import math

from toolkit.comparison.figures import Figure, printed
from toolkit.comparison.intervals import holds_apart
from toolkit.comparison.likeness import Signs, telling_signs
from toolkit.comparison.namings import one_teller

LONGEST = 60.0
"""Days apart are counted up to here."""
_LASTING = ("killed", "wounded", "missing", "displaced", "rescued", "hospitalised", "infected", "detained")


def timing_signs(first: Figure, second: Figure) -> Signs:
    """The signs that the later of two figures updates the earlier, by name; one that says nothing is left out."""
    earlier, later = sorted((first, second), key=_reading_order)
    one, other = earlier.claim, later.claim
    a, b = one.setting, other.setting
    days = _days(one.as_of, other.as_of)
    same_article = first.quantity["article_id"] == second.quantity["article_id"]
    signs = {
        "apart": holds_apart(one, other),
        "days": math.log1p(min(abs(days), LONGEST)),
        "day": abs(days) <= 1,
        "backwards": days < 0,
        "both dated": a.dated and b.dated,
        "both dated apart": a.dated and b.dated and holds_apart(one, other),
        "none dated": not (a.dated or b.dated),
        "one source": one_teller(one.source, other.source),
        "one source apart": one_teller(one.source, other.source) and holds_apart(one, other),
        "same article": same_article,
        "same sentence": same_article and a.sentence == b.sentence,
        "later goes on": b.ongoing,
        "earlier goes on": a.ongoing,
        "disputed": a.disputed or b.disputed,
        "both disputed": a.disputed and b.disputed,
        "event": a.turnout or b.turnout,
        "toll": one.status == other.status and one.status in _LASTING,
        "planned": a.mode == b.mode == "planned",
        "changed": bool(later.quantity["change"]) if isinstance(later.quantity["change"], str) else False,
        "part of day": a.part_of_day != b.part_of_day and not holds_apart(one, other),
        "later part of day": b.part_of_day > a.part_of_day and not holds_apart(one, other),
        "bounded": not (one.exact and other.exact),
        "share": one.measure == "share",
        "count": one.measure == "count",
        "grown": 0 < one.high < other.low,
        "ratio": _ratio(one.low, one.high, other.low, other.high),
    }
    return telling_signs(signs)


def _reading_order(figure: Figure) -> tuple[object, ...]:
    """When a figure was printed; of two printed at once the one that is read first stands first."""
    return (*printed(figure), figure.quantity["article_id"], figure.quantity["start"])


def _days(one: object, other: object) -> float:
    """Days from the begin of one time to that of another, 0 where one is not known."""
    if not (isinstance(one, tuple) and isinstance(other, tuple)):
        return 0.0
    return float((other[0] - one[0]).total_seconds() / 86_400)


def _ratio(low: float, high: float, other_low: float, other_high: float) -> float:
    """How far apart two figures lie at least, as a natural logarithm, at most 2."""
    upper, lower = max(low, other_low), min(high, other_high)
    return min(2.0, math.log(upper / lower)) if 0 < lower < upper < math.inf else 0.0
