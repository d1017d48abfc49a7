"""The dates table: one row an expression, offsets true, anchors named."""

import pandas as pd

from toolkit import schemas
from toolkit.dates import extract_dates

TEXT = "Read also: the 1990 file\nThe talks began on Monday and end in 2031."


def _articles(**more):
    return pd.DataFrame([{"article_id": "a", "text": TEXT, **more}])


def test_surface_is_the_text_at_its_offsets():
    """text[start:end] == surface for every row."""
    dates = extract_dates(_articles())
    assert [TEXT[a:b] for a, b in zip(dates["start"], dates["end"], strict=True)] == dates["surface"].tolist()


def test_without_a_publication_date_relative_rows_stay_with_an_empty_interval():
    """Then "Monday" is kept, its anchor none, begin and finish empty."""
    row = extract_dates(_articles()).set_index("surface").loc["Monday"]
    assert (row["anchor"], row["value"]) == ("none", "XXXX-WXX-1")
    assert pd.isna(row["begin"])
    assert pd.isna(row["finish"])


def test_a_publication_date_resolves_them():
    """Published on Wednesday 12 May 2021, "Monday" is 10 May."""
    row = extract_dates(_articles(published="2021-05-12", published_grain="day")).set_index("surface").loc["Monday"]
    assert (row["anchor"], row["value"]) == ("publication", "2021-05-10")


def test_a_publication_year_alone_anchors_no_weekday():
    """A publication date known to the year anchors nothing finer."""
    row = extract_dates(_articles(published="2021-01-01", published_grain="year")).set_index("surface").loc["Monday"]
    assert row["anchor"] == "none"


def test_furniture_is_not_read():
    """With segments, only analysed kinds are looked at, and offsets still hold."""
    cut = TEXT.index("\n") + 1
    segments = pd.DataFrame(
        [
            {"article_id": "a", "start": 0, "end": cut, "kind": "furniture"},
            {"article_id": "a", "start": cut, "end": len(TEXT), "kind": "body"},
        ]
    )
    assert extract_dates(_articles(), segments)["surface"].tolist() == ["Monday", "2031"]


def test_an_article_without_dates_gives_an_empty_table_with_all_columns():
    """No rows, every column."""
    dates = extract_dates(pd.DataFrame([{"article_id": "a", "text": "Nothing here."}]))
    assert len(dates) == 0
    assert list(dates.columns) == [column.name for column in schemas.DATES.columns]
