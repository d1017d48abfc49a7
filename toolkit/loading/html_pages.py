"""Saved web pages: rendered to text once, with the facts that their markup gives."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from toolkit.lexicons import read_lexicon
from toolkit.loading.decoding import Decoded, decode
from toolkit.loading.drafts import Draft, Input, Reading, ReadingError
from toolkit.loading.exports import find_export
from toolkit.loading.extras import need
from toolkit.loading.linked_data import declared_body, read_linked_data
from toolkit.loading.markup import paragraph_keys, parse_page, render_page
from toolkit.loading.saved_pages import saved_from
from toolkit.loading.witnesses import ask_witnesses, hear

_DECLARED = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_EXPORTED = re.compile(r"articleParagraph|Document [A-Z]{2}\w{2,30}\d{6}|ProQuest document ID|End of Document")
_HEAD = 4096
_DESCRIPTIONS = ("description", "og:description", "twitter:description")


def read_html(source: Input) -> Reading:
    """The article of a saved web page as a reader sees it, furniture included; the articles of a database's export."""
    decoded = decode_page(source.read())
    export = _find_export(decoded)
    if export:
        return export
    return Reading("html", [draft_page(decoded.text)], decoded.encoding, problems=decoded.problems)


def decode_page(raw: bytes, *, served: str | None = None) -> Decoded:
    """The page's text; of encodings that are declared, the one that it was `served` with goes before its own."""
    declared = _DECLARED.search(raw[:_HEAD])
    own = declared.group(1).decode("ascii") if declared else None
    return decode(raw, declared=served or own)


def _find_export(decoded: Decoded) -> Reading | None:
    """The articles of a database's export as a page, by its lines as a reader sees them."""
    tree = parse_page(decoded.text) if _EXPORTED.search(decoded.text) else None
    lines = render_page(tree).text.split("\n") if tree is not None else []
    return find_export(lines, kind="html", decoded=decoded)


def draft_page(page: str, *, url: str | None = None) -> Draft:
    """The page as an article: its text, the facts of its head, and what its markup says about each line.

    Raises ReadingError where the page shows no text.
    """
    need("trafilatura", extra="html", kind="HTML")
    tree = parse_page(page)
    if tree is None:
        raise ReadingError("the page has no element in it")
    declared = _metas(tree)
    fields = read_head(tree, declared) | ({"url": url} if url else {}) | {"page": page}
    fields.setdefault("url", saved_from(page))
    if "outlet" not in fields and fields["url"]:
        fields["outlet"] = _site(fields["url"])
    rendering = render_page(tree)
    if not rendering.text:
        raise ReadingError("the page shows no text; pages that a script fills must be saved from a browser")
    usual, *others = ask_witnesses(page)
    description = next((declared[name] for name in _DESCRIPTIONS if name in declared), None)
    witnesses = [hear(text) for text in (*others, declared_body(tree), description, fields.get("title"))]
    return Draft(rendering.text, fields, rendering.layout(paragraph_keys(usual), witnesses))


def _site(address: str) -> str | None:
    try:
        return urlsplit(address).netloc.removeprefix("www.") or None
    except ValueError:  # http://[domain]/, which a template left in the page
        return None


def read_head(tree: Any, declared: Mapping[str, str]) -> dict[str, Any]:
    """Outlet, title, byline, address and language of the page from what its head declares."""
    found: dict[str, Any] = {}
    for row in read_lexicon("page_metadata"):
        value = declared.get(row["name"])
        if value and row["field"] not in found:
            found[row["field"]] = value
    language = (tree.get("lang") or found.get("language") or "")[:2].lower()
    found["language"] = language if language.isalpha() and len(language) == 2 else None
    return found


def _metas(tree: Any) -> dict[str, str]:
    """Every declaration of the head by its name in lower case; the first of each counts."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name and meta.get("content"):
            found.setdefault(name, " ".join(meta.get("content").split()))
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            found.setdefault("canonical", link.get("href").strip())
    for tag in ("h1", "title"):
        for element in tree.iter(tag):
            words = " ".join(element.text_content().split())
            if words:
                found.setdefault(tag, words)
    return found | {f"ld:{key}": value for key, value in read_linked_data(tree).items()}
