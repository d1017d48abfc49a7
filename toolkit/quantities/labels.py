"""Numbers that are names or labels: Article 5, Game 7, the 737 Max, 12 Mill Street."""

from __future__ import annotations

import re
from functools import cache

from toolkit.lexicons import read_lexicon
from toolkit.quantities.context import bound_before, small_words, words_before
from toolkit.quantities.counted import counted_phrase, is_plural
from toolkit.quantities.records import Measure

_LONG = ("no.", "nos.", "entry")
"""Labels whose numbers may be as long as to need a comma."""
_NEAR = 1500
"""Characters around a name with a number in which both stand together again."""
_STREET = re.compile(
    r"(?:[NSEW]\.?\s|(?:North|South|East|West)\s)?(?:\d+(?:st|nd|rd|th)\s|[A-Z][\w'.]*\s){0,4}?"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Way|Court|Ct|Square|Sq|Place|Pl|Terrace"
    r"|Crescent|Highway|Parkway|Ranch Road|Plaza|Quay|Row)\b"
)


@cache
def labels() -> dict[str, str]:
    """Words before a number that make it a label, with the reason."""
    return {row["word"]: row["reason"] for row in read_lexicon("quantity_labels")}


def guard_label(found: Measure, text: str, folded: str) -> str:
    """A label word or a name stands before the number: "Article 5", "Game 7", "Group 12"."""
    if found.kind in ("money", "percent", "percentage_points") or found.first.form in ("vague", "fraction", "short"):
        return ""
    before = folded[max(0, found.start - 24) : found.start]
    if before[-1:] != " " or before[-2:-1] in ',;:\n)"':
        return ""
    word = (before.rsplit(None, 1) or [""])[-1].lstrip("\"'([")
    reason = labels().get(word) or labels().get(word.rstrip("."))
    if found.unit and not (reason and word in ("no.", "nos.")):
        return ""
    raw = text[found.start - 1 - len(word) : found.start - 1]
    named = raw[:2] != raw[:2].lower() and not _opens_sentence(text, found.start - 1 - len(word))
    if reason and "," in folded[found.start : found.end] and word not in _LONG:
        return ""
    if reason and not named and before.split()[-2:-1] and before.split()[-2] in small_words("which_time"):
        return ""  # "last year 600 came"
    if reason:
        return "" if _counts(found, text, folded) and not named else reason
    if found.first.form != "digits" or found.low % 1 or "," in folded[found.start : found.end]:
        return ""
    if folded[found.end : found.end + 1] == ":" and raw[:1].isupper():
        return "label"  # "Tactic 6: Wait"
    if named and not raw.endswith("."):
        counts = _counts(found, text, folded) and not _is_named_again(found, raw, text)
        return "" if counts else "name with a number"
    return ""


def _is_named_again(found: Measure, name: str, text: str) -> bool:
    """Whether name and number stand together again near by: "Sims 4 cheats", "The Sims 4", not "in Syria 40 men"."""
    whole = text[found.start - 1 - len(name) : found.end]
    return found.low < 100 and text.count(whole, max(0, found.start - _NEAR), found.end + _NEAR) > 1


def guard_product(found: Measure, text: str, folded: str) -> str:
    """A name in capitals follows a bare number: "the 737 Max", "its own 787 Dreamliner"."""
    if found.unit or found.first.form != "digits" or found.low % 1 or "," in folded[found.start : found.end]:
        return ""
    at = found.end + 1
    if not text[at : at + 1].isupper() or text[found.end] != " " or not text[at + 1 : at + 2].islower():
        return ""
    if found.low >= 10_000 or bound_before(words_before(folded, found.start)):
        return ""
    counted = counted_phrase(text, folded, found.end)
    if counted is None or is_plural(folded[counted.head : counted.end]):
        return ""
    return "model name"


def guard_jersey(found: Measure, text: str, folded: str) -> str:
    """A number alone in parentheses after a name: "Prescott (4)"."""
    alone = folded[found.start - 1 : found.start] == "(" and folded[found.end : found.end + 1] == ")" and not found.unit
    return "label" if alone and found.first.form == "digits" and found.low < 100 and found.low % 1 == 0 else ""


def guard_list(found: Measure, text: str, folded: str) -> str:
    """A number that opens a line and a list item: "3. Build a feeder", "2) The lake"."""
    if folded[found.end : found.end + 2] not in (". ", ") ") or found.low >= 200 or found.unit:
        return ""
    opens = text[max(0, found.start - 8) : found.start].rstrip(" \t#*(") or "\n"
    return "label" if opens[-1] == "\n" and text[found.end + 2 : found.end + 3].isalpha() else ""


def guard_address(found: Measure, text: str, folded: str) -> str:
    if folded.startswith(" block of ", found.end) and found.low % 100 == 0:
        return "address"  # "the 6000 block of Mill Road"
    if found.unit or found.first.form != "digits" or not text[found.end + 1 : found.end + 2].isupper():
        return ""
    return "address" if text[found.end : found.end + 1] == " " and _STREET.match(text, found.end + 1) else ""


def _opens_sentence(text: str, at: int) -> bool:
    return not (before := text[max(0, at - 3) : at].rstrip(" \"“'")) or before[-1] in ".!?\n"


def _counts(found: Measure, text: str, folded: str) -> bool:
    """Whether a plural noun in lower case follows at once."""
    counted = counted_phrase(text, folded, found.end)
    return counted is not None and is_plural(folded[counted.head : counted.end]) and text[counted.start].islower()
