"""Recipes and benchmarks stand outside the package, and are whole all the same: each of their modules is imported."""

from __future__ import annotations

import importlib
from importlib.util import find_spec

import pytest

from benchmarks.__main__ import SECTIONS
from development.data import ROOT

FEW_HAVE = ("torch",)
"""What only recipes need, too large for the extra with which tests run."""
MODULES = [
    f"{package}.{path.stem}"
    for package in ("development", "training", "benchmarks")
    for path in sorted((ROOT / package).glob("*.py"))
    if not path.stem.startswith("__")
]


@pytest.mark.parametrize("name", MODULES)
def test_every_module_outside_the_package_is_imported(name: str) -> None:
    """Nothing that a recipe or a benchmark names in the package has been renamed behind its back."""
    try:
        assert importlib.import_module(name).__doc__
    except ModuleNotFoundError as missing:
        if missing.name not in FEW_HAVE or find_spec(missing.name):
            raise
        pytest.skip(f"{name} needs {missing.name}, which is not installed here; training/README.md names it")


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_of_the_benchmarks_can_be_run(section: str) -> None:
    """`make bench` calls `main` of each section."""
    assert callable(importlib.import_module(f"benchmarks.{section}").main)
