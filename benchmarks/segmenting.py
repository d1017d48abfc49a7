"""Body against furniture: word 4-gram F1 on the development pages, cross-validated by outlet; and their headlines.

Every figure is of models that never saw the page's outlet; text models are fitted on pages rendered by inscriptis and
by our own renderer, and on pages of other outlets that were marked by reading, so that w3m, lynx, html-text and a
browser are unseen. Needs torch, inscriptis, html-text, playwright with Chromium, w3m and lynx (none of them at run
time); torch is large, so that no extra of ours brings it.
"""

from __future__ import annotations

import shutil
import time
from importlib.util import find_spec
from typing import Any

from development.data import DATA
from toolkit.loading.markup import parse_page
from toolkit.segmenting.model import full_arrays

GOALS = {
    ("inscriptis", "alone"): ("rendered plain text, single page", 0.93),
    ("inscriptis", "siblings"): ("the same, with two pages of the outlet", 0.95),
    ("w3m", "alone"): ("through w3m, unseen in training", 0.92),
    ("lynx", "alone"): ("through lynx, unseen in training", 0.92),
    ("chromium", "alone"): ("copied from Chromium, unseen in training", 0.92),
    ("html_text", "alone"): ("through html-text, unseen in training", 0.92),
    ("wrapped", "alone"): ("broken at 80 columns, unseen in training", 0.92),
    ("marked", "alone"): ("128 pages marked by reading, plain text", None),
    ("markup", "alone"): ("body from HTML, single page", 0.94),
    ("markup", "siblings"): ("body from HTML, two pages of the outlet", None),
}
MODULES, PROGRAMS = ("torch", "inscriptis", "html_text", "playwright"), ("w3m", "lynx", "chromium")


def main() -> None:
    modules = [name.replace("_", "-") for name in MODULES if find_spec(name) is None]
    if modules:
        print(f"not measured: `pip install {' '.join(modules)}` brings what is missing")
        return
    from training import pages as material
    from training import segments as recipe

    programs = [name for name in PROGRAMS if not shutil.which(name)]
    if programs or not (DATA / "pages").exists():
        print(f"not measured: needs {', '.join(programs) or 'the development data (TOOLKIT_DATA)'}")
        return
    found = material.read_pages().items()
    pages = {name: page for name, page in found if parse_page(page["html"]) is not None}
    data = recipe.gather_all(pages)
    for name in recipe.SEEN:
        own = {kind: rows for kind, rows in data.items() if (kind == "markup") == (name == "segments_markup")}
        model, results = recipe.cross_validate(pages, own, name)
        print_scores(results, recipe)
        if name == "segments_text":
            print_headlines(pages, full_arrays(model))
    with_trafilatura(pages, recipe)
    print_speed(pages, material)


def print_scores(results: dict[tuple[str, str], list[tuple[str, str]]], recipe: Any) -> None:
    for key, (name, goal) in GOALS.items():
        if key in results:
            precision, recall, f1 = recipe.score(results[key])
            wanted = "" if goal is None else f"  goal {goal:.2f} {'reached' if f1 >= goal else 'MISSED'}"
            print(f"{name:44} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}{wanted}", flush=True)


def print_headlines(pages: dict[str, Any], lines: dict[str, Any]) -> None:
    """On how many pages, and articles, the line called the headline is the gold title, another one, or none is called.

    What is a headline is told in `development/headlines.py`. Of the networks of `headlines.npz` those judge a page that
    never saw its outlet, from what the line model made of it that never saw it either.
    """
    from toolkit.models import read_arrays
    from training import headlines as recipe

    shown = [page for kind in recipe.SEEN for page in recipe.read_renderings(kind, pages)]
    scored = ((page, recipe.score_page(page, lines)) for page in (*shown, *recipe.read_articles(first=1)))
    counts = recipe.count_outcomes(scored, read_arrays("headlines.npz"))
    for variant, own in counts.items():
        print(
            f"{'headline, ' + variant:44} right {own['right']:3} wrong {own['wrong']:3} none {own['none']:3}",
            flush=True,
        )


def with_trafilatura(pages: dict[str, Any], recipe: Any) -> None:
    """The same pages through trafilatura by itself, for comparison."""
    import trafilatura

    found = [(page["articleBody"], trafilatura.extract(page["html"]) or "") for page in pages.values()]
    print("{:44} P {:.3f} R {:.3f} F1 {:.3f}".format("trafilatura by itself, from HTML", *recipe.score(found)))


def print_speed(pages: dict[str, Any], material: Any) -> None:
    """Articles a second of the shipped text model, on pages rendered by inscriptis, in processor time."""
    from toolkit.segmenting import segment_text

    texts = [material.render_inscriptis(page["html"]) for page in list(pages.values())[:40]]
    segment_text(texts[0])
    start = time.process_time()
    for text in texts:
        segment_text(text)
    print(f"{'whole pages segmented':44} {len(texts) / (time.process_time() - start):.0f} a second")


if __name__ == "__main__":
    main()
