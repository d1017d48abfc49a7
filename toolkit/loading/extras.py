"""Libraries that only some kinds of file need: imported when such a file comes, with an error that names the line."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from toolkit.loading.drafts import ReadingError


def need(module: str, *, extra: str, kind: str) -> Any:
    """The module, or a ReadingError that says which line installs it.

    >>> need("no_such_module", extra="html", kind="HTML")
    Traceback (most recent call last):
    toolkit.loading.drafts.ReadingError: HTML files need the module no_such_module: pip install 'media-statement-toolkit[html]'
    """  # noqa: E501 - the error is one line
    try:
        return import_module(module)
    except ImportError as error:
        line = f"pip install 'media-statement-toolkit[{extra}]'"
        raise ReadingError(f"{kind} files need the module {module}: {line}") from error
