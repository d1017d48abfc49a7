"""How many: every quantity of a text with value, bound, unit, what is counted and where; and the numbers that are none."""

from toolkit.quantities.extraction import extract_quantities
from toolkit.quantities.finder import find_non_quantities, find_quantities
from toolkit.quantities.records import NonQuantity, Quantity

__all__ = ["NonQuantity", "Quantity", "extract_quantities", "find_non_quantities", "find_quantities"]
