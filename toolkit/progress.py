"""A progress bar that leaves nothing behind: a notebook that is rendered later shows no bar stuck at 0 %."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from tqdm.auto import tqdm


@contextmanager
def progress_bar(total: int, *, name: str, unit: str, shown: bool = True) -> Iterator[Callable[[int], Any]]:
    """What is called with each number of things done; without anything to do there is no bar."""
    bar = tqdm(total=total, desc=name, unit=unit, leave=False, disable=not (shown and total), **_hidden())
    place = _display(bar)
    try:
        yield bar.update
    finally:
        bar.close()
        if place is not None:
            place.update({"text/plain": ""}, raw=True)


def _hidden() -> dict[str, bool]:
    """In a notebook the bar is shown by `_display`, which can take it away again."""
    return {"display": False} if _in_notebook() else {}


def _in_notebook() -> bool:
    return any(base.__module__ == "tqdm.notebook" for base in tqdm.__mro__)


def _display(bar: Any) -> Any:
    if bar.disable or not _in_notebook():
        return None
    from IPython.display import display

    return display(bar.container, display_id=True)  # type: ignore[no-untyped-call]
