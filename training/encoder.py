"""The encoder of the teacher: MiniLM (6 layers of 384), its published weights, and its word pieces."""

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
        self.ids = {w: i for i, w in enumerate(vocabulary.read_text(encoding="utf-8").split("\n"))}
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

    def __init__(self, size: int, inner: int, heads: int) -> None:
        super().__init__()
        self.qkv = nn.Linear(size, 3 * size)
        self.out = nn.Linear(size, size)
        self.norm1 = nn.LayerNorm(size, eps=1e-12)
        self.up = nn.Linear(size, inner)
        self.down = nn.Linear(inner, size)
        self.norm2 = nn.LayerNorm(size, eps=1e-12)
        self.heads = heads
        self.drop = nn.Dropout(0.1)

    def forward(self, x: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm1(x + self.drop(self.out(a.transpose(1, 2).reshape(b, n, d))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Teacher(nn.Module):
    """Encoder, tag scores a piece, and the score of every piece as the head of every other."""

    def __init__(self, size: int = 384, layers: int = 6) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, size)
        self.positions = nn.Embedding(512, size)
        self.kinds = nn.Parameter(torch.zeros(size))
        self.marks = nn.Embedding(8, size)
        nn.init.zeros_(self.marks.weight)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        self.layers = nn.ModuleList(Layer(size, 4 * size, 12) for _ in range(layers))
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(size, len(TAGS))
        self.dependent = nn.Linear(size, 192)
        self.head = nn.Linear(size, 192)

    def forward(self, ids: torch.Tensor, marks: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        mask = (ids > 0)[:, None, None, :]
        place = torch.arange(ids.shape[1])
        x = self.words(ids) + self.positions(place) + self.kinds + self.marks(marks)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        x = self.drop(x)
        arcs = self.dependent(x) @ self.head(x).transpose(1, 2) / math.sqrt(192)
        arcs = arcs.float().masked_fill(~mask[:, 0], -1e4)
        return self.tags(x).float(), arcs


def load_pretrained(model: Teacher, folder: Path) -> None:
    """Copy the published weights."""
    from safetensors.torch import load_file

    found = load_file(str(folder / "model.safetensors"))
    found = {k.removeprefix("bert."): v for k, v in found.items()}
    e = "embeddings."
    own = model.state_dict()
    own["words.weight"] = found[e + "word_embeddings.weight"]
    own["positions.weight"] = found[e + "position_embeddings.weight"]
    own["kinds"] = found[e + "token_type_embeddings.weight"][0]
    own["norm.weight"], own["norm.bias"] = found[e + "LayerNorm.weight"], found[e + "LayerNorm.bias"]
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    for i in range(len(model.layers)):
        theirs = f"encoder.layer.{i}."
        for kind in ("weight", "bias"):
            parts = [found[f"{theirs}attention.self.{x}.{kind}"] for x in ("query", "key", "value")]
            own[f"layers.{i}.qkv.{kind}"] = torch.cat(parts)
            for ours, their in names.items():
                own[f"layers.{i}.{ours}.{kind}"] = found[f"{theirs}{their}.{kind}"]
    model.load_state_dict(own)
