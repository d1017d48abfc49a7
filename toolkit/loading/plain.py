"""Plain text: one article a file, but for exports of press databases."""

from __future__ import annotations

from toolkit.loading.decoding import decode
from toolkit.loading.drafts import Draft, Input, Reading, ReadingError
from toolkit.loading.exports import find_export, may_be_export


def read_text(source: Input) -> Reading:
    """The article of a text file: the whole decoded text, furniture included; the articles of a database's export."""
    decoded = decode(source.read())
    if not decoded.text.strip():
        raise ReadingError("there is nothing but blanks in it")
    lines = decoded.text.split("\n") if may_be_export(decoded.text) else []
    export = find_export(lines, kind="txt", decoded=decoded)
    if export:
        return export
    return Reading("txt", [Draft(decoded.text, {})], decoded.encoding, problems=decoded.problems)
