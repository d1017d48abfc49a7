"""Our quantities in the form of the gold sets: their names of units, their kinds, their signs for modifiers."""

from __future__ import annotations

import re
from typing import Any

from toolkit.quantities import Quantity, find_non_quantities
from toolkit.quantities.cardinals import number_roles

CURRENCIES = {
    "USD": "dollar", "GBP": "pound sterling", "EUR": "euro", "JPY": "japanese yen", "CNY": "chinese yuan",
    "AUD": "australian dollar", "CAD": "canadian dollar", "HKD": "hong kong dollar", "NZD": "new zealand dollar",
    "SGD": "singapore dollar", "INR": "indian rupee", "ILS": "shekel", "DKK": "danish krone", "SEK": "swedish krona",
    "NOK": "norwegian krone", "HRK": "croatian kuna", "MYR": "malaysian ringgit", "CHF": "swiss franc",
    "RUB": "russian ruble", "TRY": "turkish lira", "BRL": "brazilian real", "MXN": "mexican peso",
    "ZAR": "south african rand", "KRW": "south korean won", "THB": "thai baht", "PLN": "polish zloty",
    "IDR": "indonesian rupiah", "NGN": "nigerian naira", "PHP": "philippine peso", "SAR": "saudi riyal",
    "AED": "uae dirham", "CZK": "czech koruna", "HUF": "hungarian forint", "PKR": "pakistani rupee",
    "TWD": "new taiwan dollar", "BTC": "bitcoin", "penny": "penny",
}  # fmt: skip
_SIGNS = {
    "exact": "=", "between": "=", "about": "~", "at_least": ">", "more_than": ">", "at_most": "<", "less_than": "<"
}  # fmt: skip
_SMALL = frozenset(
    re.split(
        " ",
        "the a an of and in on at for to its his her their our my your this that these those by with from or as is are "
        "was were has have had be been it he she they we i you who which not",
    )
)
_NO_UNITS = frozenset(number_roles()) | frozenset(("bn", "m", "k", "b", "and", "to", "a", "us", "point"))
_NUMBER_KINDS = ("count", "fraction", "ratio")


def in_gold_form(quantities: list[Quantity], text: str, scheme: str, scope: Any) -> list[dict[str, Any]]:
    """The answers to one sentence, in the form of one gold set."""
    if scheme == "recog":
        return _recognizers(quantities, text, scope)
    kept = [q for q in quantities if q.rule != "multiple word"]
    return [_row(q, scheme) for q in (_merged(kept) if scheme == "newsquant" else kept)]


def _merged(quantities: list[Quantity]) -> list[Quantity]:
    """NewsQuant takes "from 240 to 273" as one range; for us these are two values."""
    merged: list[Quantity] = []
    for quantity in quantities:
        before = merged[-1] if merged else None
        if before is not None and before.rule.startswith("change from") and quantity.rule.startswith("change to"):
            merged[-1] = quantity._replace(
                start=before.start, value=None, low=before.value,
                high=quantity.value if quantity.value is not None else quantity.high, modifier="exact",
                unit=quantity.unit or before.unit, subject=before.subject or quantity.subject, change="",
            )  # fmt: skip
        else:
            merged.append(quantity)
    return merged


def _row(q: Quantity, scheme: str) -> dict[str, Any]:
    vague = q.low is not None and q.high is not None
    value = q.value if q.value is not None or vague else (q.low if q.low is not None else q.high)
    low, high = (q.high, q.low) if q.rule == "range by to, falling" else (q.low, q.high)
    sign = _SIGNS[q.modifier]
    if scheme == "newsquant" and q.rule.endswith("in vague"):
        low, high = _vague(q)
        sign = "="
    if sign == "=" and q.change:
        sign = q.change
    return {
        "start": q.start, "end": q.end, "text": q.surface, "value": value, "low": low if vague else None,
        "high": high if vague else None, "modifier": sign, "unit": _unit(q, scheme), "kind": q.kind,
        "concept": _concept(q, scheme),
    }  # fmt: skip


def _vague(q: Quantity) -> tuple[float | None, float | None]:
    """NewsQuant reads a vague plural as one to ten of it: "thousands" 1,000 to 10,000, "dozens" 12 to 120."""
    if q.surface.lower() == "dozens":
        return 12.0, 120.0
    closed = q.high is not None and f"{q.high + 1:.0f}".strip("0") == "1"
    return q.low, q.high + 1 if q.high is not None and closed else q.high


def _unit(q: Quantity, scheme: str) -> str | None:
    if q.kind == "age":
        return f"{q.unit} of age"
    base, _, per = q.unit.partition(" per ")
    unit = f"{CURRENCIES.get(base, base)} per {per}" if per and base in CURRENCIES else CURRENCIES.get(q.unit, q.unit)
    if scheme != "newsquant":
        return unit or "-"
    if q.kind == "fraction":
        return f"% {_noun(q.counted)}"
    if unit == "pound":
        return "pound-mass"
    if q.kind == "multiple":
        return "count"
    if unit.startswith("per "):
        return f"{_noun(q.counted)} {unit}"
    return unit or _noun(q.counted)


