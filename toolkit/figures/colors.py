"""Which colour stands for which name, the same in every figure and in the panel (`frontend/source/colors.js`)."""

from __future__ import annotations

from typing import Any

import pandas as pd

PALETTE = (
    "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00",
    "#991177", "#AA0000", "#8877FF", "#006644", "#5511EE", "#88BB77",
)  # fmt: skip
"""Twelve colours: the six of Okabe and Ito (2008), and six more that are as far from each other and from those as
those are, with any colour vision and on light and dark paper; `tests/figures/test_colors.py` measures it."""
OTHER = "#6E7278"
"""The grey of what has no colour of its own."""
CUE_COLORS = {
    "denial": "#D55E00", "claim": "#E69F00", "announcement": "#0072B2", "criticism": "#CC79A7", "demand": "#009E73",
    "belief": "#56B4E9", "question": "#8877FF", "admission": "#AA0000", "promise": "#006644", "praise": "#88BB77",
    "threat": "#991177", "agreement": "#5511EE", "intention": "#CCAAAA",
}  # fmt: skip
"""A cue class keeps its colour in every study; what is merely said, neutral, is grey. The pale rose of intentions is no
colour of an outlet: it is as far from all others as those are, but faint."""
UNKNOWN_OUTLET, NO_CUE = "outlet unknown", "no cue"
_UNNAMED = (UNKNOWN_OUTLET, NO_CUE)


def name_colors(names: pd.Series[Any]) -> dict[str, str]:
    """A colour for each name in order of count, ties by name; from the thirteenth on, and for the unknown, grey.

    >>> name_colors(pd.Series(["The Lantern", "Daily Ledger", "The Lantern", "outlet unknown"]))
    {'The Lantern': '#0072B2', 'Daily Ledger': '#E69F00', 'outlet unknown': '#6E7278'}
    """
    counts = names.value_counts()
    ordered = sorted(counts.index, key=lambda name: (name in _UNNAMED, -counts[name], name))
    spare = iter(PALETTE)
    return {name: OTHER if name in _UNNAMED else next(spare, OTHER) for name in ordered}


def cue_colors(classes: pd.Series[Any]) -> dict[str, str]:
    """The colour of each of these cue classes.

    >>> cue_colors(pd.Series(["denial", "neutral", "denial"]))
    {'denial': '#D55E00', 'neutral': '#6E7278'}
    """
    return {str(name): CUE_COLORS.get(str(name), OTHER) for name in classes.unique()}
