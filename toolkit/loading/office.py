"""Documents of office programs and print-outs: DOCX, ODT, RTF, PDF, XLSX."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

import pandas as pd

from toolkit.loading.columns import draft_rows
from toolkit.loading.decoding import Decoded, decode, tidy
from toolkit.loading.drafts import LARGEST, Draft, Input, Reading, ReadingError, too_large
from toolkit.loading.exports import find_export
from toolkit.loading.extras import need

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ODT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_UNSEEN = frozenset(
    (
        f"{_WORD}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
        f"{_ODT}tracked-changes", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
    )
)  # fmt: skip
"""What a document keeps and a page does not show: deleted words, comments, what stands elsewhere in another form."""
_BREAKS = {f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}tab": "\t"}
_ODT_BREAKS = {f"{_ODT}line-break": "\n", f"{_ODT}tab": "\t", f"{_ODT}s": " "}


def read_docx(source: Input) -> Reading:
    """The article of a Word document, or the articles where it is an export of a press database."""
    return _document("docx", list(_paragraphs(source, "word/document.xml", (f"{_WORD}p",), _BREAKS)))


def read_odt(source: Input) -> Reading:
    """The article of an OpenDocument text."""
    return _document("odt", list(_paragraphs(source, "content.xml", (f"{_ODT}p", f"{_ODT}h"), _ODT_BREAKS)))


def read_rtf(source: Input) -> Reading:
    """The article of a rich text, or the articles where it is an export of a press database."""
    convert = need("striprtf.striprtf", extra="documents", kind="RTF").rtf_to_text
    decoded = decode(source.read())
    return _document("rtf", tidy(convert(decoded.text, errors="replace")).split("\n"), decoded=decoded)


def read_pdf(source: Input) -> Reading:
    """The article of a PDF print-out; a scanned one holds no text and says so."""
    pypdf = need("pypdf", extra="documents", kind="PDF")
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # its warnings name no file; the loading report does
    with source.open() as stream:
        try:
            document = pypdf.PdfReader(stream)
            if document.is_encrypted and not document.decrypt(""):
                raise ReadingError("the PDF is locked with a password; save it without one first")
            pages = [page.extract_text() or "" for page in document.pages]
            title = document.metadata.title if document.metadata else None
        except pypdf.errors.PyPdfError as error:
            raise ReadingError(
                f"no readable PDF ({error}); open it in a PDF program and print it to a new file"
            ) from error
    text = tidy("\n\n".join(pages))
    if not text.strip():
        raise ReadingError("the PDF holds pictures of pages and no text; run OCR on it first")
    return Reading("pdf", [Draft(text, {"title": title})])


def read_xlsx(source: Input) -> Reading:
    """The articles of all sheets of a workbook that have a column of texts; the others are named."""
    need("openpyxl", extra="documents", kind="XLSX")
    with source.open() as stream, ZipFile(stream) as archive:
        if sum(info.file_size for info in archive.infolist()) > LARGEST:
            raise too_large()
    with source.open() as stream:
        sheets = pd.read_excel(stream, sheet_name=None, dtype=object)
    reading, left, listed = Reading("xlsx"), [], 0
    problem: ReadingError | None = None
    for sheet, table in sheets.items():
        rows = [{str(name): cell for name, cell in row.items()} for row in table.to_dict("records")]
        try:
            _append(reading, draft_rows(rows, Reading("xlsx")), listed)
            listed += len(rows)
        except ReadingError as error:
            problem = problem or error
            left.append(str(sheet))
    if len(left) == len(sheets):
        raise problem or ReadingError("the workbook has no sheet")
    reading.expected = listed
    reading.problems += [f"sheets without a column of texts: {', '.join(left)}"] if left else []
    return reading


def _append(reading: Reading, sheet: Reading, listed: int) -> None:
    """Add the articles of a sheet to the reading, their numbers counted on from the rows listed before."""
    reading.drafts += [draft.numbered(draft.fields["number"] + listed) for draft in sheet.drafts]
    reading.missing += [article._replace(number=article.number + listed) for article in sheet.missing]
    reading.problems += sheet.problems


def _document(kind: str, paragraphs: list[str], *, decoded: Decoded | None = None) -> Reading:
    export = find_export(paragraphs, kind=kind, decoded=decoded)
    if export:
        return export
    text = tidy("\n".join(paragraphs)).strip("\n")
    if not text.strip():
        raise ReadingError("the document holds no text")
    if decoded is None:
        return Reading(kind, [Draft(text, {})])
    return Reading(kind, [Draft(text, {})], decoded.encoding, problems=decoded.problems)


def _paragraphs(source: Input, member: str, tags: tuple[str, ...], breaks: dict[str, str]) -> Iterator[str]:
    """The paragraphs of a document's XML, read as a stream and within bounds."""
    try:
        with ZipFile(source.open()) as archive:
            if archive.getinfo(member).file_size > LARGEST:
                raise too_large()
            with archive.open(member) as stream:
                yield from _shown(stream, tags, breaks)
    except (BadZipFile, KeyError, ElementTree.ParseError) as error:
        raise ReadingError(f"the document is broken ({error}); open it and save it anew") from error


def _shown(stream: IO[bytes], tags: tuple[str, ...], breaks: dict[str, str]) -> Iterator[str]:
    unseen = 0
    for event, element in ElementTree.iterparse(stream, events=("start", "end")):
        if element.tag in _UNSEEN:
            unseen += 1 if event == "start" else -1
        if event == "start":
            continue
        if element.tag in tags and not unseen:
            yield "".join(_pieces(element, breaks))
        if element.tag in tags or element.tag in _UNSEEN:
            behind = element.tail  # belongs to what is around it
            element.clear()
            element.tail = behind


def _pieces(paragraph: ElementTree.Element, breaks: dict[str, str]) -> Iterator[str]:
    odt = not paragraph.tag.startswith(_WORD)
    for element in paragraph.iter():
        if element.tag in breaks:
            yield breaks[element.tag]
        if element.text and (odt or element.tag == f"{_WORD}t"):
            yield element.text
        if odt and element is not paragraph and element.tail:
            yield element.tail
