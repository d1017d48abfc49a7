"""The quantities of a study as claims: what is counted, who tells it, and for when it holds."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd

from toolkit.comparison.claims import Claim, read_claim
from toolkit.comparison.moments import Moments, interval
from toolkit.comparison.namings import calendar, names_inside
from toolkit.comparison.nouns import class_of
from toolkit.comparison.settings import Setting, read_settings
from toolkit.quantities import Quantity
from toolkit.study import Study


_TEXTS = ("modifier", "unit", "kind", "counted", "place", "relation", "rule", "change", "status", "population", "period")


class Figure(NamedTuple):
    """One quantity of the study with its claim, who says it, and when."""

    claim: Claim
    quantity: dict[str, Any]
    outlet: str
    said: Any


def read_figures(study: Study) -> list[Figure]:
    """The quantities of the study as claims, in reading order of each article."""
    said = {r["statement_id"]: r for r in study.statements.to_dict("records")}
    saying = frozenset(r["said_date_id"] for r in said.values() if isinstance(r["said_date_id"], str))
    dated: dict[str, list[dict[str, Any]]] = {}
    for date in study.dates.to_dict("records"):
        dated.setdefault(date["article_id"], []).append({str(k): v for k, v in date.items()})
    listed: dict[str, list[dict[str, Any]]] = {}
    for quantity in study.quantities.to_dict("records"):
        listed.setdefault(quantity["article_id"], []).append({str(k): v for k, v in quantity.items()})
    known = frozenset(class_of(str(counted)) for counted in study.quantities["counted"].dropna()) - {""}
    texts = dict(zip(study.articles["article_id"], study.articles["text"], strict=True))
    names = frozenset(name for text in texts.values() for name in names_inside(text))
    rows = []
    for article in study.articles.to_dict("records"):
        own = sorted(listed.get(article["article_id"], []), key=lambda r: r["start"])
        found = [_quantity(r) for r in own]
        settings = read_settings(
            article["text"], found, contents=[_content(r, said) for r in own], known=known, names=names
        )
        moments = Moments(article["text"], dated.get(article["article_id"], []), article["published"], saying)
        for row, one, setting in zip(own, found, settings, strict=True):
            rows.append(_figure(row, one, setting, (article, moments), said.get(row["statement_id"], {})))
    return rows


def _figure(
    quantity: dict[str, Any],
    found: Quantity,
    setting: Setting,
    where: tuple[dict[Any, Any], Moments],
    statement: dict[Any, Any],
) -> Figure:
    article, moments = where
    speaker = frozenset(text_of(statement.get("speaker")).casefold().split())
    setting = setting._replace(names=setting.names - speaker)
    tellers = (setting.source, text_of(statement.get("speaker")), text_of(article["outlet"]), quantity["article_id"])
    source = next(teller for teller in tellers if teller and teller.casefold() not in calendar())
    said = interval(statement.get("said_begin"), statement.get("said_finish")) or _day(article["published"])
    as_of = moments.of(quantity, setting) or said
    claim = read_claim(found, source=source, as_of=as_of, setting=setting)
    return Figure(claim, quantity, text_of(article["outlet"]), said and said[0])


def _content(quantity: dict[str, Any], said: dict[Any, dict[Any, Any]]) -> tuple[int, int] | None:
    """The stretch of somebody's words in which a quantity stands."""
    spans = said.get(quantity["statement_id"], {}).get("content_spans") or ()
    return next(((a, b) for a, b in spans if a <= quantity["start"] and quantity["end"] <= b), None)


def _quantity(row: dict[Any, Any]) -> Quantity:
    """The row of the table as the finding it was made of; an empty cell is "" where the finding has a text."""
    return Quantity(**{name: text_of(row[name]) if name in _TEXTS else _known(row.get(name)) for name in Quantity._fields})


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
