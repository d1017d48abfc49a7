"""`find_statements`: who said what, in one text."""

from __future__ import annotations

from toolkit.language.wrapping import unwrapped
from toolkit.statements.combined import combine, is_model_installed
from toolkit.statements.features import opine
from toolkit.statements.statement import Statement, as_worded, from_draft, with_relays
from toolkit.statements.tagger import tag_statements
from toolkit.statements.voices import attributed, voiced

ENGINES = ("auto", "model", "rules")


def find_statements(text: str, *, engine: str = "auto") -> list[Statement]:
    """Who said what in a text, in reading order: quotations, reported speech, beliefs and intentions.

    Contents keep their quotation marks and a leading "that" (as the PolNeAR corpus has it); the full stop of the
    sentence stays outside. `engine` is "auto" (the model where it is installed), "model" (the trained tagger, with
    the rules' reading of speakers and cues) or "rules". Scare quotes and titles of works are no statements. Lines that
    were wrapped at a fixed width are read as the paragraphs they make. Raises ValueError for another engine,
    FileNotFoundError for "model" where the package was installed without its trained files.

    >>> [(s.speaker_mention, s.cue, s.content) for s in find_statements("Ana Dorn said that the port will close.")]
    [('Ana Dorn', 'said', 'that the port will close')]
    """
    if engine not in ENGINES:
        raise ValueError(f"engine is {engine!r}; expected one of {', '.join(ENGINES)}")
    flat = unwrapped(text)
    found = _find(flat, tagged=engine == "model" or (engine == "auto" and is_model_installed()))
    return found if flat == text else [as_worded(text, statement) for statement in found]


def _find(text: str, *, tagged: bool) -> list[Statement]:
    reading, drafts = opinion = opine(text)
    if tagged:
        attributions = attributed(reading, tag_statements(text, opinion), drafts)
        return with_relays(combine(reading, attributions, voiced(reading, drafts)))
    return with_relays([from_draft(reading, draft) for draft in voiced(reading, drafts)])
