"""Fit the network that says which line is the headline (`toolkit.segmenting.headlines`): python -m training.headlines.

Each line of a page that may be the headline is one choice, none of them is another, and the probabilities of all add up
to 1 (conditional logit); a line's odds come from one small layer over its numbers (`headline_signs`) beside a straight
sum of them. Learned are the pages of `pages/` with their gold titles, whole, cropped near the body, shaken, with the
name of the browser's tab on top, and with the headline taken out: then none is right, as in articles of PolNeAR and
Reuters without their titles. Each fold of the cross-validation of `training.segments` fits networks on the others, and
lines are scored by the networks of `segments_text.npz` that never saw the page's outlet. So are the figures printed.
Writes `toolkit/models/headlines.npz`: the networks of all folds, in their order.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import nn

from development.data import DATA, ROOT, read_lines
from development.headlines import is_headline
from toolkit.loading.markup import parse_page
from toolkit.segmenting.features import describe_lines
from toolkit.segmenting.headline_signs import describe_candidates
from toolkit.segmenting.headlines import FAR, SURE, weigh_best
from toolkit.segmenting.lines import TextLine, line_key, split_lines
from toolkit.segmenting.model import apply_model, read_model
from training.marked import outlet_of
from training.page_changes import shake
from training.pages import find_beside, label_lines, read_pages, render
from training.segments import FOLDS, folds_of

MODEL = ROOT / "toolkit" / "models" / "headlines.npz"
SEEN = ("inscriptis", "plain")
SEEDS, HIDDEN, DROPPED, LOST, DECAY, EPOCHS, BATCH, RATE = 2, 16, 0.4, 0.15, 0.1, 20, 64, 5e-3
ARTICLES = {"polnear_train": 4, "reuters21578": 60}
"""One article in so many of these is learned, with its title and without."""
BESIDE = (0, 1, 2, 4, 8, 16)
MENU = 1
"""Lines of the page's menu that stand above a short excerpt."""
TABS = (" | ", " - ", " – ", " — ")
WEIGHTS = {
    "alone": 1.0, "siblings": 0.7, "shaken": 0.6, "cropped": 0.6, "from title": 0.3, "tab": 0.3,
    "article": 0.25, "excerpt": 0.25,
    "no title": 0.3, "cropped, no title": 0.4, "body": 0.25, "excerpt, no title": 0.25,
    "polnear_train": 0.1, "polnear_train, no title": 0.5, "reuters21578": 0.1, "reuters21578, no title": 0.8,
}  # fmt: skip
"""How much a page counts in each of its variants."""
_ENDS = (".", "!", "?", "”", '"')
Model = dict[str, np.ndarray]


class Page(NamedTuple):
    """One variant of a page; `fold` is that of its outlet, None for articles that every fold learns from."""

    variant: str
    fold: int | None
    title: str
    lines: Sequence[TextLine]
    recurring: frozenset[str]


class Example(NamedTuple):
    """A page as the network sees it: a row for each candidate, which are right, and which count neither way."""

    weight: float
    fold: int | None
    rows: np.ndarray
    right: np.ndarray
    unsaid: np.ndarray


def fold_model(model: Mapping[str, np.ndarray], fold: int | None) -> Model:
    """The networks of one fold of a model that holds those of all; all for None."""
    count = len(model["out"]) // FOLDS
    some = slice(None) if fold is None else slice(count * fold, count * (fold + 1))
    return {key: values[some].astype(np.float64) for key, values in model.items()}


def read_renderings(kind: str, pages: Mapping[str, Any]) -> Iterator[Page]:
    """The pages in one rendering, each alone and, where its outlet has another, beside that."""
    outlets = {name: outlet_of(page["site"]) for name, page in pages.items()}
    folds = folds_of(outlets.values())
    texts = {name: render(page["html"], kind) for name, page in pages.items()}
    beside = find_beside(texts, outlets)
    for outlet, fold in folds.items():
        for name in (name for name in pages if outlets[name] == outlet):
            lines, recurring = split_lines(texts[name]), beside[name]
            yield Page(f"{kind} alone", fold, pages[name]["title"], lines, frozenset())
            if recurring is not None:
                yield Page(f"{kind} siblings", fold, pages[name]["title"], lines, recurring)


