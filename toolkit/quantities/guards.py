"""Numbers that are no quantities, each with its reason: years, times, scores, model names, labels, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon
from toolkit.quantities.context import bound_before, small_words, words_before
from toolkit.quantities.counted import counted_phrase, is_plural
from toolkit.quantities.records import Measure

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_MONTHS = re.compile(rf"{_MONTH}\Z")
_ZONE = r"(?:gmt|utc|e[sd]?t|p[sd]t|c[sd]t|m[sd]t|bst|cet|cest|msk|edt|ist|jst|aest)"
_AFTER = re.compile(
    rf"(?P<clock>:\d\d|\s?[ap]\.?\s?m\b\.?|\s+o'?clock|(?:\s|\.\d\d\s?)?(?:{_ZONE}\b|hours {_ZONE}))"
    r"|(?P<ordinal>(?:st|nd|rd|th)\b)"
    r"|(?P<decade>'?s\b)"
    rf"|(?P<date>(?:st|nd|rd|th)?(?:\s?-\s?\d{{1,2}}(?:st|nd|rd|th)?)?\s+(?:of\s+)?{_MONTH}(?![\w])(?!\s+(?:have|not|be)\b))"
    r"|(?P<slashdate>/\d{1,2}/\d{2,4}\b)"
    r"|(?P<isodate>-\d{2}-\d{2}(?!\d))"
    r"|(?P<phone>-\d{3,4}-\d{4}\b|(?:-\d{2,}){3,})"
    r"|(?P<version>\.\d+\.\d+)"
    r"|(?P<model>-?[a-z](?![\w'])|[a-z]+\d)"
)
_REASONS = {
    "clock": "clock time", "ordinal": "ordinal", "decade": "decade", "date": "date", "slashdate": "date",
    "isodate": "date", "phone": "phone number", "version": "version", "model": "model name",
}  # fmt: skip
_STREET = re.compile(
    r"(?:[NSEW]\.?\s|(?:North|South|East|West)\s)?(?:\d+(?:st|nd|rd|th)\s|[A-Z][\w'.]*\s){0,4}?"
    r"(?:Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Way|Court|Ct|Square|Sq|Place|Pl|Terrace"
    r"|Crescent|Highway|Parkway|Ranch Road|Plaza|Quay|Row)\b"
)


@cache
def labels() -> dict[str, str]:
    """Words before a number that make it a label, with the reason."""
    return {row["word"]: row["reason"] for row in read_lexicon("quantity_labels")}


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    reasons = {r["phrase"]: r["reason"] for name in ("quantity_names", "quantity_idioms") for r in read_lexicon(name)}
    phone = r"\(?\d{3}\)?[-. ]\d{3}[-.]\d{4}(?!\d)|\+\d{1,3}[- ]\d[\d/ -]{5,18}\d"
    return re.compile(rf"(?<![\w])(?:{trie_source(reasons)}(?![\w])(?!'s\s)|{phone})"), reasons


def named_spans(folded: str) -> list[tuple[int, int, str]]:
    """Events, indices and idioms with a number in their name, with the reason."""
    pattern, reasons = _names()
    return [(m.start(), m.end(), reasons.get(" ".join(m[0].split()), "phone number")) for m in pattern.finditer(folded)]


def reason_against(found: Measure, text: str, folded: str) -> str:
    """Why this number is no quantity, "" where it may be one.

    >>> from toolkit.quantities.measures import measure
    >>> from toolkit.quantities.numerals import find_numerals
    >>> words = "two F-22 jets"
    >>> [reason_against(measure(n, words, words.lower()), words, words.lower()) for n in find_numerals(words.lower())]
    ['', 'model name']
    """
    for guard in _GUARDS:
        reason = guard(found, text, folded)
        if reason:
            return reason
    return ""


def _too_long(found: Measure, text: str, folded: str) -> str:
    return "too large" if abs(found.high) == float("inf") else ""


def _joined_before(found: Measure, text: str, folded: str) -> str:
    """Letters, slashes or colons that touch the number from the left."""
    start = found.start
    last = folded[start - 1 : start]
    if not last or last in " \n(\"'[$<>~" or (found.kind == "money" and start < found.first.start):
        if last == "'" and found.end - start == 2 and folded[found.end : found.end + 1] == "s":
            return "decade"
        return ""
    if last.isalpha() or last == "_":
        return "model name"
    if last == "-" and folded[start - 2 : start - 1].isalnum():
        word = folded[max(0, start - 20) : start - 1].split()[-1]
        return "" if word in small_words("number_prefix") or word.lstrip("$£€(")[:1].isdigit() else "model name"
    if last == "/" and folded[start - 2 : start - 1].isdigit():
        return "date"
    if last == ":" and folded[start - 2 : start - 1].isdigit():
        return "clock time"
    if last == "." and folded[start - 2 : start - 1].isdigit():
        return "version"
    if last in "#№§":
        return "label"
    return ""


def _joined_after(found: Measure, text: str, folded: str) -> str:
    """Times, ordinals, decades, dates and model names by what touches the number from the right."""
    if found.unit or found.first.form not in ("digits", "short"):
        return ""
    end = found.first.end
    if found.first.form == "short":
        return ""
    match = _AFTER.match(folded, end)
    if match is None or match.lastgroup is None:
        return ""
    if match.lastgroup == "decade" and not _is_decade(found):
        return ""
    if match.lastgroup == "model" and match[0] in ("-a", "-b"):
        return ""
    return _REASONS[match.lastgroup]


def _is_decade(found: Measure) -> bool:
    return found.low % 10 == 0 and (20 <= found.low <= 90 or 1000 <= found.low <= 2100)


def _date(found: Measure, text: str, folded: str) -> str:
    """ "May 5", "Sept. 20": a month before a small number."""
    if found.unit or found.low > 31 or found.first.form != "digits":
        return ""
    words = words_before(folded, found.start)
    if words and _MONTHS.fullmatch(words[-1].strip(",(")):
        month = text[found.start - 1 - len(words[-1]) : found.start - 1].lstrip("(")
        return "date" if month[:1].isupper() or words[-1] not in ("may", "march", "mar") else ""
    return ""


def _year(found: Measure, text: str, folded: str) -> str:
    """Four plain digits are a year unless something countable follows: "2000 people", "1200 volunteers"."""
    value, width = found.low, found.end - found.start
    if width != 4 or found.unit or found.first.form != "digits" or not 1000 <= value <= 2199 or value % 1:
        return ""
    words = words_before(folded, found.start)
    last = words[-1].strip("(,") if words else ""
    counted = counted_phrase(text, folded, found.end)
    plural = counted is not None and is_plural(folded[counted.head : counted.end]) and _common(text, counted.start)
    recent = 1900 <= value <= 2035
    dated = bool(_MONTHS.fullmatch(last)) or (last.isdigit() and int(last[:3]) <= 31)
    if dated or (last in small_words("sure_year") and (recent or not plural)):
        return "year"
    if plural and not (recent and (last in small_words("year_before") or last.endswith("'s"))):
        return ""
    if recent:
        return "" if bound_before(words) and last not in ("around", "about") else "year"
    return ""


def _common(text: str, at: int) -> bool:
    """A word in lower case, or an abbreviation of two or more capitals (US troops)."""
    return text[at].islower() or text[at + 1 : at + 2].isupper() or text[at + 1 : at + 2] == "."


def _label(found: Measure, text: str, folded: str) -> str:
    """A label word or a name stands before the number: "Article 5", "Game 7", "Group 12"."""
    if found.kind in ("money", "percent", "percentage_points") or found.first.form in ("vague", "fraction", "short"):
        return ""
    before = folded[max(0, found.start - 24) : found.start]
    if before[-1:] != " " or before[-2:-1] in ',;:\n)"':
        return ""
    word = before.split()[-1] if before.split() else ""
    reason = labels().get(word) or labels().get(word.rstrip("."))
    if found.unit and not (reason and word in ("no.", "nos.")):
        return ""
    raw = text[found.start - 1 - len(word) : found.start - 1]
    named = any(letter.isupper() for letter in raw[:2]) and not _opens_sentence(text, found.start - 1 - len(word))
    if reason and "," in folded[found.start : found.end]:
        return ""
    if reason:
        return "" if _counts(found, text, folded) and not named else reason
    if found.first.form != "digits" or found.low % 1 or "," in folded[found.start : found.end]:
        return ""
    if named and not raw.endswith("."):
        return "" if _counts(found, text, folded) else "name with a number"
    return ""


def _product(found: Measure, text: str, folded: str) -> str:
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


def _jersey(found: Measure, text: str, folded: str) -> str:
    """A number alone in parentheses after a name: "Prescott (4)"."""
    alone = folded[found.start - 1 : found.start] == "(" and folded[found.end : found.end + 1] == ")" and not found.unit
    return "label" if alone and found.first.form == "digits" and found.low < 100 and found.low % 1 == 0 else ""


def _opens_sentence(text: str, at: int) -> bool:
    return not (before := text[max(0, at - 3) : at].rstrip(" \"“'")) or before[-1] in ".!?\n"


def _counts(found: Measure, text: str, folded: str) -> bool:
    """Whether a plural noun in lower case follows at once."""
    counted = counted_phrase(text, folded, found.end)
    return counted is not None and is_plural(folded[counted.head : counted.end]) and text[counted.start].islower()


def _address(found: Measure, text: str, folded: str) -> str:
    if found.unit or found.first.form != "digits" or not text[found.end + 1 : found.end + 2].isupper():
        return ""
    return "address" if text[found.end : found.end + 1] == " " and _STREET.match(text, found.end + 1) else ""


def _one(found: Measure, text: str, folded: str) -> str:
    """The pronoun "one": nothing countable follows it."""
    if folded[found.start : found.end] != "one" or found.unit:
        return ""
    words = words_before(folded, found.start)
    after = folded[found.end : found.end + 14]
    word = after.split()[0].strip(".,;:!?\"'") if after.split() else ""
    if after[:1] == "-":
        return ""
    if after.startswith(" of "):
        return "pronoun one" if word_at(folded, found.end + 4) in small_words("pronoun") else ""
    if after[:1] != " " or not word or word in small_words("pronoun_follower") or not word[0].isalpha():
        return "pronoun one"
    counted = counted_phrase(text, folded, found.end, singular=True)
    if counted is None or (words and words[-1] in small_words("one_after")):
        return "pronoun one"
    return ""


def word_at(folded: str, at: int) -> str:
    """The word that begins at a position."""
    words = folded[at : at + 16].split(None, 1)
    return words[0].strip(".,;:!?\"'") if words else ""


def _ordinal_word(found: Measure, text: str, folded: str) -> str:
    """ "a third term" is an ordinal, "a third of" a fraction."""
    form = found.first.form
    if form in ("part", "parts"):
        return "ordinal"
    surface = folded[found.first.start : found.first.end]
    if (
        form != "fraction"
        or not surface.startswith(("a ", "one "))
        or surface.endswith(("half", "s"))
        or "/" in surface
    ):
        return ""
    after = folded[found.end : found.end + 1]
    word = word_at(folded, found.end)
    if after in ("", ".", ",", ";", ")") or word == "of" or word in small_words("part_follower") or found.unit:
        return ""
    return "ordinal" if surface.startswith("a ") and not surface.endswith("quarter") else ""


_GUARDS: tuple[Callable[[Measure, str, str], str], ...] = (
    _too_long,
    _joined_before,
    _joined_after,
    _date,
    _address,  # before _label: "at 22 Ave Foch" follows a capital as often as not
    _label,
    _product,
    _jersey,
    _year,
    _one,
    _ordinal_word,
)
