"""Lines wrapped at a fixed width are whole paragraphs again, every character in its place."""

import textwrap

from toolkit.language.wrapping import is_wrapped, unwrapped
from toolkit.statements import find_statements, resolve_speakers

STORY = [
    "The harbour office of Kell said on Friday that forty ships were waiting in the bay for a pilot, and that nine "
    "more had turned back to Merrow in the night.",
    "“We have never seen as many of them, and nobody has told us why they came,” said a harbour master who has "
    "worked on the pier since the spring of 1998.",
    "Kellish Foreign Minister Ada Lund denied that her ministry had known of the ships before they came, and she "
    "promised to answer every question of the council.",
]


def wrapped(joint: str, indent: str = "") -> str:
    return joint.join(textwrap.fill(paragraph, 64, initial_indent=indent) for paragraph in STORY)


def speakers(text: str) -> list[tuple[str, str]]:
    found = find_statements(text, engine="rules")
    people = resolve_speakers(text, found)
    return [(" ".join(s.speaker_mention.split()), p.canonical) for s, p in zip(found, people, strict=True)]


def test_paragraphs_behind_empty_lines() -> None:
    """Of wrapped paragraphs only the empty lines between them stay."""
    assert unwrapped(wrapped("\n\n")) == "\n\n".join(STORY)


def test_paragraphs_behind_indentation() -> None:
    """An indented line opens a paragraph."""
    flat = unwrapped(wrapped("\n", "    "))
    assert flat.split("\n") == ["    " + paragraph for paragraph in STORY]


def test_a_short_line_ends_where_it_ends() -> None:
    """A heading in wrapped text is no part of the line behind it."""
    flat = unwrapped("Ships in the bay\n" + wrapped("\n\n"))
    assert flat.split("\n")[0] == "Ships in the bay"


def test_every_character_keeps_its_place() -> None:
    """Nothing is added and nothing lost."""
    text = wrapped("\n", "    ")
    assert len(unwrapped(text)) == len(text)
    assert unwrapped(text).split() == text.split()


def test_lines_that_mean_something_stay() -> None:
    """A list and a text of one line a paragraph are left alone."""
    verses = "Forty ships in the bay\nand none of them sails\nthe pilot is away\nand the night has no tales\nin Kell"
    assert not is_wrapped(verses)
    assert unwrapped("\n".join(STORY)) == "\n".join(STORY)


def test_the_same_is_found_in_wrapped_text() -> None:
    """Wire copy of narrow lines says the same as its paragraphs."""
    assert speakers(wrapped("\n\n")) == speakers("\n\n".join(STORY))
    assert speakers(wrapped("\n", "    ")) == speakers("\n\n".join(STORY))


def test_the_wording_is_that_of_the_text() -> None:
    """A statement over a line break keeps the break in its wording."""
    text = wrapped("\n\n")
    for s in find_statements(text, engine="rules"):
        assert text[s.start : s.end] == s.surface
        assert text[slice(s.speaker_start, s.speaker_end)] == s.speaker_mention
        assert [text[a:b] for a, b in s.content_spans] == s.content.split(" … ")
