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


def test_a_folder_of_ones_own_is_only_read(tmp_path: Path) -> None:
    """The notebook that takes a reader's articles writes nothing beside them, least of all over a metadata.csv."""
    own = {
        "a.txt": "The ferry left, Ana Dorn said.",
        "metadata.csv": "file,outlet\na.txt,Post\n",
        "b.txt": "It rained.",
    }
    for name, text in own.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    notebook = nbformat.read(FOLDER / "05_bring_your_own_articles.ipynb", as_version=4)
    cell = next(cell for cell in notebook.cells if "my_folder = None" in cell.source)
    cell.source = cell.source.replace("my_folder = None", f"my_folder = {str(tmp_path)!r}")
    NotebookClient(notebook, timeout=180, resources={"metadata": {"path": str(FOLDER)}}).execute()
    assert {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == own
