"""Drafts: what a pattern says about one statement, in item numbers, before it becomes a `Statement`."""

from __future__ import annotations

from typing import NamedTuple

from toolkit.statements.cues import Cue, cue_index
from toolkit.statements.nouns import speaking_nouns, time_units
from toolkit.statements.phrases import Subject, phrase_end, subject_before, subject_place
from toolkit.statements.reading import Line, Reading
from toolkit.statements.tokenkinds import noun_forms

Range = tuple[int, int]
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "isn't", "aren't", "wasn't", "weren't"])
_JOINING = frozenset(["after", "before", "since", "until", "like", "than"])
ONCE = frozenset(["previously", "earlier", "first", "originally", "initially"])
"""Words between "as" or "than" and a verb that only compares: three times as many as previously reported."""
_NUMBERS = frozenset(
    ["two", "three", "four", "both", "many", "others", "some", "people", "police", "men", "women", "percent"]
)


class Verb(NamedTuple):
    """A cue verb where it stands: items [first, last)."""

    first: int
    last: int
    cue: Cue


class Draft(NamedTuple):
    """One statement in item numbers; `cue` is empty where only a colon or the place says so."""

    contents: tuple[Range, ...]
    cue: Range | None
    wording: Cue | None
    speaker: Range | None
    rule: str
    confidence: float
    negated: bool = False
    addressee: Range | None = None
    relayers: tuple[Range, ...] = ()


def verbs_in(reading: Reading, line: Line) -> list[Verb]:
    """The cue verbs of a line outside quotations, in order, the longest wording at each place."""
    found: list[Verb] = []
    index, words, kinds = cue_index(), reading.words, reading.kinds
    done = line.first
    for item in reading.cued_in(line.first, line.last):
        cues = index.get(words[item])
        if cues is None or item < done or kinds[item] not in "vxC":
            continue
        if item and kinds[item] == "x" and kinds[item - 1] in "dp" and words[item - 1] not in _NUMBERS:
            continue
        if item > 1 and words[item - 1] in ONCE and words[item - 2] in ("as", "than"):
            continue  # three times as many as previously reported
        if item and words[item - 1] == "of" and not words[item].endswith("ing"):
            continue  # the secretary of state
        match = _longest(words, item, cues)
        if match is not None:
            done = item + len(match.words)
            found.append(Verb(item, done, match))
    return found


def _longest(words: list[str], item: int, cues: tuple[Cue, ...]) -> Cue | None:
    """The first of these cues, all of which begin with the word here, that stands here in full."""
    for cue in cues:
        if len(cue.words) == 1 or tuple(words[item : item + len(cue.words)]) == cue.words:
            return cue
    return None


def finite_subject(reading: Reading, low: int, verb: Verb) -> Subject | None:
    """The subject of a finite, active cue verb; none for participles, infinitives, passives and look-alike nouns."""
    kinds, words = reading.kinds, reading.words
    before = verb.first - 1
    if before < low or (verb.cue.form in ("ing", "participle") and not _has_auxiliary(reading, low, verb.first)):
        return None
    counted = words[before] == "another" or (kinds[before] == "d" and words[before - 1] == "of")  # the mother of three
    if (kinds[before] in "tdpi" and not counted) or is_passive(reading, low, verb.first):
        return None
    subject = subject_before(reading, low, verb.first) or _far_subject(reading, low, verb.first)
    if subject is not None and _is_governed(reading, low, subject.first):
        subject = _far_subject(reading, low, verb.first) or subject
    if subject is not None and _says_how_long(reading, low, subject):
        subject = _far_subject(reading, low, verb.first)
        subject = None if subject is not None and _says_how_long(reading, low, subject) else subject
    if subject is not None and _is_in_relative(reading, low, subject.first):
        subject = _far_subject(reading, low, verb.first)
    if subject is None or kinds[subject.head_last - 1] == "h":
        return None
    if kinds[verb.first] != "v" and not _reads_as_verb(reading, subject, verb):
        return None
    return None if words[subject.first] in ("it", "this") and verb.cue.form == "ing" else subject


def _is_governed(reading: Reading, low: int, first: int) -> bool:
    """Whether a preposition stands before a phrase that seems to be the subject: a source speaking to | the Post."""
    before = first - 1
    return before > low and reading.kinds[before] in "it" and reading.words[before] not in _JOINING


def _says_how_long(reading: Reading, low: int, subject: Subject) -> bool:
    """Whether what seems the subject says how long something took: back in the bay after | ten days."""
    before = subject.first - 1
    return before >= low and reading.words[before] in _JOINING and reading.words[subject.head_last - 1] in time_units()


def _is_in_relative(reading: Reading, low: int, first: int) -> bool:
    """Whether what seems the subject ends a relative clause: a man who | sails; who asked not to be | named."""
    before = first - 1
    if before <= low or reading.kinds[first] != "x":
        return False
    return reading.words[before] in ("who", "be") and "who" in reading.words[max(low, before - 8) : first]


