"""Whether the words around an expression speak of what is still to come, or of what is over."""

from __future__ import annotations

import re
from functools import cache

from toolkit.dates.readings import Context
from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

_SENTENCE, _REACH, _NEARER, _NEAR = 200, 100, 80, 60
_AFTER, _SHORT = 120, 12
_PARAGRAPH = 2_000
_EARLY_MONTHS = 3
_STOP = re.compile(r"[.;!?](?=\s)|\n\s*\n")
_BLANKS = re.compile(r"\s+")
_OVER = re.compile(r"\b(?:had|was|were)\b")
_IS_OVER = re.compile(r"\S{1,20} (?:had|was|were)\b")
_HAD_BEEN = re.compile(r"\bhad been [a-z]+ (?:to|for)\b|\bhad been [a-z]+ ?$")
_WILL_BE = re.compile(
    r"\b(?:will|shall|won't|'ll|would|(?<!was )(?<!were )(?<!been )(?:expected|scheduled|set|due|likely) to)"
    r" (?:[a-z]+ly )?be [a-z]+( [^,;:]*)(?<! after )(?<! since )$"
)
_NO_PARTICIPLE = r"(?<!\ba )(?<!\ban )(?<!\bthe )(?<!\bis )(?<!\bare )"
_REGULAR = (
    r"(?<!can be )(?<!(?:will|must) be )(?<!(?:could|would|might|shall) be )(?<!should be )(?<!ly )(?<!-)"
    rf"{_NO_PARTICIPLE}(?!hundred|united|sacred|limited|needed|required)[a-z]{{2,}}(?<!e)ed"
    rf"|{_NO_PARTICIPLE}(?<!\bbe )(?<!'s )(?<!\bits )(?<!\bmost )(?<!\bmore )(?<!ing )[a-z]+ly [a-z]{{2,}}(?<!e)ed"
)
"""A regular past tense: not "indeed", nor the participles of "are held" and "a contested vote"."""
_UNREAL = (
    r"(?!(?<=agreed to) (?:the|an?|its|his|her|their|this|that|it|him|them|\d)\b)"
    r"(?!'t| have (?:$|been|[a-z]+ed\b)| to (?:the|a|an|its|his|her|their)\b)"
)
"""Behind a verb of what is to come: not "can't", "could have", "due to the rain"."""
_WHEN_OVER = re.compile(
    r"(?: (?:when|that|which|who)|, (?:when|where)) (?:(?:[a-z.'-]+ly|he|she|it|they|we|mr\.?|ms\.?|mrs\.?|[a-z]+s?) )?"
)
_CLAUSE = 48
_COMPARED = re.compile(r"\bthan (?:[a-z]+ )?(?:in|on|at) $")
_ONCE_SEEN = re.compile(
    r"(?<! be)(?<!ill)(?<!uld) (?:seen|reached|recorded|set|posted|registered|achieved|hit)"
    r" (?:in|on|at)(?: early| mid| late)? $"
)
_BECAUSE = re.compile(r"\bbecause of (?:[a-z'-]+ ){1,8}$")
_AFTER_IT = re.compile(r"\b(?:after|following) (?:[a-z'-]+ ){1,5}in $")
_QUOTES = ('"', "''", "”")
_SIDES = ("ahead", "perhaps", "behind")
_JOINS = (" in ", " on ")
_ONCE_DONE = re.compile(
    r"\b(?:when|if|once|until|before|unless)\b[^,;:]* (?:(?:is|are) [a-z]+|[a-z]+ into (?:effect|force)) (?:in|on) $"
)
_TO_DO = re.compile(r"\bto [a-z]+(?: [a-z]+){0,2} by $")


def looks_ahead(context: Context, start: int, *, scheduled: bool = True, surely: bool = False) -> bool:
    """Whether the nearest verb before the expression speaks of the future.

    `scheduled`: a verb in the present right before the date counts too ("the chamber votes on Thursday").
    `surely`: only "will", "ahead of" and such a verb count: were it not to come, it would name the day before.
    """
    left = clause_before(context, start)
    if surely:
        will = _latest("will", left)
        told = will > -1 and not is_over(left, will)
        return told or left.endswith("ahead of ") or _scheduled().search(left) is not None
    if any(over.search(left) for over in (_HAD_BEEN, _COMPARED, _ONCE_SEEN, _BECAUSE)):
        return False  # "had been due to end on Friday", "less than forecast in May", "the high seen in May"
    if scheduled and (_scheduled().search(left) or _TO_DO.search(left)):
        return True
    if left.endswith(_JOINS) and _ONCE_DONE.search(left):
        return True
    if _will_be(left):
        return True
    ahead = _latest_ahead(left)
    if ahead == -1 and len(left) < _SHORT and not is_over(left):
        return _opens(context, start, "ahead")
    if left.endswith("through ") and not is_over(left):
        return True
    if left.endswith(("by ", "until ", "till ")) and _OVER.search(left) is None:
        return len(left) > _SHORT or not _opens(context, start, "behind")
    if ahead == -1 or is_over(left, ahead):
        return False
    # "planned" looks like a past tense: the list of words knows better, unless a past tense follows the date at once
    return not (left.endswith("ed", 0, ahead) and _IS_OVER.match(context.folded, start))


def is_over(words: str, begin: int = 0) -> bool:
    """Whether a past tense stands there, from that place on."""
    return _verbs("behind").search(words, begin) is not None


def _will_be(left: str) -> bool:
    """Such as "will be named chief for a flight in": no past tense is told, and none follows that participle."""
    passive = _WILL_BE.search(left) if " be " in left else None
    return passive is not None and not is_over(passive[1])


