"""How many: the quantities of a text with value, bound, unit and what is counted; the numbers that are none."""

from toolkit.quantities.extraction import extract_quantities
from toolkit.quantities.finder import find_non_quantities, find_quantities
from toolkit.quantities.records import NonQuantity, Quantity

__all__ = ["NonQuantity", "Quantity", "extract_quantities", "find_non_quantities", "find_quantities"]
