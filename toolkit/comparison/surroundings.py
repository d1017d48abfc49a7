"""What the articles around two figures tell: how alike they are, how many figures they hold, whether each has both."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from toolkit.comparison.claims import Claim
from toolkit.comparison.figures import Figure
from toolkit.comparison.likeness import Signs, telling_signs
from toolkit.comparison.stories import Stories

LONG = 3
"""Digits from which on a number is one that two articles seldom share by chance."""
Value = tuple[str, float, float]


class Surroundings:
    """The articles of a study, as far as they tell which of their figures may be of one thing."""

    def __init__(self, figures: Sequence[Figure], stories: Stories) -> None:
        self._stories = stories
        self._told: defaultdict[str, set[Value]] = defaultdict(set)
        for figure in figures:
            self._told[figure.quantity["article_id"]].add(_value(figure.claim))

    def signs(self, pairs: Sequence[tuple[Figure, Figure]]) -> list[Signs]:
        """The signs for each of the pairs of two articles, or of one article with itself.

        The more figures of one kind two articles hold, the fewer of their pairs are of one thing. An article that
        tells both of two numbers is likely to mean two things by them.
        """
        if not pairs:
            return []
        one, other = (figure.quantity["article_id"] for figure in pairs[0])
        count = Counter(_kind(first.claim) for first, _ in pairs)
        many = {kind: math.log(number) / 2 for kind, number in count.items()}
        if one == other:
            return [telling_signs({"many within": many[_kind(first.claim)]}) for first, _ in pairs]
        alike = math.sqrt(self._stories.likeness(one, other))
        return [
            telling_signs({"articles alike": alike, "many": many[_kind(a.claim)], **self._repeated(a, b)})
            for a, b in pairs
        ]

    def _repeated(self, first: Figure, second: Figure) -> Signs:
        """Whether each number is told in the article of the other as well."""
        one, other = _value(first.claim), _value(second.claim)
        if one == other:
            return {"same telling": float(_is_long(first.claim))}
        back, there = (
            one in self._told[second.quantity["article_id"]],
            other in self._told[first.quantity["article_id"]],
        )
        telling = (back and _is_long(first.claim)) + (there and _is_long(second.claim))
        return {"twin both": float(back and there), "twin telling": float(telling)}


def _kind(claim: Claim) -> str:
    """The measure, all currencies as one."""
    return "money" if claim.measure.startswith("money") else claim.measure


def _value(claim: Claim) -> Value:
    return _kind(claim), round(claim.low, 6), round(claim.high, 6)


def _is_long(claim: Claim) -> bool:
    """Whether a number has three digits and more that are not zeros at its end: 1,720, 4.35, but not 500."""
    end = claim.low if claim.low > 0 else claim.high
    return math.isfinite(end) and len(f"{abs(end):.10g}".replace(".", "").strip("0")) >= LONG
