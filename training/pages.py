"""The development pages as the line models see them: rendered by several programs, labelled line by line, varied.

Data: `pages/` of the development data (news pages with their gold body; TOOLKIT_DATA names its folder). A line's label
is whether most of its word 4-grams stand in the gold body. w3m, lynx, html-text and a browser are for measuring only.
"""

from __future__ import annotations

import atexit
import gzip
import json
import re
import subprocess
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

import numpy as np

from development.data import DATA, read_lines
from toolkit.loading.html_pages import draft_page as draft_page_anew
from toolkit.segmenting.features import describe_lines
from toolkit.segmenting.lines import split_lines
from toolkit.segmenting.siblings import find_recurring
from training.furniture import furnish
from training.marked import marked_pages, mended_body
from training.page_changes import crop, declare, shake, thin

WORDS = re.compile(r"\w+")
CLEAN = {"polnear": 14, "reuters": 270}
"""One article in so many of these is shown as it is, without any furniture."""
FURNISHED = 4
"""So many times each page is shown with furniture and lists of ours in it."""
draft_page = cache(draft_page_anew)


def read_pages() -> dict[str, dict[str, Any]]:
    """The pages by name, each with its HTML and, as "learned", the body that models learn: "" for none."""
    gold = json.loads((DATA / "pages" / "gold.json").read_text(encoding="utf-8"))
    for name, page in gold.items():
        path = DATA / "pages" / "html" / f"{name}.html.gz"
        page["html"] = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        mended = mended_body(name, partial(render_plain, page["html"]))
        page["learned"] = page["articleBody"] if mended is None else mended
    return gold


def render_inscriptis(page: str) -> str:
    from inscriptis import get_text

    return get_text(page)


def render_html_text(page: str) -> str:
    import html_text

    return html_text.extract_text(page)


def render_plain(page: str) -> str:
    """The text of every block on its own line."""
    return "\n".join(line.strip() for line in draft_page(page).text.split("\n") if line.strip())


def render_wrapped(page: str) -> str:
    """Broken at 80 columns, with nothing else to show it."""
    lines = draft_page(page).text.split("\n")
    return "\n".join("\n".join(textwrap.wrap(line, 80)) for line in lines)


