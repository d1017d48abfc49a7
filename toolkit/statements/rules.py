"""The rules: drafts of statements, line by line, from quotations and reporting words."""

from __future__ import annotations

from toolkit.statements.drafts import Draft, Verb, trimmed, verbs_in
from toolkit.statements.quoted import block_draft, quoted_drafts
from toolkit.statements.reading import Line, Reading
from toolkit.statements.relays import with_relayer
from toolkit.statements.reported import reported_drafts
from toolkit.statements.sources import colon_draft, signed_draft, signed_within, stopped_draft


def find_drafts(reading: Reading) -> list[Draft]:
    """The drafts of all lines in order; a quotation that stands alone goes on with the statement before it."""
    drafts: list[Draft] = []
    open_draft: int | None = None
    before: tuple[Line, list[Verb]] | None = None
    loose: Line | None = None
    for line in reading.lines:
        if _is_bare(reading, line):
            open_draft = _take_bare(reading, line, (drafts, open_draft, before))
            loose = line if open_draft is None else None
            continue
        signed = signed_draft(reading, loose, line) or stopped_draft(reading, loose, line)
        signed, loose = signed or signed_within(reading, line), None
        if signed is not None:
            drafts.append(signed)
            continue
        verbs = verbs_in(reading, line)
        new = _line_drafts(reading, line, verbs)
        if new and drafts and new[0].speaker is None and new[0].cue and new[0].cue[0] == line.first:
            new[0] = new[0]._replace(speaker=drafts[-1].speaker)  # Adding, "...": the one who spoke before
        open_draft = len(drafts) + _main_draft(new) if new else None
        before = (line, verbs)
        drafts += new
    return drafts


def _main_draft(new: list[Draft]) -> int:
    """The draft a following quotation goes on with: the quotation that opens the line, else the last."""
    return 0 if new[0].rule.startswith("quote,") else len(new) - 1


def _line_drafts(reading: Reading, line: Line, verbs: list[Verb]) -> list[Draft]:
    quoted = quoted_drafts(reading, line, verbs) if "Q" in reading.kinds[line.first : line.last] else []
    reported = reported_drafts(reading, line, verbs, quoted) if reading.cued_in(line.first, line.last) else []
    colon = colon_draft(reading, line)
    if not quoted and not reported:
        return [colon] if colon else []
    if colon is not None and all(d.speaker is None or d.speaker[0] > colon.contents[0][0] - 1 for d in reported):
        reported.append(colon)
    drafts = [with_relayer(reading, draft, verbs, line.first) for draft in (*quoted, *reported)]
    return sorted(drafts, key=lambda d: d.contents[0])


def _take_bare(
    reading: Reading,
    line: Line,
    state: tuple[list[Draft], int | None, tuple[Line, list[Verb]] | None],
) -> int | None:
    """Quotations alone: after a colon they are its content, else they go on with the statement they follow."""
    drafts, open_draft, before = state
    if before is not None and before[0].last == line.first:
        block = block_draft(reading, before[0], line, before[1])
        if block is not None:
            drafts.append(block)
            return len(drafts) - 1
    if open_draft is not None and (not line.opens_paragraph or _ends_quoted(reading, drafts[open_draft])):
        held = drafts[open_draft].contents[-1]
        for index in range(open_draft, len(drafts)):
            if index == open_draft or _encloses(drafts[index], held):
                drafts[index] = _continued(drafts[index], reading, line)
        return open_draft
    return None


def _encloses(draft: Draft, held: tuple[int, int]) -> bool:
    """Whether a whole statement lies in the content of another: "...," Dorn said, according to the Post."""
    return draft.rule == "according to" and any(a <= held[0] and held[1] <= b for a, b in draft.contents)


def _ends_quoted(reading: Reading, draft: Draft) -> bool:
    return "Q" in reading.kinds[slice(*draft.contents[-1])]


def _is_bare(reading: Reading, line: Line) -> bool:
    """A line that is nothing but quotations, or a quotation that goes on without marks and reports nothing more."""
    kinds = reading.kinds[line.first : line.last]
    return (
        _runs_out(reading, line)
        or ("Q" in kinds and not kinds.strip("Q.,;:-~"))
        or (kinds[:2] == "cQ" and not kinds[1:].strip("Q.,;:-~"))
    )


def _runs_out(reading: Reading, line: Line) -> bool:
    """`"They agree, but they are not there yet" to support him.`: within a paragraph, and with no cue."""
    goes_on = reading.kinds[line.first : line.first + 2] in ("Qt", "Qi", "Qs", "Qr")
    return goes_on and not line.opens_paragraph and not reading.cued_in(line.first, line.last)


def _continued(draft: Draft, reading: Reading, line: Line) -> Draft:
    spans = reading.quoted_in(line.first, line.last)
    if _runs_out(reading, line):
        spans = (trimmed(reading, line.first, line.last) or spans[0],)
    return draft._replace(contents=(*draft.contents, *spans))
