"""People who are called like a month: Theresa May, June Lund."""

from __future__ import annotations


def is_name_of_month(text: str, spans: list[tuple[int, int]], state: tuple[int, list[str]]) -> bool:
    """Theresa May, Mr May, May said: no month."""
    index, kinds = state
    if text[slice(*spans[index])] in ("April", "June") and index:
        following = text[spans[index][1] : spans[index][1] + 2]  # Councillor June May, but not: in June May said
        return kinds[index - 1] in "C~" and following[:1] == " " and following[1:].isupper()
    if text[slice(*spans[index])] != "May":
        return False
    named = index > 0 and kinds[index - 1] in "C~v" and text[spans[index - 1][1] : spans[index][0]] == " "
    if named and kinds[index - 1] == "v":  # thundered May, 52, but not: said May 5 was the day
        return index + 1 < len(spans) and kinds[index + 1] in ",."
    return named or (index + 1 < len(spans) and kinds[index + 1] == "v")


def mark_bearers(text: str, spans: list[tuple[int, int]], state: tuple[list[str], set[int]]) -> None:
    """Where somebody is called May, the word alone is the name: at a sentence's start and as a subject."""
    kinds, breaks = state
    for index in range(len(spans) - 1):
        opens = index == 0 or index - 1 in breaks or kinds[index - 1] in ",vcs"
        if kinds[index] == "m" and text[slice(*spans[index])] == "May" and opens and kinds[index + 1] in ",wvbrx":
            kinds[index] = "C"
