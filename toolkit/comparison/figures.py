"""The quantities of a study as claims: what is counted, who tells it, and for when it holds."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from toolkit.comparison.claims import Claim, read_claim
from toolkit.comparison.ellipses import complete
from toolkit.comparison.moments import Moments, interval, known_at
from toolkit.comparison.namings import bare, calendar, names_inside
from toolkit.comparison.nouns import class_of
from toolkit.comparison.records import Setting
from toolkit.comparison.settings import read_settings
from toolkit.quantities import Quantity
from toolkit.study import Study
from toolkit.tables import rows_by_article

_TEXTS = (
    "modifier",
    "unit",
    "kind",
    "counted",
    "place",
    "relation",
    "rule",
    "change",
    "status",
    "population",
    "period",
)


class Figure(NamedTuple):
    """One quantity of the study with its claim, who says it, and when."""

    claim: Claim
    quantity: dict[str, Any]
    outlet: str
    said: Any
    lent: str = ""
    """What its claim takes from the figure that it is laid beside: "unit", "unit and scale"."""


def read_figures(study: Study) -> list[Figure]:
    """The quantities of the study as claims, in reading order of each article."""
    said = {r["statement_id"]: r for r in study.statements.to_dict("records")}
    saying = frozenset(r["said_date_id"] for r in said.values() if isinstance(r["said_date_id"], str))
    dated, listed = rows_by_article(study.dates), rows_by_article(study.quantities)
    known = frozenset(class_of(str(counted)) for counted in study.quantities["counted"].dropna()) - {""}
    names = frozenset(name for text in study.articles["text"] for name in names_inside(text))
    people = _people(study)
    rows = []
    for article in study.articles.to_dict("records"):
        own = sorted(listed.get(article["article_id"], []), key=lambda r: r["start"])
        found = complete([_quantity(r) for r in own], article["text"])
        settings = read_settings(
            article["text"], found, contents=[_content(r, said) for r in own], known=known, names=names
        )
        moments = Moments(article["text"], dated.get(article["article_id"], []), article["published"], saying)
        for row, one, setting in zip(own, found, settings, strict=True):
            rows.append(_figure(row, one, setting, (article, moments), said.get(row["statement_id"], {}), people))
    return rows


def _figure(
    quantity: dict[str, Any],
    found: Quantity,
    setting: Setting,
    where: tuple[dict[Any, Any], Moments],
    statement: dict[Any, Any],
    speakers: frozenset[str],
) -> Figure:
    article, moments = where
    setting = setting._replace(names=setting.names - speakers, home=setting.home - speakers)
    tellers = (setting.source, text_of(statement.get("speaker")), text_of(article["outlet"]), quantity["article_id"])
    source = next(teller for teller in tellers if teller and teller.casefold() not in calendar())
    published = _day(article["published"])
    said = known_at(interval(statement.get("said_begin"), statement.get("said_finish")), published)
    told = moments.of(setting)
    as_of = known_at(told, published, said)
    setting = setting._replace(dated=told is not None and told == as_of)
    claim = read_claim(found, source=source, as_of=as_of, setting=setting)
    return Figure(claim, quantity, text_of(article["outlet"]), said and said[0])


def _people(study: Study) -> frozenset[str]:
    """The words of the names of people who speak: they name no place and no matter."""
    names = study.speakers.loc[study.speakers["kind"] == "person", "canonical"].dropna()
    return frozenset(bare(word) for name in names for word in str(name).split() if word[:1].isupper())


def _content(quantity: dict[str, Any], said: dict[Any, dict[Any, Any]]) -> tuple[int, int] | None:
    """The stretch of somebody's words in which a quantity stands, with what they said before it."""
    spans: list[tuple[int, int]] = list(said.get(quantity["statement_id"], {}).get("content_spans") or ())
    return next(((spans[0][0], b) for a, b in spans if a <= quantity["start"] and quantity["end"] <= b), None)


def _quantity(row: dict[Any, Any]) -> Quantity:
    """The row of the table as the finding it was made of; an empty cell is "" where the finding has a text."""
    values: dict[str, Any] = {
        name: text_of(row[name]) if name in _TEXTS else _known(row.get(name)) for name in Quantity._fields
    }
    return Quantity(**values)


def _known(value: Any) -> Any:
    return None if not isinstance(value, str) and pd.isna(value) else value


def text_of(value: Any) -> str:
    """The text of a cell, "" where it is empty."""
    return value if isinstance(value, str) else ""


def _day(published: Any) -> tuple[Any, Any] | None:
    return None if pd.isna(published) else (published.normalize(), published.normalize() + pd.Timedelta(days=1))


def when(row: Figure) -> Any:
    """The begin of the time for which a figure holds; those without any stand last."""
    return row.claim.as_of[0] if row.claim.as_of else pd.Timestamp.max.floor("us")


def printed(row: Figure) -> Any:
    """When a figure was said or printed, then for when it holds; those without any time stand last."""
    last = pd.Timestamp.max.floor("us")
    return (last if row.said is None or pd.isna(row.said) else row.said, when(row))
