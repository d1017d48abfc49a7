"""The cue clause that belongs to a quotation: the one after it, or the one before it."""

from __future__ import annotations

import re

from toolkit.statements.cues import Cue
from toolkit.statements.drafts import Range, Verb, finite_subject, is_coordinated
from toolkit.statements.nouns import speaking_nouns
from toolkit.statements.phrases import Subject, is_nickname, phrase_end, phrase_start
from toolkit.statements.reading import Reading
from toolkit.statements.subjects import any_subject

_NAMING = frozenset(["call", "dub", "label", "brand", "see", "hear", "read"])
_BYLINE = re.compile("-[C~]+$")
"""The classes of a name after a dash: Sailors agree - Ana Dorn: "..."."""
_REACH = 24
"""Items within which a cue belongs to the quotation beside it."""

Clause = tuple[Verb, Subject | None]


def cue_after(reading: Reading, item: int, bounds: Range, verbs: list[Verb]) -> Clause | None:
    """`"...," said Ana Dorn` or `"...," Ana Dorn said`: the clause that begins right after the quotation."""
    (low, high), at = bounds, item + 1
    if _is_own_clause(reading, low, item, verbs) or _names_show(reading, low, item) or _describes(reading, item):
        return None
    while at < high and reading.kinds[at] in ",-":
        at += 1
    for verb in verbs:
        if verb.first < at or "q" not in verb.cue.frames or verb.cue.form in ("ing", "participle"):
            continue
        if verb.first > at + _REACH:
            return None
        if verb.first == at:
            if verb.cue.form == "s" and not pauses(reading, item, at) and _is_title(reading, item):
                return None  # "Bigger Boats" highlights a life at sea
            subject = phrase_end(reading, verb.last, high)
            speaks = subject is None or _can_speak(reading, subject) or _is_all(reading, verb, subject, high)
            return (verb, subject) if speaks else None
        if verb.last < high and reading.words[verb.last] == "that" and reading.kinds[max(item - 1, 0)] not in ".:Q":
            return None  # "With victory," Dorn said that the port would close: the clause is the content
        subject = finite_subject(reading, at, verb)
        if subject is not None and reading.kinds[subject.first] == "w":
            continue  # Ana Dorn, who opposes the pier, said
        if subject is not None and not reading.kinds[at : subject.first].strip("rcsm,i"):
            if _is_subordinate(reading, at, subject.first) or _turns(reading, at, subject.first, verb.last):
                return None
            return verb, subject
        if pauses(reading, item, at) and _is_one_phrase(reading, at, verb.first):
            return verb, Subject(at, verb.first, verb.first)
        if not reading.kinds[at : verb.first].strip("r"):
            return verb, phrase_end(reading, verb.last, high)
        if reading.kinds[verb.first] == "v" or subject is not None:
            break  # but: State adviser Ivo Kerr wrote
    return None if "v" in reading.kinds[low:item] else _unlisted_cue(reading, item, high)


def _is_own_clause(reading: Reading, low: int, item: int, verbs: list[Verb]) -> bool:
    """Although Dorn told them that they were "old friends," he denied it: the quotation has its cue before it."""
    if low == item or reading.kinds[item - 1] in ",:-":
        return False
    needed = set("tc") if reading.kinds[low] == "s" else set("q")
    inside = [v for v in verbs if low < v.first < item and needed & set(v.cue.frames)]
    return any(set("tc") & set(v.cue.frames) and finite_subject(reading, low, v) for v in inside)


def _is_subordinate(reading: Reading, first: int, last: int) -> bool:
    """No cue clause: "It will be hard" if he continues to lose; but as Dorn said is one."""
    return any(reading.kinds[i] == "s" and reading.words[i] != "as" for i in range(first, last))


