"""Tables in, plotly figures out; no figure holds any state."""

from toolkit.figures.statements import statement_timeline

__all__ = ["statement_timeline"]
