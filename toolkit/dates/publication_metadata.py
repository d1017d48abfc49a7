"""What a page's HTML says of its own dates: JSON-LD, meta elements, time elements. Standard library only."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from html.parser import HTMLParser
from typing import Any

from toolkit.dates.publication_witness import Witness, read_moment
from toolkit.lexicons import read_lexicon

_LD_KEYS = ("datePublished", "dateModified", "dateCreated", "uploadDate")
_ARTICLE = re.compile(r"article|posting|report|review|story|newsitem|opinion", re.IGNORECASE)
_DATED = re.compile(r"dat|time|publi|modif|updat|creat|dcterms|issued", re.IGNORECASE)
_EMBEDDED = re.compile(r"json-ld:(?!webpage|thing|recipe|product)[a-z]+\.|video|image|event|publisher|twitter|comment")
_DEEPEST = 12
_MOST = 200


def harvest_metadata(html: str) -> dict[str, str]:
    """The date-like metadata of a page by key, the first value of each key kept.

    Keys: `json-ld:datePublished` (of an article; `json-ld:WebPage.datePublished` of anything else),
    `meta:NAME` (name, property or itemprop, in lower case), `time[pubdate]`, `time[itemprop=...]`,
    `time[class=...]`, `time`. Values are as written.

    >>> harvest_metadata('<meta property="article:published_time" content="2021-05-10T08:00:00Z">')
    {'meta:article:published_time': '2021-05-10T08:00:00Z'}
    """
    parser = _Harvester()
    parser.feed(html)
    parser.close()
    return parser.found


class _Harvester(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}
        self._script: list[str] | None = None
        self._time: tuple[str, list[str]] | None = None
        self._titles = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "script":
            self._script = [] if "ld+json" in given.get("type", "").lower() else None
        elif tag == "meta":
            self._meta(given)
        elif tag == "time":
            self._open_time(given)
        elif "itemprop" in given and "date" in given["itemprop"].lower():
            value = given.get("content") or given.get("datetime", "")
            self._keep(f"itemprop:{given['itemprop'].lower()}", value)

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)
        elif self._time is not None:
            self._time[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self._json_ld("".join(self._script))
            self._script = None
        elif tag == "time" and self._time is not None:
            key, words = self._time
            self._keep(key, " ".join("".join(words).split()))
            self._time = None

    def _meta(self, given: dict[str, str]) -> None:
        name = given.get("property") or given.get("name") or given.get("itemprop") or given.get("http-equiv") or ""
        if _DATED.search(name):
            self._keep(f"meta:{name.strip().lower()}", given.get("content", ""))

    def _open_time(self, given: dict[str, str]) -> None:
        role = f"itemprop={given['itemprop'].lower()}" if given.get("itemprop") else ""
        role = (
            "pubdate"
            if "pubdate" in given
            else role or (f"class={given['class'].lower()}" if given.get("class") else "")
        )
        key = f"time[{role}]" if role else "time"
        if given.get("datetime"):
            self._keep(key, given["datetime"])
        else:
            self._time = (key, [])

    def _keep(self, key: str, value: str) -> None:
        value = value.strip()
        if value and len(value) < 100 and len(self.found) < _MOST:
            number = 2
            plain = key
            while key in self.found and self.found[key] != value and plain.startswith(("time", "itemprop")):
                key, number = f"{plain}#{number}", number + 1
            self.found.setdefault(key, value)

    def _json_ld(self, source: str) -> None:
        try:
            page = json.loads(source.strip(), strict=False)
        except (ValueError, RecursionError):
            for key, value in re.findall(r'"(date(?:Published|Modified|Created))"\s*:\s*"([^"]{4,40})"', source):
                self._keep(f"json-ld:{key}", value)
            return
        for kinds, item in _items(page, _DEEPEST):
            prefix = "" if _ARTICLE.search(kinds) else f"{kinds or 'Thing'}."
            for key in _LD_KEYS:
                if isinstance(item.get(key), str):
                    self._keep(f"json-ld:{prefix}{key}", item[key])


def _items(node: Any, depth: int) -> Iterator[tuple[str, dict[str, Any]]]:
    if depth and isinstance(node, list):
        for child in node:
            yield from _items(child, depth - 1)
    elif depth and isinstance(node, dict):
        kinds = node.get("@type") or ""
        yield ",".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds), node
        for child in node.values():
            if isinstance(child, (list, dict)):
                yield from _items(child, depth - 1)


@cache
def _known_keys() -> dict[str, tuple[str, int]]:
    return {row["key"].lower(): (row["role"], int(row["rank"])) for row in read_lexicon("date_metadata")}


_PUBLISHED = re.compile(r"publi[sc]|pubdate|issued|posted|firstpub")
_UPDATED = re.compile(r"modif|updat|revis|lastmod|edited")


def witnesses_of_metadata(metadata: Mapping[str, str], *, day_first: bool = False) -> list[Witness]:
    """What the metadata says: keys of the lexicon, and keys whose name says what they hold.

    >>> [(w.role, w.rule) for w in witnesses_of_metadata({"meta:date": "2021-05-10"})]
    [('published', 'meta:date')]
    """
    found = []
    for key, written in metadata.items():
        role, rank = _role_of(key.lower().split("#")[0])
        moment = read_moment(written, day_first=day_first) if role else None
        if moment:
            begin, grain, local = moment
            found.append(Witness(role, begin, grain, f"{key} = {written}", key, rank, local))
    return found


def _role_of(key: str) -> tuple[str, int]:
    known = _known_keys().get(key)
    if known:
        return known
    if _EMBEDDED.search(key):
        return "", 0
    if _UPDATED.search(key):
        return "updated", 6
    return ("published", 5) if _PUBLISHED.search(key) else ("", 0)
