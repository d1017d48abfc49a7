"""`find_stories`: which of many texts are one story."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import repeat
from typing import Any

from toolkit.stories.likeness import Telling, is_same_story
from toolkit.stories.shingles import meeting_pairs


def find_stories(
    texts: Sequence[str],
    *,
    headlines: Sequence[str | None] | None = None,
    published: Sequence[datetime | None] | None = None,
) -> list[int]:
    """For each text the position of the first text of its story: near-duplicates, reprints, shortened versions.

    Headlines and times of publication, where known, keep apart reports of one form that share their words. Raises
    ValueError where there are more or fewer of them than texts.

    >>> find_stories(["The ferry stays in port for a week, he said.", "It rained.", "The ferry stays in port for a week."])
    [0, 1, 0]
    """  # noqa: E501 - one call of the example
    known = (_given(values, len(texts)) for values in (headlines, published))
    tellings = [Telling(*facts) for facts in zip(texts, *known, strict=True)]
    leaders = list(range(len(texts)))
    for one, other in meeting_pairs([telling.shingles for telling in tellings]):
        a, b = leader_of(leaders, one), leader_of(leaders, other)
        if a != b and is_same_story(tellings[one], tellings[other]):
            leaders[max(a, b)] = min(a, b)
    return [leader_of(leaders, i) for i in range(len(leaders))]


def _given(values: Sequence[Any] | None, count: int) -> Iterable[Any]:
    return repeat(None, count) if values is None else values


def leader_of(leaders: list[int], position: int) -> int:
    """The first of the group that this position is in; the way to it is made shorter.

    >>> leaders = [0, 0, 1, 3]
    >>> leader_of(leaders, 2), leaders
    (0, [0, 0, 0, 3])
    """
    while leaders[position] != position:
        leaders[position] = leaders[leaders[position]]
        position = leaders[position]
    return position
