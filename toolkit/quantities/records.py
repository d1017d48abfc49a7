"""What the finder returns: one quantity, and one number that is none."""

from __future__ import annotations

from typing import NamedTuple


class Quantity(NamedTuple):
    """One quantity of a text; `text[start:end] == surface`, and a bound is never a point.

    An exact or rough number has `value`; a bound has only `low` or only `high`; a range and a vague
    word ("dozens") have both and no `value`. `change` is "up" or "down" where the number is the size
    or the result of a change, `status` what became of the counted (killed, wounded), `population` the people,
    place or body whose number it is (the army in "the army has 400 tanks"), `period` "new" or "total", where the
    sentence says it. `subject` is what the clause speaks of, whatever that is ("exports", "the true figure").
    """

    start: int
    end: int
    surface: str
    value: float | None
    low: float | None
    high: float | None
    modifier: str
    unit: str
    kind: str
    counted: str
    counted_start: int | None
    counted_end: int | None
    place: str
    relation: str
    implied_value: float | None
    rule: str
    change: str = ""
    status: str = ""
    population: str = ""
    period: str = ""
    subject: str = ""


class NonQuantity(NamedTuple):
    """One number that counts and measures nothing, and why not: year, score, model name, ..."""

    start: int
    end: int
    surface: str
    reason: str


class Numeral(NamedTuple):
    """One number as written, before anybody asks what it counts."""

    start: int
    end: int
    low: float
    high: float
    mantissa: float
    """The number without its scale word: 3 in "3 billion"."""
    form: str
    """digits, words, mixed, fraction, vague, ratio or multiple."""


class Measure(NamedTuple):
    """One numeral with its unit, or two numerals that make a range."""

    start: int
    end: int
    low: float
    high: float
    unit: str
    kind: str
    first: Numeral
    last: Numeral
    link: str = ""
    """How a range is written: hyphen, to, and, or."""
