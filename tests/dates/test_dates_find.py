"""What is found in a sentence, and what is not."""

import csv
import time
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.dates import find_dates, widen_dates

CASES = Path(__file__).parents[1] / "cases" / "dates.csv"
ROWS = list(csv.DictReader(CASES.open(encoding="utf-8")))


WORDS = [
    "the",
    "a",
    "1",
    "2",
    "3",
    "12",
    "31",
    "2014",
    "90s",
    "1630 gmt",
    "5/1-5/7",
    "2015-3",
    "-long",
    "or later",
    "latter half",
    "period",
    "same",
    "(",
    ")",
    "may",
    "march",
    "monday",
    "week",
    "weeks",
    "quarter",
    "years",
    "last",
    "next",
    "this",
    "that",
    "past",
    "of",
    "in",
    "on",
    "at",
    "from",
    "to",
    "and",
    "-",
    ",",
    ".",
    "/",
    "(",
    ")",
    ":",
    "9:30",
    "pm",
    "am",
    "cet",
    "christmas",
    "easter",
    "new",
    "half",
    "ended",
    "then ended",
    "ending in",
    "year and a half",
    "2020/21",
    "previous",
    "midnight",
    "or",
    "fiscal",
    "early",
    "late",
    "mid",
    "about",
    "ago",
    "later",
    "before",
    "after",
    "every",
    "couple",
    "few",
    "more",
    "daily",
    "now",
    "spring",
    "first",
    "third",
    "twenty",
    "hundred",
    "1/2",
    "2021-05-07",
    "99999999999",
    "0",
    "13/13/2021",
    "february",
    "overnight",
    "morning",
    "decade",
    "century",
    "millennium",
    "weekend",
    "9999",
    "0001",
    "bc",
    "fortnight",
]
EDGES = [None, datetime(1, 1, 1), datetime(1, 2, 1), datetime(2021, 5, 12), datetime(9999, 12, 31, 23, 59)]


def _published(written):
    return datetime.fromisoformat(written) if written else None


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['text']}-{row['published']}" for row in ROWS])
def test_each_sentence_gives_its_expressions(row):
    """Surfaces and TIMEX3 values are those of the row, in reading order; an empty row is silent."""
    found = find_dates(row["text"], published=_published(row["published"]))
    assert "|".join(f"{date.surface}={date.value}" for date in found) == row["expected"]


def test_a_weekday_is_an_interval_of_one_day():
    """Monday before Wednesday 12 May 2021 is 10 May from midnight to midnight."""
    (date,) = find_dates("He left on Monday.", published=datetime(2021, 5, 12, 9))
    assert (date.begin, date.finish, date.grain) == (datetime(2021, 5, 10), datetime(2021, 5, 11), "day")
    assert (date.anchor, date.alternatives) == ("publication", ("2021-05-17",))


def test_without_a_publication_date_nothing_relative_is_resolved():
    """The expressions stay, their intervals empty."""
    for date in find_dates("He left last week, on Monday, two days ago, in March, this year."):
        assert (date.begin, date.finish, date.anchor) == (None, None, "none"), date


def test_a_stretch_ends_with_the_day_that_is_told():
    """The week ended Thursday begins on the Friday before, the year to March in April, a quarter with its months."""
    texts = "in the week ended May 6", "in the year to March", "in the fourth quarter ended March 31"
    dates = [find_dates(text, published=datetime(2021, 5, 12))[0] for text in texts]
    assert [date.begin for date in dates] == [datetime(2021, 4, 30), datetime(2020, 4, 1), datetime(2021, 1, 1)]
    assert [date.finish for date in dates] == [datetime(2021, 5, 7), datetime(2021, 4, 1), datetime(2021, 4, 1)]


def test_the_last_year_runs_until_the_publication():
    """Over the last year is the twelve months behind; last year is the year of the calendar."""
    over, last = (find_dates(text, published=datetime(2021, 5, 12))[0] for text in ("over the last year", "last year"))
    assert (over.begin, over.finish) == (datetime(2020, 5, 12), datetime(2021, 5, 12))
    assert (last.begin, last.finish) == (datetime(2020, 1, 1), datetime(2021, 1, 1))


def test_a_season_does_not_begin_in_the_middle_of_a_sentence_that_is_wrapped():
    """The line's end is a blank there; at the head of a line of its own the season is one."""
    assert find_dates("Hurt by the krona's\nfall, sales sank.", published=datetime(2021, 5, 12)) == []


def test_that_day_points_no_further_than_a_few_sentences_back():
    """A day told of long before is not that of "the same day the fleet sailed"."""
    text = f"It fell on Oct. 28, 2020. {'So they say. ' * 60}It came on the same day the fleet sailed."
    assert find_dates(text, published=datetime(2021, 5, 12))[-1].value == "XXXX-XX-XX"


def test_half_a_year_counts_in_the_stretch_before():
    """The past two and a half years are thirty months."""
    (date,) = find_dates("over the past two and a half years", published=datetime(2021, 5, 12))
    assert (date.begin, date.finish) == (datetime(2018, 11, 12), datetime(2021, 5, 12))


