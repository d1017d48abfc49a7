"""The encoder of the teacher: MPNet (12 layers of 768) or MiniLM (6 of 384), its published weights, its word pieces."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812

from training.corpus import TAGS, Document

CLS, SEP, UNK = 101, 102, 100


class Windows(NamedTuple):
    """One document in word pieces: `pieces`, and for each token its first piece; `marks` are case and paragraph."""

    pieces: np.ndarray
    marks: np.ndarray
    first: np.ndarray


class Pieces:
    """The word-piece tokeniser of the encoder, words cached."""

    def __init__(self, vocabulary: Path) -> None:
        words = vocabulary.read_text(encoding="utf-8").split("\n")
        self.ids = {w: i for i, w in enumerate(words[words.index("[PAD]") :])}  # MPNet has four of its own before
        self.cache: dict[str, list[int]] = {}

    def word(self, word: str) -> list[int]:
        """The pieces of one token."""
        if word not in self.cache:
            plain = word.lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
            parts = re.findall(r"\w+|[^\w\s]", plain)
            self.cache[word] = [i for part in parts for i in self._part(part)][:12] or [UNK]
        return self.cache[word]

    def _part(self, part: str) -> list[int]:
        found, start = [], 0
        while start < len(part):
            for end in range(len(part), start, -1):
                key = ("##" if start else "") + part[start:end]
                if key in self.ids:
                    found.append(self.ids[key])
                    start = end
                    break
            else:
                return [UNK]
        return found


def shape(word: str) -> int:
    """Case of a token: 0 none, 1 lower, 2 capitalised, 3 all capitals, 4 opening mark, 5 closing mark."""
    if word in "“‘``":
        return 4
    if word in "”''":
        return 5
    if word.isupper() and len(word) > 1:
        return 3
    if word[0].isupper():
        return 2
    return 1 if word[0].islower() else 0


def encode(document: Document, pieces: Pieces) -> Windows:
    """Pieces of a document; a separator stands where a paragraph ends."""
    ids: list[int] = []
    marks: list[int] = []
    first: list[int] = []
    end = 0
    for a, b in document.spans:
        if "\n" in document.text[end:a]:
            ids.append(SEP)
            marks.append(0)
        word = document.text[a:b]
        found = pieces.word(word)
        first.append(len(ids))
        ids += found
        marks += [shape(word) + 1] * len(found)
        end = b
    return Windows(np.array(ids), np.array(marks), np.array(first, dtype=np.int64))


class Layer(nn.Module):
    """One transformer layer, normalised after."""

    def __init__(self, size: int, inner: int, heads: int, tiny: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.norm1 = nn.LayerNorm(size, eps=tiny)
        self.up = nn.Linear(size, inner)
        self.down = nn.Linear(inner, size)
        self.norm2 = nn.LayerNorm(size, eps=tiny)
        self.heads = heads
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask.to(q.dtype))
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, n, d))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


HEADS, DISTANCES, FARTHEST = 12, 32, 128


class Teacher(nn.Module):
    """Encoder, tag scores a piece, and the score of every piece as the head of every other."""

    def __init__(self, size: int, layers: int, tiny: float) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, size)
        self.positions = nn.Embedding(512, size)
        self.kinds = nn.Parameter(torch.zeros(size))
        self.marks = nn.Embedding(8, size)
        nn.init.zeros_(self.marks.weight)
        self.distances = nn.Embedding(DISTANCES, HEADS)
        nn.init.zeros_(self.distances.weight)
        self.norm = nn.LayerNorm(size, eps=tiny)
        self.layers = nn.ModuleList(Layer(size, 4 * size, HEADS, tiny) for _ in range(layers))
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(size, len(TAGS))
        self.dependent = nn.Linear(size, 192)
        self.head = nn.Linear(size, 192)

    def forward(
        self, ids: torch.Tensor, marks: torch.Tensor
    ) -> tuple[torch.Tensor, torch.Tensor, tuple[torch.Tensor, torch.Tensor]]:
        """Both scores, and the states of every piece: what the middle layer and what the last makes of it."""
        real = ids > 0
        place = torch.arange(ids.shape[1])
        near = self.distances(distance_classes(place)).permute(2, 0, 1)
        mask = near[None].masked_fill(~real[:, None, None, :], -1e4)
        x = self.words(ids) + self.positions(place) + self.kinds + self.marks(marks)
        x = self.drop(self.norm(x))
        middle = len(self.layers) // 2
        for layer in self.layers[:middle]:
            x = layer(x, mask)
        halfway = x
        for layer in self.layers[middle:]:
            x = layer(x, mask)
        states = (halfway, x)
        x = self.drop(x)
        arcs = self.dependent(x) @ self.head(x).transpose(1, 2) / math.sqrt(192)
        arcs = arcs.float().masked_fill(~real[:, None, :], -1e4)
        return self.tags(x).float(), arcs, states


def distance_classes(place: torch.Tensor) -> torch.Tensor:
    """The class of the distance between any two pieces: by the piece when near, by logarithm when far (T5, MPNet)."""
    away = place[None, :] - place[:, None]
    half = DISTANCES // 2
    near = half // 2
    size = away.abs()
    far = near + (torch.log(size.clamp(min=1) / near) / math.log(FARTHEST / near) * (half - near)).long()
    return (away > 0).long() * half + torch.where(size < near, size, far.clamp(max=half - 1))


def load_pretrained(folder: Path) -> Teacher:
    """An encoder with its published weights, of the size that its file has; tags and heads begin at random."""
    from safetensors.torch import load_file

    found = {k.removeprefix("bert."): v for k, v in load_file(str(folder / "model.safetensors")).items()}
    mpnet = "encoder.relative_attention_bias.weight" in found
    layers = sum(name.endswith("output.dense.bias") and "attention" not in name for name in found)
    words = found["embeddings.word_embeddings.weight"]
    model = Teacher(words.shape[1], layers, 1e-5 if mpnet else 1e-12)
    own = model.state_dict()
    own["norm.weight"] = found["embeddings.LayerNorm.weight"]
    own["norm.bias"] = found["embeddings.LayerNorm.bias"]
    places = found["embeddings.position_embeddings.weight"]
    if mpnet:
        own["words.weight"] = words[4 : 4 + 30522].clone()
        own["words.weight"][[0, CLS, SEP]] = words[[1, 0, 2]]
        own["positions.weight"] = places[2:514]
        own["distances.weight"] = found["encoder.relative_attention_bias.weight"]
    else:
        own["words.weight"], own["positions.weight"] = words, places
        own["kinds"] = found["embeddings.token_type_embeddings.weight"][0]
    own.update(layer_weights(found, layers, MPNET if mpnet else BERT))
    model.load_state_dict(own)
    return model


BERT = {
    "qkv": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "out": ("attention.output.dense",),
    "norm1": ("attention.output.LayerNorm",),
    "up": ("intermediate.dense",),
    "down": ("output.dense",),
    "norm2": ("output.LayerNorm",),
}
MPNET = BERT | {
    "qkv": ("attention.attn.q", "attention.attn.k", "attention.attn.v"),
    "out": ("attention.attn.o",),
    "norm1": ("attention.LayerNorm",),
}
"""Our name of each part of a layer, and the names that stand for it in the published files."""


def layer_weights(
    found: dict[str, torch.Tensor], layers: int, names: dict[str, tuple[str, ...]]
) -> dict[str, torch.Tensor]:
    """The published weights of every layer under our names."""
    return {
        f"layers.{i}.{ours}.{kind}": torch.cat([found[f"encoder.layer.{i}.{their}.{kind}"] for their in theirs])
        for i in range(layers)
        for ours, theirs in names.items()
        for kind in ("weight", "bias")
    }
