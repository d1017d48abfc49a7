"""Stories: articles that tell the same report, word for word or nearly; wire credits; changes between versions."""

from toolkit.stories.finding import find_stories
from toolkit.stories.grouping import group_stories
from toolkit.stories.versions import Change, Changes, compare_versions
from toolkit.stories.wire import find_wire

__all__ = ["Change", "Changes", "compare_versions", "find_stories", "find_wire", "group_stories"]
