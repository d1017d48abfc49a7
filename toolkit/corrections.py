"""What a person corrects: each correction gives a new study and one line in its log, which can be replayed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from toolkit.analysis import find_again
from toolkit.schemas import ARTICLES, SEGMENT_KINDS, SEGMENTS, STATEMENTS
from toolkit.segmenting.headlines import KNOWN
from toolkit.statements import extract_speakers
from toolkit.statements.linking import speaker_key
from toolkit.study import Study, expect_study

PERSON = "person"
"""The rule of every row that a person decided."""


class CorrectionError(ValueError):
    """A correction that does not fit the study; the message names what was looked for and what there is."""


def set_published(study: Study, article_id: str, published: str, *, by: str = "", reason: str = "") -> Study:
    """The study with this publication date; the article's relative dates and times of saying are resolved again.

    `published` is an ISO date as exact as it is known: "2017-12-12T16:40Z", "2017-12-12", "2017-12" or "2017"; ""
    takes a date away. `by` and `reason` go into the log. Raises CorrectionError for an unknown article and for a date
    in other words, which would be taken for more exact than it is.

    >>> from toolkit import analyse, load_articles
    >>> study = analyse(load_articles(["The ferry left on Monday."], progress=False), progress=False)
    >>> set_published(study, "text-1", "2021-05-12", by="Kim").dates[["surface", "begin"]].astype("str").values.tolist()
    [['Monday', '2021-05-10']]
    """
    return _apply(study, {"action": "set_published", "article_id": article_id, "published": published}, by, reason)


def set_segment(study: Study, segment_id: str, kind: str, *, by: str = "", reason: str = "") -> Study:
    """The study with this segment relabelled ("body", "furniture", ...); the article's findings follow.

    `kind` is one of `schemas.SEGMENT_KINDS`; `reason` becomes the segment's own. A segment that is made the title gives
    the article its title; one that was found in the text goes where its segment is no title any more. Raises
    CorrectionError for an unknown segment or kind.

    >>> from toolkit import analyse, load_articles
    >>> study = analyse(load_articles(["It rained in Brant."], progress=False), progress=False)
    >>> study = set_segment(study, study.segments["segment_id"][0], "caption", reason="stands beneath a photo")
    >>> study.segments[["kind", "reason", "rule"]].values.tolist()
    [['caption', 'stands beneath a photo', 'person']]
    """
    return _apply(study, {"action": "set_segment", "segment_id": segment_id, "kind": kind}, by, reason)


def merge_speakers(study: Study, speakers: Iterable[str], *, into: str, by: str = "", reason: str = "") -> Study:
    """The study in which the statements of all these speakers are those of one, called `into`.

    Raises CorrectionError where one of them does not speak in the study, and for an empty name.

    >>> from toolkit import analyse, load_articles
    >>> study = analyse(load_articles(["“We will stay,” Minister Ana Dorn said."], progress=False), progress=False)
    >>> merge_speakers(study, ["Ana Dorn"], into="Anna Dorn").speakers["canonical"].tolist()
    ['Anna Dorn']
    """
    entry = {"action": "merge_speakers", "speakers": _names(speakers), "into": into}
    return _apply(study, entry, by, reason)


def split_speaker(study: Study, statement_ids: Iterable[str], *, into: str, by: str = "", reason: str = "") -> Study:
    """The study in which these statements are those of another speaker, called `into`: two people of one name.

    Raises CorrectionError for an unknown statement, and for an empty name.

    >>> from toolkit import analyse, load_articles
    >>> text = "“We will stay,” Minister Ana Dorn said. “We will go,” Dorn said."
    >>> study = analyse(load_articles([text], progress=False), progress=False)
    >>> second = study.statements["statement_id"][1]
    >>> split_speaker(study, [second], into="Otto Dorn").statements["speaker"].tolist()
    ['Ana Dorn', 'Otto Dorn']
    """
    return _apply(study, {"action": "split_speaker", "statement_ids": _names(statement_ids), "into": into}, by, reason)


def _names(names: Iterable[str]) -> list[str]:
    """A list also of one name that stands alone.

    >>> _names("Ana Dorn")
    ['Ana Dorn']
    """
    return [names] if isinstance(names, str) else list(names)


def replay(study: Study, corrections: Iterable[Mapping[str, Any]]) -> Study:
    """The study with every correction of the log applied in order, as after opening new material with an old log.

    An entry is what `Study.corrections` holds: its `action`, what that acts on, `by` and `reason`. Raises
    CorrectionError for the first entry that does not fit the study.
    """
    study = expect_study(study, "a correction")
    for entry in corrections:
        name = str(entry.get("action"))
        if name not in _ACTIONS:
            raise CorrectionError(f"unknown correction {entry.get('action')!r}; known are {', '.join(_ACTIONS)}")
        for key in _NEEDS[name]:
            if key not in entry or (not entry[key] and key != "published"):
                raise CorrectionError(f"{name} needs {key!r}, which is {entry.get(key)!r}")
        corrected = _with_speakers_kept(_ACTIONS[name](study, entry), study.corrections)
        study = replace(corrected, corrections=(*study.corrections, dict(entry)))
    return study


def corrections_log(study: Study) -> pd.DataFrame:
    """The corrections of a study, one a row, in order: `action`, what it acts on, `by` whom, and the `reason`.

    Cells that an action has no use for are empty; a study without corrections gives an empty table.

    >>> from toolkit import analyse, load_articles
    >>> study = analyse(load_articles(["It rained."], progress=False), progress=False)
    >>> corrections_log(set_published(study, "text-1", "2021", by="Kim"))[["action", "published", "by"]].values.tolist()
    [['set_published', '2021', 'Kim']]
    """
    return pd.DataFrame(list(expect_study(study, "corrections_log").corrections))


def _apply(study: Study, entry: dict[str, Any], by: str, reason: str) -> Study:
    return replay(study, [entry | {"by": by, "reason": reason}])


def _set_published(study: Study, entry: Mapping[str, Any]) -> Study:
    article = _row(study.articles, "article_id", entry["article_id"], "article")
    moment, grain = _read_date(entry["published"])
    articles = study.articles.copy()
    articles.loc[article, "published"] = moment
    articles.loc[article, "published_grain"] = grain
    articles.loc[article, "published_evidence"] = f"{PERSON}: {entry.get('by') or 'unnamed'}"
    return find_again(replace(study, articles=ARTICLES.check(articles)), [entry["article_id"]])


def _set_segment(study: Study, entry: Mapping[str, Any]) -> Study:
    if entry["kind"] not in SEGMENT_KINDS:
        raise CorrectionError(f"unknown kind of segment {entry['kind']!r}; known are {', '.join(SEGMENT_KINDS)}")
    row = _row(study.segments, "segment_id", entry["segment_id"], "segment")
    segments = study.segments.copy()
    segments.loc[row, "kind"] = entry["kind"]
    segments.loc[row, "reason"] = entry.get("reason") or "corrected by a person"
    segments.loc[row, "rule"] = PERSON
    changed = replace(study, articles=_follow_title(study, row, segments), segments=SEGMENTS.check(segments))
    return find_again(changed, [str(segments.loc[row, "article_id"])])


def _follow_title(study: Study, row: Any, segments: pd.DataFrame) -> pd.DataFrame:
    """The articles, the one of this segment with the title that a person gave it, or without one that they took."""
    old, new = study.segments.loc[row], segments.loc[row]
    chosen = study.articles["article_id"] == new["article_id"]
    shown = " ".join(old["surface"].split())
    own = segments[segments["article_id"] == new["article_id"]]
    others = [" ".join(words.split()) for words in own.loc[own["kind"] == "title", "surface"]]
    found = old["kind"] == "title" and old["rule"] != KNOWN and (study.articles.loc[chosen, "title"] == shown).any()
    if new["kind"] != "title" and not found:
        return study.articles
    title = shown if new["kind"] == "title" else next(iter(others), None)
    return ARTICLES.check(study.articles.assign(title=study.articles["title"].mask(chosen, title)))


def _merge_speakers(study: Study, entry: Mapping[str, Any]) -> Study:
    known = set(study.statements["speaker"].dropna())
    unknown = [name for name in entry["speakers"] if name not in known]
    if unknown:
        raise CorrectionError(f"no speaker {unknown[0]!r} in this study; it has {_some(sorted(known))}")
    return _renamed(study, study.statements["speaker"].isin(list(entry["speakers"])), str(entry["into"]))


def _split_speaker(study: Study, entry: Mapping[str, Any]) -> Study:
    for statement in entry["statement_ids"]:
        _row(study.statements, "statement_id", statement, "statement")
    return _renamed(study, study.statements["statement_id"].isin(list(entry["statement_ids"])), str(entry["into"]))


def _renamed(study: Study, chosen: Any, into: str) -> Study:
    statements = study.statements.copy()
    statements.loc[chosen, "speaker"] = into
    statements.loc[chosen, "speaker_id"] = speaker_key(into)
    speakers = extract_speakers(STATEMENTS.check(statements), study.articles)
    return replace(study, statements=statements, speakers=speakers)


def _with_speakers_kept(study: Study, earlier: Iterable[Mapping[str, Any]]) -> Study:
    """The study with its earlier corrections of speakers, which finding an article's statements anew has undone."""
    for entry in earlier:
        if entry.get("action") == "merge_speakers":
            chosen = study.statements["speaker"].isin(list(entry["speakers"]))
        elif entry.get("action") == "split_speaker":
            chosen = study.statements["statement_id"].isin(list(entry["statement_ids"]))
        else:
            continue
        if chosen.any():
            study = _renamed(study, chosen, str(entry["into"]))
    return study


