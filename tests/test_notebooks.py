"""Every notebook runs from top to bottom, and none is kept with outputs."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.fixture
def story_kept() -> object:
    """A reader's own story.html beside the project survives the test."""
    page = FOLDER.parent / "story.html"
    before = page.read_bytes() if page.exists() else None
    yield page
    if before is None:
        page.unlink(missing_ok=True)
    else:
        page.write_bytes(before)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.usefixtures("story_kept")
def test_a_notebook_runs_from_top_to_bottom(path: Path) -> None:
    """A newcomer meets no error."""
    notebook = nbformat.read(path, as_version=4)
    NotebookClient(notebook, timeout=180, resources={"metadata": {"path": str(FOLDER)}}).execute()
    assert [cell for cell in notebook.cells if cell.cell_type == "code" and cell.execution_count is None] == []


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    """Outputs hold other people's text; they are made anew by each reader."""
    cells = nbformat.read(path, as_version=4).cells
    assert [cell for cell in cells if cell.cell_type == "code" and (cell.outputs or cell.execution_count)] == []
