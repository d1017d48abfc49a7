"""Who said what: statements with their speakers, in one text and over a table of articles."""

from toolkit.statements.extraction import extract_speakers, extract_statements
from toolkit.statements.finder import find_statements
from toolkit.statements.linking import link_speakers
from toolkit.statements.speakers import resolve_speakers
from toolkit.statements.statement import Statement

__all__ = [
    "Statement",
    "extract_speakers",
    "extract_statements",
    "find_statements",
    "link_speakers",
    "resolve_speakers",
]
