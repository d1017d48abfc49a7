"""When an article was published, captured and updated: sidecar and columns first, then what the text itself says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from toolkit.dates import Publication, find_publication, harvest_metadata
from toolkit.lexicons import read_lexicon
from toolkit.loading.drafts import Draft
from toolkit.loading.moments import Moment, parse_moment

_READ = 200_000
"""Characters of a text that are searched for its date; no page says it later."""

_YEAR = re.compile(r"(?:19|20)\d\d|\d[./-]\d{1,2}[./-]\d\d")
"""What a text that shows a full date, and so perhaps a page clock, holds."""

_HEAD = 400
"""The same where a column or sidecar states the date: enough for a page's clock."""


def date_article(draft: Draft, facts: Mapping[str, Any], *, path: str | None) -> dict[str, Any]:
    """The cells published, published_grain, published_evidence, captured and updated of the article.

    `facts` are the article's fields once sidecar and file are joined; `facts["sources"]` says where each is from.
    """
    page = draft.fields.get("page")
    stated = parse_moment(facts.get("published"))
    reach = _READ if stated is None else _HEAD
    if stated and not page and not _YEAR.search(draft.text[:reach]):
        return {"captured": None, "updated": None} | _stated(facts, stated)
    metadata = harvest_metadata(page) if page else None
    url = facts["url"] if isinstance(facts.get("url"), str) else None
    found = find_publication(draft.text[:reach], url=url, path=path, metadata=metadata)
    if _names_the_capture(found, path):
        found = find_publication(draft.text[:_READ], url=url, metadata=metadata)
    cells: dict[str, Any] = {
        "published": found.published,
        "published_grain": found.published_grain,
        "published_evidence": found.published_evidence,
        "captured": found.captured,
        "updated": found.updated,
    }
    return cells | _stated(facts, stated)


def unused_date(facts: Mapping[str, Any], cells: Mapping[str, Any]) -> str | None:
    """The date of publication that a column or sidecar states and `cells` do not rest on, with its place."""
    if facts.get("published") is None or cells.get("published_evidence") == _evidence(facts):
        return None
    place = facts["sources"]["published"]
    return f"'{facts['published']}'" + ("" if place == "column" else f" in {place}")


def _evidence(facts: Mapping[str, Any]) -> str:
    return f"{facts['sources']['published']}: {facts['published']}"


def _names_the_capture(found: Publication, path: str | None) -> bool:
    """Whether a date in the file's name is the day on which the page was saved, not that of its publication."""
    if not path or not found.published or not found.published_evidence.startswith("path"):
        return False
    same_day = found.captured is not None and found.captured.date() == found.published.date()
    return same_day or any(row["word"] in path.lower() for row in read_lexicon("capture_words"))


def _stated(facts: Mapping[str, Any], published: Moment | None) -> dict[str, Any]:
    """What a column or sidecar states: surer than what is read from the text."""
    cells: dict[str, Any] = {}
    if published:
        cells = {"published": published.begin, "published_grain": published.grain}
        cells["published_evidence"] = _evidence(facts)
    for name in ("captured", "updated"):
        moment = parse_moment(facts.get(name))
        if moment:
            cells[name] = moment.begin
    return cells
