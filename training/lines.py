"""Fit the network that says what a line of a page says (`toolkit.segmenting.meaning`):

    python -m training.lines ENCODER [--cache FOLDER]

A large encoder (`training/encoder.py`) reads lines of pages, of news and of our own furniture and lists; a line's
meaning is the mean of its last states. The small network learns where the line lies on the axes on which these lines
differ most, and which kind it is: kinds are those of `furniture.csv` and `body_lists.csv`, and running news, told apart
by a linear layer on the encoder (distillation: Hinton et al. 2015). Pages: the visible text of the English ones of
`dates/pubdate_dev`; none of the pages that the line models are fitted and scored on. Writes `toolkit/models/lines.npz`.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

from development.data import DATA, ROOT, read_lines
from toolkit.segmenting.meaning import MOST, SHAPES, number_words, word_table
from training.encoder import CLS, SEP, Pieces, load_pretrained
from training.furniture import read_blocks

MODEL = ROOT / "toolkit" / "models" / "lines.npz"
AXES, SIZE, CHANNELS, OWN = 24, 64, 128, 4000
"""Axes of meaning; numbers a word and a convolution have; words that get a vector of their own."""
EPOCHS, BATCH, RATE, DECAY, HIDDEN_SHARE = 24, 256, 3e-3, 0.01, 0.07
PIECES, AT_ONCE = 82, 4096
"""Word pieces of a line that the encoder reads, and those that it reads at once."""
NEWS = "news"
_WORD = re.compile(r"\w+|[^\w\s]")
_SENTENCES = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")
A_LINE = 700
"""Characters of a line that are kept."""


class Examples(NamedTuple):
    """Lines, their meanings as the encoder has them, and the kind of each, "" where nobody says it."""

    lines: list[str]
    meanings: np.ndarray
    kinds: list[str]


def gather() -> dict[str, str]:
    """The lines to learn from, each with its kind, "" for those of pages."""
    chance = np.random.default_rng(5)
    found = {" ".join(line.split())[:A_LINE]: "" for line in _page_lines() if line.strip()}
    found |= dict.fromkeys(_news_lines(chance), NEWS)
    return found | {line: block.kind for block in read_blocks() for line in block.lines}


def _page_lines() -> Iterator[str]:
    for page in read_lines(DATA / "dates" / "pubdate_dev.jsonl.gz"):
        if page["lang"].startswith("en") or page["lang"] in ("", "lang="):
            yield from page["text"].split("\n")


def _news_lines(chance: np.random.Generator) -> Iterator[str]:
    """Paragraphs of news, and single sentences of them."""
    records = read_lines(DATA / "polnear_train.jsonl.gz")
    records += [row for name in ("timebank", "aquaint") for row in read_lines(DATA / "dates" / f"{name}_dev.jsonl")]
    for record in records:
        paragraphs = [" ".join(part.split()) for part in record["text"].split("\n") if part.strip()]
        for place in chance.permutation(len(paragraphs))[:12]:
            sentences = _SENTENCES.split(paragraphs[place])
            whole = chance.random() < 0.5
            yield (paragraphs[place] if whole else sentences[int(chance.integers(len(sentences)))])[:A_LINE]


@torch.no_grad()
def read_meanings(lines: list[str], encoder: Path) -> np.ndarray:
    """The mean of the encoder's last states for each line, of length 1."""
    model, pieces = load_pretrained(encoder).eval(), Pieces(encoder / "vocab.txt")
    numbers = [[CLS, *_pieces(line, pieces), SEP] for line in lines]
    order = sorted(range(len(lines)), key=lambda i: len(numbers[i]))
    means = np.zeros((len(lines), model.words.embedding_dim), np.float16)
    start = 0
    while start < len(order):
        longest = len(numbers[order[min(start + 64, len(order) - 1)]])
        part = order[start : start + max(1, AT_ONCE // longest)]
        ids = nn.utils.rnn.pad_sequence([torch.tensor(numbers[i]) for i in part], batch_first=True)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = model(ids, torch.zeros_like(ids))[2][1].float()
        real = (ids > 0)[..., None]
        means[part] = F.normalize((states * real).sum(1) / real.sum(1), dim=1).numpy()
        start += len(part)
    return means.astype(np.float32)


def _pieces(line: str, pieces: Pieces) -> list[int]:
    return [piece for word in _WORD.findall(line)[:PIECES] for piece in pieces.word(word)][: PIECES - 2]


def fit_axes(meanings: np.ndarray) -> np.ndarray:
    """Where each line lies on the axes on which the lines differ most, each with a deviation of 1."""
    centred = meanings - meanings.mean(axis=0)
    _, directions = np.linalg.eigh(np.cov(centred.T))
    places = centred @ directions[:, ::-1][:, :AXES]
    return np.asarray(places / places.std(axis=0), dtype=np.float32)


def fit_kinds(examples: Examples) -> tuple[np.ndarray, list[str]]:
    """The logarithms of the probabilities of the kinds for each line, by a linear layer on its meaning; their names."""
    torch.manual_seed(0)
    names = sorted({kind for kind in examples.kinds if kind})
    told = [i for i, kind in enumerate(examples.kinds) if kind]
    kinds = torch.tensor([names.index(examples.kinds[i]) for i in told])
    rows = torch.from_numpy(examples.meanings)[told] * 8
    weights = 1 / torch.bincount(kinds).float().sqrt()
    layer = nn.Linear(rows.shape[1], len(names))
    optimiser = torch.optim.AdamW(layer.parameters(), lr=0.02, weight_decay=0.01)
    for _ in range(60):
        for batch in torch.randperm(len(told)).split(512):
            optimiser.zero_grad()
            F.cross_entropy(layer(rows[batch]), kinds[batch], weight=weights / weights.mean()).backward()
            optimiser.step()
    with torch.no_grad():
        return torch.log_softmax(layer(torch.from_numpy(examples.meanings) * 8), 1).numpy(), names


class Net(nn.Module):
    """The network; `toolkit.segmenting.meaning` computes the same without torch."""

    def __init__(self, table: np.ndarray, own_rows: np.ndarray, kinds: int) -> None:
        super().__init__()
        self.register_buffer("common", torch.from_numpy(table))
        self.register_buffer("own_rows", torch.from_numpy(own_rows))
        self.own = nn.Embedding(int(own_rows.max()) + 1, SIZE, padding_idx=0)
        self.cases = nn.Embedding(4, SIZE, padding_idx=0)
        for embedding in (self.own, self.cases):
            nn.init.normal_(embedding.weight[1:], std=0.1)
        self.around = nn.Conv1d(SIZE, CHANNELS, 3, padding=1)
        self.middle = nn.Linear(2 * CHANNELS, 2 * CHANNELS)
        self.out = nn.Linear(2 * CHANNELS, AXES + kinds)
        self.drop = nn.Dropout(0.15)

    def forward(self, rows: torch.Tensor, cases: torch.Tensor) -> torch.Tensor:
        if self.training:
            hidden = (torch.rand(rows.shape) < HIDDEN_SHARE) & (rows > SHAPES)
            rows = rows.masked_fill(hidden, SHAPES - 1)
        real = (rows > 0)[..., None]
        words = (self.common[rows] + self.own(self.own_rows[rows]) + self.cases(cases)) * real
        seen = torch.relu(self.around(self.drop(words).transpose(1, 2)).transpose(1, 2)) * real
        whole = torch.cat([seen.sum(1) / real.sum(1).clamp(min=1), seen.max(1).values], 1)
        return self.out(self.drop(whole + torch.relu(self.middle(self.drop(whole)))))


def choose_words(lines: list[str]) -> list[str]:
    """The commonest words and marks of the lines: those get a vector of their own."""
    counts = Counter(word.lower() for line in lines for word in re.findall(r"[^\W\d_]+|[^\w\s]", line))
    return [word for word, _ in counts.most_common(OWN)]


def fit(lines: list[str], places: np.ndarray, kinds: np.ndarray) -> tuple[Net, list[str]]:
    """The network, and the words that have a vector of their own."""
    torch.manual_seed(1)
    chosen = choose_words(lines)
    rows, table = word_table(chosen, np.zeros((SHAPES + len(chosen), SIZE), np.float32))
    own_rows = np.zeros(len(table), np.int64)
    own_rows[[*range(1, SHAPES + 1), *(rows[word] for word in chosen)]] = np.arange(1, SHAPES + len(chosen) + 1)
    net = Net(table, own_rows, kinds.shape[1])
    numbered = [number_words(line, rows) for line in lines]
    words, cases = (np.array([own[i] + [0] * (MOST - len(own[i])) for own in numbered]) for i in (0, 1))
    material = [torch.from_numpy(array) for array in (words, cases, places, kinds)]
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    steps = EPOCHS * -(-len(lines) // BATCH)
    plan = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps)
    for epoch in range(EPOCHS):
        total = 0.0
        for batch in torch.randperm(len(lines)).split(BATCH):
            optimiser.zero_grad()
            loss = _loss(net, *(part[batch] for part in material))
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
            plan.step()
            total += loss.item() * len(batch)
        print(f"epoch {epoch + 1}: {total / len(lines):.3f}", flush=True)
    return net.eval(), chosen


def _loss(net: Net, rows: torch.Tensor, cases: torch.Tensor, places: torch.Tensor, kinds: torch.Tensor) -> torch.Tensor:
    most = int((rows > 0).sum(1).max())
    found = net(rows[:, :most], cases[:, :most])
    told = torch.log_softmax(found[:, AXES:], 1)
    return F.mse_loss(found[:, :AXES], places) + 0.5 * (kinds.exp() * (kinds - told)).sum(1).mean()


def save(net: Net, chosen: list[str], kinds: list[str]) -> None:
    own = net.own.weight.detach().numpy()[1:]
    scale = np.abs(own).max(axis=1, keepdims=True) / 127
    arrays = {
        "cases": net.cases.weight,
        "around": net.around.weight.permute(2, 1, 0).reshape(3 * SIZE, CHANNELS), "around_bias": net.around.bias,
        "middle": net.middle.weight.T, "middle_bias": net.middle.bias,
        "out": net.out.weight.T, "out_bias": net.out.bias,
    }  # fmt: skip
    np.savez_compressed(
        MODEL,
        vocabulary=np.frombuffer("\n".join(chosen).encode(), dtype=np.uint8),
        own=np.round(own / scale).astype(np.int8),
        own_scale=scale.astype(np.float16),
        kinds=np.frombuffer("\n".join(kinds).encode(), dtype=np.uint8),
        **{key: value.detach().numpy().astype(np.float16) for key, value in arrays.items()},
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", type=Path, help="the folder of the encoder: vocab.txt, model.safetensors")
    parser.add_argument("--cache", type=Path, help="keep what the encoder says in this folder between runs")
    options = parser.parse_args()
    gathered = gather()
    lines = sorted(gathered)
    kept = options.cache / "lines.npy" if options.cache else None
    if kept and kept.exists():
        meanings = np.load(kept).astype(np.float32)
    else:
        meanings = read_meanings(lines, options.encoder)
        if kept:
            np.save(kept, meanings.astype(np.float16))
    print(f"{len(lines)} lines read")
    examples = Examples(lines, meanings, [gathered[line] for line in lines])
    kinds, names = fit_kinds(examples)
    save(*fit(lines, fit_axes(meanings), kinds), names)


if __name__ == "__main__":
    main()
