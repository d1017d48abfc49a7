"""Numerals with their units: "$3.2bn", "90 percent", "120 km an hour", "63 cents per share"."""

from __future__ import annotations

import re
from functools import cache

from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon
from toolkit.quantities.cardinals import times
from toolkit.quantities.context import small_words
from toolkit.quantities.records import Measure, Numeral
from toolkit.quantities.spelled_measures import FEET, INCHES, feet_and_inches, glued_unit, whole_before
from toolkit.quantities.unit_forms import Unit, units


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
    adjective = "|".join(sorted(small_words("unit_adjective")))
    after = re.compile(
        rf"\]?[\s-]{{0,2}}(?:({trie_source(units())})|(?:{adjective})\s({trie_source(_spans())}))(?![\w²³])"
    )
    prefix = re.compile(rf"(?<![a-z.])(m?(?:{trie_source(_spaced_prefixes())}))\s?\Z")
    names = trie_source(form for form in units() if form.isascii() and form[0].isalpha())
    per = re.compile(
        r"(?:\s?u\.?s\.?(?=\s))?(?:(?:\s+|-)(?:per|each|every|an?)(?:\s+|-)|\s?/\s?)"
        rf"({names}|share|head|person|capita|piece|unit|night|game|match|household|family|student|child|copy|ticket|word|seat|mmbtu|room|vote)(?![\w²³])"
    )
    return after, prefix, per


def _spans() -> list[str]:
    """Units before which an adjective may stand: "50 previous years", "517 rushing yards"."""
    return [form for form, known in units().items() if known[0].kind in ("duration", "distance") and len(form) > 3]


def _spaced_prefixes() -> list[str]:
    forms = [r["form"] for r in read_lexicon("currencies") if r["side"] in ("both", "before", "glued", "number")]
    return [*forms, "dollar"]


SIGNS = frozenset("$£€¥₹₽₺₴₪₦₫₱฿₾₸₿₩=")


def measure(numeral: Numeral, text: str, folded: str) -> Measure:
    """The numeral with the currency before it or the unit after it, where there is one.

    >>> from toolkit.quantities.numerals import find_numerals
    >>> words = "£20m"
    >>> measure(find_numerals(words)[0], words, words)[:6]
    (0, 4, 20000000.0, 20000000.0, 'GBP', 'money')
    """
    start, end, unit, kind, factor = numeral.start, numeral.end, "", "", 1.0
    if numeral.form == "fraction" and folded.endswith(" and ", 0, start) and (whole := whole_before(numeral, folded)):
        return whole
    currency = _currency_before(text, folded, start)
    if currency:
        start, unit, factor = currency
        kind = "money"
    found = _unit_after(numeral, text, folded, money=bool(currency))
    if found:
        end, unit, kind, factor = found[0], found[1].unit, found[1].kind, factor * found[1].factor
        if unit == "pound" and _is_money(numeral, folded):
            unit, kind = "GBP", "money"
        if unit == "foot" and kind == "distance" and (inches := INCHES.match(folded, end)):
            return feet_and_inches(numeral, inches.end(), inches[1] or inches[2])
    elif not currency and numeral.form == "short" and (glued := glued_unit(numeral, text)):
        unit, kind, factor = glued
    elif not currency and folded[end : end + 1] == "'" and (feet := FEET.match(folded, end)) and 3 <= numeral.low <= 8:
        return feet_and_inches(numeral, feet.end(), feet[1])
    if unit:
        end, factor = _scale_after(text, end, factor) if kind == "money" else (end, factor)
        end, unit, kind = _add_rate(folded, end, unit, kind)
    low, high = (
        (numeral.low, numeral.high) if factor == 1.0 else (times(numeral.low, factor), times(numeral.high, factor))
    )
    return Measure(start, end, low, high, unit, kind, numeral, numeral)


_SCALE_AFTER = re.compile(r"\s(million|billion|trillion)\b|(T)(?!\w)")
_SCALES = {"million": 1e6, "billion": 1e9, "trillion": 1e12, "T": 1e12}


def _scale_after(text: str, end: int, factor: float) -> tuple[int, float]:
    """A scale that follows the currency or stands as a capital: "75 USD million", "$2.1T"."""
    match = _SCALE_AFTER.match(text, end)
    return (match.end(), factor * _SCALES[match[1] or match[2]]) if match else (end, factor)


