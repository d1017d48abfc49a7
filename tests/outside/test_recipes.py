"""What the recipes make of their material, worked out by hand; what needs torch is left out where it is missing."""

from __future__ import annotations

import importlib
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from toolkit.segmenting.lines import TextLine
from training import comparison, marked, page_changes, pages, plain, reliability, words
from training.calibrate import f1, gold_of, logistic
from training.corpus import TAGS, Document, label
from training.furniture import furnish, read_blocks

TEXT = 'Ada Lund said: "Shut." It rained.'


def with_torch(name: str) -> Any:
    """A module of `training` that imports torch."""
    pytest.importorskip("torch", reason="training/README.md names torch; it is too large for the tests")
    return importlib.import_module(f"training.{name}")


# Attributions as tags


@pytest.fixture(scope="module")
def document() -> Document:
    attribution = {"source": [[0, 8]], "cue": [[9, 13]], "content": [[15, 22]]}
    return label({"id": "a", "text": TEXT, "attributions": [attribution]})


def test_tokens_bear_the_roles_of_the_attribution(document: Document) -> None:
    """A tag begins a stretch or stands inside it; what is outside all attributions has none."""
    assert [(TEXT[a:b], TAGS[tag]) for (a, b), tag in zip(document.spans, document.tags, strict=True)] == [
        ("Ada", "B-speaker"), ("Lund", "I-speaker"), ("said", "B-cue"), (":", "O"),
        ('"', "B-content"), ("Shut", "I-content"), (".", "I-content"), ('"', "I-content"),
        ("It", "O"), ("rained", "O"), (".", "O"),
    ]  # fmt: skip


def test_tokens_belong_to_the_first_token_of_their_cue(document: Document) -> None:
    """ "said" is the third token; -1 stands for none."""
    assert document.heads.tolist() == [2, 2, 2, -1, 2, 2, 2, 2, -1, -1, -1]


def test_attributions_are_read_back_from_tags(document: Document) -> None:
    """Content and speaker as sets of tokens."""
    assert gold_of(document) == [({4, 5, 6, 7}, {0, 1})]


# Fits


def test_f1_from_counts() -> None:
    """Three right of four found and six in gold; nothing found where nothing is, is not right here."""
    assert f1(3, 4, 6) == pytest.approx(0.6)
    assert f1(0, 0, 0) == 0.0


def test_logistic_regression_finds_the_share() -> None:
    """Three of four are right: with a negligible ridge the base is the logarithm of the odds, log 3."""
    weights = logistic(np.ones((4, 1)), np.array([1.0, 1, 1, 0]), ridge=1e-9)
    assert weights.tolist() == pytest.approx([np.log(3)])


def test_weights_of_the_comparison_tell_examples_apart() -> None:
    """A sign of what is of one thing speaks for it, one of what is not against it, and one of both for nothing."""
    examples = [({"near": 1.0, "both": 1.0}, True, 1.0), ({"far": 1.0, "both": 1.0}, False, 1.0)] * 20
    weights = comparison._fit(examples)
    assert weights["near"] == pytest.approx(-weights["far"])
    assert weights["near"] > 1
    assert weights["both"] == pytest.approx(0, abs=1e-6)


def test_figures_of_different_groups_are_apart() -> None:
    """What is the same as the same is the same; one in three of the other pairs is kept."""
    groups = comparison._Groups()
    groups.add("a", "b", same=True)
    groups.add("b", "c", same=True)
    groups.add("c", "d", same=False)
    assert groups.apart() == {frozenset("ad")}  # of a and d, b and d, c and d


