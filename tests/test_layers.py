"""The package is laid out in the order of the work, and imports only go down that order."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "toolkit"
OUTSIDE = ["toolkit", "development", "training", "benchmarks"]
"""The packages of the project; each may use those before it."""
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


def imported_names(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: relative imports hide the layer"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported_layers(module: Path) -> Iterator[str]:
    for name in imported_names(module):
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


@pytest.mark.parametrize("package", OUTSIDE)
def test_packages_are_used_in_one_direction(package: str) -> None:
    """Benchmarks use recipes, both use the development data, all use the toolkit, and nothing the other way."""
    above = OUTSIDE[OUTSIDE.index(package) + 1 :]
    used = {name.split(".")[0] for module in (ROOT / package).rglob("*.py") for name in imported_names(module)}
    assert used.isdisjoint(above)
