"""The development data and its scorers, which lie outside the project: TOOLKIT_DATA names the folder of the data.

Without it the data are looked for in ../shared/data beside the project; the scorers lie in `bench` beside the data.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("TOOLKIT_DATA", ROOT.parent / "shared" / "data"))
BENCH = DATA.parent / "bench"


def read_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON lines, gzipped or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def load_scorer(name: str) -> ModuleType:
    """The scorer of "statements", "dates" or "quantities"."""
    path = BENCH / f"score_{name}.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None or not path.exists():
        raise FileNotFoundError(f"the scorer is missing: {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
