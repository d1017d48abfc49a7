"""What the sentence around a number says of it: the matter, the names, what became of the counted, who tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from toolkit.comparison.aspects import LED_TO, UP_TO, first, is_difference, mode, read_aspects
from toolkit.comparison.contexts import INHERITED, joined, near_words
from toolkit.comparison.namings import located_names, names_between, names_inside, teller, titles
from toolkit.comparison.nouns import class_of, classes, role_of
from toolkit.comparison.records import Setting
from toolkit.comparison.spans import Span, part_of_day, read_spans, said_words
from toolkit.comparison.tellers import teller_behind
from toolkit.language.folding import fold
from toolkit.language.sentences import sentences
from toolkit.language.tries import trie_source
from toolkit.quantities import Quantity
from toolkit.quantities.applying import SHARES
from toolkit.quantities.context import bound_words, falls_short, words_before
from toolkit.quantities.holders import holder

BEFORE = 40
"""Characters before a number in which a word of comparison is looked for."""
LOOK_BACK = 2
"""Sentences before its own in which the matter of a bare number is looked for."""
_OF_THEM = re.compile(r"\s*(?:of\s+(?:them|these|those|whom|which)\b|[^.,;]{0,24}\bof (?:them|these)\b)")
_NOT = re.compile(r"\bnot\s+(?:the\s+|a\s+|some\s+|just\s+the\s+)?\Z")
_OF_PEOPLE = frozenset(("killed", "wounded", "rescued", "displaced", "detained", "released", "hospitalised"))
_FROM = re.compile(r"\bfrom\W*\Z")


@cache
def _telling() -> frozenset[str]:
    """The verbs and nouns of telling a number, as classes."""
    return frozenset(word for phrase in role_of("source") | role_of("tally") for word in classes(phrase))


@cache
def _compared() -> re.Pattern[str]:
    """What another number is compared with: from 40, against the revised 40."""
    return re.compile(rf"\b{trie_source(role_of('base'))}\.?\s+(?:[a-z]+\s+){{0,2}}[$£€]?\Z")


@cache
def _present() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{trie_source(role_of('present'))})\b")


def read_settings(
    text: str,
    quantities: Sequence[Quantity],
    *,
    contents: Sequence[tuple[int, int] | None] = (),
    known: frozenset[str] = frozenset(),
    names: frozenset[str] = frozenset(),
) -> list[Setting]:
    """The setting of each of these quantities of one text, which stand in reading order.

    `contents` are the stretches that somebody said, one for each quantity: what stands around them tells of
    the speaker. `known` are classes counted anywhere in this study, so that a bare number may be of them;
    `names` are words known to be names.

    >>> from toolkit.quantities import find_quantities
    >>> text = "The union counted 900 drivers, while the operator counted 540."
    >>> [(s.things, s.source) for s in read_settings(text, find_quantities(text))]
    [((), 'union'), (('drivers',), 'operator')]
    """
    known = known | {class_of(q.counted) for q in quantities if q.counted}
    reader = _Reader(text, quantities, list(contents) or [None] * len(quantities), known - role_of("generic"))
    counted = frozenset(class_of(q.counted) for q in quantities if q.counted)
    reader.names = (names | names_inside(text)) - titles()
    for i in range(len(quantities)):
        reader.read(i)
    lead = names_between(text, (0, _lead(reader.spans)), reader.names)
    return [setting._replace(rivals=counted, home=lead) for setting in reader.found]


def _lead(spans: list[Span]) -> int:
    """Where the sentence of the first number ends: what it names, the article is about."""
    return spans[0].finish if spans else 0


class _Reader:
    """One text with its quantities; `read` adds the setting of one, which may inherit from those before it."""

    names: frozenset[str]

    def __init__(
        self,
        text: str,
        quantities: Sequence[Quantity],
        contents: Sequence[tuple[int, int] | None],
        known: frozenset[str],
    ) -> None:
        self.text, self.folded, self.quantities, self.known = text, fold(text), quantities, known
        self.spans = read_spans(self.folded, quantities, contents, sentences(text))
        self.found: list[Setting] = []

    def read(self, i: int) -> None:
        """Read the setting of one quantity."""
        quantity, span, folded = self.quantities[i], self.spans[i], self.folded
        left, right = folded[span.left : quantity.start], folded[quantity.end : span.right]
        comma = folded.find(",", quantity.end, span.right)
        aspects = read_aspects(folded, (span.left, comma if comma > 0 else span.right), quantity.start)
        source = teller(folded[span.begin : quantity.start], self.text[span.begin : quantity.start]) or teller_behind(
            self.text, quantity.end, span.right
        )
        told = frozenset(classes(source.casefold())) | frozenset(source.casefold().split())
        told = told | _telling() if source else told
        without = role_of("generic") | bound_words() | told
        setting = Setting(
            words=(frozenset(classes(left)) | frozenset(classes(right))) - without,
            near=near_words(left, right, without),
            subject=frozenset(classes(holder(self.text, quantity.start).casefold())) - without,
            names=names_between(self.text, (span.left, span.right), self.names - told),
            located=located_names(self.text, (span.left, span.right)),
            groups=frozenset(value for aspect, value in aspects if aspect == "group"),
            fate=first(aspects, "fate"),
            mode="done" if _FROM.search(left) else mode(aspects),
            stance=first(aspects, "stance"),
            period=first(aspects, "period"),
            source=source,
            part=bool(_OF_THEM.match(right)) and quantity.kind not in SHARES,
            way=quantity.change,
            difference=is_difference(quantity, left, right),
            denied=bool(_NOT.search(left)),
            nearly=falls_short(words_before(folded, quantity.start)),
            level=bool(UP_TO.search(left)) or (quantity.change != "" and bool(LED_TO.search(left))),
            risen=bool(UP_TO.search(left)),
            order=first(aspects, "order"),
            other=bool(first(aspects, "other")),
            turnout=bool(first(aspects, "turnout")),
            sentence=(span.begin, span.finish),
            reach=self._reach(i),
            opening=self._opening(i),
            lasting=bool(_present().search(folded, span.begin, span.finish)),
            ongoing=bool(said_words("ongoing").search(folded, span.begin, span.finish)),
            disputed=bool(said_words("dispute").search(folded, span.begin, span.finish)),
            part_of_day=part_of_day(folded, span),
            base=bool(_compared().search(folded, max(0, quantity.start - BEFORE), quantity.start)),
            spans=self._spans(i),
        )
        self.found.append(setting if quantity.counted else self._inherit(setting, i, told))

    def _reach(self, i: int) -> tuple[int, int, int, int]:
        quantity, span = self.quantities[i], self.spans[i]
        before = self.quantities[i - 1].end if i else 0
        after = self.quantities[i + 1].start if i + 1 < len(self.quantities) else span.finish
        return max(span.begin, before), quantity.start, quantity.end, min(span.finish, after)

    def _spans(self, i: int) -> frozenset[str]:
        low, _, _, high = self._reach(i)
        return frozenset(" ".join(match[0].split()) for match in said_words("span").finditer(self.folded, low, high))

    def _opening(self, i: int) -> int:
        while i and self.spans[i - 1].begin == self.spans[i].begin:
            i -= 1
        return self.quantities[i].start

    def _inherit(self, setting: Setting, i: int, told: frozenset[str]) -> Setting:
        """A bare number is of what stands before it: in its sentence, else in what was counted last."""
        quantity, span = self.quantities[i], self.spans[i]
        count = quantity.kind == "count"
        left = classes(self.folded[span.left : quantity.start])
        vague = not role_of("generic").isdisjoint(left) or not set(left) - told
        if count:
            setting = setting._replace(things=self._things(setting, i, told))
        before = self._before(i)
        if before is None:
            if setting.words and not vague:
                return setting
            begin = self.spans[i - 1].begin if i else span.begin
            around = frozenset(classes(self.folded[min(begin, span.begin) : span.finish]))
            more = tuple((word, 1.0) for word in sorted(around - role_of("generic")))
            return setting._replace(
                words=setting.words | (around - role_of("generic")), near=joined(setting.near, more)
            )
        earlier = self.found[before]
        words = earlier.words | {class_of(self.quantities[before].counted)} - {""}
        head = class_of(self.quantities[before].counted)
        lent = joined((), [*earlier.near, *([(head, 1.0)] if head else [])])
        setting = setting._replace(near=joined(setting.near, [(word, w / INHERITED) for word, w in lent]))
        if count or vague or not setting.words:
            setting = setting._replace(words=setting.words | words, names=setting.names or earlier.names)
        if count and not setting.things:
            things = (class_of(self.quantities[before].counted), *earlier.things)
            setting = setting._replace(things=tuple(thing for thing in things if thing))
            setting = setting._replace(fate=setting.fate or earlier.fate)
        return setting

    def _things(self, setting: Setting, i: int, told: frozenset[str]) -> tuple[str, ...]:
        """What is counted elsewhere in this study and named in the sentence of a bare number."""
        quantity, span = self.quantities[i], self.spans[i]
        near = [*reversed(classes(self.folded[span.begin : quantity.start]))]
        near += classes(self.folded[quantity.end : span.right])
        things = [word for word in dict.fromkeys(near) if word in self.known and word not in told]
        return tuple(["people", *things] if setting.fate in _OF_PEOPLE else things)

    def _before(self, i: int) -> int | None:
        """The number before this one of the same measure, within reach."""
        quantity = self.quantities[i]
        for k in range(i - 1, -1, -1):
            if self.spans[k].sentence < self.spans[i].sentence - LOOK_BACK:
                return None
            other = self.quantities[k]
            if (other.kind, other.unit) == (quantity.kind, quantity.unit) and not self.found[k].part:
                return k
        return None
