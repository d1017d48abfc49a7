"""Load news articles, find who said what, when and with which numbers, and lay it on one timeline.

The public names are imported on first use, so that `import toolkit` stays quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.analysis import analyse
    from toolkit.comparison import compare_quantities, trace_figures
    from toolkit.corrections import corrections_log, set_published, set_segment
    from toolkit.exporting import export_tables
    from toolkit.figures import comparison_table, quantity_timeline, statement_timeline
    from toolkit.loading import LoadingReport, load_articles, loading_report
    from toolkit.panels import explore
    from toolkit.schemas import TABLES, SchemaError
    from toolkit.sharing import share
    from toolkit.study import Study, open_study

__version__ = "0.1.0"

__all__ = [
    "TABLES",
    "LoadingReport",
    "SchemaError",
    "Study",
    "analyse",
    "compare_quantities",
    "comparison_table",
    "corrections_log",
    "explore",
    "export_tables",
    "load_articles",
    "loading_report",
    "open_study",
    "quantity_timeline",
    "set_published",
    "set_segment",
    "share",
    "statement_timeline",
    "trace_figures",
]

_HOMES = {
    "TABLES": "schemas",
    "LoadingReport": "loading",
    "SchemaError": "schemas",
    "Study": "study",
    "analyse": "analysis",
    "compare_quantities": "comparison",
    "comparison_table": "figures",
    "corrections_log": "corrections",
    "explore": "panels",
    "export_tables": "exporting",
    "load_articles": "loading",
    "loading_report": "loading",
    "open_study": "study",
    "quantity_timeline": "figures",
    "set_published": "corrections",
    "set_segment": "corrections",
    "share": "sharing",
    "statement_timeline": "figures",
    "trace_figures": "comparison",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"toolkit has no {name!r}; it offers {', '.join(__all__)}")
    return getattr(import_module(f"toolkit.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
