"""Feeds: RSS and Atom, one article an entry."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

from toolkit.lexicons import read_lexicon
from toolkit.loading.drafts import Draft, Input, Missing, Reading, ReadingError
from toolkit.loading.markup import parse_page, render_page


def read_feed(source: Input) -> Reading:
    """The entries of a feed; where it brings only summaries, they are the text, and the report says so.

    Entities are expanded by the parser within its own bound, so that a feed made to burst is refused.
    """
    try:
        root = ElementTree.fromstring(source.read().lstrip())
    except ElementTree.ParseError as error:
        raise ReadingError(f"the feed is broken or was cut off ({error}); get it again") from error
    entries = [element for element in root.iter() if _name(element) in ("item", "entry")]
    if not entries:
        raise ReadingError("the feed has no entries")
    outlet = _title(root)
    reading = Reading("feed", expected=len(entries))
    summaries = 0
    for number, entry in enumerate(entries, 1):
        facts = _facts(entry) | {"number": number}
        text = _render(facts.pop("text", None) or facts.get("summary") or "")
        summaries += "summary" in facts and bool(text) and text == _render(facts.get("summary") or "")
        facts.pop("summary", None)
        if text:
            reading.drafts.append(Draft(text, {"outlet": outlet} | facts))
        else:
            reading.missing.append(Missing(number, facts.get("title"), "the entry has no text", lost=False))
    if summaries:
        reading.problems.append(f"{summaries} of {len(entries)} entries bring only a summary")
    return reading


def _title(root: ElementTree.Element) -> str | None:
    """The title of the feed or of its channel, never that of an entry."""
    heads = (root, *(element for element in root if _name(element) == "channel"))
    titles = (_words(element) for head in heads for element in head if _name(element) == "title")
    return next(filter(None, titles), None)


def _facts(entry: ElementTree.Element) -> dict[str, Any]:
    """The entry's fields, the surest element of each."""
    found: dict[str, str] = {}
    for child in entry:
        found.setdefault(_name(child), _words(child) or child.get("href") or "")
    facts: dict[str, Any] = {}
    for row in read_lexicon("feed_elements"):
        if found.get(row["element"]) and row["field"] not in facts:
            facts[row["field"]] = found[row["element"]]
    return facts


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _words(element: ElementTree.Element) -> str:
    if len(element):
        element = next((child for child in element if _name(child) == "name"), element)
    return "".join(element.itertext()).strip()


def _render(words: str) -> str:
    if "<" not in words:
        return words.strip()
    tree = parse_page(words)
    return render_page(tree).text if tree is not None else ""
