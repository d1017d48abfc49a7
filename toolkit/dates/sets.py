"""What comes back: "every Tuesday", "each year", "daily", "each of the past three years"."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.dates.counts import count_of, read_duration
from toolkit.dates.readings import Context, Reading, duration
from toolkit.dates.slots import slots
from toolkit.dates.words import Token


def read_each_of(tokens: Sequence[Token], context: Context) -> Reading | None:
    """Such as "each of the past three years": what comes back within that stretch."""
    within = read_duration(tokens[2:], context)
    return None if within is None else within._replace(type="SET")


def read_set(tokens: Sequence[Token], context: Context) -> Reading | None:
    """What comes back: "every Tuesday", "each year", "daily", "Mondays"."""
    roles = slots(tokens)
    first = tokens[0]
    if first.kind == "V":
        return Reading("SET", first.value or "XXXX-WXX-WD")
    if [token.kind for token in tokens] == ["u"]:
        often = first.value == "weekend" and context.folded.endswith(("on ", "at "), 0, first.start)
        return Reading("SET", "XXXX-WXX-WE") if often else None
    weekday = roles.get("weekday") or next((t.value for t in tokens if t.kind == "w"), None)
    if weekday:
        part = next((f"T{t.value}" for t in tokens if t.kind in "Pp"), "")
        return Reading("SET", f"XXXX-WXX-{weekday}{part}", grain="day")
    if "part" in roles:
        return Reading("SET", f"XXXX-XX-XXT{roles['part']}", grain="part_of_day")
    if "season" in roles:
        thing = context.folded.startswith((" in ", " of "), tokens[-1].end)  # "each fall in prices"
        return None if thing else Reading("SET", f"XXXX-{roles['season']}", grain="season")
    if "month" in roles:
        return Reading("SET", f"XXXX-{roles['month']:02d}", grain="month")
    count = count_of(tokens) or (2 if roles.get("each") == "OTHER" else 1)
    if "ordinal" in roles:
        count = roles["ordinal"]
    return duration(count, roles["unit"])._replace(type="SET")
