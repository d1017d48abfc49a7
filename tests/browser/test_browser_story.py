"""The shared page in a real browser, with no network."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from made_studies import TEXT, find, large_study, small_study, study_of
from story_pages import open_story, panel, point, total, with_dates

import toolkit as tk

pytestmark = pytest.mark.browser
HOSTILE = "</script><img src=x onerror=\"document.title='broken'\"> & <b>bold</b>"


def test_the_page_opens_offline_and_asks_for_nothing(offline_page: Any, tmp_path: Path) -> None:
    """The one file is all there is: no request leaves it."""
    page = open_story(offline_page, small_study(), tmp_path)
    assert total(page) == "3 of 3 statements"
    assert [url for url in page.asked if not url.startswith(("file:", "blob:", "data:"))] == []


def test_a_click_on_a_point_marks_its_sentence(offline_page: Any, tmp_path: Path) -> None:
    """The reader shows the words by their offsets, also after an emoji."""
    page = open_story(offline_page, small_study(), tmp_path)
    page.mouse.click(*point(page, "s2"))
    assert page.locator(".reader .chosen").all_inner_texts() == ["1,720 dockers", " had been told"]
    assert page.locator(".row.chosen .c-speaker").inner_text() == "Oto Brandt"
    assert page.locator(".reader .its-cue").inner_text() == "denied"


def test_markup_in_an_article_is_shown_as_text(offline_page: Any, tmp_path: Path) -> None:
    """No word of an article or of a name becomes markup."""
    text = TEXT + HOSTILE
    study = small_study(text)
    articles = study.articles.assign(title=HOSTILE, outlet=HOSTILE)
    statements = study.statements.assign(speaker=HOSTILE)
    study = tk.Study(
        articles, study.segments, statements, study.dates, study.quantities, study.speakers, {"note": HOSTILE}
    )
    page = open_story(offline_page, study, tmp_path, title=HOSTILE)
    page.locator(".row").first.click()
    page.mouse.move(*point(page, "s1"))
    assert page.locator("h1").inner_text() == HOSTILE
    assert page.locator(".reader h2").inner_text() == HOSTILE
    assert page.locator(".tip bdi").inner_text() == HOSTILE
    assert page.locator("#explorer img, #explorer b b, h1 img").count() == 0
    assert page.title() == HOSTILE


def test_the_legend_is_the_filter(offline_page: Any, tmp_path: Path) -> None:
    """A chip hides its form in timeline and table; once more brings it back."""
    page = open_story(offline_page, small_study(), tmp_path)
    chip = page.get_by_role("button", name="indirect")
    chip.click()
    assert total(page) == "1 of 3 statements"
    assert page.locator(".row .c-speaker").all_inner_texts() == ["Mira Halden"]
    page.wait_for_timeout(400)
    chip.click()
    assert total(page) == "3 of 3 statements"


def test_the_speaker_menu_filters(offline_page: Any, tmp_path: Path) -> None:
    """'only' leaves one speaker; Reset brings all back."""
    page = open_story(offline_page, small_study(), tmp_path)
    page.get_by_role("button", name="Speakers").click()
    page.locator(".menu-item", has_text="Oto Brandt").hover()
    page.locator(".menu-item", has_text="Oto Brandt").get_by_role("button").click()
    assert total(page) == "1 of 3 statements"
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Reset").click()
    assert total(page) == "3 of 3 statements"


def test_search_finds_words_without_accents_or_case(offline_page: Any, tmp_path: Path) -> None:
    """/ leads to the search; Escape empties it."""
    page = open_story(offline_page, small_study(), tmp_path)
    page.keyboard.press("Tab")
    page.locator(".stage").focus()
    page.keyboard.press("/")
    page.keyboard.type("DÓCKERS")
    page.wait_for_timeout(300)
    assert total(page) == "1 of 3 statements"
    page.keyboard.press("Escape")
    assert total(page) == "3 of 3 statements"


def test_undated_statements_have_a_strip_and_can_be_hidden(offline_page: Any, tmp_path: Path) -> None:
    """What has no date stands beside the axis and is never dropped unasked."""
    page = open_story(offline_page, small_study(), tmp_path)
    assert page.locator(".strip-head").inner_text() == "no date"
    page.mouse.click(*point(page, "s3"))
    assert page.locator(".reader .chosen").inner_text() == "the plan was ready"
    page.get_by_role("button", name="no date").click()
    assert total(page) == "2 of 3 statements"


def test_the_brush_sets_the_window_of_time(offline_page: Any, tmp_path: Path) -> None:
    """Dragging in the histogram leaves what was said in that time, and what has no date."""
    page = open_story(offline_page, large_study(200), tmp_path)
    box = page.locator(".brush-track").bounding_box()
    page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 20, steps=4)
    page.mouse.up()
    filters = page.evaluate("document.getElementById('explorer').panel.state.filters")
    assert sorted(filters) == ["begin", "finish"]
    assert page.get_by_role("slider").first.get_attribute("aria-valuetext") == filters["begin"]
    shown = page.evaluate("document.getElementById('explorer').panel.state.shown")
    assert 0 < shown < 200


def test_arrow_keys_move_through_table_and_timeline(offline_page: Any, tmp_path: Path) -> None:
    """Down chooses the next row; in the timeline Up and Down change the lane; Escape clears the choice."""
    page = open_story(offline_page, small_study(), tmp_path)
    page.locator(".table-body").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator(".row.chosen .c-said").inner_text() == "2021-05-03"
    page.locator(".stage").focus()
    page.keyboard.press("ArrowDown")
    assert page.locator(".row.chosen .c-speaker").inner_text() == "Oto Brandt"
    page.keyboard.press("Escape")
    assert page.locator(".row.chosen").count() == 0


def test_csv_cells_cannot_run_as_formulas(offline_page: Any, tmp_path: Path) -> None:
    """A cell that begins like a formula gets an apostrophe; quotation marks and commas survive."""
    study = small_study()
    statements = study.statements.assign(speaker=["=cmd|' /C calc'!A0", '@a, "b"', None])
    study = tk.Study(study.articles, study.segments, statements, study.dates, study.quantities, study.speakers)
    page = open_story(offline_page, study, tmp_path)
    with page.expect_download() as saved:
        page.get_by_role("button", name="CSV").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    rows = {row["statement_id"]: row for row in csv.DictReader(io.StringIO(text))}
    assert rows["s1"]["speaker"] == "'=cmd|' /C calc'!A0"
    assert rows["s2"]["speaker"] == '\'@a, "b"'
    assert rows["s2"]["said"] == "2021-05"


def test_the_timeline_can_be_saved_as_a_picture(offline_page: Any, tmp_path: Path) -> None:
    """PNG saves what is seen, at twice the size of the screen."""
    page = open_story(offline_page, small_study(), tmp_path)
    with page.expect_download() as saved:
        page.get_by_role("button", name="PNG").click()
    assert Path(saved.value.path()).read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def test_an_empty_study_says_so(offline_page: Any, tmp_path: Path) -> None:
    """A study without statements is told in words, not by a blank."""
    page = open_story(offline_page, study_of([{"article_id": "a", "kind": "txt", "text": "Rain."}]), tmp_path)
    assert "No statements were found." in page.locator(".empty").inner_text()


def test_nothing_overflows_a_narrow_screen(offline_page: Any, tmp_path: Path) -> None:
    """At 700 pixels nothing has to be scrolled sideways."""
    offline_page.set_viewport_size({"width": 700, "height": 900})
    page = open_story(offline_page, large_study(60), tmp_path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 700
    panel = page.locator(".explorer").bounding_box()
    for part in (".reader", ".table", ".timeline", ".toolbar"):
        box = page.locator(part).bounding_box()
        assert box["x"] + box["width"] <= panel["x"] + panel["width"] + 1


def test_marks_stand_at_their_offsets(offline_page: Any, tmp_path: Path) -> None:
    """The reader's pieces put together are the article's text, character for character."""
    page = open_story(offline_page, small_study(), tmp_path)
    page.locator(".row").first.click()
    assert page.locator(".reader-text").evaluate("(each) => each.textContent") == TEXT
    start, end = find(TEXT, "3 May 2021")
    assert page.locator(".reader .date").inner_text() == TEXT[start:end]


def test_a_long_silence_is_folded_away(offline_page: Any, tmp_path: Path) -> None:
    """One statement of 1965 leaves the story of 2021 most of the width, and keeps its own place."""
    study = large_study(200, undated=0)
    old = {"said_begin": "1965-03-01", "said_finish": "1965-03-02", "said_grain": "day"}
    statements = study.statements.copy()
    for column, value in old.items():
        statements.loc[0, column] = value
    tables = (study.articles, study.segments, statements, study.dates, study.quantities, study.speakers)
    page = open_story(offline_page, tk.Study(*tables), tmp_path)
    assert panel(page, "panel.study.axis.folds.length") == 1
    assert panel(page, "panel.study.place.middle[0]") < 0.1
    assert panel(page, "Math.min(...panel.study.place.middle.slice(1))") < 0.2
    assert (
        panel(page, "panel.study.axis.time(panel.study.axis.place(panel.study.middle[0])) - panel.study.middle[0]")
        < 1000
    )


def test_a_crowded_lane_is_a_band_until_one_comes_nearer(offline_page: Any, tmp_path: Path) -> None:
    """More points than can be told apart become a band; a click on it opens a shorter time."""
    page = open_story(offline_page, large_study(2500, undated=0, speakers=["Ana Voss"]), tmp_path)
    assert panel(page, "panel.timeline.groups.length") == 0
    box = page.locator(".stage").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, page.locator(".lane").bounding_box()["y"] + 14)
    assert panel(page, "panel.timeline.groups.length") > 0
    assert panel(page, "Object.keys(panel.state.filters).join()") == "begin,finish"


def test_a_week_in_which_nearly_all_was_said_has_most_of_the_width(offline_page: Any, tmp_path: Path) -> None:
    """Strays of forty years, none far from the next, leave room for the week; all keep their order."""
    days = {at: (f"2021-05-{3 + at % 6:02}", f"2021-05-{4 + at % 6:02}", "day") for at in range(190)}
    years = {190 + at: (f"{1980 + 4 * at}-01-01", f"{1981 + 4 * at}-01-01", "year") for at in range(10)}
    page = open_story(offline_page, with_dates(large_study(200, undated=0), days | years), tmp_path)
    place = "((day) => panel.study.axis.place(Date.parse(day)))"
    assert panel(page, f"{place}('2021-05-09') - {place}('2021-05-03')") > 0.6
    assert panel(
        page, "panel.study.axis.stretches.every((s, k, all) => s.from < s.to && (!k || all[k - 1].to <= s.from))"
    )
    assert panel(page, "panel.study.place.middle.slice(190).every((x, k, all) => !k || all[k - 1] < x)")


def test_an_axis_of_days_names_no_hours(offline_page: Any, tmp_path: Path) -> None:
    """Neighbouring days are labelled as days; the histogram names the first and the last as they are known, once."""
    days = {at: (f"2021-05-{3 + at % 2:02}", f"2021-05-{4 + at % 2:02}", "day") for at in range(19)}
    dates = days | {19: ("2021-05-01", "2021-06-01", "month")}
    page = open_story(offline_page, with_dates(large_study(20, undated=0), dates), tmp_path)
    assert ":" not in "".join(panel(page, "panel.study.axis.ticks(...panel.timeline.window, 900).map((t) => t.text)"))
    assert page.locator(".brush-label span").all_inner_texts() == ["May 2021"]


def sixty_speakers() -> tk.Study:
    """More lanes than can be seen at once, all by name."""
    return large_study(300, undated=0, speakers=[f"Speaker {number:02}" for number in range(60)])


def test_a_search_leaves_only_lanes_that_hold_something(offline_page: Any, tmp_path: Path) -> None:
    """The lane that is searched for comes into sight, its points can be clicked; Reset brings all lanes back."""
    page = open_story(offline_page, sixty_speakers(), tmp_path)
    before, last = panel(page, "[panel.timeline.lanes.order.length, panel.study.speakers.names.at(-1)]")
    page.locator(".search input").fill(last)
    page.locator(".lane", has_text=last).wait_for()
    assert page.locator(".lane").count() == 1
    first = panel(page, "panel.study.rows.id[panel.state.base.indexOf(1)]")
    page.mouse.click(*point(page, first))
    assert panel(page, "panel.study.speaker(panel.state.selected)") == last
    page.get_by_role("button", name="Reset").click()
    assert panel(page, "panel.timeline.lanes.order.length") == before


def test_outlets_beyond_twelve_are_one_entry_that_opens_their_menu(offline_page: Any, tmp_path: Path) -> None:
    """Twelve have a colour and a chip; the others are counted in grey, named on hover, chosen in the menu."""
    study = large_study(300, undated=0)
    outlets = [f"Outlet {at % 15:02}" for at in range(len(study.articles))]
    page = open_story(offline_page, replace(study, articles=study.articles.assign(outlet=outlets)), tmp_path)
    chips = page.locator(".chip:has(.dot)")
    colors = chips.locator(".dot").evaluate_all("(dots) => dots.map((dot) => dot.style.background)")
    assert len(set(colors)) == 13
    assert chips.last.inner_text().split("\n") == ["3 others, in grey", "60"]
    assert chips.last.get_attribute("title").startswith("In grey: Outlet 12, Outlet 13, Outlet 14.")
    chips.last.click()
    assert page.locator(".menu-item", has_text="Outlet 14").is_visible()


def test_on_a_laptop_the_words_have_the_room_of_the_outlet(offline_page: Any, tmp_path: Path) -> None:
    """The statement is the widest column, whole on hover; the colour tells the outlet."""
    offline_page.set_viewport_size({"width": 1130, "height": 720})
    page = open_story(offline_page, small_study(), tmp_path)
    widths = {key: page.locator(f".table-head .c-{key}").bounding_box() for key in ("speaker", "statement", "outlet")}
    assert widths["outlet"] is None
    assert widths["statement"]["width"] > 2 * widths["speaker"]["width"]
    assert page.locator(".row .c-statement bdi").first.get_attribute("title") == "1,720 dockers had been told"


def test_tab_comes_to_the_list_of_articles_once(offline_page: Any, tmp_path: Path) -> None:
    """Arrows go from article to article, so that the keyboard gets past a list of hundreds."""
    page = open_story(offline_page, large_study(200), tmp_path)
    page.locator(".articles-box input").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator(".articles button[tabindex='0']").count() == 1
    page.keyboard.press("Enter")
    assert page.locator(".reader h2").inner_text() == "Day 2 at the harbour"


def test_no_point_of_the_first_lane_is_cut_off(offline_page: Any, tmp_path: Path) -> None:
    """Statements of one day stand above each other, the highest of them whole."""
    days = dict.fromkeys(range(200), ("2021-05-03", "2021-05-04", "day"))
    page = open_story(offline_page, with_dates(large_study(200, undated=0), days), tmp_path)
    highest = panel(page, "Math.min(...panel.timeline.y.keys().map((i) => panel.timeline.yPx(i)))")
    assert highest - panel(page, "panel.timeline.markerSize") / 2 > panel(
        page, "panel.timeline.chart.element._fullLayout._size.t"
    )


def test_who_rests_on_a_colour_sees_its_points_alone(offline_page: Any, tmp_path: Path) -> None:
    """The others fade, so that an outlet is found by an eye that cannot tell its colour; the keyboard does the same."""
    page = open_story(offline_page, large_study(200, undated=0), tmp_path)
    faded = "panel.timeline.above.getContext('2d').getImageData(2, 40, 1, 1).data[3] > 0"
    assert not panel(page, faded)
    page.locator(".chip:has(.dot)").nth(1).hover()
    page.wait_for_timeout(100)
    assert panel(page, faded)
    assert panel(page, "[...panel.timeline.lit.on]") == [0, 1, 0, 0, 0, 0]
    page.locator("h1").hover()
    page.wait_for_timeout(100)
    assert not panel(page, faded)
    page.locator(".chip:has(.dot)").nth(1).focus()
    page.keyboard.press("Tab")
    assert panel(page, "[...panel.timeline.lit.on]") == [0, 0, 1, 0, 0, 0]


def test_who_hears_the_panel_hears_names_apart_from_counts(offline_page: Any, tmp_path: Path) -> None:
    """A button is called "Speakers, 3", no "Speakers3"."""
    page = open_story(offline_page, small_study(), tmp_path)
    assert page.get_by_role("button", name="Speakers, 3", exact=True).is_visible()
    assert page.get_by_role("button", name="indirect, 2 statements", exact=True).is_visible()


def test_one_speaker_stays_among_the_neighbours(offline_page: Any, tmp_path: Path) -> None:
    """A click on a lane hides no other lane, so that the next one can be clicked."""
    page = open_story(offline_page, sixty_speakers(), tmp_path)
    page.locator(".lane").nth(2).click()
    assert panel(page, "panel.timeline.lanes.order.length === panel.study.speakers.names.length")
    assert page.locator(".lane.none").count() > 0


def test_names_of_lanes_are_one_stop_of_the_keyboard(offline_page: Any, tmp_path: Path) -> None:
    """Tab comes to a name; down goes on, also to those out of sight; Enter shows one speaker alone."""
    page = open_story(offline_page, sixty_speakers(), tmp_path)
    assert page.locator('.lane[tabindex="0"]').count() == 1
    page.locator('.lane[tabindex="0"]').focus()
    for _ in range(40):
        page.keyboard.press("ArrowDown")
    name = panel(page, "panel.study.speakers.names[panel.timeline.lanes.order[40]]")
    assert page.locator(".lane:focus .name").inner_text() == name
    assert page.locator(".lane:focus").bounding_box()["y"] < page.locator(".stage").bounding_box()["y"] + panel(
        page, "panel.timeline.bottom"
    )
    page.keyboard.press("Enter")
    assert panel(page, "panel.state.filters.speakers") == [name]
    assert page.locator('.lane:focus[aria-pressed="true"]').count() == 1
    page.keyboard.press("Tab")
    assert panel(page, "panel.timeline.stage.getRootNode().activeElement.className") == "stage"


def test_what_the_timeline_shows_is_told_in_words(offline_page: Any, tmp_path: Path) -> None:
    """For those who do not see it, and anew after each filter."""
    page = open_story(offline_page, small_study(), tmp_path)
    about = page.locator(".stage").evaluate(
        "(stage) => stage.getRootNode().getElementById(stage.getAttribute('aria-describedby')).textContent"
    )
    assert about == (
        "3 of 3 statements shown, by 2 named speakers; dated May 2021; most by Mira Halden 1, Oto Brandt 1; "
        "1 by speaker unknown; 1 without a date."
    )
    page.locator(".chip", has_text="indirect").click()
    assert page.locator("#about-timeline").inner_text() == (
        "1 of 3 statements shown, by 1 named speaker; dated 3 May 2021."
    )


def test_a_menu_opens_at_its_first_name(offline_page: Any, tmp_path: Path) -> None:
    """A long list is not scrolled to its end."""
    study = large_study(300, undated=0, speakers=[f"Speaker {number}" for number in range(60)])
    nobody = study.statements.assign(speaker=study.statements["speaker"].where(study.statements.index != 5))
    tables = (study.articles, study.segments, nobody, study.dates, study.quantities, study.speakers)
    page = open_story(offline_page, tk.Study(*tables), tmp_path)
    page.get_by_role("button", name="Speakers").click()
    assert page.locator(".menu-items").first.evaluate("(list) => list.scrollTop") == 0


def test_what_was_not_said_is_told_in_the_table(offline_page: Any, tmp_path: Path) -> None:
    """A negated statement has the stroke of the timeline and words, no bare colour."""
    study = small_study()
    statements = study.statements.assign(negated=[True, False, False])
    tables = (study.articles, study.segments, statements, study.dates, study.quantities, study.speakers)
    page = open_story(offline_page, tk.Study(*tables), tmp_path)
    assert page.locator(".row .c-cue").all_inner_texts() == ["denial", "negated", "neutral"]
    assert page.locator(".row .c-cue .strike").count() == 2


def test_points_at_one_place_are_counted(offline_page: Any, tmp_path: Path) -> None:
    """Where points lie on each other, the card says how many more there are."""
    days = dict.fromkeys(range(40), ("2021-05-03", "2021-05-04", "day"))
    study = with_dates(large_study(40, undated=0, speakers=["Ana Voss"]), days)
    page = open_story(offline_page, study, tmp_path)
    page.mouse.move(*point(page, "s39"))
    assert "more statements of this speaker here" in page.locator(".tip").inner_text()


def test_the_panel_follows_a_dark_system(offline_page: Any, tmp_path: Path) -> None:
    """Light and dark change without opening the page anew."""
    page = open_story(offline_page, small_study(), tmp_path)
    assert page.locator(".explorer").get_attribute("data-theme") == "light"
    page.emulate_media(color_scheme="dark")
    page.locator(".explorer[data-theme='dark']").wait_for()


def test_without_webgl_the_points_are_drawn_all_the_same(offline_page: Any, tmp_path: Path) -> None:
    """A machine without WebGL gets SVG."""
    offline_page.add_init_script(
        "const get = HTMLCanvasElement.prototype.getContext;"
        "HTMLCanvasElement.prototype.getContext = function (kind, ...more) {"
        " return kind.includes('webgl') ? null : get.call(this, kind, ...more); };"
    )
    page = open_story(offline_page, small_study(), tmp_path)
    assert panel(page, "panel.timeline.chart.gl") is False
    assert page.locator(".plot .point").count() >= 3


def test_an_article_without_statements_can_be_read_too(offline_page: Any, tmp_path: Path) -> None:
    """The list of articles opens each; on a shared page nothing offers to change it."""
    articles = [
        {"article_id": key, "title": title, "text": text, "outlet": "Harbour Post", "kind": "txt"}
        for key, title, text in (("a", "Rain", "It rained all day."), ("b", "Wind", "It blew all day."))
    ]
    page = open_story(offline_page, study_of(articles), tmp_path)
    page.locator(".articles button", has_text="Wind").click()
    assert page.locator(".reader h2").inner_text() == "Wind"
    assert page.locator(".reader-text").inner_text() == "It blew all day."
    assert page.locator(".mend").count() == 0
    page.get_by_label("All articles").click()
    assert page.locator(".articles button").count() == 2


def test_an_article_whose_headline_is_unknown_says_so(offline_page: Any, tmp_path: Path) -> None:
    """Its name stands in the list and over its text; a shared page, where nothing can be set, asks for nothing."""
    study = small_study()
    untitled = replace(study, articles=study.articles.assign(title=study.articles["title"].where([False])))
    page = open_story(offline_page, untitled, tmp_path)
    name = f"{study.articles['article_id'].item()} (headline unknown)"
    assert page.locator(".articles-title").all_inner_texts() == [name]
    page.locator(".articles button").click()
    assert page.locator(".reader h2").inner_text() == name
    assert page.locator(".reader-untitled").count() == 0
