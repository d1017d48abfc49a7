"""A measured number with all that the sentence says about it: bound, what is counted, place, change, status."""

from __future__ import annotations

import re

from toolkit.quantities.clauses import read_word
from toolkit.quantities.context import (
    bound_after,
    bound_before,
    bound_behind,
    bound_words,
    changes,
    direct_changes,
    small_words,
    statuses,
    words_before,
)
from toolkit.quantities.counted import (
    Counted,
    counted_phrase,
    hyphenated_noun,
    measured,
    noun_before_of,
    only_tells,
    share_of,
)
from toolkit.quantities.holders import holder
from toolkit.quantities.multiples import times_after
from toolkit.quantities.places import place_after
from toolkit.quantities.populations import population_of
from toolkit.quantities.pronouns import word_at
from toolkit.quantities.records import Measure, Quantity

_OLD = re.compile(r"[\s-]old\b|\s+of\s+age\b")
_NAME_BEFORE = re.compile(r"((?:[A-Z][\w.'’-]*\s)*(?:[JS]r\.|[A-Z][\w'’-]*)),\s\Z")
_AGED = ("aged", "age", "ages")
_PER = re.compile(r"\s(?:per|an?|each|every)\s(second|minute|hour|day|night|week|month|quarter|season|year)\b")


def assemble(found: Measure, text: str, folded: str) -> Quantity:
    """The quantity that a measured number is in its sentence."""
    words = words_before(folded, found.start)
    end, kind, unit = _kind(found, folded, words)
    before, (after, past) = bound_before(words), bound_after(folded, end)
    if kind == "duration" and before == "more_than" and _is_span(words):
        before = ""
    counted = _counted(found, kind, text, folded, (end, past))
    after = after or bound_behind(folded, counted.end if counted and counted.start > found.start else end)
    modifier = (after or before) if before in ("", "about", "exact") else before  # "about 500 or more" is 500 or more
    value, low, high, modifier = _interval(found, modifier)
    unit, kind = _rate(folded, counted, unit, kind)
    subject = _subject(found, kind, text, folded)
    thing = (text[counted.start : counted.end], counted.start, counted.end) if counted else ("", None, None)
    return Quantity(
        found.start,
        end,
        text[found.start : end],
        value,
        low,
        high,
        modifier,
        unit,
        kind,
        thing[0],
        thing[1],
        thing[2],
        place_after(text, counted.end if counted else end),
        "",
        None,
        _rule(found, kind) + (", stated as exact" if before == modifier == "exact" else _denial(words)),
        _change(words),
        _status(folded, counted, end) or _status_before(words),
        population_of(subject, text, found.start),
        _period(folded, counted, words),
        subject,
    )


def _is_span(words: list[str]) -> bool:
    """Whether "over" tells in what time: "over the four years of his term", "$9 billion over ten years"."""
    if words[-2:] == ["over", "the"]:
        return True
    amount = words[-2] if len(words) > 1 and words[-1] == "over" else ""
    return amount in small_words("amount") or amount.rstrip("%").lstrip("$£€").replace(",", "").isdigit()


def _denial(words: list[str]) -> str:
    """Marks the number that the sentence rejects: "not the 900 claimed"."""
    if "not" not in words[-2:]:
        return ""
    last = [word for word in words[-2:] if word not in small_words("determiner")][-1:]
    return ", denied" if last == ["not"] else ""


def _rate(folded: str, counted: Counted | None, unit: str, kind: str) -> tuple[str, str]:
    """Unit and kind, where the counted comes at a rate: "3,000 tests a day"."""
    per = _PER.match(folded, counted.end) if counted and kind == "count" else None
    return (f"per {per[1]}", "rate") if per else (unit, kind)


def _kind(found: Measure, folded: str, words: list[str]) -> tuple[int, str, str]:
    """End, kind and unit, once ages, multiples, fractions and ratios are told apart."""
    if found.kind == "duration" and (old := _OLD.match(folded, found.end)):
        return old.end(), "age", found.unit
    if found.kind:
        return found.end, found.kind, found.unit
    if found.link in ("in", "ratio"):
        return found.end, "fraction" if found.link == "in" else "ratio", ""
    times = times_after(folded, found.end)
    if times:
        return times, "multiple", ""
    if found.first.form == "fraction" and not found.link and found.low < 1:
        return found.end, "fraction", ""
    if _is_age(found, folded, words):
        return found.end, "age", "year"
    return found.end, "count", ""


def _is_age(found: Measure, folded: str, words: list[str]) -> bool:
    """Whether it is an age: "aged 34", or the bare number between commas after a name: "the pilot, 34, ejected"."""
    if not words or not 0 < found.low < 120:
        return False
    if words[-1] in _AGED or words[-2:] in (["age", "of"], ["ages", "of"]):
        return True
    if found.low % 1 or found.first.form not in ("digits", "words"):
        return False
    ends = folded[found.end : found.end + 1] in ".,;)"
    if ends and words[-1] == "and" and (words[-3:-2] or [""])[0] in _AGED:
        return True  # "aged 13 and 15."
    told = len(words) > 1 and words[-1] in small_words("age_verb") and words[-2] in small_words("age_subject")
    if told or words[-1] in small_words("age_both") or (ends and words[-1] == "both"):
        return found.low > 2 and (
            folded[found.end : found.end + 1] in ".,;"
            or word_at(folded, found.end) in ("by", "when", "and", "at", "in")
        )
    if found.first.form != "digits":
        return False
    before, after = folded[max(0, found.start - 3) : found.start], folded[found.end : found.end + 1]
    named = before[1:] == ", " and (before[0].isalpha() or folded[found.start - 5 : found.start - 2] in ("jr.", "sr."))
    return named and after in (",", ".")


