"""Which colour stands for which name, the same in every figure and in the panel (`frontend/source/colors.js`)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, repeat
from typing import Any

import pandas as pd

PALETTE = (
    "#0A669C", "#D6770F", "#398C73", "#C077A4", "#0D97DD", "#B7550F",
    "#8B036B", "#A90000", "#475CFD", "#0F5137", "#4406EE", "#719A60",
)  # fmt: skip
"""Twelve colours near to those of Okabe and Ito (2008) and as far from each other as those are, with any colour vision;
each stands out from white paper by 3 to 1, as WCAG 2.2 asks of graphics. On dark paper the panel has twelve of its own
that do the same there; `tests/figures/test_colors.py` measures both."""
OTHER = "#646B74"
"""The grey of what has no colour of its own."""
INTENTION = "#8D6551"
"""The brown of intentions is no colour of an outlet: it is as far from all others as those are from each other."""
_CUES = (
    "announcement", "claim", "demand", "criticism", "belief", "denial",
    "threat", "admission", "question", "promise", "agreement", "praise", "intention",
)  # fmt: skip
CUE_COLORS = dict(zip(_CUES, (*PALETTE, INTENTION), strict=True))
"""A cue class keeps its colour in every study; what is merely said, neutral, is grey."""
UNKNOWN_OUTLET, NO_CUE = "outlet unknown", "no cue"
_UNNAMED = (UNKNOWN_OUTLET, NO_CUE)


def name_colors(names: pd.Series[Any]) -> dict[str, str]:
    """A colour for each name in order of count, ties by name; from the thirteenth on, and for the unknown, grey.

    >>> name_colors(pd.Series(["The Lantern", "Daily Ledger", "The Lantern", "outlet unknown"]))
    {'The Lantern': '#0A669C', 'Daily Ledger': '#D6770F', 'outlet unknown': '#646B74'}
    """
    counts = names.value_counts()
    ordered = sorted(counts.index, key=lambda name: (name in _UNNAMED, -counts[name], name))
    spare = iter(PALETTE)
    return {name: OTHER if name in _UNNAMED else next(spare, OTHER) for name in ordered}


def give_colors(names: Iterable[str]) -> dict[str, str]:
    """The colours for names that stand in their order.

    >>> give_colors(["Post", "Echo"])
    {'Post': '#0A669C', 'Echo': '#D6770F'}
    """
    return dict(zip(names, chain(PALETTE, repeat(OTHER)), strict=False))


def cue_colors(classes: pd.Series[Any]) -> dict[str, str]:
    """The colour of each of these cue classes.

    >>> cue_colors(pd.Series(["denial", "neutral", "denial"]))
    {'denial': '#B7550F', 'neutral': '#646B74'}
    """
    return {str(name): CUE_COLORS.get(str(name), OTHER) for name in classes.unique()}
