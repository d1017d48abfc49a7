"""Progress is shown while there is something to wait for, and leaves nothing behind."""

from __future__ import annotations

import nbformat
import pytest
from nbclient import NotebookClient

from toolkit.progress import progress_bar

CELL = """
import time
from toolkit.progress import progress_bar
with progress_bar(3, name="segments", unit="article") as done:
    for _ in range(3):
        time.sleep(wait)
        done(1)
print("ready")
"""


def outputs_of(cell: str) -> list[nbformat.NotebookNode]:
    """What a notebook keeps of running the cell."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell)])
    NotebookClient(notebook, timeout=60, kernel_name="python3").execute()
    return list(notebook.cells[0].outputs)


def test_a_rendered_notebook_shows_no_bar_at_zero() -> None:
    """The bar is taken away from the saved outputs too."""
    outputs = outputs_of("wait = 0.6" + CELL)
    assert [output.data for output in outputs if output.output_type == "display_data"] == [{"text/plain": ""}]
    assert [output.text for output in outputs if output.output_type == "stream"] == ["ready\n"]


def test_what_is_done_at_once_has_no_bar() -> None:
    """Nothing flashes by where there is nothing to wait for."""
    assert [output.output_type for output in outputs_of("wait = 0" + CELL)] == ["stream"]


def test_nothing_to_do_has_no_bar(capsys: pytest.CaptureFixture[str]) -> None:
    """No "0 articles" flashes by."""
    with progress_bar(0, name="segments", unit="article"):
        pass
    assert capsys.readouterr().err == ""
