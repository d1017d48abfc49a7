"""A study in a line of words: what it holds, how many, from when to when."""

from __future__ import annotations

from toolkit.figures.counted import say_span
from toolkit.study import Study, say_count


def summarise(study: Study) -> str:
    """How many statements by how many speakers, dated when, and what could not be read or dated.

    >>> from toolkit import analyse, load_articles
    >>> article = {"text": "It rained, Ana Dorn said.", "outlet": "Post", "published": "2021-05-12"}
    >>> summarise(analyse(load_articles([article], progress=False), progress=False))
    '1 statement by 1 named speaker in 1 article of 1 outlet, dated 12 May 2021'
    """
    statements = study.statements
    outlets = study.articles["outlet"].nunique()
    span = say_span(statements["said_begin"], statements["said_finish"], statements["said_grain"])
    parts = [
        say_count(len(statements), "statements"),
        f"by {say_count(statements['speaker'].nunique(), 'named speakers')}",
        f"in {say_count(len(study.articles), 'articles')}",
        *([f"of {say_count(outlets, 'outlets')}"] if outlets else []),
    ]
    undated, left_out = int(statements["said_begin"].isna().sum()), study.left_out()
    notes = {
        f"{'all' if undated == len(statements) else f'{undated:,}'} without a date": undated,
        f"{say_count(left_out['foreign'], 'articles')} not in English, not searched": left_out["foreign"],
        f"{say_count(left_out['failed'], 'articles')} could not be analysed in full": left_out["failed"],
    }
    head = " ".join(parts) + (f", dated {span}" if span else "")
    return "; ".join([head, *(words for words, count in notes.items() if count)])
