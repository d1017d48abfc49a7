"""The last step: on training articles the student has not seen, choose how readily it tags, and fit its confidence.

    python -m training.calibrate WORK_FOLDER OUT.npz

WORK_FOLDER holds `linked.npz` of `training.linker` and `held.txt` of `training.student`. The readiness is a number
added to the score of "no tag", baked into the bias; the confidence is a logistic regression of "content and speaker
right", and one of "content right", on the evidence that `toolkit.statements.links` gathers. A student that was fitted
on all articles has none to choose by; with `--like WORK_FOLDER` it gets the choice of the one before it.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from development.data import DATA
from toolkit.statements.choices import Tagged
from toolkit.statements.features import Features, featurise
from toolkit.statements.links import EVIDENCE, gather
from toolkit.statements.tagger import as_tagged, read_tagger, scores_of
from training.corpus import Document, read_attributions

Span = tuple[int, int]
CALIBRATION = "calibration.npz"


class Gold(NamedTuple):
    """An attribution in tokens."""

    content: set[int]
    speaker: set[int]


class Seen(NamedTuple):
    """One article with the raw output of the network."""

    document: Document
    features: Features
    scores: np.ndarray
    dependents: np.ndarray
    heads: np.ndarray


def gold_of(document: Document) -> list[Gold]:
    """Attributions again, from tags and heads."""
    held: dict[int, Gold] = {}
    for token in np.flatnonzero((document.tags > 0) & (document.heads >= 0)):
        gold = held.setdefault(int(document.heads[token]), Gold(set(), set()))
        if document.tags[token] in (1, 2):
            gold.content.add(int(token))
        gold.speaker.update(document.voices.get(int(document.heads[token]), ()))
    return [gold for gold in held.values() if gold.content]


def tagged_of(seen: Seen, scores: np.ndarray) -> Tagged:
    """What the linker reads, with other scores than the network's own."""
    return as_tagged(seen.features, scores, seen.dependents, seen.heads)


class Judged(NamedTuple):
    """Of every attribution found in an article its evidence, and whether content and speaker match; gold's number."""

    evidence: list[np.ndarray]
    match: list[bool]
    both: list[bool]
    gold: int


def judge(seen: Seen, bias: float, weights: dict[str, np.ndarray]) -> Judged:
    """What is found where `bias` is added to the score of "no tag", held against the gold."""
    scores = seen.scores.copy()
    scores[:, 0] += bias
    found = gather(tagged_of(seen, scores), weights)
    gold = gold_of(seen.document)
    sets = [{t for a, b in contents for t in range(a, b)} for contents, _, _, _ in found]
    pairs = [(len(g.content & s) / len(g.content | s), i, j) for i, g in enumerate(gold) for j, s in enumerate(sets)]
    match, both, used = [False] * len(found), [False] * len(found), set()
    for _, i, j in sorted((p for p in pairs if p[0] >= 0.5), reverse=True):
        if i in used or match[j]:
            continue
        used.add(i)
        match[j] = True
        speaker, wanted = found[j][2], gold[i].speaker
        voice = set(range(*speaker)) if speaker else set()
        both[j] = not wanted or len(wanted & voice) / len(wanted | voice) >= 0.3
    return Judged([g[3] for g in found], match, both, len(gold))


def f1(right: int, found: int, gold: int) -> float:
    return 2 * right / (found + gold) if found + gold else 0.0


def logistic(x: np.ndarray, y: np.ndarray, *, ridge: float = 1.0) -> np.ndarray:
    """Weights of a logistic regression by Newton's steps."""
    w = np.zeros(x.shape[1])
    penalty = ridge * np.eye(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        w -= np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (p - y) + penalty @ w)
    return w


class Calibration(NamedTuple):
    """Readiness, and the weights of the two confidences."""

    bias: np.floating[Any]
    evidence: np.ndarray
    content_evidence: np.ndarray


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--like", type=Path, help="a folder of work whose calibration is taken over")
    args = parser.parse_args()
    found = read_calibration(args.like) if args.like else calibrate(args.work)
    np.savez(args.work / CALIBRATION, **found._asdict())
    with np.load(args.work / "linked.npz") as stored:
        parts = dict(stored)
    parts["tags.bias"] = parts["tags.bias"] + np.eye(len(parts["tags.bias"]), dtype=np.float32)[0] * found.bias
    parts["evidence"], parts["content_evidence"] = found.evidence, found.content_evidence
    np.savez_compressed(args.out, **parts)
    print(f"bias {found.bias:.1f}; {args.out.stat().st_size / 1e6:.2f} MB")


def read_calibration(work: Path) -> Calibration:
    with np.load(work / CALIBRATION) as stored:
        return Calibration(**stored)


def calibrate(work: Path) -> Calibration:
    """What is best on the articles that the work held back, with a table of how honest the confidence is there."""
    tagger = read_tagger(work / "linked.npz")
    names = set((work / "held.txt").read_text().split("\n"))
    documents = [d for d in read_attributions(DATA / "polnear_train.jsonl.gz") if d.id in names]
    if not documents:
        raise SystemExit(f"{work / 'held.txt'} names no article: say with --like where a calibration was fitted")
    seen = []
    for document in documents:
        features = featurise(document.text, tagger.vocabulary)
        seen.append(Seen(document, features, *scores_of(tagger, features)))
    best = (0.0, 0.0)
    for bias in np.arange(-1.6, 0.41, 0.2):
        judged = [judge(s, bias, tagger.weights) for s in seen]
        found, gold = sum(len(j.evidence) for j in judged), sum(j.gold for j in judged)
        match = f1(sum(sum(j.match) for j in judged), found, gold)
        both = f1(sum(sum(j.both) for j in judged), found, gold)
        print(f"bias {bias:5.1f}  found {found} of {gold}  match {match:.3f}  with speaker {both:.3f}")
        best = max(best, (both + 0.5 * match, float(bias)))
    judged = [judge(s, best[1], tagger.weights) for s in seen]
    x = np.array([e for j in judged for e in j.evidence]).reshape(-1, EVIDENCE)
    y = np.array([b for j in judged for b in j.both], dtype=float)
    weights = logistic(x, y)
    matching = logistic(x, np.array([b for j in judged for b in j.match], dtype=float))
    chance = 1 / (1 + np.exp(-x @ weights))
    for low in np.arange(0, 1, 0.1):
        inside = (chance >= low) & (chance < low + 0.1)
        if inside.any():
            print(f"confidence {low:.1f}-{low + 0.1:.1f}: {y[inside].mean():.2f} right of {inside.sum()}")
    return Calibration(np.float32(best[1]), weights.astype(np.float32), matching.astype(np.float32))


if __name__ == "__main__":
    main()
