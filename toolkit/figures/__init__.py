"""Tables in, plotly figures out; no figure holds any state."""

from toolkit.figures.comparing import comparison_table
from toolkit.figures.frequencies import frequency_timeline
from toolkit.figures.papers import set_paper
from toolkit.figures.quantities import quantity_timeline
from toolkit.figures.statements import statement_timeline

__all__ = ["comparison_table", "frequency_timeline", "quantity_timeline", "set_paper", "statement_timeline"]
