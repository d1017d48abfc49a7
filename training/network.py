"""The network of the small tagger, as torch fits it: its form, its file, and how it takes over an older one."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 - torch's own custom

from toolkit.statements import features
from toolkit.statements.tagger import Tagger, is_matrix, read_tagger
from training.corpus import TAGS

WORD_SIZE = 64
HIDDEN = 192
TABLES = {"endings": 16, "shapes": 8, "kinds": 8, "parts": 8, "voices": 2, "quotes": 6, "breaks": 4, "rules": 12}
"""Numbers that stand for a value of each feature."""
LINK_SIZE = 48
STATES = 128
"""Numbers of the teacher's states of a token, half of its middle layer, half of its last."""
DILATIONS = (1, 2, 4, 8, 16, 32, 1, 4)


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
        self.halfway = nn.Linear(HIDDEN, STATES // 2)
        self.last = nn.Linear(HIDDEN, STATES // 2)

    def forward(self, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """For the fitting: tag scores, scores of heads, and a guess at the teacher's states, of every token."""
        middle, x = self._hidden(ids)
        states = torch.cat([self.halfway(middle), self.last(x)], dim=-1)
        tags, dependents, heads = self._outcome(x)
        arcs = dependents @ heads.transpose(1, 2) / LINK_SIZE**0.5
        return tags, arcs.masked_fill((ids[..., 0] == 0).unsqueeze(1), -1e4), states

    def read(self, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        """Tag scores, and the two vectors of every token."""
        return self._outcome(self._hidden(ids)[1])

    def _outcome(self, x: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        x = self.drop(x)
        return self.tags(x), self.dependent(x), self.head(x)

    def _hidden(self, ids: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """What the layers make of every token, in the middle and at the end."""
        x = torch.cat([getattr(self, name)(ids[..., k]) for k, name in enumerate(features.COLUMNS)], dim=-1)
        real = (ids[..., 0] > 0).unsqueeze(-1)
        x = torch.relu(self.entry(self.drop(x))) * real
        middle = x
        for number, (dilation, layer, norm) in enumerate(zip(DILATIONS, self.layers, self.norms, strict=True)):
            before = F.pad(x, (0, 0, dilation, 0))[:, : x.shape[1]]
            after = F.pad(x, (0, 0, 0, dilation))[:, dilation:]
            x = norm(x + self.drop(torch.relu(layer(torch.cat([before, x, after], dim=-1))))) * real
            middle = x if number == len(DILATIONS) // 2 else middle
        return middle, x


def quantise(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    scale = np.abs(matrix).max(axis=1, keepdims=True) / 127 + 1e-12
    return np.round(matrix / scale).astype(np.int8), scale.astype(np.float32)


def save(model: Student, vocabulary: dict[str, int], path: Path) -> None:
    """One compressed file: tables and matrices as bytes with a scale a row, norms and biases as they are.

    What guesses at the teacher's states stays out: the tagger does not use it.
    """
    out: dict[str, np.ndarray] = {"vocabulary": np.frombuffer("\n".join(vocabulary).encode(), dtype=np.uint8)}
    for name, values in model.state_dict().items():
        if name.startswith(("halfway.", "last.")):
            continue
        value = values.detach().float().numpy()
        if value.ndim == 2 and value.size > 4096:
            out[name + ".bytes"], out[name + ".scale"] = quantise(value)
        else:
            out[name] = value.astype(np.float32)
    out["dilations"] = np.array(DILATIONS)
    np.savez_compressed(path, **out)  # type: ignore[arg-type]  # arrays by name


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
