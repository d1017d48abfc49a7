"""When a line counts as the headline of a page whose title the gold tells."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from toolkit.language.folding import fold
from toolkit.segmenting.lines import line_key

ALIKE = 0.85
"""The share of words, in order, that line and title must have in common."""
_SET_OFF = re.compile(r";\s+|\s+[|–—·•»:›~/-]+\s+|:\s+|\s*[|»›]\s*")
_PART = 15
"""Letters and digits of a part that stands for the whole; a shorter one may be a section or the outlet."""
_WORD = re.compile(r"\w+")


def is_headline(line: str, title: str) -> bool:
    """Whether the line is this title, case, marks and blanks aside.

    So it is, too, where one of the two has something set off in front or behind (the outlet, a section, a kicker), and
    where they share nearly all words in order: the gold was taken weeks after some pages, which had a word changed.

    >>> is_headline("Ferry stays in port for a week", "Ferry stays in port for a week | Lorn Post")
    True
    >>> is_headline("Lorn Post", "Ferry stays in port for a week | Lorn Post"), is_headline("Harbour", "Ferry stays")
    (False, False)
    """
    own, gold = line_key(fold(line)), line_key(fold(title))
    if not own or not gold:
        return False
    if own == gold or own in _parts(title) or gold in _parts(line):
        return True
    words, wanted = _WORD.findall(fold(line)), _WORD.findall(fold(title))
    return SequenceMatcher(None, wanted, words, autojunk=False).ratio() >= ALIKE


def _parts(words: str) -> set[str]:
    folded = " ".join(fold(words).split())
    cuts = [(match.start(), match.end()) for match in _SET_OFF.finditer(folded)]
    parts = {line_key(part) for start, end in cuts for part in (folded[:start], folded[end:])}
    return {part for part in parts if len(part) >= _PART}
