"""Articles, stories and outlets: counting each, taking each story once, and what its later versions changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from toolkit.corpus.texts import count_stories, first_of_story, read_spans
from toolkit.language.folding import mask
from toolkit.statements import extract_speakers
from toolkit.stories import compare_versions
from toolkit.study import Study, expect_study
from toolkit.tables import Column, Table

COUNTS = Table(
    "counts",
    "one group of articles",
    (
        Column(
            "group",
            "text",
            "what the articles share: an outlet, a wire, a language; 'unknown' where it is empty",
            "",
            True,
        ),
        Column("articles", "integer", "articles in it", "articles", True),
        Column("stories", "integer", "stories that they tell", "stories", True),
        Column("outlets", "integer", "outlets that published them", "outlets", True),
        Column("credited", "integer", "articles among them that credit a news agency", "articles", True),
    ),
)
VERSIONS = Table(
    "versions",
    "one change from the first article of a story to a later one",
    (
        Column("change_id", "text", "key", "", True),
        Column("article_id", "text", "the later article", "", True),
        Column("outlet", "text", "who published it"),
        Column("first_id", "text", "the first article of the story", "", True),
        Column("kind", "text", "what happened to the words", "", True, ("added", "removed", "replaced")),
        Column("first_start", "integer", "where they begin in the first article", "character offset", True),
        Column("before", "text", "the words of the first article; empty where words were added"),
        Column("start", "integer", "where they begin in the later article", "character offset", True),
        Column("after", "text", "the words of the later article; empty where words were removed"),
    ),
)


def count_articles(study: Study, *, by: str = "outlet") -> pd.DataFrame:
    """How many articles, stories and outlets there are in each group; `by` names a column of the articles.

    Raises ValueError for a column that the articles do not have.

    >>> import toolkit as tk
    >>> text = "The ferry to Lorn stays in port for a week, the harbour master of Brant said on Monday."
    >>> articles = tk.load_articles([{"text": text, "outlet": outlet} for outlet in ("Post", "Echo")], progress=False)
    >>> count_articles(tk.analyse(articles, progress=False), by="language")[["articles", "stories", "outlets"]].values.tolist()
    [[2, 1, 2]]
    """  # noqa: E501 - one call of the example
    if by not in expect_study(study, "count_articles").articles:
        raise ValueError(f"the articles have no column {by!r}; they have {', '.join(study.articles.columns)}")
    groups = study.articles.groupby(study.articles[by].astype("str").fillna("unknown"), sort=True)
    return COUNTS.build(
        {
            "group": str(name),
            "articles": len(rows),
            "stories": count_stories(rows["story"]),
            "outlets": rows["outlet"].nunique(),
            "credited": int(rows["wire"].notna().sum()) if "wire" in rows else 0,
        }
        for name, rows in groups
    )


def keep_first_of_stories(study: Study) -> Study:
    """The study with the first article of each story alone, so that every figure made of it counts stories.

    `provenance["counted"]` says so in words, and figures repeat it. The study given is not changed.

    >>> import toolkit as tk
    >>> text = "The ferry to Lorn stays in port for a week, the harbour master of Brant said on Monday."
    >>> articles = tk.load_articles([{"text": text, "outlet": outlet} for outlet in ("Post", "Echo")], progress=False)
    >>> keep_first_of_stories(tk.analyse(articles, progress=False)).provenance["counted"]
    'stories: the first article of each, 1 of 2 articles'
    """
    expect_study(study, "keep_first_of_stories")
    chosen = study.articles[first_of_story(study.articles)].reset_index(drop=True)
    names = chosen["article_id"]
    tables: dict[str, Any] = {}
    for name in ("segments", "statements", "dates", "quantities"):
        rows = getattr(study, name)
        tables[name] = rows[rows["article_id"].isin(names)].reset_index(drop=True)
    counted = f"stories: the first article of each, {len(chosen):,} of {len(study.articles):,} articles"
    provenance = {**study.provenance, "counted": counted}
    speakers = extract_speakers(tables["statements"], chosen)
    return replace(study, articles=chosen, speakers=speakers, provenance=provenance, **tables)


def compare_story(study: Study, story: str) -> pd.DataFrame:
    """What each later article of the story changed against the first: words added, removed, replaced.

    Headlines, datelines, bodies and captions are compared; offsets count in the whole texts. `compare_versions` shows
    two texts in full. `story` is a value of `study.articles["story"]`; a story of one article gives an empty table.
    Raises LookupError for a story that the study does not have.

    >>> import toolkit as tk
    >>> told = "The ferry to Lorn stays in port for a week, the harbour master of Brant said on {}."
    >>> rows = [{"text": told.format(day), "outlet": day} for day in ("Monday", "Tuesday")]
    >>> study = tk.analyse(tk.load_articles(rows, progress=False), progress=False)
    >>> compare_story(study, study.articles["story"][0])[["kind", "before", "after"]].values.tolist()
    [['replaced', 'Monday.', 'Tuesday.']]
    """
    expect_study(study, "compare_story")
    members = study.articles[study.articles["story"] == story]
    if members.empty:
        raise LookupError(f"the study has no story {story!r}; see the column story of its articles")
    return VERSIONS.build(_changes(study, members, story))


def _changes(study: Study, members: pd.DataFrame, story: str) -> Iterator[dict[str, Any]]:
    spans = read_spans(study, members["article_id"])
    texts = dict(zip(members["article_id"], members["text"], strict=True))
    shown = {name: mask(text, spans.get(name, [])) for name, text in texts.items()}
    first = story if story in texts else members["article_id"].iloc[0]
    number = 0
    for name, outlet in zip(members["article_id"], members["outlet"], strict=True):
        for change in compare_versions(shown[first], shown[name]) if name != first else ():
            number += 1
            yield {
                "change_id": f"v{number}", "article_id": name, "outlet": outlet if isinstance(outlet, str) else None,
                "first_id": first, "kind": change.kind, "first_start": change.before_start, "start": change.after_start,
                "before": texts[first][change.before_start : change.before_start + len(change.before)],
                "after": texts[name][change.after_start : change.after_start + len(change.after)],
            }  # fmt: skip
