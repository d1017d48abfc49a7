"""When a found statement is right: its content matches a gold attribution, and its speaker does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from toolkit.statements import Statement
from toolkit.statements.tagger import Attribution

Span = list[int]
Row = dict[str, Any]


def as_row(statement: Statement | Attribution) -> Row:
    """The spans of a statement in the gold's form; the speaker and the cue are None where there is none."""
    cue = [statement.cue_start, statement.cue_end] if statement.cue_start is not None else None
    speaker = [statement.speaker_start, statement.speaker_end] if statement.speaker_start is not None else None
    return {"speaker": speaker, "cue": cue, "content": [list(span) for span in statement.content_spans]}


def rightness(scorer: Any, document: Row, statements: Sequence[Statement | Attribution]) -> list[bool]:
    """For each statement found in a document, whether it is right.

    Its content must share at least half of its tokens with that of a gold attribution (Jaccard) which no better match
    has taken, and its speaker must be that attribution's. `scorer` is the module that splits the tokens.
    """
    text, places = document["text"], scorer.tokens_of(document["text"])
    starts = [a for a, _ in places]
    held = [a for a in document["attributions"] if a["content"]]
    wanted = [scorer.cover_fast(places, starts, a["content"]) for a in held]
    rows = [as_row(statement) for statement in statements]
    got = [scorer.cover_fast(places, starts, row["content"]) for row in rows]
    pairs = [(len(g & p) / len(g | p), i, j) for i, g in enumerate(wanted) for j, p in enumerate(got) if g & p]
    right, used = [False] * len(rows), set()
    for share, i, j in sorted(pairs, reverse=True):
        if share < 0.5 or i in used or right[j]:
            continue
        used.add(i)
        right[j] = same_speaker(scorer, (text, places, starts), held[i]["source"], rows[j]["speaker"])
    return right


def same_speaker(scorer: Any, read: tuple[str, list[Any], list[int]], wanted: Any, got: Span | None) -> bool:
    """Whether both mentions share a telling word and three tokens in ten; no speaker in gold is met by any."""
    if not wanted:
        return True
    if got is None:
        return False
    text, places, starts = read
    one, other = scorer.cover_fast(places, starts, wanted), scorer.cover_fast(places, starts, [got])
    telling = {k for k in one & other if text[slice(*places[k])].lower() not in scorer.STOP}
    return bool(telling) and len(one & other) / len(one | other) >= 0.3
