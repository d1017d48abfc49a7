"""What the JSON-LD in a page's head says of its article: headline, author, publisher, and at times the body itself."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

_TAG = re.compile(r"<[^<>]{0,500}>")
_SHORTEST, _LONGEST = 500, 1_000_000
"""Characters from which a declared body is the body, not the teaser that many systems put there; how much is read."""


def read_linked_data(tree: Any) -> dict[str, str]:
    """Headline, author and publisher of the page's JSON-LD article."""
    for declared in _declarations(tree):
        for thing in _things(declared):
            if "articleBody" in thing or "headline" in thing:
                pairs = (("headline", "headline"), ("author", "author"), ("publisher", "publisher"))
                return {key: words for key, name in pairs if (words := _names(thing.get(name)))}
    return {}


def declared_body(tree: Any) -> str | None:
    """The longest body that the page's JSON-LD declares, without tags; None where it is a teaser or missing."""
    bodies = [
        thing["articleBody"]
        for declared in _declarations(tree)
        for thing in _things(declared)
        if isinstance(thing.get("articleBody"), str)
    ]
    longest = max(bodies, key=len, default="")[:_LONGEST]
    words = _TAG.sub("\n", html.unescape(html.unescape(longest)))
    return words if len(words) >= _SHORTEST else None


def _declarations(tree: Any) -> Iterator[Any]:
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() == "application/ld+json":
            try:
                yield json.loads(script.text_content(), strict=False)
            except (ValueError, RecursionError):
                continue


def _things(declared: Any) -> list[dict[str, Any]]:
    """What is declared, in order, without recursion, so that no depth of nesting is too deep."""
    found, waiting = [], [declared]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, dict):
            found.append(thing)
            thing = thing.get("@graph")
            waiting += [thing] if thing else []
        elif isinstance(thing, list):
            waiting += reversed(thing)
    return found


def _names(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_names, value)))
    if isinstance(value, dict):
        return _names(value.get("name"))
    return " ".join(value.split()) if isinstance(value, str) else ""
