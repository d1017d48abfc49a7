"""What the shared page looks like: on a phone, on paper, in light and dark, to the keyboard and to a screen reader."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from made_studies import large_study, small_study, study_of
from story_pages import open_story, panel, point, with_dates

import toolkit as tk

pytestmark = pytest.mark.browser
CSS = (Path(__file__).resolve().parents[2] / "frontend" / "source" / "style.css").read_text(encoding="utf-8")
TOKENS = dict(zip(("light", "dark"), re.findall(r"--paper:.*?color-scheme: \w+;", CSS, re.DOTALL), strict=False))
WHERE = "The Lantern: Harbour talks stall"
CONTRAST = """
([one, two]) => {
    const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
    const bright = (color) => {
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        const part = [...context.getImageData(0, 0, 1, 1).data].slice(0, 3).map((c) => c / 255)
            .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
        return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2] + 0.05;
    };
    const [low, high] = [bright(one), bright(two)].sort((a, b) => a - b);
    return high / low;
}
"""

PIXEL = """
async ([picture, x, y]) => {
    const image = Object.assign(new Image(), { src: `data:image/png;base64,${picture}` });
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return [...context.getImageData(Math.round(2 * x), Math.round(image.height - 2 * y), 1, 1).data].slice(0, 3);
}
"""
"""A picture's colour at a place told from its lower left corner, in pixels of the screen."""


def tokens(theme: str) -> dict[str, str]:
    """The named colours of the panel in this theme."""
    return dict(re.findall(r"--([\w-]+): (#\w+)", TOKENS[theme]))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_can_be_read_on_every_ground(page: Any, theme: str) -> None:
    """4.5 to 1 for words; 3 to 1 for the edge of a field and for underlines, also within the chosen statement."""
    named = tokens(theme)
    words = [
        (word, ground)
        for word in ("ink", "muted", "accent", "faint", "warn")
        for ground in ("paper", "panel", "hover", "chosen-row")
    ]
    words += [("ink", "statement"), ("ink", "chosen")]
    lines = [
        ("field", "paper"),
        ("field", "panel"),
        *((line, "chosen") for line in ("date", "quantity", "chosen-edge")),
    ]
    low = [
        pair
        for least, pairs in ((4.5, words), (3, lines))
        for pair in pairs
        if page.evaluate(CONTRAST, [named[name] for name in pair]) < least
    ]
    assert low == []


def test_dark_paper_has_colours_of_its_own(offline_page: Any, tmp_path: Path) -> None:
    """Legend, points, table and reader change with the theme, all at once."""
    page = open_story(offline_page, small_study(), tmp_path)
    page.locator(".row").first.click()
    marks = "dot => getComputedStyle(dot).backgroundColor"
    assert page.locator(".chip .dot").evaluate(marks) == "rgb(10, 102, 156)"
    page.emulate_media(color_scheme="dark")
    page.locator(".explorer[data-theme='dark']").wait_for()
    assert page.locator(".chip .dot").evaluate(marks) == "rgb(1, 113, 201)"
    assert page.locator(".reader-outlet .dot").evaluate(marks) == "rgb(1, 113, 201)"
    assert page.locator(".row .glyph").first.evaluate("each => each.style.getPropertyValue('--c')") == "#0171C9"
    assert {group["color"] for group in panel(page, "panel.timeline.groups")} == {"#0171C9"}


