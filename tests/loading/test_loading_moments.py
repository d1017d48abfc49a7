"""Dates of columns and sidecars become instants with their grain; what is unsure stays empty."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from toolkit.loading.moments import parse_moment


@pytest.mark.parametrize(
    "value,begin,grain",
    [
        ("2021", datetime(2021, 1, 1), "year"),
        ("2021-05", datetime(2021, 5, 1), "month"),
        ("2021-05-10", datetime(2021, 5, 10), "day"),
        ("2021-05-10 22:48", datetime(2021, 5, 10, 22, 48), "minute"),
        ("2021-05-10T22:48:05Z", datetime(2021, 5, 10, 22, 48, 5), "second"),
        ("2021-05-10T22:48:05+0200", datetime(2021, 5, 10, 20, 48, 5), "second"),
        ("20210510", datetime(2021, 5, 10), "day"),
        (20210510, datetime(2021, 5, 10), "day"),
        ("20210510T224805Z", datetime(2021, 5, 10, 22, 48, 5), "second"),
        ("Mon, 10 May 2021 22:48:05 +0000", datetime(2021, 5, 10, 22, 48, 5), "second"),
        ("10 May 2021", datetime(2021, 5, 10), "day"),
        ("May 2021", datetime(2021, 5, 1), "month"),
        ("10-MAY-2021 22:48:05.31", datetime(2021, 5, 10, 22, 48, 5), "second"),
        ("10-MAY-2021 605:12:1", datetime(2021, 5, 10), "day"),
        (1620686885, datetime(2021, 5, 10, 22, 48, 5), "second"),
        (datetime(2021, 5, 10), datetime(2021, 5, 10), "day"),
        (datetime(2021, 5, 10, tzinfo=timezone(timedelta(hours=2))), datetime(2021, 5, 10), "day"),
        ("Mon, 10 May 2021 00:00:00 +0200", datetime(2021, 5, 9, 22), "second"),
    ],
)
def test_moment(value: object, begin: datetime, grain: str) -> None:
    """The value names this instant and no finer grain."""
    assert parse_moment(value) == (begin, grain)


@pytest.mark.parametrize(
    "value",
    [
        "05/06/2021", "soon", "", None, 3.5, "2021-13-45", float("nan"),
        "0001-01-01T00:00:00+02:00", "9999-12-31T23:59:59-05:00", "Fri, 31 Dec 9999 23:59:59 -0500",
        datetime(1, 1, 1, 1, tzinfo=timezone(timedelta(hours=2))), "Mon, 10 May 99999999999 22:48:05 +0000",
    ],
)  # fmt: skip
def test_no_moment(value: object) -> None:
    """What names no sure date stays empty."""
    assert parse_moment(value) is None
