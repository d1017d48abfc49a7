"""The trained tagger: what it returns, whatever it is given."""

from __future__ import annotations

import time
from importlib.resources import files
from itertools import pairwise, product

import numpy as np
import pytest

from toolkit.statements.choices import Tagged
from toolkit.statements.features import featurise
from toolkit.statements.links import gather, link
from toolkit.statements.tagger import MODEL_FILE, best_tags, load_tagger, scores_of, tag_statements

STORY = (
    "The harbour of Norholm will close for repairs in May, Mayor Ada Lund said on Monday.\n\n"
    "“We cannot wait another winter,” she told reporters. “The walls are crumbling.”\n\n"
    "According to the port authority, some 40 ships would have to berth elsewhere.\n\n"
    "Fishermen said they had not been asked."
)


@pytest.fixture(scope="module", autouse=True)
def _model_is_there() -> None:
    if not (files("toolkit.models") / MODEL_FILE).is_file():
        pytest.skip("the package holds no trained tagger")


def wording(text: str) -> list[tuple[list[str], str, str]]:
    """Contents, cue and speaker as they stand in the text."""
    return [
        ([text[a:b] for a, b in found.content_spans], text[found.cue_start : found.cue_end], speaker(text, found))
        for found in tag_statements(text)
    ]


def speaker(text: str, found: object) -> str:
    start, end = found.speaker_start, found.speaker_end  # type: ignore[attr-defined]
    return "" if start is None else text[start:end]


def test_split_quotation_is_one_attribution() -> None:
    """Both parts of a quotation around "she told reporters" are contents of one attribution."""
    assert any(
        len(contents) == 2 and "another winter" in contents[0] and "crumbling" in contents[1] and who == "she"
        for contents, _, who in wording(STORY)
    )


def test_inverted_indirect_speech_is_found() -> None:
    """What stands before "Mayor Ada Lund said" is content, and she the speaker."""
    assert any("will close" in contents[0] and who.endswith("Ada Lund") for contents, _, who in wording(STORY))


def test_according_to_is_found() -> None:
    """What the police are said to hold is its content; a full stop is no part of the speaker."""
    assert wording("According to the police, the thief had a key.") == [
        (["the thief had a key"], "According to", "the police")
    ]
    after = wording("Some 40 ships would have to berth elsewhere, according to Ada Lund.")
    assert [who for _, _, who in after] == ["Ada Lund"]


def test_plain_telling_is_silent() -> None:
    """A text in which nobody speaks or thinks holds no attribution."""
    assert tag_statements("The train left at nine. It rained on the hills.") == []


@pytest.mark.parametrize("text", ["", " ", "\n\n", "   \n   ", "“", "said", "\u0130\u0130 \U0001f600"])
def test_odd_texts_are_survived(text: str) -> None:
    """Empty, blank and one-sign texts raise nothing."""
    assert isinstance(tag_statements(text), list)


def test_blanked_stretches_change_no_offset() -> None:
    """Furniture that was blanked out before the article moves the spans by its length and changes nothing else."""
    blank = " " * 300 + "\n"
    plain = [[(a + len(blank), b + len(blank)) for a, b in found.content_spans] for found in tag_statements(STORY)]
    assert [list(found.content_spans) for found in tag_statements(blank + STORY)] == plain


def test_no_paragraph_begins_inside() -> None:
    """Outside quotations a content, cue or speaker never runs on into the next paragraph, as from a headline."""
    text = "Ferry boat rescued, says skipper\n\n" + " " * 60 + "\n\nThe crew hopes to sail again this summer."
    found = featurise(text, load_tagger().vocabulary)
    scores = scores_of(load_tagger(), found)[0]
    second = [text[a:b] for a, b in found.spans].index("The")
    assert best_tags(scores)[second] not in (2, 4, 6)
    assert scores[second, [2, 4, 6]].max() < -1000


