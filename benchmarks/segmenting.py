"""Body against furniture: word 4-gram F1 on the development pages, cross-validated by outlet.

Every figure is of models that never saw the page's outlet; "unseen renderers" are of models trained on text rendered
by inscriptis and by our own renderer only. Needs scikit-learn, inscriptis and html-text (not needed at run time).
"""

from __future__ import annotations

from importlib.util import find_spec

GOALS = {
    ("inscriptis", "alone"): ("rendered plain text, single page", 0.93),
    ("inscriptis", "siblings"): ("the same, with two pages of the outlet", 0.95),
    ("html_text", "alone"): ("through html-text, unseen in training", 0.92),
    ("wrapped", "alone"): ("broken at 80 columns, unseen in training", 0.92),
    ("markup", "alone"): ("body from HTML, single page", 0.94),
    ("markup", "siblings"): ("body from HTML, two pages of the outlet", None),
}


def main() -> None:
    from training import segments as recipe

    missing = [name for name in ("sklearn", "inscriptis", "html_text") if find_spec(name) is None]
    if missing or not (recipe.DATA / "pages").exists():
        print(f"not measured: needs {', '.join(missing) or 'the development data (TOOLKIT_DATA)'}")
        return
    pages = {name: page for name, page in recipe.read_pages().items() if recipe.parse_page(page["html"]) is not None}
    text = {kind: recipe.gather(pages, kind) for kind in recipe.RENDERERS}
    markup = {"markup": recipe.gather(pages, "markup")}
    for data, train in ((text, ("inscriptis", "plain")), (markup, ("markup",))):
        scores = recipe.cross_validate(pages, data, train)
        for key, (name, goal) in GOALS.items():
            if key in scores:
                precision, recall, f1 = scores[key]
                wanted = "" if goal is None else f"  goal {goal:.2f} {'reached' if f1 >= goal else 'MISSED'}"
                print(f"{name:44} P {precision:.3f} R {recall:.3f} F1 {f1:.3f}{wanted}", flush=True)
    with_trafilatura(pages)


def with_trafilatura(pages: dict) -> None:  # type: ignore[type-arg]  # as read from JSON
    """The same pages through trafilatura by itself, for comparison."""
    import trafilatura

    from training import segments as recipe

    found = [(page["articleBody"], trafilatura.extract(page["html"]) or "") for page in pages.values()]
    print("{:44} P {:.3f} R {:.3f} F1 {:.3f}".format("trafilatura by itself, from HTML", *recipe.score(found)))


if __name__ == "__main__":
    main()
