"""The units and currencies that may stand behind a number, by their forms."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from toolkit.lexicons import read_lexicon


class Unit(NamedTuple):
    """A unit as the lexicon declares one of its forms."""

    unit: str
    kind: str
    case: str
    """The exact letters, where only these mean the unit ("C", but not "c")."""
    symbol: bool
    """An abbreviation that needs digits before it: "5 l", but not "five l"."""
    factor: float = 1.0


@cache
def units() -> dict[str, tuple[Unit, ...]]:
    """Every form that may follow a number, folded, with its unit; those that only exact letters mean come first."""
    forms: dict[str, tuple[Unit, ...]] = {}
    for row in read_lexicon("units"):
        form = row["form"]
        unit = Unit(row["unit"], row["kind"], row["case"], len(form) <= 3 and form not in _SHORT_WORDS)
        forms[form] = tuple(sorted((unit, *forms.get(form, ())), key=lambda u: not u.case))
    for row in read_lexicon("currencies"):
        form, code, side = row["form"], row["code"], row["side"]
        if side in ("both", "after", "word", "number", "won"):
            case = form.upper() if len(form) == 3 and form == code.lower() and side == "number" else ""
            forms[form] = (Unit(code, "money", case, side in ("number", "won")),)
        if form == code.lower():
            forms[f"m{form}"] = (Unit(code, "money", f"M{code}", False, 1e6),)
    return forms


_SHORT_WORDS = ("day", "ton", "%", "yen", "sen", "pct", "pc")
