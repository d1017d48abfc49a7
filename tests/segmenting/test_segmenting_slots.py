"""Pages of one outlet share a template: what stands between the same recurring lines is compared."""

from __future__ import annotations

from toolkit.segmenting import find_recurring
from toolkit.segmenting.lines import split_lines
from toolkit.segmenting.slots import Recurring, describe_slots, find_slots, share_slots

PAGES = [
    f"Share\n\nThe {name} of Brant has told the council that it wants more time to think.\n\nMore stories\n\n{teaser}\n"
    for name, teaser in (("mayor", "Who pays for the breakwater?"), ("baker", "Lighthouse sold"))
]


def test_lines_stand_between_recurring_ones() -> None:
    """The slot of a line is named by the recurring lines around it, and by nothing at the page's ends."""
    lines = split_lines(PAGES[0])
    assert find_slots(lines, frozenset(("share", "morestories"))) == [
        ("", "morestories"),
        ("share", "morestories"),
        ("share", ""),
        ("morestories", ""),
    ]


def test_the_running_text_of_a_page_is_shared_out() -> None:
    """A teaser of a few words is no running text."""
    shares = share_slots(split_lines(PAGES[0]), frozenset(("share", "morestories")))
    assert dict(shares.both) == {("share", "morestories"): 1.0}


def test_a_page_is_told_of_the_others_and_not_of_itself() -> None:
    """What the slots of the outlet's other pages hold is known for each page."""
    first, second = find_recurring(PAGES)
    assert first.whole.pages - first.own.pages == 1
    rows = describe_slots(split_lines(PAGES[0]), first)
    assert [row[0] for row in rows] == [0.0, 1.0, 0.0, 0.0]
    assert second.own.both == first.own.both


def test_a_page_alone_knows_nothing_of_slots() -> None:
    """Without other pages, and for bare keys, every number is nought."""
    lines = split_lines(PAGES[0])
    for keys in (frozenset(("share",)), Recurring(("share",))):
        assert set(describe_slots(lines, keys)) == {(0.0,) * 7}
