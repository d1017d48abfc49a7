"""Fit the line models of `toolkit.segmenting`: python -m training.segments [--cache FOLDER].

Each model is the average of small networks over the lines of a page: one layer over the standardised numbers of a line
(`toolkit.segmenting.features`), three convolutions over the lines around it, the page's maxima, one number out. They
are fitted on pages rendered by inscriptis and by our own renderer, each epoch on one variant of each page, for the
likelihood of the labels and for the share of words that gold and prediction have in common (Jaccard), and what is kept
is the running mean of the weights. Every fold of a cross-validation by outlet fits its networks; the scores printed are
of networks that never saw the outlet, and the model is the average of the networks of all folds.
"""

from __future__ import annotations

import argparse
import copy
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

from development.data import ROOT
from toolkit.loading.markup import parse_page
from toolkit.segmenting.model import DILATIONS, FAR, apply_model
from toolkit.segmenting.scoring import THRESHOLD
from training.pages import RENDERERS, WORDS, gather, gather_clean, read_pages

MODELS = ROOT / "toolkit" / "models"
FOLDS = 5
SEEN = {"segments_text": ("inscriptis", "plain"), "segments_markup": ("markup",)}
"""The renderings each model is fitted on."""


class Plan(NamedTuple):
    """How a model is fitted: networks of each fold, times all pages are seen, how strongly weights are held small."""

    seeds: int
    epochs: int
    decay: float


PLANS = {"segments_text": Plan(3, 30, 0.1), "segments_markup": Plan(2, 22, 0.02)}
CHANCES = {
    "alone": 1.0,
    "siblings": 0.8,
    "clean": 0.3,
    "thinned": 0.3,
    "shaken": 0.6,
    "declared": 0.6,
    "furnished": 1.0,
    "cropped": 0.8,
}
HIDDEN, BATCH, RATE = 32, 8, 4e-3
Data = dict[str, dict[str, list[dict[str, Any]]]]


class Net(nn.Module):
    """One network; `toolkit.segmenting.model` computes the same without torch."""

    def __init__(self, width: int, hidden: int = HIDDEN) -> None:
        super().__init__()
        self.first, self.drop, self.lose = nn.Linear(width, hidden), nn.Dropout(0.25), nn.Dropout(0.1)
        self.around = nn.ModuleList(nn.Conv1d(hidden, hidden, 3, padding=d, dilation=d) for d in DILATIONS)
        self.page, self.out = nn.Linear(hidden, hidden), nn.Linear(hidden, 1)

    def forward(self, rows: torch.Tensor, real: torch.Tensor) -> torch.Tensor:
        seen = torch.relu(self.first(self.lose(rows))) * real[..., None]
        for layer in self.around:
            seen = seen + torch.relu(layer(self.drop(seen).transpose(1, 2)).transpose(1, 2))
            seen = seen * real[..., None]
        most = seen.max(1).values
        seen = torch.relu(seen + self.page(self.drop(most))[:, None])
        return self.out(self.drop(seen))[..., 0]


def fit(pages: list[list[dict[str, Any]]], plan: Plan) -> dict[str, np.ndarray]:
    """The arrays of a model fitted on these pages, each a list of variants."""
    rows = np.vstack([variant["rows"] for page in pages for variant in page])
    mean, deviation = rows.mean(0), rows.std(0) + 0.05
    scaled = [
        [variant | {"rows": np.clip((variant["rows"] - mean) / deviation, -FAR, FAR)} for variant in page]
        for page in pages
    ]
    standard = {"mean": mean, "deviation": deviation}
    return _stack([standard | _arrays(_fit_one(scaled, seed, plan)) for seed in range(plan.seeds)])


def _stack(nets: list[dict[str, np.ndarray]]) -> dict[str, np.ndarray]:
    return {key: np.stack([net[key] for net in nets]).astype(np.float16) for key in nets[0]}