def test_the_two_previous_months_are_those_before_the_mention():
    """After January they are November and December; where nothing was told of before, those before the publication."""
    told, alone = (
        find_dates(text, published=datetime(2021, 3, 2))[-1]
        for text in ("It rose in January after falling the two previous months.", "It fell the two previous months.")
    )
    assert (told.begin, told.finish) == (datetime(2020, 11, 1), datetime(2021, 1, 1))
    assert (alone.begin, alone.finish) == (datetime(2021, 1, 2), datetime(2021, 3, 2))


def test_a_fiscal_year_is_approximate():
    """Only its company knows when it begins."""
    split = find_dates("in fiscal 2020/21")[0]
    assert split.approximate
    assert (split.begin, split.finish) == (datetime(2020, 1, 1), datetime(2022, 1, 1))


def test_earlier_this_year_ends_with_the_publication():
    """From 1 January to the day of publication, approximately."""
    (date,) = find_dates("It rose earlier this year.", published=datetime(2021, 5, 12))
    assert (date.begin, date.finish) == (datetime(2021, 1, 1), datetime(2021, 5, 12))
    assert date.approximate


def test_a_zone_moves_the_clock_to_utc():
    """5 p.m. EST is 22:00 UTC."""
    (date,) = find_dates("at 5 p.m. EST on May 7, 2021")
    assert (date.begin, date.grain) == (datetime(2021, 5, 7, 22), "hour")


def test_an_hour_told_twice_is_one_moment():
    """A local hour stands where its wording with a zone puts it, be that on the day before or after."""
    early, late = "at 6 a.m. (1100 GMT) Monday", "at 10 p.m. local time (0300 GMT) on Monday"
    moments = [find_dates(text, published=datetime(2021, 5, 12))[0].begin for text in (early, late)]
    assert moments == [datetime(2021, 5, 10, 11), datetime(2021, 5, 11, 3)]


def test_eastern_time_keeps_the_clocks_of_its_season():
    """9 p.m. ET is 01:00 UTC in summer and 02:00 UTC in winter."""
    moments = [find_dates(f"at 9 p.m. ET on {day}, 2021")[0].begin for day in ("May 7", "December 7")]
    assert moments == [datetime(2021, 5, 8, 1), datetime(2021, 12, 8, 2)]


def test_numbers_follow_the_outlets_order():
    """05/06/2021 is 6 May where the month comes first, 5 June where the day does; the rival is kept."""
    month_first, day_first = (find_dates("on 05/06/2021", day_first=order)[0] for order in (False, True))
    assert (month_first.value, month_first.alternatives) == ("2021-05-06", ("2021-06-05",))
    assert (day_first.value, day_first.alternatives) == ("2021-06-05", ("2021-05-06",))


def test_the_next_day_hangs_on_the_mention_before():
    """Then "the next day" after 7 May 2019 is 8 May 2019, whatever the publication date."""
    found = find_dates("It began on 7 May 2019. The next day it ended.", published=datetime(2021, 5, 12))
    assert (found[1].value, found[1].anchor) == ("2019-05-08", "previous mention")


def test_a_story_of_another_time_goes_on_in_its_own_year():
    """In a text of many other years, a bare month belongs to the year told of."""
    text = "In 1861 it began. In 1862 and 1863 it grew; 1864 and 1865 followed. In 1870 peace came. In May it broke."
    assert find_dates(text, published=datetime(2021, 5, 12))[-1].value == "1870-05"


def test_the_today_of_a_speaker_in_a_story_is_not_that_of_the_page():
    """In a history, what a quotation counts from its own day stays unresolved; the writer's today does not."""
    years = " ".join(f"In {year} it was held." for year in range(1820, 1870))
    text = (
        f'{years}\nHe wrote: "The army marches today, as 15 months ago, and tonight it rests."\nThe fort stands today.'
    )
    values = [date.value for date in find_dates(text, published=datetime(2021, 5, 12))[-4:]]
    assert values == ["XXXX-XX-XX", "XXXX-XX", "XXXX-XX-XXTNI", "2021-05-12"]


def test_a_report_that_looks_back_stays_in_its_own_year():
    """Where people are quoted and the present is spoken of, many other years make no history."""
    years = "In 1861 it began. In 1862 and 1863 it grew; 1864 and 1865 followed. In 1870 peace came."
    text = f"{years} We have learned nothing, Ms. Lund said, and the bill is late. It was due in April."
    assert find_dates(text, published=datetime(2021, 5, 12))[-1].value == "2021-04"


def test_years_before_the_common_calendar_end_are_kept():
    """The first and the last day that a calendar holds are read; what lies outside stays unresolved."""
    assert find_dates("on 5 May 0001")[0].begin == datetime(1, 5, 5)
    last = find_dates("on 31 December 9999")[0]
    assert (last.begin, last.finish) == (datetime(9999, 12, 31), None)
    assert find_dates("999999999 years ago", published=datetime(2021, 5, 12))[0].begin is None


