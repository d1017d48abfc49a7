"""Exports of Factiva, ProQuest and Nexis Uni are split into their articles, and every entry is accounted for."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk

ONE = "The ferry to Lorn stays in port for the whole week, the harbour master said on Monday."
TWO = "Waves of nine metres are expected off the coast, and no ship may leave before Friday."
COLUMNS = ["title", "outlet", "byline", "section", "length", "language"]


def load(folder: Path, name: str, content: str) -> tuple[pd.DataFrame, tk.LoadingReport]:
    (folder / name).write_text(content, encoding="utf-8")
    articles = tk.load_articles(folder / name, progress=False)
    return articles, tk.loading_report(articles)


def rtf(lines: list[str]) -> str:
    return r"{\rtf1\ansi " + r"\par ".join(line.replace("©", r"\'a9") for line in lines) + "}"


def factiva_div(title: str, code: str, *, author: str = "", body: str = ONE) -> str:
    by = f'<div class="author">{author}</div>' if author else ""
    return (
        f'<div class="article enArticle"><p><div>News</div><div id="hd"><span class="enHeadline">{title}</span></div>'
        f"{by}"
        "<div>1,204 words</div><div>10 May 2021</div><div>22:48</div><div>Lorn Post</div><div>LORNPO</div><div>4</div>"
        '<div>English</div><div>Copyright 2021. Lorn Post Ltd.</div><p class="articleParagraph enarticleParagraph">'
        f'{body}</p><p class="articleParagraph enarticleParagraph">{TWO}</p><p>Document {code}</p></p></div>'
    )


FACTIVA = factiva_div("Ferry stays in port", "LORNPO0020210510eh5a00001", author="By Ana Dorn")
FACTIVA_TWO = FACTIVA + factiva_div("Mayor asks for bread", "LORNPO0020210510eh5a00002")


def test_factiva_page_in_article_format(tmp_path: Path) -> None:
    """Two articles, with everything their heads say, and nothing lost."""
    page = f"<html><head><title>Factiva</title></head><body>{FACTIVA_TWO}</body></html>"
    articles, report = load(tmp_path, "export.html", page)
    assert report.summary() == "1 file: 1 read; 2 articles (2 listed, 2 read, 0 lost)"
    assert articles["kind"].tolist() == ["factiva-html"] * 2
    assert articles[COLUMNS].iloc[0].tolist() == ["Ferry stays in port", "Lorn Post", "By Ana Dorn", "News", 1204, "en"]
    assert articles["published"].tolist() == [pd.Timestamp("2021-05-10")] * 2
    assert articles["text"].iloc[0] == f"Ferry stays in port\n\n{ONE}\n\n{TWO}"
    assert articles["title"].iloc[1] == "Mayor asks for bread"
    assert articles["byline"].isna().tolist() == [False, True]


def test_factiva_page_in_indexed_format(tmp_path: Path) -> None:
    """The codes before the parts say what each is."""
    rows = {
        "SE": "Business", "HD": "<b>Ferry stays in port</b>", "BY": "By Ana Dorn", "WC": "312 words",
        "PD": "10 May 2021", "ET": "06:00", "SN": "Lorn Post", "SC": "LORNPO", "LA": "English", "CY": "Copyright 2021",
        "LP": f"<p class='articleParagraph enarticleParagraph'>{ONE}</p>",
        "TD": f"<p class='articleParagraph enarticleParagraph'>{TWO}</p>", "NS": "gtrans : Transport",
        "AN": "Document LORNPO0020210510eh5a00001",
    }  # fmt: skip
    table = "".join(f"<tr><td><b>{code}</b>&nbsp;</td><td>{words}</td></tr>" for code, words in rows.items())
    articles, report = load(tmp_path, "export.html", f"<html><body><table>{table}</table></body></html>")
    assert report.summary() == "1 file: 1 read; 1 article (1 listed, 1 read, 0 lost)"
    row = articles.iloc[0]
    assert row[COLUMNS].tolist() == ["Ferry stays in port", "Lorn Post", "By Ana Dorn", "Business", 312, "en"]
    assert row["text"] == f"Ferry stays in port\n\n{ONE}\n\n{TWO}"


def test_factiva_rich_text(tmp_path: Path) -> None:
    """The same head as lines of a rich text, with page furniture between; an entry without a body is named."""
    pytest.importorskip("striprtf")
    head = ["412 words", "10 May 2021", "Lorn Post", "LORNPO", "English", "© 2021 Lorn Post Ltd."]
    lines = [
        "Ferry stays in port", *head, "", ONE, TWO, "Document LORNPO0020210510eh5a00001",
        "Page 1 of 2 © 2021 Factiva, Inc. All rights reserved.", "Mayor asks for bread",
        "Document LORNPO0020210510eh5a00002",
    ]  # fmt: skip
    articles, report = load(tmp_path, "export.rtf", rtf(lines))
    assert articles[["title", "kind", "length"]].values.tolist() == [["Ferry stays in port", "factiva-rtf", 412]]
    assert report.summary() == "1 file: 1 read; 1 article (2 listed, 1 read, 1 lost)"
    assert report.missing[["item", "title", "lost"]].values.tolist() == [["export.rtf#2", "Mayor asks for bread", True]]


PROQUEST = f"""ProQuest
____________________________________________________________

