"""Fit the line models of `toolkit.segmenting`: python -m training.segments [--check].

Data: `pages/` of the development data (news pages with their gold body; TOOLKIT_DATA names its folder). Each page is
rendered by several programs, alone and beside its outlet's other page; a line's label is whether its word 4-grams
stand in the gold body. The models are small neural networks (one hidden layer), averaged; numbers are standardised
with the training pages' mean and deviation. `--check` only prints the scores of a cross-validation by outlet.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import pickle
import re
import textwrap
import warnings
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from toolkit.loading.html_pages import draft_page as draft_page_anew
from toolkit.loading.markup import parse_page
from toolkit.segmenting.features import describe_lines
from toolkit.segmenting.lines import split_lines
from toolkit.segmenting.siblings import find_recurring

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("TOOLKIT_DATA", ROOT.parent / "shared" / "data"))
MODELS = ROOT / "toolkit" / "models"
FOLDS = 5
draft_page = cache(draft_page_anew)
WORDS = re.compile(r"\w+")


def read_pages() -> dict[str, dict[str, Any]]:
    gold = json.loads((DATA / "pages" / "gold.json").read_text(encoding="utf-8"))
    for name, page in gold.items():
        path = DATA / "pages" / "html" / f"{name}.html.gz"
        page["html"] = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
    return gold


def render_inscriptis(page: str) -> str:
    from inscriptis import get_text

    return get_text(page)


def render_html_text(page: str) -> str:
    import html_text

    return html_text.extract_text(page)


def render_plain(page: str) -> str:
    """The text of every block on its own line: as a page copied from a browser."""
    return "\n".join(line.strip() for line in draft_page(page).text.split("\n") if line.strip())


def render_wrapped(page: str) -> str:
    """Broken at 80 columns, as w3m and lynx do."""
    lines = draft_page(page).text.split("\n")
    return "\n".join("\n".join(textwrap.wrap(line, 80)) for line in lines)


RENDERERS: dict[str, Callable[[str], str]] = {
    "inscriptis": render_inscriptis,
    "html_text": render_html_text,
    "plain": render_plain,
    "wrapped": render_wrapped,
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


def fit(
    rows: list[tuple[np.ndarray, np.ndarray, np.ndarray]], *, seeds: int = 2, hidden: int = 24, trim: float = 0.06
) -> dict[str, Any]:
    from sklearn.neural_network import MLPClassifier

    features = np.vstack([row[0] for row in rows])
    labels = np.concatenate([row[1] for row in rows])
    weights = np.concatenate([row[2] for row in rows])
    mean, deviation = features.mean(0), features.std(0) + 0.05
    features = np.clip((features - mean) / deviation, -6, 6)
    weights = weights / weights.mean()
    if trim:
        weights = weights * _trust(rows, features, labels, weights, trim)
    layers = []
    warnings.simplefilter("ignore")  # the few rounds are meant: more of them learn the training outlets by heart
    for seed in range(seeds):
        net = MLPClassifier(
            (hidden,), alpha=3.0, max_iter=8, batch_size=512, learning_rate_init=2e-3, random_state=seed
        )
        net.fit(features, labels, sample_weight=np.clip(weights, 0.02, 20))
        layers.append((net.coefs_, net.intercepts_))
    return {
        "mean": mean, "deviation": deviation,
        "hidden": np.hstack([coefs[0] for coefs, _ in layers]),
        "hidden_bias": np.concatenate([bias[0] for _, bias in layers]),
        "out": np.vstack([coefs[1] for coefs, _ in layers]).ravel() / seeds,
        "out_bias": np.array([np.mean([bias[1][0] for _, bias in layers])]),
    }  # fmt: skip


def _trust(
    rows: list[tuple[np.ndarray, np.ndarray, np.ndarray]],
    features: np.ndarray,
    labels: np.ndarray,
    weights: np.ndarray,
    trim: float,
) -> np.ndarray:
    """A small weight for the pages that a first fit contradicts most: gold bodies that break off, mostly."""
    from sklearn.linear_model import SGDClassifier

    first = SGDClassifier(loss="log_loss", alpha=3e-4, max_iter=8, tol=None, random_state=0)
    first.fit(features, labels, sample_weight=np.clip(weights, 0.02, 20))
    wrong = np.abs(first.predict_proba(features)[:, 1] - labels)
    ends = np.cumsum([len(row[1]) for row in rows])[:-1]
    doubt = np.array([np.average(part, weights=row[2]) for part, row in zip(np.split(wrong, ends), rows, strict=True)])
    trusted = np.where(doubt > np.quantile(doubt, 1 - trim), 0.15, 1.0)
    return np.repeat(trusted, [len(row[1]) for row in rows])


def predict(model: dict[str, Any], features: np.ndarray) -> np.ndarray:
    from toolkit.segmenting.model import apply_model

    return apply_model(model, features)


def grams(words: list[str]) -> Counter:
    return Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3))


def score(results: list[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall, F1 of word 4-grams, every page weighing the same: (gold, found) a page."""
    right = wrong = lost = 0.0
    for gold, found in results:
        a, b = grams(WORDS.findall(gold)), grams(WORDS.findall(found))
        tp, fp, fn = sum((a & b).values()), sum((b - a).values()), sum((a - b).values())
        total = (tp + fp + fn) or 1
        right, wrong, lost = right + tp / total, wrong + fp / total, lost + fn / total
    p, r = right / (right + wrong), right / (right + lost)
    return p, r, 2 * p * r / (p + r)


