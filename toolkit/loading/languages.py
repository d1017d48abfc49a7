"""The language of each article: what its file states, else what its text reads like, else what its page declares."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Any

from toolkit.lexicons import read_lexicon, read_words

_READ = 20_000
_SAMPLE = 1_500
"""Characters of running text that the language is told from."""
_LINE = 60
"""Characters from which on a line is taken for running text and not for a menu."""
_FEWEST = 60
"""Letters below which a text is too short to tell."""
_ENGLISH = 0.06
"""Share of words of English alone from which on a text is English."""
_SURE = 0.8
_NONE = ("und", "zxx", "mul")
"""Codes of no language."""
_WORD = re.compile(r"[^\W\d_]+")


def find_language(text: str, *, stated: str | None = None, declared: str | None = None) -> str | None:
    """The ISO 639-1 code of the text's language, or None where that is not sure.

    What a column or a person states goes first; what the text reads like goes before what the page's markup declares,
    for many pages declare the language of their template. A text of few words, or of tables, stays unknown.
    Other languages than English are told by py3langid; without it they are known only where they are stated.

    >>> find_language("The ferry to Lorn stays in port for the whole week, the harbour master said on Monday.")
    'en'
    >>> find_language("x", stated="SPANISH; ESPAÑOL")
    'es'
    """
    return language_code(stated) or _read(text) or language_code(declared)


def language_code(name: str | None) -> str | None:
    """The code of a language named in any usual way, or None.

    >>> language_code("en-US"), language_code("German"), language_code("Klingon")
    ('en', 'de', None)
    """
    for word in _WORD.findall((name or "").lower())[:4]:
        if word in _codes():
            return _codes()[word]
    return None


def language_name(code: str) -> str:
    """The English name of the language, or the code itself.

    >>> language_name("es")
    'Spanish'
    """
    return next((row["english"] for row in read_lexicon("language_names") if row["code"] == code), code)


def _read(text: str) -> str | None:
    sample = _running_text(text[:_READ])
    words = _WORD.findall(sample.lower())
    if sum(map(len, words)) < _FEWEST:
        return None
    if sum(word in read_words("english_words") for word in words) >= _ENGLISH * len(words):
        return "en"
    identifier = _identifier()
    if identifier is None:
        return None
    code, probability = identifier.classify(" ".join(words))
    return str(code) if probability >= _SURE and code not in _NONE else None


def _running_text(text: str) -> str:
    """The long lines, where there are enough of them; else the text as it is."""
    lines = "\n".join(line for line in text.split("\n") if len(line) >= _LINE)
    return (lines if len(lines) >= 2 * _FEWEST else text)[:_SAMPLE]


@cache
def _codes() -> dict[str, str]:
    rows = read_lexicon("language_names")
    return {row["name"]: row["code"] for row in rows} | {row["code"]: row["code"] for row in rows}


@cache
def _identifier() -> Any:
    """py3langid's identifier with probabilities, or None where it is not installed."""
    try:
        langid = import_module("py3langid.langid")
    except ImportError:
        return None
    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
