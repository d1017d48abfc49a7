"""The training text as tokens with roles: which token is cue, speaker or content, and of which attribution."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from development.data import read_lines
from toolkit.language.tokens import tokens

TAGS = ("O", "B-content", "I-content", "B-speaker", "I-speaker", "B-cue", "I-cue")
ROLES = {"content": 1, "source": 3, "cue": 5}


class Document(NamedTuple):
    """One article as tokens: `tags` index TAGS, `heads` name the first token of the cue a token belongs to, or -1."""

    id: str
    outlet: str
    text: str
    spans: list[tuple[int, int]]
    tags: np.ndarray
    heads: np.ndarray
    voices: dict[int, set[int]]


def read_attributions(path: Path) -> list[Document]:
    """Every article of a file of attributions, labelled."""
    return [label(record) for record in read_lines(path)]


def label(record: dict[str, Any]) -> Document:
    """The tokens of one article with their tags and heads."""
    text = record["text"]
    spans = tokens(text)
    starts, ends = [a for a, _ in spans], [b for _, b in spans]
    tags = np.zeros(len(spans), np.int64)
    heads = np.full(len(spans), -1, np.int64)
    voices: dict[int, set[int]] = {}
    for attribution in record["attributions"]:
        cue = [_covered(starts, ends, span) for span in attribution["cue"]]
        head = cue[0][0] if cue and cue[0][0] < cue[0][1] else -1
        for role, first_tag in ROLES.items():
            for span in attribution[role]:
                first, last = _covered(starts, ends, span)
                if first < last:
                    tags[first] = first_tag
                    tags[first + 1 : last] = first_tag + 1
                    heads[first:last] = head
                    if role == "source":
                        voices.setdefault(head, set()).update(range(first, last))
    return Document(record["id"], record.get("outlet", ""), text, spans, tags, heads, voices)


def _covered(starts: list[int], ends: list[int], span: tuple[int, int]) -> tuple[int, int]:
    first = bisect_left(ends, span[0] + 1)
    return first, max(first, bisect_left(starts, span[1]))
