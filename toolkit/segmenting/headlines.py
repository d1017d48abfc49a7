"""Which line is the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from toolkit.segmenting.lines import TextLine, line_key
from toolkit.segmenting.scoring import THRESHOLD
from toolkit.segmenting.signs import dateline_end, furniture_phrase, is_byline, is_stamp

_WORD = re.compile(r"\w+")
_SHORTEST, _LONGEST = 4, 30
"""Words of a headline."""
_TALLEST = 18
"""Words of a headline that reads as body: a longer line is a paragraph without its full stop."""
_STOPS = (".", "!", "”", '"', "…", ")")
_BEFORE_BODY = 6
"""Lines that may stand between the headline and the first line of the body (standfirst, byline, date, buttons)."""


def find_title(
    lines: Sequence[TextLine],
    scores: Sequence[float],
    *,
    title: str | None = None,
    recurring: frozenset[str] = frozenset(),
) -> int | None:
    """The position of the line that is the headline: the known title, or the line above the body that reads like one.

    A first line of several words, without a full stop and not furniture by its wording, counts; none is better than
    a wrong one.
    """
    if title:
        return _find_known(lines, line_key(title))
    site = {i for i, line in enumerate(lines) if line_key(line.words) in recurring} if recurring else set()
    likely = (i for i, score in enumerate(scores) if score >= THRESHOLD and i not in site)
    body = next((i for i in likely if not furniture_phrase(lines[i].words)), None)  # on a short page "Menu" scores high
    if body is not None and body + 1 < len(lines) and _stands_above(lines, scores, body):
        return body
    first = max(0, (body or 0) - _BEFORE_BODY)
    above = [i for i in range(first, body or 0) if _reads_like_title(lines[i].words) and i not in site]
    return above[-1] if above else None


def _stands_above(lines: Sequence[TextLine], scores: Sequence[float], body: int) -> bool:
    """Whether the first line of what reads as body is a headline: no sentence itself, and running text follows."""
    words = lines[body].words
    follows = any(score >= THRESHOLD for score in scores[body + 1 : body + 1 + _BEFORE_BODY])
    return follows and not words.endswith(_STOPS) and len(_WORD.findall(words)) <= _TALLEST and _reads_like_title(words)


def _find_known(lines: Sequence[TextLine], key: str) -> int | None:
    if not key:
        return None
    keys = [line_key(line.words) for line in lines]
    exact = [i for i, own in enumerate(keys) if own == key]
    near = [i for i, own in enumerate(keys) if len(own) > 20 and (key.startswith(own) or own.startswith(key))]
    return next(iter(exact or near), None)


def _reads_like_title(words: str) -> bool:
    count = len(_WORD.findall(words))
    if not _SHORTEST <= count <= _LONGEST or words.endswith((".", ":", ",")) or "   " in words:
        return False  # three blanks stand between the entries of a menu: Share   Print   Save
    return not (is_stamp(words) or is_byline(words) or furniture_phrase(words) or dateline_end(words))
