"""Where a statement stands on a timeline: its lane, its place within it, and the width of its grain."""

from __future__ import annotations

from typing import Any

import pandas as pd

from toolkit.figures.colors import OTHER, UNKNOWN_OUTLET, give_colors
from toolkit.study import Study, rank_outlets

UNKNOWN_SPEAKER = "speaker unknown"
_LOW, _LITTLE = 0.66, 0.18
"""How high a lane is whose points stand apart by no more than this, as a share of a full one."""
COARSE_GRAINS = ("week", "month", "season", "quarter", "half", "year", "decade", "century")


def with_outlets(study: Study) -> pd.DataFrame:
    """The statements with the `outlet` of their articles, which is never empty."""
    outlet = study.statements["article_id"].map(study.articles.set_index("article_id")["outlet"])
    return study.statements.assign(outlet=outlet.astype("str").fillna(UNKNOWN_OUTLET))


def outlet_colors(study: Study) -> dict[str, str]:
    """The colour of each outlet by its number of statements, the same in all figures drawn of a study and in its panel.

    Outlets of which no statement was found come last.
    """
    unknown = with_outlets(study)["outlet"].eq(UNKNOWN_OUTLET).any()
    return give_colors(rank_outlets(study)) | ({UNKNOWN_OUTLET: OTHER} if unknown else {})


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


def place_rows(statements: pd.DataFrame, *, lanes: list[str], columns: int, bins: int = 90) -> pd.DataFrame:
    """The statements with `lane`, `middle` (empty where undated), `column` and `y`.

    Those of one moment fan out in their lane; those without a date fill `columns` from the left, row by row.
    """
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
    undated = middle.isna()
    rank, many = rank.mask(undated, rank // columns), many.mask(undated, (many + columns - 1) // columns)
    return placed.assign(y=placed["lane"] + _fan(rank, many), column=group.cumcount() % columns)


def _fan(rank: pd.Series[Any], many: pd.Series[Any]) -> pd.Series[Any]:
    """0, +1, -1, +2, -2 ... steps from the middle of the lane, closer together where there are many."""
    step = (0.74 / (many - 1).clip(lower=1)).clip(upper=0.17)
    side = (rank % 2).map({0: -1, 1: 1})
    return side * ((rank + 1) // 2) * step


def stack_lanes(rows: pd.DataFrame, *, many: int) -> tuple[pd.DataFrame, list[float]]:
    """The placed rows with lanes only as high as they need, and the middle of each lane; the last is the lower end.

    A lane in which nothing stands above anything else takes two thirds of one that has to fan out.

    >>> rows = pd.DataFrame({"lane": [0, 0, 1], "y": [0.17, -0.17, 1.0]})
    >>> stack_lanes(rows, many=2)[1]
    [0.5, 1.33, 1.66]
    """
    fan = rows.groupby("lane")["y"].agg(lambda y: y.max() - y.min())
    heights = [1.0 if fan.get(lane, 0) > _LITTLE else _LOW for lane in range(many)]
    tops = [sum(heights[:lane]) for lane in range(many)]
    middles = [round(top + height / 2, 6) for top, height in zip(tops, heights, strict=True)]
    moved = rows["lane"].map(dict(enumerate(middles))) + rows["y"] - rows["lane"]
    return rows.assign(y=moved), [*middles, round(sum(heights), 6)]
