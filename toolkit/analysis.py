"""`analyse` runs the whole flow over the articles: segment, find, resolve; the result is a `Study`."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial

import pandas as pd

from toolkit.dates import extract_dates
from toolkit.extraction import Run
from toolkit.provenance import describe_origin
from toolkit.quantities import extract_quantities
from toolkit.schemas import ARTICLES, DATES, LANGUAGES_READ, QUANTITIES, SEGMENTS, STATEMENTS
from toolkit.segmenting import fill_titles, segment_articles
from toolkit.statements import extract_speakers, extract_statements, link_speakers
from toolkit.statements.finder import ENGINES
from toolkit.stories import group_stories
from toolkit.study import Study
from toolkit.tables import SchemaError

Findings = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]


def analyse(
    articles: pd.DataFrame,
    *,
    engine: str = "auto",
    decimals: Mapping[str, str] | None = None,
    progress: bool = True,
) -> Study:
    """The study of these articles: segments, stories, dates, statements, quantities and speakers.

    `engine` is "auto" (the trained model where it is installed, with rules where rules are surer), "model" or "rules"
    (rules alone: faster, and they find less).
    `decimals` gives outlets that write decimals with a comma: {"Kestria Heute": ","}; all others use the point.
    An article in a language that the finders do not read, or that cannot be analysed, stays in `articles`, has no
    findings, and stands in `study.provenance["problems"]` with the reason; the other articles are not touched by it.
    Raises ValueError for another engine or decimal mark, SchemaError for a table that is not one of articles,
    TypeError for what is no table.

    >>> from toolkit import load_articles
    >>> study = analyse(load_articles(["“We will stay,” Minister Ana Dorn said."]), progress=False)
    >>> study.statements[["speaker", "content"]].values.tolist()
    [['Ana Dorn', '“We will stay,”']]
    """
    if engine not in ENGINES:
        raise ValueError(f"unknown engine {engine!r}; choose one of {', '.join(ENGINES)}")
    if not isinstance(articles, pd.DataFrame):
        kind = type(articles).__name__
        raise TypeError(f"analyse takes the table of load_articles, not a {kind}: analyse(load_articles(...))")
    run = Run(_check_articles(articles), progress=progress)
    _check_decimals(decimals or {}, articles)
    segments = run.extract(SEGMENTS, segment_articles, at_once=True)
    articles = group_stories(fill_titles(articles, segments), segments)
    statements, dates, quantities = _find(run, segments, engine, decimals or {})
    statements = link_speakers(statements, articles)
    provenance = describe_origin(articles, engine=engine, decimals=decimals or {}, problems=run.problems)
    speakers = extract_speakers(statements, articles)
    return Study(articles, segments, statements, dates, quantities, speakers, provenance)


def find_again(study: Study, article_ids: Collection[str]) -> Study:
    """The study with the findings of these articles made anew from its articles and segments as they now are."""
    chosen = study.articles["article_id"].isin(article_ids)
    run = Run(study.articles[chosen], progress=False)
    segments = study.segments[study.segments["article_id"].isin(article_ids)]
    settings = study.provenance.get("settings", {})
    fresh = _find(run, segments, str(settings.get("engine", "auto")), settings.get("decimals", {}))
    kept = (study.statements, study.dates, study.quantities)
    statements, dates, quantities = (
        _in_order_of(study.articles, old, new, article_ids) for old, new in zip(kept, fresh, strict=True)
    )
    statements = link_speakers(statements, study.articles)
    speakers = extract_speakers(statements, study.articles)
    return replace(study, statements=statements, dates=dates, quantities=quantities, speakers=speakers)


def _check_articles(articles: pd.DataFrame) -> pd.DataFrame:
    try:
        return ARTICLES.check(articles)
    except SchemaError as error:
        raise SchemaError(
            f"{error}. analyse takes the table of load_articles, which reads your own table too"
        ) from None


def _check_decimals(decimals: Mapping[str, str], articles: pd.DataFrame) -> None:
    outlets = set(articles["outlet"].dropna())
    for outlet, mark in decimals.items():
        if outlet not in outlets:
            raise ValueError(f"decimals names {outlet!r}; the outlets are {', '.join(sorted(outlets)) or 'unknown'}")
        if mark not in (".", ","):
            raise ValueError(f"decimals of {outlet!r} is {mark!r}; expected '.' or ','")


def _find(run: Run, segments: pd.DataFrame, engine: str, decimals: Mapping[str, str]) -> Findings:
    run = run.within(LANGUAGES_READ)
    dates = run.extract(DATES, extract_dates, segments=segments)
    statements = run.extract(STATEMENTS, partial(extract_statements, engine=engine), segments=segments, dates=dates)
    counting = partial(extract_quantities, decimals=decimals)
    quantities = run.extract(QUANTITIES, counting, segments=segments, statements=statements, dates=dates)
    return statements, dates, quantities


def _in_order_of(
    articles: pd.DataFrame, old: pd.DataFrame, new: pd.DataFrame, article_ids: Collection[str]
) -> pd.DataFrame:
    place = {name: position for position, name in enumerate(articles["article_id"])}
    rows = pd.concat([old[~old["article_id"].isin(article_ids)], new], ignore_index=True)
    order = rows["article_id"].map(place).sort_values(kind="stable").index
    return rows.loc[order].reset_index(drop=True)