def _interval(found: Measure, modifier: str) -> tuple[float | None, float | None, float | None, str]:
    """Value, lower and upper bound, and the modifier: a bound has no point, a range and a vague word neither."""
    if found.first.form == "vague" and found.low != found.high:
        return None, found.low, found.high, "about"
    if found.link in ("hyphen", "to", "and", "or", "to, falling"):
        return None, found.low, found.high, "about" if modifier == "about" else "between"
    if modifier in ("at_least", "more_than"):
        return None, found.low, None, modifier
    if modifier in ("at_most", "less_than"):
        return None, None, found.high, modifier
    return found.low, None, None, modifier or "exact"


def _counted(found: Measure, kind: str, text: str, folded: str, ends: tuple[int, int]) -> Counted | None:
    """What the number counts, where the number ends at the first of `ends` and its bound at the second."""
    end, past = ends
    if kind == "age":
        return _aged(text, folded, found.start, end)
    if kind in ("multiple", "ratio"):
        return None
    if found.link == "in":
        counted = counted_phrase(text, folded, end)
        return None if counted is None or only_tells(counted, folded) else counted
    of = share_of(text, folded, end)
    if of is not None or kind == "fraction":
        return of
    if found.unit:
        return measured(text, folded, found.start, end)
    if folded[end : end + 1] == "-" or text[end : end + 3] == " - ":
        return hyphenated_noun(text, folded, end)
    counted = counted_phrase(text, folded, past, singular=found.low == found.high == 1)
    return None if counted is None or only_tells(counted, folded) else counted


def _aged(text: str, folded: str, start: int, end: int) -> Counted | None:
    """Who is so old: the noun after "58-year-old", the name before ", 34,"."""
    if folded[end - 3 : end] == "old":
        aged = counted_phrase(text, folded, end, singular=True)
        first = read_word(folded[aged.start : aged.end].split()[0]) if aged else None
        return None if first and (first.verb or first.reporting or first.participle) else aged
    name = _NAME_BEFORE.search(text, max(0, start - 40), start)
    return Counted(name.start(1), name.end(1), name.start(1)) if name else None


def _change(words: list[str]) -> str:
    """Gives "up" or "down" where the last words make the number the size or the result of a change."""
    padding = small_words("padding")
    tail = [word for word in words[-4:] if word not in padding]
    if not tail:
        return ""
    last = tail[-1]
    if last in ("up", "down") and not (
        len(tail) == 1 or tail[-2] in small_words("change_subject") or tail[-2][-1] in ",)" or tail[-2][-1].isdigit()
    ):
        return ""
    if tail[-2:] == ["up", "to"]:
        return ""  # a bound
    if last in ("by", "to", "from") and len(tail) > 1:
        last = tail[-2]
        return changes().get(last, "") if tail[-1] != "from" else ""
    return direct_changes().get(last, "")


def _status(folded: str, counted: Counted | None, end: int) -> str:
    """What became of the counted: the word after the number, or the verb after its noun."""
    words = folded[counted.start if counted else end : (counted.end if counted else end) + 40].split(None, 7)
    known = statuses()
    for word in words[:7]:
        status = known.get(word.strip(".,;:\"'"))
        if status:
            return status
        if word[-1] in ".;:,":
            return ""
    return ""


def _status_before(words: list[str]) -> str:
    """The verb that the counted is the object of: "killed at least 12 people"."""
    for word in reversed(words):
        if word not in bound_words():
            return statuses().get(word, "")
    return ""


def _period(folded: str, counted: Counted | None, words: list[str]) -> str:
    """Gives "new" for what was added, "total" for what has come together."""
    if counted and folded.startswith(("new ", "additional ", "fresh ", "further "), counted.start):
        return "new"
    return "total" if "total" in words[-3:] or "altogether" in words[-2:] else ""


def _subject(found: Measure, kind: str, text: str, folded: str) -> str:
    """What it is told of: the noun before "of" ("a run of seven games"), else the subject of the clause."""
    if kind == "multiple" or folded[found.start : found.end] == "one":
        return ""
    whole = noun_before_of(folded, found.start) if kind == "count" else None
    if whole and folded[whole.head : whole.end] not in small_words("sum"):  # "a total of 30" says nothing of whose
        return text[whole.start : whole.end]
    return holder(text, found.start)


def _rule(found: Measure, kind: str) -> str:
    if found.link:
        return f"range by {found.link}" if found.link not in ("in", "ratio") else f"{kind} by {found.link}"
    return f"{kind} in {found.first.form}"
