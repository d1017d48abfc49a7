"""One regular expression for many words, shaped as a trie: fast on folded text, longest match first."""

from __future__ import annotations

import re
from collections.abc import Iterable

_END = ""


def trie_source(words: Iterable[str]) -> str:
    """The source of a pattern that matches exactly these words, longest first; a space matches any blanks.

    >>> re.findall(trie_source(["may", "march", "mar"]), "march may mar")
    ['march', 'may', 'mar']
    """
    root: dict[str, dict] = {}  # type: ignore[type-arg]  # a trie nests in itself without end
    for word in words:
        node = root
        for character in word:
            node = node.setdefault(character, {})
        node[_END] = {}
    return _source(root)


def _source(node: dict) -> str:  # type: ignore[type-arg]  # the same
    ends = _END in node
    branches = [_escape(c) + _source(child) for c, child in sorted(node.items()) if c != _END]
    if not branches:
        return ""
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if ends else "")


def _escape(character: str) -> str:
    return r"\s+" if character == " " else re.escape(character)
