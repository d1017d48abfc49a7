"""Studies made for tests: a small one written by hand, hostile ones, and large ones for speed."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Any

import pandas as pd

from toolkit import schemas
from toolkit.study import Study

TEXT = (
    "Listen Live 🙂 Menu Weather\n"
    "Harbour talks stall\n"
    'Mira Halden, the port\'s director, said "the gate <b>stays</b> shut" on 3 May 2021. '
    "Union leader Oto Brandt denied that 1,720 dockers had been told. "
    "An official said that the plan was ready.\n"
)


def find(text: str, words: str) -> tuple[int, int]:
    """The offsets of words that stand once in a text."""
    assert text.count(words) == 1, words
    return text.index(words), text.index(words) + len(words)


def row(text: str, statement: str, content: str, **more: Any) -> dict[str, Any]:
    """One row of statements; mentions and cues are given as words."""
    start, end = find(text, statement)
    cells: dict[str, Any] = {"start": start, "end": end, "surface": statement, "content": content}
    cells |= {"content_spans": (find(text, content),), "negated": False, "confidence": 0.9, "rule": "test"}
    for prefix, name, words in (
        ("speaker_", "speaker_mention", more.pop("mention", None)),
        ("cue_", "cue", more.pop("cue", None)),
    ):
        if words:
            at = start + statement.index(words)
            cells |= {f"{prefix}start": at, f"{prefix}end": at + len(words), name: words}
    return cells | {"said_basis": "unknown"} | more


def study_of(
    articles: Iterable[dict[str, Any]], statements: Iterable[dict[str, Any]] = (), **tables: Iterable[dict[str, Any]]
) -> Study:
    """A checked study of these rows."""
    made = {name: table.build(tables.get(name, ())) for name, table in schemas.TABLES.items()}
    made["articles"] = schemas.ARTICLES.build(articles)
    made["statements"] = schemas.STATEMENTS.build(statements)
    return Study(**made, provenance={"toolkit": "test", "problems": []}, corrections=())


def small_study(text: str = TEXT) -> Study:
    """One article with furniture, a direct statement, a denial and an undated one by nobody named."""
    day = {
        "said_begin": "2021-05-03",
        "said_finish": "2021-05-04",
        "said_grain": "day",
        "said_basis": "date expression",
    }
    statements = [
        {"statement_id": "s1", "article_id": "a1"}
        | row(
            text,
            'Mira Halden, the port\'s director, said "the gate <b>stays</b> shut" on 3 May 2021',
            "the gate <b>stays</b> shut",
            speaker="Mira Halden",
            mention="Mira Halden",
            cue="said",
            cue_lemma="say",
            cue_class="neutral",
            form="direct",
            role="director",
            **day,
        ),
        {"statement_id": "s2", "article_id": "a1"}
        | row(
            text,
            "Oto Brandt denied that 1,720 dockers had been told",
            "1,720 dockers had been told",
            speaker="Oto Brandt",
            mention="Oto Brandt",
            cue="denied",
            cue_lemma="deny",
            cue_class="denial",
            form="indirect",
            said_begin="2021-05-01",
            said_finish="2021-06-01",
            said_grain="month",
        ),
        {"statement_id": "s3", "article_id": "a1"}
        | row(
            text,
            "An official said that the plan was ready",
            "the plan was ready",
            mention="An official",
            cue="said",
            cue_lemma="say",
            cue_class="neutral",
            form="indirect",
        ),
    ]
    start, end = find(text, "1,720 dockers")
    begin, finish = find(text, "3 May 2021")
    menu = text.index("\n") + 1
    segments = [
        {
            "segment_id": "g1",
            "article_id": "a1",
            "start": 0,
            "end": menu,
            "surface": text[:menu],
            "kind": "furniture",
            "reason": "menu",
            "rule": "test",
        },
        {
            "segment_id": "g2",
            "article_id": "a1",
            "start": menu,
            "end": len(text),
            "surface": text[menu:],
            "kind": "body",
            "reason": "prose",
            "rule": "test",
        },
    ]
    return study_of(
        [
            {
                "article_id": "a1",
                "outlet": "The Lantern",
                "title": "Harbour talks stall",
                "kind": "txt",
                "text": text,
                "published": "2021-05-04",
                "published_grain": "day",
                "url": "https://example.org/a",
            }
        ],
        statements,
        segments=segments,
        quantities=[
            {
                "quantity_id": "q1",
                "article_id": "a1",
                "start": start,
                "end": end,
                "surface": text[start:end],
                "value": 1720,
                "low": 1720,
                "high": 1720,
                "modifier": "exact",
                "kind": "count",
                "counted": "dockers",
                "rule": "test",
            }
        ],
        dates=[
            {
                "date_id": "d1",
                "article_id": "a1",
                "start": begin,
                "end": finish,
                "surface": text[begin:finish],
                "type": "DATE",
                "value": "2021-05-03",
                "begin": "2021-05-03",
                "finish": "2021-05-04",
                "grain": "day",
                "anchor": "explicit",
                "approximate": False,
                "rule": "test",
            }
        ],
    )


SPEAKERS = [
    "Ana Voss",
    "Bram Keller",
    "Dr Lena Okafor",
    "Harbour Authority",
    "Hassan Demir",
    "Joan Baptiste",
    "Ministry of Works and Public Infrastructure",
    "Oto Brandt",
    "Prime Minister Holt",
    "Sen. R. Kowalski",
    "Tomas Reyl",
    "Union of Dock and Quay Workers (spokesperson)",
]
OUTLETS = ["The Lantern", "Daily Ledger", "Northern Post", "Public Radio", "Star Tribune of the Coast", "Wire Agency"]
CLASSES = (
    ["neutral"] * 8
    + ["claim"] * 3
    + ["denial", "announcement", "announcement", "criticism", "demand", "belief", "promise"]
)
GRAINS = ["day"] * 14 + ["month"] * 3 + ["week", "year"]
LENGTHS: dict[str, Any] = {
    "day": pd.Timedelta(days=1),
    "week": pd.Timedelta(days=7),
    "month": pd.DateOffset(months=1),
    "year": pd.DateOffset(years=1),
}
CLAIMS = [
    "the plan was never properly costed",
    "the quay will open before winter",
    "nobody was told",
    "the figures are wrong",
    "crews will be paid for every lost shift",
]


def large_study(n: int, *, undated: float = 0.06, seed: int = 7, speakers: list[str] | None = None) -> Study:
    """So many statements in articles of ten, with weights that differ between speakers."""
    draw = random.Random(seed)
    names = speakers or SPEAKERS
    weights = [1 / (k + 1) for k in range(len(names))]
    articles: list[dict[str, Any]] = []
    statements: list[dict[str, Any]] = []
    for a in range((n + 9) // 10):
        rows: list[dict[str, Any]] = []
        parts = ["A storm kept the ferries in port for a third day.\n\n"]
        at = len(parts[0])
        published = pd.Timestamp("2021-01-04") + pd.Timedelta(days=draw.randrange(540))
        for _ in range(min(10, n - len(statements) - len(rows))):
            rows.append(_random_row(draw, names, weights, at, published))
            parts.append(rows[-1]["surface"] + ".\n\n")
            at += len(parts[-1])
        for each in rows:
            if draw.random() < undated:
                each |= {"said_begin": None, "said_finish": None, "said_grain": None, "said_basis": "unknown"}
            statements.append(each | {"statement_id": f"s{len(statements)}", "article_id": f"a{a}"})
        articles.append(
            {
                "article_id": f"a{a}",
                "outlet": draw.choices(OUTLETS, [6, 5, 4, 3, 2, 1])[0],
                "title": f"Day {a} at the harbour",
                "kind": "txt",
                "text": "".join(parts),
                "published": published,
                "published_grain": "day",
            }
        )
    return study_of(articles, statements)


def _random_row(
    draw: random.Random, names: list[str], weights: list[float], at: int, published: pd.Timestamp
) -> dict[str, Any]:
    who = draw.choices(names, weights)[0]
    form = draw.choices(["direct", "indirect", "mixed"], [5, 4, 1])[0]
    content = draw.choice(CLAIMS)
    words = f"{who} said: “{content}”"
    grain = draw.choice(GRAINS)
    begin = {
        "day": published,
        "week": published - pd.Timedelta(days=published.weekday()),
        "month": published.replace(day=1),
        "year": published.replace(month=1, day=1),
    }[grain]
    finish = begin + LENGTHS[grain]
    inside = at + words.index(content)
    cue = at + words.index("said")
    return {
        "start": at,
        "end": at + len(words),
        "surface": words,
        "content": content,
        "content_spans": ((inside, inside + len(content)),),
        "speaker": who,
        "speaker_start": at,
        "speaker_end": at + len(who),
        "speaker_mention": who,
        "cue_start": cue,
        "cue_end": cue + 4,
        "cue": "said",
        "cue_lemma": "say",
        "cue_class": draw.choice(CLASSES),
        "negated": False,
        "form": form,
        "said_begin": begin,
        "said_finish": finish,
        "said_grain": grain,
        "said_basis": "publication",
        "confidence": 0.9,
        "rule": "made",
    }