def test_a_range_of_hours_ends_at_its_last_moment():
    """From 2 to 4 p.m. is two hours, not three."""
    text = "on Monday from 2 to 4 p.m."
    (found,) = widen_dates(text, find_dates(text, published=datetime(2021, 5, 12)))
    assert (found.begin, found.finish) == (datetime(2021, 5, 10, 14), datetime(2021, 5, 10, 16))


def test_a_range_until_now_ends_with_the_publication():
    """Here "between January 2019 and now" has an end only where the publication is known."""
    text, published = "between January 2019 and now", datetime(2021, 5, 12)
    found = find_dates(text, published=published)
    assert widen_dates(text, found)[0].finish is None
    assert widen_dates(text, found, published=published)[0].finish == published


def test_an_hour_beside_a_day_is_of_that_day():
    """Here "on 1 February no later than 6:00" ends on that morning."""
    text = "on 1 February no later than 6:00"
    (found,) = widen_dates(text, find_dates(text, published=datetime(2021, 5, 12)))
    assert (found.value, found.begin, found.finish) == ("2021-02-01T06:00", None, datetime(2021, 2, 1, 6, 1))


def test_a_deadline_begins_with_the_publication():
    """Here "within six weeks" runs from the day after; "within six weeks of the vote" is only a length."""
    clear, hanging = (
        find_dates(f"They will leave within six weeks{more}.", published=datetime(2021, 5, 12))[0]
        for more in ("", " of the vote")
    )
    assert (clear.begin, clear.finish) == (datetime(2021, 5, 13), datetime(2021, 6, 24))
    assert (hanging.value, hanging.begin) == ("P6W", None)


def test_a_length_with_its_first_day_is_a_stretch():
    """Two weeks starting 20 May end on 3 June."""
    (found,) = find_dates("They close for two weeks starting 20 May.", published=datetime(2021, 5, 12))
    assert (found.type, found.begin, found.finish) == ("DURATION", datetime(2021, 5, 20), datetime(2021, 6, 3))


def test_both_ends_of_a_vague_length_are_kept():
    """Two to three weeks are P2W, perhaps P3W, and approximate."""
    (found,) = find_dates("He waited two to three weeks.")
    assert (found.value, found.alternatives, found.approximate) == ("P2W", ("P3W",), True)


def test_how_often_is_a_set():
    """Twice a week comes back, a week alone does not."""
    assert [find_dates(f"They meet {words}.")[0].type for words in ("twice a week", "for a week")] == [
        "SET",
        "DURATION",
    ]


def test_what_is_told_at_a_rate_is_a_set():
    """The week of "three days a week" and the year of "$40 million a year" come back; "in May a year of" does not."""
    texts = ("They work three days a week.", "It makes $40 million a year.", "In May a year of rest began.")
    assert [find_dates(text)[-1].type for text in texts] == ["SET", "SET", "DURATION"]


def test_an_open_end_is_told():
    """Here "since 2014" begins with 2014 and has no end; "before Friday" has no begin."""
    since, before = "since 2014", "before Friday"
    assert widen_dates(since, find_dates(since))[0][6:8] == (datetime(2014, 1, 1), None)
    found = widen_dates(before, find_dates(before, published=datetime(2021, 5, 12)))[0]
    assert (found.begin, found.finish, found.surface) == (None, datetime(2021, 5, 7), before)


def test_a_range_runs_from_its_first_to_its_last_day():
    """Here "from 3 to 7 May 2021" is one stretch, the last day included."""
    text = "from 3 to 7 May 2021"
    (found,) = widen_dates(text, find_dates(text))
    assert (found.begin, found.finish) == (datetime(2021, 5, 3), datetime(2021, 5, 8))


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "10 ",
        "from 3 to ",
        "may ",
        "2014-",
        "monday, ",
        "'90",
        "1/1/",
        "a week and ",
        "half past ",
        "between 3 and ",
        "6 a.m. (1100 gmt) ",
        "sept. 11 ",
        "a half-",
        "the year then ended ",
        "the week ended may 6 to ",
        "1/4 to 1/2 and ",
        "the past year and a half ",
    ],
)
def test_hostile_input_takes_linear_time(unit):
    """Four times the text takes about four times as long."""
    taken = []
    for size in (30_000, 120_000):
        begun = time.process_time()
        find_dates((unit * size)[:size])
        taken.append(time.process_time() - begun)
    assert taken[1] < 10 * taken[0] + 0.2


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from(EDGES))
def test_words_in_any_order_never_raise_and_every_interval_runs_forward(words, published):
    """Whatever the order of date words, at either end of the calendar too, finish comes after begin."""
    text = " ".join(words)
    found = find_dates(text, published=published)
    for date in [*found, *widen_dates(text, found, published=published)]:
        assert date.begin is None or date.finish is None or date.begin < date.finish, date


@given(st.text(alphabet="0123456789 /-:.,'apmonthday\n", max_size=80))
def test_offsets_hold_and_nothing_raises(text):
    """Whatever the text, every surface stands at its offsets, in reading order."""
    found = find_dates(text, published=datetime(2021, 5, 12))
    assert all(text[date.start : date.end] == date.surface for date in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
