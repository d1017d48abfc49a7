"""News without labels, of other outlets and years than the attributions: what the teacher labels for the student."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from development.data import DATA, read_lines
from training.corpus import Document, label

SHORTEST = 300
"""Characters of a text that is worth labelling."""
WIRE_SHORTEST = 1200
"""The same of newswire, whose short items are tables of earnings."""
LONGEST = 30_000
WIRE = "reuters-"
"""How the names of newswire begin."""
COMMON = frozenset(["the", "of", "and", "to", "in"])
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*$")


def read_plain_news() -> list[Document]:
    """Bodies of pages, paragraphs of other pages, TimeBank, AQUAINT and newswire, as documents without attributions."""
    texts = {name: text for name, text in texts_of() if text and len(text) > SHORTEST}
    return [label({"id": k, "text": t, "attributions": []}) for k, t in texts.items()]


def is_wire(document: Document) -> bool:
    """Whether a text is newswire of the 1980s, of which there is more than of all the rest."""
    return document.id.startswith(WIRE)


def texts_of() -> Iterator[tuple[str, str]]:
    """Every text with its name."""
    folder = DATA
    for name, page in json.loads((folder / "pages/gold.json").read_text()).items():
        yield f"page-{name}", page["articleBody"]
    for corpus in ("timebank", "aquaint"):
        for record in read_lines(folder / f"dates/{corpus}_dev.jsonl"):
            yield record["id"], record["text"]
    for record in read_lines(folder / "dates/pubdate_dev.jsonl.gz"):
        text = paragraphs(record["text"])
        if is_english(text):
            yield record["id"], text[:LONGEST]
    for record in read_lines(folder / "reuters21578.jsonl.gz"):
        if len(record["text"] or "") > WIRE_SHORTEST:
            yield str(record["id"]), unwrapped(record["text"])


def unwrapped(text: str) -> str:
    """Newswire with one line a paragraph: its lines are wrapped, its paragraphs begin with blanks."""
    return re.sub(r"\n\s+", "\n", re.sub(r"\n(?=\S)", " ", text))


def paragraphs(text: str) -> str:
    """The lines of a page that read as sentences: fifteen words or more, and a mark at the end."""
    lines = (line.strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if len(line.split()) >= 15 and _SENTENCE_END.search(line))


def is_english(text: str) -> bool:
    """Whether one word in eight is one of the five commonest of English."""
    found = re.findall(r"[^\W\d_]+", text.lower())
    return sum(word in COMMON for word in found) > 0.12 * len(found) > 0
