"""Labels plain news and the training articles with the teacher, for the student to learn from.

python -m training.soften ENCODER_FOLDER TEACHER.pt SOFT.npz
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch

from training.corpus import data_folder, read_attributions
from training.encoder import Pieces, Teacher
from training.plain import read_plain_news
from training.teacher import predict


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("encoder", type=Path)
    parser.add_argument("teacher", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    model = Teacher()
    model.load_state_dict(torch.load(args.teacher))
    documents = [*read_plain_news(), *read_attributions(data_folder() / "polnear_train.jsonl.gz")]
    soft = predict(model, documents, Pieces(args.encoder / "vocab.txt"), margin=24)
    np.savez_compressed(args.output, **{d.id: s.tags.astype(np.float16) for d, s in zip(documents, soft, strict=True)})


if __name__ == "__main__":
    main()
