"""The tables of a study, declared once: the same declaration builds, checks and documents them.

Times are UTC without a zone, to the microsecond. Spans are half-open character offsets over `articles.text`.
What is not known is empty (missing), never guessed.
"""

from __future__ import annotations

from toolkit.tables import Column, SchemaError, Table, check_spans

__all__ = [
    "ARTICLES",
    "DATES",
    "QUANTITIES",
    "SEGMENTS",
    "SPEAKERS",
    "STATEMENTS",
    "TABLES",
    "SchemaError",
    "check_spans",
]

GRAINS = (
    "second", "minute", "hour", "part_of_day", "day", "weekend", "week", "month",
    "season", "quarter", "half", "year", "decade", "century",
)  # fmt: skip
SEGMENT_KINDS = ("title", "dateline", "byline", "body", "caption", "metadata", "furniture")
ANALYSED_KINDS = ("title", "dateline", "body", "caption")
"""Segments in which statements, dates and quantities are looked for."""
LANGUAGES_READ = ("en",)
"""Languages in which findings are looked for; an article of unknown language is searched too."""
FORMS = ("direct", "indirect", "mixed")
CUE_CLASSES = (
    "neutral", "claim", "denial", "admission", "promise", "demand", "threat", "belief",
    "intention", "praise", "criticism", "announcement", "question", "agreement",
)  # fmt: skip
SAID_BASES = ("date expression", "publication", "unknown")
TIMEX_TYPES = ("DATE", "TIME", "DURATION", "SET")
ANCHORS = ("explicit", "publication", "previous mention", "none")
MODIFIERS = ("exact", "about", "at_least", "more_than", "at_most", "less_than", "between")
CHANGES = ("up", "down")
PERIODS = ("new", "total")
SPEAKER_KINDS = ("person", "organisation", "group", "unnamed", "unknown")


_ARTICLE = Column("article_id", "text", "the article the row belongs to", required=True)
_RULE = Column("rule", "text", "the pattern, model or person that produced the row", required=True)


def _span(what: str, *, prefix: str = "", surface: str = "surface", required: bool = True) -> tuple[Column, ...]:
    return (
        Column(f"{prefix}start", "integer", f"first character of {what}", "character offset", required),
        Column(f"{prefix}end", "integer", f"one past the last character of {what}", "character offset", required),
        Column(surface, "text", f"the exact characters of {what}", "", required),
    )


def _choice(
    name: str, meaning: str, choices: tuple[str, ...], *, required: bool = False, later: bool = False
) -> Column:
    return Column(name, "text", meaning, "", required, choices, later)


_SURFACE = ("start", "end", "surface")

ARTICLES = Table(
    "articles",
    "one article",
    (
        Column(
            "article_id",
            "text",
            "the article's name in this study: its path, with #n inside a file of many",
            "",
            True,
        ),
        Column("outlet", "text", "who published it"),
        Column("title", "text", "its headline; empty where the file names none and no line of the text surely is it"),
        Column("byline", "text", "its authors as printed"),
        Column("published", "time", "begin of the interval in which it was published", "UTC"),
        _choice("published_grain", "how exact `published` is", GRAINS),
        Column(
            "published_evidence",
            "text",
            "what says so: a span of the text (start-end: words) or a metadata key",
        ),
        Column(
            "captured",
            "time",
            "when the page was copied or crawled (page clock); never the publication date",
            "UTC",
        ),
        Column("updated", "time", "when the outlet says it last changed the article", "UTC"),
        Column("section", "text", "the part of the outlet it stood in, as printed", later=True),
        Column("length", "integer", "its length as the export or file states it", "words", later=True),
        Column(
            "language", "text", "ISO 639-1 code; articles in languages that the finders do not read have no findings"
        ),
        Column("url", "text", "its address on the web"),
        Column("path", "text", "the file it was read from"),
        Column("kind", "text", "the kind of file: txt, html, csv, json, jsonl, parquet, ...", "", True),
        Column("story", "text", "near-duplicate group"),
        Column("wire", "text", "the news agency whose copy it credits", later=True),
        Column("text", "text", "the whole decoded text, furniture included; never rewritten", "", True),
    ),
)

SEGMENTS = Table(
    "segments",
    "one labelled stretch of an article's text; together they tile the text without gap or overlap",
    (
        Column("segment_id", "text", "key", "", True),
        _ARTICLE,
        *_span("the segment"),
        _choice("kind", "what the stretch is", SEGMENT_KINDS, required=True),
        Column("reason", "text", "why it has this label, in words", "", True),
        _RULE,
    ),
    (_SURFACE,),
)

