"""What a page's visible text says of its dates: labels, bylines, datelines, header lines, page clocks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice, pairwise

from toolkit.dates.publication_page import Dated, Line, Page, read_page
from toolkit.dates.publication_witness import Witness
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

_FAR, _ABOVE, _AFTER, _BELOW = 40, 14, 3, 12
"""How many lines above and below the first paragraph a date may stand, with and without a sign beside it."""
_WIDEST = 300
"""Characters of a line that says when its page was published; prose is longer."""
_LABELLED, _LISTED = 4, 6
"""Ranks of a label near the body and far from it."""
_MOST = 200
"""Witnesses of one page that are heard."""
_ZONE = 4
"""Characters of a zone beside a clock time."""
_EXTRA = re.compile(
    r"[\W\d_]+|\b(?:at|on|by|the|and|am|pm|a\.m|p\.m|gmt|utc|est|edt|pst|pdt|cst|cdt|et|pt|ist|bst|min|mins|minutes?|read"
    r"|mon|tue|tues|wed|thu|thur|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|edition|updated?|ago|hours?)\b"
)
_DATELINE = re.compile(r"^\W*[A-Z][\w.' /-]{1,40}(?:,\s+[A-Z][\w.' /-]{1,30})?,?\s+(?:\([^)]{2,30}\),?\s+)?$")
_HALF_DAY = re.compile(r"(?<!\d)(?:0?\d|1[0-2])[:.]\d\d\s*[ap]\.?m\b")  # written where months come first
_AUTHOR = re.compile(r"^\W*(?:by|von|par|por|di|written by|story by)(?:\s*:)?(?:\s|$)", re.IGNORECASE)
_UPDATE = re.compile(r"\W*(?:last )?(?:updated?|modified)\b")


@cache
def _roles() -> dict[str, str]:
    return {row["phrase"]: row["role"] for row in read_lexicon("date_labels")}


@cache
def _label() -> re.Pattern[str]:
    """A label at the end of what stands before a date, perhaps with a name or a clock time between."""
    clock = r"(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?[\s,|/-]*(?:[a-z]{3,4}\b)?[\s,|/-]*)?"
    between = rf"[\s:|,.•·>/-]*(?:(?:at|on|the|in|am)\b[\s:]*)*{clock}"
    days = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?[\s,]*)?"
    return re.compile(rf"(?:^|(?<![a-z]))({trie_source(_roles())}){between}{days}$")


def witnesses_of_text(text: str, *, day_first: bool = False) -> list[Witness]:
    r"""What the visible text says, in reading order; dates inside running prose say nothing.

    >>> [(w.role, w.rule) for w in witnesses_of_text("Talks\nPublished 9 May 2021\nUpdated 10 May 2021")]
    [('published', 'label published'), ('updated', 'label updated')]
    """
    page = read_page(text, day_first=day_first)
    heard = list(islice((witness for date in page.dates for witness in _witness(date, page, text)), _MOST))
    listed = {rule for rule in {witness.rule for witness in heard if witness.rank == _LISTED} if _is_list(rule, heard)}
    return [witness for witness in heard if witness.rank != _LISTED or witness.rule not in listed]


def _is_list(rule: str, heard: Iterable[Witness]) -> bool:
    """Whether one label stands before several days far from the body: those of other articles."""
    days = {witness.local for witness in heard if witness.rule == rule and witness.rank == _LISTED}
    return rule.startswith("label") and len(days) > 1


def _witness(date: Dated, page: Page, text: str) -> Iterator[Witness]:
    role, rule, rank = _role(date, page)
    evidence = f"{date.start}-{date.end}: {text[date.start : date.end]}"
    if role:
        yield Witness(role, date.begin, date.grain, evidence, rule, rank, date.day.date().isoformat(), True)


def _role(date: Dated, page: Page) -> tuple[str, str, int]:
    inside = date.start - date.line.start
    before = date.line.folded[max(0, inside - _WIDEST) : inside]
    if date.ambiguous and not _HALF_DAY.search(date.line.folded[max(0, inside - _WIDEST) : inside + _WIDEST]):
        return "", "", 0
    label, distance = _label_of(date, before, page), _distance(date.line, page)
    if label is not None:
        role, phrase = label
        close = distance is not None and -_ABOVE <= distance <= _BELOW
        return role, f"label {phrase}", _LABELLED if close else _LISTED
    if inside < _WIDEST and _dateline(date):
        return "published", "dateline", 6
    if not _short(date) or _somebody_elses(date, page):
        return "", "", 0
    if _page_clock(date, page):
        return "captured", "page clock", 5
    return _place(date, page, distance)


def _somebody_elses(date: Dated, page: Page) -> bool:
    """A post or a comment quoted on the page, an entry of a list of other articles."""
    words = date.line.words.strip()
    listed = words.startswith("[") or (words.startswith(("—", "-")) and "@" in words)
    if listed:
        return True
    return _in_list(date, page) and not (_is_stamp(date) and _distance(date.line, page) in (-2, -1))


def _is_stamp(date: Dated) -> bool:
    """Whether the line is a day with its clock time and nothing else: few dates but an article's own are printed so."""
    if len(date.line.folded) > _WIDEST:
        return False
    rest = date.line.folded[: date.start - date.line.start] + date.line.folded[date.end - date.line.start :]
    return date.grain == "minute" and len(_EXTRA.sub("", rest)) <= _ZONE


