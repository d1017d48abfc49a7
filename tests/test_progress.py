"""Progress is shown while there is something to wait for, and leaves nothing behind."""

from __future__ import annotations

import nbformat
import pytest
from nbclient import NotebookClient

from toolkit.progress import progress_bar

CELL = """
from toolkit.progress import progress_bar
with progress_bar(3, name="segments", unit="article") as done:
    for _ in range(3):
        done(1)
print("ready")
"""


def test_a_rendered_notebook_shows_no_bar_at_zero() -> None:
    """The bar is taken away from the saved outputs too."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL)])
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    outputs = notebook.cells[0].outputs
    assert [output.get("text", "") for output in outputs if output.output_type == "stream"] == ["ready\n"]
    assert [output.data for output in outputs if output.output_type == "display_data"] == [{"text/plain": ""}]


def test_nothing_to_do_has_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    """No "0 articles" flashes by."""
    with progress_bar(0, name="segments", unit="article"):
        pass
    assert capsys.readouterr().err == ""
