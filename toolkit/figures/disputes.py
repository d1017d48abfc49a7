"""The figures given for one thing, each with its bounds, its passage, and those that contradict it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from toolkit.comparison import compare_quantities, trace_figures
from toolkit.figures.colors import UNKNOWN_OUTLET
from toolkit.figures.hover import escape_words, fill_lines
from toolkit.figures.moments import say_day
from toolkit.study import Study, say_count

AROUND = 90
"""Characters of the article shown on each side of a number."""
_NAMED = 6
"""Things named where there is nothing to compare."""


def read_disputes(study: Study, counted: str | None, place: str | None) -> pd.DataFrame:
    """The traced figures with their bounds, words and contradictions."""
    traced = trace_figures(study, counted=counted, place=place).drop_duplicates("quantity_id")
    bounds = study.quantities.set_index("quantity_id")[["value", "low", "high", "modifier", "start", "end", "counted"]]
    rows = traced.join(bounds, on="quantity_id").reset_index(drop=True)
    pairs = compare_quantities(study, counted=counted, place=place)
    rows["wording"] = [_wording(row) for row in rows.itertuples(index=False)]
    wordings = dict(zip(rows["quantity_id"], rows["wording"], strict=True))
    against = _rivals(pairs[pairs["verdict"] == "contradiction"], wordings)
    texts = dict(zip(study.articles["article_id"], study.articles["text"], strict=True))
    return rows.assign(
        lower=rows["value"].fillna(rows["low"]).fillna(rows["high"]),
        upper=rows["value"].fillna(rows["high"]).fillna(rows["low"]),
        hover=[_hover(row, texts[row.article_id]) for row in rows.itertuples(index=False)],
        against=["; ".join(against.get(name, [])) for name in rows["quantity_id"]],
        counted=rows["counted"].fillna(rows["thing"]),
        unit=rows["unit"].fillna(""),
        disputed=rows["quantity_id"].isin(list(against)),
        outlet=rows["outlet"].replace("", UNKNOWN_OUTLET).fillna(UNKNOWN_OUTLET),
    )


def _rivals(pairs: pd.DataFrame, wordings: dict[str, str]) -> dict[str, list[str]]:
    """For each figure the others, each with all who give it: "860 (Harbour Wire, Radio Pell)"."""
    rivals: dict[str, dict[str, dict[str, None]]] = {}
    for one, other in (("first", "second"), ("second", "first")):
        for name, rival, source in zip(
            pairs[f"{one}_quantity_id"], pairs[f"{other}_quantity_id"], pairs[f"{other}_source"], strict=True
        ):
            rivals.setdefault(name, {}).setdefault(wordings[rival], {})[source] = None
    return {
        name: [f"{wording} ({', '.join(sources)})" for wording, sources in others.items()]
        for name, others in rivals.items()
    }


def _wording(row: Any) -> str:
    words = {
        "about": "about ", "at_least": "at least ", "more_than": "more than ", "at_most": "at most ",
        "less_than": "less than ",
    }  # fmt: skip
    between = row.modifier == "between" and " and " in str(row.surface)
    return f"{'between ' if between else words.get(row.modifier, '')}{row.surface}"


def _hover(row: Any, text: str) -> str:
    before, after = text[max(0, row.start - AROUND) : row.start], text[row.end : row.end + AROUND]
    words = [escape_words(" ".join(part.split())) for part in (before, text[row.start : row.end], after)]
    passage = f"…{words[0]} <b>{words[1]}</b> {words[2]}…"
    source, outlet = escape_words(str(row.source)), escape_words(str(row.outlet))
    return f"<b>{source}</b>, {outlet}<br>{'<br>'.join(fill_lines(passage, width=71))}"


def name_subject(counted: str | None, place: str | None) -> str:
    """What was asked for, in quotation marks, or that it was everything.

    >>> name_subject("troops", None), name_subject(None, None)
    ('“troops”', 'everything counted')
    """
    asked = counted or place
    return f"“{asked}”" if asked else "everything counted"


def say_figures(rows: pd.DataFrame, subject: str) -> str:
    """A summary for those who do not see the figures: how many, from which to which, when, how many disputed."""
    if rows.empty:
        return f"No figures to compare for {subject}"
    ordered = rows.sort_values(["lower", "upper"], kind="stable")
    ends = list(dict.fromkeys(ordered["wording"].iloc[[0, -1]]))
    sizes = f"from {' to '.join(ends)}" if len(ends) > 1 else f"all {ends[0]}"
    outlets = rows.loc[rows["outlet"] != UNKNOWN_OUTLET, "outlet"].nunique()
    days = rows["as_of"].dropna()
    when = [f"dated {' to '.join(dict.fromkeys(map(say_day, (days.min(), days.max()))))}"] if len(days) else []
    disputed = int(rows["disputed"].sum())
    parts = [
        f"{say_count(len(rows), 'figures')} for {subject}, {sizes}",
        *when,
        *([f"by {say_count(outlets, 'outlets')}"] if outlets else []),
        *([f"{disputed:,} of them contradicted by another"] if disputed else []),
    ]
    return ", ".join(parts)


def say_instead(study: Study) -> str:
    """What could be asked for where there is nothing to compare."""
    things = study.quantities["counted"].value_counts().head(_NAMED)
    if things.empty:
        return "Nothing is counted in these articles."
    named = ", ".join(f"{escape_words(str(name))} ({n:,})" for name, n in things.items())
    return f"It takes two figures of one thing. Counted in these articles: {named}"
