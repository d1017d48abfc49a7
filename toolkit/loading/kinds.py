"""Which kind of file an input is: its first bytes say so, and its ending only where they are silent."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Mapping
from fnmatch import fnmatch
from pathlib import PurePosixPath
from typing import NoReturn
from zipfile import BadZipFile, ZipFile

from toolkit.lexicons import read_lexicon
from toolkit.loading.columns import map_columns
from toolkit.loading.decoding import decode
from toolkit.loading.drafts import Input, NotAnArticleError, ReadingError

_HEAD = 1 << 16
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,2000}-->\s*)*<(?:!doctype\s+html|html[\s>])", re.IGNORECASE
)
_FRAGMENT = re.compile(r"\s*<(?:head|body|div|article|main|section|p|h1)[\s>]", re.IGNORECASE)
_PROLOG = (
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!DOCTYPE\s[^\[>]{0,200}(?:\[[^\]]{0,20000}\]\s*)?>\s*)?"
    r"(?:<(?:!--[^>]{0,2000}--|\?[^>]{0,2000})>\s*){0,20}"
)
_FEED = re.compile(_PROLOG + r"<(?:rss|feed|rdf:RDF)[\s>]")
_XML = re.compile(r"(?=\s*<(?:\?xml|svg)\s)" + _PROLOG + r"<(?P<name>[A-Za-z][\w:.-]{0,80})")
_BY_ENDING = {
    ".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip


def detect_kind(source: Input) -> str:
    """The kind of the input, a name of `readers.READERS`.

    Raises NotAnArticleError for pictures, sound, programs and the like, ReadingError for an empty file.

    >>> detect_kind(Input("page.txt", data=b"<!DOCTYPE html><p>Rain.</p>"))
    'html'
    """
    head = source.read(_HEAD)
    if not head.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise ReadingError("the file is empty" if not head else "the file holds nothing but blanks")
    return _container_kind(_by_magic(head), source) or _by_text(decode(_whole_lines(head)).text, source)


def why_not_an_article(name: str) -> str | None:
    """Why a file of this name is no article (gold annotations, a README, a sidecar, ...), or None.

    >>> why_not_an_article("kestrel/gold/dates.csv")
    'gold annotations'
    """
    path = PurePosixPath(name.lower())
    parts = {"name": [path.name], "stem": [path.name], "folder": path.parts[:-1]}
    for row in read_lexicon("not_articles"):
        if any(fnmatch(part, row["pattern"]) for part in parts[row["part"]]):
            return row["reason"]
    return None


def _by_magic(head: bytes) -> str | None:
    for row in read_lexicon("file_signatures"):
        signature = bytes.fromhex(row["signature"])
        offset = int(row["offset"] or 0)
        if head[offset : offset + len(signature)] == signature:
            return _kind_of(row)
    return None


def _kind_of(row: Mapping[str, str]) -> str:
    """The kind that a row of a lexicon names; raises where the row says that it is not read, and what to do."""
    if row["mend"]:
        raise ReadingError(f"{row['what']}, which is not read here: {row['mend']}")
    if not row["kind"]:
        raise NotAnArticleError(f"{row['what']}, not an article")
    return row["kind"]


def _container_kind(kind: str | None, source: Input) -> str | None:
    """What a zip or gzip file is by what it holds: an office document, a web archive, or files."""
    if kind == "gz":
        return "warc" if source.name.lower().endswith(".warc.gz") else "gz"
    if kind != "zip":
        return kind
    try:
        with ZipFile(source.open()) as archive:
            names = set(archive.namelist())
            mimetype = _first_bytes(archive, "mimetype") if "mimetype" in names else b""
    except (BadZipFile, KeyError, ValueError, RuntimeError, EOFError, zlib.error) as error:
        what = "archive" if source.ending == ".zip" else "file"
        raise ReadingError(f"the {what} is broken or was cut off ({error}); get it again") from error
    if "datapackage.json" in names and any(name.startswith("archive/") and ".warc" in name for name in names):
        return "wacz"
    for row in read_lexicon("packed_documents"):
        if row["sign"] in names if row["part"] == "member" else row["sign"].encode() in mimetype:
            return _kind_of(row)
    return "zip"


def _first_bytes(archive: ZipFile, member: str) -> bytes:
    with archive.open(member) as stream:
        return stream.read(80)


def _is_mail(head: str) -> str | None:
    """The kind "mhtml" or "eml" where the text begins with the headers of a mail."""
    top = head.lstrip("\n").split("\n\n", 1)[0][:8000]
    names = {name.lower() for name in re.findall(r"^([A-Za-z][A-Za-z-]{1,40}): ", top, re.MULTILINE)}
    if "snapshot-content-location" in names or ("mime-version" in names and "multipart/related" in top):
        return "mhtml"
    marks = names & {"from", "to", "date", "subject", "mime-version", "received", "message-id", "return-path"}
    return "eml" if len(marks) >= 3 and {"from", "date"} <= names else None


def _by_text(head: str, source: Input) -> str:
    if _HTML.match(head):
        return "html"
    kind = _BY_ENDING.get(source.ending)
    if _FEED.match(head):
        return "feed"
    if kind != "html" and (root := _XML.match(head)):
        _refuse_xml(root["name"])
    if kind is None and (mail := _is_mail(head)):
        return mail
    if head.lstrip()[:1] in ("{", "["):
        return _json_kind(head, kind)
    if kind in ("csv", "tsv"):
        return kind
    if kind == "html" or _FRAGMENT.match(head):
        return "html"
    if kind is None and _is_table(head):
        return "csv"
    return kind if kind in ("json", "jsonl") else "txt"


def _refuse_xml(name: str) -> NoReturn:
    if name.rpartition(":")[2] == "svg":
        raise NotAnArticleError("a drawing (SVG), not an article")
    raise ReadingError(f"XML of a kind that is not read here (<{name}>): save it as HTML, text or CSV first")


def _is_table(head: str) -> bool:
    """Whether the first line names columns that we know, a text among them, and the next has as many cells."""
    first, _, rest = head.partition("\n")
    for mark in ",;\t|":
        names = [name.strip('" ') for name in first.split(mark)]
        known = map_columns(names)
        if "text" in known and len(known) > 1 and len(known) >= len(names) / 2 and rest.count(mark) >= len(names) - 1:
            return True
    return False


def _json_kind(head: str, named: str | None) -> str:
    """JSON lines where the first line is a whole object and another follows; text where the braces mislead."""
    first, _, rest = head.lstrip().partition("\n")
    try:
        whole = isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return named or ("json" if re.match(r"[\[{]\s*[\[{\"]", head.lstrip()) else "txt")
    if whole and rest.strip():
        return "jsonl"
    return named or "json"


def _whole_lines(head: bytes) -> bytes:
    """The sample without a last line that the limit may have cut within a character."""
    return head if len(head) < _HEAD else head[: head.rfind(b"\n") + 1] or head[: _HEAD - 4]
