"""The readers, one a kind of file; each raises ReadingError where it cannot read it, which says why and what to do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from toolkit.loading.archives import read_gzip, read_wacz, read_warc, read_zip
from toolkit.loading.drafts import Input, Reading
from toolkit.loading.feeds import read_feed
from toolkit.loading.html_pages import read_html
from toolkit.loading.mails import read_mail, read_mhtml
from toolkit.loading.office import read_docx, read_odt, read_pdf, read_rtf, read_xlsx
from toolkit.loading.plain import read_text
from toolkit.loading.tables_of_articles import read_delimited, read_json, read_json_lines, read_parquet

READERS: dict[str, Callable[[Input], Reading]] = {
    "txt": read_text,
    "html": read_html,
    "mhtml": read_mhtml,
    "eml": read_mail,
    "feed": read_feed,
    "csv": read_delimited,
    "tsv": partial(read_delimited, kind="tsv"),
    "json": read_json,
    "jsonl": read_json_lines,
    "parquet": read_parquet,
    "docx": read_docx,
    "odt": read_odt,
    "rtf": read_rtf,
    "pdf": read_pdf,
    "xlsx": read_xlsx,
    "zip": read_zip,
    "gz": read_gzip,
    "warc": read_warc,
    "wacz": read_wacz,
}