def _noun(counted: str) -> str:
    """NewsQuant names a count's unit by the noun phrase without its small words."""
    words = [w for w in re.findall(r"[\w'/.-]+", re.sub(r"['’]s\b", "", counted.lower())) if w not in _SMALL]
    return " ".join(_one(_positive(w)) for w in words) or "-"


def _one(word: str) -> str:
    """The singular, where the scorer's own rule does not reach."""
    for plural, singular in (("men", "man"), ("uses", "us"), ("wives", "wife"), ("lives", "life")):
        if word.endswith(plural):
            return word.removesuffix(plural) + singular
    return word


def _positive(word: str) -> str:
    """NewsQuant lemmatises: "best" is "good", "smaller" is "small"."""
    irregular = {"best": "good", "better": "good", "worst": "bad", "earlier": "early", "earliest": "early"}
    if word in irregular:
        return irregular[word]
    stem = re.fullmatch(r"([a-z]{3,}?)(?:est|er)", word)
    bare = re.sub(r"(.)\1$", r"\1", stem[1]) if stem else ""
    listed = ("smal", "great", "high", "young", "strong", "real", "long", "cheap", "hot", "big")
    return (stem[1] if bare == "smal" else bare) if stem and bare in listed else word


def _concept(q: Quantity, scheme: str) -> list[str] | None:
    if scheme == "ud":
        return _head(q)
    if scheme == "newshard":
        return q.counted.split() or None
    if q.kind == "fraction":
        return None  # what it is a share of stands in the unit
    about = f"{q.counted} {q.subject}" if q.unit else q.subject
    words = re.findall(r"[\w'&/.-]*[\w)]", re.sub(r"['’]s\b", "", about))
    return [w for w in dict.fromkeys(words) if w.lower() not in _SMALL] or None


def _head(q: Quantity) -> list[str] | None:
    """The noun that the treebanks hang the number on: the unit as written, or the head of what is counted."""
    if q.kind == "multiple":
        return ["times"]
    written = re.split(r"\s(?:per|an?|each|every|old|of)\b|-old", q.surface)[0]
    unit = [w for w in re.findall(r"[^\W\d_]+|[%$£€¥]", written) if w.lower() not in _NO_UNITS] if q.unit else []
    signs = [w for w in unit if not w.isalpha()]
    return signs[:1] or unit[-1:] or q.counted.split()[-1:] or None


def _recognizers(quantities: list[Quantity], text: str, scope: list[str]) -> list[dict[str, Any]]:
    rows = []
    if "percent" in scope:
        quantities = [_percent_of(q, text) for q in quantities]
    for q in map(_closed, quantities) if "range" in scope else quantities:
        if "range" in scope:
            if (q.low is None and q.high is None) or q.rule.endswith("in vague"):
                continue
        elif q.unit or q.kind not in _NUMBER_KINDS if "number" in scope else q.kind not in scope:
            continue
        point = q.value if q.value is not None else (q.low if q.low is not None else q.high)
        is_range = "range" in scope
        rows.append(
            {
                "start": q.start, "end": q.end, "text": q.surface, "value": None if is_range else point,
                "low": q.low if is_range else None, "high": q.high if is_range else None,
                "modifier": _SIGNS[q.modifier],
                "unit": _unit(q, "recog"), "kind": q.kind, "concept": None,
            }
        )  # fmt: skip
    return rows + (_bare_numbers(text) if "number" in scope else [])


_PERCENT_OF = re.compile(r"(?:\A|[^\w.])(?:per cent|percent|percents|percentage|%) of \Z", re.IGNORECASE)


def _percent_of(q: Quantity, text: str) -> Quantity:
    """Recognizers reads "per cent of 210", with no number before it, as 210 per cent; for us that is a count."""
    alone = q.kind == "count" and not any(c.isdigit() for c in text[max(0, q.start - 24) : q.start])
    return q._replace(kind="percent", unit="%") if alone and _PERCENT_OF.search(text[: q.start]) else q


def _closed(q: Quantity) -> Quantity:
    """Recognizers takes "equal to 20" as a range from 20 to 20."""
    return q._replace(low=q.value, high=q.value) if q.value is not None and q.rule.endswith("stated as exact") else q


_NUMBERED = ("date", "phone number", "label", "page label", "year", "name with a number")


def _bare_numbers(text: str) -> list[dict[str, Any]]:
    """Recognizers' number model also marks the numbers of dates, phones and labels, which count nothing."""
    return [
        {"start": n.start, "end": n.end, "text": n.surface, "value": float(n.surface), "low": None, "high": None,
         "modifier": "=", "unit": None, "kind": "number", "concept": None}
        for n in find_non_quantities(text)
        if n.surface.isdigit() and n.reason in _NUMBERED and not text[n.end : n.end + 1].isalpha()
    ]  # fmt: skip


def peer_in_gold_form(found: list[Any]) -> list[dict[str, Any]]:
    """quantulum3's answers in the gold's form; it knows no bounds, and gives a range's middle with a spread."""
    return [
        {
            "start": q.span[0], "end": q.span[1], "text": q.surface, "value": q.value, "low": None, "high": None,
            "modifier": "=", "unit": q.unit.name, "kind": q.unit.entity.name, "concept": None,
        }
        for q in found
    ]  # fmt: skip
