"""What the explorer's face needs of a study, as one compressed JSON text; the same for notebooks and pages."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd

from toolkit.figures.moments import say_day, say_interval
from toolkit.schemas import SEGMENT_KINDS
from toolkit.study import Study

_TIMES = ("published", "captured")
_UNTIED = {"DURATION": "a length of time", "SET": "a time that comes again"}
_WORDS = ("speaker", "role", "affiliation", "cue_lemma", "cue_class", "form", "said_grain", "said_basis")
_MORE_WORDS = ("relayed_by", "rule")
Measure = Callable[[int], int]


def pack(study: Study, *, title: str | None = None) -> bytes:
    """The study as gzipped JSON; unpacking it gives articles, statements by column, and a list of words they share.

    Offsets are counted as browsers count characters (UTF-16), which differs from Python's count after an emoji.
    The same study always gives the same bytes.
    """
    text = json.dumps(describe(study, title=title), ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return gzip.compress(text.encode("utf-8", errors="replace"), compresslevel=9, mtime=0)


def describe(study: Study, *, title: str | None = None) -> dict[str, Any]:
    """The study as plain lists and dictionaries, before it is packed."""
    articles = study.articles
    measures = [utf16_measure(text) for text in articles["text"]]
    place = {key: at for at, key in enumerate(articles["article_id"])}
    words, columns = _share_words(study.statements)
    left_out = study.left_out()
    return {
        "title": title or "Statement timeline",
        "problems": left_out["failed"],
        "foreign": left_out["foreign"],
        "kinds": list(SEGMENT_KINDS),
        "words": words,
        "articles": _articles(study, measures, place),
        "statements": columns | _offsets(study.statements, measures, place),
    }


def utf16_measure(text: str) -> Measure:
    """What turns an offset of this text into the offset a browser uses.

    >>> utf16_measure("🙂 ok")(2)
    3
    """
    wide = [at for at, character in enumerate(text) if character > "\uffff"]
    if not wide:
        return int
    return lambda offset: int(offset) + bisect_left(wide, offset)


def epoch(moments: pd.Series[Any]) -> list[int | None]:
    """Milliseconds since 1970 as browsers count time; None where nothing is known.

    >>> epoch(pd.Series([pd.Timestamp("1970-01-02"), pd.NaT]))
    [86400000, None]
    """
    return [None if pd.isna(moment) else round(moment.timestamp() * 1000) for moment in moments]


def plain(values: Iterable[Any]) -> list[Any]:
    """The values with None for what is empty."""
    return [None if not isinstance(value, (tuple, list)) and pd.isna(value) else value for value in values]


def _share_words(statements: pd.DataFrame) -> tuple[list[str], dict[str, list[Any]]]:
    places: dict[str, int] = {}
    columns: dict[str, list[Any]] = {"id": statements["statement_id"].tolist()}
    for name in _WORDS + _MORE_WORDS:
        columns[name] = [
            None if value is None else places.setdefault(str(value), len(places)) for value in plain(statements[name])
        ]
    columns["negated"] = [int(bool(value)) for value in plain(statements["negated"])]
    for name in ("said_begin", "said_finish"):
        columns[name] = epoch(statements[name])
    return list(places), columns


def _offsets(statements: pd.DataFrame, measures: Sequence[Measure], place: dict[Any, int]) -> dict[str, list[Any]]:
    articles = [place[key] for key in statements["article_id"]]
    own = [measures[at] for at in articles]
    contents = [
        spans or ((start, end),)
        for spans, start, end in zip(statements["content_spans"], statements["start"], statements["end"], strict=True)
    ]
    spans = [[[at(a), at(b)] for a, b in each] for at, each in zip(own, contents, strict=True)]
    return {
        "article": articles,
        "spans": spans,
        "speaker_span": _span(statements, "speaker_", own),
        "cue_span": _span(statements, "cue_", own),
    }


def _span(rows: pd.DataFrame, prefix: str, own: Sequence[Measure]) -> list[list[int] | None]:
    pairs = zip(plain(rows[f"{prefix}start"]), plain(rows[f"{prefix}end"]), own, strict=True)
    return [None if start is None else [at(start), at(end)] for start, end, at in pairs]


def _articles(study: Study, measures: Sequence[Measure], place: dict[Any, int]) -> list[dict[str, Any]]:
    table = study.articles
    described: list[dict[str, Any]] = [
        {"id": key, "text": text, "segments": [], "dates": [], "quantities": []}
        for key, text in zip(table["article_id"], table["text"], strict=True)
    ]
    facts = {name: plain(table[name]) for name in ("outlet", "title", "byline", "published_grain", "url")}
    for name, values in (facts | {name: epoch(table[name]) for name in _TIMES}).items():
        for article, value in zip(described, values, strict=True):
            article[name] = value
    for name, label in (("segments", _segment_labels), ("dates", _date_label), ("quantities", _quantity_label)):
        for row in getattr(study, name).itertuples(index=False):
            at = place[row.article_id]
            described[at][name].append([measures[at](row.start), measures[at](row.end), *label(row)])
    return described


def _segment_labels(row: Any) -> tuple[str, str, str]:
    """What a segment is, why, and how a correction names it."""
    return str(row.kind), _text(row.reason), str(row.segment_id)


def _date_label(row: Any) -> tuple[str]:
    """What the reader shows of a date: its value and what it hangs on."""
    if pd.isna(row.begin) and pd.isna(row.finish):
        return (_UNTIED.get(_text(row.type), "no certain day: not tied to the calendar"),)
    if pd.isna(row.begin):
        return (f"until {say_day(row.finish)}",)
    if pd.isna(row.finish):
        return (f"from {say_day(row.begin)}",)
    about = "about " if pd.notna(row.approximate) and row.approximate else ""
    return (about + say_interval(row.begin, row.finish, None if pd.isna(row.grain) else row.grain),)


def _quantity_label(row: Any) -> tuple[str]:
    """What the reader shows of a quantity: bounds, unit, what is counted, where."""
    low, value, high = (None if pd.isna(number) else f"{number:,.12g}" for number in (row.low, row.value, row.high))
    words = "" if row.modifier == "exact" else f"{row.modifier} ".replace("_", " ")
    between = "and" if row.modifier == "between" else "to"
    size = f"{low} {between} {high}" if value is None and low and high else value or low or high or "not a number"
    unit = _text(row.unit)
    what = f" {unit}" if unit else ""
    of = f" · {_text(row.counted)}" if _text(row.counted) else ""
    where = f" · {_text(row.place)}" if _text(row.place) else ""
    times = " times" if row.kind == "multiple" and not unit else ""
    return (f"{words}{size}{times}{what}{of}{where}",)


def _text(value: Any) -> str:
    return "" if pd.isna(value) else str(value)