Document 1 of 2

Ferry stays in port

Author: Dorn, Ana

Publication info: Lorn Post ; Lorn [Lorn]. 10 May 2021: A.4.

Abstract: A summary by the database.

Full text: {ONE}

{TWO}

Subject: Ferries; Storms;

Title: Ferry stays in port

Publication title: Lorn Post; Lorn

Section: Main News

Publication date: May 10, 2021

Language of publication: English

ProQuest document ID: 123456789

Document URL: https://lorn.example/docview/123456789

Last updated: 2021-05-11

____________________________________________________________

Document 2 of 2

Mayor asks for bread

Full text: Not available.

Publication title: Lorn Post

ProQuest document ID: 123456790

____________________________________________________________

Contact us at: http://lorn.example
"""


@pytest.mark.parametrize("form", ["txt", "rtf", "html"])
def test_proquest_export(tmp_path: Path, form: str) -> None:
    """The labels say what each part is; the summary of the database is no part of the article."""
    content = PROQUEST
    if form == "rtf":
        pytest.importorskip("striprtf")
        content = rtf(PROQUEST.split("\n"))
    elif form == "html":
        lines = (line.split(": ", 1) for line in PROQUEST.split("\n") if line)
        marked = "".join(
            f"<p><strong>{parts[0]}: </strong>{parts[1]}</p>" if len(parts) > 1 else f"<p>{parts[0]}</p>"
            for parts in lines
        )
        content = f"<html><body>{marked}</body></html>"
    articles, report = load(tmp_path, f"export.{form}", content)
    row = articles.iloc[0]
    assert row["kind"] == f"proquest-{form}"
    assert row[["title", "outlet", "byline", "section", "language"]].tolist() == [
        "Ferry stays in port", "Lorn Post; Lorn", "Dorn, Ana", "Main News", "en",
    ]  # fmt: skip
    assert row["text"] == f"Ferry stays in port\n\n{ONE}\n\n{TWO}"
    assert (row["published"], row["updated"]) == (pd.Timestamp("2021-05-10"), pd.Timestamp("2021-05-11"))
    assert row["url"] == "https://lorn.example/docview/123456789"
    assert report.summary() == "1 file: 1 read; 1 article (2 listed, 1 read, 1 without text, 0 lost)"
    assert report.missing["title"].tolist() == ["Mayor asks for bread"]


def test_nexis_rich_text(tmp_path: Path) -> None:
    """The rich text of Nexis Uni is split as its Word document is."""
    pytest.importorskip("striprtf")
    head = [
        "Lorn Post",
        "May 10, 2021 Monday",
        "",
        "Copyright 2021 Lorn Post",
        "Section: NEWS; Pg. 4",
        "Length: 1,204 words",
    ]
    lines = ["Documents (1)", "", "Ferry stays", *head, "Byline: Ana Dorn", "Body", "", ONE, "", "End of Document"]
    articles, report = load(tmp_path, "export.rtf", rtf(lines))
    assert articles[["title", "section", "length", "byline"]].iloc[0].tolist() == [
        "Ferry stays",
        "NEWS; Pg. 4",
        1204,
        "Ana Dorn",
    ]
    assert report.summary() == "1 file: 1 read; 1 article (1 listed, 1 read, 0 lost)"


def test_text_that_mentions_documents_is_one_article(tmp_path: Path) -> None:
    """A text that speaks of documents is no export."""
    articles, _ = load(tmp_path, "a.txt", "Document signed on Monday\nThe end of document talks came late.\n")
    assert articles["kind"].tolist() == ["txt"]


def test_article_that_the_cover_lists_and_the_export_lacks_is_named(tmp_path: Path) -> None:
    """The cover list says what is missing; strict loading raises."""
    head = ["Lorn Post", "May 10, 2021 Monday", "", "Copyright 2021 Lorn Post", "Body", "", ONE, "", "End of Document"]
    cover = ["Documents (3)", "1. Ferry stays", "2. Mayor asks for bread", "3. Ferry sails", ""]
    lines = [*cover, "Ferry stays", *head, "Ferry sails", *head]
    articles, report = load(tmp_path, "export.txt", "\n".join(lines))
    assert articles["title"].tolist() == ["Ferry stays", "Ferry sails"]
    assert report.summary() == "1 file: 1 read; 2 articles (3 listed, 2 read, 1 lost)"
    assert report.problems() == ["export.txt: read: the cover lists 3 articles, 2 were found"]
    assert report.missing[["item", "title"]].values.tolist() == [["export.txt#2", "Mayor asks for bread"]]
    with pytest.raises(ValueError, match=r"export\.txt: the cover lists 3 articles, 2 were found"):
        tk.load_articles(tmp_path, strict=True, progress=False)


LISTED = "{}\nBy Ana Dorn\n120 words\n10 May 2021\nLorn Post\nLP\nEnglish\nCopyright 2021 Lorn Post\nIt stays.\n"


def test_factiva_export_that_breaks_off_says_so(tmp_path: Path) -> None:
    """The article within which an export ends is named as lost."""
    content = LISTED.format("Ferry") + "Document LPOST00020210510eh5a00001\n" + LISTED.format("Mayor asks")
    articles, report = load(tmp_path, "a.txt", content)
    assert len(articles) == 1
    assert report.summary() == "1 file: 1 read; 1 article (2 listed, 1 read, 1 lost)"
    assert report.missing["title"].tolist() == ["Mayor asks"]


def test_proquest_export_that_breaks_off_says_so(tmp_path: Path) -> None:
    """An export that holds fewer articles than it numbers is a problem of the report."""
    content = "Document 1 of 3\nFerry\nFull text: It stays.\nProQuest document ID: 1\n"
    _, report = load(tmp_path, "a.txt", content)
    assert report.problems() == ["a.txt: read: the export numbers 3 articles, 1 was found"]


def test_characters_that_an_export_lost_are_said(tmp_path: Path) -> None:
    """What was odd about an export's encoding is said as of any text."""
    content = LISTED.format("Ferry") + "Document LPOST00020210510eh5a00001\n"
    (tmp_path / "a.txt").write_bytes(content.encode() + b"\0\0")
    report = tk.loading_report(tk.load_articles(tmp_path, progress=False))
    assert report.problems() == ["a.txt: read: 2 NUL characters left out"]
