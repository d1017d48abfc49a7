"""Body and furniture: every character of every text in one labelled segment."""

from toolkit.segmenting.articles import fill_titles, segment_articles
from toolkit.segmenting.lines import line_key
from toolkit.segmenting.segment import Segment, segment_text
from toolkit.segmenting.siblings import find_recurring

__all__ = ["Segment", "fill_titles", "find_recurring", "line_key", "segment_articles", "segment_text"]
