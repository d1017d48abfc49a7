"""Documents, mails, feeds and archives give their articles; hostile ones give a row of the report."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk

TEXT = "The ferry to Lorn stays in port, the harbour master said."
PAGE = f"<!doctype html><html><head><title>Ferry</title></head><body><h1>Ferry</h1><p>{TEXT}</p></body></html>"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODT = "urn:oasis:names:tc:opendocument:xmlns"


def load(folder: Path, name: str, raw: bytes) -> tuple[pd.DataFrame, tk.LoadingReport]:
    (folder / name).write_bytes(raw)
    articles = tk.load_articles(folder, progress=False)
    return articles, tk.loading_report(articles)


def packed(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def docx(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    return packed({"word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'})


def test_docx_keeps_its_paragraphs(tmp_path: Path) -> None:
    """A Word document is its paragraphs, a line each, whatever its name."""
    articles, report = load(tmp_path, "a.bin", docx("Ferry", TEXT))
    assert articles["text"].tolist() == [f"Ferry\n{TEXT}"]
    assert report.files[0].kind == "docx"


def test_odt_keeps_headings_and_paragraphs_in_order(tmp_path: Path) -> None:
    """An OpenDocument text is its headings and paragraphs in order."""
    content = (
        f'<office:d xmlns:office="{ODT}:office:1.0" xmlns:text="{ODT}:text:1.0"><text:h>Ferry</text:h>'
        f"<text:p>It <text:span>stays</text:span> in port.</text:p></office:d>"
    )
    raw = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    assert load(tmp_path, "a.odt", raw)[0]["text"].tolist() == ["Ferry\nIt stays in port."]


def test_database_export_is_split_and_counted(tmp_path: Path) -> None:
    """An export of two articles gives two, with the columns of their heads, reconciled with the cover."""
    head = ["Lorn Post", "May 10, 2021 Monday", "First Edition", "", "Copyright 2021 Lorn Post"]
    one = ["Ferry stays", *head, "Byline: ANA DORN", "Length: 9 words", "Body", "", TEXT, "Load-Date: May 11, 2021"]
    cover = ["Documents (2)", "1. Ferry stays", "", "2. Ferry sails", ""]
    lines = [*cover, "", *one, "", "End of Document", "", "Ferry sails", *head, "Body", "It sails.", "End of Document"]
    articles, report = load(tmp_path, "export.docx", docx(*lines))
    assert report.summary() == "1 file: 1 read; 2 articles (2 listed, 2 read, 0 lost)"
    assert articles["title"].tolist() == ["Ferry stays", "Ferry sails"]
    assert articles["text"].tolist() == [f"Ferry stays\n\n{TEXT}", "Ferry sails\n\nIt sails."]
    assert articles["outlet"].tolist() == ["Lorn Post", "Lorn Post"]
    assert articles["published"].tolist() == [pd.Timestamp("2021-05-10")] * 2
    assert articles["byline"].fillna("").tolist() == ["ANA DORN", ""]
    kinds = tk.analyse(articles, progress=False).segments["kind"].tolist()
    assert kinds == ["title", "body", "title", "body"]


def test_saved_page_with_a_mail_around_it(tmp_path: Path) -> None:
    """MHTML gives the page, its address, and the day it was saved."""
    raw = (
        "From: <Saved by a browser>\nSnapshot-Content-Location: https://lorn.example/ferry\nSubject: Ferry\n"
        "Date: Mon, 10 May 2021 22:48:00 +0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="xx"\n\n--xx\n'
        f"Content-Type: text/html; charset=utf-8\n\n{PAGE}\n--xx--\n"
    )
    row = load(tmp_path, "a.mhtml", raw.encode())[0].iloc[0]
    assert (row["kind"], row["url"], row["captured"]) == (
        "mhtml", "https://lorn.example/ferry", pd.Timestamp("2021-05-10 22:48"),
    )  # fmt: skip
    assert TEXT in row["text"]


def test_mail_with_an_attachment(tmp_path: Path) -> None:
    """A mail is an article, and so is the page attached to it."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "Lorn Post <desk@lorn.example>", "you@lorn.example", "Ferry"
    mail["Date"] = "Mon, 10 May 2021 08:00:00 +0000"
    mail.set_content(TEXT)
    mail.add_attachment(PAGE.encode(), maintype="text", subtype="html", filename="page.html")
    articles, report = load(tmp_path, "a.eml", mail.as_bytes())
    assert articles["article_id"].tolist() == ["a.eml", "a.eml/page.html"]
    assert articles["published"].iloc[0] == pd.Timestamp("2021-05-10 08:00")
    assert report.summary() == "2 files: 2 read; 2 articles"


