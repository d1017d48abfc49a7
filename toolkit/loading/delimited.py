"""Tables in text form: their cells, whatever mark stands between them."""

from __future__ import annotations

import csv
import io
import sys

from toolkit.loading.columns import map_columns
from toolkit.loading.drafts import ReadingError

_MARKS = ",;\t|"


def read_cells(text: str, *, kind: str = "csv") -> tuple[list[str], list[list[str]]]:
    r"""The names of the columns, and the cells of every row that is not blank.

    Raises ReadingError where the table breaks off.

    >>> read_cells("file;outlet\na.txt;Lorn Post\n")
    (['file', 'outlet'], [['a.txt', 'Lorn Post']])
    """
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text, kind))
    try:
        head = [name.strip() for name in next(rows, [])]
        return head, [cells for cells in rows if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise ReadingError(f"the table breaks off: {error}") from error


def runs_on(text: str, *, kind: str = "csv") -> bool:
    r"""Whether a quotation mark opens and never closes, so that the last row takes in all that follows it.

    >>> runs_on('text,title\nRain,"A\nSnow,B\n'), runs_on('text,title\n5" of rain,A\n')
    (True, False)
    """
    if text.count('"') % 2 == 0:
        return False
    *_, last = csv.reader(io.StringIO(f"{text}\n\0", newline=""), delimiter=_delimiter(text, kind))
    return last != ["\0"]


def _delimiter(text: str, kind: str) -> str:
    """The delimiter that gives the head most columns we know; in doubt the kind's own."""
    head = text.split("\n", 1)[0]
    own = "\t" if kind == "tsv" else ","
    rivals = (own, *(mark for mark in _MARKS if mark != own))
    return max(rivals, key=lambda mark: len(map_columns(cell.strip('" ') for cell in head.split(mark))))
