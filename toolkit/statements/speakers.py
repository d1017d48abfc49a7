"""Who a mention stands for: names, short names, titles, pronouns and bodies, within one article."""

from __future__ import annotations

from toolkit.language.wrapping import unwrapped
from toolkit.statements.cast import Cast
from toolkit.statements.mentions import HE, RELATIVES, SELVES, SHE, THEY, Speaker
from toolkit.statements.names import kind_of_name, organisations
from toolkit.statements.nouns import speaking_nouns
from toolkit.statements.reading import read
from toolkit.statements.statement import Statement


def resolve_speakers(text: str, statements: list[Statement]) -> list[Speaker]:
    """The speaker of each statement, in the same order; a doubtful one stays as it is worded or empty.

    A surname goes to the one full name in the article that bears it, a pronoun to the nearest person before it whose
    gender agrees, "the spokesman" to the nearest person with that office, "the ministry" to the nearest such body.

    >>> from toolkit.statements.finder import find_statements
    >>> text = "Ada Lund said that it rains. “It is cold,” Lund added. She said that it snows."
    >>> [s.canonical for s in resolve_speakers(text, find_statements(text, engine="rules"))]
    ['Ada Lund', 'Ada Lund', 'Ada Lund']
    """
    cast = Cast(read(unwrapped(text)))
    order = sorted(range(len(statements)), key=lambda i: _place(statements[i]))
    found: dict[int, Speaker] = {}
    for index in order:
        found[index] = cast.speaker_of(statements[index])
    return [found[index] for index in range(len(statements))]


def _place(statement: Statement) -> tuple[int, int]:
    start = statement.speaker_start if statement.speaker_start is not None else statement.start
    return start, statement.start


def is_pronoun(mention: str) -> bool:
    """Whether a mention is a pronoun, and so no alias.

    >>> is_pronoun("She"), is_pronoun("Ada")
    (True, False)
    """
    return mention.lower() in HE | SHE | THEY | SELVES | RELATIVES


def speaker_kind(canonical: str, mentions: list[str]) -> str:
    """person, organisation, group, unnamed or unknown, by the canonical name and the pronouns used for it.

    >>> speaker_kind("two officials", []), speaker_kind("Ada Lund", ["she"])
    ('group', 'person')
    """
    kind = kind_of_name(canonical)
    if kind != "unknown" or canonical in organisations().values():
        return "organisation" if canonical in organisations().values() else kind
    if " and " in canonical:
        return "group"
    head = speaking_nouns().get(canonical.split()[-1].lower(), "")
    if canonical[:1].islower() or canonical.split()[0].lower() in ("a", "an", "some", "two", "three", "several"):
        return {"group": "group", "body": "organisation"}.get(head, "unnamed")
    if head in ("group", "body"):
        return "group" if head == "group" else "organisation"
    if any(m.lower() in HE | SHE for m in mentions) or 1 < len(canonical.split()) <= 3:
        return "person"
    return "unknown"