@pytest.mark.parametrize(
    "feed",
    [
        f"<?xml version='1.0'?><rss><channel><title>Lorn Post</title><item><title>Ferry</title>"
        f"<link>https://lorn.example/f</link><pubDate>Mon, 10 May 2021 08:00:00 GMT</pubDate>"
        f"<description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item></channel></rss>",
        f"<feed xmlns='http://www.w3.org/2005/Atom'><title>Lorn Post</title><entry><title>Ferry</title>"
        f"<link href='https://lorn.example/f'/><published>2021-05-10T08:00:00Z</published>"
        f"<content type='html'>&lt;p&gt;{TEXT}&lt;/p&gt;</content></entry></feed>",
    ],
)
def test_feed_entries(tmp_path: Path, feed: str) -> None:
    """RSS and Atom entries are articles with outlet, title, address and date."""
    row = load(tmp_path, "feed.xml", feed.encode())[0].iloc[0]
    assert row[["outlet", "title", "url", "text"]].tolist() == ["Lorn Post", "Ferry", "https://lorn.example/f", TEXT]
    assert row["published"] == pd.Timestamp("2021-05-10 08:00")


def test_nested_archives(tmp_path: Path) -> None:
    """Articles in a zip in a zip, and in a gzip, are named by the way to them."""
    inner = packed({"b.txt": TEXT, "wire.jsonl.gz": gzip.compress(b'{"text": "One."}\n')})
    raw = packed({"inner.zip": inner, "a.txt": TEXT, "metadata.csv": "file,outlet\na.txt,Lorn Post\n"})
    articles, report = load(tmp_path, "all.zip", raw)
    assert sorted(articles["article_id"]) == [
        "all.zip/a.txt", "all.zip/inner.zip/b.txt", "all.zip/inner.zip/wire.jsonl#1",
    ]  # fmt: skip
    assert articles.set_index("article_id")["outlet"]["all.zip/a.txt"] == "Lorn Post"
    assert sum(file.articles for file in report.files) == 3


def test_archive_that_climbs_or_bursts_is_refused(tmp_path: Path) -> None:
    """A member outside the archive and one that bursts are rows of the report; the others load."""
    raw = packed({"../evil.txt": TEXT, "bomb.txt": b"\0" * 60_000_000, "good.txt": TEXT})
    articles, report = load(tmp_path, "a.zip", raw)
    assert articles["article_id"].tolist() == ["a.zip/good.txt"]
    problems = {file.path: file.problem for file in report.files if file.became == "failed"}
    assert problems["a.zip/../evil.txt"] == "its path climbs out of the archive"
    assert problems["a.zip/bomb.txt"].startswith("unpacks to 60,000,000 bytes")


def test_entity_bomb_is_refused(tmp_path: Path) -> None:
    """A feed whose entities multiply is a row of the report."""
    entities = "".join(f"<!ENTITY e{i} '{f'&e{i - 1};' * 10 if i else 'x' * 1000}'>" for i in range(10))
    bomb = f"<?xml version='1.0'?><!DOCTYPE rss [{entities}]><rss><item><title>&e9;</title></item></rss>"
    articles, report = load(tmp_path, "feed.xml", bomb.encode())
    assert len(articles) == 0
    assert report.files[0].became == "failed"


