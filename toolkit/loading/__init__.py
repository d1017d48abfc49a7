"""One reader a kind of input; detection by content; the loading report."""

from toolkit.loading.drafts import ReadingError
from toolkit.loading.loader import load_articles
from toolkit.loading.report import LoadingReport, loading_report

__all__ = ["LoadingReport", "ReadingError", "load_articles", "loading_report"]
