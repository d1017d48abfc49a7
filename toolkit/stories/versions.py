"""What was changed between two versions of a text, and how to show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import escape
from itertools import zip_longest
from typing import Literal, NamedTuple, overload

_MOST = 3_000
"""Words up to which two stretches are compared word by word; longer ones are compared line by line first."""
_KINDS: dict[str, Literal["added", "removed", "replaced"]] = {
    "insert": "added", "delete": "removed", "replace": "replaced",
}  # fmt: skip
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\n]+")

Piece = tuple[str, int]
"""A word or line, and where it begins."""
Block = tuple[str, int, int, int, int]


class Change(NamedTuple):
    """One difference between two versions: words added, removed or replaced, with their places in both."""

    kind: Literal["added", "removed", "replaced"]
    before: str
    after: str
    before_start: int
    after_start: int


_GONE, _COME = "background:rgba(200,60,40,.16)", "background:rgba(20,140,90,.18)"
"""A tint behind what went and what came, faint enough for the words on light and on dark paper."""


@dataclass(frozen=True)
class Changes(Sequence[Change]):
    """The changes from one version to the other, in reading order; a notebook shows them in their text."""

    old: str
    new: str
    found: tuple[Change, ...]

    @overload
    def __getitem__(self, place: int) -> Change: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Change]: ...
    def __getitem__(self, place: int | slice) -> Change | Sequence[Change]:
        """The change, or the changes, at this place."""
        return self.found[place]

    def __len__(self) -> int:
        """How many changes there are."""
        return len(self.found)

    def __str__(self) -> str:
        """The later text with its changes marked: [-removed-] and {+added+}."""
        return "".join(
            f"[-{out}-]" * bool(out) + f"{{+{come}+}}" * bool(come) + kept for out, come, kept in self._parts()
        )

    def _repr_html_(self) -> str:
        marked = "".join(
            f'<del style="{_GONE}">{escape(out)}</del>' * bool(out)
            + " → " * bool(out and come)  # two numbers beside each other would read as one
            + f'<ins style="{_COME}">{escape(come)}</ins>' * bool(come)
            + escape(kept)
            for out, come, kept in self._parts()
        )
        same = "" if self.found else "<p>Both versions are the same, word for word.</p>"
        return f'{same}<div style="white-space: pre-wrap">{marked}</div>'

    def _parts(self) -> Iterator[tuple[str, str, str]]:
        """What went, what came instead, and what stands unchanged up to the next change."""
        yield "", "", self.new[: self.found[0].after_start if self.found else len(self.new)]
        for change, following in zip_longest(self.found, self.found[1:]):
            end = change.after_start + len(change.after)
            yield change.before, change.after, self.new[end : following.after_start if following else len(self.new)]


def compare_versions(before: str, after: str) -> Changes:
    """What was changed from one version of a text to the other, in reading order, word by word.

    Very long passages without a common line count as replaced whole. A notebook shows the result as text with the
    removed words struck out and the new ones underlined, an arrow between them.

    >>> changes = compare_versions("About 40 men came by sea.", "About 14 men came.")
    >>> [change[:3] for change in changes]
    [('replaced', '40', '14'), ('replaced', 'came by sea.', 'came.')]
    >>> print(changes)
    About [-40-]{+14+} men [-came by sea.-]{+came.+}
    """
    old, new = _pieces(_WORD, before, 0), _pieces(_WORD, after, 0)
    return Changes(before, after, tuple(_changes((before, old), (after, new), _blocks(before, after, old, new))))


def _changes(old: tuple[str, list[Piece]], new: tuple[str, list[Piece]], blocks: Iterator[Block]) -> Iterator[Change]:
    for tag, a, b, c, d in blocks:
        if tag != "equal":
            yield Change(_KINDS[tag], _cut(*old, a, b), _cut(*new, c, d), _start(*old, a), _start(*new, c))


def _blocks(before: str, after: str, old: list[Piece], new: list[Piece]) -> Iterator[Block]:
    """The stretches of words that are equal, inserted, deleted or replaced; the common head and tail are cut first."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    yield "equal", 0, head, 0, head
    middle = old[head : len(old) - tail], new[head : len(new) - tail]
    if max(map(len, middle)) <= _MOST:
        yield from _shifted(_match(*middle), head, head)
    else:
        yield from _by_line(before, after, middle, head)


def _by_line(before: str, after: str, middle: tuple[list[Piece], list[Piece]], head: int) -> Iterator[Block]:
    """Long stretches: lines that both hold are equal, and what stands between them is compared by its words."""
    lines = [_lines(text, words) for text, words in zip((before, after), middle, strict=True)]
    if max(map(len, lines)) > _MOST:
        yield "replace", head, head + len(middle[0]), head, head + len(middle[1])
        return
    places = [[place for _, place in found] + [len(words)] for found, words in zip(lines, middle, strict=True)]
    for tag, i, j, k, m in _match(*lines):
        a, b, c, d = places[0][i], places[0][j], places[1][k], places[1][m]
        if tag == "replace" and max(b - a, d - c) <= _MOST:
            yield from _shifted(_match(middle[0][a:b], middle[1][c:d]), head + a, head + c)
        else:
            yield tag, head + a, head + b, head + c, head + d


def _lines(text: str, words: list[Piece]) -> list[Piece]:
    """The lines that hold the words, each with the position of its first word among them."""
    found: list[Piece] = []
    position = 0
    lines = _LINE.finditer(text, words[0][1] if words else len(text))
    for match in (line for line in lines if not line.group().isspace()):
        while position < len(words) and words[position][1] < match.start():
            position += 1
        if position == len(words):
            break
        found.append((match.group(), position))
    return found


def _match(old: list[Piece], new: list[Piece]) -> list[Block]:
    matcher = SequenceMatcher(None, [piece for piece, _ in old], [piece for piece, _ in new], autojunk=len(new) > 200)
    return list(matcher.get_opcodes())


def _shifted(blocks: list[Block], old: int, new: int) -> Iterator[Block]:
    return ((tag, a + old, b + old, c + new, d + new) for tag, a, b, c, d in blocks)


def _pieces(shape: re.Pattern[str], text: str, start: int) -> list[Piece]:
    return [(match.group(), match.start()) for match in shape.finditer(text, start)]


def _common(old: list[Piece], new: list[Piece]) -> int:
    """How many words at the head of both are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((i for i, (one, other) in pairs if one[0] != other[0]), min(len(old), len(new)))


def _cut(text: str, words: list[Piece], a: int, b: int) -> str:
    return text[words[a][1] : words[b - 1][1] + len(words[b - 1][0])] if a < b else ""


def _start(text: str, words: list[Piece], position: int) -> int:
    return words[position][1] if position < len(words) else len(text)
