"""Exports of Nexis Uni: one document split into its articles, counted against its cover list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from toolkit.lexicons import read_lexicon
from toolkit.loading.drafts import Draft, Missing, Reading, compose
from toolkit.loading.moments import parse_moment

_END = "end of document"
_COVER = re.compile(r"\s*Documents? \((\d+)\)\s*")
_LISTED = re.compile(r"\s*(\d{1,4})\. +(\S.*)", re.DOTALL)
_LABELLED = re.compile(r"\s*([A-Za-z][A-Za-z -]{2,30}):\s*(.*)", re.DOTALL)
_COPYRIGHT = re.compile(r"\s*(?:Copyright|©)", re.IGNORECASE)
_DATE_TAIL = re.compile(
    r"\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*|\s+\d{1,2}:\d{2} (?:AM|PM|[A-Z]{3,4}).*", re.DOTALL
)


def find_nexis(paragraphs: Sequence[str], *, kind: str) -> Reading | None:
    """The articles of a Nexis Uni export, or None where the document is none.

    The text of an article is its headline and its body; outlet, date, byline and section fill columns.
    """
    ends = [i for i, paragraph in enumerate(paragraphs) if paragraph.strip().lower() == _END]
    if not ends:
        return None
    reading = Reading(f"nexis-{kind}", expected=_count_on_cover(paragraphs))
    first = 0
    for number, end in enumerate(ends, 1):
        draft = _read_article([paragraph.strip() for paragraph in paragraphs[first:end]], number)
        if draft:
            reading.drafts.append(draft)
        else:
            reading.problems.append(f"article {number} has no body")
            title = next((line.strip() for line in paragraphs[first:end] if line.strip()), None)
            reading.missing.append(Missing(number, title, "the export holds no body for it"))
        first = end + 1
    if reading.expected and len(reading.drafts) < reading.expected:
        found = len(reading.drafts)
        reading.problems.append(
            f"the cover lists {reading.expected} articles, {found} {'was' if found == 1 else 'were'} found"
        )
        reading.missing += _not_found(_listed_on_cover(paragraphs[: ends[0]]), reading)
    return reading


def _listed_on_cover(paragraphs: Sequence[str]) -> list[str]:
    """The headlines of the cover's list: "1. ...", "2. ...", without a gap."""
    found: list[str] = []
    for paragraph in paragraphs:
        match = _LISTED.fullmatch(paragraph)
        if match and int(match.group(1)) == len(found) + 1:
            found.append(match.group(2).strip())
    return found


def _not_found(listed: list[str], reading: Reading) -> list[Missing]:
    """The headlines of the cover that no article of the reading has and that are not yet named."""
    known = [draft.fields.get("title") or "" for draft in reading.drafts]
    left = Counter(map(_plain, [*known, *(article.title or "" for article in reading.missing)]))
    missing = []
    for number, title in enumerate(listed, 1):
        if left[_plain(title)]:
            left[_plain(title)] -= 1
        else:
            missing.append(Missing(number, title, "the cover lists it, and no article has this headline"))
    return missing


def _plain(title: str) -> str:
    return "".join(character for character in title.lower() if character.isalnum())


def _count_on_cover(paragraphs: Sequence[str]) -> int | None:
    for paragraph in paragraphs[:200]:
        match = _COVER.fullmatch(paragraph)
        if match:
            return int(match.group(1))
    return None


def _read_article(block: list[str], number: int) -> Draft | None:
    body = next((i for i, line in enumerate(block) if line.lower() == "body"), None)
    if body is None:
        return None
    head, fields = _read_head(block[:body])
    closing = next((i for i in range(body + 1, len(block)) if _label(block[i])[0] == "load-date"), len(block))
    paragraphs = [line for line in block[body + 1 : closing] if line]
    if not paragraphs:
        return None
    return compose(head, paragraphs, fields | {"number": number})


def _read_head(lines: list[str]) -> tuple[str, dict[str, Any]]:
    """The headline, and the fields of an article's head: headline, outlet, date, edition, then labels."""
    known = {row["label"]: row["field"] for row in read_lexicon("export_labels")}
    marks = [i for i, line in enumerate(lines) if _COPYRIGHT.match(line) or _label(line)[0] in known]
    copyright_line = [i for i in marks if _COPYRIGHT.match(lines[i])]
    top = copyright_line[-1] if copyright_line else marks[0] if marks else len(lines)
    while top and not lines[top - 1]:
        top -= 1
    first = top
    while first and lines[first - 1]:
        first -= 1
    names = lines[first:top]
    fields: dict[str, Any] = {}
    for line in lines[top:]:
        label, value = _label(line)
        if known.get(label) and value:
            fields[known[label]] = value
    dates = [(i, moment) for i, line in enumerate(names) if i and (moment := parse_moment(_DATE_TAIL.sub("", line)))]
    if dates:
        fields["published"] = dates[0][1].begin
    if len(names) > 1:
        fields["outlet"] = names[dates[0][0] - 1] if dates and dates[0][0] > 1 else names[1]
    title = names[0] if names else ""
    return title, fields | {"title": title or None}


def _label(line: str) -> tuple[str, str]:
    match = _LABELLED.fullmatch(line) if len(line) < 2000 else None
    return (match.group(1).lower(), match.group(2).strip()) if match else ("", "")
