"""The panel as Python sees it: traits to read, observe and set."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import traitlets
from made_studies import small_study, study_of

import toolkit as tk


def test_what_python_sets_reaches_the_face() -> None:
    """The widget and the module share selected, filters and color."""
    panel = tk.explore(small_study())
    panel.filters = {"forms": ("direct",), "begin": date(2021, 5, 1)}
    panel.selected = "s1"
    panel.color = "cue_class"
    assert panel.face.filters == {"forms": ["direct"], "begin": "2021-05-01"}
    assert (panel.face.selected, panel.face.color) == ("s1", "cue_class")


def test_what_the_face_sets_can_be_observed() -> None:
    """A click in the browser is an event in Python."""
    panel = tk.explore(small_study())
    seen: list[str] = []
    panel.observe(lambda change: seen.append(change["new"]), "selected")
    panel.face.selected = "s2"
    assert seen == ["s2"]
    assert panel.statement["speaker"] == "Oto Brandt"


def test_nothing_is_chosen_at_first() -> None:
    """No statement is favoured."""
    assert tk.explore(small_study()).statement is None


@pytest.mark.parametrize(
    "filters, words",
    [
        ({"speaker": ["x"]}, "no filter 'speaker'"),
        ({"speakers": "Oto Brandt"}, "list of names"),
        ({"forms": ["quoted"]}, "no 'quoted'; it has direct, indirect, mixed"),
        ({"begin": "yesterday"}, "ISO date such as '2021-05-10', not 'yesterday'"),
    ],
)
def test_a_wrong_filter_is_named(filters: dict[str, object], words: str) -> None:
    """The error says what is wrong and what would be right."""
    panel = tk.explore(small_study())
    with pytest.raises(traitlets.TraitError, match=words):
        panel.filters = filters
    assert panel.filters == {}


def test_a_strange_statement_cannot_be_chosen() -> None:
    """The error names it."""
    with pytest.raises(traitlets.TraitError, match="'s99' is no statement_id"):
        tk.explore(small_study()).selected = "s99"


def test_a_height_without_room_for_the_parts_is_refused() -> None:
    """The error says how high a panel must be."""
    with pytest.raises(traitlets.TraitError, match="520"):
        tk.explore(small_study(), height=300)


def test_an_empty_study_can_be_explored() -> None:
    """The panel opens; its face says in words that there is nothing."""
    assert tk.explore(study_of([])).face.payload


def test_the_buttons_write_page_and_study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What needs a kernel stands beneath the face, and says what it has written."""
    monkeypatch.chdir(tmp_path)
    panel = tk.explore(small_study())
    _, share, _, save, said = panel.children[1].children
    share.click()
    assert (tmp_path / "story.html").exists()
    save.click()
    assert said.value == "Written: study"
    assert tk.open_study(tmp_path / "study").statements["statement_id"].tolist() == ["s1", "s2", "s3"]


def test_a_button_says_that_it_is_at_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who waits sees it, and cannot click a second time before it is done."""
    monkeypatch.chdir(tmp_path)
    panel = tk.explore(small_study())
    _, share, _, _, said = panel.children[1].children
    seen: list[object] = []
    said.observe(lambda change: seen.append((change["new"], share.disabled)), "value")
    share.click()
    assert seen == [("Writing …", True), ("Written: story.html", True)]
    assert not share.disabled


def test_a_button_that_cannot_write_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A wrong folder is an answer beside the button, not a traceback."""
    monkeypatch.chdir(tmp_path)
    panel = tk.explore(small_study())
    field, share, _, _, said = panel.children[1].children
    field.value = "missing/story.html"
    share.click()
    assert said.value.startswith("Not written: ")


def test_without_a_kernel_the_panel_says_what_it_was() -> None:
    """A notebook rendered elsewhere shows words, not a dump of bytes."""
    shown = repr(tk.explore(small_study()))
    assert shown.startswith("Statement explorer: 3 statements by 2 named speakers in 1 article")


def analysed() -> tk.Study:
    """A study with a relative date that waits for the date of publication, and furniture around."""
    text = "Listen Live\n\n“We will not leave the pier,” Mayor Ilse Brandt said on Monday.\n"
    return tk.analyse(tk.load_articles([text], progress=False), progress=False, engine="rules")


def ask(panel: tk.ExplorerPanel, **entry: object) -> list[object]:
    """What the face is answered when it sends this correction."""
    answers: list[object] = []
    panel.face.send = lambda content, buffers=None: answers.append(content)
    panel._heard(panel.face, {"kind": "correct", "entry": entry}, [])
    return answers


def test_a_date_set_in_the_panel_gives_a_new_study() -> None:
    """12 December 2017 was a Tuesday: "on Monday" is the 11th, in what is shown and in `panel.study`."""
    study = analysed()
    panel = tk.explore(study)
    panel.person.value = "Kim"
    before = panel.face.payload
    article = study.articles["article_id"].iloc[0]
    assert ask(panel, action="set_published", article_id=article, published="2017-12-12") == []
    assert panel.study.statements["said_begin"].astype(str).tolist() == ["2017-12-11"]
    assert [(entry["action"], entry["by"]) for entry in panel.corrections] == [("set_published", "Kim")]
    assert panel.face.payload != before
    assert study.corrections == ()


def test_a_correction_can_be_taken_back() -> None:
    """Undo shows the study as it was; more undoing changes nothing."""
    study = analysed()
    panel = tk.explore(study)
    panel.correct({"action": "set_segment", "segment_id": study.segments["segment_id"].iloc[0], "kind": "body"})
    assert panel.study.segments["kind"].tolist()[0] == "body"
    panel.undo()
    panel.undo()
    assert panel.study is study
    assert panel.corrections == ()


def test_a_correction_that_does_not_fit_is_answered() -> None:
    """The reader is told why, and nothing has changed."""
    study = analysed()
    panel = tk.explore(study)
    answers = ask(panel, action="merge_speakers", speakers=["Nobody"], into="Somebody")
    assert answers == [
        {"kind": "refused", "words": "Not changed: no speaker 'Nobody' in this study; it has Ilse Brandt"}
    ]
    assert panel.study is study


def test_a_chosen_statement_that_a_correction_removes_is_no_longer_chosen() -> None:
    """Text that becomes furniture has no statements."""
    study = analysed()
    panel = tk.explore(study)
    panel.selected = study.statements["statement_id"].iloc[0]
    body = study.segments.loc[study.segments["kind"] == "body", "segment_id"]
    for segment in body:
        panel.correct({"action": "set_segment", "segment_id": segment, "kind": "furniture"})
    assert len(panel.study.statements) == 0
    assert panel.selected is None
