"""What the sentence around a number says of it: the matter, the names, what became of the counted, who tells it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from toolkit.comparison.nouns import classes
from toolkit.language.folding import fold
from toolkit.language.sentences import sentences
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon
from toolkit.quantities import Quantity
from toolkit.quantities.context import bound_words

LOOK_BACK = 2
"""Sentences before its own in which the matter of a bare number is looked for."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_OF_THEM = re.compile(r"\s*(?:of\s+(?:them|these|those|whom|which)\b|[^.;]{0,24}\bof (?:them|these)\b)")
_NOT = re.compile(r"\bnot\s+(?:the\s+|a\s+|some\s+|just\s+the\s+)?\Z")
_NEARLY = re.compile(r"\b(?:nearly|almost|close to|just under)\W+(?:an?\s|the\s)?\W*\Z")
_TO = re.compile(r"\bto\s+(?:\w+\s+){0,2}\Z")
_LEVEL = re.compile(r"\b(?:goes|went|go|going|is|rose|risen|rise|climbed|grew)\s+up\s+to\s+\Z")
_MORE_AFTER = re.compile(r"(?:\s+[\w’'-]+){0,2}\s+(?:more|fewer|less|higher|lower|extra)\s+(?:than|an?|per|each)\b")
_FROM = re.compile(r"\bfrom\W*\Z")
_AGE_GROUP = re.compile(r"\b(?:under|over|aged?|below|above)\W*\Z")
_FILLER = r"(?:\s+(?:[a-z-]+\s+){0,3}|\s+)"


class Setting(NamedTuple):
    """What the sentence says around one number; what it does not say is empty."""

    words: frozenset[str] = frozenset()
    """The matter: the nouns and verbs near the number, as classes."""
    thing: str = ""
    """The class of the counted where the number itself is bare: "the ministry counted 540"."""
    names: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    """The part of all that it counts: the young, the north."""
    fate: str = ""
    mode: str = ""
    stance: str = ""
    source: str = ""
    """Who tells this number inside the sentence: "the operator counted 540"."""
    part: bool = False
    difference: bool = False
    denied: bool = False
    nearly: bool = False
    level: bool = False


@cache
def _role(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("comparison_words") if row["role"] == role)


@cache
def _aspects() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    known = {row["phrase"]: (row["aspect"], row["value"]) for row in read_lexicon("comparison_aspects")}
    return re.compile(rf"(?<![\w-]){trie_source(known)}(?![\w-])"), known