def gather(pages: dict[str, dict[str, Any]], renderer: str) -> dict[str, list[dict[str, Any]]]:
    """For each page its variants: alone, and beside the outlet's other pages."""
    texts, layouts = {}, {}
    for name, page in pages.items():
        if renderer == "markup":
            draft = draft_page(page["html"])
            texts[name], layouts[name] = draft.text, draft.layout
        else:
            texts[name], layouts[name] = RENDERERS[renderer](page["html"]).replace("\r", "\n"), None
    outlets = defaultdict(list)
    for name, page in pages.items():
        outlets[page.get("site")].append(name)
    recurring: dict[str, frozenset[str]] = {}
    for names in outlets.values():
        recurring.update(zip(names, find_recurring([texts[name] for name in names]), strict=True))
    return {name: list(_variants(texts[name], layouts[name], recurring[name], pages[name])) for name in pages}


def _variants(
    text: str, layout: str | None, recurring: frozenset[str], page: dict[str, Any]
) -> Iterator[dict[str, Any]]:
    """The page as it is, and for training only: beside body alone, and with furniture and blank lines thinned out."""
    lines = split_lines(text)
    if not lines:
        return
    labels = label_lines(lines, page["articleBody"])
    chance = np.random.default_rng(len(text))
    yield _variant("alone", lines, labels, frozenset(), layout)
    if recurring:
        yield _variant("siblings", lines, labels, recurring, layout)
    body = np.flatnonzero(labels)
    if len(body):
        first = int(chance.integers(0, max(len(body) // 2, 1)))
        cut = body[first : first + int(chance.integers(1, len(body) + 1))]
        clean = np.isin(np.arange(len(lines)), cut) | (
            (labels == 0) & (chance.random(len(lines)) < chance.choice([0, 0.03]))
        )
        yield _variant("clean", *_thin(lines, labels, clean, chance), frozenset(), layout)
    thinned = (labels > 0) | (chance.random(len(lines)) < chance.choice([0.1, 0.4]))
    if thinned.any():
        yield _variant(
            "thinned",
            *_thin(lines, labels, thinned, chance),
            recurring if chance.random() < 0.4 else frozenset(),
            layout,
        )


def _thin(lines: list[Any], labels: np.ndarray, kept: np.ndarray, chance: Any) -> tuple[list[Any], np.ndarray]:
    gap = int(chance.choice([0, 1, 2, -1]))
    own = [lines[i] for i in np.flatnonzero(kept)]
    own = [line._replace(gap=gap if gap >= 0 else int(chance.integers(0, 3)), indent=0) for line in own]
    return own, labels[kept]


def _variant(
    name: str, lines: list[Any], labels: np.ndarray, recurring: frozenset[str], layout: str | None
) -> dict[str, Any]:
    rows = describe_lines(lines, recurring=recurring, layout=layout).astype(np.float32)
    words = [line.words for line in lines]
    return {"name": name, "lines": words, "rows": rows, "labels": labels, "weights": weigh_lines(lines)}


def folds_of(pages: dict[str, dict[str, Any]]) -> dict[str, int]:
    sites = sorted({page["site"] for page in pages.values()})
    order = np.random.default_rng(7).permutation(len(sites))
    place = {site: int(order[i]) % FOLDS for i, site in enumerate(sites)}
    return {name: place[page["site"]] for name, page in pages.items()}


def cross_validate(
    pages: dict[str, Any], data: dict[str, dict[str, list[dict[str, Any]]]], train: tuple[str, ...], **settings: Any
) -> dict[tuple[str, str], tuple[float, float, float]]:
    """Scores by renderer and company ("alone", "siblings") of models that never saw the outlet."""
    folds = folds_of(pages)
    results = defaultdict(list)
    for fold in range(FOLDS):
        rows = [
            (v["rows"], v["labels"], v["weights"])
            for kind in train for name, variants in data[kind].items() if folds[name] != fold for v in variants
        ]  # fmt: skip
        model = fit(rows, **settings)
        for kind, named in data.items():
            for name, variants in named.items():
                for v in variants if folds[name] == fold else ():
                    found = predict(model, v["rows"]) >= 0.5
                    text = "\n".join(line for line, body in zip(v["lines"], found, strict=True) if body)
                    gold = pages[name]["articleBody"]
                    if v["name"] in ("clean", "thinned"):
                        gold = "\n".join(line for line, body in zip(v["lines"], v["labels"], strict=True) if body)
                    results[kind, v["name"]].append((gold, text))
    return {key: score(found) for key, found in results.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only print cross-validated scores")
    parser.add_argument("--unseen", action="store_true", help="train on inscriptis only, to see other renderers")
    parser.add_argument("--cache", type=Path, help="keep the described pages in this file between runs")
    options = parser.parse_args()
    pages = {name: page for name, page in read_pages().items() if parse_page(page["html"]) is not None}
    if options.cache and options.cache.exists():
        text, markup = pickle.loads(options.cache.read_bytes())
    else:
        text = {kind: gather(pages, kind) for kind in RENDERERS}
        markup = {"markup": gather(pages, "markup")}
        if options.cache:
            options.cache.write_bytes(pickle.dumps((text, markup)))
    kinds = ("inscriptis",) if options.unseen else ("inscriptis", "plain")
    for data, train in ((text, kinds), (markup, ("markup",))):
        for key, figures in sorted(cross_validate(pages, data, train).items()):
            print(*key, "P {:.3f} R {:.3f} F1 {:.3f}".format(*figures), flush=True)
    if not options.check:
        for name, data, train in (("segments_text", text, kinds), ("segments_markup", markup, ("markup",))):
            rows = [(v["rows"], v["labels"], v["weights"]) for kind in train for vs in data[kind].values() for v in vs]
            model = {key: value.astype(np.float32) for key, value in fit(rows, seeds=4).items()}
            np.savez_compressed(MODELS / f"{name}.npz", **model)


if __name__ == "__main__":
    main()
