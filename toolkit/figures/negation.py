"""What was denied, or is negated: somebody did not say or accept it. Without a mark it reads like the opposite."""

from __future__ import annotations

from typing import Any

import pandas as pd

STRUCK = "denied or negated"
"""What a legend says of the stroke through a point."""


def say_denial(row: Any) -> str:
    """Whether a statement was "denied", is "negated" or a "negated claim"; else nothing. `data.js` says it alike.

    >>> [say_denial(pd.Series({"cue_class": cue, "negated": no})) for cue, no in (("denial", False), ("claim", True))]
    ['denied', 'negated claim']
    >>> say_denial(pd.Series({"cue_class": "neutral", "negated": pd.NA}))
    ''
    """
    cue = "" if pd.isna(row.cue_class) else str(row.cue_class)
    if pd.notna(row.negated) and row.negated:
        return "negated" if cue in ("", "neutral") else f"negated {cue}"
    return "denied" if cue == "denial" else ""


def mark_denied(statements: pd.DataFrame) -> pd.Series[bool]:
    """Which statements are denials or negated.

    >>> mark_denied(pd.DataFrame({"cue_class": ["denial", None, "claim"], "negated": [False, True, False]})).tolist()
    [True, True, False]
    """
    return statements["cue_class"].eq("denial").fillna(False) | statements["negated"].fillna(False).astype(bool)
