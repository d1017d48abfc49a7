"""Numerals with their units: "$3.2bn", "90 percent", "120 km an hour", "63 cents per share"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon
from toolkit.quantities.records import Measure, Numeral


class Unit(NamedTuple):
    """A unit as the lexicon declares one of its forms."""

    unit: str
    kind: str
    case: str
    """The exact letters, where only these mean the unit ("C", but not "c")."""
    symbol: bool
    """An abbreviation that needs digits before it: "5 l", but not "five l"."""


@cache
def units() -> dict[str, Unit]:
    """Every form that may follow a number, folded, with its unit."""
    forms: dict[str, Unit] = {}
    for row in read_lexicon("units"):
        form = row["form"]
        forms.setdefault(form, Unit(row["unit"], row["kind"], row["case"], len(form) <= 3 and form not in _SHORT_WORDS))
    for row in read_lexicon("currencies"):
        if row["side"] in ("both", "after", "word", "number", "won"):
            forms[row["form"]] = Unit(row["code"], "money", "", row["side"] in ("number", "won"))
    return forms


_SHORT_WORDS = ("day", "ton", "%", "yen", "sen", "pct", "pc")


@cache
def currency_prefixes() -> dict[str, str]:
    """Every form that may stand before a number, folded and without blanks, with its code."""
    rows = read_lexicon("currencies")
    return {
        r["form"].replace(" ", ""): r["code"] for r in rows if r["side"] in ("both", "before", "glued", "number")
    } | {
        "dollar": "USD",
        "dollars": "USD",
    }


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    after = re.compile(rf"[\s-]{{0,2}}({trie_source(units())})(?![\w²³])")
    prefix = re.compile(rf"(?<![a-z.])(m?(?:{trie_source(_spaced_prefixes())}))\s?\Z")
    names = trie_source(form for form in units() if form.isascii() and form[0].isalpha())
    per = re.compile(
        r"(?:\s?u\.?s\.?(?=\s))?(?:(?:\s+|-)(?:per|each|every|an?)(?:\s+|-)|\s?/\s?)"
        rf"({names}|share|head|person|capita|piece|unit|night|game|match|household|family|student|child|copy|ticket|word|seat|mmbtu|room|vote)(?![\w²³])"
    )
    return after, prefix, per


def _spaced_prefixes() -> list[str]:
    forms = [r["form"] for r in read_lexicon("currencies") if r["side"] in ("both", "before", "glued", "number")]
    return [*forms, "dollar", "dollars"]


SIGNS = frozenset("$£€¥₹₽₺₴₪₦₫₱฿₾₸₿₩=")


def measure(numeral: Numeral, text: str, folded: str) -> Measure:
    """The numeral with the currency before it or the unit after it, where there is one.

    >>> from toolkit.quantities.numerals import find_numerals
    >>> words = "£20m"
    >>> measure(find_numerals(words)[0], words, words)[:6]
    (0, 4, 20000000.0, 20000000.0, 'GBP', 'money')
    """
    start, end, unit, kind = numeral.start, numeral.end, "", ""
    currency = _currency_before(folded, start)
    factor = 1.0
    if currency:
        start, unit, factor = currency
        kind = "money"
    found = _unit_after(numeral, text, folded, money=bool(currency))
    if found:
        end, unit, kind = found
    if unit:
        end, unit, kind = _add_rate(folded, end, unit, kind)
    return Measure(start, end, numeral.low * factor, numeral.high * factor, unit, kind, numeral, numeral)


def _currency_before(folded: str, start: int) -> tuple[int, str, float] | None:
    last = folded[start - 1 : start]
    if not last or (last not in SIGNS and not last.isalpha() and last != " " and last != "."):
        return None
    if last == " " and folded[start - 2 : start - 1] not in SIGNS:
        word = folded[max(0, start - 9) : start - 1].rpartition(" ")[2]
        if word.lstrip("(") not in currency_prefixes() and word[1:] not in currency_prefixes():
            return None
    match = _patterns()[1].search(folded, max(0, start - 8), start)
    if match is None:
        return None
    form = match[1].replace(" ", "")
    code = currency_prefixes().get(form)
    if code:
        if form in ("ps", "y=") and last == " ":
            return None
        return match.start(1), code, 1.0
    return match.start(1), currency_prefixes()[form[1:]], 1e6  # MUSD


def _unit_after(numeral: Numeral, text: str, folded: str, *, money: bool) -> tuple[int, str, str] | None:
    match = _patterns()[0].match(folded, numeral.end)
    if match is None:
        return None
    unit = units()[" ".join(match[1].split())]
    digits = numeral.form not in ("words", "vague", "fraction", "part", "parts")
    if unit.case and text[match.start(1) : match.end(1)] != unit.case:
        return None
    if (unit.symbol and not digits) or (match[0][:1] == "-" and match[1] in ("%", "$")):
        return None
    if money and unit.kind != "money":
        return None
    return match.end(), unit.unit, unit.kind


def _add_rate(folded: str, end: int, unit: str, kind: str) -> tuple[int, str, str]:
    """The unit with what it is per: "USD per barrel", "barrel per day"."""
    match = _patterns()[2].match(folded, end)
    if match is None or kind in ("percent", "age"):
        return end, unit, kind
    word = " ".join(match[1].split())
    known = units().get(word)
    if known and known.symbol and folded[match.start()] != "/":
        return end, unit, kind
    return match.end(), f"{unit} per {known.unit if known else word}", kind if kind == "money" else "rate"
