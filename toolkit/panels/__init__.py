"""Controls around the tables: the explorer, in a notebook or as a page of its own. No analysis happens here."""

from toolkit.panels.explorer import ExplorerPanel, explore
from toolkit.panels.page import build_page

__all__ = ["ExplorerPanel", "build_page", "explore"]
