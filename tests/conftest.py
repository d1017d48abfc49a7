"""What several tests share: the sample articles, loaded and analysed once a run."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

import toolkit as tk
from development.data import DATA, ROOT


@pytest.fixture(scope="session")
def sample_articles() -> pd.DataFrame:
    return tk.load_articles(ROOT / "sample_articles", progress=False)


@pytest.fixture(scope="session")
def sample_study(sample_articles: pd.DataFrame) -> tk.Study:
    return tk.analyse(sample_articles, progress=False)


@pytest.fixture(scope="session")
def capture_path() -> Path:
    """The capture this project began with; it belongs to its publisher, so it is read where it lies."""
    path = DATA / "capture_2021-05-10.txt"
    if not path.exists():
        pytest.skip(f"the development capture is not here; set TOOLKIT_DATA to the folder that holds {path.name}")
    return path


@pytest.fixture(scope="session")
def capture_study(capture_path: Path) -> tk.Study:
    return tk.analyse(tk.load_articles(capture_path, progress=False), progress=False)
