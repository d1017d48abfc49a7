"""Exports of Factiva (HTML, RTF): one document split into its articles, counted by their accession numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from toolkit.lexicons import read_lexicon
from toolkit.loading.drafts import Draft, Missing, Reading, compose
from toolkit.loading.languages import language_code
from toolkit.loading.moments import parse_moment

_END = re.compile(r"(?:AN\s+)?Document ([A-Z][A-Za-z0-9]{11,40})")
_ACCESSION = re.compile(r"[A-Z]{2,}\w*\d{6,}\w*")
_LENGTH = re.compile(r"[\d,.]+ (?:words|mots|Wörter|palabras|parole|palavras)", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}:\d\d(?: ?[AaPp]\.?[Mm]\.?)?(?: [A-Z]{2,4})?")
_SOURCE_CODE = re.compile(r"[A-Z0-9]{2,8}")
_COPYRIGHT = re.compile(r"(?:copyright|©|\(c\))", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|von|par|por|di|door) \S", re.IGNORECASE)
_FURNITURE = re.compile(r"Page \d+ of \d+.*|©?.{0,40}Factiva, Inc\..*", re.IGNORECASE)
_CODED = re.compile(r"([A-Z]{2,3})(?:\s*\t\s*(.*))?", re.DOTALL)
_HEAD_LINES = 14


def find_factiva(paragraphs: Sequence[str], *, kind: str) -> Reading | None:
    """The articles of a Factiva export in article or indexed format, or None where the document is none.

    The text of an article is its headline and its body; outlet, date, byline, section and length fill columns.
    """
    lines = [line.strip() for line in paragraphs]
    ends = [
        i for i, line in enumerate(lines) if (found := _END.fullmatch(line)) and _ACCESSION.fullmatch(found.group(1))
    ]
    if not ends:
        return None
    reading = Reading(f"factiva-{kind}", expected=len(ends))
    first = 0
    for number, end in enumerate(ends, 1):
        block = [line for line in lines[first:end] if line and not _FURNITURE.fullmatch(line)]
        first = end + 1
        draft = _read_indexed(block) or _read_article(block)
        if draft:
            reading.drafts.append(draft._replace(fields={**draft.fields, "number": number}))
        else:
            reading.problems.append(f"article {number} has no head that can be read")
            reading.missing.append(Missing(number, block[0] if block else None, "its head or body cannot be told"))
    rest = [line for line in lines[first:] if line]
    if _read_indexed(rest) or _read_article(rest):
        reading.expected = len(ends) + 1
        reading.problems.append("the export breaks off within its last article")
        reading.missing.append(Missing(len(ends) + 1, rest[0], "the export breaks off before its end"))
    return reading


def _read_article(block: list[str]) -> Draft | None:
    """An article whose head is a list of lines: headline, byline, length, date, time, outlet, code, ..., copyright."""
    length = next((i for i, line in enumerate(block) if _LENGTH.fullmatch(line)), None)
    if not length:
        return None
    fields: dict[str, Any] = {"length": block[length]} | _read_top(block[:length])
    position = length + 1
    moment = parse_moment(block[position]) if position < len(block) else None
    if moment:
        fields["published"] = block[position]
        position += 1
    if position < len(block) and _CLOCK.fullmatch(block[position]):
        position += 1
    if position < len(block):
        fields["outlet"] = block[position]
    body, language, section = _read_rest(block, position + 1)
    if body >= len(block):
        return None
    fields |= {"language": language, "section": fields.get("section") or section}
    return compose(fields["title"], block[body:], fields)


def _read_top(lines: list[str]) -> dict[str, str]:
    """Headline, byline and section from the lines above the length; the section, where there is one, stands first."""
    byline = lines[-1] if len(lines) > 1 and (_BYLINE.match(lines[-1]) or _is_name(lines[-1])) else None
    rest = lines[:-1] if byline else lines
    fields = {"title": rest[-1]}
    if byline:
        fields["byline"] = byline
    if len(rest) > 1:
        fields["section"] = rest[-2]
    return fields


def _is_name(line: str) -> bool:
    words = line.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and line[-1].isalpha()


def _read_rest(block: list[str], position: int) -> tuple[int, str | None, str | None]:
    """Where the body begins, the language and the section, from the lines below the outlet."""
    head = block[position : position + _HEAD_LINES]
    named = next((i for i, line in enumerate(head) if line.lower() in _languages()), None)
    legal = next((i for i, line in enumerate(head) if _COPYRIGHT.match(line)), None)
    last = legal if legal is not None else named
    if last is None:
        code = bool(head) and bool(_SOURCE_CODE.fullmatch(head[0]))
        return position + code, None, None
    between = head[: named if named is not None else last]
    section = next(
        (line for line in between if not _SOURCE_CODE.fullmatch(line) and re.search(r"[^\W\d_]{3}", line)), None
    )
    return position + last + 1, head[named] if named is not None else None, section


def _read_indexed(block: list[str]) -> Draft | None:
    """An article whose parts stand behind two-letter codes."""
    parts: list[tuple[str, list[str]]] = []
    for line in block:
        match = _CODED.fullmatch(line)
        if match and match.group(1) in _codes():
            parts.append((match.group(1), [match.group(2)] if match.group(2) else []))
        elif parts:
            parts[-1][1].append(line)
    held = {code for code, _ in parts}
    if not {"HD", "PD", "SN"} <= held:
        return None
    fields: dict[str, Any] = {}
    for code, lines in parts:
        if _codes()[code] not in ("", "text") and lines:
            fields.setdefault(_codes()[code], " ".join(lines))
    body = [line for code, lines in parts if _codes()[code] == "text" for line in lines]
    return compose(fields.get("title", ""), body, fields) if body else None


@cache
def _codes() -> dict[str, str]:
    return {row["code"]: row["field"] for row in read_lexicon("factiva_codes")}


@cache
def _languages() -> frozenset[str]:
    return frozenset(row["name"] for row in read_lexicon("language_names") if language_code(row["name"]))
