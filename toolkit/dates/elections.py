"""The November of an American election year: news speaks of it all year long, mostly without a verb of the future."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from toolkit.dates.evidence import looks_back
from toolkit.dates.readings import Context
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

_NOVEMBER = 11
_BEFORE, _AFTER = 60, 40
"""Characters around it in which the contest is told of."""
_PARTIES = re.compile(r"\b(?:republican|democrat|gop)")


def is_vote_to_come(context: Context, month: int, span: tuple[int, int]) -> bool:
    """Such as "her chances in November", in an even year, where nothing near by is told as over."""
    here = context.here("month")
    if month != _NOVEMBER or here is None or here.number // 12 % 2 or here.number % 12 + 1 >= _NOVEMBER:
        return False
    start, end = span
    before, after = context.folded[max(0, start - _BEFORE) : start], context.folded[end : end + _AFTER]
    told = _contests().search(before) or _contests().search(after)
    return told is not None and not looks_back(context, start, surely=True) and _is_american(context.folded)


@lru_cache(maxsize=1)
def _is_american(folded: str) -> bool:
    return _PARTIES.search(folded) is not None


@cache
def _contests() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{trie_source(row['word'] for row in read_lexicon('date_contests'))})\b")
