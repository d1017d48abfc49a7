"""The networks of page lines as torch fits them: `fit` gives the arrays of a model from described, labelled pages.

One layer over the standardised numbers of a line (`toolkit.segmenting.features`), three convolutions over the lines
around it, the page's maxima, one number out. Each epoch sees one variant of each page; what is fitted is the likelihood
of the labels and the share of words that gold and prediction have in common (Jaccard), and what is kept is the running
mean of the weights.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

from toolkit.segmenting.model import DILATIONS, FAR

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


class Plan(NamedTuple):
    """How a model is fitted: networks of each fold, times all pages are seen, how strongly weights are held small."""

    seeds: int
    epochs: int
    decay: float


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
