"""The explorer as a page of its own: the same face, mounted by an inline script on embedded text."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import Any

from toolkit.figures.summaries import summarise
from toolkit.panels.module import compress_module
from toolkit.panels.payload import pack
from toolkit.study import Study


def build_page(study: Study, *, title: str | None = None) -> str:
    """One HTML text that holds the study, the face and what they are, and asks no network for anything.

    Its Content-Security-Policy allows only the script that stands in it, named by its hash.
    """
    headline = title or "Statement timeline"
    boot = _static("page.js")
    return Template(_static("page.html")).substitute(
        policy=_policy(boot),
        title=escape(headline),
        summary=escape(summarise(study)),
        provenance=_provenance(study.provenance),
        style=_static("page.css"),
        module=_encode(compress_module()),
        payload=_encode(pack(study, title=headline)),
        boot=boot,
    )


def _provenance(provenance: Mapping[str, Any]) -> str:
    """The provenance as a definition list, every word of it escaped; what is empty is left out."""
    rows = []
    for key, value in provenance.items():
        words = _words(value)
        if words:
            rows.append(f"<dt>{escape(str(key).replace('_', ' '))}</dt><dd>{escape(words)}</dd>")
    return "".join(rows) or "<dt>made by</dt><dd>media-statement-toolkit</dd>"


def _words(value: Any) -> str:
    """In a line; of a list of things with several facts, each has its own."""
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {words}" for key, each in value.items() if (words := _words(each)))
    if isinstance(value, (list, tuple)):
        return ("\n" if value and isinstance(value[0], Mapping) else "; ").join(map(_words, value))
    return "" if value is None else str(value)


def _policy(boot: str) -> str:
    digest = b64encode(sha256(boot.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; script-src 'sha256-{digest}' blob:; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _encode(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _static(name: str) -> str:
    return (files(__package__) / "static" / name).read_text(encoding="utf-8")
