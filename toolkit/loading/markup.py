"""HTML to text, once: every visible line of the page, with what the markup says about it."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from toolkit.lexicons import read_lexicon
from toolkit.loading.decoding import tidy
from toolkit.loading.extras import need
from toolkit.loading.witnesses import Witness

_LAYOUT = {row["tag"]: row["layout"] for row in read_lexicon("html_layout")}
"""What a tag does to the lines: "paragraph" and "line" begin a new one, "cell" sets apart, "hidden" shows nothing."""
_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_PATH_DEPTH = 8
_NAME_LENGTH = 60


class Line(NamedTuple):
    """One line of a rendered page: its place in the text, the way to it in the tree, and how much of it is links."""

    start: int
    end: int
    path: str
    """The last steps to the line's element, as "article div.story-body p"."""
    linked: float
    """The share of its characters that stand inside links."""


class Rendering(NamedTuple):
    """A page as text, and its lines."""

    text: str
    lines: tuple[Line, ...]

    def layout(self, extracted: frozenset[str] = frozenset(), witnesses: Sequence[Witness] = ()) -> str:
        """The lines as JSON: [start, end, path, share of links, 1 where an extractor took the line, share of the line
        that each witness took].
        """
        texts = [self.text[line.start : line.end] for line in self.lines]
        rows = [
            [*line, int(_key(text) in extracted), *(witness.share(text) for witness in witnesses)]
            for line, text in zip(self.lines, texts, strict=True)
        ]
        return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def parse_page(page: str) -> Any:
    """The tree of an HTML page, or None where there is no element in it."""
    html = need("lxml.html", extra="html", kind="HTML")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(tidy(page).encode("utf-8"), parser=parser)
    except Exception as error:  # lxml raises its own ParserError for a page without any element
        if type(error).__name__ in ("ParserError", "XMLSyntaxError"):
            return None
        raise


def render_page(tree: Any) -> Rendering:
    r"""The visible text of the page in reading order, furniture included, and its lines.

    Scripts, styles and hidden elements are left out; paragraphs are set apart by an empty line.

    >>> render_page(parse_page("<div>Home</div><p>It <b>rained</b>.</p>")).text
    'Home\n\nIt rained.'
    """
    writer = _Writer()
    body = tree.find(".//body")
    _walk(tree if body is None else body, writer)
    return writer.finish()


def paragraph_keys(text: str | None) -> frozenset[str]:
    """The lines of a text in the form in which `Rendering.layout` compares them."""
    return frozenset(_key(line) for line in (text or "").splitlines() if line.strip())


def _key(line: str) -> str:
    return "".join(c for c in line.lower() if c.isalnum())


def _walk(root: Any, writer: _Writer) -> None:
    """Visit the tree without recursion, so that no depth of nesting is too deep."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        element, leaving = stack.pop()
        if leaving:
            writer.leave(element.tag)
            writer.write(element.tail if element is not root else None)
            continue
        if not isinstance(element.tag, str) or _is_hidden(element):
            writer.write(element.tail if element is not root else None)
            continue
        writer.enter(element)
        writer.write(element.text)
        stack.append((element, True))
        stack += [(child, False) for child in reversed(element)]


def _is_hidden(element: Any) -> bool:
    if _LAYOUT.get(element.tag) == "hidden" or element.get("hidden") is not None:
        return True
    return bool(_INVISIBLE.search(element.get("style") or ""))


def _step(element: Any) -> str:
    names = ".".join(filter(None, [*(element.get("class") or "").split(), element.get("id") or ""]))
    return f"{element.tag}.{names[:_NAME_LENGTH]}" if names else str(element.tag)


class _Writer:
    """Gathers the pieces of a page's text, line by line."""

    def __init__(self) -> None:
        self.trail: list[str] = []
        self._links = 0
        self._line: list[str] = []
        self._linked = 0
        self._path = ""
        self._done: list[tuple[str, str, float, bool]] = []
        self._apart = False

    def enter(self, element: Any) -> None:
        tag = element.tag
        self._break(tag)
        self.trail.append(_step(element))
        self._links += tag == "a"
        if _LAYOUT.get(tag) == "cell" and self._line:
            self._line.append("\t")
        if tag == "br":
            self._end_line()

    def leave(self, tag: str) -> None:
        self.trail.pop()
        self._links -= tag == "a"
        self._break(tag)

    def write(self, words: str | None) -> None:
        if not words:
            return
        words = _BLANKS.sub(" ", words)
        if words.strip() and not self._path:
            self._path = " ".join(self.trail[-_PATH_DEPTH:])
        self._line.append(words)
        self._linked += len(words.strip()) if self._links else 0

    def finish(self) -> Rendering:
        self._end_line()
        pieces: list[str] = []
        lines: list[Line] = []
        position = 0
        for words, path, linked, apart in self._done:
            gap = "" if not pieces else "\n\n" if apart else "\n"
            start = position + len(gap)
            pieces += [gap, words]
            position = start + len(words)
            lines.append(Line(start, position, path, linked))
        return Rendering("".join(pieces), tuple(lines))

    def _break(self, tag: str) -> None:
        layout = _LAYOUT.get(tag)
        if layout in ("paragraph", "line"):
            self._end_line()
            self._apart = self._apart or layout == "paragraph"

    def _end_line(self) -> None:
        words = re.sub(r" *\t *", "\t", re.sub(" {2,}", " ", "".join(self._line))).strip(" \t")
        if words:
            self._done.append((words, self._path, round(min(self._linked / len(words), 1.0), 2), self._apart))
            self._apart = False
        self._line, self._linked, self._path = [], 0, ""
