"""Near-duplicates are one story; wire credits and changes between versions are found."""

from __future__ import annotations

import re
import time
from datetime import datetime, timedelta

import pandas as pd
import pytest

import toolkit as tk
from toolkit.segmenting import segment_articles
from toolkit.stories import compare_versions, find_stories, find_wire, group_stories

WIRE = (
    "BRANT (AFP) - The ferry to Lorn stays in port for the whole week, the harbour master said on Monday. "
    "Waves of nine metres are expected off the coast, and no ship may leave. The mayor has asked for bread by air."
)
OTHER = "Parliament voted on Tuesday to sell the old lighthouse, which has stood empty for eleven years and leaks."


def test_reprint_with_small_changes_is_the_same_story() -> None:
    """A reprint nearly word for word, and a shortened one, belong to the first text's story."""
    reprint = WIRE.replace("nine metres", "ten metres") + " The company did not answer."
    short = WIRE[: WIRE.index(" The mayor")]
    assert find_stories([WIRE, OTHER, reprint, short]) == [0, 1, 0, 0]


def test_same_topic_in_other_words_is_another_story() -> None:
    """Two texts about one event that share no wording are two stories."""
    assert find_stories([WIRE, "No ship leaves Brant before Sunday, because the storm will not abate."]) == [0, 1]


def test_empty_texts_are_stories_of_their_own() -> None:
    """Texts without words never group."""
    assert find_stories(["", "", "Rain."]) == [0, 1, 2]


def test_story_is_named_by_its_first_publication() -> None:
    """The earliest article of a group gives the story its name."""
    articles = tk.load_articles(
        pd.DataFrame({"text": [WIRE, OTHER, WIRE], "published": ["2021-05-02", "2021-05-03", "2021-05-01"]}),
        progress=False,
    )
    grouped = group_stories(articles)
    assert grouped["story"].tolist() == ["DataFrame#3", "DataFrame#2", "DataFrame#3"]
    assert articles["story"].isna().all()


@pytest.mark.parametrize(
    "text,wire",
    [
        ("BRANT (AFP) - The ferry stays.", "AFP"),
        ("BRANT, May 3 (Reuters) — The ferry stays.", "Reuters"),
        ("The ferry stays. (AP)", "AP"),
        ("The ferry stays.\nSource: Xinhua", "Xinhua"),
        ("PARIS, May 3, AFP — The ferry stays.", "AFP"),
        ("The ferry stays in port. REUTER", "Reuters"),
        ("The ferry stays in port.\n\n© Associated Press", "AP"),
        ("The minister spoke with the AP", None),
        ("He told Reuters that the ferry stays.", None),
        ("The map shows the ferry.", None),
    ],
)
def test_wire_credit(text: str, wire: str | None) -> None:
    """A credit in dateline or last line names the agency; a mention does not."""
    assert find_wire(text) == wire


def test_changes_carry_their_places() -> None:
    """Each change holds the words of both versions and where they stand."""
    (change,) = compare_versions("About 40 men came.", "About 14 men came.")
    assert change == ("replaced", "40", "14", 6, 6)


def test_byline_and_outlet_name_the_wire() -> None:
    """An agency in the byline, and an outlet that is an agency, are credits; a mention in the text is none."""
    assert find_wire("The ferry stays.", byline="By Ana Dorn, Associated Press") == "AP"
    assert find_wire("The ferry stays.", outlet="Reuters") == "Reuters"
    assert find_wire("The ferry stays.", byline="Ana Dorn", outlet="Lorn Post") is None


FORM = (
    "The Bank of Lorn entered the market on its own account and bought {sum} million crowns of bills, a spokesman "
    "said. Dealers said that overnight money stood at {rate} percent when the bank began to add reserves to the system."
)


def test_two_reports_of_one_form_are_two_stories() -> None:
    """The same words with other numbers are the next day's report, not a version."""
    monday, thursday = FORM.format(sum="1,500", rate="6.25"), FORM.format(sum="2,400", rate="5.75")
    assert find_stories([monday, thursday]) == [0, 1]


def test_one_number_that_differs_is_a_correction_at_once_and_another_report_later() -> None:
    """Near in time one number may be put right; weeks later it tells another report of the form."""
    texts = [FORM.format(sum="1,500", rate="6.25"), FORM.format(sum="1,500", rate="6.50")]
    first = datetime(2021, 5, 10, 9)
    assert find_stories(texts, published=[first, first + timedelta(hours=3)]) == [0, 0]
    assert find_stories(texts, published=[first, first + timedelta(days=21)]) == [0, 1]


def test_short_notices_of_two_firms_are_told_apart_by_their_headlines() -> None:
    """Fifteen words and the same figures say nothing; the headline names the firm."""
    notice = "Dividend ten cents against ten cents prior. Payable April 15, of record March 31, said the board."
    assert find_stories([notice, notice], headlines=["LORN FERRIES SETS PAYOUT", "BRANT STEEL CORP DIVIDEND"]) == [0, 1]
    assert find_stories([notice, notice], headlines=["LORN FERRIES SETS PAYOUT", "LORN FERRIES SETS DIVIDEND"]) == [
        0,
        0,
    ]


