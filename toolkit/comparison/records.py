"""What a sentence says around one number, as read."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.comparison.contexts import Near


class Setting(NamedTuple):
    """What the sentence says around one number; what it does not say is empty."""

    words: frozenset[str] = frozenset()
    """The matter: the nouns and verbs near the number, as classes."""
    things: tuple[str, ...] = ()
    """The classes that a bare number may count, nearest first: "the ministry counted 540"."""
    rivals: frozenset[str] = frozenset()
    """What else the same text counts."""
    names: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    """The part of all that it counts: the young, the north."""
    fate: str = ""
    mode: str = ""
    stance: str = ""
    period: str = ""
    """Whether it counts what is new or all so far."""
    source: str = ""
    """Who tells this number inside the sentence: "the operator counted 540"."""
    part: bool = False
    difference: bool = False
    way: str = ""
    """Which way a change goes: up or down."""
    denied: bool = False
    nearly: bool = False
    level: bool = False
    risen: bool = False
    """It goes up to the number, which is then no bound."""
    order: str = ""
    """Which of several events it is of: the second march."""
    other: bool = False
    """It is said to be of another than the story's: "neighbouring", "a separate"."""
    turnout: bool = False
    """It counts a crowd at one event."""
    located: frozenset[str] = frozenset()
    """The names after a word of place: "in Port Lisle"."""
    dated: bool = False
    """A date tells when it holds, and not only the publication."""
    home: frozenset[str] = frozenset()
    """The names told before it in its article: what it holds for where it names nothing itself."""
    sentence: tuple[int, int] = (0, 0)
    reach: tuple[int, int, int, int] = (0, 0, 0, 0)
    """The end of the number before, begin and end of this one, and the begin of the next, within the sentence."""
    opening: int = 0
    """Where the first number of the sentence begins."""
    lasting: bool = False
    """The sentence speaks of the time at which it was published."""
    ongoing: bool = False
    """The sentence says that the figure changes with time: so far, has risen."""
    disputed: bool = False
    """The sentence sets one side against another."""
    part_of_day: float = 0.0
    """The hour for which it holds, as far as it is told: about 8 for the morning."""
    near: Near = ()
    """The words around it, each with a weight by how near it stands."""
    subject: frozenset[str] = frozenset()
    """What the clause speaks of, as classes."""
    base: bool = False
    """It is what another number is compared with: up from 40."""
    spans: frozenset[str] = frozenset()
    """The stretches of time it is said to be of: the quarter, nine months."""