def _row(table: pd.DataFrame, column: str, name: str, what: str) -> Any:
    rows = table.index[table[column] == name]
    if not len(rows):
        raise CorrectionError(f"no {what} {name!r} in this study; its {column}s: {_some(table[column].tolist())}")
    return rows[0]


def _some(names: list[str]) -> str:
    """The first of these names, as examples of what there is."""
    return ", ".join(names[:3]) + (", ..." if len(names) > 3 else "") if names else "none"


_SHAPES = {
    "%Y": "year", "%Y-%m": "month", "%Y-%m-%d": "day",
    "%Y-%m-%dT%H:%M": "minute", "%Y-%m-%dT%H:%M%z": "minute",
    "%Y-%m-%dT%H:%M:%S": "second", "%Y-%m-%dT%H:%M:%S%z": "second",
}  # fmt: skip
"""How a date may be written, and how exact each way is; looser ways ("now", "12 December") have no grain."""


def _read_date(published: str) -> tuple[Any, str | None]:
    """The moment, in UTC where the words name an offset, and its grain.

    >>> _read_date("2017-12-12T16:40+01:00")
    (Timestamp('2017-12-12 15:40:00'), 'minute')
    """
    if not published:
        return pd.NaT, None
    for shape, grain in _SHAPES.items() if isinstance(published, str) else ():
        try:
            moment = datetime.strptime(published.replace(" ", "T"), shape)
        except ValueError:
            continue
        return pd.Timestamp(moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment), grain
    raise CorrectionError(f"{published!r} is no date; write 2017-12-12, 2017-12, 2017 or 2017-12-12T16:40Z")


_ACTIONS = {
    "set_published": _set_published,
    "set_segment": _set_segment,
    "merge_speakers": _merge_speakers,
    "split_speaker": _split_speaker,
}
_NEEDS = {
    "set_published": ("article_id", "published"),
    "set_segment": ("segment_id", "kind"),
    "merge_speakers": ("speakers", "into"),
    "split_speaker": ("statement_ids", "into"),
}