def vary(page: Page, body: str, outlet: str, chance: Any) -> Iterator[Page]:
    """The page as somebody else might copy it, with its headline and without."""
    labels = label_lines(list(page.lines), body)
    where = np.flatnonzero(labels)
    shaken = shake(list(page.lines), labels, chance)[0]
    yield page._replace(variant="shaken", lines=shaken)
    titles = [i for i, line in enumerate(page.lines) if is_headline(line.words, page.title)]
    untitled = [line for i, line in enumerate(page.lines) if i not in titles]
    yield page._replace(variant="no title", lines=untitled, title="")
    told = [line for line, label in zip(page.lines, labels, strict=True) if label]
    if told and (told[0].words.endswith(_ENDS) or len(told[0].words) > 150):  # else it may be a standfirst
        yield page._replace(variant="body", lines=told, title="")
        some = int(chance.integers(1, 4))
        yield page._replace(variant="excerpt", lines=[*untitled[:MENU], TextLine(0, 0, page.title), *told[:some]])
        yield page._replace(variant="excerpt, no title", lines=[*untitled[:MENU], *told[:some]], title="")
    yield page._replace(variant="article", lines=[TextLine(0, 0, page.title), *told])
    above = [i for i in titles if len(where) and i <= where[0]]
    if above:
        tab = page.title + str(chance.choice(TABS)) + outlet.title()
        first, (up, down) = above[-1], chance.choice(BESIDE, 2)
        end = int(where[-1]) + 1 + down
        yield page._replace(variant="tab", lines=[TextLine(0, 0, tab), *page.lines])
        yield page._replace(variant="cropped", lines=page.lines[max(first - up, 0) : end])
        yield page._replace(variant="from title", lines=page.lines[first:end])
        yield page._replace(variant="cropped, no title", lines=page.lines[first + 1 : end], title="")


def read_articles(first: int = 0) -> Iterator[Page]:
    """Articles without any furniture, with their titles and without; from 0 those that are learned from, 1 others."""
    for name, every in ARTICLES.items():
        for record in read_lines(next(DATA.glob(f"{name}.jsonl*")))[first::every]:
            lines, title = split_lines(record["text"]), record.get("title") or ""
            while title and lines and is_headline(lines[0].words, title):
                lines = lines[1:]
            if len(lines) > 1 and title:
                yield Page(f"{name}, no title", None, "", lines, frozenset())
                yield Page(name, None, title, [TextLine(0, 0, title), *lines], frozenset())


def score_page(page: Page, model: Mapping[str, np.ndarray]) -> list[float]:
    """The probability of body for each line, by a text model's networks of the page's fold."""
    own = {key: values.astype(np.float32) for key, values in fold_model(model, page.fold).items()}
    scores: list[float] = apply_model(own, describe_lines(page.lines, recurring=page.recurring)).tolist()
    return scores


def make_example(page: Page, scores: Sequence[float]) -> Example | None:
    """What is learned of a page; None where it has no candidate, or none of them is the title that it holds."""
    found, rows = describe_candidates(page.lines, scores, recurring=page.recurring)
    words = [page.lines[i].words for i in found]
    like = np.array([is_headline(own, page.title) for own in words], dtype=bool)
    same = np.array([line_key(own) == line_key(page.title) for own in words], dtype=bool)
    right = same if same.any() else like
    if not found or (page.title and not right.any()):
        return None
    weight = WEIGHTS[page.variant.removeprefix("inscriptis ").removeprefix("plain ")]
    return Example(weight, page.fold, rows.astype(np.float32), right, like & ~right)


