"""Where a figure stands on its axis: evenly, or by its logarithm where that keeps the small ones apart."""

from __future__ import annotations

from math import floor, log10
from typing import Any, Literal

import pandas as pd

from toolkit.figures.marks import ABOVE

Scale = Literal["auto", "linear", "log"]
SCALES = ("auto", "linear", "log")
LOWEST, MANY = 1 / 20, 1 / 2
"""A logarithmic axis is asked for where this share of the different figures, MANY, would stand in the lowest twentieth
of an even one."""
STEM = 0.07
"""Length of a bound's arrow, as a share of the axis."""
_STRIP, _GAP, _AIR = 0.12, 0.02, 0.05
"""Share of the height that the figures of zero and less have for themselves, the gap above them, and the air on top."""
_FEW = 3
"""Of so many powers of ten twice and five times of each are ticks too."""


def asks_for_log(rows: pd.DataFrame) -> bool:
    """Whether many figures would be pressed together on an even axis; never where some lie below zero.

    >>> asks_for_log(pd.DataFrame({"lower": [500, 1200, 40000, 1500000], "upper": [500, 1200, 40000, 1500000]}))
    True
    >>> asks_for_log(pd.DataFrame({"lower": [400, 860, 1720], "upper": [400, 860, 1720]}))
    False
    """
    sizes = rows["upper"][rows["upper"] > 0].drop_duplicates()
    if len(sizes) < 2 or (rows["lower"] < 0).any():
        return False
    return bool((sizes < sizes.max() * LOWEST).mean() >= MANY)


def place_figures(rows: pd.DataFrame, *, log: bool) -> pd.DataFrame:
    """The rows with `low`, `middle` and `high` of what is drawn, the `tip` of a bound's arrow, and their `axis`.

    On a logarithmic axis zero has no place: figures of zero and less stand on an even axis of their own beneath it,
    "y2", and a range that begins there is a row on each.

    >>> rows = pd.DataFrame({"lower": [0.0, 100.0], "upper": [0.0, 900.0], "modifier": ["exact", "between"]})
    >>> place_figures(rows, log=True)[["low", "middle", "high", "axis"]].values.tolist()
    [[100.0, 300.0, 900.0, 'y'], [0.0, 0.0, 0.0, 'y2']]
    """
    ways = rows["modifier"].isin(ABOVE).map({True: 1, False: -1})
    middle = (rows["lower"] + rows["upper"]) / 2
    if not log:
        tip = middle + ways * STEM * rows["upper"].abs().max()
        return rows.assign(low=rows["lower"], middle=middle, high=rows["upper"], tip=tip, axis="y")
    above, below = rows["upper"] > 0, rows["lower"] <= 0
    return pd.concat([_place_above(rows[above], ways[above]), _place_below(rows[below], ways[below])])


def _place_above(rows: pd.DataFrame, ways: pd.Series[int]) -> pd.DataFrame:
    """By their logarithms; the middle of a range is the middle of its bar."""
    foot, top = _foot(rows), rows["upper"].max()
    low = rows["lower"].where(rows["lower"] > 0, foot)
    middle = rows["upper"].where(low == rows["upper"], (low * rows["upper"]) ** 0.5)
    reach = STEM * max(1.0, log10(top / foot)) if len(rows) else 0.0
    return rows.assign(low=low, middle=middle, high=rows["upper"], tip=middle * 10 ** (ways * reach), axis="y")


def _place_below(rows: pd.DataFrame, ways: pd.Series[int]) -> pd.DataFrame:
    """Evenly in their strip, up to its edge where they go on above it."""
    bottom, top = _strip(rows)
    high = rows["upper"].clip(upper=top)
    middle = (rows["lower"] + high) / 2
    return rows.assign(low=rows["lower"], middle=middle, high=high, tip=middle + ways * (top - bottom) / 4, axis="y2")


def lay_axes(placed: pd.DataFrame, *, log: bool) -> dict[str, Any]:
    """What the axes need beside their titles."""
    if not log:
        return {"yaxis": {"rangemode": "tozero", "tickformat": ",~r"}}
    above, below = placed[placed["axis"] == "y"], placed[placed["axis"] == "y2"]
    low = min(_foot(above), above["tip"].min()) if len(above) else 1.0
    high = max(above["high"].max(), above["tip"].max()) if len(above) else 10.0
    powers = range(round(log10(_foot(above))), floor(log10(high)) + 2)
    ticks = [part * 10.0**power for power in powers for part in ((1, 2, 5) if len(powers) <= _FEW else (1,))]
    air = _AIR * max(1.0, log10(high / low))
    axis: dict[str, Any] = {"type": "log", "tickvals": ticks, "ticktext": [f"{tick:,.12g}" for tick in ticks]}
    axis["range"] = [log10(low), log10(high) + air]
    if below.empty:
        return {"yaxis": axis}
    ends = sorted({float(below["low"].min()), 0.0})
    strip = {"domain": [0, _STRIP], "range": list(_strip(below)), "tickvals": ends, "tickformat": ",~r", "anchor": "x"}
    return {"yaxis": axis | {"domain": [_STRIP + _GAP, 1]}, "yaxis2": strip, "xaxis": {"anchor": "y2"}}


def _strip(rows: pd.DataFrame) -> tuple[float, float]:
    """The ends of the axis for figures of zero and less."""
    least = float(rows["lower"].min()) if len(rows) else 0.0
    return (least * 1.3, -least * 0.3) if least else (-1.0, 1.0)


def _foot(rows: pd.DataFrame) -> float:
    """The power of ten beneath all figures above zero."""
    sizes = pd.concat([rows["lower"], rows["upper"]])
    least = sizes[sizes > 0].min()
    return 10.0 ** floor(log10(least)) if pd.notna(least) else 1.0
