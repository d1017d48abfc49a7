"""What a temporal expression is, once it is found and read."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple


class DateExpression(NamedTuple):
    """One temporal expression: where it stands, its TIMEX3 reading and the interval that it names."""

    start: int
    end: int
    surface: str
    type: str
    value: str
    mod: str
    begin: datetime | None
    finish: datetime | None
    grain: str
    anchor: str
    approximate: bool
    alternatives: tuple[str, ...]
    rule: str
