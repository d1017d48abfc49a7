"""Words for all of one kind, and what they are made of: a workforce of workers, evacuees who are people."""

from __future__ import annotations

from functools import cache

from toolkit.lexicons import read_lexicon


@cache
def groups() -> dict[str, frozenset[str]]:
    """What each group is made of."""
    members: dict[str, set[str]] = {}
    for row in read_lexicon("quantity_groups"):
        members.setdefault(row["group"], set()).add(row["member"])
    return {group: frozenset(found) for group, found in members.items()}


def is_made_of(group: str, member: str) -> bool:
    """Whether a noun names what another counts: the same noun, or a group of it.

    >>> is_made_of("workforce", "miners"), is_made_of("trees", "people")
    (True, False)
    """
    return group == member or member in groups().get(group, ())
