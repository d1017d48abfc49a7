"""Tables in, plotly figures out; no figure holds any state."""

from toolkit.figures.frequencies import frequency_timeline
from toolkit.figures.quantities import comparison_table, quantity_timeline
from toolkit.figures.statements import statement_timeline

__all__ = ["comparison_table", "frequency_timeline", "quantity_timeline", "statement_timeline"]
