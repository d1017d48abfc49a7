"""Names around a number, and who tells it: "the operator counted 540", "the mission's count was 1,410"."""

from __future__ import annotations

import re
from functools import cache

from toolkit.comparison.nouns import role_of
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_FILLER = r"(?:\s+(?:[a-z-]+\s+){0,3}|\s+)"


@cache
def _calls() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A subject with its verb, and a possessive, at the end of what stands before a number."""
    tellers, tallies = trie_source(role_of("source")), trie_source(role_of("tally"))
    subject = r"(?P<who>[^\W\d_][\w’'-]*(?:\s[^\W\d_][\w’'-]*){0,3})"
    owner = r"(?P<who>[^\W\d_][\w’'-]*(?:\s[^\W\d_][\w-]*){0,3})"
    return (
        re.compile(rf"{subject},?\s+(?:{tellers}){_FILLER}\W*\Z"),
        re.compile(rf"{owner}(?:'s|s'|’s|s’)(?:\s+{tallies}\b[^.,;]{{0,24}})?{_FILLER}\W*\Z"),
    )


def teller(folded: str, raw: str) -> str:
    """Who tells the number that follows these words, "" where they do not say.

    >>> teller("while the operator counted nearly ", "while the operator counted nearly ")
    'operator'
    """
    for pattern in _calls():
        match = pattern.search(folded, max(0, len(folded) - 120))
        if match:
            words = raw[match.start("who") : match.end("who")].split()
            while words and words[0].casefold() in _SMALL:
                words = words[1:]
            while any(word.casefold() in role_of("break") | _CUTS for word in words):
                words = words[1:]
            while words and words[0].casefold() in _SMALL:
                words = words[1:]
            if words and words[-1].casefold() not in _PRONOUNS and bare(words[-1]) not in calendar():
                return _POSSESSIVE.sub("", " ".join(words))
    return ""


_POSSESSIVE = re.compile(r"(?:'s|’s|['’])\Z")
_SMALL = frozenset(("the", "a", "an", "its", "his", "her", "their", "by", "and", "of", "to"))
_CUTS = frozenset(("and", "that", "by", "on", "in", "of", "to", "said", "says"))
_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "who", "there", "which"))


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
    return frozenset(found) - calendar() - titles()


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
