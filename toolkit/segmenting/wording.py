"""What the line model reads from the wording of a line and from its echoes elsewhere on the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from toolkit.language.folding import fold
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon
from toolkit.segmenting.lines import TextLine, line_key

_WORD = re.compile(r"[^\W\d_]+")
_LAST_STOP = re.compile(r"[.!?][\"”'’)]{0,2}\s+(?=[^.!?]{1,60}$)")
_READ = 1500
"""Characters of a line that are searched for wordings."""
_PREFIX = 28
"""Letters and digits that two lines share at their head where one repeats the other."""
_FIRST_PERSON = frozenset(("i", "my", "me", "im", "mine"))


def describe_wording(line: TextLine) -> list[float]:
    """Numbers for what the line says: a count for each sign of `line_words`, a credit at its end, who speaks.

    >>> describe_wording(TextLine(0, 40, "The quay at dawn. Piet Ruud/Lorn Wire"))[-4:]
    [1.0, 0.0, 0.0, 0.0]
    """
    text = line.words[:_READ]
    found = Counter(_signs()[" ".join(phrase.split())] for phrase in _phrases().findall(fold(text)))
    words = [word.lower() for word in _WORD.findall(text)]
    count = max(len(words), 1)
    return [
        *(min(found[sign], 3) / 2 for sign in _names()),
        float(_credited(text)),
        10 * sum(word in _FIRST_PERSON for word in words) / (count + 5),
        sum(word.endswith("ing") for word in words[:3]) / 2,
        min(text.count("!"), 3) / 2,
    ]


def count_echoes(lines: Sequence[TextLine]) -> list[tuple[float, float]]:
    """For each line, whether another line begins with the same words, and whether one of the next five does.

    A headline that stands in a menu too, a caption shown twice, a teaser that is the first sentence of a text.
    """
    heads = [key[:_PREFIX] if len(key) >= _PREFIX else "" for key in (line_key(line.words[:80]) for line in lines)]
    seen = Counter(heads)
    rows = []
    for i, head in enumerate(heads):
        near = bool(head) and head in heads[max(i - 5, 0) : i] + heads[i + 1 : i + 6]
        rows.append((float(bool(head) and seen[head] > 1), float(near)))
    return rows


def _credited(text: str) -> bool:
    """Whether the last sentence is followed by a few names, as a caption is by its credit."""
    match = _LAST_STOP.search(text[-80:])
    words = _WORD.findall(text[-80:][match.end() :]) if match else []
    return 0 < len(words) <= 7 and sum(word[0].isupper() for word in words) >= 0.7 * len(words)


@cache
def _signs() -> dict[str, str]:
    return {row["phrase"]: row["sign"] for row in read_lexicon("line_words")}


@cache
def _names() -> tuple[str, ...]:
    return tuple(dict.fromkeys(_signs().values()))


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{trie_source(_signs())})")