def _can_speak(reading: Reading, subject: Subject) -> bool:
    """Whether a phrase after the verb is somebody: a name, a pronoun, a noun for people; not: posted the clip."""
    kinds = reading.kinds[subject.first : subject.head_last]
    words = reading.words[subject.first : subject.head_last]
    return bool(set(kinds) & set("CuQ~0w")) or any(
        w in speaking_nouns() or w.endswith(("er", "or", "s")) for w in words
    )


def _is_all(reading: Reading, verb: Verb, subject: Subject, high: int) -> bool:
    """Whether a phrase with "the" is all that follows a plain verb of saying: "...," said the ruling."""
    kinds = reading.kinds
    ends = subject.head_last >= high or kinds[subject.head_last] in ",."
    return ends and verb.cue.lemma == "say" and reading.words[subject.first] == "the"


def pauses(reading: Reading, item: int, at: int) -> bool:
    """Whether a comma stands between the quotation and what follows, within its marks or behind them."""
    return at > item + 1 or reading.surface(item, at).rstrip("\"'”’»“")[-1:] in (",", "?", "!", ".", "…")


def _turns(reading: Reading, first: int, last: int, after: int) -> bool:
    """No cue clause of the quotation before: "an attack," but he also noted the deaths."""
    turned = any(reading.words[i] in ("but", "and") for i in range(first, last))
    return turned and after < len(reading.kinds) and reading.kinds[after] not in ",.:Q-"


def _unlisted_cue(reading: Reading, item: int, high: int) -> Clause | None:
    """`"...," Dorn thundered.`: after a quotation that ends in a comma any past verb of a person reports it."""
    kinds, words, at = reading.kinds, reading.words, item + 1
    if at + 1 >= high or reading.surface(item, at).rstrip("\"'”’»“")[-1:] not in (",", "?", "!"):
        return None
    if kinds[at] == "x" and words[at].endswith("ed") and kinds[at + 1] in "Cu":
        return _as_verb(words[at], at), phrase_end(reading, at + 1, high)
    phrase = phrase_end(reading, at, high) if kinds[at] in "uC" else None
    if phrase is None:
        return None
    for verb in (phrase.head_last - 1, phrase.head_last):
        if at < verb < high and kinds[verb] == "x" and words[verb].endswith("ed"):
            return _as_verb(words[verb], verb), Subject(at, verb, verb)
    return None


def _as_verb(word: str, at: int) -> Verb:
    return Verb(at, at + 1, Cue((word,), word.removesuffix("ed"), "neutral", "q", "past"))


def _is_one_phrase(reading: Reading, first: int, last: int) -> bool:
    """Ana Dorn, the secretary for ships, docks, and planning, | said: no verb stands before the cue."""
    kinds = reading.kinds
    if last - first < 2 or kinds[first] not in "dpCx0h" or set(kinds[first:last]) - set("dpCxh0i,c~'&()vmQ"):
        return False
    if any(kinds[i] == "Q" and not is_nickname(reading, i) for i in range(first, last)):
        return False
    return all(reading.words[i].endswith("ing") for i in range(first, last) if kinds[i] == "v")


def cue_before(reading: Reading, low: int, item: int, verbs: list[Verb]) -> Clause | None:
    """The cue clause that leads to the quotation: said, "..."; told staff at a rally: "..."; saying "..."."""
    kinds = reading.kinds
    at = item - 1
    mark = kinds[at] if at >= low and kinds[at] in ",:-" else ""
    at -= bool(mark)
    for verb in reversed(verbs):
        if verb.last > at + 1 or verb.first < low:
            continue
        if "q" not in verb.cue.frames and not (verb.last == at + 1 and verb.cue.cue_class == "belief"):
            if verb.last == at + 1:
                return None
            continue
        if not _leads(kinds[verb.last : at + 1], mark, verb) or is_name_of_work(reading, verb, item):
            return None
        subject = any_subject(reading, low, verb) or (subject_behind(reading, verb, at + 1) if mark == ":" else None)
        if subject is None and kinds[verb.first] != "v":
            continue  # Dorn told the Kell Post, "...": a noun that may be a verb elsewhere
        if subject is not None and not mark and _is_complement(reading, low, subject.first, verbs):
            return None  # Dorn said she opposes "...": the clause is what Dorn said
        told = "a" in verb.cue.frames and not kinds[verb.last : at + 1].strip("Cup~hi")  # told Ada Lund of Kell
        late = subject is not None and not told and mark == "," and verb.last <= at
        if subject is not None and late and _is_subordinate(reading, low, subject.first):
            return None  # said that once the council goes on holiday, "...": the clause is the content
        shares = verb.cue.form == "ing" or is_coordinated(reading, low, verb)
        return (verb, subject) if subject is not None or shares else None
    return None


