"""What news services export: each service's own names for text, headline, outlet, date, language and address."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk

TEXT = "The ferry to Lorn stays in port for the whole week, the harbour master said on Monday."
URL = "https://lorn.example/ferry"
DAY = pd.Timestamp("2021-05-10")

MEDIA_CLOUD = {
    "id": "9f", "indexed_date": "2021-05-11 02:00:00", "language": "en", "media_name": "lorn.example",
    "media_url": "lorn.example", "publish_date": "2021-05-10", "title": "Ferry stays", "url": URL, "text": TEXT,
}  # fmt: skip
GDELT = {
    "url": URL, "url_mobile": "", "title": "Ferry stays", "seendate": "20210511T020000Z", "socialimage": "",
    "domain": "lorn.example", "language": "English", "sourcecountry": "Lorn", "text": TEXT,
}  # fmt: skip
NEWSAPI = {
    "source": {"id": None, "name": "lorn.example"}, "author": "A. Lind", "title": "Ferry stays",
    "description": "Short.", "url": URL, "urlToImage": None, "publishedAt": "2021-05-10T00:00:00Z", "content": TEXT,
}  # fmt: skip
NEWS_PLEASE = {
    "authors": ["A. Lind"], "date_download": "2021-05-11 02:00:00", "date_modify": None, "date_publish": "2021-05-10",
    "description": "Short.", "filename": "x.json", "language": "en", "maintext": TEXT, "source_domain": "lorn.example",
    "title": "Ferry stays", "url": URL,
}  # fmt: skip


@pytest.mark.parametrize(
    "document,published,captured",
    [
        ([MEDIA_CLOUD], DAY, pd.Timestamp("2021-05-11 02:00")),
        ({"articles": [GDELT]}, None, pd.Timestamp("2021-05-11 02:00")),
        ({"status": "ok", "totalResults": 1, "articles": [NEWSAPI]}, DAY, None),
        (NEWS_PLEASE, DAY, pd.Timestamp("2021-05-11 02:00")),
    ],
    ids=["Media Cloud", "GDELT", "NewsAPI", "news-please"],
)
def test_each_service_is_read_by_its_own_names(
    tmp_path: Path, document: object, published: pd.Timestamp | None, captured: pd.Timestamp | None
) -> None:
    """When a service first saw an article is its capture, never its publication."""
    (tmp_path / "export.json").write_text(json.dumps(document))
    row = tk.load_articles(tmp_path, progress=False).iloc[0]
    assert row[["text", "title", "outlet", "url", "language"]].tolist() == [
        TEXT,
        "Ferry stays",
        "lorn.example",
        URL,
        "en",
    ]
    assert (None if pd.isna(row["published"]) else row["published"]) == published
    assert (None if pd.isna(row["captured"]) else row["captured"]) == captured


def test_list_of_addresses_says_that_it_holds_no_articles(tmp_path: Path) -> None:
    """An export without texts is a failure that says what to do."""
    table = pd.DataFrame([{name: cell for name, cell in MEDIA_CLOUD.items() if name != "text"}])
    table.to_csv(tmp_path / "mediacloud.csv", index=False)
    (problem,) = tk.loading_report(tk.load_articles(tmp_path, progress=False)).problems()
    assert "hold no article: save the pages" in problem


def test_text_that_the_service_cut_is_reported(tmp_path: Path) -> None:
    """A text that ends in the service's own mark of a cut is read, and said to be cut."""
    (tmp_path / "news.json").write_text(json.dumps([NEWSAPI | {"content": f"{TEXT[:40]}… [+1204 chars]"}]))
    articles = tk.load_articles(tmp_path, progress=False)
    assert tk.loading_report(articles).problems() == [
        "news.json: read: 1 of 1 texts are cut off by the service that gave them"
    ]


def test_rows_without_text_are_each_accounted_for(tmp_path: Path) -> None:
    """A row with a headline alone and an empty row are named, and nothing counts as lost."""
    (tmp_path / "wire.csv").write_text("title,text\nFerry stays,It stays.\nFLASH - FERRY SAILS,\n,\n ,\n")
    report = tk.loading_report(tk.load_articles(tmp_path, progress=False))
    assert report.summary() == "1 file: 1 read; 1 article (2 listed, 1 read, 1 without text, 0 lost)"
    assert report.missing[["item", "title", "reason"]].values.tolist() == [
        ["wire.csv#2", "FLASH - FERRY SAILS", "the row has a headline and no text"]
    ]


def page(url: str = "") -> str:
    mark = f"<!-- saved from url=({len(url):04d}){url} -->\n" if url else ""
    return f"<!DOCTYPE html>\n{mark}<html><body><h1>Ferry stays</h1><p>{TEXT}</p></body></html>"


def test_saved_page_with_its_folder_is_one_article(tmp_path: Path) -> None:
    """Frames and scripts in the page's folder are its parts; the page tells where it was saved from."""
    (tmp_path / "Ferry stays.html").write_text(page(URL))
    (tmp_path / "Ferry stays_files").mkdir()
    (tmp_path / "Ferry stays_files" / "frame.html").write_text(page())
    articles = tk.load_articles(tmp_path, progress=False)
    assert articles[["article_id", "url", "outlet"]].values.tolist() == [["Ferry stays.html", URL, "lorn.example"]]
    assert tk.loading_report(articles).problems() == [
        "Ferry stays_files/frame.html: skipped: not an article: part of the saved page Ferry stays.html"
    ]


def test_folder_with_such_a_name_and_no_page_is_a_folder_of_articles(tmp_path: Path) -> None:
    """Only a page beside it makes a folder the page's parts."""
    (tmp_path / "case_files").mkdir()
    (tmp_path / "case_files" / "a.txt").write_text(TEXT)
    assert tk.load_articles(tmp_path, progress=False)["article_id"].tolist() == ["case_files/a.txt"]


def test_wacz_gives_the_pages_of_its_archives(tmp_path: Path) -> None:
    """Index, log and page list of a WACZ are no articles."""
    writer_of = pytest.importorskip("warcio.warcwriter").WARCWriter
    from warcio.statusandheaders import StatusAndHeaders

    warc = io.BytesIO()
    writer = writer_of(warc, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    record = writer.create_warc_record(URL, "response", payload=io.BytesIO(page().encode()), http_headers=headers)
    writer.write_record(record)
    with zipfile.ZipFile(tmp_path / "crawl.wacz", "w") as archive:
        archive.writestr("archive/data.warc.gz", warc.getvalue())
        archive.writestr("indexes/index.cdx.gz", gzip.compress(b"example,lorn)/ferry 20210510"))
        archive.writestr("pages/pages.jsonl", '{"url": "https://lorn.example/ferry"}\n')
        archive.writestr("datapackage.json", "{}")
    articles = tk.load_articles(tmp_path, progress=False)
    assert articles[["url", "kind"]].values.tolist() == [[URL, "warc"]]
    assert tk.loading_report(articles).problems() == []