_MONEY_WORDS = frozenset(
    (
        "paid", "pay", "cost", "costs", "worth", "fined", "price", "priced", "prize", "sold", "spent", "tax", "debt",
        "budget", "owed", "earned", "earns", "raised", "donated", "invested", "stole", "won", "profit", "fund",
    )
)  # fmt: skip


def _is_money(numeral: Numeral, folded: str) -> bool:
    """Whether "pounds" are sterling: after a scale word, and near words of paying."""
    if numeral.low >= 1e6 or numeral.form in ("short", "mixed"):
        return True
    return not _MONEY_WORDS.isdisjoint(folded[max(0, numeral.start - 40) : numeral.start].split())


def _currency_before(text: str, folded: str, start: int) -> tuple[int, str, float] | None:
    last = folded[start - 1 : start]
    if not last or (last not in SIGNS and not last.isalpha() and last != " " and last != "."):
        return None
    prefixes = currency_prefixes()
    if last == " " and folded[start - 2 : start - 1] not in SIGNS:
        word = folded[max(0, start - 9) : start - 1].rpartition(" ")[2]
        if word.lstrip("(") not in prefixes and word[1:] not in prefixes:
            return None
    match = _patterns()[1].search(folded, max(0, start - 8), start)
    if match is None:
        return None
    form = match[1].replace(" ", "")
    code = prefixes.get(form)
    if (form in ("ps", "y=") and last == " ") or (form == "dollar" and not _opens_price(folded, match.start(1))):
        return None
    if form.isalpha() and last == " " and len(form) == 3 and text[match.start(1) : match.end(1)].islower():
        return None
    return match.start(1), code or prefixes[form[1:]], 1.0 if code else 1e6  # MUSD


def _opens_price(folded: str, at: int) -> bool:
    return folded[max(0, at - 12) : at].rstrip().rpartition(" ")[2] in ("", "at", "of", "to", "for", "is", "was")


def _unit_after(numeral: Numeral, text: str, folded: str, *, money: bool) -> tuple[int, Unit] | None:
    end = numeral.end
    many = numeral.form in ("vague", "words", "mixed") and folded.startswith(" of ", end)
    if many and (numeral.low >= 10 or folded.endswith("couple", 0, end)):
        end += 3  # "millions of dollars", "a couple of hours"
    if numeral.form == "fraction" and 0 < numeral.low < 1 and (article := _A_UNIT.match(folded, end)):
        end = article.end() - 1  # "half an hour", "a quarter of a mile"
    match = _patterns()[0].match(folded, end)
    if match is None:
        return None
    group = 1 if match[1] else 2
    digits = numeral.form not in ("words", "vague", "fraction", "part", "parts")
    for unit in units()[" ".join(match[group].split())]:
        if unit.case and text[match.start(group) : match.end(group)] != unit.case:
            continue
        if group == 2 and numeral.low != 1 and match[2][-1] != "s" and match[2] != "feet":
            continue  # "compared with 63 last year"
        if unit.kind == "money" and not match[1][-1:].isalpha() and _opens_sum(folded, match):
            continue
        if (unit.symbol and not digits) or (match[0][:1] == "-" and match[1] in ("%", "$")):
            continue
        return None if money and unit.kind != "money" else (match.end(), unit)
    return None


_A_UNIT = re.compile(
    r"\s(?:of\s)?an?\s(?=hour|minute|second|day|week|month|year|mile|kilomet|met[re]|cent|ton|litre|point|per\s?cent|acre"
    r"|hectare|pound|kilo|dollar|euro|decade|century|inch|foot)"
)
_SUM = re.compile(rf"\s?\d[\d.,]{{0,20}}(?![\d.,]|\s?[{re.escape(''.join(sorted(SIGNS)))}])")


def _opens_sum(folded: str, match: re.Match[str]) -> bool:
    """Whether the sign belongs to the number behind it: "paid with 5 $100 notes"."""
    return match[0][:1] == " " and _SUM.match(folded, match.end()) is not None


def _add_rate(folded: str, end: int, unit: str, kind: str) -> tuple[int, str, str]:
    """The unit with what it is per: "USD per barrel", "barrel per day"."""
    match = _patterns()[2].match(folded, end)
    if match is None or kind in ("percent", "age"):
        return end, unit, kind
    word = " ".join(match[1].split())
    known = units().get(word, (None,))[0]
    if known and known.symbol and folded[match.start()] != "/":
        return end, unit, kind
    return match.end(), f"{unit} per {known.unit if known else word}", kind if kind == "money" else "rate"
