"""The verdict on two figures of a study: first whether they are of one thing, then how their numbers stand."""

from __future__ import annotations

from toolkit.comparison.figures import Figure
from toolkit.comparison.intervals import Verdict, excluded, holds_apart
from toolkit.comparison.likeness import odds_of
from toolkit.comparison.namings import one_teller
from toolkit.comparison.sameness import obstacle
from toolkit.comparison.verdicts import verdict_on

ALIKE = -0.2
"""Logarithm of the odds from which on two figures are laid side by side."""
SURE = 0.3
"""The same for a contradiction, which must not be claimed lightly."""


def judge(first: Figure, second: Figure) -> Verdict:
    """How two figures of a study stand to each other.

    "undecided" where their numbers exclude each other, but too little says that they are of one thing or time.
    """
    one, other = first.claim, second.claim
    kept_apart = obstacle(one, other)
    return Verdict("incomparable", kept_apart) if kept_apart else weigh(first, second, odds_of(first, second))


def weigh(first: Figure, second: Figure, odds: float) -> Verdict:
    """The verdict on two figures that nothing alone keeps apart, from the odds that they are of one thing."""
    one, other = first.claim, second.claim
    if odds < ALIKE:
        return Verdict("incomparable", "too little says that both are of one thing")
    if one_teller(one.source, other.source) and excluded(one, other) and one.as_of and not holds_apart(one, other):
        return Verdict("undecided", f"the figures exclude each other, but both come from {one.source} for one time")
    verdict = verdict_on(one, other)
    if verdict.verdict == "contradiction" and odds < SURE:
        return Verdict("undecided", f"{verdict.reason}; but little says that both are of one thing")
    return verdict