def test_shares_of_a_rule_are_drawn_towards_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Ten imagined cases as right as all are; a cue with fewer than twelve cases has no row."""
    monkeypatch.setattr(reliability, "TARGET", tmp_path / "made.csv")
    found = {("quote", ""): 10, ("quote", "say"): 12, ("quote", "grunt"): 11}
    right = {("quote", ""): 10, ("quote", "say"): 6, ("quote", "grunt"): 11}
    reliability.write(reliability.Counter(found), reliability.Counter(right))
    assert (tmp_path / "made.csv").read_text().splitlines()[1:] == [
        "rule,lemma,cases,share",
        "quote,,10,1.000",
        "quote,say,12,0.727",  # (6 + 10 * 1.0) / (12 + 10)
    ]


def test_vectors_lose_their_mean_and_strongest_axes() -> None:
    """What all words share does not tell them apart."""
    full = np.random.default_rng(0).normal(size=(100, 80)).astype(np.float32)
    full[:, 0] = 1000
    small = words.reduce(full)
    assert small.shape == (100, words.SIZE)
    assert np.abs(small.mean(axis=0)).max() < 1e-4


# Plain news


def test_newswire_has_one_line_a_paragraph() -> None:
    """Its lines are wrapped; a paragraph begins with blanks."""
    assert plain.unwrapped("The port\nis shut.\n    It rained.") == "The port is shut.\nIt rained."


def test_lines_that_do_not_read_as_sentences_are_left_out() -> None:
    """Fifteen words and a mark at the end."""
    sentence = "The port of Norholm will be shut until the spring, said Ada Lund on Monday morning."
    assert plain.paragraphs(f"Menu\n{sentence}\nIt rained.\n{sentence[:-1]}") == sentence


# Pages


def lines_of(*wordings: str) -> list[TextLine]:
    return [TextLine(0, 0, wording) for wording in wordings]


PAGE = lines_of(
    "Norholm Courier", "The port of Norholm is shut", "It rained", "Read more of this here now", "It rained"
)
BODY = "The port of Norholm is shut. It rained."
LABELS = np.array([0.0, 1, 1, 0, 0])


def test_a_line_is_body_where_most_of_its_words_stand_in_the_gold() -> None:
    """A short line goes by its neighbours: the last one stands beside no body line."""
    assert pages.label_lines(PAGE, BODY).tolist() == LABELS.tolist()


def test_lines_weigh_by_their_words() -> None:
    """One and a half words are added, so that short lines count for something; all weights together are one."""
    weights = pages.weigh_lines(lines_of("Menu", "The port of Norholm is shut"))
    assert weights.tolist() == pytest.approx([2.5 / 10, 7.5 / 10])


def test_a_cropped_page_keeps_its_body() -> None:
    """And at most sixteen lines on either side."""
    lines = lines_of(*["Menu"] * 40, "The port is shut", *["More"] * 40)
    labels = np.array([0.0] * 40 + [1] + [0] * 40)
    kept, marks = page_changes.crop(lines, labels, np.random.default_rng(1))
    assert [line.words for line, mark in zip(kept, marks, strict=True) if mark] == ["The port is shut"]
    assert len(kept) <= 33


def test_a_page_without_body_is_not_changed() -> None:
    """There is nothing to crop it to, and nowhere to put furniture."""
    none, chance = np.zeros(5), np.random.default_rng(1)
    assert page_changes.crop(PAGE, none, chance) == (PAGE, none)
    assert furnish(PAGE, none, chance) == (PAGE, none)
    assert list(page_changes.thin(PAGE, none, chance)) == []


@pytest.mark.parametrize("seed", range(5))
def test_a_shaken_page_keeps_the_lines_of_its_body(seed: int) -> None:
    """Menus are joined and images marked; the body's words stay."""
    lines, labels = page_changes.shake(PAGE, LABELS, np.random.default_rng(seed))
    assert [line.words for line, mark in zip(lines, labels, strict=True) if mark] == [PAGE[1].words, PAGE[2].words]


def test_a_declared_body_is_marked_in_the_layout() -> None:
    """Most lines of the body and hardly any other; a page that declares one already is shown without it."""
    lines = [TextLine(n, n + 1, "words") for n in range(200)]
    labels = np.array([1.0] * 100 + [0.0] * 100)
    layout = json.dumps([[n, *[0.0] * 7] for n in range(200)])
    told = json.loads(page_changes.declare(layout, lines, labels, np.random.default_rng(2)))
    stated = [row[7] for row in told]
    assert sum(stated[:100]) >= 70
    assert sum(stated[100:]) <= 15
    again = json.loads(page_changes.declare(json.dumps(told), lines, labels, np.random.default_rng(2)))
    assert sum(row[7] for row in again) == 0


def test_own_blocks_have_a_kind_and_lines() -> None:
    """Furniture says where a page has it, lists of bodies stand anywhere in one."""
    assert {block.place for block in read_blocks()} == {"", "before", "inside", "end", "after", "any"}
    assert all(block.kind and all(block.lines) for block in read_blocks())


def test_a_furnished_page_keeps_its_lines_in_order() -> None:
    """Only blocks of ours come in between."""
    lines, labels = furnish(PAGE, LABELS, np.random.default_rng(3))
    own = {line for block in read_blocks() for line in block.lines}
    assert [line for line in lines if line.words not in own] == PAGE
    assert len(labels) == len(lines) > len(PAGE)


@pytest.mark.parametrize(
    "address, outlet",
    [
        ("http://www.theguardian.com/world", "theguardian"),
        ("https://news.sky.com", "sky"),
        ("http://dailymail.co.uk/home/index.html", "dailymail"),
        ("harbour", "harbour"),
    ],
)
def test_outlet_of_an_address(address: str, outlet: str) -> None:
    """Sections and countries do not make another outlet."""
    assert marked.outlet_of(address) == outlet


