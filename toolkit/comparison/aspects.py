"""What the words around a number tell of it: killed, planned, offered, of the young; a change or a level."""

from __future__ import annotations

import re
from functools import cache

from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon
from toolkit.quantities import Quantity
from toolkit.quantities.applying import SHARES

LED_TO = re.compile(r"\bto\s+(?:\w+\s+){0,2}\Z")
"""A change led to the number: rose to 58."""
UP_TO = re.compile(r"\b(?:goes|went|go|going|is|rose|risen|rise|climbed|grew)\s+up\s+to\s+\Z")
"""It goes up to the number, which is then no bound."""
_MORE_AFTER = re.compile(r"(?:\s+[\w’'-]+){0,2}\s+(?:more|fewer|less|higher|lower|extra)\s+(?:than|an?|per|each)\b")


@cache
def _aspects() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    known = {row["phrase"]: (row["aspect"], row["value"]) for row in read_lexicon("comparison_aspects")}
    return re.compile(rf"(?<![\w-]){trie_source(known)}(?![\w-])"), known


@cache
def _changed_by() -> re.Pattern[str]:
    """A change and its size: "cut emissions by", "a rise of", "the cut was"."""
    words = trie_source({row["word"] for row in read_lexicon("quantity_changes")})
    end = r"(?:(?:about|some|nearly|almost|at most|at least|only|just|more than|up to)\s)?\W*\Z"
    return re.compile(rf"\b{words}(?:\s[\w’'-]+){{0,6}}?\s(?:by|of|was|is)\s{end}")


def first(aspects: list[tuple[str, str]], wanted: str) -> str:
    """The value of one aspect nearest to the number, "" where no word tells it."""
    return next((value for aspect, value in aspects if aspect == wanted), "")


def read_aspects(folded: str, window: tuple[int, int], at: int) -> list[tuple[str, str]]:
    """The aspects that the words of the window tell, nearest to the number first."""
    pattern, known = _aspects()
    found = [(abs(m.start() - at), known[" ".join(m[0].split())]) for m in pattern.finditer(folded, *window)]
    return [aspect for _, aspect in sorted(found)]


def mode(aspects: list[tuple[str, str]]) -> str:
    """Whether the number is planned or done, "" where no word tells it."""
    values = [value for aspect, value in aspects if aspect == "mode"]
    return "planned" if "planned" in values else (values[0] if values else "")


def is_difference(quantity: Quantity, left: str, right: str) -> bool:
    """Whether the number is the size of a change, and not a level."""
    if quantity.kind == "percentage_points":
        return True
    if quantity.change and not LED_TO.search(left) and not UP_TO.search(left):
        return True
    if quantity.kind in SHARES and _changed_by().search(left):
        return True
    return quantity.kind != "percent" and bool(_MORE_AFTER.match(right)) and not quantity.modifier.endswith("than")
