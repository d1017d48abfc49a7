"""The corpus as a whole: words in context, over time and between groups; articles, stories and outlets counted."""

from toolkit.corpus.concordance import CONCORDANCE, concordance
from toolkit.corpus.counting import COUNTS, VERSIONS, compare_story, count_articles, keep_first_of_stories
from toolkit.corpus.frequencies import FREQUENCIES, count_over_time
from toolkit.corpus.keyness import KEYNESS, find_keywords

__all__ = [
    "CONCORDANCE",
    "COUNTS",
    "FREQUENCIES",
    "KEYNESS",
    "VERSIONS",
    "compare_story",
    "concordance",
    "count_articles",
    "count_over_time",
    "find_keywords",
    "keep_first_of_stories",
]