def _opens(context: Context, start: int, direction: str) -> bool:
    """Whether the first verb after an expression has this direction, where none stands before it."""
    right = context.folded[start : start + _AFTER]
    ends = [stop.start() for stop in _stops(right)] + [at for mark in _QUOTES if (at := right.find(mark)) > -1]
    right = right[: min(ends, default=_AFTER)]
    first = {side: match.start() for side in _SIDES if (match := _verbs(side).search(right))}
    behind = first.pop("behind", _AFTER)
    ahead = min(first.values(), default=_AFTER)
    return ahead < behind if direction == "ahead" else behind < ahead


def goes_on_ahead(context: Context, end: int) -> bool:
    """Whether the first verb behind an expression speaks of the future."""
    return _opens(context, end, "ahead")


def goes_on_behind(context: Context, end: int) -> bool:
    """Such as "seemed to be torn on Tuesday night when he spoke": what follows tells that it is over."""
    right = unwrapped(context.folded[end : end + _CLAUSE])
    clause = _WHEN_OVER.match(right)
    return clause is not None and _verbs("behind").match(right, clause.end()) is not None


def looks_back(context: Context, start: int, *, surely: bool = False) -> bool:
    """Whether the nearest verb before the expression speaks of the past; surely, where it stands near by."""
    left = clause_before(context, start)[-_NEAR if surely else 0 :]
    ahead = _latest_ahead(left)
    if is_over(left, max(ahead, 0)) or _AFTER_IT.search(left, max(ahead, 0)):
        return True
    return ahead == -1 and bool(left) and _opens(context, start, "behind")


def is_told(context: Context, start: int) -> bool:
    """Whether the clause tells of what is over, be it only behind an expression that opens it."""
    opened = not clause_before(context, start).strip() and _opens(context, start, "behind")
    return opened or looks_back(context, start)


def is_of_another_time(context: Context, start: int) -> bool:
    """Whether a word such as "today" stands in a quotation of a history: the speaker's day is not that of the page."""
    if not context.narrative:
        return False
    floor = max(0, start - _PARAGRAPH)
    left = context.folded[max(floor, context.folded.rfind("\n", floor, start)) : start]
    return left.count('"') % 2 == 1 or left.rfind("“") > left.rfind("”")


def ended_last_year(context: Context, start: int) -> bool:
    """Whether the end of a year that is told of early in a year is that of the year before."""
    month = context.here("month")
    return month is not None and month.number % 12 < _EARLY_MONTHS and is_told(context, start)


def clause_before(context: Context, start: int) -> str:
    """What stands before an expression in its sentence, in a hundred characters at most, blanks as one."""
    return sentence_before(context, start, reach=_REACH)


def sentence_before(context: Context, start: int, *, reach: int = _SENTENCE) -> str:
    """The same from farther back."""
    left = context.folded[max(0, start - reach) : start]
    stops = [stop.end() for stop in _stops(left)]
    left = left[stops[-1] :] if stops else left
    return unwrapped(left)


def unwrapped(words: str) -> str:
    """The words with every run of blanks, be it a line's end, as one."""
    return _BLANKS.sub(" ", words) if "\n" in words or "  " in words else words


def _stops(words: str) -> list[re.Match[str]]:
    """The ends of sentences; a full stop behind "Mr" or "Sen" is none."""
    stops = _STOP.finditer(words)
    return [stop for stop in stops if _titles().isdisjoint(words[: stop.start()].rsplit(None, 1)[-1:])]


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["word"] for row in read_lexicon("abbreviations") if row["kind"] == "title")


def _latest_ahead(left: str) -> int:
    """Where the last verb of what is to come ends; "could" and "must" count only near by."""
    near = max(0, len(left) - _NEARER)
    perhaps = _latest("perhaps", left[near:])
    return max(_latest("ahead", left), perhaps + near if perhaps > -1 else -1)


def _latest(direction: str, left: str) -> int:
    return max((match.end() for match in _verbs(direction).finditer(left)), default=-1)


@cache
def _verbs(direction: str) -> re.Pattern[str]:
    regular = f"|{_REGULAR}" if direction == "behind" else ""
    contracted = "|'ll" if direction == "ahead" else ""
    return re.compile(rf"(?:(?<![a-z])(?:{phrases(direction)}{regular}){contracted})(?![a-z]){_UNREAL}")


@cache
def _scheduled() -> re.Pattern[str]:
    """A verb in the present right before the date; "a rocky start" is none."""
    verbs, nouns = (phrases(direction) for direction in ("schedule", "noun schedule"))
    verb = rf"(?:{verbs})|(?:[a-z]+[a-rt-z]s|people|men|women|they|we|you|who|to) (?:{nouns})"
    whose = rf"(?:which|that|who|it|she|he|they|we) (?:{verbs}|{nouns})|(?:his|her|its|their|the) [a-z]+ (?:{verbs})"
    held = rf"(?:{phrases('event')}) (?:is|are)"
    # in a month: "agreed on its rules, which begin in May", "his term ends in May", "the election is in May"
    return re.compile(
        rf"(?<![a-z'-])(?:(?:{verb})(?: [a-z]+ly| again)? (?:on |at )?|{held} on |(?:{whose}|{held}) in )$"
    )


def phrases(direction: str) -> str:
    """The source of a pattern for the words of this direction."""
    return trie_source(row["phrase"] for row in read_lexicon("date_verbs") if row["direction"] == direction)
