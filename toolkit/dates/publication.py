"""When an article was published, with the evidence, the rivals and whether they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from toolkit.dates.publication_address import witnesses_of_address
from toolkit.dates.publication_metadata import witnesses_of_metadata
from toolkit.dates.publication_text import witnesses_of_text
from toolkit.dates.publication_witness import Witness, plausible

_SLACK = timedelta(hours=26)
_NIGHT = timedelta(hours=29)
"""Until five in the morning in UTC it is still the day before in the Americas."""
_HOUR = timedelta(hours=1)
_LATE = timedelta(days=60)
_ADDRESS = "date in url"


class Publication(NamedTuple):
    """When an article was published, captured and updated; empty where nothing says so."""

    published: datetime | None
    published_grain: str
    published_evidence: str
    captured: datetime | None
    updated: datetime | None
    rule: str
    rejected: tuple[str, ...]
    """Rival readings, each with the reason why it was not taken."""
    conflict: bool
    """Two witnesses of the publication contradict each other by more than a day."""


def find_publication(
    text: str,
    *,
    url: str | None = None,
    path: str | None = None,
    metadata: Mapping[str, str] | None = None,
    day_first: bool = False,
) -> Publication:
    r"""When the article was published, by its metadata, address and visible text; a page clock never says so.

    >>> found = find_publication("22:48 GMT10 May 2021\nListen Live\nTalks begin\nA word.")
    >>> found.published, found.captured
    (None, datetime.datetime(2021, 5, 10, 22, 48))
    """
    witnesses = [
        *witnesses_of_metadata(metadata or {}, day_first=day_first),
        *witnesses_of_address(url, path),
        *witnesses_of_text(text, day_first=day_first),
    ]
    return _summed(witnesses)


def _summed(witnesses: Sequence[Witness]) -> Publication:
    captured, updated = _first("captured", witnesses), _first("updated", witnesses)
    claims = [w for w in witnesses if w.role == "published"]
    kept = [w for w in claims if plausible(w.begin, captured)]
    chosen = _as_printed(_choose(kept), kept)
    if chosen is None or _is_reissued(chosen, witnesses) or _is_rewritten(chosen, witnesses):
        told = _rejected(witnesses, None, kept)
        return Publication(None, "", "", captured, updated, "", told, chosen is not None)
    return Publication(
        chosen.begin,
        chosen.grain,
        chosen.evidence,
        captured,
        updated,
        chosen.rule,
        _rejected(witnesses, chosen, kept),
        any(_contradict(chosen, w) for w in kept),
    )


def _first(role: str, witnesses: Iterable[Witness]) -> datetime | None:
    surest = min((w for w in witnesses if w.role == role), key=lambda w: w.rank, default=None)
    return surest.begin if surest else None


def _choose(claims: Sequence[Witness]) -> Witness | None:
    """The surest claim; among equals the one that others share, then the last before the body."""
    if not claims:
        return None
    best = min(w.rank for w in claims)
    level = [w for w in claims if w.rank == best]
    return max(level, key=lambda w: (sum(not _contradict(w, o) for o in claims), w.grain != "day"))


def _as_printed(chosen: Witness | None, claims: Iterable[Witness]) -> Witness | None:
    """The choice, moved to the outlet's own calendar day where it is given in UTC and others print the day before."""
    if chosen is not None and chosen.rule == _ADDRESS:
        told = (w for w in claims if w.printed and (w.grain == "minute" or w.rule.startswith("label")))
        stamps = (w for w in told if not _contradict(chosen, w))
        return next(stamps, chosen)  # the folder of an address is often named in the server's zone
    if chosen is None or chosen.grain == "day" or not chosen.evidence.endswith(("Z", "+00:00")):
        return chosen
    for other in claims:
        day = datetime.fromisoformat(other.local) if other.local else chosen.begin
        if timedelta(0) <= chosen.begin - day < _NIGHT and day.date() < chosen.begin.date():
            evidence = f"{chosen.evidence}; printed {other.evidence}"
            return chosen._replace(begin=day, grain="day", evidence=evidence, local=other.local)
    return chosen


def _contradict(one: Witness, other: Witness) -> bool:
    if "month" in (one.grain, other.grain):
        return (one.begin.year, one.begin.month) != (other.begin.year, other.begin.month)
    return abs(one.begin - other.begin) > _SLACK


def _is_reissued(chosen: Witness, witnesses: Sequence[Witness]) -> bool:
    """The page prints another day as its date, and its metadata know that day too, be it of an update.

    The text is then not that of the day first published, and neither day can be called its publication: it stays
    empty, for the reader to say.
    """
    if chosen.printed:
        return False
    printed = [w for w in witnesses if w.printed and w.role == "published"]
    backers = [w for w in witnesses if not w.printed and w.role in ("published", "updated")]
    rivals = [w for w in printed if _contradict(chosen, w)]
    if any(not _contradict(rival, other) for rival in rivals for other in backers):
        return True
    changes = [w.begin for w in backers if w.role == "updated"]
    stamps = [w for w in printed if w.grain == "minute" and any(abs(w.begin - at) < _HOUR for at in changes)]
    return bool(stamps) and all(w.local != chosen.local for w in printed)  # the hour of a change in the night after


def _is_rewritten(chosen: Witness, witnesses: Sequence[Witness]) -> bool:
    """The page prints the day of a late update and no other as its own, or its address names a day long before.

    Such a page is a standing one, written anew each season; "this year" in it is not the year of its first day.
    """
    if chosen.printed:
        return False
    claims = [w for w in witnesses if w.role == "published" and w is not chosen]
    if any(w.printed and not _contradict(chosen, w) for w in claims):
        return False
    late = any(w.printed and w.role == "updated" and w.begin - chosen.begin > _LATE for w in witnesses)
    return late or any(w.grain == "day" and chosen.begin - w.begin > _LATE for w in claims if w.rule == _ADDRESS)


def _rejected(witnesses: Iterable[Witness], chosen: Witness | None, kept: Sequence[Witness]) -> tuple[str, ...]:
    return tuple(f"{w.begin:%Y-%m-%d} ({w.evidence}): {_reason(w, chosen, kept)}" for w in witnesses if w is not chosen)


def _reason(witness: Witness, chosen: Witness | None, kept: Sequence[Witness]) -> str:
    if witness.role != "published":
        return f"says when the page was {witness.role}" if witness.role != "other" else f"{witness.rule}: another date"
    if witness not in kept:
        return "lies after the capture"
    if chosen is not None and not _contradict(chosen, witness):
        return "agrees"
    return f"weaker than {chosen.rule}" if chosen else "contradicts others"