def render_w3m(page: str) -> str:
    return _run(page, "w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "80")


def render_lynx(page: str) -> str:
    settings = ("-dump", "-stdin", "-force_html", "-nolist", "-assume_charset=UTF-8", "-display_charset=UTF-8")
    return _run(page, "lynx", *settings)


def render_chromium(page: str) -> str:
    """What selecting all and copying gives in a browser, without network and scripts."""
    tab = _open_tab()
    tab.set_content(page, wait_until="domcontentloaded", timeout=60_000)
    return str(tab.evaluate("document.body.innerText"))


@cache
def _open_tab() -> Any:
    from playwright.sync_api import sync_playwright

    manager = sync_playwright().start()
    browser = manager.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    atexit.register(manager.stop)
    atexit.register(browser.close)  # what is registered last is called first
    tab = browser.new_context(java_script_enabled=False, offline=True).new_page()
    tab.route("**/*", lambda route: route.abort())
    return tab


def _run(page: str, *command: str) -> str:
    done = subprocess.run(command, input=page.encode(), capture_output=True, timeout=60, check=True)
    return done.stdout.decode("utf-8", "replace")


RENDERERS: dict[str, Callable[[str], str]] = {
    "inscriptis": render_inscriptis,
    "plain": render_plain,
    "html_text": render_html_text,
    "wrapped": render_wrapped,
    "w3m": render_w3m,
    "lynx": render_lynx,
    "chromium": render_chromium,
}


def label_lines(lines: list[Any], body: str) -> np.ndarray:
    """1 for a line most of whose 4-grams stand in the body; a short line goes by its words beside body lines."""
    words = WORDS.findall(body)
    grams = {tuple(words[i : i + 4]) for i in range(len(words) - 3)}
    joined = " " + " ".join(words) + " "
    labels = np.zeros(len(lines))
    short = []
    for position, line in enumerate(lines):
        own = WORDS.findall(line.words)
        if len(own) >= 4:
            found = sum(tuple(own[i : i + 4]) in grams for i in range(len(own) - 3))
            labels[position] = found > 0.5 * (len(own) - 3)
        elif own and f" {' '.join(own)} " in joined:
            short.append(position)
    for position in short:
        near = labels[max(position - 1, 0) : position + 2]
        labels[position] = len(near) > 1 and near.sum() >= 1
    return labels


def weigh_lines(lines: list[Any]) -> np.ndarray:
    counts = np.array([len(WORDS.findall(line.words)) + 1.5 for line in lines])
    return counts / counts.sum()


def gather(pages: dict[str, dict[str, Any]], renderer: str, *, vary: bool = False) -> dict[str, list[dict[str, Any]]]:
    """For each page its variants: alone, and beside the outlet's other pages; `vary` adds those for training only."""
    texts, layouts = {}, {}
    for name, page in pages.items():
        if renderer == "markup":
            draft = draft_page(page["html"])
            texts[name], layouts[name] = draft.text, draft.layout
        else:
            texts[name], layouts[name] = render(page["html"], renderer), None
    recurring = find_beside(texts, {name: page["site"] for name, page in pages.items()})
    described: dict[str, list[dict[str, Any]]] = {}
    for name, page in pages.items():
        lines = split_lines(texts[name])
        labels = label_lines(lines, page["learned"])
        described[name] = list(_variants(lines, labels, layouts[name], recurring[name], vary=vary))
    return described


def render(page: str, renderer: str) -> str:
    """The page as one of the renderers gives it, with one kind of line end."""
    return RENDERERS[renderer](page).replace("\r", "\n")


def find_beside(texts: dict[str, str], outlets: dict[str, str]) -> dict[str, frozenset[str] | None]:
    """For each page the lines that recur on others of its outlet; None where there is no other."""
    together = defaultdict(list)
    for name, outlet in outlets.items():
        together[outlet].append(name)
    recurring: dict[str, frozenset[str] | None] = {}
    for names in together.values():
        found = find_recurring([texts[name] for name in names]) if len(names) > 1 else [None]
        recurring.update(zip(names, found, strict=True))
    return recurring


def gather_marked() -> list[tuple[str, list[dict[str, Any]]]]:
    """The pages that were marked by reading, each with its outlet and its variants."""
    return [(page.outlet, list(_variants(page.lines, page.labels, None, None, vary=True))) for page in marked_pages()]


def gather_clean() -> list[list[dict[str, Any]]]:
    """Articles without any furniture: every line is body, tables of figures too. One variant each."""
    records = read_lines(DATA / "polnear_train.jsonl.gz")[:: CLEAN["polnear"]]
    records += read_lines(DATA / "reuters21578.jsonl.gz")[:: CLEAN["reuters"]]
    pages = [lines for lines in (split_lines(record["text"]) for record in records) if lines]
    return [[_variant("alone", lines, np.ones(len(lines)), layout=None)] for lines in pages]


def _variants(
    lines: list[Any], labels: np.ndarray, layout: str | None, recurring: frozenset[str] | None, *, vary: bool
) -> Iterator[dict[str, Any]]:
    if not lines:
        return
    yield _variant("alone", lines, labels, layout=layout)
    if recurring is not None:
        yield _variant("siblings", lines, labels, recurring=recurring, layout=layout)
    if vary:
        chance = np.random.default_rng(lines[-1].end)
        yield from (_variant(name, own, marks, layout=layout) for name, own, marks in thin(lines, labels, chance))
        if layout is None:
            yield _variant("shaken", *shake(lines, labels, chance), layout=None)
            yield _variant("cropped", *crop(lines, labels, chance), layout=None)
            for copy in range(FURNISHED):
                beside = recurring if recurring and copy % 2 else frozenset()
                yield _variant("furnished", *furnish(lines, labels, chance), recurring=beside, layout=None)
        else:
            yield _variant("declared", lines, labels, layout=declare(layout, lines, labels, chance))


def _variant(
    name: str, lines: list[Any], labels: np.ndarray, *, recurring: frozenset[str] = frozenset(), layout: str | None
) -> dict[str, Any]:
    rows = describe_lines(lines, recurring=recurring, layout=layout).astype(np.float32)
    words = [line.words for line in lines]
    return {"name": name, "lines": words, "rows": rows, "labels": labels, "weights": weigh_lines(lines)}
