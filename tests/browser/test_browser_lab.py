"""The notebook's reader: a real JupyterLab in a real Chromium."""

from __future__ import annotations

import json
import shutil
import uuid
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
FIRST = ROOT / "notebooks" / "01_first_timeline.ipynb"
MAKE = """
import sys
sys.path.insert(0, {tests!r})
from made_studies import {maker}
import toolkit as tk
panel = tk.explore({maker}({argument}))
panel
"""


def notebook_of(*cells: str) -> dict[str, Any]:
    """A notebook with these cells of code."""
    listed = [
        {"cell_type": "code", "id": f"c{at}", "metadata": {}, "execution_count": None, "outputs": [], "source": text}
        for at, text in enumerate(cells)
    ]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return {"cells": listed, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def made_panel(maker: str, argument: str = "") -> str:
    return MAKE.format(tests=str(ROOT / "tests"), maker=maker, argument=argument)


def run_all(page: Any, lab: Any, name: str) -> None:
    """Open a notebook of the lab's folder, wait for its kernel, run all its cells."""
    page.goto(f"{lab.url}/lab/workspaces/{uuid.uuid4().hex}/tree/{name}")
    page.wait_for_function("window.jupyterapp && window.jupyterapp.shell.currentWidget", timeout=60_000)
    page.wait_for_function(
        """() => {
            const session = window.jupyterapp.shell.currentWidget?.sessionContext;
            const kernel = session?.session?.kernel;
            return kernel && kernel.connectionStatus === 'connected' && kernel.status === 'idle';
        }""",
        timeout=60_000,
    )
    page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
    page.wait_for_selector(".explorer .total", timeout=90_000)
    page.locator(".explorer").scroll_into_view_if_needed()


def run_cells(page: Any, lab: Any, *cells: str) -> str:
    """A fresh notebook with these cells, run in the lab; its name."""
    name = f"{uuid.uuid4().hex}.ipynb"
    (lab.folder / name).write_text(json.dumps(notebook_of(*cells)), encoding="utf-8")
    run_all(page, lab, name)
    return name


def ask_kernel(page: Any, code: str) -> str:
    """What the kernel of the open notebook prints for this code."""
    return str(
        page.evaluate(
            """async (code) => {
                const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
                const future = kernel.requestExecute({ code });
                let text = '';
                future.onIOPub = (message) => {
                    if (message.header.msg_type === 'stream') text += message.content.text;
                    if (message.header.msg_type === 'error') text += message.content.evalue;
                };
                await future.done;
                return text.trim();
            }""",
            code,
        )
    )


def test_the_first_notebook_shows_a_timeline_to_question(page: Any, lab: Any) -> None:
    """Run all; see the timeline, change a filter, click a point, find its sentence marked in the article."""
    shutil.copytree(ROOT / "notebooks", lab.folder / "notebooks", dirs_exist_ok=True)
    shutil.copytree(ROOT / "sample_articles", lab.folder / "sample_articles", dirs_exist_ok=True)
    name = f"notebooks/{uuid.uuid4().hex}.ipynb"
    shutil.copy(FIRST, lab.folder / name)
    run_all(page, lab, name)
    before = page.locator(".total b").inner_text()
    page.locator(".explorer .chip", has_text="indirect").click()
    assert page.locator(".total b").inner_text() != before
    x, y, words = page.locator(".explorer").evaluate(
        """(element) => {
            const { timeline, state, study } = element.panel;
            const box = timeline.stage.getBoundingClientRect();
            const seen = (i) => state.mask[i] && timeline.yPx(i) > 30 && timeline.yPx(i) < timeline.bottom - 10
                && timeline.nearest(timeline.x(i), timeline.yPx(i)) === i;
            const i = study.rows.id.findIndex((_, k) => seen(k));
            return [box.left + timeline.x(i), box.top + timeline.yPx(i), study.content(i)];
        }"""
    )
    page.mouse.click(x, y)
    page.wait_for_selector(".reader .chosen")
    marked = "".join(page.locator(".reader .chosen").all_text_contents())
    assert marked == words.replace(" … ", "")
    assert page.locator(".reader .chosen").first.is_visible()


def test_python_and_the_panel_share_what_is_chosen(page: Any, lab: Any) -> None:
    """A click sets `panel.selected`; what Python sets is shown; filters go both ways."""
    run_cells(page, lab, made_panel("small_study"))
    page.locator(".row", has_text="Oto Brandt").click()
    page.wait_for_timeout(300)
    assert ask_kernel(page, "print(panel.selected)") == "s2"
    page.locator(".chip", has_text="indirect").click()
    page.wait_for_timeout(300)
    assert ask_kernel(page, "print(panel.filters)") == "{'forms': ['direct']}"
    assert ask_kernel(page, "panel.filters = {'speakers': ['Oto Brandt']}; panel.selected = 's1'") == ""
    page.locator(".total b", has_text="1").wait_for()
    page.locator(".reader .chosen", has_text="stays").wait_for()


def test_keys_typed_in_the_panel_do_not_reach_the_notebook(page: Any, lab: Any) -> None:
    """'a' would insert a cell and 'd d' delete one, if the notebook saw them."""
    run_cells(page, lab, made_panel("small_study"))
    cells = page.locator(".jp-Notebook .jp-Cell").count()
    page.locator(".stage").focus()
    for key in ("a", "b", "d", "d", "ArrowDown"):
        page.keyboard.press(key)
    assert page.locator(".jp-Notebook .jp-Cell").count() == cells
    assert page.locator(".row.chosen").count() == 1


def test_a_panel_fits_the_window_of_a_laptop(page: Any, lab: Any) -> None:
    """Timeline, table and reader are seen together beside JupyterLab's bars."""
    page.set_viewport_size({"width": 1280, "height": 720})
    run_cells(page, lab, made_panel("small_study"))
    assert page.locator(".explorer").bounding_box()["height"] == 590


FIGURE = """
import sys
sys.path.insert(0, {tests!r})
from made_studies import small_study
import toolkit as tk
display(tk.explore(small_study()))
tk.statement_timeline(small_study())
"""


def test_a_figure_offers_nothing_that_leaves_the_machine(page: Any, lab: Any) -> None:
    """JupyterLab's plotly has a button that shares a chart; ours takes it away and keeps the picture."""
    run_cells(page, lab, FIGURE.format(tests=str(ROOT / "tests")))
    page.wait_for_selector(".modebar-btn", state="attached")
    names = page.locator(".modebar-btn").evaluate_all("(all) => all.map((each) => each.dataset.title)")
    assert "Download plot as a PNG" in names
    assert [name for name in names if "share" in name.lower()] == []


SAVED = """async () => {
    const told = await fetch('/lab/api/settings/@jupyterlab/apputils-extension:themes');
    return (await told.json()).raw.includes('"JupyterLab Dark"');
}"""
PAPER = (
    "() => getComputedStyle(document.querySelector('.js-plotly-plot .main-svg')).backgroundColor === 'rgb(22, 25, 30)'"
)


def test_a_figure_is_dark_where_the_lab_is(page: Any, lab: Any) -> None:
    """The theme is that of JupyterLab when the figure is drawn; its words are in what a screen reader hears."""
    run_cells(page, lab, FIGURE.format(tests=str(ROOT / "tests")))
    theme = "(theme) => window.jupyterapp.commands.execute('apputils:change-theme', { theme })"
    page.evaluate(theme, "JupyterLab Dark")
    try:
        page.wait_for_function(SAVED)
        page.evaluate("window.jupyterapp.commands.execute('notebook:run-all-cells')")
        page.wait_for_function(PAPER)
    finally:
        page.evaluate(theme, "JupyterLab Light")
    assert page.locator(".js-plotly-plot text", has_text="3 statements by 2 named speakers").count() == 1


CORRECTED = """
import toolkit as tk
text = "Listen Live\\n\\n“We will not leave the pier,” Mayor Ilse Brandt said on Monday.\\n"
panel = tk.explore(tk.analyse(tk.load_articles([text], progress=False), progress=False, engine="rules"))
panel
"""


def test_what_is_corrected_in_the_panel_is_corrected_in_python(page: Any, lab: Any) -> None:
    """A date is set, a line made the headline, a speaker renamed; the article stays open, and Python has it all."""
    run_cells(page, lab, f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{CORRECTED}")
    page.locator(".articles button").click()
    page.locator(".mend", has_text="set the date").click()
    page.locator(".mend-date").fill("Tuesday")
    page.keyboard.press("Enter")
    assert "Write 2021-05-10" in page.locator(".mend-hint").inner_text()
    page.locator(".mend-date").fill("2017-12-12")
    page.keyboard.press("Enter")
    page.locator(".row .c-said", has_text="2017-12-11").wait_for()
    assert page.locator(".reader h2").inner_text() == "text-1 (headline unknown)"
    assert "choose “title” for it" in page.locator(".reader-untitled").inner_text()
    page.locator(".mend-mode").click()
    page.locator(".mend-segment select").first.select_option("title")
    page.locator(".segment.title", has_text="Listen Live").wait_for()
    assert page.locator(".reader h2").inner_text() == "Listen Live"
    page.locator(".row").click()
    page.locator(".mend", has_text="wrong speaker?").click()
    page.locator(".mend-form input").fill("Nils Ohm")
    page.keyboard.press("Enter")
    page.locator(".row .c-speaker", has_text="Nils Ohm").wait_for()
    assert ask_kernel(page, "print([entry['action'] for entry in panel.study.corrections])") == (
        "['set_published', 'set_segment', 'split_speaker']"
    )
