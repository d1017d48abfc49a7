"""Where the tagger's spans end, put right: whole names and comparisons, no stranded preposition."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

from toolkit.statements.cues import cue_index
from toolkit.statements.drafts import ONCE, Range
from toolkit.statements.nouns import speaking_nouns
from toolkit.statements.phrases import stands_alone
from toolkit.statements.reading import Reading, behind_time, line_at

Span = tuple[int, int]
_STRANDED = re.compile(r"\s(?:on|in|at|for|by|from|during|over)\Z", re.IGNORECASE)
_OPENING = re.compile(r"\s+(?:how|what|which|whom|whose)\b")
_JOINT = re.compile(r"(?<=\w)[\s,]+(?:and|but|or|nor|while|whereas|because|although|than|if)\Z|\s+[-–—]+\Z")
_COMPARED = re.compile(rf"\s(?:as|than)\s(?:had been\s|was\s|were\s)?(?:{'|'.join(sorted(ONCE))})\s\w+ed\b")


def whole_name(reading: Reading, items: Range | None, cue: Span | None) -> Range | None:
    """The items with the rest of a name that they cut, up to the cue: Tobias | May, the Strait Monitoring | Group."""
    if items is None:
        return None
    first, last = items
    while last < len(reading.kinds) and _goes_on(reading.kinds, last):
        if (
            reading.text[reading.ends[last - 1] : reading.starts[last]].strip(" \u00a0")
            or reading.ends[last - 1] == reading.starts[last]
            or (cue is not None and reading.starts[last] == cue[0])
        ):
            break
        last += 1
    return first, last


def _goes_on(kinds: str, last: int) -> bool:
    """Whether a name goes on at this item: Ana | Dorn, Lorne | & Sons."""
    if kinds[last] == "&":
        return kinds[last - 1] in "C~" and kinds[last + 1 : last + 2] == "C"
    return kinds[last] == "C" and kinds[last - 1] in "Cd~&"


def before_who(reading: Reading, items: Range | None) -> Range | None:
    """The items without what leads on from a name, or up to it: a minister | who; Kell | on Monday; In 2022 | Kell."""
    if items is None:
        return None
    first, last = behind_time(reading, items[0], items[1] - 1), items[1]
    if last - 1 > first and reading.kinds[last - 1] == "i" and reading.kinds[last : last + 1] == "m":
        last -= 1
    while last - 1 > first and reading.kinds[last - 1] == "w":
        last -= 1
    return first, last


def before_verb(reading: Reading, items: Range | None) -> Range | None:
    """The items without a verb and its object behind a name: Carter | shared a list."""
    if items is None:
        return None
    first, last = items
    verb = first
    while verb < last and reading.kinds[verb] in "C~":
        verb += 1
    acts = first < verb < last - 1 and reading.kinds[verb] == "x" and reading.words[verb].endswith("ed")
    return (first, verb) if acts and reading.kinds[verb + 1] in "dp" else items


def is_cut(reading: Reading, items: Range, whole: Range) -> bool:
    """Whether a span cuts the phrase that the rules read whole.

    The | Strait Monitoring Group; Jason | Gilbert; Ana Dorn, who is not related | to the mayor; Ana Dorn, | who left.
    """
    first, last = items
    if not (whole[0] <= first and last <= whole[1] and items != whole):
        return False
    kinds, words = reading.kinds, reading.words
    named = first > whole[0] and kinds[first] == "C" and kinds[first - 1] in "C~"
    if kinds[first] in "it" or (named and not any(map(str.isdigit, words[first - 1]))):
        return True
    if last - first > 1:
        return False
    goes_on = kinds[last : last + 1] == "~" or (last < len(words) and words[last] in speaking_nouns())
    return {"d": not stands_alone(words[first]), "p": True, "w": first > whole[0], "C": goes_on}.get(
        kinds[first], False
    )


def worded(text: str, contents: tuple[Span, ...]) -> tuple[Span, ...]:
    """The contents without stretches that hold marks alone; all of them where no other is left."""
    return tuple(span for span in contents if any(map(str.isalnum, text[slice(*span)]))) or contents


def in_sentence(reading: Reading, cue: Span | None, contents: tuple[Span, ...]) -> tuple[Span, ...]:
    """The contents without unquoted words of a sentence after the cue's own: said it rains. | Kell counted 40.

    Whatever stands in quotation marks may go on for sentences; where nothing else is left, all is kept.
    """
    if cue is None:
        return contents
    line = line_at(reading, cue[0])
    end = reading.ends[line.last - 1]
    if reading.text.endswith(":", 0, end):
        return contents  # to ask three things: whether ...
    kept = [span for span in contents if span[0] < end or _is_quoted(reading, span)]
    if not kept:
        return contents
    start, last = kept[-1]
    if cue[0] < start < end < last and not _is_quoted(reading, (end + 1, last)):
        kept[-1] = (start, len(reading.text[start:end].rstrip(" .")) + start)
    return tuple(kept)


def _is_quoted(reading: Reading, span: Span) -> bool:
    """Whether a quotation stands within the characters, or they within one."""
    first = max(0, bisect_right(reading.starts, span[0]) - 1)
    return "Q" in reading.kinds[first : bisect_left(reading.starts, span[1])]


def without_joints(text: str, contents: tuple[Span, ...]) -> tuple[Span, ...]:
    """The contents without a conjunction or dash at their end, which leads on to something else: it rains | and."""
    return tuple((a, b - len(found[0])) if (found := _JOINT.search(text[a:b])) else (a, b) for a, b in contents)


def whole_contents(text: str, contents: tuple[Span, ...]) -> tuple[Span, ...]:
    """The contents with the end of a comparison that they lack: three times as many | as previously reported."""
    start, end = contents[-1]
    behind = _COMPARED.match(text, end)
    return (*contents[:-1], (start, behind.end())) if behind else contents


def parted(text: str, cue: Span | None, contents: tuple[Span, ...]) -> tuple[Span | None, tuple[Span, ...]]:
    """Cue and contents where the cue's last word is a preposition of the words behind it.

    `denied on | Tuesday | that`, `would not say for | how long`: the second belongs to the content.
    """
    if cue is None:
        return cue, contents
    stranded = _STRANDED.search(text, *cue)
    if stranded is None or not _ends_with_cue(text[cue[0] : stranded.start()]) or _ends_with_cue(text[slice(*cue)], 2):
        return cue, contents  # "called on" is a cue with its preposition
    first = contents[0]
    if cue[1] < first[0] and not text[cue[1] : first[0]].strip():
        if not _OPENING.match(text, cue[1]):
            return cue, contents  # asked for | assistance
        contents = ((stranded.start() + 1, first[1]), *contents[1:])
    return (cue[0], stranded.start()), contents


def _ends_with_cue(wording: str, least: int = 1) -> bool:
    """Whether the words end with a cue of the lexicon that has so many words or more: has denied; called on."""
    words = wording.lower().split()
    cues = (cue for word in words for cue in cue_index().get(word, ()))
    return any(len(cue.words) >= least and tuple(words[-len(cue.words) :]) == cue.words for cue in cues)
