"""The figures of a study side by side: every pair with its verdict, and who had a figure first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any, NamedTuple

import pandas as pd

from toolkit.comparison.claims import Claim, read_claim
from toolkit.comparison.statements import Said, pair_statements
from toolkit.comparison.verdicts import compare_claims, slack_of
from toolkit.quantities import Quantity, find_quantities
from toolkit.study import Study

_PAIR = ("verdict", "reason", "thing", "place", "unit")
_SIDE = ("quantity_id", "article_id", "outlet", "source", "surface", "value", "low", "high", "modifier", "as_of")
PAIR_COLUMNS = (*_PAIR, *(f"{side}_{name}" for side in ("first", "second") for name in _SIDE))
TRACE_COLUMNS = (
    "thing", "place", "unit", "figure", "step", "role", "quantity_id", "article_id", "outlet", "source", "surface",
    "as_of", "said",
)  # fmt: skip
STATEMENT_PAIR_COLUMNS = (
    "hint", "evidence", "similarity", "shared", "first_statement_id", "first_speaker", "first_content",
    "second_statement_id", "second_speaker", "second_content",
)  # fmt: skip
LARGEST = 400
"""Claims about one thing beyond which not every pair is laid out: only neighbours in time."""


class _Row(NamedTuple):
    """One quantity of the study with its claim, who says it, and when."""

    claim: Claim
    quantity: dict[str, Any]
    outlet: str
    said: Any


def compare_quantities(study: Study, *, counted: str | None = None, place: str | None = None) -> pd.DataFrame:
    """Every pair of figures of the study that speak of the same thing, with verdict and reason.

    `counted` ("US troops") and `place` keep only these. The source is the speaker of the statement that holds
    the figure, else the outlet; the time is its as-of date, else the time of saying, else publication.
    A pair of the same source that only repeats itself is left out. First stands the earlier figure.

    >>> from toolkit import analyse, load_articles
    >>> texts = ["The toll: 12 people were killed in Pell.", "Some 30 people were killed in Pell."]
    >>> study = analyse(load_articles(texts, progress=False), progress=False)
    >>> compare_quantities(study)[["first_surface", "second_surface", "verdict"]].values.tolist()
    [['12', '30', 'undecided']]
    """
    rows = [
        _pair(first, second)
        for group in _groups(_kept(_rows(study), counted, place))
        for first, second in _pairs(group)
        if not (first.claim.source == second.claim.source and first.claim[:-1] == second.claim[:-1])
    ]
    table = pd.DataFrame([row for row in rows if row["verdict"] != "incomparable"], columns=list(PAIR_COLUMNS))
    for side in ("first", "second"):
        table[f"{side}_as_of"] = pd.to_datetime(table[f"{side}_as_of"])
    return table


def trace_figures(study: Study, *, counted: str | None = None, place: str | None = None) -> pd.DataFrame:
    """Who had each figure first in this study, who repeated it and who changed it, in order of time.

    `role` is "first", "repeats" (the same figure from somebody else) or "changes" (another figure for the
    same thing after this one). Figures without any time stand last.
    """
    rows: list[dict[str, Any]] = []
    for group in _groups(_kept(_rows(study), counted, place)):
        seen: list[Claim] = []
        for step, row in enumerate(sorted(group, key=_when)):
            same = any(_same_figure(row.claim, claim) for claim in seen)
            role = "first" if not seen else ("repeats" if same else "changes")
            seen.append(row.claim)
            rows.append(_traced(row, step, role))
    table = pd.DataFrame(rows, columns=list(TRACE_COLUMNS))
    return table.assign(as_of=pd.to_datetime(table["as_of"]), said=pd.to_datetime(table["said"]))


def compare_statements(study: Study) -> pd.DataFrame:
    """Pairs of statements of different speakers about the same matter, nearest first, with a hint and its evidence.

    `hint` is agreement, denial, contradiction or same matter. It rests on cues, negation and opposite words
    alone: it shows where to read, and decides nothing.
    """
    said = [
        Said(r["statement_id"], _text(r["speaker"]), r["content"], _text(r["cue_class"]), bool(r["negated"]))
        for r in study.statements.to_dict("records")
    ]
    known = {one.key: one for one in said}
    rows = [
        {
            "hint": pair.hint, "evidence": pair.evidence, "similarity": pair.similarity,
            "shared": ", ".join(pair.shared),
            "first_statement_id": pair.first, "first_speaker": known[pair.first].speaker,
            "first_content": known[pair.first].content, "second_statement_id": pair.second,
            "second_speaker": known[pair.second].speaker, "second_content": known[pair.second].content,
        }
        for pair in pair_statements(said)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(STATEMENT_PAIR_COLUMNS))


def _rows(study: Study) -> list[_Row]:
    """The quantities of the study as claims; finer detail than the table holds is read again from the text."""
    speakers = {r["statement_id"]: r for r in study.statements.to_dict("records")}
    articles = {r["article_id"]: r for r in study.articles.to_dict("records")}
    detail: dict[str, dict[int, Quantity]] = {}
    rows = []
    for quantity in study.quantities.to_dict("records"):
        article = articles[quantity["article_id"]]
        if quantity["article_id"] not in detail:
            detail[quantity["article_id"]] = {q.start: q for q in find_quantities(article["text"])}
        found = detail[quantity["article_id"]].get(quantity["start"]) or _quantity(quantity)
        statement = speakers.get(quantity["statement_id"], {})
        source = _text(statement.get("speaker")) or _text(article["outlet"]) or quantity["article_id"]
        said = _interval(statement.get("said_begin"), statement.get("said_finish")) or _day(article["published"])
        as_of = _interval(quantity["as_of_begin"], quantity["as_of_finish"]) or said
        claim = read_claim(_corrected(found, quantity), source=source, as_of=as_of)
        rows.append(_Row(claim, {str(k): v for k, v in quantity.items()}, _text(article["outlet"]), said and said[0]))
    return rows


def _quantity(row: dict[Any, Any]) -> Quantity:
    return Quantity(*(_known(row.get(name)) for name in Quantity._fields[:16]))


def _corrected(found: Quantity, row: dict[Any, Any]) -> Quantity:
    """The finding with what the table says: people may have corrected the table."""
    return found._replace(
        value=_known(row["value"]), low=_known(row["low"]), high=_known(row["high"]),
        modifier=_text(row["modifier"]), unit=_text(row["unit"]), kind=_text(row["kind"]),
        counted=_text(row["counted"]), place=_text(row["place"]),
    )  # fmt: skip


def _known(value: Any) -> Any:
    return None if not isinstance(value, str) and pd.isna(value) else value


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _interval(begin: Any, finish: Any) -> tuple[Any, Any] | None:
    if begin is None or finish is None or pd.isna(begin) or pd.isna(finish):
        return None
    return begin, finish


def _day(published: Any) -> tuple[Any, Any] | None:
    return None if pd.isna(published) else (published.normalize(), published.normalize() + pd.Timedelta(days=1))


def _kept(rows: list[_Row], counted: str | None, place: str | None) -> list[_Row]:
    """Those that count the wanted thing at the wanted place."""
    if counted is not None:
        wanted = read_claim(Quantity(0, 0, "", 1.0, None, None, "exact", "", "count", counted, 0, 0, "", "", None, ""))
        rows = [
            r for r in rows
            if r.claim.thing == wanted.thing and (not wanted.qualifiers or wanted.qualifiers & r.claim.qualifiers)
        ]  # fmt: skip
    if place is not None:
        rows = [r for r in rows if place.casefold() in r.claim.place.casefold()]
    return rows


def _groups(rows: list[_Row]) -> list[list[_Row]]:
    """Claims that could be about the same thing: one measure, and one thing or, without a thing, one holder."""
    groups: dict[tuple[str, str, str], list[_Row]] = {}
    for row in rows:
        claim = row.claim
        if claim.thing or claim.holder:
            groups.setdefault((claim.measure, claim.thing, "" if claim.thing else claim.holder), []).append(row)
    return [group for group in groups.values() if len(group) > 1]


def _pairs(group: list[_Row]) -> Iterator[tuple[_Row, _Row]]:
    ordered = sorted(group, key=_when)
    if len(ordered) <= LARGEST:
        return combinations(ordered, 2)
    return ((ordered[i], ordered[j]) for i in range(len(ordered)) for j in range(i + 1, min(i + 20, len(ordered))))


def _when(row: _Row) -> Any:
    return row.claim.as_of[0] if row.claim.as_of else pd.Timestamp.max.floor("us")


def _pair(first: _Row, second: _Row) -> dict[str, Any]:
    verdict = compare_claims(first.claim, second.claim)
    row: dict[str, Any] = {
        "verdict": verdict.verdict,
        "reason": verdict.reason,
        "thing": first.claim.thing or first.claim.holder,
        "place": first.claim.place or second.claim.place,
        "unit": _text(first.quantity["unit"]),
    }
    for side, part in (("first", first), ("second", second)):
        described = {**part.quantity, "outlet": part.outlet, "source": part.claim.source}
        described["as_of"] = part.claim.as_of[0] if part.claim.as_of else None
        row |= {f"{side}_{name}": described[name] for name in _SIDE}
    return row


def _same_figure(one: Claim, other: Claim) -> bool:
    if (one.low, one.high) == (other.low, other.high):
        return True
    return one.exact and other.exact and abs(one.low - other.low) <= max(slack_of(one.low), slack_of(other.low))


def _traced(row: _Row, step: int, role: str) -> dict[str, Any]:
    claim = row.claim
    figure = claim.low if claim.low == claim.high else None
    return {
        "thing": claim.thing or claim.holder, "place": claim.place, "unit": _text(row.quantity["unit"]),
        "figure": figure, "step": step, "role": role, "quantity_id": row.quantity["quantity_id"],
        "article_id": row.quantity["article_id"], "outlet": row.outlet, "source": claim.source,
        "surface": row.quantity["surface"], "as_of": claim.as_of[0] if claim.as_of else None, "said": row.said,
    }  # fmt: skip
