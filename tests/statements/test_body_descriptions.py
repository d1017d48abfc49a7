"""Bodies that one article names by a common noun and another in full."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from toolkit import schemas
from toolkit.statements.bodies import link_descriptions

FULL = "The Harbour Monitoring Group counted 31 boats."


def linked(rows: list[tuple[str, str | None, str]], texts: dict[str, str]) -> list[Any]:
    """The speakers after linking; a row is article, speaker, mention."""
    statements = schemas.STATEMENTS.build(
        {
            "statement_id": f"s{number}",
            "article_id": article,
            "start": 0,
            "end": 1,
            "surface": "x",
            "content": "x",
            "content_spans": ((0, 1),),
            "speaker": speaker,
            "speaker_mention": mention,
            "negated": False,
            "confidence": 0.9,
            "rule": "test",
            "said_basis": "unknown",
            "form": "indirect",
        }
        for number, (article, speaker, mention) in enumerate(rows)
    )
    articles = schemas.ARTICLES.build(
        {"article_id": key, "outlet": f"The {key.title()} Post", "kind": "txt", "text": text}
        for key, text in texts.items()
    )
    return [None if pd.isna(name) else name for name in link_descriptions(statements, articles)]


def test_people_whose_body_bears_their_name() -> None:
    """The monitors of one article are the Monitoring Group of the other."""
    rows = [("a", "Harbour Monitoring Group", "Harbour Monitoring Group"), ("b", "the monitors", "the monitors")]
    assert linked(rows, {"a": FULL, "b": "The monitors left."}) == ["Harbour Monitoring Group"] * 2


def test_two_bodies_that_fit_leave_it_open() -> None:
    """Nobody is guessed."""
    rows = [
        ("a", "Harbour Monitoring Group", "Harbour Monitoring Group"),
        ("a", "Coast Monitoring Mission", "Coast Monitoring Mission"),
        ("b", "the monitors", "the monitors"),
    ]
    assert linked(rows, {"a": FULL, "b": "The monitors left."})[2] == "the monitors"


def test_the_body_that_the_article_names_goes_first() -> None:
    """Of two that fit, the one in the article's own text."""
    rows = [
        ("a", "Kell Port Ministry", "Kell Port Ministry"),
        ("a", "Merrow Port Ministry", "Merrow Port Ministry"),
        ("b", "Port Ministry", "the Port Ministry"),
    ]
    texts = {"a": "Both ministries spoke.", "b": "The Kell Port Ministry is old. The Port Ministry said no."}
    assert linked(rows, texts)[2] == "Kell Port Ministry"


@pytest.mark.parametrize("noun", ["ministry", "the group", "Finance Ministry"])
def test_a_common_word_alone_is_not_linked_across_articles(noun: str) -> None:
    """Another ministry may be meant."""
    rows = [("a", "Kell Port Ministry", "Kell Port Ministry"), ("b", noun, noun)]
    assert linked(rows, {"a": "The Kell Port Ministry.", "b": "It said no."})[1] == noun


def test_the_newspaper_is_the_outlet_that_the_article_names() -> None:
    """Beside its own."""
    rows = [("a", None, "x"), ("b", "newspaper", "The newspaper")]
    assert linked(rows, {"a": "Text.", "b": "The A Post was wrong. The newspaper said so."})[1] == "The A Post"


def test_a_surname_of_two_people_goes_by_the_pronoun() -> None:
    """She is Ada, where the other Lund is Ivo."""
    rows = [("a", "Ada Lund", "Ada Lund"), ("a", "Adam Lund", "Adam Lund"), ("b", "Lund", "she"), ("c", "Lund", "Lund")]
    assert linked(rows, {"a": "x", "b": "x", "c": "x"})[2:] == ["Ada Lund", "Lund"]
