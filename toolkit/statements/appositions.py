"""Where the apposition or relative clause after a name ends: Ana Dorn, the mayor of Kell, said."""

from __future__ import annotations

from toolkit.statements.nouns import is_title_like
from toolkit.statements.reading import Reading


def apposition_end(reading: Reading, at: int, high: int) -> int:
    """Where the apposition after a phrase ends: `, 27, a sailor who left in May` or ` who left in May`."""
    kinds, words = reading.kinds, reading.words
    if at < high and words[at] == "who":
        return _relative_end(reading, at, high)
    if at + 2 < high and kinds[at : at + 3] in (",0,", ",0."):
        at += 2  # an age
        if kinds[at + 1 : at + 3] == "iC" and words[at + 1] in ("of", "from"):  # 32, of Kell, a teacher
            at = min((kinds.find(",", at + 1, at + 9) + 1 or at + 1) - 1, high - 1)
    if at + 1 >= high or kinds[at] != ",":
        return at
    first = at + 1 + (kinds[at : at + 3] in (",rd", ",md", ",rx"))  # Dorn, now a host
    if first >= high or kinds[first] not in "dpCxw0h":
        return at
    if kinds[first] == "w":
        return _relative_end(reading, first, high)
    if kinds[first] == "x" and words[first].endswith(("ing", "ed")) and not is_title_like(words[first]):
        return at
    after = first
    while after < high and kinds[after] not in ",Q-;:" and not (kinds[after] in "v" and kinds[after - 1] == "u"):
        after += 1
    inside = kinds[at + 1 : after]
    if "b" in inside and "w" not in inside[: inside.index("b")]:
        return at  # a clause of its own: according to the report, there were five
    closes = after >= high - 1 or kinds[after] in ",-"
    return _without_stop(kinds, min(after, high)) if closes else at


def _relative_end(reading: Reading, at: int, high: int) -> int:
    if reading.kinds[at + 1 : at + 2] == ",":  # who, like all voters, responded
        at = reading.kinds.find(",", at + 2, high) + 1 or at
    after = next((i for i in range(at, high) if reading.kinds[i] in ",Q;:-"), high)
    return _without_stop(reading.kinds, after)


def _without_stop(kinds: str, after: int) -> int:
    return after - (kinds[after - 1] == ".")
