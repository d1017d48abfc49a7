"""Where a statement stands on a timeline: its lane, its place within it, and the width of its grain."""

from __future__ import annotations

from typing import Any

import pandas as pd

from toolkit.study import Study

UNKNOWN_SPEAKER, UNKNOWN_OUTLET = "speaker unknown", "outlet unknown"
OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
"""Six colours that stay apart with any colour vision (Okabe and Ito, 2008)."""
OTHER = "#8B929C"
COARSE_GRAINS = ("week", "month", "season", "quarter", "half", "year", "decade", "century")


def with_outlets(study: Study) -> pd.DataFrame:
    """The statements with the `outlet` of their articles, which is never empty."""
    outlet = study.statements["article_id"].map(study.articles.set_index("article_id")["outlet"])
    return study.statements.assign(outlet=outlet.astype("str").fillna(UNKNOWN_OUTLET))


def share_lanes(statements: pd.DataFrame, *, most: int) -> tuple[pd.DataFrame, list[str]]:
    """The statements with `who` for the speaker, and the lanes; beyond `most` speakers the least quoted share one lane.

    >>> rows, lanes = share_lanes(pd.DataFrame({"speaker": ["Brandt", "Halden", None, "Halden", "Voss"]}), most=2)
    >>> rows["speaker"].fillna("").tolist()
    ['2 other speakers', 'Halden', '', 'Halden', '2 other speakers']
    >>> lanes
    ['Halden', '2 other speakers', 'speaker unknown']
    """
    lanes = order_lanes(statements)
    rows = statements.assign(who=statements["speaker"])
    named = [name for name in lanes if name != UNKNOWN_SPEAKER]
    if len(named) <= most:
        return rows, lanes
    own, others = named[: most - 1], named[most - 1 :]
    shared = f"{len(others):,} other speakers"
    rows["speaker"] = rows["speaker"].mask(rows["speaker"].isin(others), shared)
    return rows, [*own, shared, *lanes[len(named) :]]


def order_lanes(statements: pd.DataFrame) -> list[str]:
    """The speakers by count, most first, ties by name; who is unknown comes last.

    >>> order_lanes(pd.DataFrame({"speaker": ["Brandt", "Halden", None, "Halden"]}))
    ['Halden', 'Brandt', 'speaker unknown']
    """
    counts = statements["speaker"].value_counts()
    named = sorted(counts.index, key=lambda name: (-counts[name], name))
    return [*named, *([UNKNOWN_SPEAKER] if statements["speaker"].isna().any() else [])]


def place_rows(statements: pd.DataFrame, *, lanes: list[str], bins: int = 90) -> pd.DataFrame:
    """The statements with `lane`, `middle` (empty where undated) and `y`; those of one moment fan out in their lane."""
    speaker = statements["speaker"].fillna(UNKNOWN_SPEAKER)
    finish = statements["said_finish"].fillna(statements["said_begin"])
    middle = statements["said_begin"] + (finish - statements["said_begin"]) / 2
    placed = statements.assign(
        lane=speaker.map({name: at for at, name in enumerate(lanes)}).astype("float64"), middle=middle
    )
    span = middle.max() - middle.min()
    width = span / bins if pd.notna(span) and span > pd.Timedelta(0) else pd.Timedelta(days=1)
    moment = ((middle - middle.min()) // width).fillna(-1)
    group = placed.groupby([placed["lane"], moment])
    rank, many = group.cumcount(), group["lane"].transform("size")
    return placed.assign(y=placed["lane"] + _fan(rank, many), moment=moment, rank=rank)


def _fan(rank: pd.Series[Any], many: pd.Series[Any]) -> pd.Series[Any]:
    """0, +1, -1, +2, -2 ... steps from the middle of the lane, closer together where there are many."""
    step = (0.74 / (many - 1).clip(lower=1)).clip(upper=0.17)
    side = (rank % 2).map({0: -1, 1: 1})
    return side * ((rank + 1) // 2) * step


def name_colors(names: pd.Series[Any]) -> dict[str, str]:
    """A colour for each name, the six most frequent first; the rest and the unknown share a grey.

    >>> name_colors(pd.Series(["The Lantern", "Daily Ledger", "The Lantern"]))
    {'The Lantern': '#0072B2', 'Daily Ledger': '#E69F00'}
    """
    ordered = names.value_counts().index
    return {name: OKABE_ITO[at] if at < len(OKABE_ITO) else OTHER for at, name in enumerate(ordered)}
