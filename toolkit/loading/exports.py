"""Exports of press databases: which one a document is, and its articles."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.loading.decoding import Decoded
from toolkit.loading.drafts import Reading
from toolkit.loading.factiva import find_factiva
from toolkit.loading.nexis import find_nexis
from toolkit.loading.proquest import find_proquest

_SIGNS = ("End of Document", "Document ", "ProQuest document ID")
"""One of these stands in every export that is split here."""
_LARGEST = 50_000_000
"""Characters that no export has."""


def find_export(paragraphs: Sequence[str], *, kind: str, decoded: Decoded | None = None) -> Reading | None:
    """The articles of a Nexis Uni, Factiva or ProQuest export, or None where the document is none.

    `decoded` says how the document was decoded, which the reading repeats.

    >>> find_export(["It rained in Brant.", "Document signed on Monday."], kind="txt") is None
    True
    """
    for find in (find_nexis, find_factiva, find_proquest):
        reading = find(paragraphs, kind=kind)
        if reading:
            return _as_decoded(reading, decoded) if decoded else reading
    return None


def _as_decoded(reading: Reading, decoded: Decoded) -> Reading:
    reading.encoding = decoded.encoding
    reading.problems[:0] = decoded.problems
    return reading


def may_be_export(text: str) -> bool:
    """Whether a text holds a sign of an export, so that it is worth looking closer."""
    lowered = text.lower() if len(text) < _LARGEST else ""
    return any(sign.lower() in lowered for sign in _SIGNS)
