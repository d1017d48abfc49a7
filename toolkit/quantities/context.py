"""What stands around a number: the words before it and the bound they make."""

from __future__ import annotations

from functools import cache

from toolkit.lexicons import read_lexicon

REACH = 48
"""Characters before a number in which a bound ("no fewer than an estimated") is looked for."""


@cache
def bounds() -> tuple[dict[tuple[str, ...], str], dict[str, str]]:
    """The words of bounds before a number, and the wordings of bounds after it."""
    rows = read_lexicon("quantity_bounds")
    before = {tuple(r["phrase"].split()): r["modifier"] for r in rows if r["side"] == "before"}
    return before, {r["phrase"]: r["modifier"] for r in rows if r["side"] == "after"}


_SIGNS = {
    ">": "more_than", "<": "less_than", "~": "about", "≈": "about", "≥": "at_least", "≤": "at_most", ">=": "at_least",
    "<=": "at_most", "=>": "", "=<": "",
}  # fmt: skip


@cache
def small_words(role: str) -> frozenset[str]:
    """The small words that answer one question about a number."""
    return frozenset(row["word"] for row in read_lexicon("quantity_context") if row["role"] == role)


def words_before(folded: str, start: int) -> list[str]:
    """The last words before a position, in reading order, without the marks that open a quotation or a bracket.

    >>> words_before('he said "no more than 600 came', 22)
    ['he', 'said', 'no', 'more', 'than']
    """
    window = folded[max(0, start - REACH) : start]
    if _OPENING.isdisjoint(window):
        return window.split()
    return [bare for word in window.replace(";", "; ").split() if (bare := word.lstrip("\"'(["))]


_OPENING = frozenset("\"'([;")
"""What may touch a word from the left: quotation marks, brackets, and the mark between two clauses."""


def bound_before(words: list[str]) -> str:
    """The modifier that the last words make, "" where they make none.

    >>> bound_before("killing no fewer than".split())
    'at_least'
    """
    if not words:
        return ""
    last = words[-1]
    if last not in _last_words() and last.isalnum():
        return ""
    if last == "passed":
        subject = words[-3:-2] if words[-2:-1] in (["has"], ["have"], ["had"]) else words[-2:-1]
        return "more_than" if subject and subject[0] in small_words("toll") else ""
    if last[-1] == "-" and len(last) > 1:  # "sub-500"
        words = [*words[:-1], last[:-1]]
    sign = _SIGNS.get(last[-2:], _SIGNS.get(last[-1]))
    if sign is not None:
        return sign
    if len(words) > 1 and words[-2] in ("never", "not") and bounds()[0].get((last,)) == "more_than":
        return "at_most"  # "never exceeded 1,000"
    if words[-2:] == ["up", "to"] and words[-3:-2] and words[-3] in small_words("up_to"):
        return ""  # "add up to 90", "went up to 90"
    modifier = _bound_ending(words, len(words))
    if not modifier and last in small_words("transparent"):
        modifier = _bound_ending(words, len(words) - 1)
        compared = len(words) > 1 and words[-2] in ("than", "as", "beyond") and last in small_words("determiner")
        return "" if compared else modifier  # "three more than the six of May", "twice as many as the six" compare
    return "" if _is_multiplied(words) else modifier


def _is_multiplied(words: list[str]) -> bool:
    """Whether a multiple stands before the bound: "twice as many as 40" bounds nothing."""
    return words[-3:] in (["as", "many", "as"], ["as", "much", "as"]) and words[-4:-3] in (
        ["twice"],
        ["times"],
        ["half"],
    )


@cache
def _endings() -> dict[str, list[tuple[list[str], str]]]:
    """The bounds by their last word, longest first."""
    endings: dict[str, list[tuple[list[str], str]]] = {}
    for phrase, modifier in sorted(bounds()[0].items(), key=lambda item: -len(item[0])):
        endings.setdefault(phrase[-1], []).append((list(phrase), modifier))
    return endings


@cache
def _last_words() -> frozenset[str]:
    """The words that may stand between a bound and its number, or end the bound: most words are neither."""
    return frozenset(_endings()) | small_words("transparent") | {"passed"}


def _bound_ending(words: list[str], end: int) -> str:
    for phrase, modifier in _endings().get(words[end - 1], ()) if end else ():
        if modifier and words[max(0, end - len(phrase)) : end] == phrase:
            return modifier
    return ""


