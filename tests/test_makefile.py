"""The first command a newcomer types says what is wrong, and leaves nothing half done."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OLD = """#!/bin/sh
[ "$1" = -c ] && exec python3 -c "import sys; sys.version_info = (3, 9); exec(sys.argv[1])" "$2"
exit 1
"""


def make_lab(folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    """`make lab` beside this Python, in a folder without anything else."""
    shutil.copy(ROOT / "Makefile", folder)
    for name in ("pyproject.toml", "constraints.txt"):
        (folder / name).touch()
    (folder / "old").write_text(OLD, encoding="utf-8")
    (folder / "old").chmod(0o755)
    return subprocess.run(
        ["make", "lab", f"PYTHON={python}"],
        cwd=folder, capture_output=True, text=True, check=False,
        env={name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))},
    )  # fmt: skip


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_an_old_python_is_told_of_and_what_to_type_instead(tmp_path: Path) -> None:
    """The error comes before anything is installed."""
    done = make_lab(tmp_path, "./old")
    assert done.returncode != 0
    assert "Python 3.11 or newer is needed; name it: make lab PYTHON=python3.12" in done.stderr
    assert not (tmp_path / ".venv").exists()
