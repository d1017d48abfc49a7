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

from toolkit.statements.choices import Tagged, softmax
from toolkit.statements.convolutions import Layer, read_layers, relu, run_layers
from toolkit.statements.features import COLUMNS, FIRST_WORD, Features, Ids, Opinion, featurise
from toolkit.statements.links import Parts, link

Array = NDArray[np.float32]
Span = tuple[int, int]

MODEL_FILE = "statements.npz"
BLOCK = 2048
"""Tokens computed at once: memory stays bounded on long texts."""
_BEGIN, _INSIDE, _OUTER = (1, 3, 5), (2, 4, 6), (0, 1, 3, 5)
_NEVER = np.float32(1e4)
_MATRICES = ("entry", "layers", "tags", "dependent", "head")
"""Turned when they are read, so that rows of tokens are multiplied with them as they lie."""


class Attribution(NamedTuple):
    """One attribution in characters of the text; cue and speaker are None where there is none.

    `confidence` is of content and speaker together, `content_confidence` of the content alone.
    """

    content_spans: tuple[Span, ...]
    cue_start: int | None
    cue_end: int | None
    speaker_start: int | None
    speaker_end: int | None
    confidence: float
    content_confidence: float


class Tagger(NamedTuple):
    """The parameters: vocabulary, matrices by name, the reach of every layer, and the layers ready to run."""

    vocabulary: dict[str, int]
    weights: dict[str, Array]
    dilations: tuple[int, ...]
    layers: tuple[Layer, ...]


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
    return as_tagged(found, *scores_of(tagger, found))


