"""The same thing counted by different speakers and outlets: verdicts with reasons, and who had a figure first."""

from toolkit.comparison.claims import Claim, read_claim
from toolkit.comparison.intervals import Verdict
from toolkit.comparison.tables import compare_quantities, compare_statements, trace_figures
from toolkit.comparison.verdicts import compare_claims

__all__ = [
    "Claim",
    "Verdict",
    "compare_claims",
    "compare_quantities",
    "compare_statements",
    "read_claim",
    "trace_figures",
]