def subject_behind(reading: Reading, verb: Verb, colon: int) -> Subject | None:
    """`Added Ana Dorn: "..."`: the name between a verb and its colon."""
    subject = phrase_end(reading, verb.last, colon)
    named = subject is not None and subject.last == colon and "C" in reading.kinds[subject.first : colon]
    return subject if named and verb.cue.form in ("past", "s") else None


def is_name_of_work(reading: Reading, verb: Verb, item: int) -> bool:
    """A play called "The Sons of Kell": the quotation is a title, and nobody speaks."""
    if verb.last != item or verb.cue.lemma not in _NAMING:
        return False
    return _is_title(reading, item) or (_is_something(reading, verb.first) and _is_title(reading, item, words=1))


def _names_show(reading: Reading, low: int, item: int) -> bool:
    """On the show "Kell this Morning," Dorn said: a title after a preposition and a noun is no content."""
    before = reading.kinds[low:item]
    return before[:1] == "i" and before[-1:] in "xi" and "v" not in before and _is_title(reading, item)


def _describes(reading: Reading, item: int) -> bool:
    """The "Harbour Nights" star posted the clip: a title or scare quote right before a noun belongs to its phrase."""
    kinds, quotation = reading.kinds, reading.quotations.get(item)
    if quotation is None or quotation.kind == "speech" or pauses(reading, item, item + 1):
        return False
    return item > 0 and kinds[item - 1] in "dph" and kinds[item + 1 : item + 2] in ("x", "C")


def _is_title(reading: Reading, item: int, *, words: int = 2) -> bool:
    """Whether a quotation has so many words or more, all longer ones with a capital."""
    if item not in reading.quotations:
        return False
    named = reading.quotations[item].surface.strip("\"'“”‘’«»„.,").split()
    return all(word[:1].isupper() or len(word) < 4 for word in named) and len(named) >= words


def _is_something(reading: Reading, verb: int) -> bool:
    """Whether a thing stands before the verb: a class | called "Docks"; not: the critics | called."""
    first = phrase_start(reading, max(0, verb - 8), verb - 1) if verb else None
    return first is not None and reading.words[first] in ("a", "an")


def _is_complement(reading: Reading, low: int, first: int, verbs: list[Verb]) -> bool:
    """Whether the clause that begins at item `first` is the content of the verb before it."""
    at = first - (first > low and reading.words[first - 1] == "that")
    earlier = next((v for v in verbs if v.last == at and v.first >= low and set("ct") & set(v.cue.frames)), None)
    if earlier is None:
        return False
    return earlier.cue.form == "ing" or finite_subject(reading, low, earlier) is not None


def _leads(between: str, mark: str, verb: Verb) -> bool:
    if not between:
        return True
    if mark == ":":
        return len(between) <= _REACH and "Q" not in between and not _BYLINE.search(between)
    if mark == ",":
        return len(between) <= 20 and not set(between) & set("svbwQ;")
    if between[0] in "im" and len(between) <= 8 and not between.strip("idpCxhm0"):
        return True  # acknowledged in a forum on Monday "..."
    return "a" in verb.cue.frames and len(between) <= 3 and not between.strip("Coudpx")
