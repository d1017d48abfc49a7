"""Which rules of the grammar fit where in a run of tokens, the longest first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from toolkit.dates.grammar import RULES, Rule


class Found(NamedTuple):
    """A rule that fits the tokens from `first` to before `last`."""

    rule: Rule
    first: int
    last: int


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _needed(pattern: str) -> frozenset[str]:
    """Kinds that stand in every match: without them the pattern is not even compiled.

    >>> sorted(_needed("D?UO(?:M|y)")), sorted(_needed("R|Dl"))
    (['O', 'U'], [])
    """
    text, groups = re.sub(r"\\.|\[[^\]]*\]", "", pattern), 1
    while groups:
        text, groups = re.subn(r"\([^()]*\)[?*+]?", "", text)
    return frozenset() if "|" in text else frozenset(re.findall(r"[^?*+](?![?*])", text))


@lru_cache(maxsize=65536)
def candidates(kinds: str) -> tuple[tuple[Found, ...], ...]:
    """For each place in a run of token kinds, the rules that fit there, the longest first.

    >>> [found.rule.name for found in candidates("DlU")[0]]
    ['unit', 'reference']
    """
    held = frozenset(kinds)
    rules = [rule for rule in RULES if _needed(rule.pattern) <= held]
    return tuple(_fitting(rules, kinds, place) for place in range(len(kinds)))


def _fitting(rules: Sequence[Rule], kinds: str, place: int) -> tuple[Found, ...]:
    matches = ((rule, _compiled(rule.pattern).match(kinds, place)) for rule in rules)
    found = [Found(rule, place, match.end()) for rule, match in matches if match and match.end() > place]
    return tuple(sorted(found, key=lambda f: -f.last))