def _fit_one(pages: list[list[dict[str, Any]]], seed: int, plan: Plan) -> Net:
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    net = Net(pages[0][0]["rows"].shape[1])
    kept = copy.deepcopy(net)
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=plan.decay)
    steps = plan.epochs * -(-len(pages) // BATCH)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.15)
    step = 0
    for _ in range(plan.epochs):
        for batch in _batches([_choose(page, chance) for page in pages], chance):
            optimiser.zero_grad()
            _loss(net, *batch).backward()
            optimiser.step()
            rates.step()
            step += 1
            _follow(kept, net, min(0.985, (1 + step) / (10 + step)))
    return kept.eval()


def _choose(page: list[dict[str, Any]], chance: Any) -> dict[str, Any]:
    chances = np.array([CHANCES[variant["name"]] for variant in page])
    return page[chance.choice(len(page), p=chances / chances.sum())]


def _batches(chosen: list[dict[str, Any]], chance: Any) -> Iterable[tuple[torch.Tensor, ...]]:
    """Pages of about the same length together, filled up with lines that count for nothing."""
    order = np.argsort([len(variant["labels"]) * np.exp(chance.normal(0, 0.3)) for variant in chosen])
    groups = [order[i : i + BATCH] for i in range(0, len(order), BATCH)]
    for group in chance.permutation(len(groups)):
        own = [chosen[i] for i in groups[group]]
        size = max(len(variant["labels"]) for variant in own)
        rows = np.zeros((len(own), size, own[0]["rows"].shape[1]), np.float32)
        labels, weights, real = (np.zeros((len(own), size), np.float32) for _ in range(3))
        for i, variant in enumerate(own):
            n = len(variant["labels"])
            rows[i, :n], labels[i, :n], weights[i, :n] = variant["rows"], variant["labels"], variant["weights"]
            real[i, :n] = 1
        yield tuple(map(torch.from_numpy, (rows, labels, weights, real)))


def _loss(net: Net, rows: torch.Tensor, labels: torch.Tensor, weights: torch.Tensor, real: torch.Tensor) -> Any:
    scores = net(rows, real)
    likelihood = (F.binary_cross_entropy_with_logits(scores, labels, reduction="none") * weights).sum(1)
    found = torch.sigmoid(scores) * weights
    shared, whole = (labels * found).sum(1), (labels * weights).sum(1) + (found * (1 - labels)).sum(1)
    return (likelihood + 1 - (shared + 0.01) / (whole + 0.01)).mean()


@torch.no_grad()
def _follow(kept: Net, net: Net, share: float) -> None:
    for mean, now in zip(kept.parameters(), net.parameters(), strict=True):
        mean.mul_(share).add_(now, alpha=1 - share)


def _arrays(net: Net) -> dict[str, np.ndarray]:
    around: Any = list(net.around)
    arrays = {
        "first": net.first.weight.T, "first_bias": net.first.bias,
        "around": torch.stack([layer.weight.permute(2, 1, 0) for layer in around]),
        "around_bias": torch.stack([layer.bias for layer in around]),
        "page": net.page.weight.T, "page_bias": net.page.bias,
        "out": net.out.weight[0], "out_bias": net.out.bias[0],
    }  # fmt: skip
    return {key: value.detach().numpy().astype(np.float32) for key, value in arrays.items()}


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


def folds_of(pages: dict[str, dict[str, Any]]) -> dict[str, int]:
    sites = sorted({page["site"] for page in pages.values()})
    order = np.random.default_rng(7).permutation(len(sites))
    place = {site: int(order[i]) % FOLDS for i, site in enumerate(sites)}
    return {name: place[page["site"]] for name, page in pages.items()}


def cross_validate(
    pages: dict[str, Any], data: Data, name: str
) -> tuple[dict[str, np.ndarray], dict[tuple[str, str], list[tuple[str, str]]]]:
    """The model of all folds' networks; gold and found body, by renderer and company, where the outlet was unseen."""
    seen, plan = SEEN[name], PLANS[name]
    folds = folds_of(pages)
    clean = gather_clean() if name == "segments_text" else []
    models, results = [], defaultdict(list)
    for fold in range(FOLDS):
        others = [own for own in _join(data, seen, [n for n in pages if folds[n] != fold]) if own]
        models.append(fit(others + clean, plan))
        model = {key: values.astype(np.float32) for key, values in models[-1].items()}
        for kind, named in data.items():
            for page in (page for page in named if folds[page] == fold):
                for v in (v for v in named[page] if v["name"] in ("alone", "siblings")):
                    found = apply_model(model, v["rows"]) >= THRESHOLD
                    text = "\n".join(line for line, body in zip(v["lines"], found, strict=True) if body)
                    results[kind, v["name"]].append((pages[page]["articleBody"], text))
    return {key: np.concatenate([model[key] for model in models]) for key in models[0]}, results


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
