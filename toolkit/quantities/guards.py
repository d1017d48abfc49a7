"""Numbers that are no quantities, each with its reason: years, times, scores, model names, labels, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon
from toolkit.quantities.context import bound_before, small_words, words_before
from toolkit.quantities.counted import counted_phrase, is_plural
from toolkit.quantities.labels import guard_address, guard_jersey, guard_label, guard_list, guard_product
from toolkit.quantities.pronouns import guard_couple, guard_digit_name, guard_hour, guard_one, guard_ordinal
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
    r"|(?P<version>\.\d)"
    r"|(?P<era>\s(?:a\.d\.|b\.c\.|bce?\b))"
    r"|(?P<model>-?[a-z](?![\w'])|[a-z]+\d|[a-z]{4,}|\([a-z]\))"
)
_REASONS = {
    "clock": "clock time", "ordinal": "ordinal", "decade": "decade", "date": "date", "slashdate": "date",
    "isodate": "date", "phone": "phone number", "era": "year", "version": "version", "model": "model name",
}  # fmt: skip


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str]]:
    reasons = {r["phrase"]: r["reason"] for name in ("quantity_names", "quantity_idioms") for r in read_lexicon(name)}
    phone = (
        r"\(?\d{3}\)?[-. ]\d{3}[-.]\d{4}(?!\d)|\+\d{1,3}[- ]\d[\d/ -]{5,18}\d|(?:0\d{2,4}|\d{3})[ -]0\d{3}(?!\d)"
        r"|0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}(?!\d)"
    )
    first = re.escape("".join(sorted({phrase[0] for phrase in reasons})))
    # the character before comes first, because a set of characters is what the engine finds fastest
    names = rf"(?=[{first}]){trie_source(reasons)}(?![\w])(?!'s\s)"
    return re.compile(rf"[^a-z0-9_à-öø-ÿ]({names}|(?=[0-9(+])(?:{phone}))"), reasons


def named_spans(folded: str) -> list[tuple[int, int, str]]:
    """Events, indices and idioms with a number in their name, with the reason."""
    pattern, reasons = _names()
    return [
        (m.start(), m.end() - 1, reasons.get(" ".join(m[1].split()), "phone number"))
        for m in pattern.finditer(f" {folded}")
    ]


_SEASON = re.compile(r"(?:1[89]|20)\d\d/\d\d")


def reason_against(found: Measure, text: str, folded: str) -> str:
    """Why this number is no quantity, "" where it may be one.

    >>> from toolkit.quantities.measures import measure
    >>> from toolkit.quantities.numerals import find_numerals
    >>> words = "two F-22 jets"
    >>> [reason_against(measure(n, words, words.lower()), words, words.lower()) for n in find_numerals(words.lower())]
    ['', 'model name']
    """
    for guard in _FIGURE_GUARDS if found.first.form == "digits" else _WORD_GUARDS:
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
        if last == "'" and found.end - start == 2:
            return _short_year(start, found.end, folded)
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
    if last == "," and folded[start - 2 : start - 1].isdigit():
        return "unclear separators"
    if last in "#№§":
        return "label"
    return ""


def _short_year(start: int, end: int, folded: str) -> str:
    """What two figures behind an apostrophe are: "the '90s", "class of '76", "in '24"."""
    after = folded[end : end + 1]
    if after == "s":
        return "decade"
    return "year" if folded[start - 2 : start - 1] in (" ", "(") and after in (" ", ".", ",", ")", "", "\n") else ""


def _badly_separated(found: Measure, text: str, folded: str) -> str:
    """Commas that group nothing, as in "3,14159": two numbers or one, nobody can tell."""
    end = found.first.end
    return "unclear separators" if folded[end : end + 1] == "," and folded[end + 1 : end + 2].isdigit() else ""


def _zero_before(found: Measure, text: str, folded: str) -> str:
    """A zero that leads other digits: "020 7946", "007"."""
    start = found.first.start
    return "code" if folded[start : start + 1] == "0" and folded[start + 1 : start + 2].isdigit() else ""


def _joined_after(found: Measure, text: str, folded: str) -> str:
    """Times, ordinals, decades, dates and model names by what touches the number from the right."""
    match = None if found.unit else _AFTER.match(folded, found.first.end)
    if match is None or match.lastgroup is None:
        return ""
    if match.lastgroup == "decade" and not _is_decade(found):
        return ""
    if match.lastgroup == "model" and match[0] in ("-a", "-b"):
        return ""
    if match.lastgroup == "date" and found.low > 31 and " of " in match[0]:
        return ""  # "the 300 of May" are no day
    return _REASONS[match.lastgroup]


def _is_decade(found: Measure) -> bool:
    return found.low % 10 == 0 and (20 <= found.low <= 90 or 1000 <= found.low <= 2100)


def _date(found: Measure, text: str, folded: str) -> str:
    """Reads "May 5", "Sept. 20": a month before a small number."""
    if found.unit or found.low > 31:
        return ""
    words = words_before(folded, found.start)
    if words and words[-1] in ("and", "or", "to") and words[-2:-1] and words[-2].rstrip(",").isdigit():
        month = (words[-3:-2] or [""])[0]
        named = _MONTHS.fullmatch(month) is not None and month != "may"
        plural = counted_phrase(text, folded, found.end) if named else None
        if plural is None or not is_plural(folded[plural.head : plural.end]):
            return "date" if named else ""  # "April 6 and 7"
    if words and _MONTHS.fullmatch(words[-1].strip(",(")):
        month = text[found.start - 1 - len(words[-1]) : found.start - 1].lstrip("(")
        return "date" if month[:1].isupper() or words[-1] not in ("may", "march", "mar") else ""
    return ""


def _season(found: Measure, text: str, folded: str) -> str:
    """Two years that make one: "over 1985/86"."""
    return "year" if _SEASON.fullmatch(folded[found.start : found.end]) else ""


def _year(found: Measure, text: str, folded: str) -> str:
    """Four plain digits are a year unless something countable follows: "2000 people", "1200 volunteers"."""
    value, width = found.low, found.end - found.start
    if width != 4 or found.unit or not 1000 <= value <= 2199 or value % 1:
        return ""
    words = words_before(folded, found.start)
    last = words[-1].strip("(,") if words else ""
    counted = counted_phrase(text, folded, found.end)
    plural = counted is not None and is_plural(folded[counted.head : counted.end]) and is_common(text, counted.start)
    recent = 1900 <= value <= 2035
    dated = bool(_MONTHS.fullmatch(last)) or (last.isdigit() and int(last[:3]) <= 31)
    if dated or (last in small_words("sure_year") and (recent or not plural)):
        return "year"
    if plural and not (recent and (last in small_words("year_before") or last.endswith("'s") or _of_best(words))):
        return ""
    if recent:
        return "" if bound_before(words) and last not in ("around", "about", "beyond") else "year"
    return ""


def _of_best(words: list[str]) -> bool:
    """Whether a superlative stands before the year: "the most daring 2024 models", "the best 2024 films"."""
    return words[-3:-1] == ["the", "most"] or (words[-2:-1] == ["the"] and words[-1].endswith("est"))


def is_common(text: str, at: int) -> bool:
    """A word in lower case, or an abbreviation of two or more capitals (US troops)."""
    return text[at].islower() or text[at + 1 : at + 2].isupper() or text[at + 1 : at + 2] == "."


_FIGURE_GUARDS: tuple[Callable[[Measure, str, str], str], ...] = (
    _too_long,
    _joined_before,
    _badly_separated,
    _joined_after,
    _zero_before,
    _date,
    guard_address,  # before guard_label: "at 22 Ave Foch" follows a capital as often as not
    _year,
    guard_label,
    guard_jersey,
    guard_list,
    guard_product,  # after _year: "a 2014 Senate hearing"
    guard_hour,
)
_WORD_GUARDS: tuple[Callable[[Measure, str, str], str], ...] = (
    _too_long,
    _joined_before,
    guard_label,
    guard_one,
    guard_couple,
    guard_digit_name,
    guard_hour,
    _season,
    guard_ordinal,
)
