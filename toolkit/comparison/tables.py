"""The figures of a study side by side: every pair with its verdict, and who had a figure first."""

from __future__ import annotations

from typing import Any

import pandas as pd

from toolkit.comparison.chains import chains_of
from toolkit.comparison.claims import Claim, read_claim
from toolkit.comparison.figures import Figure, printed, read_figures, text_of
from toolkit.comparison.intervals import Verdict, slack_of
from toolkit.comparison.judging import judged_pairs
from toolkit.comparison.statements import Said, pair_statements
from toolkit.comparison.stories import stories_of
from toolkit.quantities import Quantity
from toolkit.study import Study, expect_study

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


def compare_quantities(study: Study, *, counted: str | None = None, place: str | None = None) -> pd.DataFrame:
    """Every pair of figures of the study that speak of the same thing, with verdict and reason.

    `counted` ("US troops") and `place` keep only these. The source is the speaker of the statement that holds
    the figure, else the outlet; the time is its as-of date, else the time of saying, else publication.
    A pair of the same source that only repeats itself is left out. First stands the earlier figure. `verdict` is
    equal, compatible, refines, update, contradiction or undecided: the figures exclude each other, but too little
    says that they are of one thing, or whether time or source explains it.

    >>> from toolkit import analyse, load_articles
    >>> texts = ["The toll: 12 people were killed in Pell.", "Some 30 people were killed in Pell."]
    >>> study = analyse(load_articles(texts, progress=False), progress=False)
    >>> compare_quantities(study)[["first_surface", "second_surface", "verdict"]].values.tolist()
    [['12', '30', 'undecided']]
    """
    figures = read_figures(expect_study(study, "compare_quantities"))
    rows = [
        _pair(first, second, verdict)
        for first, second, verdict in judged_pairs(_kept(figures, counted, place), stories_of(study))
        if not (first.claim.source == second.claim.source and first.claim[:-2] == second.claim[:-2])
    ]
    table = pd.DataFrame(rows, columns=list(PAIR_COLUMNS))
    for side in ("first", "second"):
        table[f"{side}_as_of"] = pd.to_datetime(table[f"{side}_as_of"])
    return table


def trace_figures(study: Study, *, counted: str | None = None, place: str | None = None) -> pd.DataFrame:
    """Who had each figure first in this study, who repeated it and who changed it, in order of time.

    `role` is "first", "repeats" (the same figure from somebody else) or "changes" (another figure for the
    same thing after this one). Figures without any time stand last. Figures of one thing are those that the
    comparison lays side by side; with `counted` all that count this.

    >>> from toolkit import analyse, load_articles
    >>> texts = ["The toll: 12 people were killed in Pell.", "Some 30 people were killed in Pell."]
    >>> study = analyse(load_articles(texts, progress=False), progress=False)
    >>> trace_figures(study, counted="people")[["surface", "role"]].values.tolist()
    [['12', 'first'], ['30', 'changes']]
    """
    rows: list[dict[str, Any]] = []
    figures = _kept(read_figures(expect_study(study, "trace_figures")), counted, place)
    groups = _groups(figures) if counted is not None else chains_of(figures, stories_of(study))
    for group in groups:
        seen: list[Claim] = []
        for step, row in enumerate(sorted(group, key=printed)):
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

    >>> from toolkit import analyse, load_articles
    >>> texts = ["Ana Dorn said that the ferry left Pell.", "Ivo Kerr denied that the ferry left Pell."]
    >>> study = analyse(load_articles(texts, progress=False), progress=False)
    >>> compare_statements(study)[["hint", "first_speaker", "second_speaker"]].values.tolist()
    [['denial', 'Ana Dorn', 'Ivo Kerr']]
    """
    expect_study(study, "compare_statements")
    said = [
        Said(r["statement_id"], text_of(r["speaker"]), r["content"], text_of(r["cue_class"]), bool(r["negated"]))
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


def _kept(rows: list[Figure], counted: str | None, place: str | None) -> list[Figure]:
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


def _groups(rows: list[Figure]) -> list[list[Figure]]:
    """Claims that could be about the same thing: one measure, and one thing or, without a thing, one holder."""
    groups: dict[tuple[str, str, str], list[Figure]] = {}
    for row in rows:
        claim = row.claim
        if claim.thing or claim.holder:
            groups.setdefault((claim.measure, claim.thing, "" if claim.thing else claim.holder), []).append(row)
    return [group for group in groups.values() if len(group) > 1]


def _pair(first: Figure, second: Figure, verdict: Verdict) -> dict[str, Any]:
    """The row of one pair."""
    row: dict[str, Any] = {
        "verdict": verdict.verdict,
        "reason": verdict.reason + _lending(first, second) + _lending(second, first),
        "thing": first.claim.thing or first.claim.holder,
        "place": first.claim.place or second.claim.place,
        "unit": text_of((second if first.lent else first).quantity["unit"]),
    }
    for side, part in (("first", first), ("second", second)):
        described = {**part.quantity, "outlet": part.outlet, "source": part.claim.source}
        described["as_of"] = part.claim.as_of[0] if part.claim.as_of else None
        row |= {f"{side}_{name}": described[name] for name in _SIDE}
    return row


def _lending(figure: Figure, lender: Figure) -> str:
    return f"; the {figure.lent} of {figure.quantity['surface']} is that of {lender.quantity['surface']}" * bool(
        figure.lent
    )


def _same_figure(one: Claim, other: Claim) -> bool:
    if (one.low, one.high) == (other.low, other.high):
        return True
    return one.exact and other.exact and abs(one.low - other.low) <= max(slack_of(one.low), slack_of(other.low))


def _traced(row: Figure, step: int, role: str) -> dict[str, Any]:
    claim = row.claim
    figure = claim.low if claim.low == claim.high else None
    return {
        "thing": claim.thing or claim.holder, "place": claim.place, "unit": text_of(row.quantity["unit"]),
        "figure": figure, "step": step, "role": role, "quantity_id": row.quantity["quantity_id"],
        "article_id": row.quantity["article_id"], "outlet": row.outlet, "source": claim.source,
        "surface": row.quantity["surface"], "as_of": claim.as_of[0] if claim.as_of else None, "said": row.said,
    }  # fmt: skip
