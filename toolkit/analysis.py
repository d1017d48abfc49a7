"""`analyse` runs the whole flow over the articles: segment, find, resolve; the result is a `Study`."""

from __future__ import annotations

from functools import partial

import pandas as pd

from toolkit.dates import extract_dates
from toolkit.extraction import Run
from toolkit.provenance import describe_origin
from toolkit.quantities import extract_quantities
from toolkit.schemas import ARTICLES, DATES, QUANTITIES, SEGMENTS, STATEMENTS
from toolkit.segmenting import segment_articles
from toolkit.statements import extract_speakers, extract_statements
from toolkit.study import Study


def analyse(articles: pd.DataFrame, *, engine: str = "auto", progress: bool = True) -> Study:
    """The study of these articles: segments, dates, statements, quantities and speakers.

    `engine` is "auto" (the trained model, with rules where rules are surer), "model" or "rules".
    An article that cannot be analysed stays in `articles`, has no findings, and stands in
    `study.provenance["problems"]` with the error; the other articles are not touched by it.

    >>> from toolkit import load_articles
    >>> study = analyse(load_articles(["“We will stay,” Minister Ana Dorn said."]), progress=False)
    >>> study.statements[["speaker", "content"]].values.tolist()
    [['Ana Dorn', '“We will stay,”']]
    """
    ARTICLES.check(articles)
    run = Run(articles, progress=progress)
    segments = run.extract(SEGMENTS, segment_articles, at_once=True)
    dates = run.extract(DATES, extract_dates, segments=segments)
    statements = run.extract(STATEMENTS, partial(extract_statements, engine=engine), segments=segments, dates=dates)
    quantities = run.extract(QUANTITIES, extract_quantities, segments=segments, statements=statements, dates=dates)
    speakers = extract_speakers(statements, articles)
    provenance = describe_origin(articles, engine=engine, problems=run.problems)
    return Study(articles, segments, statements, dates, quantities, speakers, provenance)
