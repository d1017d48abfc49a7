"""`import toolkit` is quick because it imports nothing heavy until it is used."""

from __future__ import annotations

import subprocess
import sys

import pytest

import toolkit as tk


def test_import_loads_no_heavy_library() -> None:
    """pandas, plotly, ipywidgets, dateparser and trafilatura wait for their first use."""
    code = (
        "import sys, toolkit; "
        "print([m for m in ('pandas', 'plotly', 'ipywidgets', 'dateparser', 'trafilatura') if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


@pytest.mark.parametrize("name", tk.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """What `__all__` promises can be imported."""
    assert getattr(tk, name) is not None


def test_a_misspelt_name_lists_what_there_is() -> None:
    """The error teaches the public names."""
    with pytest.raises(AttributeError, match="analyse"):
        tk.analyze  # noqa: B018 - the look-up itself is the test