@cache
def _calls() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Who tells the number that follows: a subject with its verb, a possessive; and what opens another clause."""
    tellers, tallies = trie_source(_role("source")), trie_source(_role("tally"))
    return (
        re.compile(rf"(?P<who>[^\W\d_][\w’'-]*(?:\s[^\W\d_][\w’'-]*){{0,3}}),?\s+(?:{tellers}){_FILLER}\W*\Z"),
        re.compile(
            rf"(?P<who>[^\W\d_][\w’'-]*(?:\s[^\W\d_][\w-]*){{0,3}})(?:'s|s'|’s|s’)(?:\s+{tallies}\b[^.,;]{{0,24}})?{_FILLER}\W*\Z"
        ),
        re.compile(rf"[;:]|,?\s(?:{trie_source(_role('break'))})\s"),
    )


class _Span(NamedTuple):
    """The reach of one number: its sentence, and the stretch of it between its neighbours."""

    sentence: int
    begin: int
    finish: int
    left: int
    right: int


def read_settings(
    text: str,
    quantities: Sequence[Quantity],
    *,
    tellers: Iterable[str] = (),
    known: frozenset[str] = frozenset(),
    names: frozenset[str] = frozenset(),
) -> list[Setting]:
    """The setting of each of these quantities of one text, which stand in reading order.

    `tellers` are the names of speakers, who count but are not counted; `known` are classes counted
    anywhere in this study, so that a bare number may be of them; `names` are words known to be names.

    >>> from toolkit.quantities import find_quantities
    >>> text = "The union counted 900 drivers, while the operator counted 540."
    >>> [(s.thing, s.source) for s in read_settings(text, find_quantities(text))]
    [('', 'union'), ('driver', 'operator')]
    """
    folded = fold(text)
    spans = _spans(folded, quantities, sentences(text))
    skipped = frozenset(word for name in tellers for word in name.casefold().split()) | _titles()
    names = names | names_inside(text)
    known = known | {class_of(q.counted) for q in quantities if q.counted}
    found: list[Setting] = []
    for quantity, span in zip(quantities, spans, strict=True):
        found.append(_setting(quantity, span, text, folded, (skipped, known, found, spans, quantities, names)))
    return found


def class_of(counted: str) -> str:
    """The class of the head of a counted phrase.

    >>> class_of("Norrish service members")
    'troops'
    """
    listed = classes(counted.casefold())
    return listed[-1] if listed else ""


def _spans(folded: str, quantities: Sequence[Quantity], bounds: list[tuple[int, int]]) -> list[_Span]:
    starts = [start for start, _ in bounds]
    spans = []
    ages = [bool(_AGE_GROUP.search(folded, max(0, q.start - 8), q.start)) and len(q.surface) < 4 for q in quantities]
    for i, quantity in enumerate(quantities):
        at = max(0, bisect_right(starts, quantity.start) - 1)
        begin, finish = bounds[at] if bounds else (0, len(folded))
        finish = max(finish, quantity.end)
        before = i - 1 if i < 2 or not ages[i - 1] else i - 2
        left = max(begin, quantities[before].end) if i and not ages[before] else begin
        right = min(finish, quantities[i + 1].start) if i + 1 < len(quantities) else finish
        for cut in _calls()[2].finditer(folded, left, quantity.start):
            left = cut.end()
        cut = _calls()[2].search(folded, quantity.end, max(right, quantity.end))
        spans.append(_Span(at, begin, finish, min(left, quantity.start), cut.start() if cut else right))
    return spans


def _setting(quantity: Quantity, span: _Span, text: str, folded: str, world: tuple) -> Setting:  # type: ignore[type-arg]
    skipped, _, _, _, _, names = world
    left, right = folded[span.left : quantity.start], folded[quantity.end : span.right]
    window = (span.left, span.right)
    comma = folded.find(",", quantity.end, span.right)
    aspects = _read_aspects(folded, (span.left, comma if comma > 0 else span.right), quantity.start)
    words = frozenset(classes(left)) | frozenset(classes(right))
    words = words - _role("generic") - skipped - bound_words()
    source = _teller(folded[span.begin : quantity.start], text[span.begin : quantity.start])
    setting = Setting(
        words=words,
        thing="",
        names=_names(text, window, names - skipped - frozenset(source.casefold().split())),
        groups=frozenset(value for aspect, value in aspects if aspect == "group"),
        fate=next((value for aspect, value in aspects if aspect == "fate"), ""),
        mode="done" if _FROM.search(left) else _mode(aspects),
        stance=next((value for aspect, value in aspects if aspect == "stance"), ""),
        source=source,
        part=bool(_OF_THEM.match(right)) and quantity.kind not in ("percent", "fraction"),
        difference=_is_difference(quantity, left, right),
        denied=bool(_NOT.search(left)),
        nearly=bool(_NEARLY.search(left)),
        level=bool(_LEVEL.search(left)) or (quantity.change != "" and bool(_TO.search(left))),
    )
    return setting if quantity.counted else _inherit(setting, quantity, span, folded, world)


def _inherit(setting: Setting, quantity: Quantity, span: _Span, folded: str, world: tuple) -> Setting:  # type: ignore[type-arg]
    """A bare number is of what stands before it: in its sentence, else in what was counted last."""
    _, known, before, spans, quantities, _ = world
    if setting.fate and quantity.kind == "count":
        return setting._replace(thing="people")
    for stretch in (folded[span.begin : quantity.start], folded[quantity.end : span.right]):
        for word in reversed(classes(stretch)):
            if word in known and word not in _role("generic") and quantity.kind == "count":
                return setting._replace(thing=word)
    vague = not _role("generic").isdisjoint(classes(folded[span.left : quantity.start]))
    for k in range(len(before) - 1, -1, -1):
        if spans[k].sentence < span.sentence - LOOK_BACK:
            break
        if (quantities[k].kind, quantities[k].unit) == (quantity.kind, quantity.unit) and not before[k].part:
            thing = class_of(quantities[k].counted) or before[k].thing
            words = (
                setting.words | before[k].words
                if quantity.kind == "count" or vague or not setting.words
                else setting.words
            )
            names = setting.names or before[k].names
            fate = setting.fate or (before[k].fate if quantity.kind == "count" else "")
            return setting._replace(
                thing=thing if quantity.kind == "count" else "", words=words, names=names, fate=fate
            )
    if not setting.words or vague:
        start = spans[max(0, len(before) - 1)].begin if before else span.begin
        return setting._replace(
            words=frozenset(classes(folded[min(start, span.begin) : span.finish])) - _role("generic")
        )
    return setting


def _read_aspects(folded: str, window: tuple[int, int], at: int) -> list[tuple[str, str]]:
    """The aspects that the words of the window tell, nearest to the number first."""
    pattern, known = _aspects()
    found = [(abs(m.start() - at), known[" ".join(m[0].split())]) for m in pattern.finditer(folded, *window)]
    return [aspect for _, aspect in sorted(found)]


def _mode(aspects: list[tuple[str, str]]) -> str:
    values = [value for aspect, value in aspects if aspect == "mode"]
    return "planned" if "planned" in values else (values[0] if values else "")


def _is_difference(quantity: Quantity, left: str, right: str) -> bool:
    if quantity.kind == "percentage_points":
        return True
    if quantity.change and not _TO.search(left) and not _LEVEL.search(left):
        return True
    return quantity.kind != "percent" and bool(_MORE_AFTER.match(right)) and not quantity.modifier.endswith("than")


def _teller(folded: str, raw: str) -> str:
    for pattern in _calls()[:2]:
        match = pattern.search(folded, max(0, len(folded) - 120))
        if match:
            words = raw[match.start("who") : match.end("who")].split()
            while words and words[0].casefold() in _SMALL:
                words = words[1:]
            while any(word.casefold() in _role("break") | _CUTS for word in words):
                words = words[1:]
            if words and words[-1].casefold() not in _PRONOUNS and _bare(words[-1]) not in _calendar():
                return _POSSESSIVE.sub("", " ".join(words))
    return ""


_POSSESSIVE = re.compile(r"(?:'s|’s|['’])\Z")
_SMALL = frozenset(("the", "a", "an", "its", "his", "her", "their", "by", "and", "of", "to"))
_CUTS = frozenset(("and", "that", "by", "on", "in", "of", "to", "said", "says"))
_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "who", "there", "which"))


@cache
def _calendar() -> frozenset[str]:
    return frozenset(
        row[column].casefold()
        for name in ("months", "weekdays")
        for row in read_lexicon(name)
        for column in row
        if row[column]
    )


def _names(text: str, window: tuple[int, int], names: frozenset[str]) -> frozenset[str]:
    words = (_bare(match[0]) for match in _WORD.finditer(text, *window) if match[0][:1].isupper())
    return frozenset(word for word in words if word in names)


def names_inside(text: str) -> frozenset[str]:
    """Words with a capital inside a sentence, folded, without days, months and offices.

    >>> sorted(names_inside("Seven ships left Pell on Monday, Minister Dorn said."))
    ['dorn', 'pell']
    """
    found = set()
    for match in _WORD.finditer(text):
        if (
            match[0][:1].isupper()
            and text[max(0, match.start() - 3) : match.start()].strip(" \"“‘'(—-")[-1:] not in _ENDS
        ):
            found.add(_bare(match[0]))
    return frozenset(found) - _calendar() - _titles()


_ENDS = ("", ".", "!", "?", ":", "\n")


def _bare(word: str) -> str:
    return word.replace("’", "'").removesuffix("'s").removesuffix("'").casefold()


@cache
def _titles() -> frozenset[str]:
    words = {word for row in read_lexicon("titles") for word in next(iter(row.values())).casefold().split()}
    numbers = {next(iter(row.values())).casefold() for row in read_lexicon("number_words")}
    return frozenset(words | numbers)
