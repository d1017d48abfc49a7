"""A progress bar that leaves nothing behind: a notebook that is rendered later shows no bar stuck at 0 %."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape
from typing import Any

from tqdm.std import tqdm

SOON = 0.5
"""Seconds after which there is something to wait for."""


@contextmanager
def progress_bar(total: int, *, name: str, unit: str, shown: bool = True) -> Iterator[Callable[[int], Any]]:
    """What is called with each number of things done; where all is done at once there is no bar."""
    kind = _NotebookBar if _in_notebook() else tqdm
    bar = kind(total=total, desc=name, unit=unit, leave=False, delay=SOON, disable=not (shown and total))
    try:
        yield bar.update
    finally:
        bar.close()


class _NotebookBar(tqdm):  # type: ignore[misc]  # tqdm ships no types
    """The bar as plain HTML, which a kernel can take away again and which needs no widget."""

    place: Any = None
    disable: bool

    def display(self, msg: str | None = None, pos: int | None = None) -> bool:
        """Show how far it is; an empty message takes the bar away."""
        from IPython.display import display

        shown = {"text/plain": ""} if msg == "" else {"text/plain": str(self), "text/html": self._html()}
        if self.place is not None:
            self.place.update(shown, raw=True)
        elif msg != "":
            self.place = display(shown, raw=True, display_id=True)  # type: ignore[no-untyped-call]
        return True

    def close(self) -> None:
        """Take the bar away."""
        if not self.disable:
            self.disable = True
            self._decr_instances(self)
            self.display("")

    def _html(self) -> str:
        facts = self.format_dict
        rate = facts["rate"] or (facts["n"] / facts["elapsed"] if facts["elapsed"] else 0)
        left = f", {tqdm.format_interval((self.total - self.n) / rate)} left" if rate else ""
        words = f"{self.desc.removesuffix(': ')}: {self.n:,} of {self.total:,} {self.unit}s{left}"
        bar = f'<progress value="{self.n}" max="{self.total}" style="width:280px;margin-right:10px"></progress>'
        return f"<div>{bar}{escape(words)}</div>"


def _in_notebook() -> bool:
    try:
        from IPython import get_ipython
    except ImportError:
        return False
    shell = get_ipython()
    return shell is not None and hasattr(shell, "kernel")