def as_tagged(found: Features, scores: Array, dependents: Array, heads: Array) -> Tagged:
    """The same from scores that are known, for those who change them before the tags are chosen."""
    return Tagged(
        best_tags(scores),
        probabilities(scores),
        dependents,
        heads,
        found.column("quotes"),
        found.column("breaks"),
        found.column("rules"),
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
    for name in weights:
        if is_matrix(name):
            weights[name] = np.ascontiguousarray(weights[name].T)
    vocabulary = {word: FIRST_WORD + number for number, word in enumerate(words)}
    return Tagger(vocabulary, weights, dilations, read_layers(weights, dilations))


def is_matrix(name: str) -> bool:
    """Whether rows of tokens are multiplied with the parameter of this name."""
    return name.split(".")[0] in _MATRICES and name.endswith(".weight")


def best_tags(scores: Array) -> NDArray[np.int8]:
    """The likeliest sequence of tags in which an inside tag follows only its own begin or inside tag (Viterbi).

    Where every begin tag beats its inside tag, a new stretch starts: no likeliest sequence runs on there. In most
    stretches the likeliest tag of each token alone is allowed; only the others are walked through.
    """
    tags: NDArray[np.int8] = scores.argmax(axis=1).astype(np.int8)
    starts = np.flatnonzero((scores[:, _BEGIN] > scores[:, _INSIDE]).all(axis=1))
    wrong = np.unique(np.searchsorted(starts, _torn(tags), side="right"))
    edges = [0, *starts.tolist(), len(tags)]
    for first, last in ((edges[number], edges[number + 1]) for number in wrong.tolist()):
        tags[first:last] = _walk(scores[first:last])
    return tags


def _torn(tags: NDArray[np.int8]) -> NDArray[np.int64]:
    """The tokens with an inside tag that neither its begin nor the same inside tag stands before."""
    before = np.concatenate([tags[:1] * 0, tags[:-1]])
    inside = (tags > 0) & (tags % 2 == 0)
    return np.flatnonzero(inside & (before != tags) & (before != tags - 1))


def _walk(scores: Array) -> NDArray[np.int8]:
    """Viterbi, made short by the fact that every tag but the inside ones may follow any other.

    So the best way to such a tag is the best way of all to the token before, and only the inside tags need more.
    """
    outer = scores[:, _OUTER]
    ways: list[tuple[float, float, float, float]] = []
    top = 0.0
    begun1 = begun2 = begun3 = gone1 = gone2 = gone3 = -np.inf
    for (_, b1, i1, b2, i2, b3, i3), best in zip(scores.tolist(), outer.max(axis=1).tolist(), strict=True):
        gone1 = i1 + (gone1 if gone1 > begun1 else begun1)
        gone2 = i2 + (gone2 if gone2 > begun2 else begun2)
        gone3 = i3 + (gone3 if gone3 > begun3 else begun3)
        begun1, begun2, begun3 = top + b1, top + b2, top + b3
        ways.append((top + best, gone1, gone2, gone3))
        top = max(ways[-1])
    return _walk_back(scores, np.array(ways), np.array(_OUTER)[outer.argmax(axis=1)])


def _walk_back(scores: Array, ways: NDArray[np.float64], outer: NDArray[np.int64]) -> NDArray[np.int8]:
    """The tags from the last token to the first: an inside tag came from inside or begin, others from the best."""
    best = ways.argmax(axis=1)
    ends = np.where(best == 0, outer, 2 * best).tolist()
    before = np.concatenate([[0.0], ways.max(axis=1)[:-1]])
    stays = (ways[:, 1:] > before[:, None] + scores[:, _BEGIN]).tolist()
    tag = ends[-1]
    tags = [tag]
    for end, stay in zip(ends[-2::-1], stays[-2::-1], strict=True):
        tag = end if tag not in _INSIDE else tag if stay[tag // 2 - 1] else tag - 1
        tags.append(tag)
    return np.array(tags[::-1], dtype=np.int8)


def scores_of(tagger: Tagger, found: Features) -> tuple[Array, Array, Array]:
    """Tag scores of every token, and the two vectors whose product scores a link, block by block."""
    reach = sum(tagger.dilations)
    size = len(found.spans)
    parts = []
    for first in range(0, size, BLOCK):
        low, high = max(0, first - reach), min(size, first + BLOCK + reach)
        inner = slice(first - low, min(size, first + BLOCK) - low)
        hidden = _hidden(tagger, found.table[low:high])[inner]
        parts.append([_linear(tagger.weights, name, hidden) for name in ("tags", "dependent", "head")])
    scores, dependents, heads = (np.concatenate(columns) for columns in zip(*parts, strict=True))
    fresh = (found.column("breaks") == 2) & (found.column("quotes") == 0)
    scores[np.ix_(fresh, _INSIDE)] -= _NEVER  # outside quotations nothing runs on over the end of a paragraph
    return scores, dependents, heads


def _hidden(tagger: Tagger, table: Ids) -> Array:
    """What the network makes of every token."""
    weights = tagger.weights
    seen = [weights[f"{name}.weight"][table[:, number]] for number, name in enumerate(COLUMNS)]
    return run_layers(tagger.layers, relu(_linear(weights, "entry", np.concatenate(seen, axis=1))))


def _linear(weights: dict[str, Array], name: str, x: Array) -> Array:
    y: Array = x @ weights[f"{name}.weight"]
    y += weights[f"{name}.bias"]
    return y


def probabilities(scores: Array) -> Array:
    """Scores as probabilities."""
    return softmax(scores).astype(np.float32, copy=False)


def _trimmed(text: str, attribution: Attribution) -> Attribution:
    """The same, its speaker without the mark that ends the sentence or clause."""
    start, end = attribution.speaker_start, attribution.speaker_end
    if start is None or end is None:
        return attribution
    size = len(text[start:end].rstrip(".,;: \n"))
    return attribution._replace(speaker_end=start + size) if size else attribution


def _in_characters(spans: list[Span], parts: Parts) -> Attribution:
    contents, cue, speaker, *chances = parts

    def cut(span: Span) -> Span:
        return spans[span[0]][0], spans[span[1] - 1][1]

    cue_start, cue_end = cut(cue) if cue else (None, None)
    speaker_start, speaker_end = cut(speaker) if speaker else (None, None)
    return Attribution(tuple(map(cut, contents)), cue_start, cue_end, speaker_start, speaker_end, *chances)
