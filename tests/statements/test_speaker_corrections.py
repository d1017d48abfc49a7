"""What a person says about speakers is kept: merged, split, and found anew."""

import pytest

from toolkit import analyse, load_articles
from toolkit.corrections import CorrectionError, merge_speakers, set_published, split_speaker
from toolkit.study import Study


@pytest.fixture(scope="module")
def study() -> Study:
    text = "“We will stay,” Ada Lund said.\n\n“We will go,” the Kell Harbour Board said. "
    text += "Two officials said the pier was safe."
    return analyse(load_articles([text]), progress=False, engine="rules")


def test_merge(study: Study) -> None:
    """Merged speakers are one row of the speakers table, under the name given."""
    merged = merge_speakers(study, ["two officials", "Kell Harbour Board"], into="Kell Harbour Board", by="ab")
    assert merged.statements["speaker"].tolist() == ["Ada Lund", "Kell Harbour Board", "Kell Harbour Board"]
    assert merged.speakers.set_index("canonical").loc["Kell Harbour Board", "statements"] == 2
    assert merged.corrections[-1]["action"] == "merge_speakers"


def test_split(study: Study) -> None:
    """A statement given to another speaker of the same name leaves the others alone."""
    first = study.statements["statement_id"].iloc[0]
    split = split_speaker(study, [first], into="Ada Lund (the younger)")
    assert split.statements["speaker"].tolist() == ["Ada Lund (the younger)", "Kell Harbour Board", "two officials"]
    assert study.statements["speaker"].iloc[0] == "Ada Lund"


def test_merge_survives_finding_anew(study: Study) -> None:
    """A later correction that finds statements anew keeps the merge."""
    merged = merge_speakers(study, ["two officials"], into="Kell Harbour Board")
    dated = set_published(merged, study.articles["article_id"].iloc[0], "2021-09-06")
    assert dated.statements["speaker"].tolist() == ["Ada Lund", "Kell Harbour Board", "Kell Harbour Board"]


def test_unknown_speaker(study: Study) -> None:
    """A speaker who is not there is named in the error."""
    with pytest.raises(CorrectionError, match="'Nobody'"):
        merge_speakers(study, ["Nobody"], into="Ada Lund")
