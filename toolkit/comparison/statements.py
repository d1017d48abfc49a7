"""Statements of different speakers about the same matter, with a hint how they stand to each other."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple

from toolkit.comparison.nouns import singular
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

Hint = Literal["agreement", "denial", "contradiction", "same matter"]
COMMON = 60
"""A term in more statements than this brings no two of them together: it tells too little."""
ENOUGH = 0.14
"""Share of the weight of all terms that two statements must have in common."""
ALIKE = 0.5
"""Share of the weight of all terms from which on two statements may say the same."""
NEGATED = 2
"""Words behind a negation, small ones not counted, that it is held to negate."""
SHORT = 3
"""Letters that a word must have more of for "un" before it to make its opposite."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d,.]*\d|\d")
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+)[\"“‘]?\Z")


class Said(NamedTuple):
    """One statement, as far as it matters for comparing."""

    key: str
    speaker: str
    content: str
    cue_class: str
    negated: bool


class StatementPair(NamedTuple):
    """Two statements of different speakers about the same matter; `evidence` says what the hint rests on."""

    first: str
    second: str
    similarity: float
    hint: Hint
    evidence: str
    shared: tuple[str, ...]


@cache
def _stop_words() -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("counted_words") if row["role"] == "stop")


@cache
def _opposites() -> tuple[frozenset[str], frozenset[tuple[str, str]]]:
    rows = read_lexicon("comparison_opposites")
    pairs = {(row["word"], row["opposite"]) for row in rows if row["opposite"]}
    return frozenset(r["word"] for r in rows if not r["opposite"]), frozenset(pairs | {(b, a) for a, b in pairs})


def terms_of(content: str) -> dict[str, bool]:
    """The names, numbers and nouns of a statement; True for names and numbers, which weigh double.

    >>> terms_of("We have won against Kestria with 500 soldiers")
    {'won': False, 'kestria': True, '500': True, 'soldier': False}
    """
    terms: dict[str, bool] = {}
    for match in _WORD.finditer(content):
        word = match[0].replace("’", "'").removesuffix("'s")
        low = word.casefold()
        if (low in _stop_words() and not word.isupper()) or len(low) < 2:
            continue
        opens = _SENTENCE_START.search(content[max(0, match.start() - 4) : match.start()])
        name = word[0].isdigit() or (word[0].isupper() and not opens)
        term = low if name else singular(low)
        terms[term] = terms.get(term, False) or name
    return terms


def pair_statements(statements: list[Said]) -> list[StatementPair]:
    """Pairs of statements of different speakers that share rare names, numbers and terms, nearest first.

    >>> said = [
    ...     Said("s1", "Ana Dorn", "The northern bridge at Pell is safe", "claim", False),
    ...     Said("s2", "Ivo Karr", "The northern bridge at Pell is not safe", "claim", False),
    ... ]
    >>> [(pair.hint, pair.evidence) for pair in pair_statements(said)]
    [('contradiction', 'only one of the two negates: not')]
    """
    terms = [terms_of(said.content) for said in statements]
    spread = Counter(term for found in terms for term in found)
    weights = [
        {term: _weight(spread[term], len(statements)) * (2 if name else 1) for term, name in found.items()}
        for found in terms
    ]
    pairs = []
    for i, j in _candidates(terms, spread):
        first, second = statements[i], statements[j]
        shared = tuple(sorted(weights[i].keys() & weights[j].keys()))
        if (first.speaker and first.speaker == second.speaker) or len(shared) < 2:
            continue
        similarity = _likeness(weights[i], weights[j], shared)
        if similarity >= ENOUGH:
            hint, evidence = hint_on(first, second, similarity)
            pairs.append(StatementPair(first.key, second.key, round(similarity, 3), hint, evidence, shared))
    return sorted(pairs, key=lambda pair: -pair.similarity)


def _weight(spread: int, count: int) -> float:
    return math.log(1 + (count + 1) / spread)


def _candidates(terms: list[dict[str, bool]], spread: Counter[str]) -> Iterator[tuple[int, int]]:
    """Statements that share a term which is not everywhere, each pair once."""
    holding: defaultdict[str, list[int]] = defaultdict(list)
    for i, found in enumerate(terms):
        for term in found:
            if spread[term] <= COMMON:
                holding[term].append(i)
    met = {(a, b) for held in holding.values() for n, a in enumerate(held) for b in held[n + 1 :]}
    return iter(sorted(met))


