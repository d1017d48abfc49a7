"""Where a quantity holds: the name after "in", "across" or "inside" in the same clause."""

from __future__ import annotations

import re
from functools import cache

from toolkit.lexicons import read_lexicon

_NAME = r"[A-Z][\w'’.-]*[\w](?:\s+(?:of\s+|and\s+(?=[A-Z]))?[A-Z][\w'’-]+)*"
_PLACE = re.compile(
    r"(?:(?:[ \u00a0\n]+(?!in\b|across\b|inside\b)[\w'’-]+){0,4}?[ \u00a0\n]+"
    r"(?:in|into|across|inside|throughout|near|outside)[ \u00a0\n]+"
    r"(?:the\s+|northern\s+|southern\s+|eastern\s+|western\s+|central\s+|all\s+of\s+)*"
    # where something goes: "70 shells to Orland", but not "an injury to Rodri", "wrote to the Observer"
    rf"|(?:\s(?:an?|per|each)\s[a-z]+)?\sto\s(?!(?:Mr|Mrs|Ms|Dr|President)\b)(?![\w’]+['’]s\b))({_NAME})"
)
_PARAGRAPH = re.compile(r"\n\s*\n")
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday|Spring|Summer|Autumn|Winter|Q[1-4]|I|AD|BC)\b"
)


@cache
def _organisations() -> frozenset[str]:
    return frozenset(
        row["word"].capitalize() for row in read_lexicon("quantity_context") if row["role"] == "organisation"
    )


def place_after(text: str, end: int) -> str:
    """The place named after a position in the same clause, "" where none is.

    >>> place_after("1,720 US troops were deployed in Syria on Monday.", 15)
    'Syria'
    """
    match = _PLACE.match(text, end)
    if match is None or _NO_PLACE.match(match[1]) or match[1].rpartition(" ")[2] in _organisations():
        return ""
    if "\n" in match[0] and _PARAGRAPH.search(text, end, match.start(1)):
        return ""
    return _PARAGRAPH.split(match[1])[0] if "\n" in match[1] else str(match[1])