@pytest.mark.parametrize("name", ["marked_pages", "mended_pages"])
def test_marked_lines_rise_and_stand_on_their_page(name: str) -> None:
    """Both ends of a range count."""
    marks = marked._read_marks(name)
    assert marks
    for count, body in marks.values():
        assert list(body) == sorted(set(body))
        assert not body or body[-1] < count


def test_ranges_of_lines() -> None:
    """ "3-5 9" are four lines."""
    assert marked._lines_of("3-5 9") == [3, 4, 5, 9]


# What needs torch


def test_score_of_pages_weighs_every_page_the_same() -> None:
    """One page right, one with nothing of it found: precision 1, recall a half."""
    score = with_torch("segments").score
    body = "the port of Norholm is shut"
    assert score([(body, body), (body, "")]) == pytest.approx((1.0, 0.5, 2 / 3))


def test_pages_of_an_outlet_are_in_one_fold() -> None:
    """Those of other pages are dealt out too, and keep the fold of an outlet that has one."""
    folds_of = with_torch("segments").folds_of
    own, both = folds_of("abcdefgh"), folds_of("abcdefgh", "ahxyz")
    assert set(own.values()) == {0, 1, 2, 3, 4}
    assert {outlet: both[outlet] for outlet in "abcdefgh"} == own
    assert [both[outlet] for outlet in "xyz"] == [3, 4, 0]


@pytest.mark.parametrize("word, case", [("said", 1), ("Lund", 2), ("US", 3), ("A", 2), ("“", 4), ("”", 5), ("40", 0)])
def test_the_case_of_a_token(word: str, case: int) -> None:
    """One capital is no abbreviation."""
    assert with_torch("encoder").shape(word) == case


def test_a_word_is_cut_into_the_longest_pieces_that_are_known(tmp_path: Path) -> None:
    """Numbers count from [PAD]; a word with an unknown part is unknown."""
    encoder = with_torch("encoder")
    (tmp_path / "vocab.txt").write_text("<s>\n[PAD]\nport\n##s\n##side\n.")
    pieces = encoder.Pieces(tmp_path / "vocab.txt")
    assert [pieces.word(word) for word in ("Ports", "portside", "ports.", "mill")] == [
        [1, 2], [1, 3], [1, 2, 4], [encoder.UNK],
    ]  # fmt: skip


def test_windows_have_tags_at_the_first_piece_of_a_token(document: Document) -> None:
    """-100 stands where nothing is learnt; heads count within the window."""
    encoder, teacher = with_torch("encoder"), with_torch("teacher")
    first = np.arange(len(document.spans)) * 2  # two pieces a token
    coded = encoder.Windows(np.arange(2 * len(first)), np.zeros(2 * len(first), int), first)
    ((ids, _, tags, heads),) = teacher.cut(document, coded, [0], length=8)
    assert ids.tolist() == [encoder.CLS, 0, 1, 2, 3, 4, 5, encoder.SEP]
    assert tags.tolist() == [-100, 3, -100, 4, -100, 5, -100, -100]
    assert heads.tolist() == [-100, 5, -100, 5, -100, 5, -100, -100]


def test_near_words_have_the_same_ending() -> None:
    """ "shut" is nearer to "closing" than to "open" here, and stays in its own group."""
    variants = with_torch("variants")
    kinds = ["".join(pair) for pair in zip("abcdefghijkl", "mnopqrstuvwx", strict=True)]
    vocabulary = {f"{kind}{ending}": n for n, (kind, ending) in enumerate((k, e) for k in kinds for e in ("ing", "t"))}
    near = variants.near_words(vocabulary, np.random.default_rng(0).normal(size=(24, 3)), {"amt"})
    assert {word[-1] for found in (near["aming"], near["bning"]) for word in found} == {"g"}
    assert "amt" not in near
    assert "aming" not in near["aming"]


def test_names_are_what_is_hardly_ever_small() -> None:
    """ "Mill" stands small as well; a word that opens a sentence tells nothing."""
    variants = with_torch("variants")
    told = label({"id": "a", "text": "Then we saw Lund and Mill. Rain on the mill.", "attributions": []})
    assert variants.collect_names([told]) == (["Lund"], {"Lund"})


@pytest.mark.parametrize("said, turned", [("said", "turned"), ("told reporters", None)])
def test_a_clause_is_turned_round(said: str, turned: str | None) -> None:
    """ "X said" becomes "said X"; "told reporters" stays."""
    variants = with_torch("variants")
    text = f"“The port is shut,” Ada Lund {said}."
    found = {variants._turned(text, random.Random(seed)) for seed in range(40)}
    assert found == ({text, "“The port is shut,” said Ada Lund."} if turned else {text})


def test_variants_know_the_article_that_they_are_made_of() -> None:
    """By their names."""
    variants = with_torch("variants")
    assert [variants.original(name) for name in (variants.name_of("a~b", 2), "a")] == ["a~b", "a"]
