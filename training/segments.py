"""Fit the line models of `toolkit.segmenting`: python -m training.segments [--cache FOLDER].

Each model is the average of small networks over the lines of a page (`line_network.py`), fitted on pages rendered by
inscriptis and by our own renderer and, for text, on pages that were marked by reading. Every fold of a cross-validation
by outlet fits its networks; the scores printed are of networks that never saw the outlet, and the model is the average
of the networks of all folds.
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from development.data import ROOT
from toolkit.loading.markup import parse_page
from toolkit.segmenting.model import apply_model
from toolkit.segmenting.scoring import THRESHOLD
from training.line_network import Plan, fit
from training.marked import outlet_of
from training.pages import RENDERERS, WORDS, gather, gather_clean, gather_marked, read_pages

MODELS = ROOT / "toolkit" / "models"
FOLDS = 5
SEEN = {"segments_text": ("inscriptis", "plain"), "segments_markup": ("markup",)}
"""The renderings each model is fitted on."""
PLANS = {"segments_text": Plan(3, 30, 0.1), "segments_markup": Plan(2, 22, 0.02)}
Data = dict[str, dict[str, list[dict[str, Any]]]]


def count_grams(words: list[str]) -> Counter[tuple[str, ...]]:
    return Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3))


def score(results: list[tuple[str, str]]) -> tuple[float, float, float]:
    """Precision, recall, F1 of word 4-grams, every page weighing the same: (gold, found) a page."""
    right = wrong = lost = 0.0
    for gold, found in results:
        a, b = count_grams(WORDS.findall(gold)), count_grams(WORDS.findall(found))
        tp, fp, fn = sum((a & b).values()), sum((b - a).values()), sum((a - b).values())
        total = (tp + fp + fn) or 1
        right, wrong, lost = right + tp / total, wrong + fp / total, lost + fn / total
    p, r = right / (right + wrong), right / (right + lost)
    return p, r, 2 * p * r / (p + r)


def folds_of(outlets: Iterable[str], others: Iterable[str] = ()) -> dict[str, int]:
    """The fold of each outlet; those of other pages that are not among the first are dealt out after them."""
    own = sorted(set(outlets))
    order = np.random.default_rng(7).permutation(len(own))
    dealt = [own[i] for i in order] + sorted(set(others) - set(own))
    return {outlet: place % FOLDS for place, outlet in enumerate(dealt)}


def cross_validate(
    pages: dict[str, Any], data: Data, name: str
) -> tuple[dict[str, np.ndarray], dict[tuple[str, str], list[tuple[str, str]]]]:
    """The model of all folds' networks; gold and found body, by renderer and company, where the outlet was unseen."""
    outlets = {page: outlet_of(record["site"]) for page, record in pages.items()}
    marked, clean = (gather_marked(), gather_clean()) if name == "segments_text" else ([], [])
    folds = folds_of(outlets.values(), (outlet for outlet, _ in marked))
    models, results = [], defaultdict(list)
    for fold in range(FOLDS):
        learned = [page for page in pages if folds[outlets[page]] != fold and pages[page]["learned"]]
        others = [own for own in _join(data, SEEN[name], learned) if own] + clean
        others += [variants for outlet, variants in marked if folds[outlet] != fold]
        models.append(fit(others, PLANS[name]))
        model = {key: values.astype(np.float32) for key, values in models[-1].items()}
        for kind, named in data.items():
            for own in (own for own in named if folds[outlets[own]] == fold):
                for v in (v for v in named[own] if v["name"] in ("alone", "siblings")):
                    results[kind, v["name"]].append((pages[own]["articleBody"], _found_body(model, v)))
        for variants in (variants for outlet, variants in marked if folds[outlet] == fold):
            results["marked", "alone"].append(
                (_join_lines(variants[0], variants[0]["labels"]), _found_body(model, variants[0]))
            )
    return {key: np.concatenate([model[key] for model in models]) for key in models[0]}, results


def _found_body(model: dict[str, np.ndarray], page: dict[str, Any]) -> str:
    return _join_lines(page, apply_model(model, page["rows"]) >= THRESHOLD)


def _join_lines(page: dict[str, Any], body: np.ndarray) -> str:
    return "\n".join(line for line, kept in zip(page["lines"], body, strict=True) if kept)


def _join(data: Data, seen: tuple[str, ...], names: Iterable[str]) -> list[list[dict[str, Any]]]:
    """For each page its variants in all renderings that a model is fitted on."""
    return [[variant for kind in seen for variant in data[kind][name]] for name in names]


def gather_all(pages: dict[str, Any], folder: Path | None = None, *, only: str | None = None) -> Data:
    """The described pages by renderer, "markup" among them, or those of one model; kept in `folder` between runs."""
    seen = [kind for kinds in SEEN.values() for kind in kinds]
    data: Data = {}
    for kind in [*RENDERERS, "markup"]:
        if only is not None and (kind == "markup") != (only == "segments_markup"):
            continue
        path = folder / f"{kind}.pkl" if folder else None
        if path and path.exists():
            data[kind] = pickle.loads(path.read_bytes())
            continue
        data[kind] = gather(pages, kind, vary=kind in seen)
        if path:
            path.write_bytes(pickle.dumps(data[kind]))
    return data


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="keep the described pages in this folder between runs")
    parser.add_argument("--only", choices=sorted(SEEN), help="one of the models")
    options = parser.parse_args()
    pages = {name: page for name, page in read_pages().items() if parse_page(page["html"]) is not None}
    data = gather_all(pages, options.cache, only=options.only)
    for name in SEEN:
        if options.only in (None, name):
            own = {kind: rows for kind, rows in data.items() if (kind == "markup") == (name == "segments_markup")}
            model, results = cross_validate(pages, own, name)
            for key, found in sorted(results.items()):
                print(*key, "P {:.3f} R {:.3f} F1 {:.4f}".format(*score(found)), flush=True)
            np.savez_compressed(MODELS / f"{name}.npz", **model)  # type: ignore[arg-type]  # arrays by name


if __name__ == "__main__":
    main()
