"""Labels plain news, the training articles and their variants with the teacher, for the student to learn from.

Of every document ID the file has the tag probabilities of its tokens (ID), the few likeliest heads of each (ID:heads)
with their probabilities (ID:weights), and but for newswire its states (ID:states).

python -m training.soften ENCODER_FOLDER TEACHER.pt SOFT.npz --variants VARIANTS.jsonl.gz
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from development.data import DATA
from training.corpus import read_attributions
from training.encoder import Pieces, load_pretrained
from training.labelling import find_axes, predict
from training.plain import is_wire, read_plain_news
from training.variants import read_variants

SHOWN = 25
"""Every how manieth article the axes of the states are found in."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--variants", type=Path, help="made by training.variants")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--part", type=int, default=0, help="which of several parts, so that several cores can share")
    parser.add_argument("--parts", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    model = load_pretrained(args.encoder)
    model.load_state_dict(torch.load(args.teacher))
    pieces = Pieces(args.encoder / "vocab.txt")
    articles = read_attributions(DATA / "polnear_train.jsonl.gz")
    axes = find_axes(model, articles[::SHOWN], pieces)
    documents = [*read_plain_news(), *articles, *(read_variants(args.variants) if args.variants else [])]
    documents = documents[args.part :: args.parts]
    out: dict[str, np.ndarray] = {}
    for document, said in zip(documents, predict(model, documents, pieces, axes), strict=True):
        out[document.id] = said.tags.astype(np.float16)
        out[document.id + ":heads"] = said.heads.astype(np.int32)
        out[document.id + ":weights"] = said.weights.astype(np.float16)
        if not is_wire(document):
            out[document.id + ":states"] = said.states.astype(np.float16)
    np.savez_compressed(args.output, **out)  # type: ignore[arg-type]  # arrays by name


if __name__ == "__main__":
    main()
