"""The built module is the one its sources make, with the licences of its parts beside it."""

from __future__ import annotations

import gzip
import re
from hashlib import sha256
from pathlib import Path

from toolkit.panels.module import compress_module, read_loader, read_module

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "toolkit" / "panels" / "static"


def test_the_module_is_built_from_the_sources_beside_it() -> None:
    """Whoever changes frontend/ builds anew: `npm install && npm run build`."""
    digest = sha256()
    for path in sorted((ROOT / "frontend" / "source").iterdir(), key=lambda each: each.name):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    digest.update((ROOT / "frontend" / "package.json").read_bytes())
    named = re.search(r"sources ([0-9a-f]{64})", read_module()[:300])
    assert named, "the module does not name its sources"
    assert named[1] == digest.hexdigest(), "frontend/ has changed: run `npm install && npm run build` there"


def test_licences_of_the_parts_are_kept() -> None:
    """plotly.js and what it leans on are named with their licences."""
    text = (STATIC / "explorer.LICENSES.txt").read_text(encoding="utf-8")
    assert "plotly.js 4.1.1 (MIT)" in text
    assert "(no licence file in the package)" not in text.split("plotly.js 4.1.1")[1][:2000]


def test_nothing_of_plotlys_is_sent_anywhere() -> None:
    """The explorer asks plotly for no button that sends the data to a cloud."""
    assert "showSendToCloud:!1" in read_module()


def test_a_notebook_loads_a_few_lines_and_unpacks_the_face_itself() -> None:
    """What anywidget must load within two seconds is small; the face travels gzipped beside it."""
    assert len(read_loader()) < 2_000
    assert gzip.decompress(compress_module()).decode("utf-8") == read_module()
