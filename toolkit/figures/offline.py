"""What keeps a figure on this machine."""

from __future__ import annotations

MODEBAR = {"remove": ["sendChartToCloud"]}
"""plotly offers a button that sends a figure's data to a server of its maker; no figure of ours has it."""
