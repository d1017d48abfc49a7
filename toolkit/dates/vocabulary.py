"""The words of date expressions, each with the letter that the grammar's patterns use for its kind.

M month, W weekday, w weekdays, U unit, u units, S season, s stretch ("end of"), H holiday, T day word ("today"),
J tonight, P part of day, p parts of day, K clock time, A am or pm, Z zone, t local time,
n number, o ordinal, y year, Y year-end,
E decade, B short year ('98), 1 full numeric date, 2 numeric date without year, 3 date-time, C c eras, D the, a a,
i this, j that, l last, k previous, x next, z following, G ago, b before, f after, g from now, r from, O of,
@ preposition, & and, ~ to, m early or late, q about, e each, v few, + more, $ fiscal, h half, V daily, R reference,
N event name, I beginning, ^ year-ago, = comparable, % new year, * ahead, d period, L or later,
: weeklong, X long or old, F sometime, 4 or so,
5 a quarter or year of a company ("3Q21"), ! a word of no use here, and punctuation as itself.
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from toolkit.lexicons import read_lexicon


class Word(NamedTuple):
    """What a word means in a date expression; `guarded` words are everyday words as well."""

    kind: str
    value: Any
    guarded: bool = False


@cache
def vocabulary() -> dict[str, Word]:
    """Every word and phrase of the lexicons, folded, with its meaning."""
    words: dict[str, Word] = {}
    for row in read_lexicon("date_words"):
        if row["kind"]:
            words[row["word"]] = Word(row["kind"], int(row["value"]) if row["kind"] == "n" else row["value"])
    for row in read_lexicon("date_units"):
        words[row["word"]] = Word("u" if row["plural"] else "U", row["unit"], bool(row["guarded"]))
    for row in read_lexicon("timezones"):
        words[row["word"]] = Word("Z", (int(row["minutes"]), row["saving"]))
    for row in read_lexicon("seasons"):
        words[row["word"]] = Word("S", row["season"], bool(row["guarded"]))
    for row in read_lexicon("holidays"):
        words[row["name"]] = Word("H", row["rule"])
    for row in read_lexicon("date_decades"):
        words[row["word"]] = Word("E", 190 + int(row["tens"]) // 10, True)
    for row in read_lexicon("weekdays"):
        words[row["word"]] = Word("w" if row["plural"] else "W", int(row["weekday"]), bool(row["guarded"]))
    for row in read_lexicon("months"):
        words[row["word"]] = Word("M", int(row["month"]), bool(row["guarded"]))
    return words


@cache
def trigger_words() -> frozenset[str]:
    """The words that alone open an expression; the others only lengthen one."""
    opening = {row["word"] for row in read_lexicon("date_words") if row["trigger"]}
    kinds = set("UuSHEWwM")
    return frozenset(opening | {word for word, meaning in vocabulary().items() if meaning.kind in kinds})


@cache
def number_words() -> dict[str, tuple[int, str]]:
    """Number words with value and kind: unit, teen, ten or ordinal."""
    return {row["word"]: (int(row["value"]), row["kind"]) for row in read_lexicon("date_numbers")}


@cache
def known_words() -> frozenset[str]:
    """Every single word that may stand inside an expression."""
    words = {part for phrase in vocabulary() for part in phrase.split()}
    return frozenset(words | set(number_words()) | {"hundred", "thousand"})
