"""Surnames that two people bear."""

from __future__ import annotations

from toolkit.statements.surnames import link_by_pronouns

PEOPLE = [("a", "Ada Lund", "Ada Lund"), ("a", "Adam Lund", "Adam Lund")]


def test_a_surname_goes_to_the_one_whose_pronoun_the_article_uses() -> None:
    """All statements of the article follow, also those without a pronoun."""
    assert link_by_pronouns([*PEOPLE, ("b", "Lund", "she"), ("b", "Lund", "Lund")])[2:] == ["Ada Lund", "Ada Lund"]


def test_without_a_pronoun_the_surname_stays() -> None:
    """Nobody is guessed."""
    assert link_by_pronouns([*PEOPLE, ("b", "Lund", "Lund")])[2:] == ["Lund"]


def test_two_bearers_of_one_gender_leave_it_open() -> None:
    """Nobody is guessed here either."""
    rows = [("a", "Ada Lund", "Ada Lund"), ("a", "Ida Lund", "Ida Lund"), ("b", "Lund", "she")]
    assert link_by_pronouns(rows)[2:] == ["Lund"]


def test_an_unknown_speaker_stays_unknown() -> None:
    """None goes in and comes out."""
    assert link_by_pronouns([*PEOPLE, ("b", None, "she")])[2:] == [None]
