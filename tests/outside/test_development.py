"""The development data and the gold are read as they stand, and answers are judged by the rules that are told."""

from __future__ import annotations

import gzip
import re
from bisect import bisect_right
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import toolkit as tk
from development import data
from development.comparison_pairs import articles, f1, place, quantity_at, report_verdicts, sides, story
from development.statement_match import as_row, rightness
from toolkit.statements import find_statements

TEXT = 'The port will reopen in May, Mayor Ada Lund said. "We lost 40 boats and 40 crews," Oto Brandt told reporters.'
FIRST, SECOND = "The port will reopen in May", "We lost 40 boats and 40 crews"


def span(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


def attribution(content: str, source: str) -> dict[str, Any]:
    return {"content": [span(content)], "source": [span(source)] if source else []}


def cover(places: list[tuple[int, int]], starts: list[int], spans: list[Any]) -> set[int]:
    """The tokens that the spans touch."""
    assert starts == [a for a, _ in places]
    return {
        k for a, b in spans for k in range(max(0, bisect_right(starts, a) - 1), len(places)) if _meets(places[k], a, b)
    }


def _meets(token: tuple[int, int], start: int, end: int) -> bool:
    return token[0] < end and token[1] > start


SCORER = SimpleNamespace(
    tokens_of=lambda text: [m.span() for m in re.finditer(r"\w+", text)], cover_fast=cover, STOP={"the", "mayor"}
)


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz"])
def test_lines_are_read_zipped_or_not(name: str, tmp_path: Path) -> None:
    """Blank lines are no records."""
    written = '{"id": "ä"}\n\n{"id": "b"}\n'.encode()
    (tmp_path / name).write_bytes(gzip.compress(written) if name.endswith(".gz") else written)
    assert data.read_lines(tmp_path / name) == [{"id": "ä"}, {"id": "b"}]


def test_a_scorer_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The error says where it was looked for."""
    monkeypatch.setattr(data, "BENCH", tmp_path)
    with pytest.raises(FileNotFoundError, match=re.escape(str(tmp_path / "score_dates.py"))):
        data.load_scorer("dates")


def test_the_story_of_a_gold_article_is_its_name_without_the_number() -> None:
    """Names of stories may hold hyphens."""
    assert story("harbour-fire-03") == "harbour-fire"


def test_f1_of_one_verdict() -> None:
    """Two of three updates found, one claimed too many: two thirds each way."""
    outcomes = [("update", "update"), ("update", "update"), ("update", "equal"), ("equal", "update")]
    assert f1(outcomes, "update") == pytest.approx((2 / 3, 2 / 3, 2 / 3))


def test_f1_of_a_verdict_that_nobody_gives_is_zero() -> None:
    """Nothing is divided by nothing."""
    assert f1([("equal", "equal")], "update") == (0.0, 0.0, 0.0)


def test_verdicts_are_reported_with_their_mean(capsys: pytest.CaptureFixture[str]) -> None:
    """Every verdict of the gold weighs the same: here one is always right and one never."""
    report_verdicts([("equal", "equal"), ("equal", "equal"), ("contradiction", "undecided")])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["contradiction", "precision", "0.000", "recall", "0.000", "F1", "0.000"]
    assert lines[1].split() == ["equal", "precision", "1.000", "recall", "1.000", "F1", "1.000"]
    assert lines[2].split() == ["verdict", "macro-F1", "0.500", "goal", "0.90", "MISSED"]


@pytest.fixture(scope="module")
def study() -> tk.Study:
    row = {"article_id": "port-1", "outlet": "Ledger", "text": TEXT, "kind": "csv"}
    return tk.analyse(tk.TABLES["articles"].build([row]), progress=False)


def test_the_second_occurrence_of_a_figure_is_found(study: tk.Study) -> None:
    """The gold names a figure by its words and by which of them it is."""
    start = TEXT.index("40 crews")
    assert place(study, "port-1", "40", "2") == (start, start + 2)


def test_the_quantity_at_a_place_of_the_gold(study: tk.Study) -> None:
    """It is the one that overlaps the words; no two places share one."""
    boats, crews = sides(study, {f"{s}_{k}": v for s, n in (("a", "1"), ("b", "2")) for k, v in
                                 (("article_id", "port-1"), ("surface", "40"), ("nth", n))})  # fmt: skip
    surfaces = study.quantities.set_index("quantity_id")["surface"]
    assert [surfaces[boats][:2], surfaces[crews][:2]] == ["40", "40"]
    assert boats != crews


def test_a_figure_that_was_not_found_has_a_key_of_its_own(study: tk.Study) -> None:
    """So it is never taken for another one that was not found either."""
    assert quantity_at(study, "port-1", "Mayor", "1") == f"none port-1 {TEXT.index('Mayor')}"


def test_a_statement_in_the_form_of_the_gold() -> None:
    """Spans are lists; a cue or a speaker that is not there is None."""
    found = find_statements('Mayor Ada Lund said: "The port is shut."', engine="rules")
    assert [as_row(one) for one in found] == [{"speaker": [0, 14], "cue": [15, 19], "content": [[21, 40]]}]


GOLD = {"text": TEXT, "attributions": [attribution(FIRST, "Mayor Ada Lund"), attribution(SECOND, "Oto Brandt")]}


def found(content: str, speaker: str) -> Any:
    start, end = span(speaker) if speaker else (None, None)
    return SimpleNamespace(
        cue_start=None, cue_end=None, speaker_start=start, speaker_end=end, content_spans=(tuple(span(content)),)
    )


@pytest.mark.parametrize(
    "content, speaker, right",
    [
        (FIRST, "Mayor Ada Lund", True),
        ("The port will", "Ada Lund", True),  # three tokens of six, and a part of the name
        ("The port", "Ada Lund", False),  # two of six
        (FIRST, "Mayor", False),  # tells nobody apart
        (FIRST, "Oto Brandt", False),
        (FIRST, "", False),
    ],
)
def test_a_statement_is_right_where_content_and_speaker_match(content: str, speaker: str, right: bool) -> None:
    """Half of the content's tokens, and a telling word of the speaker."""
    assert rightness(SCORER, GOLD, [found(content, speaker)]) == [right]


def test_a_gold_attribution_makes_one_statement_right() -> None:
    """The better match has it; the other counts as found too much."""
    both = [found("The port will reopen", "Ada Lund"), found(FIRST, "Ada Lund")]
    assert rightness(SCORER, GOLD, both) == [False, True]


def test_where_gold_names_no_speaker_any_will_do() -> None:
    """Such an attribution is judged by its content alone."""
    gold = {"text": TEXT, "attributions": [attribution(FIRST, "")]}
    assert rightness(SCORER, gold, [found(FIRST, "Oto Brandt")]) == [True]


def test_articles_of_a_gold_have_their_day(tmp_path: Path) -> None:
    """A gold says on which day an article came out, so its grain is the day."""
    (tmp_path / "articles.csv").write_text("article_id,outlet,published,text\nport-1,Ledger,2021-05-03,Shut.\n")
    read = articles(tmp_path)
    assert read["published_grain"].tolist() == ["day"]
    assert read["published"].dt.strftime("%d %B %Y").tolist() == ["03 May 2021"]
