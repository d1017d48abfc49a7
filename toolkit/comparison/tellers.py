"""Who tells a number, where it is said behind it: "700 according to the police", "300 by the ministry's count"."""

from __future__ import annotations

import re
from functools import cache

from toolkit.comparison.namings import noun_phrase
from toolkit.comparison.nouns import role_of
from toolkit.language.tries import trie_source

REACH = 90
"""Characters behind a number in which its teller is looked for."""
_WHO = r"(?P<who>(?:the\s|its\s|a\s)?[^\W\d_][\w’'-]*(?:\s(?:of\sthe\s)?[^\W\d_][\w’'-]*){0,4}?)"
_ENDS = r"(?=\s*(?:[.,;:!?)\"”]|\Z)|\s(?:and|but|who|which|while|in|on|at)\b)"


@cache
def _calls() -> tuple[re.Pattern[str], ...]:
    tallies = trie_source(role_of("tally"))
    return (
        re.compile(rf"[^.;:,\d\n]{{0,40}}?,?\saccording\sto\s{_WHO}{_ENDS}", re.IGNORECASE),
        re.compile(
            rf"[^.;:\d\n]{{0,30}}?\sby\s{_WHO}(?:'s|’s|s'|s’)(?=\s*(?:[.,;)]|\Z)|\s(?:own\s)?{tallies}\b)",
            re.IGNORECASE,
        ),
    )


def teller_behind(text: str, start: int, end: int) -> str:
    """Who tells the number that ends where this stretch begins, "" where nobody is named.

    >>> teller_behind("790 according to the ministry; fewer", 3, 36)
    'ministry'
    """
    for pattern in _calls():
        match = pattern.match(text, start, min(end, start + REACH))
        words = noun_phrase(match["who"].split()) if match else []
        if words:
            return " ".join(words)
    return ""
