"""Exports of ProQuest (text, RTF, HTML): one document split into its articles, counted against its numbering."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from toolkit.lexicons import read_lexicon
from toolkit.loading.drafts import Draft, Missing, Reading, compose
from toolkit.loading.moments import parse_moment

_RULE = re.compile(r"_{20,}")
_NUMBERED = re.compile(r"Document \d+ of (\d+)")
_LABELLED = re.compile(r"([A-Za-z][A-Za-z /-]{1,30}):(?:\s+(.*)|$)", re.DOTALL)
_ABSENT = re.compile(r"(?:(?:full )?text )?(?:is )?(?:not|un)[ -]?available\W*", re.IGNORECASE)
_IDENTITY = "proquest document id"


def find_proquest(paragraphs: Sequence[str], *, kind: str) -> Reading | None:
    """The articles of a ProQuest export, or None where the document is none.

    Entries without a full text are no articles; each is named among the report's missing ones.
    """
    lines = [line.strip() for line in paragraphs]
    if not any(line.lower().startswith(_IDENTITY) for line in lines):
        return None
    blocks = [block for block in _blocks(lines) if any(line.lower().startswith(_IDENTITY) for line in block)]
    reading = Reading(f"proquest-{kind}", expected=_count(lines) or len(blocks))
    for number, block in enumerate(blocks, 1):
        fields, body = _read(block)
        if body:
            reading.drafts.append(_draft(fields, body, number))
        else:
            reading.missing.append(
                Missing(number, fields.get("title"), "the export holds no full text of it", lost=False)
            )
    if reading.missing:
        reading.problems.append(f"{len(reading.missing)} of {len(blocks)} entries have no full text")
    if reading.expected and len(blocks) < reading.expected:
        verb = "was" if len(blocks) == 1 else "were"
        reading.problems.append(f"the export numbers {reading.expected} articles, {len(blocks)} {verb} found")
    return reading


def _blocks(lines: list[str]) -> list[list[str]]:
    """The entries: ruled lines or "Document 1 of 3" stand between them."""
    blocks: list[list[str]] = [[]]
    for line in lines:
        if _RULE.fullmatch(line) or _NUMBERED.fullmatch(line):
            blocks.append([])
        elif line:
            blocks[-1].append(line)
    return blocks


def _count(lines: list[str]) -> int | None:
    return next((int(match.group(1)) for line in lines if (match := _NUMBERED.fullmatch(line))), None)


def _read(block: list[str]) -> tuple[dict[str, str], list[str]]:
    """The fields of an entry and the paragraphs of its full text; a label ends what stood before it."""
    fields: dict[str, str] = {}
    body: list[str] = []
    field: str | None = "title"
    for line in block:
        label, words = _label(line)
        if label is not None:
            field = _labels()[label]
        if not words or not field:
            continue
        if field == "text":
            body.append(words)
        elif label is not None or field not in fields:
            fields[field] = words
    return fields, [] if _ABSENT.fullmatch(" ".join(body)) else body


def _label(line: str) -> tuple[str | None, str]:
    match = _LABELLED.match(line)
    label = match.group(1).lower() if match else ""
    return (label, (match.group(2) or "").strip()) if match and label in _labels() else (None, line)


def _draft(fields: dict[str, str], body: list[str], number: int) -> Draft:
    facts: dict[str, Any] = {**fields, "number": number}
    if parse_moment(facts.get("updated")) is None:
        facts.pop("updated", None)
    return compose(fields.get("title", ""), body, facts)


@cache
def _labels() -> dict[str, str]:
    return {row["label"]: row["field"] for row in read_lexicon("proquest_labels")}
