"""Names around a number, and who tells it: "the operator counted 540", "the mission's count was 1,410"."""

from __future__ import annotations

import re
from functools import cache

from toolkit.comparison.nouns import role_of, small_words
from toolkit.language.folding import fold
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon
from toolkit.quantities.context import bound_words
from toolkit.statements.nouns import time_units

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_FILLER = r"(?:\s+(?:[a-z-]+\s+){0,3}|\s+)"


@cache
def _calls() -> tuple[re.Pattern[str], ...]:
    """A subject with its verb, a possessive with its tally or alone, and a bare name, at the end of what stands before.

    The last is of what leaves out its verb: "police counted 40 and the organisers 900".
    """
    tellers, tallies = trie_source(role_of("source")), trie_source(role_of("tally"))
    nouns = trie_source(role_of("source noun"))
    plural = r"(?P<who>(?:[^\W\d_][\w’'-]*\s){0,4}(?:[^\W\d_][\w’'-]*s|police|people))"
    who = r"(?P<who>[^\W\d_][\w’'-]*(?:\s[^\W\d_][\w’'-]*){0,6})"
    bounds = rf"(?:\s+{trie_source(bound_words())})*"
    return (
        re.compile(rf"{who},?\s+(?:{tellers}){_FILLER}\W*\Z"),
        re.compile(rf"{plural},?\s+(?:{nouns}){_FILLER}\W*\Z"),
        re.compile(rf"{who}(?:'s|s'|’s|s’)\s+(?:[\w-]+\s+)?(?P<tally>{tallies})\b(?:[^.,;]{{0,24}}){_FILLER}\W*\Z"),
        re.compile(rf"{who}(?:'s|s'|’s|s’){bounds}\s+\W*\Z"),
        re.compile(rf"(?:\b(?:and|while|but|whereas|according\sto)|[;,—–])\s{who},?{bounds}\s+\W*\Z"),
    )


def teller(folded: str, raw: str) -> str:
    """Who tells the number that follows these words, "" where they do not say.

    >>> teller("while the operator counted nearly ", "while the operator counted nearly ")
    'operator'
    """
    if "," in raw and _ASIDE.search(raw):
        raw = _ASIDE.sub(" ", raw)  # "the coastguard, in its bulletin for that day, gave"
        folded = fold(raw)
    for n, pattern in enumerate(_calls()):
        match = pattern.search(folded, max(0, len(folded) - 120))
        words = noun_phrase(raw[match.start("who") : match.end("who")].split()) if match else []
        if match and words and (n < 3 or (_is_somebody(words) and (n == 3 or _is_told(folded[: match.end("who")])))):
            return _POSSESSIVE.sub("", " ".join(words))
    return ""


_ASIDE = re.compile(
    r",\s(?:in|at|after|for|on|with|who|which|whose|when|where|citing|quoting|asked|speaking|according|as|under)\b[^,]{1,70},\s"
)


@cache
def _telling() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{trie_source(role_of('source'))}|according to)\b")


def _is_told(folded: str) -> bool:
    return bool(_telling().search(folded))


def noun_phrase(words: list[str]) -> list[str]:
    """The noun phrase at the end of these words, without what opens it; nothing for a pronoun, a day or a passive."""
    folded = [word.casefold() for word in words]
    while folded and folded[-1] in _ADVERBS:
        folded.pop()
    start = 0
    for i, word in enumerate(folded):
        opens = word in ("the", "a", "an", "its", "his", "her", "their") and i and folded[i - 1] not in _LINKS
        if word in role_of("break") | _CUTS or opens:
            start = i + (not opens)
    while start < len(folded) and folded[start] in _SMALL | _LINKS:
        start += 1
    kept = words[start : len(folded)]
    if not kept or not _NOBODY.isdisjoint(folded[start:]) or bare(kept[-1]) in calendar():
        return []
    # back after six months | have counted; in small letters, for a paper may be named Seven Days
    return [] if kept[-1] in time_units() else kept


def _is_somebody(words: list[str]) -> bool:
    """Whether a possessive names a teller: a body, a person, a name inside a sentence; not "Wind's share"."""
    head = bare(words[-1])
    return head in _speakers() or head.removesuffix("s") in _speakers()


@cache
def _speakers() -> frozenset[str]:
    return frozenset(row["noun"].casefold() for row in read_lexicon("speaking_nouns"))


_POSSESSIVE = re.compile(r"(?:'s|’s|['’])\Z")
_SMALL = frozenset(("the", "a", "an", "its", "his", "her", "their", "by", "and", "of", "to"))
_CUTS = frozenset(("and", "that", "by", "on", "in", "of", "to", "said", "says"))
_NOBODY = frozenset(
    (
        "he", "she", "it", "they", "we", "i", "you", "who", "there", "which", "that", "this", "was", "were", "is",
        "are", "been", "be", "has", "have", "had", "will", "would", "not", "never", "one", "some", "many", "others",
        "asked", "herself", "himself", "themselves", "itself", "costs", "cost", "when", "where", "if",
    )
)  # fmt: skip
_ADVERBS = frozenset(
    ("again", "also", "now", "still", "once", "later", "then", "meanwhile", "has", "have", "had", "only")
)
_LINKS = frozenset(("of", "for", "in", "at", "from", "with", "on", "to", "by"))


def one_teller(first: str, second: str) -> bool:
    """Whether two names may be one teller's: the same, or one within the other ("Torvand", "Ilka Torvand").

    >>> one_teller("the Coast Guard", "coast guard"), one_teller("police", "port authority")
    (True, False)
    """
    one, other = (frozenset(bare(word) for word in name.split()) - _SMALL for name in (first, second))
    return bool(one and other) and (one <= other or other <= one)


@cache
def calendar() -> frozenset[str]:
    """Names of days and months, folded."""
    return frozenset(
        row[column].casefold()
        for name in ("months", "weekdays")
        for row in read_lexicon(name)
        for column in row
        if row[column]
    )


def names_between(text: str, window: tuple[int, int], names: frozenset[str]) -> frozenset[str]:
    """Those of the known names that stand in a stretch of text."""
    words = (bare(match[0]) for match in _WORD.finditer(text, *window) if match[0][:1].isupper())
    return frozenset(word for word in words if word in names)


_LOCATED = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Aa]cross|[Aa]long|[Oo]utside|[Oo]ff|[Nn]eighbou?ring|[Rr]ival)"
    r"\s+(?:the\s+)?(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)?)"
)


def located_names(text: str, window: tuple[int, int]) -> frozenset[str]:
    """The names after a word of place in a stretch of text, without days and months.

    >>> sorted(located_names("A march in Port Lisle on Monday, in May", (0, 39)))
    ['lisle', 'port']
    """
    found = (word for match in _LOCATED.finditer(text, *window) for word in match["name"].split())
    return frozenset(bare(word) for word in found) - calendar()


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
            found.add(bare(match[0]))
    return frozenset(found) - calendar() - titles() - small_words()


_ENDS = ("", ".", "!", "?", ":", "\n")


def bare(word: str) -> str:
    """A word folded, without its possessive."""
    return word.replace("’", "'").removesuffix("'s").removesuffix("'").casefold()


@cache
def titles() -> frozenset[str]:
    """Forms of address, ranks and number words: with a capital, but no names."""
    words = {word for row in read_lexicon("titles") for word in next(iter(row.values())).casefold().split()}
    numbers = {next(iter(row.values())).casefold() for row in read_lexicon("number_words")}
    offices = {row["noun"].casefold() for row in read_lexicon("speaking_nouns") if "noun" in row}
    return frozenset(words | numbers | offices)