STATEMENTS = Table(
    "statements",
    "one attribution: somebody's words or thoughts, as the article reports them",
    (
        Column("statement_id", "text", "key", "", True),
        _ARTICLE,
        *_span("the smallest stretch that holds content, cue and speaker mention"),
        Column("content", "text", "what was said; several stretches are joined by ' … '", "", True),
        Column("content_spans", "spans", "the stretches of text that were said, in order", "character offsets"),
        Column("speaker", "text", "canonical name of who said it; empty where nobody is named"),
        Column("speaker_id", "text", "key into `speakers`"),
        *_span("the speaker's mention", prefix="speaker_", surface="speaker_mention", required=False),
        Column("role", "text", "the speaker's office as the article gives it (spokesman, President)"),
        Column("affiliation", "text", "the body the speaker speaks for"),
        *_span("the cue", prefix="cue_", surface="cue", required=False),
        Column("cue_lemma", "text", "the cue's dictionary form (said -> say)"),
        _choice("cue_class", "what kind of act the cue reports", CUE_CLASSES),
        Column("negated", "boolean", "the cue is negated (did not say)", "", True),
        _choice("form", "direct: quoted words; indirect: the outlet's words; mixed: both", FORMS, required=True),
        Column("relayed_to", "text", "whom the speaker told (Sputnik in 'told Sputnik')"),
        Column("relayed_by", "text", "through whom the outlet has it, nearest first, joined by ' < '"),
        Column("said_begin", "time", "begin of the interval in which it was said", "UTC"),
        Column("said_finish", "time", "end of that interval, exclusive", "UTC"),
        _choice("said_grain", "how exact the interval is", GRAINS),
        _choice("said_basis", "what the interval rests on", SAID_BASES, required=True),
        Column("said_date_id", "text", "the date expression it rests on, a key into `dates`"),
        Column("confidence", "number", "how sure the finder is that the row is right", "probability", True),
        _RULE,
    ),
    (
        _SURFACE,
        ("speaker_start", "speaker_end", "speaker_mention"),
        ("cue_start", "cue_end", "cue"),
    ),
)

DATES = Table(
    "dates",
    "one temporal expression",
    (
        Column("date_id", "text", "key", "", True),
        _ARTICLE,
        *_span("the expression"),
        _choice("type", "TIMEX3 type", TIMEX_TYPES, required=True),
        Column("value", "text", "TIMEX3 value (2017-12-11, P2Y, XXXX-WXX-2)"),
        Column("mod", "text", "TIMEX3 modifier (START, MID, END, APPROX, MORE_THAN, ...)"),
        Column("begin", "time", "begin of the interval; empty where open or unresolved", "UTC"),
        Column("finish", "time", "end of the interval, exclusive; empty where open or unresolved", "UTC"),
        _choice("grain", "the calendar unit the words name", GRAINS),
        _choice("anchor", "what the reading hangs on", ANCHORS, required=True),
        Column("approximate", "boolean", "the words say that it is not exact", "", True),
        Column("alternatives", "texts", "rival TIMEX3 values, likeliest first"),
        _RULE,
    ),
    (_SURFACE,),
)

QUANTITIES = Table(
    "quantities",
    "one quantity",
    (
        Column("quantity_id", "text", "key", "", True),
        _ARTICLE,
        *_span("the quantity"),
        Column("value", "number", "the point, empty for ranges and vague quantities", "`unit`"),
        Column("low", "number", "lower bound, empty where open", "`unit`"),
        Column("high", "number", "upper bound, empty where open", "`unit`"),
        _choice("modifier", "how value, low and high are meant", MODIFIERS, required=True),
        Column("unit", "text", "%, ISO currency code, unit name; empty for plain counts"),
        Column(
            "kind",
            "text",
            "count, percent, percentage_points, money, ratio, multiple, duration, distance, ...",
            "",
            True,
        ),
        Column("counted", "text", "what is counted (US troops) or what a share is of (Syrian territory)"),
        Column("status", "text", "what became of the counted (killed, wounded, deployed)", later=True),
        Column(
            "population",
            "text",
            "the people, place or body whose number it is (the army in 'the army has 400 tanks')",
            later=True,
        ),
        Column("place", "text", "where it holds"),
        Column("as_of_begin", "time", "begin of the interval for which it holds", "UTC"),
        Column("as_of_finish", "time", "end of that interval, exclusive", "UTC"),
        _choice("period", "new: what was added; total: what came together", PERIODS, later=True),
        _choice("change", "the number is the size or the result of a rise or a fall", CHANGES, later=True),
        Column("statement_id", "text", "the statement it stands in"),
        Column("relation", "text", "for multiples and changes: of what"),
        Column(
            "implied_value",
            "number",
            "the value that follows (1,720 is three times 573)",
            "`unit` of the relation",
        ),
        _RULE,
    ),
    (_SURFACE,),
)

SPEAKERS = Table(
    "speakers",
    "one person, organisation or unnamed source",
    (
        Column("speaker_id", "text", "key", "", True),
        _ARTICLE,
        *_span("the mention that proves the canonical name"),
        Column("canonical", "text", "the fullest name found", "", True),
        Column("aliases", "texts", "the other wordings that name the same speaker"),
        Column("roles", "texts", "offices named, most frequent first"),
        Column("affiliation", "text", "the body most often named with the speaker"),
        _choice("kind", "what kind of speaker", SPEAKER_KINDS, required=True),
        Column("statements", "integer", "statements of this speaker in the study", "statements", True),
        Column("articles", "integer", "articles in which this speaker is reported", "articles", True),
        _RULE,
    ),
    (_SURFACE,),
)

TABLES = {t.name: t for t in (ARTICLES, SEGMENTS, STATEMENTS, DATES, QUANTITIES, SPEAKERS)}
