"""No figure offers to send its data anywhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from made_studies import small_study, study_of

import toolkit as tk


@pytest.mark.parametrize("study", [small_study(), study_of([])], ids=["small", "empty"])
@pytest.mark.parametrize(
    "draw",
    [
        tk.statement_timeline,
        tk.quantity_timeline,
        tk.comparison_table,
        lambda study: tk.frequency_timeline(tk.count_over_time(study, "harbour")),
    ],
    ids=["statement_timeline", "quantity_timeline", "comparison_table", "frequency_timeline"],
)
def test_no_figure_has_the_button_that_sends_it_to_a_server(draw: Callable[[tk.Study], Any], study: tk.Study) -> None:
    """plotly shows one beside every figure that does not take it away."""
    assert list(draw(study).layout.modebar.remove) == ["sendChartToCloud"]