def _likeness(one: dict[str, float], other: dict[str, float], shared: tuple[str, ...]) -> float:
    common = sum(min(one[term], other[term]) for term in shared)
    return common / (sum(one.values()) + sum(other.values()) - common)


def hint_on(first: Said, second: Said, similarity: float) -> tuple[Hint, str]:
    """A hint how two statements about the same matter stand to each other, and what it rests on."""
    for denier, other in ((first, second), (second, first)):
        if denier.cue_class == "denial" and other.cue_class != "denial":
            return "denial", f"{denier.speaker or 'one side'} denies: the cue is a denial"
    opposed = _opposed(first.content, second.content)
    one, other_negation = _negation(first), _negation(second)
    if bool(one) != bool(other_negation):
        if opposed:  # "is not open", "is closed"
            return "same matter", f"{opposed[0]} and {opposed[1]}, but only one of the two negates"
        if _negates_shared(first, second) or _negates_shared(second, first):
            return "contradiction", f"only one of the two negates: {one or other_negation}"
        return "same matter", "they share names, numbers or terms, but none that one of them negates"
    if opposed:
        return "contradiction", f"they say the opposite: {opposed[0]} and {opposed[1]}"
    if "agreement" in (first.cue_class, second.cue_class):
        return "agreement", "the cue is one of agreement"
    if _NO_CLAIMS.isdisjoint((first.cue_class, second.cue_class)) and _says_the_same(first, second, similarity):
        return "agreement", "both say nearly the same, and neither negates it alone"
    return "same matter", "they share names, numbers or terms"


_NO_CLAIMS = frozenset(("demand", "question", "promise", "threat", "intention"))
"""Cues under which a statement does not hold something to be so."""


def _says_the_same(first: Said, second: Said, similarity: float) -> bool:
    """Whether two statements share most of what they say, and not each has a word of its own that may differ."""
    ones, others = set(terms_of(first.content)), set(terms_of(second.content))
    alone = min(len(ones - others), len(others - ones))
    return similarity >= ALIKE and not alone


def _words(content: str) -> list[str]:
    return [match[0].casefold().replace("’", "'") for match in _WORD.finditer(content)]


@cache
def _marks() -> re.Pattern[str]:
    """The words and phrases of the list of opposites."""
    listed = {word for pair in _opposites()[1] for word in pair}
    return re.compile(rf"(?<![\w'-]){trie_source(listed)}(?![\w'-])")


def _opposed(one: str, other: str) -> tuple[str, str] | None:
    """Two words that say the opposite, one in each: from the list, or by their prefix (aware, unaware)."""
    words, others = " ".join(_words(one)), " ".join(_words(other))
    marks, more = set(_marks().findall(words)), set(_marks().findall(others))
    listed = sorted((a, b) for a in marks - more for b in more - marks if (a, b) in _opposites()[1])
    if listed:
        return listed[0]
    ones, two = set(words.split()), set(others.split())
    prefixed = sorted((a, b) for a in ones for b in two if _is_prefixed(a, b) or _is_prefixed(b, a))
    return prefixed[0] if prefixed else None


_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non-")


def _is_prefixed(word: str, longer: str) -> bool:
    return len(word) > SHORT and longer.endswith(word) and longer.removesuffix(word) in _PREFIXES


def _negation(said: Said) -> str:
    if said.negated:
        return "the cue"
    words = _words(said.content)
    return next((words[place] for place in _negations(words)), "")


def _negations(words: list[str]) -> Iterator[int]:
    """Where a word negates."""
    return (place for place, (word, after) in enumerate(pairwise([*words, ""])) if _negates(word, after))


def _negates_shared(said: Said, other: Said) -> bool:
    """Whether a statement negates what the other speaks of: not one | soldier, where the other counts soldiers."""
    if said.negated:
        return True
    words, known = _words(said.content), set(terms_of(other.content))
    for place in _negations(words):
        told = [w for w in words[place + 1 :] if w not in _stop_words() and len(w) > 1][:NEGATED]
        if any(w in known or singular(w) in known for w in told):
            return True
    return False


def _negates(word: str, after: str) -> bool:
    """Whether a word negates; "nothing but" and "not only" do not."""
    return (word in _opposites()[0] or word.endswith("n't")) and after not in ("but", "only", "just", "least")