def _in_list(date: Dated, page: Page) -> bool:
    """Whether dates of other days stand at equal distances around: a list of articles, each with its date."""
    first, last = (bisect_left(page.dates, date.line.number + n, key=_line_number) for n in (-16, 17))
    around = page.dates[first:last]
    days = {other.day for other in around}
    steps = [b - a for a, b in pairwise(sorted({other.line.number for other in around}))]
    return len(days) >= 3 and len(steps) >= 3 and max(steps.count(step) for step in steps) >= 0.5 * len(steps)


def _line_number(date: Dated) -> int:
    return date.line.number


def _label_of(date: Dated, before: str, page: Page) -> tuple[str, str] | None:
    match = _label().search(before[-80:].rstrip("\"'( ["))
    if match is None and not _EXTRA.sub("", before) and date.line.number:
        previous = page.lines[date.line.number - 1].folded
        match = _label().search(previous) if len(previous) < 40 else None
    if match is None:
        return None
    return _roles()[" ".join(match[1].split())], match[1]


def _distance(line: Line, page: Page) -> int | None:
    """How many lines below the first paragraph a line stands (above: negative); None without a body."""
    return None if page.body is None else line.number - page.body[0]


def _short(date: Dated) -> bool:
    """Whether the line holds little but the date: a name, a clock time, a section."""
    line = date.line
    if len(line.folded) > _WIDEST:
        return False
    rest = line.folded[: date.start - line.start] + " " + line.folded[date.end - line.start :]
    words = _EXTRA.sub(" ", rest).split()
    return len(words) <= (7 if _AUTHOR.match(line.words) else 5)


def _dateline(date: Dated) -> bool:
    written = date.line.words[: date.start - date.line.start]
    after = date.line.folded[date.end - date.line.start :][:40]
    return (
        bool(_DATELINE.match(written)) and bool(re.match(r"\W*(?:\([^)]{2,30}\))?\s*[-:]", after)) and len(after) > 20
    )


def _page_clock(date: Dated, page: Page) -> bool:
    """A clock in the head of a page: before headline and body, the time before the date or many lines above."""
    line = date.line
    head = line.number < 6 and (page.body is None or page.body[0] - line.number > 1)
    if not head:
        return False
    time_first = re.match(r"\W*\d{1,2}[:.]\d\d(?!\d|\.\d)", line.folded) is not None and date.grain == "minute"
    far = page.body is not None and page.body[0] - line.number > 8 and not _beside_author(date, page)
    return (time_first and line.number < 3) or far


def _place(date: Dated, page: Page, distance: int | None) -> tuple[str, str, int]:
    """A date without a label counts where a byline stands beside it, or right above the body."""
    if distance is None:
        authored = _beside_author(date, page)
        near = date.line.number < 6
        return ("published", "byline" if authored else "header line", 6 if authored else 8) if near else ("", "", 0)
    if distance < 0 and _AUTHOR.match(date.line.words):
        return "published", "byline", 5
    if not -_FAR <= distance <= _BELOW:
        return "", "", 0
    if _beside_author(date, page):
        return "published", "byline", 5
    if _followed_by_update(date, page):
        return "published", "above an update stamp", 5
    last = _BELOW if _is_stamp(date) else _AFTER
    return ("published", "line by the body", 7) if -_ABOVE <= distance <= last else ("", "", 0)


def _beside_author(date: Dated, page: Page) -> bool:
    number = date.line.number
    around = page.lines[max(0, number - 3) : number + 3]
    return any(len(line.words) < 80 and (_AUTHOR.match(line.words) or _agency().match(line.folded)) for line in around)


@cache
def _agency() -> re.Pattern[str]:
    names = trie_source(row["name"] for row in read_lexicon("date_agencies"))
    return re.compile(rf"\W*(?:the )?(?:{names})\W*$")


def _followed_by_update(date: Dated, page: Page) -> bool:
    ahead = page.lines[date.line.number + 1 : date.line.number + 3]
    return any(_UPDATE.match(line.folded) and len(line.folded) < 60 for line in ahead)