def test_on_a_phone_the_page_scrolls_and_no_part_of_it(offline_page: Any, tmp_path: Path) -> None:
    """Timeline, reader and table stand beneath each other in full; no column of the table is cut off."""
    offline_page.set_viewport_size({"width": 390, "height": 844})
    page = open_story(offline_page, large_study(60), tmp_path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator(".main").evaluate("(main) => main.scrollHeight <= main.clientHeight")
    table, reader, chart = (page.locator(name).bounding_box() for name in (".table", ".reader", ".chart"))
    assert chart["y"] + chart["height"] <= reader["y"] <= reader["y"] + reader["height"] <= table["y"]
    assert page.locator(".explorer").bounding_box()["height"] > table["y"] + table["height"] - 844
    row = page.locator(".row").first
    assert row.evaluate("(row) => row.scrollWidth <= row.clientWidth")


def test_at_four_times_the_size_nothing_is_cut_off(offline_page: Any, tmp_path: Path) -> None:
    """A screen of 1,280 pixels enlarged to 400 % is one of 320: no button lies beyond its edge."""
    offline_page.set_viewport_size({"width": 320, "height": 640})
    page = open_story(offline_page, large_study(60), tmp_path)
    page.locator(".row").first.click()
    edges = page.locator(".toolbar button, .reader-head button, .row").evaluate_all(
        "(all) => all.map((each) => each.getBoundingClientRect().right)"
    )
    assert max(edges) <= 320
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_menu_on_a_phone_stays_on_it(offline_page: Any, tmp_path: Path) -> None:
    """Its list is as wide as the panel, wherever its button stands."""
    offline_page.set_viewport_size({"width": 390, "height": 844})
    page = open_story(offline_page, small_study(), tmp_path)
    for name in ("Speakers", "Outlets", "Cue classes"):
        page.get_by_role("button", name=name).first.click()
        box = page.locator(".menu-box:visible").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        page.keyboard.press("Escape")


def test_beside_a_file_browser_all_three_parts_are_seen(offline_page: Any, tmp_path: Path) -> None:
    """850 pixels, as JupyterLab leaves on a laptop: the reader stands beside the timeline, the table beneath it."""
    offline_page.set_viewport_size({"width": 880, "height": 700})
    page = open_story(offline_page, large_study(60), tmp_path)
    chart, reader = page.locator(".chart").bounding_box(), page.locator(".reader").bounding_box()
    assert reader["x"] >= chart["x"] + chart["width"] - 1
    table = page.locator(".table").bounding_box()
    assert table["y"] + table["height"] <= 700


def test_a_denial_keeps_its_stroke_where_the_cue_has_no_column(offline_page: Any, tmp_path: Path) -> None:
    """Without it the words denied would read like words said; and a row stays one line."""
    offline_page.set_viewport_size({"width": 880, "height": 700})
    page = open_story(offline_page, small_study(), tmp_path)
    row = page.locator(".row", has_text="Oto Brandt")
    assert row.locator(".c-cue").is_hidden()
    assert row.get_by_role("img", name="denied").is_visible()
    assert page.locator(".row .c-statement .strike:visible").count() == 1
    assert row.locator(".c-said").bounding_box()["height"] < 32


def test_a_long_title_takes_no_room_from_the_rest(offline_page: Any, tmp_path: Path) -> None:
    """The summary goes beneath it instead of into a column one word wide."""
    page = open_story(offline_page, small_study(), tmp_path, title="Harbour " * 16)
    assert page.locator("header").bounding_box()["height"] < 110


def printed(page: Any) -> None:
    """The page as it is laid out for paper."""
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")


def test_paper_has_the_timeline_and_every_statement_in_full(offline_page: Any, tmp_path: Path) -> None:
    """No pane, button or ellipsis: a picture of the timeline, the words of each statement, and who, when, where."""
    page = open_story(offline_page, small_study(), tmp_path)
    printed(page)
    assert page.locator(".toolbar, .main").evaluate_all("(all) => all.every((each) => !each.offsetHeight)")
    assert page.locator(".sheet canvas").bounding_box()["height"] > 60
    rows = page.locator(".sheet tbody tr").all_inner_texts()
    assert [row.split("\t") for row in rows] == [
        ["May 2021", "Oto Brandt", "(denied) 1,720 dockers had been told", "indirect", WHERE],
        ["3 May 2021", "Mira Halden", "the gate <b>stays</b> shut", "direct", WHERE],
        ["no date", "speaker unknown", "the plan was ready", "indirect", WHERE],
    ]  # fmt: skip


def test_paper_is_white_and_says_what_was_chosen(offline_page: Any, tmp_path: Path) -> None:
    """A dark screen prints black on white; filters are told in words, and what is filtered away stays away."""
    page = open_story(offline_page, small_study(), tmp_path)
    page.emulate_media(color_scheme="dark")
    page.locator(".explorer[data-theme='dark']").wait_for()
    page.get_by_role("button", name="indirect").click()
    printed(page)
    assert "Shown: 1 of 3 statements (form direct)." in page.locator(".sheet p").first.inner_text()
    assert page.locator(".sheet tbody tr").count() == 1
    corner = page.locator(".sheet canvas").evaluate("(c) => [...c.getContext('2d').getImageData(0, 0, 1, 1).data]")
    assert corner == [255, 255, 255, 255]
    assert page.locator(".sheet td").first.evaluate("(cell) => getComputedStyle(cell).color") == "rgb(22, 25, 29)"


def test_a_phone_prints_as_wide_a_timeline(offline_page: Any, tmp_path: Path) -> None:
    """Its lanes are no towers: the picture is wider than high, and the last point stands where it belongs."""
    offline_page.set_viewport_size({"width": 390, "height": 844})
    page = open_story(offline_page, large_study(60, undated=0), tmp_path)
    printed(page)
    size = page.locator(".sheet canvas").evaluate("(canvas) => [canvas.width, canvas.height]")
    assert size[0] > 1.5 * size[1]
    last = "[...panel.study.middle.keys()].sort((a, b) => panel.study.middle[b] - panel.study.middle[a])[0]"
    paper = "panel.timeline.onPaper(panel.timeline.theme, 24)"
    assert panel(page, f"{paper}.x({last}) / {paper}.timeWidth") == pytest.approx(
        panel(page, f"panel.timeline.x({last}) / panel.timeline.timeWidth")
    )


def test_after_printing_the_panel_is_there_again(offline_page: Any, tmp_path: Path) -> None:
    """Nothing of the sheet is left."""
    page = open_story(offline_page, small_study(), tmp_path)
    page.pdf(path=tmp_path / "story.pdf")
    assert page.locator(".toolbar").is_visible()
    assert page.locator(".sheet *").count() == 0


def test_the_saved_picture_holds_the_points(offline_page: Any, tmp_path: Path) -> None:
    """The colour of the outlet stands where its direct statement stands, on a machine without WebGL too."""
    page = open_story(offline_page, small_study(), tmp_path)
    with page.expect_download() as saved:
        page.get_by_role("button", name="PNG").click()
    x, y = panel(
        page, "[panel.timeline.gutterWidth + panel.timeline.x(0), panel.timeline.height - panel.timeline.yPx(0)]"
    )
    picture = b64encode(Path(saved.value.path()).read_bytes()).decode("ascii")
    assert page.evaluate(PIXEL, [picture, x, y]) == [10, 102, 156]


def two_hours() -> tk.Study:
    """A statement every two minutes from 14:00 on."""
    study = large_study(60, undated=0)
    start = pd.Timestamp("2021-05-10T14:00")
    moments = [start + pd.Timedelta(minutes=2 * at) for at in range(60)]
    minute = pd.Timedelta(minutes=1)
    return with_dates(study, {at: (str(m), str(m + minute), "minute") for at, m in enumerate(moments)})


def test_a_story_of_two_hours_has_the_width(offline_page: Any, tmp_path: Path) -> None:
    """The axis is cut by half hours, the table tells the clock, and the arrow keys move the window by minutes."""
    page = open_story(offline_page, two_hours(), tmp_path)
    assert panel(page, "panel.study.place.middle[59] - panel.study.place.middle[0]") > 0.9
    assert panel(page, "panel.study.axis.ticks(...panel.timeline.window, 620).map((tick) => tick.text)") == [
        "14:00<br>10 May", "14:30<br>10 May", "15:00<br>10 May", "15:30<br>10 May", "16:00<br>10 May",
    ]  # fmt: skip
    assert page.locator(".row .c-said").first.inner_text() == "14:00, 10 May"
    page.get_by_role("slider", name="From").focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    begin = panel(page, "panel.state.filters.begin")
    assert begin.startswith("2021-05-10T14:")
    assert 0 < panel(page, "panel.state.shown") < 60
    assert begin[11:] in page.locator(".brush-label").inner_text()


def test_one_day_is_named_once(offline_page: Any, tmp_path: Path) -> None:
    """The histogram of a single statement does not go from a day to the same day."""
    study = small_study()
    page = open_story(offline_page, replace(study, statements=study.statements.iloc[:1]), tmp_path)
    assert page.locator(".brush-label").inner_text() == "3 May 2021"


def test_the_ring_of_the_table_lies_above_its_rows(offline_page: Any, tmp_path: Path) -> None:
    """Who comes by keyboard sees a whole frame."""
    page = open_story(offline_page, small_study(), tmp_path)
    page.locator(".table-head button").last.focus()
    page.keyboard.press("Tab")
    ring, table = page.locator(".table-ring").bounding_box(), page.locator(".table").bounding_box()
    assert (ring["width"], ring["height"]) == (table["width"], table["height"] - 1)


def test_the_table_is_a_grid_of_rows_and_cells(offline_page: Any, tmp_path: Path) -> None:
    """A screen reader finds the head, the rows and their cells; the article's headline is of the second level."""
    page = open_story(offline_page, small_study(), tmp_path)
    grid = page.get_by_role("grid", name="Statements")
    assert grid.get_by_role("row").count() == 4
    assert grid.get_by_role("columnheader").count() == 6
    assert grid.locator("[tabindex='0']").get_attribute("role") == "rowgroup"
    page.locator(".row").first.click()
    assert page.get_by_role("heading", level=2).inner_text() == "Harbour talks stall"


def test_a_menu_closes_when_the_keyboard_leaves_it(offline_page: Any, tmp_path: Path) -> None:
    """It covers nothing that one has gone on to."""
    page = open_story(offline_page, small_study(), tmp_path)
    page.get_by_role("button", name="Speakers").click()
    for _ in range(12):
        page.keyboard.press("Tab")
    assert page.locator(".menu-box:visible").count() == 0


def test_a_lane_with_nothing_to_show_can_still_be_read(offline_page: Any, tmp_path: Path) -> None:
    """Its name is pale, but words of a button keep 4.5 to 1."""
    page = open_story(offline_page, small_study(), tmp_path)
    page.get_by_role("button", name="indirect").click()
    name = page.locator(".lane.none .name").first
    assert name.evaluate("(each) => getComputedStyle(each.parentElement).opacity") == "1"
    assert page.evaluate(CONTRAST, [name.evaluate("(each) => getComputedStyle(each).color"), "#ffffff"]) > 4.5


def test_what_is_empty_says_what_to_do(offline_page: Any, tmp_path: Path) -> None:
    """No statement, no article: why, and where to look; and nothing offers to save nothing."""
    page = open_story(offline_page, study_of([{"article_id": "a", "kind": "txt", "text": "Rain."}]), tmp_path)
    assert (
        "Open it from the list of articles to see whether its text was read in full."
        in page.locator(".empty").inner_text()
    )
    assert page.get_by_role("button", name="CSV").is_disabled()
    page = open_story(offline_page, study_of([]), tmp_path)
    assert "load some, and look at the loading report" in page.locator(".empty").inner_text()


def test_a_card_near_the_edge_stays_within_the_timeline(offline_page: Any, tmp_path: Path) -> None:
    """Beside the last point and beside the lowest, all its words are seen."""
    page = open_story(offline_page, large_study(200, undated=0), tmp_path)
    chart = page.locator(".chart").bounding_box()
    seen = "(i) => panel.timeline.yPx(i) > 20 && panel.timeline.yPx(i) < panel.timeline.bottom - 10"
    for best in ("panel.timeline.x(b) - panel.timeline.x(a)", "panel.timeline.yPx(b) - panel.timeline.yPx(a)"):
        name = panel(
            page, f"panel.study.rows.id[[...panel.study.begin.keys()].filter({seen}).sort((a, b) => {best})[0]]"
        )
        page.mouse.move(*point(page, name))
        box = page.locator(".tip").bounding_box()
        assert box["x"] >= chart["x"]
        assert box["x"] + box["width"] <= chart["x"] + chart["width"]
        assert box["y"] + box["height"] <= chart["y"] + chart["height"]


def test_filters_that_leave_nothing_say_the_way_back(offline_page: Any, tmp_path: Path) -> None:
    """Also the count of those without a date is that of what is searched for."""
    page = open_story(offline_page, small_study(), tmp_path)
    page.locator(".search input").fill("zeppelin")
    page.locator(".no-rows", has_text="Reset, above, brings all back.").wait_for()
    assert page.get_by_role("button", name="no date, 0 statements", exact=True).is_visible()


def test_who_speaks_a_button_s_words_to_the_computer_finds_it(offline_page: Any, tmp_path: Path) -> None:
    """A button's name begins with what can be read on it, count included."""
    page = open_story(offline_page, small_study(), tmp_path)
    names = page.locator(".menu-button, .chip").evaluate_all(
        "(all) => all.map((each) => [each.textContent, each.getAttribute('aria-label').replaceAll(',', '')])"
    )
    assert len(names) == 7
    assert [pair for pair in names if not pair[1].startswith(pair[0])] == []


def test_how_a_number_was_read_needs_no_pointer(offline_page: Any, tmp_path: Path) -> None:
    """The card of the chosen statement tells it; before, only a hint beneath the pointer did."""
    page = open_story(offline_page, small_study(), tmp_path)
    page.locator(".row", has_text="Oto Brandt").click()
    page.locator(".card summary", has_text="1 number as read").focus()
    page.keyboard.press("Enter")
    assert page.locator(".card details div").inner_text() == "“1,720 dockers”: 1,720 · dockers"
    page.locator(".row", has_text="Mira Halden").click()
    assert page.locator(".card details").count() == 0


def test_no_part_of_the_panel_reaches_over_another(offline_page: Any, tmp_path: Path) -> None:
    """At the widths where columns come and go, such as a story opened within JupyterLab, and on the smallest phone."""
    page = open_story(offline_page, small_study(), tmp_path)
    over = """(element) => ['.table-head', '.row', '.stage'].filter((name) => {
        const left = element.querySelector('.left').getBoundingClientRect();
        const part = element.querySelector(name);
        return part.scrollWidth > part.clientWidth + 1
            || (left.width && part.getBoundingClientRect().right > left.right + 1);
    })"""
    for width in (1374, 1036, 320):
        page.set_viewport_size({"width": width, "height": 760})
        page.wait_for_timeout(300)
        assert (width, page.locator(".explorer").evaluate(over)) == (width, [])
