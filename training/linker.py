"""The scorer of links from content to cue and from cue to speaker, fitted on what the student tags in its articles.

    python -m training.linker WORK_FOLDER

Reads `statements.npz`, `student.pt` and `held.txt` of `training.student`, writes `linked.npz` beside them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as F  # noqa: N812

from development.data import DATA
from toolkit.statements.choices import (
    MEASURES,
    NEAREST,
    Choices,
    Span,
    candidates,
    content_choices,
    running_sums,
    speaker_choices,
)
from toolkit.statements.features import featurise
from toolkit.statements.tagger import read_tagger
from training.calibrate import Seen, tagged_of
from training.corpus import Document, read_attributions
from training.network import QuickDropout, Student

Rows = list[tuple[np.ndarray, np.ndarray, int]]
READINESS = -0.5
"""Added to the score of "no tag", near what calibration chooses."""


ROUGH = 0.3
"""Dropout while the articles are tagged: the student knows them, and would tag them better than any it is given."""


def read_student(path: Path) -> Student:
    """The student with dropout switched on."""
    weights = torch.load(path, weights_only=True)
    model = Student(weights["words.weight"].numpy())
    model.load_state_dict(weights)
    model.drop = QuickDropout(ROUGH)
    return model.train()


@torch.no_grad()
def examples(model: Student, vocabulary: dict[str, int], document: Document) -> tuple[Rows, Rows]:
    """Measures, existing candidates and the right one, for every content and for every cue that can be judged."""
    features = featurise(document.text, vocabulary)
    read = model.read(torch.tensor(features.table[None].astype(np.int64)))
    seen = Seen(document, features, *(values[0].numpy() for values in read))
    scores = seen.scores.copy()
    scores[:, 0] += READINESS
    tagged = tagged_of(seen, scores)
    contents, cues, speakers = candidates(tagged)
    sums = running_sums(tagged)
    cue_rows: Rows = []
    speaker_rows: Rows = []
    if contents:
        head = [_gold_head(document, span, (1, 2)) for span in contents]
        wanted = [[j for j, c in enumerate(cues) if c[0] <= h < c[1]] if h >= 0 else [] for h in head]
        cue_rows = _rows(content_choices(tagged, sums, contents, cues), wanted, [h >= 0 for h in head])
    if cues:
        heads = [_cue_head(document, span) for span in cues]
        voices = [document.voices.get(head, set()) for head in heads]
        wanted = [_alike(voice, speakers) for voice in voices]
        speaker_rows = _rows(speaker_choices(tagged, sums, cues, speakers), wanted, [h >= 0 for h in heads])
    return cue_rows, speaker_rows


def _gold_head(document: Document, span: Span, kind: tuple[int, int]) -> int:
    """The cue that most tokens of the span belong to in gold, or -1."""
    inside = np.arange(*span)[np.isin(document.tags[span[0] : span[1]], kind)]
    held = document.heads[inside]
    held = held[held >= 0]
    return int(np.bincount(held).argmax()) if len(held) * 2 > span[1] - span[0] else -1


def _alike(voice: set[int], speakers: list[Span]) -> list[int]:
    """The candidate that shares most with the speaker of gold, if it shares enough."""
    shares = {j: len(voice & set(range(*s))) / len(voice | set(range(*s))) for j, s in enumerate(speakers)}
    best = max(shares, key=lambda j: shares[j], default=-1)
    return [best] if best >= 0 and shares[best] >= 0.3 else []


def _cue_head(document: Document, span: Span) -> int:
    inside = np.arange(*span)[np.isin(document.tags[span[0] : span[1]], (5, 6))]
    return int(document.heads[inside[0]]) if len(inside) else -1


def _rows(choices: Choices, wanted: list[list[int]], known: list[bool]) -> Rows:
    rows: Rows = []
    for number, right in enumerate(wanted):
        if not known[number]:
            continue
        real = choices.real[number]
        columns = [k for k in range(2 * NEAREST) if real[k] and choices.candidates[number, k] in right]
        rows.append((choices.measures[number], real, columns[0] if columns else 2 * NEAREST))
    return rows


def fit(rows: Rows, *, seed: int, hidden: int = 64, epochs: int = 20) -> dict[str, np.ndarray]:
    """Two small layers, trained to give the right candidate the highest score."""
    torch.manual_seed(seed)
    x = torch.tensor(np.stack([r[0] for r in rows]))
    real = torch.tensor(np.stack([r[1] for r in rows]))
    y = torch.tensor([r[2] for r in rows])
    first, last = torch.nn.Linear(MEASURES, hidden), torch.nn.Linear(hidden, 1, bias=False)
    optimiser = torch.optim.AdamW([*first.parameters(), *last.parameters()], lr=5e-3, weight_decay=0.01)
    plan = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, epochs)
    for epoch in range(epochs):
        order, total, right = torch.randperm(len(rows)), 0.0, 0
        for part in order.split(256):
            scores = last(torch.relu(first(x[part]))).squeeze(-1).masked_fill(~real[part], -1e9)
            loss = F.cross_entropy(scores, y[part])
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            total += float(loss.detach()) * len(part)
            right += int((scores.argmax(-1) == y[part]).sum())
        plan.step()
        if epoch % 4 == 3:
            print(f"  epoch {epoch} loss {total / len(rows):.4f} right {right / len(rows):.4f}", flush=True)
    state = (first.weight.T, first.bias, last.weight[0])
    return {n: v.detach().numpy().copy() for n, v in zip(("in", "in.bias", "out"), state, strict=True)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(1)
    tagger = read_tagger(args.work / "statements.npz")
    held = set((args.work / "held.txt").read_text().split("\n"))
    documents = [d for d in read_attributions(DATA / "polnear_train.jsonl.gz") if d.id not in held]
    torch.manual_seed(args.seed)
    model = read_student(args.work / "student.pt")
    both = [examples(model, tagger.vocabulary, d) for d in documents]
    with np.load(args.work / "statements.npz") as stored:
        parts = dict(stored)
    for name, place in (("cue", 0), ("speaker", 1)):
        rows = [row for found in both for row in found[place]]
        print(f"{name}: {len(rows)} rows, none right in {np.mean([r[2] == 2 * NEAREST for r in rows]):.3f}")
        parts |= {f"{name}.{key}": value for key, value in fit(rows, seed=args.seed).items()}
    np.savez_compressed(args.work / "linked.npz", **parts)


if __name__ == "__main__":
    main()