def _far_subject(reading: Reading, low: int, verb: int) -> Subject | None:
    """`Ada Lund, a singer on the show, "Kell Live," who left in May, said`: the phrase that opens the clause."""
    kinds = reading.kinds
    main = phrase_end(reading, subject_place(reading, low, verb), verb)
    if main is None or main.first < low or main.head_last >= verb:
        return None
    if kinds[verb - 1] == "," == kinds[main.head_last]:
        return Subject(main.first, min(main.last, verb), main.head_last)
    at = verb
    while at > main.head_last and (kinds[at - 1] in "mr" or kinds[at - 1 : at + 1] == "im"):
        at -= 1
    modifying = kinds[main.head_last : at]
    relative = modifying[:1] == "w" and reading.words[main.head_last] == "who"
    if len(modifying) > 8 or set(modifying) - set("wixCdphm0'vtbnr" if relative else "ixCdphm0'vt"):
        return None
    if kinds[main.first] in "uw":
        return None
    if relative:
        return Subject(main.first, at, main.head_last)
    if any(reading.words[i][-3:] != "ing" for i in range(main.head_last, at) if kinds[i] == "v"):
        return None
    return Subject(main.first, at, main.head_last)


def is_coordinated(reading: Reading, low: int, verb: Verb) -> bool:
    """Whether the verb shares the subject of the verb before it: said ..., and then predicted."""
    at = verb.first - 1
    while at > low and reading.kinds[at] in "rbn":
        at -= 1
    if verb.cue.form == "s" and at > low and reading.kinds[at] == ",":
        return "v" in reading.kinds[low:at]  # Ministry denies claim, says the count is wrong
    return verb.cue.form in ("past", "s", "participle") and at > low and reading.words[at] in ("and", "but", "then")


def is_passive(reading: Reading, low: int, verb: int) -> bool:
    """Whether a form of "be" governs the verb: was accused, has repeatedly been told."""
    at = verb - 1
    while at >= low and reading.kinds[at] in "brn":
        if reading.words[at] in _BE and reading.words[verb][-3:] != "ing":
            return True
        at -= 1
    return False


def _has_auxiliary(reading: Reading, low: int, verb: int) -> bool:
    at = verb - 1
    while at >= low and reading.kinds[at] in "rn":
        at -= 1
    return at >= low and (reading.kinds[at] == "b" or reading.words[at].endswith(("'s", "'re", "'m")))


def _reads_as_verb(reading: Reading, subject: Subject, verb: Verb) -> bool:
    """A wording that may be a noun (claims, report) is a verb after a pronoun or name, or before that and to."""
    kinds = reading.kinds
    after = kinds[verb.last] if verb.last < len(kinds) else "."
    between = kinds[subject.head_last : verb.first]
    if kinds[verb.first] == "C":
        return verb.cue.form == "s" and "d" not in between + kinds[subject.first] and _is_headline(reading, verb.first)
    if verb.cue.form == "base":
        modal = any(k in "bn" for k in between)
        sure = verb.cue.words[0] not in noun_forms()
        return modal or _is_plural(reading, subject, sure) or (after in "sQ" and kinds[subject.first] not in "dp")
    head = kinds[subject.head_last - 1]
    known = head in "uwC" or reading.words[subject.head_last - 1] in speaking_nouns()
    return known or (after in "sQt:" and kinds[subject.first] not in "dp")


def _is_plural(reading: Reading, subject: Subject, sure: bool) -> bool:
    """Whether a base form can be the verb of this subject: officials say, the two write, they say.

    A name in -s is a plural only before a verb that is no noun: Republicans say, but not Sanders question.
    """
    head = reading.words[_head_of(reading, subject) - 1]
    if reading.words[subject.first] in ("a", "an", "this", "each", "every"):
        return False
    if reading.kinds[subject.first] in "uw" or head in _NUMBERS:
        return True
    return head.endswith("s") and (sure or reading.kinds[_head_of(reading, subject) - 1] != "C")


def _head_of(reading: Reading, subject: Subject) -> int:
    """Where the head of a phrase ends: supporters | of Ana Dorn."""
    of = next((i for i in range(subject.first + 1, subject.head_last) if reading.words[i] == "of"), subject.head_last)
    plain = reading.kinds[of - 1] == "x" or reading.words[of - 1] in speaking_nouns()
    return of if plain else subject.head_last


def _is_headline(reading: Reading, item: int) -> bool:
    """Whether the words around are written with capitals, as headlines are."""
    around = reading.kinds[max(0, item - 6) : item + 8]
    return around.count("C") > 2 * around.count("x") + 1


def trimmed(reading: Reading, first: int, last: int) -> Range | None:
    """The items without marks at either end; None where nothing stays."""
    while last > first and reading.kinds[last - 1] in ",.;:-":
        last -= 1
    while first < last and reading.kinds[first] in ",.;:-)":
        first += 1
    return (first, last) if last > first else None


def take_items(taken: bytearray, line: Line, span: Range) -> None:
    """Mark the items of a line that a span covers."""
    first, last = (min(max(item - line.first, 0), len(taken)) for item in span)
    taken[first:last] = b"\1" * (last - first)
