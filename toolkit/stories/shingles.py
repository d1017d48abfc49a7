"""Shingles: the runs of words by which texts are compared, and the pairs of texts that share enough of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from zlib import crc32

import numpy as np

Hashes = np.ndarray[tuple[int], np.dtype[np.uint64]]

SHINGLE = 4
"""Words that make one shingle."""
_READ = 200_000
"""Characters of a text that are compared; no two different articles share so much."""
_SAMPLE = 4
"""One shingle in so many is looked up; all are compared once two texts meet."""
_FEW = 40
"""Shingles below which all of a text's are looked up."""
_NEIGHBOURS = 12
"""Holders of a looked-up shingle that each of them meets; what thousands share is a formula, not a story."""
_MEET = 0.12
"""Share of the shorter text's looked-up shingles that two texts must share to be compared."""
_WORD = re.compile(r"\w+")
_FACTORS = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5], dtype=np.uint64)


def split_words(text: str) -> list[str]:
    """The words of the text that are compared, in lower case."""
    return _WORD.findall(text[:_READ].lower())


def hash_shingles(words: Sequence[str]) -> Hashes:
    """The different shingles of a text as sorted numbers.

    >>> len(hash_shingles("the ferry stays in port".split()))
    2
    """
    if len(words) < SHINGLE:
        return np.empty(0, dtype=np.uint64)
    codes = np.array([crc32(word.encode("utf-8", "replace")) for word in words], dtype=np.uint64)
    runs = sum(codes[i : len(codes) - SHINGLE + 1 + i] * _FACTORS[i] for i in range(SHINGLE))
    mixed = np.asarray(runs, dtype=np.uint64)
    return np.unique(mixed ^ (mixed >> np.uint64(29)))


def count_shared(one: Hashes, other: Hashes) -> int:
    """Shingles that both hold."""
    return len(np.intersect1d(one, other, assume_unique=True))


def meeting_pairs(shingles: Sequence[Hashes]) -> Iterator[tuple[int, int]]:
    """Pairs of texts, the earlier first, that share enough of the looked-up shingles to be worth comparing."""
    looked_up = [own if len(own) < _FEW else own[own % np.uint64(_SAMPLE) == 0] for own in shingles]
    sizes = np.array([len(own) for own in looked_up], dtype=np.int64)
    if not sizes.sum():
        return
    holders = np.repeat(np.arange(len(shingles)), sizes)
    order = np.lexsort((holders, np.concatenate(looked_up)))
    keys, holders = np.concatenate(looked_up)[order], holders[order]
    met = [_pairs_at(keys, holders, distance, len(shingles)) for distance in range(1, _NEIGHBOURS + 1)]
    codes, counts = np.unique(np.concatenate(met), return_counts=True)
    one, other = codes // len(shingles), codes % len(shingles)
    enough = counts >= np.maximum(1, _MEET * _smaller_sample(shingles, one, other))
    yield from zip(one[enough].tolist(), other[enough].tolist(), strict=True)


def _pairs_at(keys: Hashes, holders: np.ndarray, distance: int, number: int) -> np.ndarray:
    """Each two holders of one shingle that stand so far from each other among its holders, as one number."""
    same = keys[:-distance] == keys[distance:]
    return np.asarray(holders[:-distance][same].astype(np.int64) * number + holders[distance:][same])


def _smaller_sample(shingles: Sequence[Hashes], one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """How many looked-up shingles the two could share: a short text's are sampled as its partner's are."""
    lengths = np.array([len(own) for own in shingles], dtype=np.float64)
    rate = np.where((lengths[one] < _FEW) & (lengths[other] < _FEW), 1.0, 1 / _SAMPLE)
    return np.asarray(np.minimum(lengths[one], lengths[other]) * rate)
