"""Files for others: one offline page."""

from toolkit.sharing.pages import share

__all__ = ["share"]
