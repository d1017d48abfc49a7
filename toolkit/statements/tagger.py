"""The trained finder: tags every token as content, speaker, cue or nothing, and links them to attributions.

Word vectors and dilated convolutions (Strubell et al. 2017, "Fast and Accurate Entity Recognition with Iterated Dilated
Convolutions"), run with numpy alone; links are scored as in a biaffine parser (Dozat & Manning 2017). What it was
fitted on, its scores and limits stand in `toolkit/models/statements.md`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from toolkit.statements.features import Features, Opinion, featurise
from toolkit.statements.links import Tagged, link

Array = NDArray[np.float32]
Span = tuple[int, int]

MODEL_FILE = "statements.npz"
BLOCK = 2048
"""Tokens computed at once: memory stays bounded on long texts."""
_TABLES = ("words", "endings", "shapes", "quotes", "breaks", "rules")
_BEGIN, _INSIDE = (1, 3, 5), (2, 4, 6)


class Attribution(NamedTuple):
    """One attribution in characters of the text; cue and speaker are None where there is none."""

    content_spans: tuple[Span, ...]
    cue_start: int | None
    cue_end: int | None
    speaker_start: int | None
    speaker_end: int | None
    confidence: float


class Tagger(NamedTuple):
    """The parameters: vocabulary, matrices by name, and the reach of every layer."""

    vocabulary: dict[str, int]
    weights: dict[str, Array]
    dilations: tuple[int, ...]


def tag_statements(text: str, opinion: Opinion | None = None) -> list[Attribution]:
    """The attributions of a text in order of their contents; `opinion` is the rules' opinion of it, if known already.

    Raises FileNotFoundError where the package was installed without its model.
    """
    tagger = load_tagger()
    found = featurise(text, tagger.vocabulary, opinion)
    if not found.spans:
        return []
    tagged = read_tags(tagger, found)
    attributions = [_in_characters(found.spans, parts) for parts in link(tagged, tagger.weights)]
    return [_trimmed(text, attribution) for attribution in attributions]


def read_tags(tagger: Tagger, found: Features) -> Tagged:
    """The tags of the tokens, and what is needed to link them."""
    scores, dependents, heads = scores_of(tagger, found)
    return Tagged(
        best_tags(scores),
        probabilities(scores),
        dependents,
        heads,
        found.quotes,
        found.breaks,
        found.rules,
        found.rule_heads,
    )


@cache
def load_tagger() -> Tagger:
    """The parameters from the package, once."""
    with as_file(files("toolkit.models") / MODEL_FILE) as path:
        return read_tagger(path)


def read_tagger(path: Path) -> Tagger:
    """The parameters from a file that `training` has made."""
    with np.load(path) as stored:
        raw = {name: stored[name] for name in stored.files}
    words = raw.pop("vocabulary").tobytes().decode().split("\n")
    dilations = tuple(int(d) for d in raw.pop("dilations"))
    weights = {name.removesuffix(".bytes"): values for name, values in raw.items() if not name.endswith(".scale")}
    for name in raw:
        if name.endswith(".bytes"):
            plain = name.removesuffix(".bytes")
            weights[plain] = raw[name].astype(np.float32) * raw[f"{plain}.scale"]
    return Tagger({word: 3 + number for number, word in enumerate(words)}, weights, dilations)


def best_tags(scores: Array) -> NDArray[np.int8]:
    """The likeliest sequence of tags in which an inside tag follows only its own begin or inside tag (Viterbi)."""
    count = scores.shape[1]
    forbidden = np.zeros((count, count), dtype=np.float32)
    for begin, inside in zip(_BEGIN, _INSIDE, strict=True):
        forbidden[:, inside] = -1e9
        forbidden[[begin, inside], inside] = 0
    back = np.zeros(scores.shape, dtype=np.int8)
    best = scores[0] + np.where(np.isin(np.arange(count), _INSIDE), np.float32(-1e9), np.float32(0))
    for position in range(1, len(scores)):
        through = best[:, None] + forbidden
        origin = through.argmax(0)
        back[position] = origin
        best = through[origin, np.arange(count)] + scores[position]
    tags = np.zeros(len(scores), dtype=np.int8)
    tags[-1] = best.argmax()
    for position in range(len(scores) - 1, 0, -1):
        tags[position - 1] = back[position, tags[position]]
    return tags


def scores_of(tagger: Tagger, found: Features) -> tuple[Array, Array, Array]:
    """Tag scores of every token, and the two vectors whose product scores a link, block by block."""
    reach = sum(tagger.dilations)
    size = len(found.spans)
    columns = (found.words, found.endings, found.shapes, found.quotes, found.breaks, found.rules)
    parts = []
    for first in range(0, size, BLOCK):
        low, high = max(0, first - reach), min(size, first + BLOCK + reach)
        inner = slice(first - low, min(size, first + BLOCK) - low)
        hidden = _hidden(tagger, [column[low:high] for column in columns])[inner]
        parts.append([_linear(tagger.weights, name, hidden) for name in ("tags", "dependent", "head")])
    scores, dependents, heads = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    return scores, dependents, heads


def _hidden(tagger: Tagger, columns: list[NDArray[np.int32]]) -> Array:
    weights = tagger.weights
    seen = [weights[f"{name}.weight"][ids] for name, ids in zip(_TABLES, columns, strict=True)]
    x = np.maximum(_linear(weights, "entry", np.concatenate(seen, axis=1)), 0)
    for number, dilation in enumerate(tagger.dilations):
        around = np.zeros((len(x), 3 * x.shape[1]), dtype=np.float32)
        size = x.shape[1]
        around[dilation:, :size] = x[:-dilation]
        around[:, size : 2 * size] = x
        around[:-dilation, 2 * size :] = x[dilation:]
        x = _normalise(weights, number, x + np.maximum(_linear(weights, f"layers.{number}", around), 0))
    return x


def _linear(weights: dict[str, Array], name: str, x: Array) -> Array:
    return np.asarray(x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"], dtype=np.float32)


def _normalise(weights: dict[str, Array], number: int, x: Array) -> Array:
    x = x - x.mean(axis=1, keepdims=True)
    x /= np.sqrt((x * x).mean(axis=1, keepdims=True) + 1e-5)
    return x * weights[f"norms.{number}.weight"] + weights[f"norms.{number}.bias"]


def probabilities(scores: Array) -> Array:
    """Scores as probabilities."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)


def _trimmed(text: str, attribution: Attribution) -> Attribution:
    """The same, its speaker without the mark that ends the sentence or clause."""
    start, end = attribution.speaker_start, attribution.speaker_end
    if start is None or end is None:
        return attribution
    size = len(text[start:end].rstrip(".,;: \n"))
    return attribution._replace(speaker_end=start + size) if size else attribution


def _in_characters(spans: list[Span], parts: tuple[list[Span], Span | None, Span | None, float]) -> Attribution:
    contents, cue, speaker, confidence = parts

    def cut(span: Span) -> Span:
        return spans[span[0]][0], spans[span[1] - 1][1]

    cue_start, cue_end = cut(cue) if cue else (None, None)
    speaker_start, speaker_end = cut(speaker) if speaker else (None, None)
    return Attribution(tuple(map(cut, contents)), cue_start, cue_end, speaker_start, speaker_end, confidence)
