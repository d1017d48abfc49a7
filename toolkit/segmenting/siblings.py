"""Lines that recur on several pages of an outlet: the strongest sign of furniture."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from toolkit.segmenting.lines import TextLine, line_key, split_lines
from toolkit.segmenting.slots import Recurring, Slot, Slots, share_slots

_LONG = 60
"""Letters and digits of a line that reads as a sentence; pages that share most of these are one story, not two."""
_SAME_STORY = 0.3


def find_recurring(texts: Sequence[str]) -> list[Recurring]:
    r"""For each page of one outlet, the keys of its lines that another page shows too, and what stands between them.

    Two pages that share much of their running text are one story told twice, and do not testify against each other.

    >>> [sorted(keys) for keys in find_recurring(["Menu\nRain fell.", "Menu\nThe sun shone."])]
    [['menu'], ['menu']]
    """
    lines = [split_lines(text) for text in texts]
    pages = [frozenset(filter(None, (line_key(line.words) for line in own))) for own in lines]
    groups = _group_stories(pages)
    seen = Counter(key for group in groups.values() for key in frozenset().union(*(pages[i] for i in group)))
    found = [Recurring(key for key in page if seen[key] > 1) for page in pages]
    if len(groups) > 1:
        _compare_slots(lines, found, groups)
    return found


def _compare_slots(
    lines: Sequence[Sequence[TextLine]], found: Sequence[Recurring], groups: Mapping[int, list[int]]
) -> None:
    """Tell each page what the slots of the pages outside its own story hold."""
    shares = [share_slots(own, keys) for own, keys in zip(lines, found, strict=True)]
    whole = _add_slots(shares)
    for group in groups.values():
        own = _add_slots([shares[i] for i in group])
        for i in group:
            found[i].whole, found[i].own = whole, own


def _add_slots(shares: Iterable[Slots]) -> Slots:
    both, above, below, pages = Counter[Slot](), Counter[str](), Counter[str](), 0
    for share in shares:
        both.update(share.both)
        above.update(share.above)
        below.update(share.below)
        pages += share.pages
    return Slots(both, above, below, pages)


def _group_stories(pages: Sequence[frozenset[str]]) -> Mapping[int, list[int]]:
    """The pages in groups; pages that share much of their long lines stand in one group."""
    leaders = list(range(len(pages)))
    holders: dict[str, list[int]] = defaultdict(list)
    long_keys = [[key for key in page if len(key) > _LONG] for page in pages]
    for page, keys in enumerate(long_keys):
        shared = Counter(other for key in keys for other in holders[key])
        for other, count in shared.items():
            if count > _SAME_STORY * min(len(keys), len(long_keys[other])) and count > 1:
                leaders[page] = min(leaders[page], leaders[other])
        for key in keys:
            if len(holders[key]) < 20:  # furniture of a large corpus; more witnesses say nothing new
                holders[key].append(page)
    groups: dict[int, list[int]] = defaultdict(list)
    for page, leader in enumerate(leaders):
        groups[leader].append(page)
    return groups
