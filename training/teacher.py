"""The teacher: a pretrained encoder (MPNet or MiniLM, both Apache-2.0) fine-tuned on the attributions.

It is never shipped: it only labels plain news, from which the small tagger of the package learns (see README.md).
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

from development.data import DATA
from training.corpus import Document, read_attributions
from training.encoder import CLS, SEP, Pieces, Teacher, Windows, encode, load_pretrained

LENGTH = 256


class Batch(NamedTuple):
    ids: torch.Tensor
    marks: torch.Tensor
    tags: torch.Tensor
    heads: torch.Tensor


def cut(
    document: Document, coded: Windows, starts: range | list[int], length: int = LENGTH
) -> list[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]]:
    """Windows of pieces from given starts, with tags and heads at first pieces (-100: no loss)."""
    out = []
    size = len(coded.pieces)
    tags = np.full(size, -100)
    tags[coded.first] = document.tags
    heads = np.full(size, -100)
    linked = document.heads >= 0
    heads[coded.first[linked]] = coded.first[document.heads[linked]]
    for start in starts:
        stop = min(size, start + length - 2)
        inner = heads[start:stop]
        inner = np.where((inner >= start) & (inner < stop), inner - start + 1, -100)
        edge = np.array([0])
        none = np.array([-100])
        out.append(
            (
                np.concatenate([[CLS], coded.pieces[start:stop], [SEP]]),
                np.concatenate([edge, coded.marks[start:stop], edge]),
                np.concatenate([none, tags[start:stop], none]),
                np.concatenate([none, inner, none]),
            )
        )
    return out


def stack(windows: list[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]]) -> Batch:
    """Padded tensors."""
    n = max(len(w[0]) for w in windows)
    fill = (0, 0, -100, -100)
    return Batch(
        *(
            torch.tensor(np.stack([np.pad(w[k], (0, n - len(w[k])), constant_values=fill[k]) for w in windows]))
            for k in range(4)
        )
    )


def epoch_batches(coded: list[tuple[Document, Windows]], rng: random.Random, rows: int) -> list[Batch]:
    """Every document once, cut from a random start; windows of like length together."""
    windows = []
    for document, code in coded:
        step = LENGTH - 2
        offset = rng.randrange(step)
        starts = [s for s in range(offset - step, len(code.pieces), step) if s + step > 0]
        for w in cut(document, code, [max(0, s) for s in starts[1:]] or [0]):
            windows.append(w)
        if starts[0] < 0 and starts[0] + step > 24:
            windows += cut(document, code, [0], length=starts[0] + step + 2)
    windows.sort(key=lambda w: len(w[0]) + rng.random() * 20)
    batches = [stack(windows[i : i + rows]) for i in range(0, len(windows), rows)]
    rng.shuffle(batches)
    return batches


def half_precision() -> torch.autocast:
    """Products of matrices in bfloat16: two and a half times as fast where the processor has it."""
    return torch.autocast("cpu", dtype=torch.bfloat16)


def losses(model: nn.Module, batch: Batch) -> torch.Tensor:
    """Tags and heads together."""
    with half_precision():
        tags, arcs, _ = model(batch.ids, batch.marks)
    loss = F.cross_entropy(tags.flatten(0, 1), batch.tags.flatten(), ignore_index=-100)
    held = batch.heads.flatten() >= 0
    if held.any():
        loss = loss + 0.3 * F.cross_entropy(arcs.flatten(0, 1)[held], batch.heads.flatten()[held])
    return loss


def train(
    documents: list[Document], pieces: Pieces, encoder: Path, *, epochs: int, rate: float, seed: int, still: int
) -> Teacher:
    """The fine-tuned encoder; its words and lowest `still` layers stay as they were published, which saves time."""
    torch.manual_seed(seed)
    rng = random.Random(seed)
    model = load_pretrained(encoder)
    coded = [(d, encode(d, pieces)) for d in documents]
    new = ("tags", "dependent", "head", "marks")
    frozen = ("words", "positions", "kinds", "norm", *(f"layers.{i}." for i in range(still)))
    for name, values in model.named_parameters():
        values.requires_grad_(still == 0 or not name.startswith(frozen))
    learnt = [(n.split(".")[0], p) for n, p in model.named_parameters() if p.requires_grad]
    body = [p for n, p in learnt if n not in new]
    rest = [p for n, p in learnt if n in new]
    groups = [{"params": body, "lr": rate}, {"params": rest, "lr": 10 * rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    rows = 8
    total = epochs * len(epoch_batches(coded, random.Random(0), rows))
    plan = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda s: min((s + 1) / (0.06 * total), max(0.0, (total - s) / (0.94 * total)))
    )
    begun, seen, mean = time.time(), 0, 2.0
    for epoch in range(epochs):
        model.train()
        for i, batch in enumerate(epoch_batches(coded, rng, rows)):
            loss = losses(model, batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            plan.step()
            seen += batch.ids.numel()
            mean = 0.98 * mean + 0.02 * float(loss.detach())
            if i % 50 == 0:
                print(f"epoch {epoch} step {i} loss {mean:.4f} pieces/s {seen / (time.time() - begun):.0f}", flush=True)
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", type=Path, help="folder with vocab.txt and model.safetensors")
    parser.add_argument("work", type=Path, help="folder for the model and the labels")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--documents", type=int, default=0)
    parser.add_argument("--still", type=int, default=0, help="lowest layers that are not fitted")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    pieces = Pieces(args.encoder / "vocab.txt")
    documents = read_attributions(DATA / "polnear_train.jsonl.gz")
    documents = documents[: args.documents or None]
    model = train(documents, pieces, args.encoder, epochs=args.epochs, rate=args.rate, seed=args.seed, still=args.still)
    args.work.mkdir(parents=True, exist_ok=True)
    torch.save(model.state_dict(), args.work / f"teacher-{args.seed}.pt")


if __name__ == "__main__":
    main()
