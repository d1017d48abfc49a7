"""Nouns as classes: soldiers, service members and troops are one."""

from __future__ import annotations

import re
from functools import cache

from toolkit.language.tries import trie_source
from toolkit.lexicons import read_lexicon

_IRREGULAR = {
    "people": "people",
    "men": "man",
    "women": "woman",
    "children": "child",
    "crew": "crew",
    "crises": "crisis",
    "buses": "bus",
    "lives": "life",
}


@cache
def lexicon() -> dict[str, str]:
    """The class of each form: singular, folded."""
    return {row["form"]: row["class"] for row in read_lexicon("comparison_classes")}


def singular(word: str) -> str:
    """The singular of a folded noun, as far as its ending tells.

    >>> [singular(word) for word in ("troops", "refugees", "cities", "gunmen")]
    ['troop', 'refugee', 'city', 'gunman']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("men"):
        return f"{word[:-3]}man"
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@cache
def class_of_word(word: str) -> str:
    """The class of one folded word, else its singular.

    >>> [class_of_word(word) for word in ("soldiers", "bridges", "troops")]
    ['troops', 'bridges', 'troops']
    """
    one = singular(word)
    return lexicon().get(one) or lexicon().get(word) or one


@cache
def _phrases() -> re.Pattern[str]:
    phrases = [form for form in lexicon() if " " in form]
    return re.compile(rf"(?<![\w-])({trie_source(phrases)})s?(?![\w-])|[^\W\d_][\w’'-]*")


@cache
def small_words() -> frozenset[str]:
    """Articles, pronouns, prepositions and common verbs: they are no matter and no name."""
    stop = {row["word"] for row in read_lexicon("counted_words") if row["role"] in ("stop", "verb")}
    return frozenset(stop | {row["word"] for row in read_lexicon("clause_words")} - set(lexicon()))


def classes(folded: str) -> list[str]:
    """The words of a stretch as classes, in reading order, without small words.

    >>> classes("the norrish service members in the valley")
    ['norrish', 'troops', 'valley']
    """
    found = []
    for match in _phrases().finditer(folded):
        if match[1]:
            found.append(lexicon()[" ".join(match[1].split())])
            continue
        word = match[0].replace("’", "'").removesuffix("'s").removesuffix("'")
        if len(word) > 2 and (word not in small_words() or singular(word) in lexicon()):
            found.append(class_of_word(word))
    return found


def class_of(counted: str) -> str:
    """The class of the head of a counted phrase.

    >>> class_of("Norrish service members")
    'troops'
    """
    listed = classes(counted.casefold())
    return listed[-1] if listed else ""


@cache
def role_of(role: str) -> frozenset[str]:
    """The words that play one role in comparing."""
    return frozenset(row["word"] for row in read_lexicon("comparison_words") if row["role"] == role)