def falls_short(words: list[str]) -> bool:
    """Whether the last words say that it is a little less than the number: "nearly", "close on", "just shy of".

    >>> falls_short("the firm lost close on".split()), falls_short("the firm lost about".split())
    (True, False)
    """
    while words and words[-1] in small_words("transparent"):
        words = words[:-1]
    return any(words[-length:] in _short()[length] for length in _short() if len(words) >= length)


@cache
def _short() -> dict[int, list[list[str]]]:
    """The bounds a little below a number, by how many words they have."""
    found: dict[int, list[list[str]]] = {}
    for row in read_lexicon("quantity_bounds"):
        if row["reach"] == "below":
            words = row["phrase"].split()
            found.setdefault(len(words), []).append(words)
    return found


def bound_after(folded: str, end: int) -> tuple[str, int]:
    """The modifier that follows, with its end: "650 or so", "5+", "40-odd"; "" where there is none."""
    after = folded[end : end + 24]
    if after[:1] == "+" and not after[1:2].isalnum():
        return "at_least", end + 1
    if after[:4] == "-odd" and not after[4:5].isalnum():
        return "about", end + 4
    return _bound_following(folded, end, bounds()[1]) if after[:1] == " " and after[1:3] in _openings() else ("", end)


@cache
def _openings() -> frozenset[str]:
    """The first two letters of the bounds after a number: most of what stands there is told apart by one look."""
    return frozenset(phrase[:2] for phrase in bounds()[1])


def bound_behind(folded: str, end: int) -> str:
    """The modifier behind the counted noun: "800 homes or more", "12 buses at most"; "" where there is none."""
    at = end + 1 if folded[end : end + 2] == ", " else end
    if folded[at : at + 1] != " " or folded[at + 1 : at + 2] not in _INITIALS:
        return ""
    return _bound_following(folded, at, _behind())[0]


_INITIALS = ("o", "a", "g", "i", "t", "m", "b")
"""The first letters of all bounds behind a noun: most of what stands there is told apart by one look."""


@cache
def _behind() -> dict[str, str]:
    return {r["phrase"]: r["modifier"] for r in read_lexicon("quantity_bounds") if r["reach"] == "noun"}


def _bound_following(folded: str, end: int, table: dict[str, str]) -> tuple[str, int]:
    after = folded[end : end + 24]
    words = after.split(None, 4)
    for length in range(min(4, len(words)), 0, -1):
        phrase = " ".join(words[:length]).rstrip(".,;:!?\"')")
        modifier = table.get(phrase)
        if modifier:
            last = words[length - 1].rstrip(".,;:!?\"')")
            at = folded.find(last, end + sum(map(len, words[: length - 1])) + length)
            return modifier, (at if at >= 0 else folded.find(last, end)) + len(last)
    return "", end


@cache
def changes() -> dict[str, str]:
    """Words that make the number after them the size of a change, with its direction."""
    return {row["word"]: row["direction"] for row in read_lexicon("quantity_changes")}


@cache
def direct_changes() -> dict[str, str]:
    """Those that need no "by" before the number: "rose 5%", but not "raised $5m"."""
    return {row["word"]: row["direction"] for row in read_lexicon("quantity_changes") if not row["only"]}


@cache
def statuses() -> dict[str, str]:
    """What may become of the counted, by the words that tell it."""
    return {row["word"]: row["status"] for row in read_lexicon("quantity_status")}


@cache
def bound_words() -> frozenset[str]:
    """Every word that stands in a bound, and the small words around it."""
    phrases = (row["phrase"] for row in read_lexicon("quantity_bounds") if row["side"] == "before")
    return (
        frozenset(word for phrase in phrases for word in phrase.split())
        | small_words("padding")
        | frozenset(("between",))
    )


@cache
def comparatives() -> dict[str, str]:
    """The direction of each comparative, and of each noun of change."""
    return {row["word"]: row["direction"] for row in read_lexicon("quantity_comparatives")}


@cache
def sides() -> dict[str, str]:
    """The direction of what needs no "than" before its level: "short of", "ahead of"."""
    return {row["word"]: row["direction"] for row in read_lexicon("quantity_sides")}


@cache
def ways() -> dict[str, str]:
    """The direction of each word of change or comparison."""
    return changes() | comparatives()


@cache
def coins() -> frozenset[str]:
    """Money whose country is not said, in the singular: crown, thaler."""
    return small_words("coin")
