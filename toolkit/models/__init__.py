"""Fitted models as files of arrays beside this module, each with its card, and the one function that reads them."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray


def read_arrays(file: str) -> dict[str, NDArray[Any]]:
    """The arrays of a model's file by name, as they are stored.

    Raises FileNotFoundError, which names the missing file.
    """
    with (files(__package__) / file).open("rb") as stream, np.load(stream) as stored:
        return {name: stored[name] for name in stored.files}