class Net(nn.Module):
    """One network; `toolkit.segmenting.headlines` computes the same without torch."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.first, self.out, self.straight = nn.Linear(width, HIDDEN), nn.Linear(HIDDEN, 1), nn.Linear(width, 1)
        self.drop, self.lose = nn.Dropout(DROPPED), nn.Dropout(LOST)
        nn.init.zeros_(self.straight.weight)

    def forward(self, rows: torch.Tensor) -> torch.Tensor:
        rows = self.lose(rows)
        odds: torch.Tensor = self.out(self.drop(torch.relu(self.first(rows)))) + self.straight(rows)
        return odds[:, 0]


def fit(examples: Sequence[Example], seed: int) -> Model:
    """The arrays of one network."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    rows = np.vstack([example.rows for example in examples])
    mean, deviation = rows.mean(0), rows.std(0) + 0.02
    scaled = [np.clip((example.rows - mean) / deviation, -FAR, FAR) for example in examples]
    net = Net(rows.shape[1])
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(examples) // BATCH)
    rates = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps, pct_start=0.15)
    for _ in range(EPOCHS):
        for batch in np.array_split(chance.permutation(len(examples)), steps // EPOCHS):
            optimiser.zero_grad()
            _loss(net, [examples[i] for i in batch], [scaled[i] for i in batch]).backward()
            optimiser.step()
            rates.step()
    arrays = {
        "first": net.first.weight.T, "first_bias": net.first.bias, "out": net.out.weight[0],
        "straight": net.straight.weight[0], "bias": net.out.bias[0] + net.straight.bias[0],
    }  # fmt: skip
    return {"mean": mean, "deviation": deviation} | {key: value.detach().numpy() for key, value in arrays.items()}


def _loss(net: Net, examples: Sequence[Example], rows: Sequence[np.ndarray]) -> Any:
    """How unlikely the right lines of each page are, or none of them where it has none."""
    pages = torch.tensor(np.repeat(np.arange(len(rows)), [len(own) for own in rows]))
    odds = torch.exp(net(torch.tensor(np.vstack(rows), dtype=torch.float32)).clamp(-30, 30))
    right, unsaid = (torch.tensor(np.concatenate([e[k] for e in examples]), dtype=torch.float32) for k in (3, 4))
    none = torch.ones(len(rows))
    every = none.index_add(0, pages, odds * (1 - unsaid))
    told = torch.zeros(len(rows)).index_add(0, pages, right) > 0
    good = torch.where(told, torch.zeros(len(rows)).index_add(0, pages, odds * right), none)
    weights = torch.tensor([example.weight for example in examples])
    return (weights * (torch.log(every) - torch.log(good))).sum() / weights.sum()


def fit_folds(examples: Sequence[Example]) -> Model:
    """The networks of all folds, in the order of the folds."""
    nets = [fit([e for e in examples if e.fold != fold], seed) for fold in range(FOLDS) for seed in range(SEEDS)]
    return {key: np.stack([net[key] for net in nets]).astype(np.float16) for key in nets[0]}


def count_outcomes(pages: Iterable[tuple[Page, list[float]]], model: Mapping[str, Any]) -> dict[str, Counter[str]]:
    """For each variant, on how many scored pages the line called the headline is right, wrong, or none is called so.

    The model holds the networks of all folds; a page is judged by those that never saw its outlet.
    """
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for page, scores in pages:
        best = weigh_best(page.lines, scores, recurring=page.recurring, model=fold_model(model, page.fold))
        called = best if best is not None and best[1] >= SURE else None
        right = called is not None and is_headline(page.lines[called[0]].words, page.title)
        counts[page.variant]["none" if called is None else "right" if right else "wrong"] += 1
    return counts


def main() -> None:
    pages = {name: page for name, page in read_pages().items() if parse_page(page["html"]) is not None}
    titles = {page["title"]: page for page in pages.values()}
    chance = np.random.default_rng(3)
    learned = [page for kind in SEEN for page in read_renderings(kind, pages)]
    for page in [page for page in learned if page.variant.endswith("alone")]:
        record = titles[page.title]
        learned += vary(page, record["articleBody"], outlet_of(record["site"]), chance)
    learned += read_articles()
    lines = read_model("segments_text")
    scored = [(page, score_page(page, lines)) for page in learned if page.lines]
    model = fit_folds([example for page, scores in scored if (example := make_example(page, scores))])
    np.savez_compressed(MODEL, **model)  # type: ignore[arg-type]  # arrays by name
    for variant, counts in count_outcomes(scored, model).items():
        print(f"{variant:26}", *(f"{name} {counts[name]:4}" for name in ("right", "wrong", "none")), flush=True)


if __name__ == "__main__":
    main()
