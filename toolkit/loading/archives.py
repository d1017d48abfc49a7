"""Files that hold files: zip, gzip and web archives. Nothing is unpacked to disk, and nothing without a bound."""

from __future__ import annotations

import gzip
import re
import zlib
from functools import partial
from pathlib import PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from toolkit.loading.drafts import LARGEST, Draft, Input, Missing, Reading, ReadingError, too_large
from toolkit.loading.extras import need
from toolkit.loading.html_pages import decode_page, draft_page

_MOST_MEMBERS = 100_000
_BOMB_RATIO = 200
_BOMB_FROM = 20_000_000
"""Unpacked bytes from which on a ratio beyond the above is a bomb; no text packs so small."""
_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)


def read_zip(source: Input) -> Reading:
    """The files of a zip archive, each to be read by itself; members that climb out of it or burst are refused."""
    try:
        with ZipFile(source.open()) as archive:
            members = [info for info in archive.infolist() if not info.is_dir()]
    except BadZipFile as error:
        raise ReadingError(f"the archive is broken or was cut off ({error}); get it again") from error
    if len(members) > _MOST_MEMBERS:
        raise ReadingError(f"the archive lists {len(members):,} files, more than {_MOST_MEMBERS:,}")
    if not members:
        raise ReadingError("the archive is empty")
    return Reading("zip", inside=[_member(source, info) for info in members])


def read_wacz(source: Input) -> Reading:
    """The web archives that a WACZ file packs; its indexes, logs and lists of pages are no articles."""
    inside = read_zip(source).inside
    archives = [inner for inner in inside if inner.name.lower().endswith((".warc", ".warc.gz"))]
    if not archives:
        raise ReadingError("no web archive (*.warc, *.warc.gz) in it")
    return Reading("wacz", inside=archives)


def read_gzip(source: Input) -> Reading:
    """The one file that a gzip file holds."""
    inner = source.name[:-3] if source.ending == ".gz" else f"{source.name}/unpacked"
    try:
        with gzip.open(source.open()) as stream:
            unpacked = stream.read(LARGEST + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ReadingError(f"the compressed file is broken or was cut off ({error}); get it again") from error
    if len(unpacked) > LARGEST:
        raise too_large()
    return Reading("gz", inside=[Input(inner, data=unpacked)])


def read_warc(source: Input) -> Reading:
    """The pages of a web archive that were answered with HTML; what else it holds is counted."""
    iterator = need("warcio.archiveiterator", extra="archives", kind="WARC").ArchiveIterator
    reading = Reading("warc")
    others = failed = cut = garbled = 0
    try:
        with source.open() as stream:
            for record in iterator(stream):
                if record.rec_type != "response" or not _is_page(record):
                    others += 1
                    continue
                try:
                    draft, problem = _draft_record(record)
                    reading.drafts.append(draft)
                    garbled += bool(problem)
                except ReadingError as error:
                    failed += 1
                    address = record.rec_headers.get_header("WARC-Target-URI")
                    reading.missing.append(Missing(len(reading.drafts) + failed, address, str(error), lost=False))
                cut += getattr(record.raw_stream, "limit", 0) > 0
    except Exception as error:  # warcio raises what zlib, the record parser or the stream raise
        reason = "" if isinstance(error, AttributeError | TypeError) else f" ({error})"  # it stumbles over what is cut
        records = len(reading.drafts) + others + failed
        reading.problems.append(f"breaks off or is damaged after {records} records{reason}; get it again")
    reading.expected = len(reading.drafts) + failed
    if failed:
        _number_pages(reading)
    said = {
        "no web page in it, only records of other kinds": others and not reading.expected,
        f"{garbled} pages hold characters that could not be decoded": garbled,
        f"{failed} pages show no text": failed,
        f"{cut} pages are shorter than the archive says: it breaks off": cut,
    }
    reading.problems += [words for words, holds in said.items() if holds]
    return reading


def _number_pages(reading: Reading) -> None:
    """Number the articles by their place among all pages, so that none has the number of a page that was not read."""
    taken = {page.number for page in reading.missing}
    free = (number for number in range(1, len(reading.drafts) + len(taken) + 1) if number not in taken)
    reading.drafts = [draft.numbered(number) for draft, number in zip(reading.drafts, free, strict=True)]


def _member(source: Input, info: ZipInfo) -> Input:
    name = info.filename.replace("\\", "/")
    full = f"{source.name}/{name}"
    if name.startswith("/") or ".." in PurePosixPath(name).parts or ":" in name.split("/")[0]:
        return Input(full, refused="its path climbs out of the archive")
    if info.flag_bits & 1:
        return Input(full, refused="it is encrypted; unpack it with its password first")
    burst = info.file_size > _BOMB_FROM and info.file_size > _BOMB_RATIO * max(info.compress_size, 1)
    if burst or info.file_size > LARGEST:
        return Input(full, refused=f"unpacks to {info.file_size:,} bytes, which no article does")
    return Input(full, fetch=partial(_fetch, source, info))


def _fetch(source: Input, member: ZipInfo) -> bytes:
    try:
        with ZipFile(source.open()) as archive, archive.open(member) as stream:
            unpacked = stream.read(LARGEST + 1)
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError) as error:
        raise ReadingError(f"cannot be unpacked: {error}") from error
    if len(unpacked) > LARGEST:
        raise too_large()
    return unpacked


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    return bool(headers and "html" in _content_type(record).lower() and headers.get_statuscode() == "200")


def _content_type(record: Any) -> str:
    return record.http_headers.get_header("Content-Type") or ""


def _draft_record(record: Any) -> tuple[Draft, str]:
    """The page as an article, and what was odd about its encoding."""
    headers, served = record.rec_headers, _CHARSET.search(_content_type(record))
    decoded = decode_page(record.content_stream().read(LARGEST), served=served[1] if served else None)
    draft = draft_page(decoded.text, url=headers.get_header("WARC-Target-URI"))
    return draft._replace(fields={**draft.fields, "captured": headers.get_header("WARC-Date")}), decoded.problem
