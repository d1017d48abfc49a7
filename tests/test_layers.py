"""The package is laid out in the order of the work, and imports only go down that order."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "toolkit"
ORDER = [
    "tables",
    "schemas",
    "lexicons",
    "models",
    "language",
    "analysed",
    "progress",
    "dates",
    "loading",
    "segmenting",
    "stories",
    "statements",
    "quantities",
    "study",
    "extraction",
    "provenance",
    "analysis",
    "exporting",
    "corrections",
    "comparison",
    "corpus",
    "figures",
    "panels",
    "sharing",
    "__main__",
]
FACES = {"__init__"}
"""`toolkit/__init__.py` only hands public names on, so it may name every layer."""


def layer_of(module: Path) -> str:
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_layers(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative imports hide the layer"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "toolkit" and len(parts) > 1 and parts[1] in ORDER:
                yield parts[1]


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if layer_of(path) not in FACES)


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_only_go_down(module: Path) -> None:
    """A module imports from its own layer or from earlier ones."""
    own = ORDER.index(layer_of(module))
    upward = [layer for layer in imported_layers(module) if ORDER.index(layer) > own]
    assert upward == []


def test_every_module_has_a_place_in_the_order() -> None:
    """No module stands outside the sentence."""
    assert {layer_of(module) for module in MODULES} <= set(ORDER)
