"""Load news articles, find who said what, when and with which numbers, and lay it on one timeline.

In this order:

    articles = toolkit.load_articles("my_folder")   # loading_report(articles): what became of every file
    study = toolkit.analyse(articles)               # .articles .segments .statements .dates .quantities .speakers
    toolkit.explore(study)                          # timeline, table and reader in a notebook
    toolkit.share(study, "story.html")              # one page that opens in any browser, with no network

What else can be done with a study:

    see it           statement_timeline, quantity_timeline, comparison_table; set_paper for light or dark
    put it right     set_published, set_segment, merge_speakers, split_speaker, corrections_log
    compare          compare_quantities, trace_figures, compare_statements
    reprints         compare_story, compare_versions, group_stories, keep_first_of_stories
    count            count_articles, count_over_time with frequency_timeline, concordance, find_keywords
    keep it          study.save with open_study, export_tables for a spreadsheet

`help(toolkit.explore)` tells more of one of them; `docs/tables.md` says what every column means.
The public names are imported on first use, so that `import toolkit` stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.analysis import analyse
    from toolkit.comparison import compare_quantities, compare_statements, trace_figures
    from toolkit.corpus import (
        compare_story,
        concordance,
        count_articles,
        count_over_time,
        find_keywords,
        keep_first_of_stories,
    )
    from toolkit.corrections import corrections_log, merge_speakers, set_published, set_segment, split_speaker
    from toolkit.exporting import export_tables
    from toolkit.figures import (
        comparison_table,
        frequency_timeline,
        quantity_timeline,
        set_paper,
        statement_timeline,
    )
    from toolkit.loading import LoadingReport, load_articles, loading_report
    from toolkit.panels import explore
    from toolkit.schemas import TABLES, SchemaError
    from toolkit.sharing import share
    from toolkit.stories import compare_versions, group_stories
    from toolkit.study import Study, open_study

__version__ = "0.1.0"

__all__ = [
    "TABLES",
    "LoadingReport",
    "SchemaError",
    "Study",
    "analyse",
    "compare_quantities",
    "compare_statements",
    "compare_story",
    "compare_versions",
    "comparison_table",
    "concordance",
    "corrections_log",
    "count_articles",
    "count_over_time",
    "explore",
    "export_tables",
    "find_keywords",
    "frequency_timeline",
    "group_stories",
    "keep_first_of_stories",
    "load_articles",
    "loading_report",
    "merge_speakers",
    "open_study",
    "quantity_timeline",
    "set_paper",
    "set_published",
    "set_segment",
    "share",
    "split_speaker",
    "statement_timeline",
    "trace_figures",
]

_HOMES = {
    "LoadingReport": "loading",
    "SchemaError": "schemas",
    "Study": "study",
    "TABLES": "schemas",
    "analyse": "analysis",
    "compare_quantities": "comparison",
    "compare_statements": "comparison",
    "compare_story": "corpus",
    "compare_versions": "stories",
    "comparison_table": "figures",
    "concordance": "corpus",
    "corrections_log": "corrections",
    "count_articles": "corpus",
    "count_over_time": "corpus",
    "explore": "panels",
    "export_tables": "exporting",
    "find_keywords": "corpus",
    "frequency_timeline": "figures",
    "group_stories": "stories",
    "keep_first_of_stories": "corpus",
    "load_articles": "loading",
    "loading_report": "loading",
    "merge_speakers": "corrections",
    "open_study": "study",
    "quantity_timeline": "figures",
    "set_paper": "figures",
    "set_published": "corrections",
    "set_segment": "corrections",
    "share": "sharing",
    "split_speaker": "corrections",
    "statement_timeline": "figures",
    "trace_figures": "comparison",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"toolkit has no {name!r}; it offers {', '.join(__all__)}")
    return getattr(import_module(f"toolkit.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