def test_broken_archive_is_named(tmp_path: Path) -> None:
    """A zip cut in half is a row of the report."""
    raw = packed({"a.txt": TEXT * 100})
    report = load(tmp_path, "a.zip", raw[: len(raw) // 2])[1]
    assert report.files[0].problem.startswith("the archive is broken")


def test_a_hundred_megabytes_in_one_line(tmp_path: Path) -> None:
    """One endless line is an article like others."""
    articles, _ = load(tmp_path, "a.txt", b"word " * 20_000_000)
    assert len(articles["text"].iloc[0]) == 100_000_000


def test_pdf_without_its_library_names_the_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where pypdf is missing the report says what to install."""
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    report = load(tmp_path, "a.pdf", b"%PDF-1.4\n")[1]
    assert report.problems() == [
        "a.pdf: failed: PDF files need the module pypdf: pip install 'media-statement-toolkit[documents]'"
    ]


def test_rtf_and_xlsx(tmp_path: Path) -> None:
    """Rich text and workbooks are read where their libraries are installed."""
    pytest.importorskip("striprtf")
    pytest.importorskip("openpyxl")
    pd.DataFrame({"text": [TEXT], "outlet": ["Lorn Post"]}).to_excel(tmp_path / "b.xlsx", index=False)
    articles, _ = load(tmp_path, "a.rtf", rb"{\rtf1\ansi The ferry stays\par in port.}")
    assert articles["text"].tolist() == ["The ferry stays\nin port.", TEXT]


def test_web_archive(tmp_path: Path) -> None:
    """A web archive gives its pages with address and time of crawl; a truncated one gives what it still holds."""
    warcio = pytest.importorskip("warcio.warcwriter")
    from warcio.statusandheaders import StatusAndHeaders

    buffer = io.BytesIO()
    writer = warcio.WARCWriter(buffer, gzip=True)
    for number in (1, 2):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        record = writer.create_warc_record(
            f"https://lorn.example/{number}", "response", payload=io.BytesIO(PAGE.encode()), http_headers=headers,
            warc_headers_dict={"WARC-Date": "2021-05-10T22:48:00Z"},
        )  # fmt: skip
        writer.write_record(record)
    raw = buffer.getvalue()
    articles, _ = load(tmp_path, "a.warc.gz", raw)
    assert articles["url"].tolist() == ["https://lorn.example/1", "https://lorn.example/2"]
    assert articles["captured"].tolist() == [pd.Timestamp("2021-05-10 22:48")] * 2
    (tmp_path / "a.warc.gz").unlink()
    assert len(load(tmp_path, "b.warc.gz", raw[:-200])[0]) >= 1


def pdf(*lines: str) -> bytes:
    """A small PDF with these lines on one page."""
    shown = "BT /F1 12 Tf 14 TL 50 700 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
    ]
    raw, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(raw))
        raw += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    start = len(raw)
    raw += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return (raw + f"startxref\n{start}\n%%EOF\n").encode("latin-1")


def test_pdf_print_out(tmp_path: Path) -> None:
    """A print-out gives its lines; a scan, which shows none, says what to do."""
    pytest.importorskip("pypdf")
    articles, _ = load(tmp_path, "a.pdf", pdf("Ferry stays", TEXT))
    assert articles[["kind", "text"]].values.tolist() == [["pdf", f"Ferry stays\n{TEXT}\n"]]
    report = load(tmp_path, "a.pdf", pdf())[1]
    assert report.files[0].problem == "the PDF holds pictures of pages and no text; run OCR on it first"


CONTENTS = {
    "html": PAGE.encode(),
    "json": b'{"articles": [{"text": "One."}]}',
    "jsonl": b'{"text": "One."}\n{"text": "Two."}\n',
    "csv": b"title,text\nFerry,One.\n",
    "feed": b"<rss xmlns:c='http://purl.org/rss/1.0/modules/content/'><channel><item><c:encoded>One.</c:encoded>"
    b"</item></channel></rss>",
    "eml": b"From: a@lorn.example\nTo: b@lorn.example\nDate: Mon, 10 May 2021 08:00:00 +0000\nSubject: Ferry\n\nOne.\n",
    "rtf": rb"{\rtf1\ansi One.}",
    "pdf": pdf(TEXT),
    "docx": docx(TEXT),
    "zip": packed({"b.txt": TEXT}),
    "gz": gzip.compress(TEXT.encode()),
}


@pytest.mark.parametrize("kind", CONTENTS)
@pytest.mark.parametrize("name", ["a", "a.txt", "a.dat"])
def test_kind_is_told_by_content(tmp_path: Path, kind: str, name: str) -> None:
    """Whatever a file is called, its content says what it is."""
    articles, report = load(tmp_path, name, CONTENTS[kind])
    assert report.files[0].kind == kind
    assert len(articles) >= 1


@pytest.mark.parametrize("kind", CONTENTS)
def test_every_kind_is_read_from_a_zip_in_a_zip(tmp_path: Path, kind: str) -> None:
    """What can be read from a folder can be read from nested archives."""
    name = f"a.{kind}" if kind != "feed" else "a.xml"
    _, report = load(tmp_path, "outer.zip", packed({"inner.zip": packed({name: CONTENTS[kind]})}))
    found = {file.path: file.kind for file in report.files}
    assert found[f"outer.zip/inner.zip/{name}"] == kind
    assert sum(file.articles for file in report.files) >= 1
    assert report.problems() == []


LIBRARIES = [
    ("a.html", PAGE.encode(), "trafilatura", "html"),
    ("a.rtf", rb"{\rtf1\ansi One.}", "striprtf.striprtf", "documents"),
    ("a.warc", b"WARC/1.0\r\n", "warcio.archiveiterator", "archives"),
]


@pytest.mark.parametrize("name,raw,module,extra", LIBRARIES, ids=[module for _, _, module, _ in LIBRARIES])
def test_missing_library_is_named_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, raw: bytes, module: str, extra: str
) -> None:
    """Where a kind's library is missing, the report says which line installs it."""
    monkeypatch.setitem(sys.modules, module, None)
    (problem,) = load(tmp_path, name, raw)[1].problems()
    assert problem.endswith(f"need the module {module}: pip install 'media-statement-toolkit[{extra}]'")


def test_every_sheet_with_texts_is_read(tmp_path: Path) -> None:
    """The articles of all sheets count on; a sheet without texts is named."""
    pytest.importorskip("openpyxl")
    with pd.ExcelWriter(tmp_path / "a.xlsx") as writer:
        pd.DataFrame({"text": ["One.", "Two."]}).to_excel(writer, sheet_name="May", index=False)
        pd.DataFrame({"note": ["odd"]}).to_excel(writer, sheet_name="Notes", index=False)
        pd.DataFrame({"text": ["Three."]}).to_excel(writer, sheet_name="June", index=False)
    articles = tk.load_articles(tmp_path, progress=False)
    assert articles[["article_id", "text"]].values.tolist() == [
        ["a.xlsx#1", "One."], ["a.xlsx#2", "Two."], ["a.xlsx#3", "Three."],
    ]  # fmt: skip
    assert tk.loading_report(articles).problems() == ["a.xlsx: read: sheets without a column of texts: Notes"]


def test_list_items_that_are_no_articles_are_counted(tmp_path: Path) -> None:
    """What stands in a JSON list and is no object is lost by number, never in silence."""
    _, report = load(tmp_path, "a.json", b'[{"text": "One."}, "odd", 3]')
    (problem,) = report.problems()
    assert problem.startswith("a.json: read: 2 of 3 items of the list are no objects like {")
    assert report.summary() == "1 file: 1 read; 1 article (3 listed, 1 read, 2 lost)"


def test_feed_entry_without_text_is_named(tmp_path: Path) -> None:
    """An entry that brings a headline alone is no article, and is accounted for."""
    feed = (
        b"<rss><channel><item><title>Ferry</title></item><item><description>One.</description></item></channel></rss>"
    )
    _, report = load(tmp_path, "a.xml", feed)
    assert report.summary() == "1 file: 1 read; 1 article (2 listed, 1 read, 1 without text, 0 lost)"
    assert report.missing["title"].tolist() == ["Ferry"]


def _mail(subject: str, words: str, *, subtype: str = "plain") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@lorn.example", "b@lorn.example", subject
    mail["Date"] = "Mon, 10 May 2021 08:00:00 +0000"
    mail.set_content(words, subtype=subtype)
    return mail


def test_forwarded_mail_is_read(tmp_path: Path) -> None:
    """A mail that another brings whole is an article of its own."""
    mail = _mail("Look", "See below.")
    mail.add_attachment(_mail("Ferry", "The ferry stays in port."))
    articles, _ = load(tmp_path, "a.eml", mail.as_bytes())
    assert articles["title"].tolist() == ["Look", "Ferry"]


def test_attachments_of_a_mail_without_words_are_read(tmp_path: Path) -> None:
    """A mail that shows no text gives what is attached to it, and the report says so."""
    mail = _mail("Ferry", "<p></p>", subtype="html")
    mail.add_attachment(b"The ferry stays in port.", maintype="text", subtype="plain", filename="a.txt")
    articles, report = load(tmp_path, "a.eml", mail.as_bytes())
    assert articles["article_id"].tolist() == ["a.eml/a.txt"]
    assert report.problems()[0].startswith("a.eml: read: of the mail itself: the page shows no text")


def test_parquet_with_bytes_and_lists(tmp_path: Path) -> None:
    """Texts that old programs wrote as bytes are decoded, and lists of authors are joined."""
    texts = ["“Halt.”".encode(), bytes(range(32)) * 9]  # the second is a picture
    rows = pd.DataFrame({"text": texts, "authors": [["A. Lind", "B. Roe"], []]})
    rows.to_parquet(tmp_path / "a.parquet")
    articles = tk.load_articles(tmp_path, progress=False)
    assert articles[["text", "byline"]].values.tolist() == [["“Halt.”", "A. Lind, B. Roe"]]


def test_text_as_a_list_of_paragraphs(tmp_path: Path) -> None:
    """Paragraphs in a list are set apart by an empty line, with nothing put between their words."""
    articles, _ = load(tmp_path, "a.json", b'[{"title": "Rain", "text": ["It rained.", "It snowed."]}]')
    assert articles["text"].tolist() == ["It rained.\n\nIt snowed."]


@pytest.mark.parametrize(
    "feed,outlet",
    [
        ("<rss><channel><title>Lorn Post</title>{}</channel></rss>", "Lorn Post"),
        ("<rss><channel>{}<title>Lorn Post</title></channel></rss>", "Lorn Post"),
        ("<rss><channel>{}</channel></rss>", ""),
        ("\n<?xml version='1.0'?><feed><title>Lorn Post</title>{}</feed>", "Lorn Post"),
    ],
)
def test_title_of_a_feed_is_its_outlet(tmp_path: Path, feed: str, outlet: str) -> None:
    """The outlet is named by the feed and never by an entry's headline; blank lines before the feed are passed over."""
    entry = "<item><title>Ferry</title><description>It stays.</description></item>"
    articles, _ = load(tmp_path, "a.xml", feed.format(entry).encode())
    assert articles["outlet"].fillna("").tolist() == [outlet]


def test_page_of_a_web_archive_is_decoded_as_it_was_served(tmp_path: Path) -> None:
    """The encoding that a server stated is heeded; a page without text takes its number, and no other has it."""
    warcio = pytest.importorskip("warcio.warcwriter")
    from warcio.statusandheaders import StatusAndHeaders

    buffer = io.BytesIO()
    writer = warcio.WARCWriter(buffer, gzip=True)
    for page in ("<p>Łódź: prom stoi.</p>", "<p></p>", "<p>Second page.</p>"):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/HTML; charset=cp1250")], protocol="HTTP/1.1")
        payload = io.BytesIO(f"<html><body>{page}</body></html>".encode("cp1250"))
        writer.write_record(
            writer.create_warc_record("https://a.example/", "response", payload=payload, http_headers=headers)
        )
    articles, report = load(tmp_path, "a.warc.gz", buffer.getvalue())
    assert articles["text"].tolist() == ["Łódź: prom stoi.", "Second page."]
    assert articles["article_id"].tolist() == ["a.warc.gz#1", "a.warc.gz#3"]
    assert report.missing["item"].tolist() == ["a.warc.gz#2"]


def _opendocument(folder: Path, words: str) -> None:
    names = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = f"xmlns:text='{names}:text:1.0' xmlns:office='{names}:office:1.0'"
    with zipfile.ZipFile(folder / "a.odt", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"<office:text {spaces}>{words}</office:text>")


def test_deleted_words_and_comments_of_a_document_are_not_its_text(tmp_path: Path) -> None:
    """What a writer took out, and what a colleague noted, is not read as the article's words."""
    _opendocument(
        tmp_path,
        "<text:tracked-changes><text:deletion><text:p>It sank.</text:p></text:deletion></text:tracked-changes>"
        "<text:p>It<office:annotation><text:p>Sure?</text:p></office:annotation> stays.</text:p>",
    )
    assert tk.load_articles(tmp_path, progress=False)["text"].tolist() == ["It stays."]


def test_words_that_were_moved_or_have_a_second_form_are_read_once(tmp_path: Path) -> None:
    """A Word document keeps moved words at both places and drawings in two forms; they are read once."""
    office = "http://schemas.openxmlformats.org"
    spaces = f"xmlns:w='{office}/wordprocessingml/2006/main' xmlns:m='{office}/markup-compatibility/2006'"
    run = "<w:r><w:t>{}</w:t></w:r>"
    words = f"<w:moveFrom>{run.format('Once. ')}</w:moveFrom><m:Fallback>{run.format('Box.')}</m:Fallback>"
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", f"<w:p {spaces}>{words}{run.format('Once.')}</w:p>")
    assert tk.load_articles(tmp_path, progress=False)["text"].tolist() == ["Once."]