def test_contents_never_overlap() -> None:
    """No character is content of two attributions."""
    spans = sorted(span for found in tag_statements(STORY * 5) for span in found.content_spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


def test_confidence_is_a_share() -> None:
    """Confidence lies between nought and one."""
    assert all(0 < found.confidence < 1 for found in tag_statements(STORY))


def test_same_text_same_result() -> None:
    """Nothing is drawn at random."""
    assert tag_statements(STORY) == tag_statements(STORY)


def test_long_texts_take_linear_time() -> None:
    """Four times the text takes less than eight times as long."""

    def seconds(text: str) -> float:
        begun = time.process_time()
        tag_statements(text)
        return time.process_time() - begun

    one, four = STORY * 60, STORY * 240
    tag_statements(one)
    assert min(seconds(four) for _ in range(3)) < 8 * min(seconds(one) for _ in range(3))


def test_unbalanced_marks_are_survived() -> None:
    """Ten thousand opening marks without a partner take less than five seconds of the processor."""
    begun = time.process_time()
    tag_statements("“We go " * 10_000)
    assert time.process_time() - begun < 5


def test_model_is_small_and_loads_at_once() -> None:
    """The file is under 6 MB, and reading it takes the processor less than 0.3 s."""
    stored = files("toolkit.models") / MODEL_FILE
    assert len(stored.read_bytes()) < 6_000_000
    load_tagger.cache_clear()
    begun = time.process_time()
    load_tagger()
    assert time.process_time() - begun < 0.3


def test_inside_tag_needs_its_begin() -> None:
    """A content that the scores would begin inside is begun properly, or is none."""
    scores = np.zeros((3, 7), dtype=np.float32)
    scores[:, 2] = 5
    scores[0, 1] = 4
    assert best_tags(scores).tolist() == [1, 2, 2]


def test_best_tags_is_the_best_of_all() -> None:
    """No other sequence of five tags that is allowed has a higher sum of scores."""
    allowed = [
        tags
        for tags in product(range(7), repeat=5)
        if all(b not in (2, 4, 6) or a in (b - 1, b) for a, b in pairwise((0, *tags)))
    ]
    scores = np.random.default_rng(7).normal(0, 3, (5, 7)).astype(np.float32)
    best = max(allowed, key=lambda tags: float(scores[np.arange(5), list(tags)].sum()))
    assert best_tags(scores).tolist() == list(best)


def test_wrapped_line_begins_no_paragraph() -> None:
    """A line that goes on with a small letter is no new paragraph; one that begins a sentence is."""
    breaks = featurise("The port will\nclose.\nIt rained.", {}).column("breaks")
    assert breaks.tolist() == [2, 0, 0, 0, 0, 2, 0, 0]


def test_speaker_is_known_all_over_the_text() -> None:
    """A name to which the rules give a statement is marked wherever it stands, other names are not."""
    voices = featurise("Ada Lund met Ivo Kerr. “We go on,” said Lund.", {}).column("voices")
    assert voices.tolist() == [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]


def tagged(tags: list[int], breaks: dict[int, int] | None = None) -> Tagged:
    """Tags of which all are sure, and links of which the network says nothing."""
    size = len(tags)
    at = np.array([(breaks or {0: 2}).get(k, 0) for k in range(size)], dtype=np.int32)
    none = np.zeros((size, 4), dtype=np.float32)
    return Tagged(
        np.array(tags, dtype=np.int8), np.eye(7, dtype=np.float32)[tags], none, none, at * 0, at, at * 0, at * 0 - 1
    )


def test_contents_around_a_cue_are_joined() -> None:
    """Contents on both sides of the only cue are one attribution, with the speaker beside the cue."""
    found = gather(tagged([1, 2, 2, 3, 5, 0, 1, 2, 2]), load_tagger().weights)
    assert [g[:3] for g in found] == [([(0, 3), (6, 9)], (4, 5), (3, 4))]


def test_content_without_cue_stands_alone() -> None:
    """A content with no cue in reach has neither cue nor speaker."""
    found = link(tagged([1, 2, 0]), load_tagger().weights)
    assert [parts[:3] for parts in found] == [([(0, 2)], None, None)]