def test_short_brief_under_two_headlines_is_one_story() -> None:
    """Every paper writes its own headline; a brief that names its subject is known by its text."""
    brief = (
        "Harbour Master Ana Dorn of Brant closed the port on Monday after the storm, and the ferry to Lorn stays away."
    )
    assert find_stories([brief, brief], headlines=["Port closed", "Storm keeps ferry from island"]) == [0, 0]


def test_rounded_numbers_are_the_same_numbers() -> None:
    """A result sent again with more digits is the same report."""
    first = (
        "Lorn Ferries lost 1.2 million crowns in the quarter, after 3.5 million a year before, "
        "on 144 ships and 31 lines in May."
    )
    again = first.replace("1.2 million", "1,214,000").replace("3.5 million", "3,496,000")
    assert find_stories([first, again], headlines=["LORN FERRIES 2ND QTR LOSS"] * 2) == [0, 0]
    other = first.replace("1.2 million", "1.9 million").replace("3.5 million", "2.6 million")
    assert find_stories([first, other], headlines=["LORN FERRIES 2ND QTR LOSS", "BRANT STEEL 2ND QTR LOSS"]) == [0, 1]


def test_a_hundred_thousand_words_alike_cost_little() -> None:
    """A thousand copies of one text, and one endless text, are grouped without comparing all with all."""
    begun = time.process_time()
    assert find_stories([WIRE] * 1000 + ["word " * 100_000]) == [0] * 1000 + [1000]
    assert time.process_time() - begun < 20


def test_applying_the_changes_gives_the_later_version() -> None:
    """The changes hold everything that differs, for short and for long texts."""
    long = " ".join(f"word{i} of line {i}.{chr(10) if i % 7 == 0 else ''}" for i in range(4000))
    pairs = [
        (WIRE, WIRE.replace("nine", "ten") + " More."),
        ("", WIRE),
        (WIRE, ""),
        (long, long.replace("word77 ", "") + OTHER),
    ]
    for before, after in pairs:
        rebuilt, position = "", 0
        for change in compare_versions(before, after):
            assert before[change.before_start : change.before_start + len(change.before)] == change.before
            assert after[change.after_start : change.after_start + len(change.after)] == change.after
            rebuilt += before[position : change.before_start].strip() + change.after
            position = change.before_start + len(change.before)
        assert "".join((rebuilt + before[position:]).split()) == "".join(after.split())


def test_hostile_versions_are_compared_within_bounds() -> None:
    """Texts of one word over and over, and long ones that share nothing, take no endless time."""
    begun = time.process_time()
    compare_versions("a b " * 20_000, "b a " * 20_000)
    compare_versions("\n".join(f"x{i}" for i in range(20_000)), "\n".join(f"y{i}" for i in range(20_000)))
    compare_versions("a\n" + " " * 200_000 + "b " * 4_000, "c\n" + " " * 200_000 + "d " * 4_000)
    assert time.process_time() - begun < 30


def test_two_versions_that_are_the_same_say_so() -> None:
    """A reprint word for word has no change, in a notebook as on a terminal."""
    changes = compare_versions("About 40 men came.", "About 40 men came.")
    assert changes.found == ()
    assert str(changes) == "About 40 men came."
    assert "the same, word for word" in changes._repr_html_()


def test_shown_changes_are_escaped() -> None:
    """Markup in a text stays text in the notebook."""
    shown = compare_versions("It <b>rained</b> today.", "It <script>snowed</script> today.")._repr_html_()
    assert "<script>" not in shown
    plain = re.sub(' style=".*?"', "", shown)
    assert "<del>&lt;b&gt;rained&lt;/b&gt;</del> → <ins>&lt;script&gt;snowed&lt;/script&gt;</ins>" in plain


def test_a_number_and_its_correction_are_two_numbers() -> None:
    """Copied without its colours, "500400 people" would be a third."""
    shown = compare_versions("About 500 people came.", "About 400 people came.")._repr_html_()
    assert "About 500 → 400 people came." in re.sub("<.*?>", "", shown)


def test_row_of_a_table_is_compared_by_its_whole_text() -> None:
    """A table states the text of an article: lines that recur in a reprint are no furniture there."""
    rows = pd.DataFrame({"text": [OTHER, OTHER], "outlet": ["Lorn Post", "Lorn Post"]})
    articles = tk.load_articles(rows, progress=False)
    segments = segment_articles(articles).assign(kind="furniture")
    assert group_stories(articles, segments)["story"].tolist() == ["DataFrame#1", "DataFrame#1"]
    pages = articles.assign(kind="txt")
    assert group_stories(pages, segments)["story"].tolist() == ["DataFrame#1", "DataFrame#2"]


def test_headlines_must_be_as_many_as_texts() -> None:
    """Headlines of fewer texts are refused; the last texts had been compared with nothing."""
    with pytest.raises(ValueError, match="shorter"):
        find_stories([WIRE, WIRE], headlines=["Ferry stays"])
