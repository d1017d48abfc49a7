"""Statements and speakers as tables: the finders applied to articles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pandas as pd

from toolkit.analysed import analysed_spans
from toolkit.language.folding import mask
from toolkit.language.sentences import sentences
from toolkit.schemas import SPEAKERS, STATEMENTS
from toolkit.statements.finder import find_statements
from toolkit.statements.linking import link_speakers, speaker_key
from toolkit.statements.saying import DateMention, Published, date_of_saying, told_dates
from toolkit.statements.speakers import is_pronoun, resolve_speakers, speaker_kind

_RELATIVE = re.compile(r",? (?:who|which|whose|whom)\b.*", re.DOTALL)
"""What a mention tells of somebody beside the name: the report, which was published on Monday."""
_OF_SPEAKERS = (
    "article_id", "speaker_id", "speaker", "start", "end", "speaker_start", "speaker_end", "speaker_mention", "role",
    "affiliation",
)  # fmt: skip


def extract_statements(
    articles: pd.DataFrame,
    segments: pd.DataFrame | None = None,
    *,
    dates: pd.DataFrame | None = None,
    engine: str = "auto",
) -> pd.DataFrame:
    """The statements of all articles, each with its canonical speaker and the time of saying.

    Without `segments` the whole text is searched, with them only titles, datelines, bodies and captions. The date of
    saying is the date expression beside the cue (from `dates`), else the publication date, else unknown. Raises
    ValueError for another engine than those of `find_statements`.

    >>> from toolkit.loading import load_articles
    >>> articles = load_articles(["“We will stay,” Minister Ana Dorn said."], progress=False)
    >>> extract_statements(articles, engine="rules")[["speaker", "form", "said_basis"]].values.tolist()
    [['Ana Dorn', 'direct', 'unknown']]
    """
    kept = {} if segments is None else analysed_spans(segments)
    dated = _dates_by_article(dates)
    rows: list[dict[str, Any]] = []
    listed: Any = articles.itertuples(index=False)
    for article in listed:
        text = mask(article.text, kept.get(article.article_id, [])) if segments is not None else article.text
        rows += _article_rows(article, text, (dated.get(article.article_id, []), engine))
    return link_speakers(STATEMENTS.build(rows), articles)


def _article_rows(article: Any, text: str, settings: tuple[list[DateMention], str]) -> Iterator[dict[str, Any]]:
    dates, engine = settings
    statements = find_statements(text, engine=engine)
    dates = told_dates(dates, statements)
    speakers = resolve_speakers(text, statements)
    bounds = sentences(text)
    starts = [start for start, _ in bounds]
    published = Published(_moment(article.published), _text(article.published_grain))
    for number, (statement, speaker) in enumerate(zip(statements, speakers, strict=True), start=1):
        cue = statement.cue_start if statement.cue_start is not None else statement.start
        sentence = bounds[max(0, bisect_right(starts, cue) - 1)]
        said = date_of_saying(statement, dates, sentence=sentence, published=published, text=text)
        yield {
            "statement_id": f"{article.article_id}:s{number}",
            "article_id": article.article_id,
            **statement._asdict(),
            "surface": article.text[statement.start : statement.end],
            "speaker": speaker.canonical or None,
            "speaker_id": speaker_key(speaker.canonical) if speaker.canonical else None,
            "said_begin": said.begin,
            "said_finish": said.finish,
            "said_grain": said.grain,
            "said_basis": said.basis,
            "said_date_id": said.date_id,
        }


def extract_speakers(statements: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """The speakers of the statements: aliases, offices, body, how often and where each is reported.

    The span is the mention that proves the canonical name: the first that bears it in full, else the first of all.
    Statements without a named speaker have no part in it.

    >>> from toolkit.loading import load_articles
    >>> articles = load_articles(["“We will stay,” Minister Ana Dorn said. “We do,” Dorn said."], progress=False)
    >>> speakers = extract_speakers(extract_statements(articles, engine="rules"), articles)
    >>> speakers[["canonical", "aliases", "roles", "statements"]].values.tolist()
    [['Ana Dorn', ('Minister Ana Dorn', 'Dorn'), ('Minister',), 2]]
    """
    named: Any = statements.loc[statements["speaker"].notna() & statements["speaker_id"].notna(), list(_OF_SPEAKERS)]
    texts = dict(zip(articles["article_id"], articles["text"], strict=True))
    outlets = set(articles.get("outlet", pd.Series(dtype="str")).dropna())
    groups: dict[str, list[Any]] = {}
    for row in named.itertuples(index=False):  # in plain lists: one small table a speaker costs a hundred times as much
        groups.setdefault(row.speaker_id, []).append(row)
    rows = [_speaker_row(key, group, texts) for key, group in groups.items()]
    return SPEAKERS.build(row | {"kind": "organisation"} if row["canonical"] in outlets else row for row in rows)


def _speaker_row(key: str, group: list[Any], texts: dict[str, str]) -> dict[str, Any]:
    canonical = str(group[0].speaker)
    article, start, end = _proof(group, canonical)
    mentions, roles, bodies = (
        Counter(found for row in group if not pd.isna(found := getattr(row, name)))
        for name in ("speaker_mention", "role", "affiliation")
    )
    shortened = [_RELATIVE.sub("", mention) for mention, _ in mentions.most_common()]
    return {
        "speaker_id": key,
        "article_id": article,
        "start": start,
        "end": end,
        "surface": texts[article][start:end],
        "canonical": canonical,
        "aliases": tuple(dict.fromkeys(m for m in shortened if m != canonical and not is_pronoun(m))),
        "roles": tuple(r for r, _ in roles.most_common()),
        "affiliation": bodies.most_common(1)[0][0] if bodies else None,
        "kind": speaker_kind(canonical, list(mentions)),
        "statements": len(group),
        "articles": len({row.article_id for row in group}),
        "rule": "speaker of statements",
    }


def _proof(group: list[Any], canonical: str) -> tuple[str, int, int]:
    """Article and span of the first mention that bears the canonical name."""
    best: tuple[str, int, int] | None = None
    for row in group:
        if pd.isna(row.speaker_start):
            continue
        if canonical in str(row.speaker_mention):
            return row.article_id, int(row.speaker_start), int(row.speaker_end)
        best = best or (row.article_id, int(row.speaker_start), int(row.speaker_end))
    return best or (group[0].article_id, int(group[0].start), int(group[0].end))


def _dates_by_article(dates: pd.DataFrame | None) -> dict[str, list[DateMention]]:
    found: dict[str, list[DateMention]] = {}
    if dates is not None:
        told = dates[dates["value"] != "PRESENT_REF"]  # who now says something says it when the article appears
        listed: Any = told.sort_values("start").itertuples(index=False)
        for row in listed:
            mention = DateMention(
                row.date_id, int(row.start), int(row.end), row.type, _moment(row.begin), _moment(row.finish),
                _text(row.grain),
            )  # fmt: skip
            found.setdefault(row.article_id, []).append(mention)
    return found


def _moment(value: Any) -> Any:
    return None if pd.isna(value) else value.to_pydatetime()


def _text(value: Any) -> str | None:
    return None if pd.isna(value) else str(value)
