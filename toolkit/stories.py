"""Stories: articles that tell the same text, word for word or nearly; wire credits; what changed between versions."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Literal, NamedTuple
from zlib import crc32

import pandas as pd

from toolkit.lexicons import read_lexicon

SHINGLE = 4
"""Words that make one shingle; two texts are compared by the shingles they share."""
SIMILAR = 0.5
"""Share of all shingles (Jaccard) from which on two texts are one story."""
CONTAINED = 0.7
"""Share of the shorter text's shingles that the longer one holds, from which on they are one story."""
_SAMPLE = 4
"""One shingle in so many is looked up; all are compared once two texts meet."""
_COMMON = 40
"""Articles that may share a looked-up shingle; what more of them share is a formula, not a story."""
_FEWEST = 5
_WORD = re.compile(r"\w+")
_EDGE = 220
"""Characters at a text's head and tail in which a wire credit stands."""


class Change(NamedTuple):
    """One difference between two versions: words added, removed or replaced, with their places in both."""

    kind: Literal["added", "removed", "replaced"]
    before: str
    after: str
    before_start: int
    after_start: int


def group_stories(articles: pd.DataFrame, segments: pd.DataFrame | None = None) -> pd.DataFrame:
    """The articles with `story` filled and a column `wire`: the agency they credit, where they credit one.

    A story is named by the article in it that was published first (the first in the table where no date is known);
    an article that shares its text with no other is a story of its own. With `segments`, bodies are compared, so that
    furniture makes no stories.

    >>> import toolkit as tk
    >>> text = "BRANT (AP) - The ferry stays in port for a week, the harbour master of Brant said on Monday."
    >>> group_stories(tk.load_articles([text, text + " No more was said."], progress=False))[["story", "wire"]].values.tolist()
    [['text-1', 'AP'], ['text-1', 'AP']]
    """  # noqa: E501 - one call of the example
    bodies = articles["text"].tolist() if segments is None else _bodies(articles, segments)
    leaders = find_stories(bodies)
    groups: dict[int, list[int]] = defaultdict(list)
    for position, leader in enumerate(leaders):
        groups[leader].append(position)
    names, dates = articles["article_id"].tolist(), articles["published"].tolist()
    story = {i: names[_first(members, dates)] for members in groups.values() for i in members}
    stories = pd.Series([story[i] for i in range(len(articles))], index=articles.index, dtype="str")
    wires = pd.Series([find_wire(text) for text in bodies], index=articles.index, dtype="str")
    return articles.assign(story=stories, wire=wires)


def find_stories(texts: Sequence[str]) -> list[int]:
    """For each text the position of the first text of its story: near-duplicates, reprints, shortened versions.

    >>> find_stories(["The ferry stays in port for a week, he said.", "It rained.", "The ferry stays in port for a week."])
    [0, 1, 0]
    """  # noqa: E501 - one call of the example
    shingles = [_shingles(text) for text in texts]
    leaders = list(range(len(texts)))
    for one, other in _candidates(shingles):
        a, b = _root(leaders, one), _root(leaders, other)
        if a != b and _same_story(shingles[one], shingles[other]):
            leaders[max(a, b)] = min(a, b)
    return [_root(leaders, i) for i in range(len(leaders))]


def find_wire(text: str) -> str | None:
    """The agency that the text credits in its first or last lines, or None.

    >>> find_wire("BRANT (Reuters) - The ferry stays in port."), find_wire("The ferry stays in port.")
    ('Reuters', None)
    """
    head = _credit(r"\((?:[^()\n]{0,30}[/ ])?WIRE(?:[/ ][^()\n]{0,30})?\)\s{0,3}[-—–:]").search(text[:_EDGE])
    tail = _credit(r"(?:\(|©|[Ss]ource: |[Ww]ith |^)[^()\n]{0,40}WIRE[^()\n]{0,12}\)?\.?\s*$").search(text[-_EDGE:])
    found = head or tail
    return _agencies()[found.group(1)] if found else None


def compare_versions(before: str, after: str) -> list[Change]:
    """What was changed from one version of a text to the other, in reading order, word by word.

    >>> [change[:3] for change in compare_versions("About 40 men came by sea.", "About 14 men came.")]
    [('replaced', '40', '14'), ('replaced', 'came by sea.', 'came.')]
    """
    old, new = ([(match.group(), match.start()) for match in re.finditer(r"\S+", text)] for text in (before, after))
    matcher = SequenceMatcher(None, [word for word, _ in old], [word for word, _ in new], autojunk=False)
    kinds: dict[str, Literal["added", "removed", "replaced"]] = {
        "insert": "added", "delete": "removed", "replace": "replaced",
    }  # fmt: skip
    return [
        Change(kinds[tag], _cut(before, old[a:b]), _cut(after, new[c:d]), _start(before, old, a), _start(after, new, c))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _cut(text: str, words: list[tuple[str, int]]) -> str:
    return text[words[0][1] : words[-1][1] + len(words[-1][0])] if words else ""


def _start(text: str, words: list[tuple[str, int]], position: int) -> int:
    return words[position][1] if position < len(words) else len(text)


def _bodies(articles: pd.DataFrame, segments: pd.DataFrame) -> list[str]:
    """The running text of each article, with its dateline, where the wire is named."""
    told = segments[segments["kind"].isin(("body", "dateline"))]
    joined = told.groupby("article_id", sort=False)["surface"].agg("".join).to_dict()
    return [joined.get(name, "") for name in articles["article_id"]]


def _first(members: list[int], dates: list[pd.Timestamp]) -> int:
    dated = [i for i in members if not pd.isna(dates[i])]
    return min(dated, key=lambda i: (dates[i], i)) if dated else members[0]


def _shingles(text: str) -> frozenset[int]:
    words = _WORD.findall(text.lower())
    return frozenset(crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(len(words) - SHINGLE + 1))


def _candidates(shingles: Sequence[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """Pairs that share enough of the sampled shingles to be worth comparing."""
    holders: dict[int, list[int]] = defaultdict(list)
    for position, own in enumerate(shingles):
        sample = [s for s in own if s % _SAMPLE == 0] if len(own) > _FEWEST * _SAMPLE else list(own)
        met = Counter(other for shingle in sample for other in holders[shingle])
        for other, count in met.items():
            if count >= max(1, 0.15 * len(sample) * min(1.0, len(shingles[other]) / max(len(own), 1))):
                yield other, position
        for shingle in own if len(own) <= _FEWEST * _SAMPLE else sample:
            if len(holders[shingle]) < _COMMON:
                holders[shingle].append(position)


def _same_story(one: frozenset[int], other: frozenset[int]) -> bool:
    shared = len(one & other)
    shorter = min(len(one), len(other))
    return shorter >= _FEWEST and (
        shared >= SIMILAR * (len(one) + len(other) - shared) or shared >= CONTAINED * shorter
    )


def _root(leaders: list[int], position: int) -> int:
    while leaders[position] != position:
        leaders[position] = leaders[leaders[position]]
        position = leaders[position]
    return position


@cache
def _agencies() -> dict[str, str]:
    return {row["wording"]: row["agency"] for row in read_lexicon("wire_agencies")}


@cache
def _credit(shape: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, _agencies()), key=len, reverse=True))
    return re.compile(shape.replace("WIRE", rf"(?<!\w)({names})(?!\w)"))
